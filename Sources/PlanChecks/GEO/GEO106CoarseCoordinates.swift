import Coverage
import Geometry
import LandUse

/// A file that writes its coordinates with too few decimals for the accuracy of its map.
///
/// - What it finds: files in which one step of the last decimal is longer on the ground than the position limit of the
///   layer's scale in the loaded regulation. A step of degrees is taken at the middle of the layer, the longer of the
///   one to the north and the one to the east. A layer that gives no scale is taken as 1:10 000, which the report says.
/// - Why it matters: the corners were rounded off the accuracy with which they were surveyed. Neighbours that were
///   rounded apart overlap and gape, and no repair brings the digits back: the file has to be written anew.
/// - Measures: `decimals`, count, the most that a coordinate of the file has; `step`, m on the ground, with the
///   position limit as its limit: a step equal to it is good enough.
/// - Needs: nothing.
/// - Does not find: coordinates that were rounded and then written with more digits; boundaries and units (only files
///   of parcels are looked at).
/// - Source: position limits of the loaded regulation (TT 25/2014/TT-BTNMT, article 7, as the tables of GeoData quote
///   it); lengths on the ellipsoid by Karney, Algorithms for geodesics, J. Geodesy 87 (2013).
public struct CoarseCoordinates: PlanCheck {
  public static let info = CheckInfo(
    code: "GEO106", name: "coarse-coordinates", severity: .warning,
    measures: [.init("decimals", .count), .init("step", .metre)],
    source: "position limits of the loaded accuracy regulation; Karney 2013 for lengths of degrees")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    guard plan.accuracy != nil else { return .skipped(because: .noAccuracyRegulation) }
    var examined = 0
    var findings: [Finding] = []
    for layer in plan.layers where layer.layer.count > 0 {
      let rule = FaultClassRule(plan.accuracy, layerScale: layer.layer.scale)
      guard let limit = rule.scale?.positionLimit else { continue }
      let own = ParcelLayer.File.WrittenSystem(crs: layer.layer.sourceCRS, middle: layer.layer.middleAsRead)
      for (file, rows) in zip(layer.layer.files, layer.layer.rowCounts) {
        guard let decimals = file.decimals, let unit = Double("1e-\(decimals)") else { continue }
        examined += rows
        let system = file.system ?? own
        guard let step = try CRS(system.crs).groundLength(ofStep: unit, at: system.middle), step > limit else {
          continue
        }
        findings.append(
          Finding(
            code: Self.info.code, severity: Self.info.severity, subjects: [.layer(layer.layer.id)],
            measures: [
              Measure("decimals", Double(decimals), .count),
              Measure("step", step.metres, .metre, limit: limit.metres),
            ],
            details: [Detail("file", file.name)] + rule.scaleDetails))
      }
    }
    return .completed(examined: examined, excluded: plan.rowCount - examined, findings: findings)
  }
}

extension ParcelLayer {
  /// Rows of each of its files.
  fileprivate var rowCounts: [Int] {
    zip(files, files.dropFirst().map(\.firstRow) + [count]).map { $1 - $0.firstRow }
  }
}
