import Foundation
import LandUse
import PlanFormats
import Testing

@Suite("Tables") struct CSVReaderTests {
  static let schema = TableSchema([
    TableColumn("unit", aliases: ["đơn vị"], isRequired: true),
    TableColumn("area_ha", aliases: ["diện tích (ha)"], isRequired: true),
    TableColumn("note"),
  ])

  private func read(_ text: String, _ reader: CSVReader = CSVReader()) throws -> CSVTable {
    try reader.read(Data(text.utf8), file: "t.csv", columns: Self.schema)
  }

  private func faults(_ data: Data) -> [TableError] {
    do {
      _ = try CSVReader().read(data, file: "t.csv", columns: Self.schema)
      return []
    } catch { return error.errors }
  }

  private func faults(_ text: String) -> [TableError] { faults(Data(text.utf8)) }

  @Test("separators are found by the headings", arguments: [",", ";", "\t"])
  func separators(_ separator: String) throws {
    let table = try read(["unit", "area_ha", "note"].joined(separator: separator) + "\n347\(separator)5\(separator)x")
    #expect(table.separator == Character(separator))
    #expect(table.count == 1)
    #expect(table[0, "unit"] == "347")
    #expect(table[0, "note"] == "x")
  }

  @Test func `commas inside a semicolon table do not mislead`() throws {
    let table = try read("unit;area_ha;note\n347;1,5;a, b, c\n")
    #expect(table.separator == ";")
    #expect(table[0, "area_ha"] == "1,5")
    #expect(table[0, "note"] == "a, b, c")
  }

  @Test func `a sep line and a given separator win over detection`() throws {
    #expect(try read("sep=;\nunit;area_ha\n1;2\n")[0, "area_ha"] == "2")
    #expect(try read("sep=;\nunit;area_ha\n1;2\n").line(ofRow: 0) == 3)
    #expect(try read("unit;area_ha\n1;2\n", CSVReader(separator: ";"))[0, "unit"] == "1")
  }

  @Test("every way of ending a line is one line", arguments: ["\n", "\r\n", "\r"])
  func newlines(_ newline: String) throws {
    let table = try read(["unit,area_ha", "1,2", "", "3,4", ""].joined(separator: newline))
    #expect(table.count == 2)
    #expect(table.line(ofRow: 1) == 4)
    #expect(table[1, "unit"] == "3")
  }

  @Test func `quoted fields keep separators quotes and newlines`() throws {
    let table = try read("unit,area_ha,note\n1,2,\"a \"\"b\"\", c\r\nd\"\n3,4,\"\"\n")
    #expect(table[0, "note"] == "a \"b\", c\nd")
    #expect(table.line(ofRow: 1) == 4)
    #expect(table[1, "note"] == "")
  }

  /// Spreadsheets put quotes around a cell that holds the separator.
  @Test func `a comment in quotes is a comment`() throws {
    let schema = TableSchema([TableColumn("code", isRequired: true), TableColumn("area")])
    let text = "\"# Ví dụ; example\";\ncode;area\n\"# a; b\";\nLUA;1\n"
    let table = try CSVReader().read(Data(text.utf8), file: "t.csv", columns: schema)
    #expect(table.count == 1 && table[0, "code"] == "LUA" && table[0, "area"] == "1")
  }

  @Test func `comments and empty rows are skipped`() throws {
    let table = try read("# about\n\nunit,area_ha\n# more, text\n1,2\n,\n   \n3,4\n")
    #expect(table.count == 2)
    #expect(table.line(ofRow: 0) == 5)
  }

  @Test func `headings are known without case diacritics and punctuation`() throws {
    let table = try read(" ĐƠN VỊ ;Dien tich (HA)\n347;5\n")
    #expect(table[0, "unit"] == "347")
    #expect(table[0, "area_ha"] == "5")
    #expect(table[0, "note"] == nil)
    #expect(table.headings == ["ĐƠN VỊ", "Dien tich (HA)"])
  }

  @Test func `decomposed letters are the same heading and text survives`() throws {
    let table = try read("đơn vị,area_ha,note\nx,1,Phủ Lý\n".decomposedStringWithCanonicalMapping)
    #expect(table[0, "unit"] == "x")
    #expect(table[0, "note"] == "Phủ Lý")
  }

  @Test func `an unknown column is noted by name and place`() throws {
    let notices = try read("unit,area_ha,Ghi chú\n1,2,3\n").notices
    #expect(notices.map(\.kind) == [.unknownColumn])
    #expect(notices.first?.place == TablePlace(file: "t.csv", line: 1, column: 3, name: "Ghi chú"))
  }

  @Test func `a missing column lists what was found`() {
    let faults = faults("unit,aera_ha\n1,2\n")
    #expect(faults.map(\.fault) == [.missingColumn])
    #expect(faults.first?.place == TablePlace(file: "t.csv", line: 1, name: "area_ha"))
    #expect(faults.first?.found == "unit | aera_ha")
    #expect(faults.first?.allowed == ["area_ha", "diện tích (ha)"])
    #expect(faults.first?.nearest == "aera_ha")
  }

  @Test func `the same column under two headings is refused`() {
    let faults = faults("unit,area_ha,đơn vị\n1,2,3\n")
    #expect(faults.map(\.fault) == [.duplicateColumn])
    #expect(faults.first?.place.column == 3)
    #expect(faults.first?.allowed == ["1"])
  }

  @Test func `rows of another length are refused, each at its line`() {
    let faults = faults("unit,area_ha\n1,2\n1\n1,2,3\n")
    #expect(faults.map(\.fault) == [.raggedRow, .raggedRow])
    #expect(faults.map(\.place.line) == [3, 4])
    #expect(faults.map(\.found) == ["1", "3"])
    #expect(faults.first?.allowed == ["2"])
  }

  @Test func `quotation marks that do not pair are refused at the field that opens them`() {
    let open = faults("unit,area_ha\n1,\"2\n3,4\n")
    #expect(open.contains { $0.fault == .unclosedQuote && $0.place.line == 2 && $0.place.column == 2 })
    let inside = faults("unit,area_ha\n5\" pipe,2\n")
    #expect(inside.map(\.fault) == [.strayQuote])
    #expect(inside.first?.found == "5\" pipe")
    let behind = faults("unit,area_ha\n\"a\"b,2\n")
    #expect(behind.map(\.fault) == [.strayQuote])
  }

  @Test func `twenty faults are kept and all are counted`() {
    let rows = String(repeating: "1\n", count: 25)
    #expect {
      try CSVReader().read(Data("unit,area_ha\n\(rows)".utf8), file: "t.csv", columns: Self.schema)
    } throws: { error in
      guard let errors = error as? TableErrors else { return false }
      return errors.errors.count == 20 && errors.total == 25 && errors.description.hasSuffix("and 5 more")
    }
  }

  @Test("files without a heading line are refused", arguments: ["", "\n\n", "# only a comment\n", "   "])
  func empty(_ text: String) {
    #expect(faults(text).map(\.fault) == [.empty])
  }

  @Test func `the decimal sign is declared by a comment and wins over the given one`() throws {
    #expect(try read("# decimal: ,\nunit,area_ha\n").decimalSign == .comma)
    #expect(try read("#decimal:.\nunit,area_ha\n", CSVReader(decimalSign: .comma)).decimalSign == .point)
    #expect(try read("unit,area_ha\n", CSVReader(decimalSign: .comma)).decimalSign == .comma)
    #expect(try read("unit,area_ha\n").decimalSign == nil)
    // As a spreadsheet writes it back.
    #expect(try read("# decimal: ,;;\nunit;area_ha;note\n1;2;3\n").decimalSign == .comma)
  }

  @Test func `a decimal sign that is none, or two of them, is refused`() {
    #expect(faults("# decimal: '\nunit,area_ha\n").map(\.fault) == [.directive])
    let twice = faults("# decimal: ,\n# decimal: .\nunit,area_ha\n")
    #expect(twice.map(\.fault) == [.directive])
    #expect(twice.first?.place.line == 2)
    #expect(twice.first?.allowed == [","])
  }

  // MARK: Encodings

  private static let text = "đơn vị;area_ha;note\nPhủ Lý;1;ghi chú 🌾\n"

  private func utf16(bigEndian: Bool, mark: Bool) -> Data {
    let units = Array((mark ? "\u{FEFF}" : "").utf16) + Array(Self.text.utf16)
    return Data(
      units.flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return bigEndian ? pair : pair.reversed()
      })
  }

  @Test("UTF-16 is read with and without its mark", arguments: [true, false], [true, false])
  func utf16(_ bigEndian: Bool, _ mark: Bool) throws {
    let table = try CSVReader().read(
      utf16(bigEndian: bigEndian, mark: mark), file: "t.csv", columns: Self.schema)
    #expect(table.encoding == (bigEndian ? .utf16BigEndian : .utf16LittleEndian))
    #expect(table[0, "unit"] == "Phủ Lý")
    #expect(table[0, "note"] == "ghi chú 🌾")
  }

  @Test func `the mark of UTF-8 is no part of the first heading`() throws {
    let table = try read("\u{FEFF}" + Self.text)
    #expect(table.headings.first == "đơn vị")
    #expect(table.encoding == .utf8)
  }

  @Test func `bytes that are no text are refused at their line`() {
    let old = faults(Data("unit,area_ha\n".utf8) + Data([0x50, 0x68, 0xF9, 0x20, 0x2C, 0x31]))
    #expect(old.map(\.fault) == [.notText])
    #expect(old.first?.place.line == 2)
    #expect(old.first?.allowed == ["UTF-8", "UTF-16 LE", "UTF-16 BE"])
    #expect(faults(Data("unit,area_ha\n1,2\u{0}\n".utf8)).map(\.fault) == [.notText])
    #expect(faults(utf16(bigEndian: false, mark: true).dropLast()).map(\.fault) == [.notText])
    #expect(faults(Data([0xFF, 0xFE, 0x00, 0xD8])).map(\.fault) == [.notText])
    #expect(faults(Data([0xFF, 0xFE, 0, 0, 0x75, 0, 0, 0])).first?.found == "UTF-32")
    #expect(faults(Data([0xC3])).map(\.fault) == [.notText])
  }

  @Test func `an error reads as a sentence with place found and allowed`() {
    let error = TableError(
      .ambiguousNumber, at: TablePlace(file: "quotas.csv", line: 3, column: 6, name: "value_ha"), found: "1.234",
      allowed: ["1234 ha", "1.234 ha"])
    #expect(
      error.description
        == "quotas.csv, line 3, column 6 \"value_ha\": \"1.234\" can be read in two ways; "
        + "declare the decimal sign; readings: 1234 ha, 1.234 ha"
    )
    for fault in TableError.Fault.allCases {
      #expect(!TableError(fault, at: TablePlace(file: "f"), found: "x").description.isEmpty)
    }
  }
}
