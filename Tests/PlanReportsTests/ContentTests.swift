import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

@testable import PlanReports

@Suite("Content of reports") struct ContentTests {
  /// NNP > LUA, CLN; KDT lies over everything; group "farm" = NNP.
  private func scheme() throws -> CategoryScheme {
    func category(_ code: CategoryCode, _ parent: CategoryCode?, role: LandUseCategory.Role = .coverage)
      -> LandUseCategory
    {
      LandUseCategory(
        code: code, parent: parent, nameVietnamese: "đất \(code)", nameEnglish: "land \(code)", group: nil, role: role,
        leafUse: .yes, status: "all")
    }
    return try CategoryScheme(
      id: "t", citation: "t",
      categories: [
        category("NNP", nil), category("LUA", "NNP"), category("CLN", "NNP"), category("PNN", nil),
        category("KDT", nil, role: .overlay),
      ],
      groups: [UseGroup(id: "farm", nameVietnamese: "nông", nameEnglish: "farm", codes: ["LUA"])])
  }

  private func row(_ category: String, _ hectares: Double, _ hundredths: Int64?, known: Bool = true) -> AreaRow {
    AreaRow(
      unit: "1", category: category, isKnown: known, day: nil, parcels: 1, sum: .hectares(hectares), heldMin: .zero,
      heldMax: .zero, roundedHundredths: hundredths)
  }

  @Test func `a unit's total counts each category once, unknown values too, overlays not`() throws {
    let areas = UnitAreas(
      [
        row("NNP", 3, 300), row("LUA", 2, 200), row("PNN", 1, 100), row("KDT", 5, 500), row("x", 0.5, 50, known: false),
      ],
      scheme: try scheme())
    #expect(areas.total.area == .hectares(4.5))
    #expect(areas.total.shownHundredths == 450)
    #expect(areas.sum(ofGroup: "farm")?.area == .hectares(2))
    #expect(areas.rest(beside: [areas.sum(ofGroup: "farm") ?? .init()]).area == .hectares(2.5))
    #expect(areas["CLN"] == nil)
  }

  @Test func `where nothing was rounded together each figure is rounded by itself, halves away from zero`() throws {
    let areas = UnitAreas([row("PNN", 1.005, nil), row("LUA", -1.005, nil)], scheme: try scheme())
    #expect(areas["PNN"]?.shownHundredths == 101)
    #expect(areas["LUA"]?.shownHundredths == -101)
  }

  private func layer(sourceCRS: String, source: [Coordinate]?) throws -> ParcelLayer {
    let shapes = try ShapeTable.of([.rectangle(x: 590_000, y: 2_270_000, width: 100, height: 100)])
    var layer = ParcelLayer(
      id: "p", file: "p", content: .whole, shapes: shapes, sourceCRS: sourceCRS, ids: DictionaryColumn(), uses: [],
      byteOffsets: [0])
    if let source { layer.sourcePoints = source }
    return layer
  }

  @Test func `coordinates that came as longitude and latitude are written as they came`() async throws {
    let plan = Plan(id: "p", crs: "EPSG:5897")
    let source = (0..<4).map { Coordinate(x: 105.8 + Double($0) * 0.1, y: 20.5) }
    let projector = try PlaceProjector(plan, to: .wgs84)
    #expect(projector.crsMember == nil)
    #expect(try await projector.positions(of: layer(sourceCRS: "OGC:CRS84", source: source), threads: 1) == source)
  }

  @Test func `others are brought to longitude and latitude with nine decimals, or stay metres`() async throws {
    var plan = Plan(id: "p", crs: "EPSG:5897")
    plan.operation = "EPSG:6960"
    let layer = try layer(sourceCRS: "EPSG:5897", source: nil)
    let degrees = try await PlaceProjector(plan, to: .wgs84).positions(of: layer, threads: 2)
    // pyproj (PROJ 9.5.1): 590000 2270000 is 105.86484303156097 20.51951048751897.
    #expect(degrees[0] == Coordinate(x: 105.864843032, y: 20.519510488))
    let metres = try PlaceProjector(plan, to: .plan)
    #expect(metres.crsMember == "EPSG:5897")
    #expect(try await metres.positions(of: layer, threads: 1) == layer.sourcePoints)
  }

  private func result(_ checks: [CheckRun]) -> SessionResult {
    SessionResult(
      snapshot: PlanSnapshot(plan: Plan(id: "p", crs: "EPSG:5897"), layers: []), inputs: [], notes: [], days: [nil],
      areas: [], checks: checks, runHash: "h")
  }

  private func run(_ outcome: CheckOutcome) -> CheckRun {
    CheckRun(info: CheckInfo(code: "COV201", name: "x", severity: .error, measures: [], source: ""), outcome: outcome)
  }

  @Test func `the exit code of a run: what could not be run wins over findings`() {
    let warning = Finding(code: "COV201", severity: .warning, subjects: [])
    let found = run(.completed(examined: 1, excluded: 0, findings: [warning]))
    #expect(ExitStatus(result([]), failOn: .error) == .clean)
    #expect(ExitStatus(result([found]), failOn: .error) == .clean)
    #expect(ExitStatus(result([found]), failOn: .warning) == .findings)
    #expect(ExitStatus(result([found]), failOn: .never) == .clean)
    #expect(ExitStatus(result([found, run(.failed(message: "x"))]), failOn: .warning) == .notRun)
    #expect(ExitStatus(result([run(.skipped(because: .noBoundary))]), failOn: .warning) == .clean)
  }

  @Test func `a confidential finding keeps its figures and loses parcels, values, place and origin`() {
    let finding = Finding(
      code: "COV201", severity: .error,
      subjects: [.parcel(layer: "p", row: 1, id: "BIMAT"), .value("BIMAT"), .unit("1")],
      measures: [Measure("overlapArea", 5, .squareMetre)], details: [Detail("kind", "pair"), Detail("id", "BIMAT")],
      place: .point(Coordinate(x: 1, y: 2)), origins: [Origin(file: "f", feature: 1, byte: 2)], isConfidential: true)
    let shown = ShownFinding(finding, includesConfidential: false, number: 1)
    #expect(shown.isWithheld)
    #expect(shown.finding.subjects == [.unit("1")])
    #expect(shown.finding.details == [Detail("kind", "pair")])
    #expect(shown.finding.place == nil && shown.finding.origins.isEmpty)
    #expect(shown.finding.measures == finding.measures)
    #expect(ShownFinding(finding, includesConfidential: true, number: 1).finding == finding)
  }

  @Test func `an empty result still makes a page, a report and tables`() throws {
    let content = ReportContent(result([]), options: ReportOptions(toolVersion: "1"), language: .english)
    #expect(RunScreen(content, style: TerminalStyle()).text().contains("Nothing found on 0 parcels."))
    let file = OutputFile.inMemory()
    ReportJSON(content, to: file).write()
    #expect(String(decoding: file.contents, as: UTF8.self).contains("\"findings\": []"))
    let table = OutputFile.inMemory()
    try FindingsCSV.write(content, to: table)
    #expect(table.contents.count > 3)
  }
}
