import Geometry
import LandUse

/// A project for whose land there is no decision.
///
/// - What it finds: every project without a decision in the list and on any of its parcels that is not stopped: a warning where work has
///   begun or is done, else a note.
/// - Why it matters: land that is listed for two years without a decision has to be reviewed; land used without one is
///   used without right.
/// - Measures: `listedArea`, ha, in the list; `parcels`, count.
/// - Needs: nothing.
/// - Does not find: decisions that are named and were never made.
/// - Source: Land Law 31/2024/QH15, article 76.7.
public struct ProjectWithoutDecision: PlanCheck {
  public static let info = CheckInfo(
    code: "PRJ606", name: "project-without-decision", severity: .warning,
    measures: [.init("listedArea", .hectare), .init("parcels", .count)],
    source: "Land Law 31/2024/QH15, art. 76.7")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    let findings = ProjectFindings(code: Self.info.code, plan: plan)
    return findings.outcome { project, land in
      guard project.decision.isEmpty, project.status != .stopped else { return [] }
      let isDecided = land.parcels.contains { parcel in
        !(plan.layers[parcel.layer].layer.decisions?.text(parcel.row) ?? "").isEmpty
      }
      guard !isDecided else { return [] }
      let hasBegun = project.status?.hasBegun == true
      return [
        findings.finding(
          project, hasBegun ? .warning : .note,
          measures: [
            Measure("listedArea", project.area.hectares, .hectare),
            Measure("parcels", Double(land.parcels.count), .count),
          ],
          details: [Detail("kind", hasBegun ? "begun" : "planned")])
      ]
    }
  }
}
