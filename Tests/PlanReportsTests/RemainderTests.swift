import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import PlanWords
import TestSupport
import Testing

@testable import PlanReports

/// What tables must not hide: land of several uses, land counted again, land left out, findings of no unit.
@Suite("Remainders of tables") struct RemainderTests {
  private func scheme() throws -> CategoryScheme {
    func category(_ code: CategoryCode, _ parent: CategoryCode?) -> LandUseCategory {
      LandUseCategory(
        code: code, parent: parent, nameVietnamese: "đất \(code)", nameEnglish: "land \(code)", group: nil,
        role: .coverage, leafUse: .yes, status: "all")
    }
    return try CategoryScheme(
      id: "t", citation: "t",
      categories: [category("NNP", nil), category("LUA", "NNP"), category("CLN", "NNP"), category("PNN", nil)],
      groups: [
        UseGroup(id: "farm", nameVietnamese: "nông", nameEnglish: "farm", codes: ["LUA", "CLN"]),
        UseGroup(id: "built", nameVietnamese: "xây", nameEnglish: "built", codes: ["PNN"]),
      ])
  }

  /// NNP 3.004 ha, of which LUA 2.002, CLN 0.501 and 0.501 of several uses; PNN 1 ha.
  private var rows: [AreaRow] {
    func row(_ code: String, _ hectares: Double, _ hundredths: Int64) -> AreaRow {
      AreaRow(
        unit: "1", category: code, isKnown: true, day: nil, parcels: 1, sum: .hectares(hectares), heldMin: .zero,
        heldMax: .zero, roundedHundredths: hundredths)
    }
    return [row("NNP", 3.004, 300), row("LUA", 2.002, 200), row("CLN", 0.501, 50), row("PNN", 1, 100)]
  }

  private func sums(farm: Double, repeated: Double = 0) -> UnitSums {
    UnitSums(
      unit: "1", day: nil, groups: ["farm": .hectares(farm), "built": .hectares(1)], repeated: .hectares(repeated))
  }

  @Test func `groups and what is in none add up to the total, land of several uses in its group`() throws {
    for (farm, shown, rest) in [(3.004, 300, 0), (2.706, 270, 30), (2.503, 250, 50)] as [(Double, Int64, Int64)] {
      let areas = UnitAreas(rows, scheme: try scheme(), sums: [sums(farm: farm)])
      let groups = ["farm", "built"].compactMap { areas.sum(ofGroup: $0) }
      #expect(groups[0].area == .hectares(farm) && groups[0].shownHundredths == shown)
      #expect(areas.rest(beside: groups).shownHundredths == rest)
      #expect(groups[0].shownHundredths + groups[1].shownHundredths + rest == areas.total.shownHundredths)
    }
  }

  private func content(
    _ sums: UnitSums, layers: [LayerSnapshot] = [], findings: [Finding] = [], language: Language = .english
  ) throws -> ReportContent {
    var plan = Plan(id: "p", crs: "EPSG:5897")
    plan.scheme = try scheme()
    return ReportSamples.content(layers, plan: plan, findings: findings, language: language) { result in
      result.areas = rows
      result.unitSums = [sums]
    }
  }

  private func page(_ content: ReportContent, _ write: (inout PlanMarkdown) -> Void) -> String {
    let unit = AdministrativeUnit(
      id: "1", level: .commune, kind: "xã", nameVietnamese: "A", parent: nil)
    var page = PlanMarkdown(content, unit: unit, days: [nil], parcels: UnitParcels())
    write(&page)
    return page.page.text
  }

  @Test func `a plan shows what no group has and what stands between a category and its parts`() throws {
    let content = try content(sums(farm: 2.503, repeated: 0.25))
    let groups = page(content) { $0.writeGroups() }
    #expect(groups.contains("| In no group |  | 0.50 |") && groups.contains("**4.00**"))
    let areas = page(content) { $0.writeAreas() }
    #expect(areas.contains("*Under NNP only, or of several uses not told apart* |  | 0.50 |"))
    #expect(
      areas.contains("0.25 ha of the total are overlapped land counted again; counted once, the total is 3.75 ha."))
    let whole = page(try self.content(sums(farm: 3.004))) { $0.writeGroups() }
    #expect(!whole.contains("In no group"))
  }

  private func layerFinding(_ origins: Int, of parcels: Int) -> Finding {
    Finding(
      code: "ATT304", severity: .error, subjects: [.layer("p")],
      measures: [Measure("parcels", Double(parcels), .count), Measure("area", 1, .hectare)],
      details: [Detail("kind", "id")],
      origins: (0..<origins).map { Origin(file: "a.geojson", feature: $0, byte: $0) })
  }

  @Test func `findings of a whole layer are pointed to in the plan of a unit that has none of its own`() throws {
    let content = try content(sums(farm: 3), findings: [layerFinding(10, of: 16)])
    let text = page(content) { $0.writeFindings() }
    #expect(text.contains("1 finding on layers as a whole") && text.contains("findings.csv"))
    #expect(!text.contains("Nothing was found"))
    #expect(page(try self.content(sums(farm: 3))) { $0.writeFindings() }.contains("Nothing was found"))
  }

  @Test(arguments: [(10, 16, true), (10, 10, false), (0, 16, false)])
  func `a sentence says when not all origins are given`(_ given: Int, _ all: Int, _ isSaid: Bool) {
    let finding = layerFinding(given, of: all)
    #expect(Words(.english).sentence(for: finding).contains("Origins are given of 10 of 16.") == isSaid)
    #expect(Words(.vietnamese).sentence(for: finding).contains("vị trí trong tệp của 10/16 thửa.") == isSaid)
  }

  @Test func `the terminal gives the hectares of what was left out`() throws {
    var layer = try ReportSamples.layer()
    layer.coverage?.leftOut = [LeftOutShape(shape: 0, placeholderArea: .hectares(801.3), placeholder: nil)]
    #expect(ReportSamples.screen(ReportSamples.content([layer])).contains("1 left out, 801.30 ha"))
    let vietnamese = ReportSamples.screen(ReportSamples.content([layer], language: .vietnamese))
    #expect(vietnamese.contains("loại 1 thửa, 801,30 ha"))
  }

  @Test func `absent fields are worded`() {
    for role in ["id", "use", "unit", "declared-area"] {
      #expect(!Words(.vietnamese).reason(.fieldAbsent(role)).contains(role))
    }
    #expect(Words(.vietnamese).reason(.fieldAbsent("id")) == "dữ liệu không có trường mã thửa")
  }

  @Test func `uncovered land leaves open what each bound asks for`() {
    let words = Words(.english)
    func text(_ bounds: Set<Quota.Bound>) -> String { words.notice(.gapsIgnored(byRequest: true, bounds: bounds)) }
    #expect(text([.min]).hasSuffix("so no floor can be shown to be missed."))
    #expect(text([.max]).hasSuffix("so no ceiling can be shown to be kept."))
    #expect(text([.equal]).hasSuffix("so no figure to be equalled can be shown to be met."))
  }

  @Test func `a field to be named is named by what the user has`() {
    let note = MappingNote.missing(role: .id)
    func text(_ isOfPlan: Bool?) -> String { MappingText(words: Words(.english), isOfPlan: isOfPlan).sentence(note) }
    #expect(text(true).contains("fields.id in plan.yaml") && !text(true).contains("--id-field"))
    #expect(text(false).contains("--id-field") && !text(false).contains("fields.id"))
  }

  @Test func `names that shortening makes equal stay whole`() throws {
    func unit(_ id: UnitID, _ kind: String, _ name: String) -> AdministrativeUnit {
      AdministrativeUnit(id: id, level: .commune, kind: kind, nameVietnamese: name, parent: nil)
    }
    var plan = Plan(id: "p", crs: "EPSG:5897")
    plan.register = try UnitRegister(
      asOf: try #require(CalendarDate(year: 2025, month: 3, day: 1)),
      units: [
        unit("1", "xã", "Xã X"), unit("2", "thị trấn", "Thị trấn X"), unit("3", "xã", "Xã Y"), unit("4", "xã", "Xã Z"),
        unit("5", "xã", "Xã Z"),
      ])
    let content = ReportSamples.content(plan: plan, language: .vietnamese)
    let names = content.rowNames(["1", "2", "3", "4", "5"], isLong: false, width: 16)
    #expect(names["1"] == "Xã X" && names["2"] == "Thị trấn X" && names["3"] == "Y")
    #expect(Set(names.values).count == 5)
  }
}
