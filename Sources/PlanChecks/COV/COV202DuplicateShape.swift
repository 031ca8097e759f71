import Coverage
import Geometry
import LandUse

/// Parcels of one layer that are one shape.
///
/// - What it finds: every group of rows of a layer with the same shape, point by point (`equal`): the start and the
///   direction of a ring, the order of parts and holes, repeated positions and −0.0 do not count, nor whether the shape
///   is valid; and pairs of nearly the same shape (`nearly-equal`): what each has beyond the other is no more than the
///   limit of error of its area at the layer's scale (`minOverlap` without a regulation) and no more than a hundredth
///   of it. One finding for each group, with whether ids are equal or differ; of a group that is nearly equal to
///   another, one of each is named. What is told here is not told again as an overlap (COV201).
/// - Why it matters: the land is counted as often as it is recorded, and nobody can say which record holds.
/// - Measures: `rows`, count of the records, the first hundred of which are named by id; `parcelArea`, m² of one of
///   them in the plan CRS; of nearly equal ones `overlapArea`, m², what they share; `restArea`, m², the most that one
///   has beyond the other, limit: as above.
/// - Needs: GEO101, GEO103, GEO105.
/// - Does not find: equal parcels of two layers (one parcel on two days); a copy that was moved, or one cut into
///   several parcels; nearly equal parcels of a shape that is not valid, or in a pile (COV201).
/// - Source: JTS polygonal coverage (no shared interior); nearly equal: area limits of the cadastral regulation in
///   force, as loaded.
public struct DuplicateShape: PieceCheck {
  public static let info = CheckInfo(
    code: "COV202", name: "duplicate-shape", severity: .error,
    measures: [
      .init("rows", .count), .init("parcelArea", .squareMetre), .init("overlapArea", .squareMetre),
      .init("restArea", .squareMetre),
    ],
    needs: ["GEO101", "GEO103", "GEO105"],
    source: "JTS polygonal coverage; nearly equal: area limits of the cadastral regulation as loaded")

  /// Rows named of a group: enough to find them all by hand, and bounded for a file of one parcel throughout.
  static let namedRows = 100

  public init() {}

  /// Pairs that one thread looks at.
  private static let pairsAtOnce = 1 << 14

  public func run(on plan: PlanSnapshot, _ crew: Crew) throws -> CheckOutcome {
    plan.outcome(skippedBecause: .notAskedFor) { layer, confidential in
      guard let coverage = layer.coverage else { return nil }
      let faulty = layer.layer.shapes.faultyShapes.count { $0 }
      let rule = DuplicateRule(layer, plan)
      let equal = EqualParcels(layer, confidential)
      let groups = coverage.equalShapes.map { group($0, layer, confidential) }
      let overlaps = coverage.overlaps
      let pairs = crew.map(rows: overlaps.count, by: Self.pairsAtOnce) { chunk in
        chunk.filter {
          rule.areNearlyEqual(overlaps[$0].first, overlaps[$0].second, sharing: overlaps[$0].area)
        }.map { pair(overlaps[$0], rule, equal, layer, confidential) }
      }
      return LayerAnswer(examined: layer.layer.count - faulty, excluded: faulty, findings: groups + pairs.joined())
    }
  }

  private func group(_ group: EqualShapes, _ layer: LayerSnapshot, _ confidential: ConfidentialRows) -> Finding {
    let named = Array(layer.named(group.rows).prefix(Self.namedRows))
    return finding(
      "equal", named, of: group.rows, layer,
      [
        Measure("rows", Double(group.rows.count), .count, limit: 1),
        Measure("parcelArea", layer.area(of: group.first).squareMetres, .squareMetre),
      ], place: layer.layer.shapes.shape(group.first), confidential)
  }

  private func pair(
    _ overlap: ShapeOverlap, _ rule: DuplicateRule, _ equal: EqualParcels, _ layer: LayerSnapshot,
    _ confidential: ConfidentialRows
  ) -> Finding {
    let rows = layer.named([equal.name(of: overlap.first), equal.name(of: overlap.second)])
    // The rest that is nearer to its limit stands for both.
    let worse = rows.max { a, b in
      rule.rest(of: a, beyond: overlap) - rule.limit(of: a) < rule.rest(of: b, beyond: overlap) - rule.limit(of: b)
    }
    let row = worse ?? overlap.first
    var finding = finding(
      "nearly-equal", rows, of: rows, layer,
      [
        Measure("rows", 2, .count, limit: 1),
        Measure("parcelArea", layer.area(of: rows[0]).squareMetres, .squareMetre),
        Measure("overlapArea", overlap.area.squareMetres, .squareMetre),
        Measure(
          "restArea", rule.rest(of: row, beyond: overlap).squareMetres, .squareMetre,
          limit: rule.limit(of: row).squareMetres),
      ], place: overlap.region, confidential)
    if equal.isConfidential(overlap.first) || equal.isConfidential(overlap.second) { finding.isConfidential = true }
    return finding
  }

  private func finding(
    _ kind: String, _ named: [Int], of rows: [Int], _ layer: LayerSnapshot, _ measures: [Measure],
    place: MultiPolygon, _ confidential: ConfidentialRows
  ) -> Finding {
    Finding(
      code: Self.info.code, severity: Self.info.severity, subjects: named.map { layer.subject($0) }, measures: measures,
      details: [Detail("kind", kind), Detail("ids", ids(of: rows, layer))],
      place: place.isEmpty ? nil : .region(place.canonical), origins: named.map { layer.origin($0) },
      isConfidential: rows.contains { confidential[$0] })
  }

  /// `none`, `equal` or `differ`; a missing id differs from one that is there.
  private func ids(of rows: [Int], _ layer: LayerSnapshot) -> String {
    let ids = layer.layer.ids
    let first = ids.text(rows[0])
    guard rows.allSatisfy({ ids.text($0) == first }) else { return "differ" }
    return first?.isEmpty ?? true ? "none" : "equal"
  }
}
