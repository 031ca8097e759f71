import Foundation
import LandUse
import PlanFormats
import TestSupport
import Testing

@Suite("JSON writing") struct JSONWriterTests {
  private func written(_ body: (JSONWriter) -> Void) -> String {
    let writer = JSONWriter()
    body(writer)
    return writer.text
  }

  @Test func `strings keep their characters and escape what JSON demands`() throws {
    let text = "Phủ Lý \"a\" \\ / \n\r\t\u{0}\u{1F}\u{7F}😀"
    let json = written { writer in writer.array { writer.string(text) } }
    #expect(json == #"["Phủ Lý \"a\" \\ / \n\r\t\u0000\u001f\u007f😀"]"#)
    let back = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String]
    #expect(back == [text])
  }

  @Test func `nested structure is closed and separated`() {
    let json = written { writer in
      writer.object {
        writer.member("a", 1)
        writer.key("b")
        writer.array {
          writer.bool(true)
          writer.null()
          writer.object {}
          writer.array {}
        }
        writer.member("c", nil as String?)
      }
    }
    #expect(json == #"{"a":1,"b":[true,null,{},[]],"c":null}"#)
  }

  @Test func `pretty text has two spaces a level`() {
    let writer = JSONWriter(pretty: true)
    writer.object {
      writer.member("a", 1)
      writer.key("b")
      writer.array {
        writer.integer(2)
        writer.integer(3)
      }
      writer.key("c")
      writer.object {}
    }
    #expect(writer.text == "{\n  \"a\": 1,\n  \"b\": [\n    2,\n    3\n  ],\n  \"c\": {}\n}\n")
  }

  @Test(arguments: [1, 2, 5], [false, true])
  func `elements that several threads write stand in their order`(threads: Int, isPretty: Bool) {
    let writer = JSONWriter(pretty: isPretty)
    writer.object {
      writer.key("a")
      writer.array {
        writer.integer(7)
        writer.elements(count: 8, perPart: 3, threads: threads) { range, json in
          for number in range { json.object { json.member("n", number) } }
        }
        writer.elements(count: 0, perPart: 3, threads: threads) { _, json in json.null() }
        writer.integer(9)
      }
      writer.key("b")
      writer.array { writer.elements(count: 0, perPart: 1, threads: threads) { _, json in json.null() } }
    }
    let compact = #"{"a":[7,{"n":0},{"n":1},{"n":2},{"n":3},{"n":4},{"n":5},{"n":6},{"n":7},9],"b":[]}"#
    #expect(writer.text.filter { $0 != " " && $0 != "\n" } == compact)
    if isPretty {
      #expect(writer.text.contains("\n    7,\n    {\n      \"n\": 0\n    },\n    {\n      \"n\": 1\n    },"))
    }
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1.0, "1"), (-1.5, "-1.5"), (0.1, "0.1"), (105.94936947, "105.94936947"),
    (1e21, "1e+21"), (Double.leastNonzeroMagnitude, "5e-324"), (-67.60545317269522, "-67.60545317269522"),
    (123456789012.0, "123456789012"),
    (0.00001, "0.00001"), (1e-9, "1e-09"), (551784.381923, "551784.381923"),
    (0.30000000000000004, "0.30000000000000004"),
    (Double.nan, "null"), (Double.infinity, "null"), (1e15, "1e+15"), (999999999999999.0, "999999999999999"),
  ])
  func `a float is written in its shortest digits`(value: Double, expected: String) {
    let json = written { $0.number(value) }
    if expected.contains("e+15") { #expect(Double(json) == value) } else { #expect(json == expected) }
  }

  @Test func `every float that is written reads back the same`() {
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = Double(bitPattern: state)
      guard value.isFinite else { continue }
      #expect(Double(written { $0.number(value) }) == value)
      let coordinate = Double(Int64(bitPattern: state) >> 20) / 1e8
      let text = written { $0.number(coordinate) }
      #expect(Double(text) == coordinate)
      #expect(text.count <= coordinate.description.count)
    }
  }

  /// What Swift's own shortest digits are, in the way numbers of JSON are written here.
  private func shortest(_ value: Double) -> String {
    let text = value.description
    return value == 0 ? "0" : text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  @Test func `decimals of any number of digits are written as Swift writes them`() {
    var random = SplitMix(seed: 41)
    for _ in 0..<40_000 {
      let decimals = random.int(in: 0...14)
      let digits = random.int(in: 1...17)
      let units = Double(random.next() % UInt64(pow(10, Double(digits)))) * (random.next() % 2 == 0 ? 1 : -1)
      let value = units / pow(10, Double(decimals))
      // Below that Swift writes an exponent, and here up to eight decimals are written out.
      guard value == 0 || abs(value) >= 1e-4, abs(value) < 1e15 else { continue }
      #expect(written { $0.number(value) } == shortest(value))
    }
  }

  @Test(
    arguments: [
      105.99999999, 99.99999999, 9.99999999, 0.00000001, 0.99999999, 9_999_999.99999999, 10_000_000, 9_999_999.5,
      99_999_999, 100_000_000, 100_000_001.5, 123_456_789_012_345, 0.1 + 0.2, 1 / 3, 20.123456789012, 105.1234567891,
      999.999999999999, 1000.0000000001, 99_999.9999999999, 5e-9, 0.0001, 0.00012345678, 1.7976931348623157e308,
    ] as [Double])
  func `floats at the edges of what is written fast are written in their shortest digits`(value: Double) {
    for value in [value, -value, value.nextUp, value.nextDown] where value.isFinite && abs(value) >= 1e-4 {
      #expect(written { $0.number(value) } == shortest(value))
    }
    #expect(Double(written { $0.number(value) }) == value)
  }

  @Test func `fixed decimals are those of the C library, but for halves`() {
    var random = SplitMix(seed: 42)
    for _ in 0..<20_000 {
      let decimals = random.int(in: 0...15)
      let value = random.next(in: -1...1) * pow(10, Double(random.int(in: 0...(15 - decimals))))
      let expected = String(format: "%.\(decimals)f", value)
      // The library rounds exact halves to even digits, and keeps the sign of nothing.
      let exact = String(format: "%.60f", value)
      let rest = exact.drop { $0 != "." }.dropFirst(decimals + 1)
      guard rest.first != "5" || rest.dropFirst().contains(where: { $0 != "0" }) else { continue }
      let isNothing = !expected.contains { ("1"..."9").contains($0) }
      #expect(
        written { $0.number(value, decimals: decimals) } == (isNothing ? String(expected.drop { $0 == "-" }) : expected)
      )
    }
  }

  @Test(arguments: [
    0, 1, -1, 9, 10, 99, 100_000_000, 99_999_999, 123_456_789, -987_654_321, 9_999_999_999_999_999,
    10_000_000_000_000_000, Int.max, Int.min,
  ])
  func `whole numbers are written with all their digits`(value: Int) {
    #expect(written { $0.integer(value) } == value.description)
  }

  @Test func `members that are written once are written into many objects`() {
    let members = JSONMembers(count: 3) { list, json in
      if list > 0 { json.member("use", "C\(list)") }
      if list > 1 { json.member("useName", "đất \"2\"") }
    }
    let json = written { writer in
      writer.array {
        for list in 0..<3 {
          writer.object {
            writer.members(members, at: list)
            writer.member("n", list)
          }
        }
      }
    }
    #expect(json == #"[{"n":0},{"use":"C1","n":1},{"use":"C2","useName":"đất \"2\"","n":2}]"#)
  }

  @Test func `the text of a row is written as it stands, and null where there is none`() {
    var column = DictionaryColumn()
    column.append("Phủ Lý")
    column.appendMissing()
    column.append("a\"b\\c\nd")
    column.append("")
    let json = written { writer in
      writer.object { for row in 0..<5 { writer.member("\(row)", row: row, of: column) } }
    }
    #expect(json == #"{"0":"Phủ Lý","1":null,"2":"a\"b\\c\nd","3":"","4":null}"#)
  }

  @Test(arguments: [0, 1, 7, 8, 15, 16, 31, 32, 33, 63, 64, 65, 200])
  func `a sign that JSON demands to be escaped is found wherever it stands`(length: Int) throws {
    for place in 0...length {
      let plain = String(repeating: "x", count: place)
      let text = plain + "\"" + String(repeating: "y", count: length - place)
      let back = try JSONSerialization.jsonObject(
        with: Data(written { $0.string(text) }.utf8), options: .fragmentsAllowed)
      #expect(back as? String == text)
    }
  }

  /// Expected texts: the exact decimal expansion of the float, rounded half away from zero (Python's `decimal`).
  @Test(arguments: [
    (1.005, 2, "1.00"), (2.675, 2, "2.67"), (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (0.5, 0, "1"), (1.5, 0, "2"),
    (2.5, 0, "3"), (0.0049999999999999, 2, "0.00"), (-0.001, 2, "0.00"), (8.345, 2, "8.35"), (1.115, 2, "1.11"),
    (123.0, 3, "123.000"), (0.05, 1, "0.1"), (99.995, 2, "100.00"), (20.5918368280001, 9, "20.591836828"),
    (.nan, 2, "null"),
  ])
  func `fixed decimals are the exact value rounded once`(value: Double, decimals: Int, expected: String) {
    #expect(written { $0.number(value, decimals: decimals) } == expected)
  }
}

@Suite("Output files") struct OutputFileTests {
  @Test func `a file appears only when it is committed`() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile(path: folder.path("out.json"))
    file.write(String(repeating: "0123456789", count: 20_000))
    #expect(!folder.names.contains("out.json"))
    #expect(folder.names.count == 1)
    try file.commit()
    #expect(folder.names == ["out.json"])
    #expect(try Data(contentsOf: folder.url.appending(path: "out.json")).count == 200_000)
  }

  @Test func `a file that is not committed leaves nothing and harms nothing`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Array("old".utf8), as: "out.json")
    do {
      let file = try OutputFile(path: folder.path("out.json"))
      file.write("new")
    }
    #expect(folder.names == ["out.json"])
    #expect(try String(contentsOf: folder.url.appending(path: "out.json"), encoding: .utf8) == "old")
    let file = try OutputFile(path: folder.path("out.json"))
    file.write("new")
    try file.commit()
    #expect(try String(contentsOf: folder.url.appending(path: "out.json"), encoding: .utf8) == "new")
  }

  @Test func `a file that cannot take its name is removed`() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile(path: folder.path("out"))
    file.write("x")
    try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: false)
    let error = try #require(throws: WriteError.self) { try file.commit() }
    #expect(error.operation == .rename)
    #expect(error.code == EISDIR)
    #expect(folder.names == ["out"])
  }

  @Test func `what cannot be made says path and reason`() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: WriteError.self) { try OutputFile(path: folder.path("none/out.json")) }
    #expect(error.operation == .create)
    #expect(error.code == ENOENT)
    #expect(error.reason == "No such file or directory")
    #expect(error.path == folder.path("none/out.json"))
    #expect(throws: WriteError.self) { try OutputFile(path: folder.url.path) }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a full disk is told at the end`() throws {
    let file = try OutputFile(path: "/dev/full")
    file.write(String(repeating: "x", count: 1_000_000))
    let error = try #require(throws: WriteError.self) { try file.commit() }
    #expect(error.operation == .write)
    #expect(error.code == ENOSPC)
  }
}
