import Coverage
import PlanFormats
import Testing

@Suite("GeoJSON faults") struct GeoJSONFaultTests {
  @Test func `a fault names line, byte and feature`() throws {
    let text =
      "{\"type\":\"FeatureCollection\",\n\"features\":[\n" + feature() + ",\n" + feature(properties: "{\"a\":tru }")
    for blockSize in [1, 7, 64, 1 << 18] {
      let error = try #require(readFailure(text, blockSize: blockSize))
      #expect(error.kind == .unexpectedByte(found: 0x20, expected: "true"))
      #expect(error.line == 4)
      #expect(error.feature == 1)
      #expect(error.file == "t.geojson")
      let byte = try #require(error.byte)
      #expect(Array(text.utf8)[..<byte].suffix(3).elementsEqual("tru".utf8))
    }
  }

  @Test func `every cut of a file is refused and never taken for a whole`() {
    let text = collection(
      feature(geometry: square, properties: #"{"a":"Lý\u0110","b":[1,-2.5e1]}"#), feature(geometry: "null"))
    let bytes = Array(text.utf8)
    for count in 0..<bytes.count {
      for blockSize in [1, 64] {
        #expect(throws: ReadError.self, "\(count)") { try readBytes(Array(bytes[..<count]), blockSize: blockSize) }
      }
    }
  }

  @Test func `one changed byte never crashes the reader`() {
    let bytes = Array(
      collection(feature(geometry: square, properties: #"{"a":"Lý\u0110\"","b":[1,-2.5e1],"c":true}"#)).utf8)
    for i in bytes.indices {
      for change: UInt8 in [0, 0x22, 0x2C, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0x2D, 0x39, 0x80, 0xC3, 0xFF] {
        var changed = bytes
        changed[i] = change
        _ = try? readBytes(changed, blockSize: 16)
      }
    }
  }

  @Test(arguments: [
    ("", "the file ends"), ("  \n ", "the file ends"),
  ])
  func `an empty file is cut off`(text: String, _: String) {
    #expect(readFailure(text)?.kind == .cutOff(expected: "a GeoJSON object"))
  }

  @Test(arguments: [
    ("[1,2]", "an array"), ("\"x\"", "a string"), ("12", "a number"), ("<html>", "XML or HTML"),
    (#"{"type":"Topology","objects":{}}"#, "Topology"), (#"{"a":1}"#, "an object without \"type\""),
    (#"{"type":"featurecollection","features":[]}"#, "featurecollection"),
  ])
  func `another root is no GeoJSON`(text: String, found: String) {
    #expect(readFailure(text)?.kind == .notGeoJSON(found: found))
  }

  @Test func `a collection without features is refused`() {
    #expect(readFailure(#"{"type":"FeatureCollection","features":[]}"#)?.kind == .noFeatures)
    #expect(readFailure(#"{"type":"FeatureCollection"}"#)?.kind == .missingMember("features"))
  }

  @Test func `repeated members of feature and geometry are refused`() {
    #expect(
      readFailure(collection(#"{"type":"Feature","geometry":null,"geometry":null,"properties":null}"#))?.kind
        == .duplicateKey("geometry"))
    #expect(
      readFailure(collection(feature(geometry: #"{"type":"Polygon","coordinates":[],"coordinates":[]}"#)))?.kind
        == .duplicateKey("coordinates"))
    #expect(
      readFailure(#"{"type":"FeatureCollection","features":[\#(feature())],"features":[]}"#)?.kind
        == .duplicateKey("features"))
  }

  @Test func `an element that is no feature is refused`() {
    #expect(readFailure(collection(square))?.kind == .notFeature(found: "Polygon"))
    #expect(readFailure(collection(#"{"geometry":null,"properties":null}"#))?.kind == .missingMember("type"))
    #expect(readFailure(collection("null"))?.kind == .unexpectedByte(found: 0x6E, expected: "a Feature"))
    #expect(readFailure(collection(feature(geometry: "{}")))?.kind == .missingMember("type"))
    #expect(readFailure(collection(feature(geometry: #"{"type":"Polygon"}"#)))?.kind == .missingMember("coordinates"))
  }

  @Test(arguments: [
    #"{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}"#,
    #"{"coordinates":[[0,0],[1,0],[1,1],[0,0]],"type":"Polygon"}"#,
    #"{"type":"MultiPolygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}"#,
    #"{"coordinates":[[[0,0],[1,0],[1,1],[0,0]]],"type":"MultiPolygon"}"#,
    #"{"type":"Polygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}"#,
    #"{"type":"Polygon","coordinates":[[[]]]}"#,
    #"{"type":"Polygon","coordinates":[[[1]]]}"#,
    #"{"type":"Polygon","coordinates":[[["1","2"]]]}"#,
    #"{"type":"Polygon","coordinates":[[[1,null]]]}"#,
    #"{"type":"Polygon","coordinates":{"x":1}}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[[1,1]],[0,0]]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[1,0],1]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[1,NaN]]]}"#,
  ])
  func `coordinates nested otherwise than the type says are refused`(geometry: String) {
    #expect(readFailure(collection(feature(geometry: geometry))) != nil)
  }

  @Test func `a coordinate beyond a float is refused`() {
    #expect(
      readFailure(collection(feature(geometry: #"{"type":"Polygon","coordinates":[[[1e999,0]]]}"#)))?.kind
        == .numberOutOfRange(text: "1e999"))
  }

  @Test func `deep nesting is refused in every place`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(readFailure(deep)?.kind == .notGeoJSON(found: "an array"))
    for text in [
      #"{"x":\#(deep)"#, collection(feature(properties: #"{"x":\#(deep)"#)),
      collection(feature(geometry: #"{"type":"Polygon","coordinates":\#(deep)"#)),
      collection(feature(geometry: String(repeating: #"{"type":"GeometryCollection","geometries":["#, count: 50_000))),
    ] {
      #expect(readFailure(text)?.kind == .tooDeep(limit: 64))
    }
  }

  @Test func `half a surrogate pair and a false escape are refused`() {
    func kind(_ text: String) -> ReadError.Kind? {
      readFailure(collection(feature(properties: "{\"a\":\"\(text)\"}")))?.kind
    }
    for text in [#"\uD834"#, #"\uD834x"#, #"\uD834\n"#, #"\uDD1E"#, #"\uD834\u0041"#, #"\uD834\uD834"#] {
      #expect(kind(text) == .loneSurrogate, "\(text)")
    }
    #expect(kind(#"\uD834\uDD1E"#) == nil)
    #expect(kind(#"\x41"#) == .badEscape(found: UInt8(ascii: "x")))
    #expect(kind(#"\u00G1"#) == .badEscape(found: UInt8(ascii: "G")))
    #expect(kind("\u{01}") == .controlCharacter(found: 1))
    #expect(kind("\t") == .controlCharacter(found: 9))
  }

  @Test func `bytes that are no UTF-8 are refused with their place`() throws {
    let head = Array(#"{"type":"Feature","geometry":null,"properties":{"a":""#.utf8)
    let cases: [[UInt8]] = [
      [0x80], [0xC0, 0xAF], [0xC3, 0x28], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFE],
      [0xF0, 0x9F, 0x98],
    ]
    for wrong in cases {
      for blockSize in [1, 7, 64, 1 << 18] {
        let error = try #require(throws: ReadError.self) {
          try readBytes(head + wrong + Array("\"}}".utf8), blockSize: blockSize)
        }
        #expect(error.byte == head.count)
        #expect(error.kind == .invalidUTF8(found: wrong[0], encoding: nil))
      }
    }
    let utf16 = try #require(throws: ReadError.self) { try readBytes([0xFF, 0xFE, 0x7B, 0]) }
    #expect(utf16.kind == .invalidUTF8(found: 0xFF, encoding: "UTF-16"))
  }

  @Test func `more property names than any table has are refused`() {
    let names = (0..<3000).map { "\"k\($0)\":1" }.joined(separator: ",")
    #expect(readFailure(collection(feature(properties: "{\(names)}")))?.kind == .tooManyFields(limit: 2000))
  }

  @Test func `nothing but white space may follow`() {
    let whole = collection(feature())
    #expect(readFailure(whole + " \n\t ") == nil)
    #expect(readFailure(whole + "}")?.kind == .unexpectedByte(found: 0x7D, expected: "the end of the file"))
    #expect(readFailure(whole + "\n" + feature()) != nil)
    #expect(readFailure(whole + "\u{0}") != nil)
  }

  @Test func `a cancelled task stops reading`() async {
    let row = feature(geometry: square, properties: #"{"a":"x"}"#) + "\n"
    let bytes = Array(String(repeating: row, count: 30_000).utf8)
    let task = Task { () -> ReadError.Kind? in
      withUnsafeCurrentTask { $0?.cancel() }
      do {
        _ = try readBytes(bytes)
        return nil
      } catch { return (error as? ReadError)?.kind }
    }
    #expect(await task.value == .cancelled)
  }

  @Test func `progress is told about every megabyte`() throws {
    final class Calls { var calls: [(bytes: Int, features: Int)] = [] }
    let calls = Calls()
    let row = feature(geometry: square, properties: #"{"a":"x"}"#) + "\n"
    let bytes = Array(String(repeating: row, count: 30_000).utf8)
    _ = try GeoJSONReader.read(
      .bytes(bytes, name: "t"), options: .init(progress: { calls.calls.append(($0, $1)) }))
    let expected = bytes.count >> 20
    #expect((expected - 1...expected + 1).contains(calls.calls.count))
    #expect(zip(calls.calls, calls.calls.dropFirst()).allSatisfy { $0.bytes < $1.bytes && $0.features < $1.features })
  }
}
