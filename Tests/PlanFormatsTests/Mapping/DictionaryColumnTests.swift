import LandUse
import Testing

@Suite("Dictionary columns") struct DictionaryColumnTests {
  @Test func `each distinct text is stored once, in order of appearance`() {
    var column = DictionaryColumn()
    for text in ["LUA", "LUA", "ONT", "", "LUA", "Đất", "", "ONT", "LUA\u{0}"] { column.append(text) }
    column.appendMissing()
    #expect(column.values == ["LUA", "ONT", "", "Đất", "LUA\u{0}"])
    #expect((0..<10).map { column[$0] } == ["LUA", "LUA", "ONT", "", "LUA", "Đất", "", "ONT", "LUA\u{0}", nil])
  }

  @Test func `many texts with long shared heads are told apart`() {
    var column = DictionaryColumn()
    let texts = (0..<20_000).map { "353470001-1-\($0)" }
    for text in texts { column.append(text) }
    for text in texts.reversed() { column.append(text) }
    #expect(column.valueCount == 20_000)
    #expect(column.values == texts)
    #expect(column.indices.suffix(20_000).elementsEqual(column.indices.prefix(20_000).reversed()))
  }

  @Test func `texts that differ only in length or in one byte at any place are distinct`() {
    var column = DictionaryColumn()
    var texts: [String] = []
    for length in 0..<40 {
      texts.append(String(repeating: "a", count: length))
      for place in 0..<length {
        texts.append(String(repeating: "a", count: place) + "b" + String(repeating: "a", count: length - place - 1))
      }
    }
    for text in texts { column.append(text) }
    #expect(column.valueCount == texts.count)
  }
}
