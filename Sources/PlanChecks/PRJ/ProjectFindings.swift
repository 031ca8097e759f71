import Geometry
import LandUse

/// What the checks share that look at the list of projects, row by row.
struct ProjectFindings {
  let code: CheckCode
  let plan: PlanSnapshot

  /// - Parameter finding: what is wrong with a project and its land, if anything.
  func outcome(_ findings: (PlannedProject, ProjectLand) -> [Finding]) -> CheckOutcome {
    guard let links = plan.projectLinks, !plan.plan.projects.isEmpty else { return .skipped(because: .noProjects) }
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    let rows = zip(plan.plan.projects, links.lands)
    return .completed(examined: plan.plan.projects.count, excluded: 0, findings: rows.flatMap(findings))
  }

  func finding(
    _ project: PlannedProject, _ severity: Severity, measures: [Measure], details: [Detail] = [],
    parcels: [ProjectParcel] = []
  ) -> Finding {
    let shown = parcels.sorted { subject($0) < subject($1) }
    return Finding(
      code: code, severity: severity,
      subjects: shown.map(subject) + [.unit(project.unit), .category(project.category), .project(project.id)],
      measures: measures, details: details + Self.details(of: project),
      origins: shown.map { plan.layers[$0.layer].origin($0.row) },
      isConfidential: parcels.contains { plan.confidentialRows[$0.layer][$0.row] })
  }

  func subject(_ parcel: ProjectParcel) -> Subject { plan.layers[parcel.layer].subject(parcel.row) }

  static func details(of project: PlannedProject) -> [Detail] {
    (project.line > 0 ? [Detail("line", String(project.line))] : [])
      + (project.isFictitious ? [Detail("fictitious", "true")] : [])
  }
}
