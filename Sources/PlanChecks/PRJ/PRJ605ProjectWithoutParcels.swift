import Geometry
import LandUse

/// A project that leads to no parcel, or lists parcels that are not there.
///
/// - What it finds: every project without a parcel by list, shape or field (kind `none`), and every project whose list
///   names parcels that no layer has (kind `unknown`).
/// - Why it matters: land that nobody can find can be neither checked nor counted.
/// - Measures: `listedArea`, ha, in the list; `parcels`, count of those found; `unknownParcels`, count.
/// - Needs: nothing.
/// - Does not find: parcels that name a project the list does not have: `landplan projects` counts them.
/// - Source: list of works and projects (table 10/CH: place on the map, sheet and parcel).
public struct ProjectWithoutParcels: PlanCheck {
  public static let info = CheckInfo(
    code: "PRJ605", name: "project-without-parcels", severity: .warning,
    measures: [.init("listedArea", .hectare), .init("parcels", .count), .init("unknownParcels", .count)],
    source: "list of works and projects (table 10/CH): place on the map")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    let findings = ProjectFindings(code: Self.info.code, plan: plan)
    return findings.outcome { project, land in
      guard land.parcels.isEmpty || !land.unknown.isEmpty else { return [] }
      return [
        findings.finding(
          project, Self.info.severity,
          measures: [
            Measure("listedArea", project.area.hectares, .hectare),
            Measure("parcels", Double(land.parcels.count), .count),
            Measure("unknownParcels", Double(land.unknown.count), .count),
          ],
          details: [Detail("kind", land.unknown.isEmpty ? "none" : "unknown")])
      ]
    }
  }
}
