import LandUse
import Testing

@Suite("Dictionary column") struct DictionaryColumnTests {
  @Test func `bytes decide the order of values, but for equal ones and letters beyond ASCII`() {
    var column = DictionaryColumn()
    let values = [
      "", "B", "a", "a", "a1", "a10", "a2", "\u{E9}", "e\u{301}", "a\u{E9}", "353470001-1-1", "353470001-1-2",
    ]
    for value in values { column.append(value) }
    for (first, a) in values.enumerated() {
      for (second, b) in values.enumerated() {
        guard let precedes = column.precedes(first, second) else {
          #expect(a == b || (a + b).utf8.contains { $0 >= 0x80 })
          continue
        }
        #expect(precedes == a.utf8.lexicographicallyPrecedes(b.utf8))
        #expect(a != b)
      }
    }
    #expect(column.precedes(2, 3) == nil)
    #expect(column.precedes(4, 5) == true)
    #expect(column.precedes(6, 5) == false)
    // One letter, written in two ways.
    #expect(column.precedes(7, 8) == nil)
  }
}
