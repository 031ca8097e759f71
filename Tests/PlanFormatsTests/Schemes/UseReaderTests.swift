import Foundation
import Geometry
import LandUse
import PlanFormats
import TestSupport
import Testing

@Suite("Reading use texts by the scheme vn-2024") struct UseReaderTests {
  private static let scheme = Result {
    try SchemeReader(GeoDataFolder(path: SharedData.geoData("").path)).read("vn-2024").scheme
  }
  private let scheme: CategoryScheme
  private let reader: UseReader

  init() throws {
    scheme = try Self.scheme.get()
    reader = UseReader(scheme)
  }

  /// `LUC`, `ONT 200 + CLN 350.5`, `TON/TIN`: codes with square metres as stated; `?` unknown, `-` missing, `*A B` a
  /// name that stands for several.
  private func told(_ reading: UseReading) -> String {
    func code(_ rows: [Int32], _ sign: String) -> String {
      rows.map { scheme.categories[Int($0)].code.text }.joined(separator: sign)
    }
    switch reading.state {
    case .missing: return "-"
    case .unknown: return "?"
    case .ambiguous: return "*" + code(reading.parts.flatMap(\.categories), " ")
    case .read:
      return reading.parts.map { part in
        code(part.categories, "/") + (part.area.map { " \($0.squareMetres)" } ?? "")
      }.joined(separator: " + ")
    }
  }

  private func mends(_ reading: UseReading) -> [UseMend] { UseMend.allCases.filter { reading.mends.contains($0) } }

  @Test(
    arguments: [
      ("LUC", "LUC", []), (" LUC ", "LUC", [.spacing]), ("\u{A0}LUC\t", "LUC", [.spacing]),
      ("L U C", "LUC", [.spacing]),
      ("luc", "LUC", [.letters]), ("Luc ", "LUC", [.spacing, .letters]), ("ĐGT", "DGT", [.letters]),
      ("ODT*", "ODT", [.mark]), ("ODT (*)", "ODT", [.spacing, .mark]), ("ODT.", "ODT", [.mark]),
      ("OCT", "OTC", [.alias]),
      ("L\u{200B}UC", "LUC", [.spacing]), ("rst", "RSX", [.letters, .olderCode]), ("TTN", "TON/TIN", [.olderCode]),
      ("ODT?", "?", []), ("XYZ", "?", []), ("LU", "?", []), ("12", "?", []), ("+", "?", []), ("", "-", []),
      (" \u{A0}", "-", []), ("<Null>", "-", []), ("-", "-", []),
    ] as [(String, String, [UseMend])])
  func `a code is read whatever stands around it`(text: String, read: String, mended: [UseMend]) {
    let reading = reader.reading(of: text)
    #expect(told(reading) == read)
    #expect(mends(reading) == mended)
  }

  @Test(arguments: [
    ("Đất trồng lúa", "LUA"), ("dat trong lua", "LUA"), ("ĐẤT TRỒNG LÚA", "LUA"), ("Đất trồng  lúa ", "LUA"),
    ("Rice land", "LUA"), ("đất ở tại đô thị", "ODT"), ("Đất thương mại, dịch vụ", "TMD"),
    ("Đất thương mại dịch vụ", "TMD"),
    ("Đất nuôi trồng thuỷ sản", "NTS"), ("Đất nuôi trồng thủy sản", "NTS"), ("Nhóm đất nông nghiệp", "NNP"),
    ("trồng cây lâu năm", "CLN"), ("Đất quốc phòng, an ninh", "CQA"), ("an ninh", "CAN"),
    ("Đất chuyên trồng lúa nước", "LUC"), ("Đất khu công nghệ cao", "CNC"), ("Agricultural land", "NNP"),
    ("Đất ở", "OTC"), ("o", "?"), ("Đất", "?"), ("Đất trồng lúa và cây", "?"),
  ])
  func `a name is read as its code, composed or not`(text: String, code: String) {
    for form in [text, text.precomposedStringWithCanonicalMapping, text.decomposedStringWithCanonicalMapping] {
      let reading = reader.reading(of: form)
      #expect(told(reading) == code)
      if code != "?" { #expect(mends(reading) == [.name]) }
    }
  }

  @Test func `every category is found by its code and by either name`() {
    for category in scheme.categories {
      for name in [category.nameVietnamese, FoldedText.words(category.nameVietnamese), category.nameEnglish] {
        let reading = reader.reading(of: name)
        let codes = reading.parts.flatMap(\.categories).map { scheme.categories[Int($0)].code }
        // KCN and CNC have one name, which is the code's that follows.
        #expect(reading.state == .read && codes == [category.code == "KCN" ? "CNC" : category.code], "\(name)")
      }
      #expect(told(reader.reading(of: category.code.text.lowercased())) == category.code.text)
    }
  }

  @Test func `a name that stands for two categories is not guessed`() throws {
    func category(_ code: CategoryCode, _ name: String) -> LandUseCategory {
      LandUseCategory(
        code: code, parent: nil, nameVietnamese: name, nameEnglish: code.text, group: nil, role: .coverage,
        leafUse: .yes, status: "all")
    }
    let scheme = try CategoryScheme(
      id: "t", citation: "t",
      categories: [category("AAA", "Đất mỏ"), category("BBB", "Đất mồ"), category("CCC", "Đất bãi")],
      groups: [])
    let reader = UseReader(scheme)
    #expect(reader.reading(of: "Đất mồ").parts == [UseReading.Part(categories: [1])])
    #expect(reader.reading(of: "dat mo").state == .ambiguous)
    #expect(reader.reading(of: "dat mo").parts.first?.categories == [0, 1])
    #expect(reader.reading(of: "dat mo + dat bai").state == .unknown)
  }

  @Test(arguments: [
    ("LUC,CLN", "LUC + CLN"), ("ONT + CLN", "ONT + CLN"), ("LUC/CLN", "LUC + CLN"), ("ODT;CLN", "ODT + CLN"),
    ("ODT CLN", "ODT + CLN"), ("ODT-CLN", "ODT + CLN"), ("odt & cln", "ODT + CLN"), ("LUC,LUC", "LUC"), ("LUC+", "LUC"),
    ("Đất ở tại nông thôn + Đất trồng cây lâu năm", "ONT + CLN"), ("TTN+CLN", "TON/TIN + CLN"), ("ONT+XYZ", "?"),
    ("Đất thương mại, dịch vụ + ONT", "TMD + ONT"), ("ONT, Đất thương mại, dịch vụ, CLN", "ONT + TMD + CLN"),
    ("ONT++CLN", "ONT + CLN"), ("ONT (CLN)", "?"),
  ])
  func `several codes without areas`(text: String, read: String) {
    #expect(told(reader.reading(of: text)) == read)
  }

  @Test(arguments: [
    ("ONT 200 + CLN 350.5", "ONT 200.0 + CLN 350.5"), ("ONT: 200m2; CLN: 0,035 ha", "ONT 200.0 + CLN 350.0"),
    ("ODT(120)+CLN(80)", "ODT 120.0 + CLN 80.0"), ("200 ONT + 300 CLN", "ONT 200.0 + CLN 300.0"),
    ("ONT 200,5 + CLN 350,5", "ONT 200.5 + CLN 350.5"), ("ONT 200, CLN 300", "ONT 200.0 + CLN 300.0"),
    ("ODT(120)CLN(80)", "ODT 120.0 + CLN 80.0"), ("ONT=200 m²; CLN=1.234,5 m²", "ONT 200.0 + CLN 1234.5"),
    ("ONT - 200; CLN - 300", "ONT 200.0 + CLN 300.0"), ("ONT 200 + ONT 100", "ONT 300.0"), ("ONT 200", "ONT 200.0"),
    ("ONT 200 + CLN", "ONT 200.0 + CLN"), ("Đất ở tại nông thôn 200 m2 + CLN 0.03ha", "ONT 200.0 + CLN 300.0"),
    ("ONT 200.1234567 + CLN 2299.8765433", "ONT 200.123457 + CLN 2299.876543"), ("LUC-1", "?"), ("LUC2", "?"),
    ("LUC2+CLN", "?"), ("LUC2m2", "LUC 2.0"), ("Đất thương mại, dịch vụ 20 + ONT", "TMD 20.0 + ONT"),
    ("200 mét vuông ONT", "ONT 200.0"), ("ONT 200 + XYZ 300", "?"), ("200 + 300", "?"), ("ONT 200 300", "?"),
  ])
  func `several codes with areas`(text: String, read: String) {
    #expect(told(reader.reading(of: text)) == read)
  }

  @Test func `whether 1.234 is a thousand or one is told by the column, or not at all`() {
    func read(_ values: [String]) -> [String] {
      let readings = reader.readings(of: values)
      return values.indices.map { index in
        readings.parts(of: index).map { part in
          scheme.text(ofRows: readings.alternatives.rows(of: part.kind))
            + (part.area.map { " \($0.squareMetres)" } ?? "")
        }.joined(separator: " + ")
      }
    }
    #expect(read(["ONT 1.234 + CLN 80", "ONT 12,5 + CLN 3"]) == ["ONT 1234.0 + CLN 80.0", "ONT 12.5 + CLN 3.0"])
    #expect(read(["ONT 1.234 + CLN 80", "ONT 12.5 + CLN 3"]) == ["ONT 1.234 + CLN 80.0", "ONT 12.5 + CLN 3.0"])
    #expect(read(["ONT 1.234 + CLN 80"]) == ["ONT + CLN"])
    #expect(read(["ONT 1.234 + CLN 80", "ONT 12.5", "ONT 12,5"]) == ["ONT + CLN", "ONT 12.5", "ONT 12.5"])
    #expect(mends(reader.reading(of: "ONT 1.234 + CLN 80")) == [.several, .ambiguousAreas])
  }

  @Test func `codes as written are in force on the days of their lists`() throws {
    let last = try #require(CalendarDate(iso: "2024-07-31"))
    #expect(reader.reading(of: "TTN").validity == Validity(lastDay: last))
    #expect(reader.reading(of: "LUN+CNT").validity == Validity(firstDay: last.next, lastDay: last))
    #expect(reader.reading(of: "LUC").validity == .always)
  }

  @Test func `hostile texts are unknown in little time`() {
    for text in [
      String(repeating: "ONT+", count: 1_000_000), String(repeating: "(", count: 4000),
      "ONT " + String(repeating: "9", count: 400),
      String(repeating: "a ", count: 2000), "\u{0}", "ONT 1e9", "ONT \u{661}", String(repeating: "ONT+", count: 100),
    ] {
      let reading = reader.reading(of: text)
      #expect(reading.state == .unknown || reading.parts.allSatisfy { $0.area == nil }, "\(text.prefix(20))")
    }
    #expect(reader.unknownParts(of: "ONT+XYZ 3+abc def") == ["XYZ", "abc def"])
    #expect(reader.unknownParts(of: "Đất ở tại nông thôn 20 + Đất lạ 3, CLN") == ["Đất lạ"])
  }

  @Test func `values of the data's own scheme are codes as they stand`() throws {
    let reader = UseReader(try .fromData(["park", "LUC,CLN", " road"]))
    #expect(["park", "LUC,CLN", " road"].allSatisfy { reader.reading(of: $0).state == .read })
    #expect(reader.reading(of: "Park").state == .unknown)
    #expect(reader.reading(of: "").state == .missing)
  }
}
