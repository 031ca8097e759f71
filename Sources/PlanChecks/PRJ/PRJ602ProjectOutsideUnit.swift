import Geometry
import LandUse

/// A project with land outside the unit that the list gives for it.
///
/// - What it finds: every project of whose parcels, or of whose shape, more than `unitTolerance` lies outside its unit
///   and those below it. Land in no unit is outside.
/// - Why it matters: the land is asked for in one unit's plan and taken from another's quotas.
/// - Measures: `outsideArea`, m², limit: `unitTolerance`; `linkedArea`, ha, of its parcels; `parcels`, count.
/// - Needs: nothing.
/// - Does not find: projects of a unit above the ones they lie in (a road of the province).
/// - Source: list of works and projects (table 10/CH: place by commune); threshold `unitTolerance`.
public struct ProjectOutsideUnit: PlanCheck {
  public static let info = CheckInfo(
    code: "PRJ602", name: "project-outside-unit", severity: .error,
    measures: [.init("outsideArea", .squareMetre), .init("linkedArea", .hectare), .init("parcels", .count)],
    source: "list of works and projects (table 10/CH); threshold unitTolerance")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    if plan.projectLinks != nil, plan.plan.register == nil { return .skipped(because: .noRegister) }
    let findings = ProjectFindings(code: Self.info.code, plan: plan)
    let tolerance = plan.plan.thresholds.unitTolerance
    return findings.outcome { project, land in
      guard let outside = land.outside, outside > tolerance else { return [] }
      return [
        findings.finding(
          project, Self.info.severity,
          measures: [
            Measure("outsideArea", outside.squareMetres, .squareMetre, limit: tolerance.squareMetres),
            Measure("linkedArea", land.area.hectares, .hectare),
            Measure("parcels", Double(land.parcels.count), .count),
          ])
      ]
    }
  }
}
