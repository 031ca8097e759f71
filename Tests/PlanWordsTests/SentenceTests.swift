import Geometry
import LandUse
import PlanChecks
import Testing

@testable import PlanWords

@Suite("Sentences") struct SentenceTests {
  @Test(arguments: [
    ("thửa 1", "Thửa 1"), ("đất", "Đất"), ("e\u{301}p", "E\u{301}p"), ("a", "A"), ("12 thửa", "12 thửa"), ("", ""),
    ("Ấp", "Ấp"), ("ấp", "Ấp"),
  ])
  func `a sentence begins with a capital`(text: String, expected: String) {
    #expect(Words.capitalised(text).utf8.elementsEqual(expected.utf8))
  }

  private let finding = Finding(
    code: "COV201", severity: .error,
    subjects: [.parcel(layer: "l", row: 0, id: "12-35"), .parcel(layer: "l", row: 7, id: nil)],
    measures: [
      Measure("overlapArea", 1250.3, .squareMetre, limit: 1), Measure("width", 2.4, .metre),
      Measure("shareOfSmaller", 0.032, .ratio),
    ], details: [Detail("kind", "pair"), Detail("class", "conflict"), Detail("scale", "10000")])

  @Test func `an overlap is one sentence with its figures`() {
    #expect(
      Words(.vietnamese).sentence(for: finding)
        == "Thửa 12-35 và thửa không có mã (đối tượng #7) chồng lấn 1.250,3 m² (3,2% thửa nhỏ hơn), rộng 2,40 m: vượt hạn "
        + "sai.")
    #expect(
      Words(.english).sentence(for: finding)
        == "Parcel 12-35 and parcel without id (feature #7) overlap by 1,250.3 m² (3.2% of the smaller), 2.40 m wide: "
        + "conflict.")
  }

  @Test func `a pair is told with its probable cause, not so where land must not be told`() {
    var finding = finding
    finding.details += [Detail("cause", "missing-vertex")]
    #expect(
      Words(.vietnamese).sentence(for: finding).hasSuffix(
        "vượt hạn sai; nguyên nhân có thể: thiếu đỉnh trên ranh giới chung."))
    #expect(
      Words(.english).sentence(for: finding).hasSuffix(
        "2.40 m wide: conflict; probable cause: a vertex missing on the common border."))
    finding.isConfidential = true
    #expect(Words(.english).sentence(for: finding).hasSuffix("2.40 m wide: conflict."))
    finding.isConfidential = false
    finding.details[finding.details.count - 1] = Detail("cause", "real")
    #expect(Words(.english).sentence(for: finding).hasSuffix("2.40 m wide: conflict."))
  }

  @Test(arguments: [
    ("rounding", "nguyên nhân có thể: làm tròn tọa độ", "probable cause: rounding of the coordinates"),
    ("duplicate", "nguyên nhân có thể: thửa được ghi hai lần", "probable cause: a parcel recorded twice"),
    (
      "datum", "nguyên nhân có thể: sai số chuyển đổi hệ tọa độ",
      "probable cause: the accuracy of the operation between the datums"
    ),
    ("real", "ranh giới sai lệch thật", "the borders differ"),
  ])
  func `each sum of small pieces tells its cause`(cause: String, vietnamese: String, english: String) {
    let sum = Finding(
      code: "COV203", severity: .note, subjects: [.layer("l")],
      measures: [Measure("count", 3, .count), Measure("areaSum", 1.2, .squareMetre, limit: 1)],
      details: [Detail("kind", "small-gaps"), Detail("class", "noise"), Detail("cause", cause)])
    #expect(Words(.vietnamese).sentence(for: sum).hasSuffix("tổng 1,2 m²; \(vietnamese)."))
    #expect(Words(.english).sentence(for: sum).hasSuffix("1.2 m² in all; \(english)."))
  }

  @Test func `parcels of several files are told with their files, those without id by their place in it`() {
    var finding = finding
    finding.subjects.append(.parcel(layer: "l", row: 9, id: ""))
    finding.origins = [("mot.geojson", 0), ("hai.geojson", 3), ("hai.geojson", 5)].map {
      Origin(file: $0.0, feature: $0.1, byte: 0)
    }
    let words = Words(.vietnamese)
    #expect(
      words.sentence(for: finding, namesFiles: true).hasPrefix(
        "Thửa 12-35 (mot.geojson), thửa không có mã (hai.geojson, đối tượng #3) và thửa không có mã (hai.geojson, "
          + "đối tượng #5) chồng lấn"))
    #expect(words.sentence(for: finding).hasPrefix("Thửa 12-35, thửa không có mã (hai.geojson, đối tượng #3) và"))
    #expect(words.tellsFeatures(finding))
    finding.isConfidential = true
    #expect(!words.tellsFeatures(finding) && words.tellsFeatures(finding, includesConfidential: true))
    #expect(!words.sentence(for: finding, namesFiles: true).contains("geojson"))
  }

  @Test func `one id on records of two files is told by file and feature`() {
    let finding = Finding(
      code: "ATT301", severity: .error,
      subjects: [.parcel(layer: "l", row: 0, id: "1"), .parcel(layer: "l", row: 4, id: "1")],
      measures: [Measure("rows", 2, .count)], details: [Detail("id", "1")],
      origins: [Origin(file: "a.geojson", feature: 0, byte: 0), Origin(file: "b.geojson", feature: 1, byte: 9)])
    #expect(
      Words(.english).sentence(for: finding, namesFiles: true)
        == "Id “1” is on 2 records: features a.geojson #0, b.geojson #1.")
    #expect(Words(.english).sentence(for: finding) == "Id “1” is on 2 records: features #0, #1.")
  }

  @Test func `what is not nothing is not told as nothing`() {
    var finding = finding
    finding.measures = [
      Measure("overlapArea", 16.3, .squareMetre), Measure("width", 0.004, .metre),
      Measure("shareOfSmaller", 1e-5, .ratio),
    ]
    #expect(
      Words(.english).sentence(for: finding).hasSuffix(
        "16.3 m² (under 0.1% of the smaller), under 0.01 m wide: conflict."))
  }

  @Test func `two repairs that agree are told once`() {
    var finding = Finding(
      code: "GEO102", severity: .error, subjects: [.parcel(layer: "l", row: 0, id: "a")],
      measures: [Measure("areaByLinework", 50, .squareMetre), Measure("areaByStructure", 50, .squareMetre)],
      details: [Detail("reason", "Self-intersection"), Detail("fault", "self-crossing")])
    #expect(
      Words(.english).sentence(for: finding)
        == "Parcel a: invalid shape, a ring crosses itself; 50.0 m² after repair by either method.")
    finding.measures.removeLast()
    #expect(
      Words(.english).sentence(for: finding)
        == "Parcel a: invalid shape, a ring crosses itself; 50.0 m² (area after repair by linework).")
  }

  @Test func `without limits of error none is said to be exceeded`() {
    var finding = finding
    finding.details.removeLast()
    #expect(Words(.english).sentence(for: finding).hasSuffix("2.40 m wide."))
  }

  @Test func `confidential parcels are named only when asked for`() {
    var finding = finding
    finding.isConfidential = true
    #expect(
      Words(.english).sentence(for: finding)
        == "2 parcels (confidential land among them) overlap by 1,250.3 m² (3.2% of the smaller), 2.40 m wide: "
        + "conflict.")
    #expect(Words(.english).sentence(for: finding, includesConfidential: true).contains("12-35"))
    finding.parts = [FindingPart(subjects: finding.subjects, measures: [Measure("overlapArea", 1, .squareMetre)])]
    #expect(!Words(.english).lines(forPartsOf: finding).joined().contains("12-35"))
    #expect(Words(.english).lines(forPartsOf: finding, includesConfidential: true).joined().contains("12-35"))
  }

  @Test func `a value of confidential land is not told, it may hold a name`() {
    let finding = Finding(
      code: "ATT302", severity: .error, subjects: [.value("CQP kho K9"), .layer("l")],
      measures: [Measure("parcels", 1, .count), Measure("area", 2, .hectare)],
      details: [Detail("kind", "unknown"), Detail("field", "use")], isConfidential: true)
    #expect(
      Words(.english).sentence(for: finding)
        == "Code of confidential land (field “use”) is not in the scheme: 1 parcel, 2.00 ha.")
    #expect(Words(.vietnamese).sentence(for: finding, includesConfidential: true).contains("CQP kho K9"))
  }

  @Test func `units and categories are named by register and scheme`() throws {
    let day = try #require(CalendarDate(iso: "2025-03-01"))
    let register = try UnitRegister(
      asOf: day,
      units: [
        AdministrativeUnit(id: "347", level: .district, kind: "thành phố", nameVietnamese: "Phủ Lý", parent: nil),
        AdministrativeUnit(id: "10002", level: .commune, kind: "", nameVietnamese: "10002", parent: nil),
        AdministrativeUnit(id: "350", level: .district, kind: "thị xã", nameVietnamese: "Thị xã Kim Bảng", parent: nil),
      ])
    let rice = LandUseCategory(
      code: "LUA", parent: nil, nameVietnamese: "Đất trồng lúa", nameEnglish: "Rice land", group: nil, role: .coverage,
      leafUse: .yes, status: "all")
    let scheme = try CategoryScheme(
      id: "s", citation: "c", categories: [rice],
      groups: [UseGroup(id: "food", nameVietnamese: "Lương thực", nameEnglish: "Food", codes: ["LUA"])])
    let words = Words(.vietnamese, register: register, scheme: scheme)
    #expect(words.name(of: UnitID("347")) == "Thành phố Phủ Lý (347)")
    #expect(words.name(of: UnitID("350")) == "Thị xã Kim Bảng (350)")
    #expect(words.name(of: UnitID("999")) == "đơn vị 999")
    #expect(words.name(of: UnitID("10002")) == "đơn vị 10002")
    #expect(words.name(of: CategoryCode("LUA")) == "Đất trồng lúa (LUA)")
    #expect(Words(.english, scheme: scheme).name(of: Subject.category("LUA")) == "Rice land (LUA)")
    #expect(words.name(of: QuotaSubject.group("food")) == "Lương thực")
  }

  @Test func `text of a file cannot steer a terminal or fill a page`() {
    let id = "\u{1B}[31mA\u{202E}B\r\n\u{0}" + String(repeating: "x", count: 1000)
    let subject = Subject.parcel(layer: "l", row: 0, id: id)
    let text = Words(.english).name(of: subject)
    #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
    #expect(text.count < 100)
    #expect(text.hasPrefix("parcel \u{FFFD}[31mA\u{FFFD}B"))
  }

  @Test func `a check without words is told by its fields`() {
    let finding = Finding(
      code: "ABC999", severity: .note, subjects: [.unit("1")], measures: [Measure("area", 2, .hectare)])
    #expect(Words(.english).sentence(for: finding) == "ABC999: unit 1; area 2.00 ha")
  }

  @Test func `a quota's sentence says what binds and where it stands`() {
    let finding = Finding(
      code: "QTA401", severity: .error, subjects: [.unit("347"), .category("LUA"), .quota("q")],
      measures: [
        Measure("required", 1200, .hectare), Measure("heldMin", 1150.2, .hectare), Measure("heldMax", 1160, .hectare),
        Measure("margin", -40, .hectare), Measure("shortfall", 40, .hectare),
      ],
      details: [
        Detail("kind", "fail"), Detail("year", "2025"), Detail("bound", "min"),
        Detail("citation", "Quyết định A, biểu 3"),
        Detail("unverified", "true"),
      ])
    #expect(
      Words(.vietnamese).sentence(for: finding)
        == "Đơn vị 347, mã LUA, 31/12/2025: chỉ tiêu không ít hơn 1.200,00 ha, thực có 1.150,20–1.160,00 ha, "
        + "thiếu 40,00 ha. Căn cứ: Quyết định A, biểu 3; chưa kiểm chứng.")
  }

  @Test func `an explanation has every part`() throws {
    let info = try #require(CheckRegistry.info(of: "COV201"))
    let text = Words(.english).explanationText(of: info)
    for part in [
      "COV201 parcel-overlap – Overlapping parcels (error)", "What it finds: ", "Why it matters: ",
      "  overlapArea [m²]: area of the shared interior", "Needs: GEO101, GEO102, GEO103, GEO105", "Does not find: ",
      "Source: ",
    ] { #expect(text.contains(part)) }
  }
}
