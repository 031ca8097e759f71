import Foundation
import TestSupport
import Testing

@testable import PlanFormats

/// True when the whole text is one JSON value and nothing else.
private func accepts(_ bytes: [UInt8], blockSize: Int) -> Bool {
  do throws(ReadError) {
    var scanner = try JSONScanner(.bytes(bytes, name: "t"), blockSize: blockSize)
    try scanner.skipValue()
    return try scanner.peek() == 0 && scanner.isAtEnd
  } catch { return false }
}

private func suiteFiles() -> [URL] {
  guard let folder = SharedData.url("data/jsontestsuite/test_parsing") else { return [] }
  let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
  return (files ?? []).sorted { $0.lastPathComponent < $1.lastPathComponent }
}

@Suite("JSON grammar") struct JSONGrammarTests {
  @Test(.enabled(if: !suiteFiles().isEmpty), arguments: [1, 7, 64, 1 << 18])
  func `the JSON test suite is accepted and refused as it says`(blockSize: Int) throws {
    for file in suiteFiles() {
      let bytes = Array(try Data(contentsOf: file))
      let name = file.lastPathComponent
      let accepted = accepts(bytes, blockSize: blockSize)
      if name.hasPrefix("y_") { #expect(accepted, "\(name)") }
      if name.hasPrefix("n_") { #expect(!accepted, "\(name)") }
    }
  }

  @Test(.enabled(if: !suiteFiles().isEmpty))
  func `no file of the JSON test suite is taken for GeoJSON`() throws {
    for file in suiteFiles() {
      let bytes = Array(try Data(contentsOf: file))
      #expect(throws: ReadError.self, "\(file.lastPathComponent)") { try readBytes(bytes) }
    }
  }

  @Test(.enabled(if: !suiteFiles().isEmpty))
  func `as property values the accepted files of the JSON test suite are read`() throws {
    for file in suiteFiles() where file.lastPathComponent.hasPrefix("y_") {
      let value = Array(try Data(contentsOf: file))
      let head = #"{"type":"Feature","geometry":null,"properties":{"v":"#
      #expect(throws: Never.self, "\(file.lastPathComponent)") {
        try readBytes(Array(head.utf8) + value + Array("}}".utf8))
      }
    }
  }

  @Test(arguments: ["tru", "truE", "nul", "fals", "True", "NaN", "Infinity", "-Infinity", "undefined", "'a'"])
  func `a literal that is none is refused`(text: String) {
    #expect(!accepts(Array(text.utf8), blockSize: 64))
  }

  @Test(arguments: [
    "01", "-", "-01", "1.", ".5", "1e", "1e+", "+1", "1.e5", "0x10", "1_000", "--1", "1.5.2", "2.e3", "1,5",
  ])
  func `a number outside the grammar is refused`(text: String) {
    #expect(!accepts(Array(text.utf8), blockSize: 64))
    #expect(!accepts(Array("[\(text)]".utf8), blockSize: 1) || text == "1,5")
  }

  @Test func `nesting is limited to 64 levels`() {
    func nested(_ n: Int) -> [UInt8] {
      Array((String(repeating: "[", count: n) + String(repeating: "]", count: n)).utf8)
    }
    #expect(accepts(nested(63), blockSize: 64))
    #expect(accepts(nested(64), blockSize: 64))
    #expect(!accepts(nested(65), blockSize: 64))
    #expect(!accepts([UInt8](repeating: UInt8(ascii: "["), count: 2_000_000), blockSize: 1 << 18))
  }
}

@Suite("Numbers of coordinates") struct CoordinateNumberTests {
  private func value(_ text: String, blockSize: Int = 64) throws(ReadError) -> Double {
    var scanner = try JSONScanner(.bytes(Array(text.utf8), name: "t"), blockSize: blockSize)
    var decimals = 0
    return try scanner.number(decimals: &decimals)
  }

  /// `Double(String)` of the standard library is the independent judge: correctly rounded by its documentation.
  @Test func `every number of 1 to 19 digits and 0 to 22 decimals is the nearest float`() throws {
    var state: UInt64 = 42
    func random() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 11
    }
    for _ in 0..<50_000 {
      let digits = 1 + Int(random() % 19)
      var mantissa = random()
      for _ in 0..<(19 - digits) { mantissa /= 10 }
      let text = Self.placing(mantissa, decimals: Int(random() % 23))
      #expect(try value(text) == Double(text), "\(text)")
      #expect(try value("-" + text) == -(Double(text) ?? 0), "-\(text)")
    }
  }

  @Test(arguments: [
    "9007199254740993", "9007199254740992.5", "9007199254740993.0", "1152921504606846977.5", "0.1",
    "0.30000000000000004",
    "105.94784392000012", "20.5663413090001", "1844674407370955161.5", "1.7976931348623157e308", "4.9e-324", "2.2e-308",
    "123456789012345678901234567890", "0.000000000000000000000000000001", "1e22", "1e23", "8.5e-5",
    "9999999999999999999",
    "1000000000000000000.5", "9223372036854775807", "9223372036854775808", "18446744073709551615",
    "18446744073709551616",
    "9007199254740992000.1", "0.9007199254740993", "900719925474099.25", "-0.0", "0",
  ])
  func `awkward numbers are the nearest float`(text: String) throws {
    for blockSize in [1, 7, 64] { #expect(try value(text, blockSize: blockSize) == Double(text)) }
  }

  @Test func `what no float holds is refused, what is too small is 0`() throws {
    for text in ["1e999", "-1e999", "1.8e308", "123456789e400"] {
      #expect { try value(text) } throws: { ($0 as? ReadError)?.kind == .numberOutOfRange(text: text) }
    }
    #expect(try value("1e-400") == 0)
    #expect(try value("1.5e-99999999999999999999") == 0)
  }

  @Test func `decimals are those written`() throws {
    for (text, expected) in [("1", 0), ("1.50", 2), ("105.94936947", 8), ("1.5e2", 0), ("1.25e-3", 5)] {
      var scanner = try JSONScanner(.bytes(Array(text.utf8), name: "t"))
      var decimals = 0
      _ = try scanner.number(decimals: &decimals)
      #expect(decimals == expected, "\(text)")
    }
  }

  /// A whole number with a decimal point set.
  private static func placing(_ mantissa: UInt64, decimals: Int) -> String {
    var digits = String(mantissa)
    guard decimals > 0 else { return digits }
    if digits.count <= decimals { digits = String(repeating: "0", count: decimals - digits.count + 1) + digits }
    return digits.dropLast(decimals) + "." + digits.suffix(decimals)
  }
}
