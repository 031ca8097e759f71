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
public struct UncoveredLand: PlanCheck {
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

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    guard plan.layers.contains(where: { $0.layer.content == .whole }) else {
      return .skipped(because: .notApplicable)
    }
    guard plan.looksAtGaps else { return .skipped(because: .notAskedFor) }
    return plan.outcome(skippedBecause: .noBoundary) { layer, confidential in
      guard layer.layer.content == .whole, let coverage = layer.coverage, let gaps = coverage.gaps else { return nil }
      return LayerAnswer(
        examined: coverage.examined, excluded: coverage.leftOut.count,
        findings: GapFindings(layer, confidential, plan, gaps).all())
    }
  }
}

/// The gaps of one layer as findings.
///
/// A class: what is made piece by piece refers to the layer once.
private final class GapFindings {
  /// Neighbours that are named as subjects; `neighbours` counts all.
  static let namedNeighbours = 10

  let layer: LayerSnapshot
  let confidential: ConfidentialRows
  let minOverlap: Area
  let rule: FaultClassRule
  let causes: PieceCauseRule
  let gaps: [CoverageGap]
  /// By gap, in the order of their ids.
  let neighbours: [[Int]]
  let units: GapUnits
  let withheld: WithheldLand
  let register: UnitRegister?

  init(_ layer: LayerSnapshot, _ confidential: ConfidentialRows, _ plan: PlanSnapshot, _ gaps: [CoverageGap]) {
    self.layer = layer
    self.confidential = confidential
    self.gaps = gaps
    let minOverlap = plan.plan.thresholds.minOverlap
    let rule = FaultClassRule(plan.accuracy, layerScale: layer.layer.scale, datumAccuracy: layer.datumAccuracy)
    self.minOverlap = minOverlap
    self.rule = rule
    causes = PieceCauseRule(layer, rule)
    neighbours = GapNeighbours.rows(around: gaps, in: layer.layer.shapes).map { layer.named($0) }
    units = GapUnits(gaps, in: layer, plan.plan)
    register = plan.plan.register
    withheld = WithheldLand(in: layer, register) { rule.scale?.areaLimit(of: $0) ?? minOverlap }
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
    let unit = units.areKnown ? units.shares(of: index).first?.unit : unitAround(index)
    let width = PieceWidth(gap.width, of: MultiPolygon(gap.region)).length
    let cause = self.cause(of: index, width, .noise)
    small.add(area: gap.area, unit: unit, cause: cause, isConfidential: isConfidential(index)) {
      FindingPart(
        subjects: neighbours[index].prefix(Self.namedNeighbours).map { layer.subject($0) },
        measures: [Measure("gapArea", gap.area.squareMetres, .squareMetre, limit: minOverlap.squareMetres)],
        place: .region(MultiPolygon(gap.region).canonical))
    }
  }

  private func cause(of index: Int, _ width: Length, _ fault: FaultClass) -> PieceCause {
    let rows = neighbours[index]
    return causes.cause(
      width: width, rows: rows,
      isVertexMissing: fault == .noise && causes.isVertexMissing(gaps[index].region, around: rows))
  }

  /// The place of a gap tells the border of what lies around it, or that of the record whose land it is.
  private func isConfidential(_ index: Int) -> Bool {
    neighbours[index].contains { confidential[$0] } || withheld.mayBe(gaps[index].area, in: units.slots(of: index))
  }

  private func finding(_ index: Int) -> Finding {
    let gap = gaps[index]
    let rows = neighbours[index]
    let explanation = units.explanation(of: index)
    let region = MultiPolygon(gap.region)
    let width = PieceWidth(gap.width, of: region)
    let smallest = rows.map { layer.areas.indices.contains($0) ? layer.areas[$0] : .zero }.min()
    let fault = rule.faultClass(area: gap.area, width: width.length, smallerParcel: smallest)
    let limit = smallest.flatMap { rule.scale?.areaLimit(of: $0) } ?? minOverlap
    let named = Array(rows.prefix(Self.namedNeighbours))
    return Finding(
      code: UncoveredLand.info.code, severity: explanation?.isWhole == true ? .note : fault.severity,
      subjects: named.map { layer.subject($0) } + unitsNamed(index).map { .unit($0) },
      measures: [
        Measure("gapArea", gap.area.squareMetres, .squareMetre, limit: limit.squareMetres),
        Measure("width", width.length.metres, .metre, limit: rule.widthLimit?.metres),
        Measure("neighbours", Double(rows.count), .count),
      ] + (explanation?.measures ?? []),
      details: [Detail("kind", "gap")] + rule.details(of: fault, width)
        + cause(of: index, width.length, fault).details + (explanation?.details ?? []),
      place: .region(region.canonical), parts: parts(index), origins: named.map { layer.origin($0) },
      isConfidential: isConfidential(index))
  }

  /// Every unit the gap lies in, by id.
  private func unitsNamed(_ index: Int) -> [UnitID] {
    guard units.areKnown else { return unitAround(index).map { [$0] } ?? [] }
    return Set(units.shares(of: index).compactMap(\.unit)).sorted()
  }

  /// The shares of a gap that lies in several units, or partly in none.
  private func parts(_ index: Int) -> [FindingPart] {
    let shares = units.shares(of: index)
    guard shares.count > 1 else { return [] }
    return shares.map { share in
      FindingPart(
        subjects: share.unit.map { [.unit($0)] } ?? [],
        measures: [Measure("shareArea", share.area.squareMetres, .squareMetre)])
    }
  }

  /// Where no unit has a shape, the one the parcels around name, or the nearest above them all: to be told, no more.
  private func unitAround(_ index: Int) -> UnitID? {
    var common: [UnitID]?
    for unit in Set(neighbours[index].compactMap { layer.unit(of: $0) }).sorted() {
      let lineage = register?.lineage(of: unit) ?? []
      let all = lineage.isEmpty ? [unit] : lineage
      common = common.map { $0.filter(all.contains) } ?? all
    }
    return common?.first
  }
}
