import Geometry
import LandUse

/// A parcel of which two projects plan the same land.
///
/// - What it finds: every parcel of which at least two projects of the list, whatever their periods, have more than
///   `minOverlap` in common. Of projects with a shape only what lies in both shapes counts; stopped ones do not.
/// - Why it matters: one piece of land is promised twice, and its hectares are counted twice in the list.
/// - Measures: `sharedArea`, m², the most that two of them have in common, limit: `minOverlap`; `projects`, count.
/// - Needs: nothing.
/// - Does not find: projects that share a parcel and no land of it; parcels that overlap each other (COV201).
/// - Source: every piece of land has one planned use at a time; threshold `minOverlap`.
public struct ParcelOfSeveralProjects: PlanCheck {
  public static let info = CheckInfo(
    code: "PRJ603", name: "parcel-of-several-projects", severity: .error,
    measures: [.init("sharedArea", .squareMetre), .init("projects", .count)],
    source: "one planned use for each piece of land; threshold minOverlap")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard let links = plan.projectLinks, !plan.plan.projects.isEmpty else { return .skipped(because: .noProjects) }
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    let findings = links.clashes.map { clash in
      let layer = plan.layers[clash.layer]
      let projects = clash.projects.map { plan.plan.projects[$0] }
      return Finding(
        code: Self.info.code, severity: Self.info.severity,
        subjects: [layer.subject(clash.row)] + projects.map { .project($0.id) }.sorted(),
        measures: [
          Measure(
            "sharedArea", clash.area.squareMetres, .squareMetre, limit: plan.plan.thresholds.minOverlap.squareMetres),
          Measure("projects", Double(projects.count), .count),
        ],
        details: projects.contains(where: \.isFictitious) ? [Detail("fictitious", "true")] : [],
        origins: [layer.origin(clash.row)], isConfidential: plan.confidentialRows[clash.layer][clash.row])
    }
    return .completed(examined: plan.plan.projects.count, excluded: 0, findings: findings)
  }
}
