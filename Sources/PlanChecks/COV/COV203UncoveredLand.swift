import Coverage
import Geometry
import LandUse

/// Land inside the boundary that no parcel covers.
///
/// - What it finds: every uncovered part larger than `minOverlap` inside the boundary of a layer that holds the whole
///   territory, with its polygon, area, width and the parcels around it; smaller ones as one note with count, sum and
///   the ten largest. Each is classed noise, minor or conflict by the limits of error of the layer's scale (the smaller
///   parcel is the smallest of those around it); without a regulation all are conflicts. A gap is explained, and a
///   note, where the gaps of its unit sum up to the unit's unparcelled land, or where a record with a withheld geometry
///   declares its area.
/// - Why it matters: the land is in no category; every quota of the unit is undecidable by that much.
/// - Measures: `gapArea`, m², of the polygon in the plan CRS, limit: the area limit of the smallest neighbour, or
///   `minOverlap` without a regulation; `width`, m, limit: twice the position limit; `neighbours`, count; for the sum
///   `count` and `areaSum`, m², limit: `minOverlap`; where a unit's sums were compared `unparcelledArea` and
///   `unitGapArea`, m².
/// - Needs: GEO101, GEO102, GEO103, GEO105 (land under their placeholders is undecided, not a gap).
/// - Does not find: gaps of layers that hold allocations or overlays (not applicable); open wedges at the boundary that
///   the boundary itself cuts off; whether the land is truly a road or river.
/// - Source: gap as JTS defines it (package `coverage`); classes: limits of error of the cadastral regulation in force,
///   as loaded.
public struct UncoveredLand: PlanCheck {
  public static let info = CheckInfo(
    code: "COV203", name: "coverage-gap", severity: .error,
    measures: [
      .init("gapArea", .squareMetre), .init("width", .metre), .init("neighbours", .count), .init("count", .count),
      .init("areaSum", .squareMetre), .init("unparcelledArea", .squareMetre), .init("unitGapArea", .squareMetre),
    ],
    needs: ["GEO101", "GEO102", "GEO103", "GEO105"],
    source: "JTS polygonal coverage; classes: limits of error of the cadastral regulation as loaded")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    guard plan.layers.contains(where: { $0.layer.content == .whole }) else {
      return .skipped(because: .notApplicable)
    }
    guard plan.looksAtGaps else { return .skipped(because: .notAskedFor) }
    var examined = 0
    var excluded = 0
    var looked = false
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) where layer.layer.content == .whole {
      guard let coverage = layer.coverage, let gaps = coverage.gaps else { continue }
      looked = true
      examined += coverage.examined
      excluded += coverage.leftOut.count
      findings += GapFindings(layer, confidential, plan, gaps).all()
    }
    guard looked else { return .skipped(because: .noBoundary) }
    return .completed(examined: examined, excluded: excluded, findings: findings)
  }
}

/// The gaps of one layer as findings.
private struct GapFindings {
  /// Neighbours that are named as subjects; `neighbours` counts all.
  static let namedNeighbours = 10

  let layer: LayerSnapshot
  let confidential: ConfidentialRows
  let minOverlap: Area
  let rule: FaultClassRule
  let gaps: [CoverageGap]
  let neighbours: [[Int]]
  let explanations: [GapExplanation]

  init(_ layer: LayerSnapshot, _ confidential: ConfidentialRows, _ plan: PlanSnapshot, _ gaps: [CoverageGap]) {
    self.layer = layer
    self.confidential = confidential
    self.gaps = gaps
    minOverlap = plan.plan.thresholds.minOverlap
    rule = FaultClassRule(plan.accuracy, layerScale: layer.layer.scale, datumAccuracy: layer.datumAccuracy)
    neighbours = GapNeighbours.rows(around: gaps, in: layer.layer.shapes)
    let units = neighbours.map { GapExplanation.unit(of: $0, in: layer, plan.plan.register) }
    explanations = GapExplanation.explain(gaps, units: units, in: layer, plan, rule)
  }

  func all() -> [Finding] {
    var findings: [Finding] = []
    var small = SmallPieces(layer: layer.layer.id, kind: "small-gaps", limit: minOverlap)
    for (index, gap) in gaps.enumerated() {
      if gap.area > minOverlap { findings.append(finding(index)) } else { add(index, to: &small) }
    }
    return findings + small.findings(UncoveredLand.info.code)
  }

  private func add(_ index: Int, to small: inout SmallPieces) {
    let gap = gaps[index]
    small.add(area: gap.area, unit: explanations[index].unit, isConfidential: isConfidential(index)) {
      FindingPart(
        subjects: neighbours[index].prefix(Self.namedNeighbours).map(layer.subject),
        measures: [Measure("gapArea", gap.area.squareMetres, .squareMetre, limit: minOverlap.squareMetres)],
        place: .region(MultiPolygon(gap.region)))
    }
  }

  /// The place of a gap tells the border of what lies around it, or that of the record that explains it.
  private func isConfidential(_ index: Int) -> Bool {
    explanations[index].isByWithheldRecord || neighbours[index].contains { confidential[$0] }
  }

  private func finding(_ index: Int) -> Finding {
    let gap = gaps[index]
    let rows = neighbours[index]
    let explanation = explanations[index]
    let region = MultiPolygon(gap.region)
    let width = PieceWidth(gap.width, of: region)
    let smallest = rows.map { layer.areas.indices.contains($0) ? layer.areas[$0] : .zero }.min()
    let fault = rule.faultClass(area: gap.area, width: width.length, smallerParcel: smallest)
    let limit = smallest.flatMap { rule.scale?.areaLimit(of: $0) } ?? minOverlap
    let named = Array(rows.prefix(Self.namedNeighbours))
    return Finding(
      code: UncoveredLand.info.code, severity: explanation.isExplained ? .note : fault.severity,
      subjects: named.map(layer.subject) + (explanation.unit.map { [.unit($0)] } ?? []),
      measures: [
        Measure("gapArea", gap.area.squareMetres, .squareMetre, limit: limit.squareMetres),
        Measure("width", width.length.metres, .metre, limit: rule.widthLimit?.metres),
        Measure("neighbours", Double(rows.count), .count),
      ] + explanation.measures,
      details: [Detail("kind", "gap")] + rule.details(of: fault, width) + explanation.details, place: .region(region),
      origins: named.map(layer.origin),
      isConfidential: isConfidential(index))
  }
}
