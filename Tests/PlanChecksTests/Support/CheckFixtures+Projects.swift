import Geometry
import LandUse
import PlanChecks

extension CheckFixture {
  static func projects() throws -> [CheckFixture] {
    let passes = try planned()
    var clash = passes
    clash.plan.projects.append(clash.plan.projects[0])
    clash.plan.projects[1].id = "second"
    clash.projectLinks = ProjectLinks(
      lands: [land(100), land(100)],
      clashes: [ProjectClash(layer: 0, row: 0, projects: [0, 1], area: .squareMetres(100))]
    )
    var capital = passes
    capital.plan.capital = CapitalTable([need(.state, 2), need(.nonState, 3), need(.fdi, 4), need(nil, 10)])
    return [
      CheckFixture(code: "PRJ601", fires: try planned(land(160)), passes: passes),
      CheckFixture(code: "PRJ602", fires: try planned(land(100, outside: 10)), passes: passes),
      CheckFixture(code: "PRJ603", fires: clash, passes: passes),
      CheckFixture(code: "PRJ604", fires: try planned(protected: ["LUA"]), passes: passes),
      CheckFixture(code: "PRJ605", fires: try planned(ProjectLand()), passes: passes),
      CheckFixture(code: "PRJ606", fires: try planned(decision: ""), passes: passes),
      CheckFixture(code: "PRJ607", fires: capital, passes: passes),
    ]
  }

  /// One project of 100 m² on a parcel of rice, and a capital table of 2 + 3 + 4 = 9.
  private static func planned(
    _ land: ProjectLand = land(100), protected: [CategoryCode] = [], decision: String = "x"
  ) throws -> PlanSnapshot {
    var plan = try sound()
    var project = PlannedProject(
      id: "a", name: "a", unit: "C1", category: "SKK", area: .squareMetres(100), period: "p", citation: "made up",
      isFictitious: true)
    project.decision = decision
    plan.plan.projects = [project]
    plan.plan.protectedLand = protected.map { ProtectedLand(code: $0, citation: "made up") }
    plan.plan.capital = CapitalTable([need(.state, 2), need(.nonState, 3), need(.fdi, 4), need(nil, 9)])
    plan.projectLinks = ProjectLinks(lands: [land])
    return plan
  }

  private static func land(_ area: Double, outside: Double? = nil) -> ProjectLand {
    ProjectLand(
      way: .list, parcels: [ProjectParcel(layer: 0, row: 0, area: .squareMetres(area))],
      outside: outside.map { .squareMetres($0) })
  }

  private static func need(_ source: CapitalClass?, _ amount: Int64) -> CapitalNeed {
    CapitalNeed(source: source, period: nil, amount: Money(dong: amount))
  }
}
