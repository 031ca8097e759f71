import Geometry
import LandUse

/// A project whose area in the list is not that of its parcels.
///
/// - What it finds: every project with parcels whose listed area differs from their exact sum by more than the
///   tolerance: `projectArea` of the plan, or half a unit of the last digit the list writes, whichever is larger.
/// - Why it matters: the list is what is decided on, the parcels are what is taken; both cannot be right.
/// - Measures: `listedArea`, ha, in the list; `linkedArea`, ha, of its parcels in the plan CRS; `areaDifference`, m²,
///   parcels less list, limit: the tolerance; `parcels`, count.
/// - Needs: nothing.
/// - Does not find: projects without parcels (PRJ605); areas that agree of the wrong parcels.
/// - Source: list of works and projects (table 10/CH), kept in hundredths of a hectare; threshold `projectArea`.
public struct ProjectAreaMismatch: PlanCheck {
  public static let info = CheckInfo(
    code: "PRJ601", name: "project-area-mismatch", severity: .warning,
    measures: [
      .init("listedArea", .hectare), .init("linkedArea", .hectare), .init("areaDifference", .squareMetre),
      .init("parcels", .count),
    ],
    source: "list of works and projects (table 10/CH), kept in 0.01 ha; threshold projectArea")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    let findings = ProjectFindings(code: Self.info.code, plan: plan)
    return findings.outcome { project, land in
      let difference = land.area - project.area
      let tolerance = max(plan.plan.thresholds.projectArea, project.areaRounding)
      guard !land.parcels.isEmpty, difference > tolerance || project.area - land.area > tolerance else { return [] }
      return [
        findings.finding(
          project, Self.info.severity,
          measures: [
            Measure("listedArea", project.area.hectares, .hectare),
            Measure("linkedArea", land.area.hectares, .hectare),
            Measure("areaDifference", difference.squareMetres, .squareMetre, limit: tolerance.squareMetres),
            Measure("parcels", Double(land.parcels.count), .count),
          ],
          details: land.way.map { [Detail("way", $0.rawValue)] } ?? [])
      ]
    }
  }
}
