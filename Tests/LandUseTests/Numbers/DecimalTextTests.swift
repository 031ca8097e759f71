import Geometry
import Testing

import LandUse

@Suite("Numbers as written") struct DecimalTextTests {
  @Test(
    "without a declaration a number with one reading is taken",
    arguments: [
      ("1234", "1234"), ("0", "0"), ("0.25", "0.25"), ("1234.5", "1234.5"), ("12,5", "12.5"), ("0,25", "0.25"),
      // Just beside the ambiguous form: four digits before, a leading zero, two or four digits behind.
      ("1234.567", "1234.567"), ("1234,567", "1234.567"), ("0.125", "0.125"), ("0,125", "0.125"),
      ("1.23", "1.23"), ("1.2345", "1.2345"), ("1,23", "1.23"), ("-3.5", "-3.5"), ("-0", "0"), ("007", "007"),
    ])
  func plainNumbers(_ text: String, _ expected: String) throws {
    #expect(try DecimalText(text, declared: nil).plain == expected)
  }

  @Test(
    "three digits behind a single sign can be read in two ways",
    arguments: [
      ("1.234", "1234", "1.234"), ("1,234", "1.234", "1234"), ("12.345", "12345", "12.345"),
      ("123,456", "123.456", "123456"),
    ])
  func twoReadings(_ text: String, _ withComma: String, _ withPoint: String) {
    #expect(
      throws: DecimalText.Refusal.ambiguous([
        .init(sign: .comma, plain: withComma), .init(sign: .point, plain: withPoint),
      ])
    ) { try DecimalText(text, declared: nil) }
  }

  @Test(
    "grouped numbers need a declaration even where one reading is possible",
    arguments: [
      ("1.234,5", DecimalSign.comma, "1234.5"), ("1,234.5", .point, "1234.5"), ("1.234.567", .comma, "1234567"),
      ("1,234,567", .point, "1234567"),
    ])
  func grouped(_ text: String, _ sign: DecimalSign, _ plain: String) throws {
    #expect(throws: DecimalText.Refusal.ambiguous([.init(sign: sign, plain: plain)])) {
      try DecimalText(text, declared: nil)
    }
    #expect(try DecimalText(text, declared: sign).plain == plain)
  }

  @Test(
    "a declared sign selects the reading",
    arguments: [
      ("1.234", DecimalSign.comma, "1234"), ("1.234", .point, "1.234"), ("1,234", .comma, "1.234"),
      ("1,234", .point, "1234"), ("1234,50", .comma, "1234.50"), ("12345.678", .point, "12345.678"),
    ])
  func declared(_ text: String, _ sign: DecimalSign, _ plain: String) throws {
    #expect(try DecimalText(text, declared: sign).plain == plain)
  }

  @Test(
    "what is no number under the declared sign is refused",
    arguments: [
      ("1234.5", DecimalSign.comma), ("1.23", .comma), ("12.34.567", .comma), ("0.123", .comma), ("1234.567", .comma),
      ("1,2,3", .comma), ("1,", .comma), (",5", .comma), ("1.234,", .comma), ("1,23", .point), (".5", .point),
    ])
  func malformed(_ text: String, _ sign: DecimalSign) {
    #expect(throws: DecimalText.Refusal.notANumber) { try DecimalText(text, declared: sign) }
  }

  @Test(
    "words, blanks, exponents, signs at the ends and other digits are no numbers",
    arguments: [
      "", "-", ".", "abc", "1 234", "1\u{A0}234", "1e3", "+5", "--5", "5-", "5 ha", "1..2", "٣", "NaN", "∞",
      "1.2.3,4,5",
    ])
  func noNumbers(_ text: String) {
    #expect(throws: DecimalText.Refusal.notANumber) { try DecimalText(text, declared: nil) }
  }

  @Test func `hectares become square millimetres digit by digit`() throws {
    // 0.1 ha = 1000 m²; in binary 0.1 · 1e10 is exact by luck, 1234.5678901234 is not.
    #expect(try DecimalText("0.1", declared: nil).area(in: .hectare).squareMillimetres == 1_000_000_000)
    #expect(
      try DecimalText("1234.5678901234", declared: nil).area(in: .hectare).squareMillimetres == 12_345_678_901_234)
    #expect(try DecimalText("0.000001", declared: nil).area(in: .squareMetre).squareMillimetres == 1)
    #expect(try DecimalText("-2", declared: nil).area(in: .squareMetre).squareMillimetres == -2_000_000)
  }

  @Test func `ten decimals of a hectare are the most`() throws {
    #expect(try DecimalText("0.1234567891", declared: nil).area(in: .hectare).squareMillimetres == 1_234_567_891)
    let eleven = try DecimalText("0.12345678910", declared: nil)
    #expect(throws: DecimalText.Refusal.tooManyDecimals) { try eleven.area(in: .hectare) }
    let seven = try DecimalText("0.1234567", declared: nil)
    #expect(throws: DecimalText.Refusal.tooManyDecimals) { try seven.area(in: .squareMetre) }
  }

  @Test func `the largest area is that of 64 bits and one more is refused`() throws {
    let largest = try DecimalText("922337203.6854775807", declared: nil)
    #expect(try largest.area(in: .hectare).squareMillimetres == .max)
    let beyond = try DecimalText("922337203.6854775808", declared: nil)
    #expect(throws: DecimalText.Refusal.outOfRange) { try beyond.area(in: .hectare) }
    let huge = try DecimalText(String(repeating: "9", count: 500), declared: nil)
    #expect(throws: DecimalText.Refusal.outOfRange) { try huge.area(in: .hectare) }
  }

  @Test(
    "the last written digit is the precision",
    arguments: [("1234", 10_000.0), ("12.5", 1_000.0), ("12.50", 100.0), ("0.0001", 1.0)])
  func precision(_ text: String, _ squareMetres: Double) throws {
    #expect(try DecimalText(text, declared: nil).lastDigit(in: .hectare) == .squareMetres(squareMetres))
  }
}
