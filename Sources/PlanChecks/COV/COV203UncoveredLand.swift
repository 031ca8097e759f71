import Coverage
import Geometry
import LandUse

/// Land inside the boundary that no parcel covers.
///
/// - What it finds: every uncovered part larger than `minOverlap` inside the boundary of a layer that holds the whole
///   territory, with its polygon, area, width and the parcels around it; smaller ones as one note per unit and cause
///   with count, sum and the ten largest. Each is classed noise, minor or conflict by the limits of error of the
///   layer's scale (the smaller parcel is the smallest of those around it); without a regulation all are conflicts.
///   `cause` says where it comes from as far as its shape tells (`PieceCause`): `datum`, `missing-vertex`, `rounding`,
///   else `real`. The units it lies in are those of the unit boundaries. Declared land of a unit (unparcelled land,
///   records with a withheld geometry) explains gaps of the unit and of those below it, as it does for quotas: where it
///   covers them all, each is a note; where it does not, they keep their class and say how much of the unit's gaps is
///   explained.
/// - Why it matters: the land is in no category; every quota of the unit is undecidable by that much.
/// - Measures: `gapArea`, m², of the polygon in the plan CRS, limit: the area limit of the smallest neighbour, or
///   `minOverlap` without a regulation; `width`, m, limit: twice the position limit; `neighbours`, count; for the sum
///   `count` and `areaSum`, m², limit: `minOverlap`; `unitGapArea` and `explainedArea`, m², of all gaps of the unit and
///   those below it; in the parts `shareArea`, m², where a gap lies in several units.
/// - Needs: GEO101, GEO102, GEO103, GEO105 (land under their placeholders is undecided, not a gap).
/// - Does not find: gaps of layers that hold allocations or overlays (not applicable); open wedges at the boundary that
///   the boundary itself cuts off; whether the land is truly a road or river.
/// - Source: gap as JTS defines it (package `coverage`); classes: limits of error of the cadastral regulation in force,
///   as loaded.
public struct UncoveredLand: PieceCheck {
  public static let info = CheckInfo(
    code: "COV203", name: "coverage-gap", severity: .error,
    measures: [
      .init("gapArea", .squareMetre), .init("width", .metre), .init("neighbours", .count), .init("count", .count),
      .init("areaSum", .squareMetre), .init("unitGapArea", .squareMetre), .init("explainedArea", .squareMetre),
      .init("shareArea", .squareMetre),
    ],
    needs: ["GEO101", "GEO102", "GEO103", "GEO105"],
    source: "JTS polygonal coverage; classes: limits of error of the cadastral regulation as loaded")

  public init() {}

  public func run(on plan: PlanSnapshot, _ crew: Crew) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    guard plan.layers.contains(where: { $0.layer.content == .whole }) else {
      return .skipped(because: .notApplicable)
    }
    guard plan.looksAtGaps else { return .skipped(because: .notAskedFor) }
    return plan.outcome(skippedBecause: .noBoundary) { layer, confidential in
      guard layer.layer.content == .whole, let coverage = layer.coverage, let gaps = coverage.gaps else { return nil }
      return LayerAnswer(
        examined: coverage.examined, excluded: coverage.leftOut.count,
        findings: GapFindings(layer, confidential, plan, gaps, crew).all(by: crew))
    }
  }
}
