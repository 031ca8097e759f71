import Geometry
import LandUse
import PlanChecks
import Testing

/// Squares of 100 m: 1 ha each, in a row; figures by hand.
@Suite("PRJ6xx projects and capital") struct ProjectCheckTests {
  private func project(
    _ id: String, ha area: Double, category: CategoryCode = "SKK", change: (inout PlannedProject) -> Void = { _ in }
  ) -> PlannedProject {
    var project = PlannedProject(
      id: id, name: id, unit: "C1", category: category, area: .hectares(area), period: "2021-2025", citation: "made up",
      isFictitious: true, line: 2)
    project.decision = "x"
    change(&project)
    return project
  }

  /// Two parcels of 1 ha with the given uses, and projects with their land.
  private func plan(
    _ projects: [(PlannedProject, ProjectLand)], uses: [String] = ["BHK", "BHK"], clashes: [ProjectClash] = []
  ) throws -> PlanSnapshot {
    var plan = try PlanSnapshot.of(
      uses.enumerated().map { .square(100, at: (Double($0.offset) * 100, 0), id: "p\($0.offset)", use: $0.element) })
    plan.plan.projects = projects.map(\.0)
    plan.plan.protectedLand = ["LUA", "RPH", "CQP"].map { ProtectedLand(code: $0, citation: "law of \($0)") }
    plan.projectLinks = ProjectLinks(lands: projects.map(\.1), clashes: clashes)
    return plan
  }

  private func land(_ areas: [Area], outside: Area? = nil, unknown: [String] = []) -> ProjectLand {
    ProjectLand(
      way: .list,
      parcels: areas.enumerated().map { ProjectParcel(layer: 0, row: $0.offset, area: $0.element) }, unknown: unknown,
      outside: outside)
  }

  // One hectare on the ground; 0.995 ha in the list are 50 m² less: the limit itself is no finding.
  @Test(arguments: [(0.9949, -1), (0.995, 0), (1.0, 0), (1.005, 0), (1.0051, 1)] as [(Double, Int)])
  func `the area in the list just under, on and over the limit`(listed: Double, sign: Int) throws {
    let findings = try ProjectAreaMismatch().findings(in: plan([(project("a", ha: listed), land([.hectares(1)]))]))
    #expect(findings.count == abs(sign))
    guard let finding = findings.first else { return }
    #expect(finding.value("areaDifference") == (sign < 0 ? 51 : -51))
    #expect(finding.measure("areaDifference")?.limit == 50)
    #expect(finding.subjects == [.unit("C1"), .category("SKK"), .project("a")])
    #expect(finding.value("listedArea") == listed && finding.value("linkedArea") == 1 && finding.value("parcels") == 1)
  }

  @Test func `a list in whole hectares may round by half of one`() throws {
    let whole = project("a", ha: 2) { $0.areaRounding = .hectares(0.5) }
    #expect(try ProjectAreaMismatch().findings(in: plan([(whole, land([.hectares(1.5)]))])).isEmpty)
    #expect(try ProjectAreaMismatch().findings(in: plan([(whole, land([.hectares(1.4999)]))])).count == 1)
    #expect(try ProjectAreaMismatch().findings(in: plan([(whole, ProjectLand())])).isEmpty, "PRJ605 tells it")
  }

  @Test(arguments: [(0.9, 0), (1.0, 0), (1.1, 1)] as [(Double, Int)])
  func `land outside the unit just under, on and over a square metre`(outside: Double, expected: Int) throws {
    let plan = try plan([(project("a", ha: 1), land([.hectares(1)], outside: .squareMetres(outside)))])
    let findings = try ProjectOutsideUnit().findings(in: plan)
    #expect(findings.count == expected)
    #expect(findings.allSatisfy { $0.severity == .error && $0.value("outsideArea") == outside })
  }

  @Test func `a parcel of two projects names parcel and projects`() throws {
    let land = land([.hectares(1)])
    let clash = ProjectClash(layer: 0, row: 0, projects: [0, 1], area: .hectares(1))
    let plan = try plan([(project("b", ha: 1), land), (project("a", ha: 1), land)], clashes: [clash])
    let finding = try #require(try ParcelOfSeveralProjects().findings(in: plan).first)
    #expect(finding.subjects == [.parcel(layer: "parcels", row: 0, id: "p0"), .project("a"), .project("b")])
    #expect(finding.value("sharedArea") == 10_000 && finding.value("projects") == 2 && !finding.isConfidential)
    #expect(plan.projectLinks?.projects(ofRow: 0, inLayer: 0) == [0, 1])
    #expect(plan.projectLinks?.projects(ofRow: 1, inLayer: 0) == [])
  }

  @Test func `protected land is told by code, below it too, and not to a project of the same use`() throws {
    let both = land([.hectares(1), .hectares(0.25)])
    let findings = try ProjectOnProtectedLand().findings(
      in: plan([(project("a", ha: 1), both)], uses: ["LUN", "RPH"]))
    #expect(findings.map { $0.detail("kind") } == ["LUA", "RPH"])
    #expect(findings.map { $0.value("protectedArea") } == [1, 0.25])
    #expect(findings.map { $0.value("linkedArea") } == [1.25, 1.25])
    let rice = project("a", ha: 1, category: "LUN")
    #expect(try ProjectOnProtectedLand().findings(in: plan([(rice, both)], uses: ["LUA", "BHK"])).isEmpty)
  }

  @Test(arguments: [(0.9, 0), (1.0, 0), (1.1, 1)] as [(Double, Int)])
  func `protected land just under, on and over a square metre`(area: Double, expected: Int) throws {
    let plan = try plan([(project("a", ha: 1), land([.squareMetres(area)]))], uses: ["LUA"])
    #expect(try ProjectOnProtectedLand().findings(in: plan).count == expected)
  }

  @Test func `uses are those before the project's period`() throws {
    var plan = try plan([(project("a", ha: 1), land([.hectares(1)]))], uses: ["SKK"])
    let period = try #require(
      PlanPeriod(id: "2021-2025", firstDay: TestPlan.day("2021-01-01"), lastDay: TestPlan.day("2025-12-31")))
    plan.plan.periods = [period]
    func column(_ day: String, _ code: String) throws -> UseColumn {
      UseColumn(day: try TestPlan.day(day), field: day, codes: .of([code]))
    }
    plan.layers[0].layer.uses = try [column("2025-12-31", "SKK"), column("2020-12-31", "LUA")]
    #expect(try ProjectOnProtectedLand().findings(in: plan).count == 1)
    plan.layers[0].layer.uses = try [column("2025-12-31", "LUA"), column("2020-12-31", "BHK")]
    #expect(try ProjectOnProtectedLand().findings(in: plan).isEmpty)
  }

  @Test func `a project on defence land is confidential, its parcel not named in what is shown`() throws {
    let plan = try plan([(project("a", ha: 1), land([.hectares(1), .hectares(1)]))], uses: ["CQP", "LUA"])
    let findings = try ProjectOnProtectedLand().findings(in: plan)
    #expect(findings.map { $0.detail("kind") } == ["LUA", "CQP"] && findings.map(\.isConfidential) == [false, true])
    let clash = ProjectClash(layer: 0, row: 0, projects: [0], area: .hectares(1))
    var shared = plan
    shared.projectLinks?.clashes = [clash]
    #expect(try ParcelOfSeveralProjects().findings(in: shared).map(\.isConfidential) == [true])
  }

  @Test func `no parcels, and parcels that are not there`() throws {
    let found = try ProjectWithoutParcels().findings(
      in: plan([
        (project("a", ha: 1), ProjectLand()), (project("b", ha: 1), land([.hectares(1)], unknown: ["x", "y"])),
        (project("c", ha: 1), land([.hectares(1)])),
      ]))
    #expect(found.map { $0.detail("kind") } == ["none", "unknown"])
    #expect(found.map { $0.value("unknownParcels") } == [0, 2] && found.map { $0.value("parcels") } == [0, 1])
  }

  @Test func `no decision is a note before work begins and a warning after`() throws {
    func severity(_ status: ProjectStatus?) throws -> Severity? {
      let project = project("a", ha: 1) {
        $0.decision = ""
        $0.status = status
      }
      return try ProjectWithoutDecision().findings(in: plan([(project, land([.hectares(1)]))])).first?.severity
    }
    #expect(try severity(nil) == .note && severity(.planned) == .note && severity(.stopped) == nil)
    #expect(try severity(.underWay) == .warning && severity(.completed) == .warning)
  }

  @Test func `a decision on a parcel will do`() throws {
    let project = project("a", ha: 1) { $0.decision = "" }
    var plan = try plan([(project, land([.hectares(1), .hectares(1)]))])
    plan.layers[0].layer.decisions = .of([nil, "MH-1"])
    #expect(try ProjectWithoutDecision().findings(in: plan).isEmpty)
  }

  @Test func `without list and table nothing is looked at`() throws {
    let plan = try PlanSnapshot.of([.square(10, at: (0, 0), id: "a")])
    let checks: [any PlanCheck] = [
      ProjectAreaMismatch(), ProjectOutsideUnit(), ParcelOfSeveralProjects(), ProjectOnProtectedLand(),
      ProjectWithoutParcels(), ProjectWithoutDecision(),
    ]
    for check in checks {
      guard case .skipped(.noProjects) = try check.run(on: plan) else {
        Issue.record("\(type(of: check)) looked")
        continue
      }
    }
    guard case .skipped(.noCapital) = try CapitalTableMismatch().run(on: plan) else {
      Issue.record("the capital table was looked at")
      return
    }
  }

  @Test func `a table that is a tenth off is told with row, rule and difference`() throws {
    var plan = try PlanSnapshot.of([])
    func need(_ source: CapitalClass?, _ tenths: Int64) -> CapitalNeed {
      CapitalNeed(source: source, period: nil, amount: Money(dong: tenths * 100_000_000_000), line: 5)
    }
    // 107.8 + 379.8 + 270.4 = 758.0
    plan.plan.capital = CapitalTable([need(.state, 1078), need(.nonState, 3798), need(.fdi, 2704), need(nil, 7581)])
    let finding = try #require(try CapitalTableMismatch().findings(in: plan).first)
    #expect(finding.value("capitalStated") == 758.1 && finding.value("capitalFound") == 758)
    #expect(finding.value("capitalDifference") == 0.1 && finding.measure("capitalDifference")?.limit == 0)
    #expect(finding.detail("kind") == "sources-total-whole" && finding.detail("line") == "5")
  }
}
