import Coverage
import Geometry
import LandUse

/// The gaps of one layer as findings.
///
/// A class: what is made piece by piece refers to the layer once.
final class GapFindings: Sendable {
  /// Neighbours that are named as subjects; `neighbours` counts all.
  private static let namedNeighbours = 10
  /// Gaps that one thread looks at.
  private static let gapsAtOnce = 1 << 11

  private let layer: LayerSnapshot
  private let confidential: ConfidentialRows
  private let minOverlap: Area
  private let rule: FaultClassRule
  private let causes: PieceCauseRule
  private let gaps: [CoverageGap]
  private let neighbours: GapNeighbours
  private let units: GapUnits
  private let parcelUnits: RowUnits
  private let withheld: WithheldLand
  private let register: UnitRegister?

  init(
    _ layer: LayerSnapshot, _ confidential: ConfidentialRows, _ plan: PlanSnapshot, _ gaps: [CoverageGap], _ crew: Crew
  ) {
    self.layer = layer
    self.confidential = confidential
    self.gaps = gaps
    let minOverlap = plan.plan.thresholds.minOverlap
    let rule = FaultClassRule(plan.accuracy, layerScale: layer.layer.scale, datumAccuracy: layer.datumAccuracy)
    self.minOverlap = minOverlap
    self.rule = rule
    causes = PieceCauseRule(layer, rule, hasPieces: !gaps.isEmpty)
    neighbours = GapNeighbours(around: gaps, in: layer.layer.shapes, crew)
    units = GapUnits(gaps, in: layer, plan.plan)
    parcelUnits = RowUnits(layer)
    register = plan.plan.register
    withheld = WithheldLand(in: layer, register) { rule.scale?.areaLimit(of: $0) ?? minOverlap }
  }

  /// What was found of some gaps.
  private struct Found: Sendable {
    var findings: [Finding] = []
    var small: SmallPieces
  }

  func all(by crew: Crew) -> [Finding] {
    let parts = crew.map(rows: gaps.count, by: Self.gapsAtOnce, look)
    var small = noPieces
    for part in parts { small.add(part.small) }
    return Array((parts.map(\.findings) + [small.findings(UncoveredLand.info.code)]).joined())
  }

  private var noPieces: SmallPieces { SmallPieces(layer: layer.layer.id, kind: "small-gaps", limit: minOverlap) }

  private func look(_ range: Range<Int>) -> Found {
    var found = Found(small: noPieces)
    let (gaps, neighbours) = (gaps, neighbours)
    for index in range {
      let surroundings = neighbours.surroundings(of: gaps[index].region)
      let gap = LookedAt(index, gaps[index], surroundings, rows: layer.named(surroundings.rows))
      if gap.gap.area > minOverlap { found.findings.append(finding(gap)) } else { add(gap, to: &found.small) }
    }
    return found
  }

  /// A gap with what lies around it.
  private struct LookedAt {
    let index: Int
    let gap: CoverageGap
    let region: MultiPolygon
    let width: PieceWidth
    let surroundings: GapNeighbours.Surroundings
    /// The parcels around, in the order of their ids.
    let rows: [Int]

    init(_ index: Int, _ gap: CoverageGap, _ surroundings: GapNeighbours.Surroundings, rows: [Int]) {
      self.index = index
      self.gap = gap
      self.surroundings = surroundings
      region = MultiPolygon(gap.region)
      width = PieceWidth(gap.width, of: region)
      self.rows = rows
    }
  }

  private func add(_ gap: LookedAt, to small: inout SmallPieces) {
    let unit = units.areKnown ? units.shares(of: gap.index).first?.unit : unitAround(gap)
    small.add(area: gap.gap.area, unit: unit, cause: cause(of: gap, .noise), isConfidential: isConfidential(gap)) {
      FindingPart(
        subjects: gap.rows.prefix(Self.namedNeighbours).map { layer.subject($0) },
        measures: [Measure("gapArea", gap.gap.area.squareMetres, .squareMetre, limit: minOverlap.squareMetres)],
        place: .region(gap.region.canonical))
    }
  }

  private func cause(of gap: LookedAt, _ fault: FaultClass) -> PieceCause {
    causes.cause(
      width: gap.width.length, rows: gap.rows,
      isVertexMissing: fault == .noise && causes.isVertexMissing(gap.surroundings))
  }

  /// The place of a gap tells the border of what lies around it, or that of the record whose land it is.
  private func isConfidential(_ gap: LookedAt) -> Bool {
    gap.rows.contains { confidential[$0] }
      || !withheld.isEmpty && withheld.mayBe(gap.gap.area, in: units.slots(of: gap.index))
  }

  private func finding(_ gap: LookedAt) -> Finding {
    let explanation = units.explanation(of: gap.index)
    let smallest = gap.rows.map { layer.areas.indices.contains($0) ? layer.areas[$0] : .zero }.min()
    let fault = rule.faultClass(area: gap.gap.area, width: gap.width.length, smallerParcel: smallest)
    let limit = smallest.flatMap { rule.scale?.areaLimit(of: $0) } ?? minOverlap
    let named = gap.rows.prefix(Self.namedNeighbours)
    return Finding(
      code: UncoveredLand.info.code, severity: explanation?.isWhole == true ? .note : fault.severity,
      subjects: named.map { layer.subject($0) } + unitsNamed(gap).map { .unit($0) },
      measures: [
        Measure("gapArea", gap.gap.area.squareMetres, .squareMetre, limit: limit.squareMetres),
        Measure("width", gap.width.length.metres, .metre, limit: rule.widthLimit?.metres),
        Measure("neighbours", Double(gap.rows.count), .count),
      ] + (explanation?.measures ?? []),
      details: [Detail("kind", "gap")] + rule.details(of: fault, gap.width)
        + cause(of: gap, fault).details + (explanation?.details ?? []),
      place: .region(gap.region.canonical), parts: parts(gap), origins: named.map { layer.origin($0) },
      isConfidential: isConfidential(gap))
  }

  /// Every unit the gap lies in, by id.
  private func unitsNamed(_ gap: LookedAt) -> [UnitID] {
    guard units.areKnown else { return unitAround(gap).map { [$0] } ?? [] }
    return Set(units.shares(of: gap.index).compactMap(\.unit)).sorted()
  }

  /// The shares of a gap that lies in several units, or partly in none.
  private func parts(_ gap: LookedAt) -> [FindingPart] {
    let shares = units.shares(of: gap.index)
    guard shares.count > 1 else { return [] }
    return shares.map { share in
      FindingPart(
        subjects: share.unit.map { [.unit($0)] } ?? [],
        measures: [Measure("shareArea", share.area.squareMetres, .squareMetre)])
    }
  }

  /// Where no unit has a shape, the one the parcels around name, or the nearest above them all: to be told, no more.
  private func unitAround(_ gap: LookedAt) -> UnitID? {
    let named = gap.rows.lazy.compactMap { self.parcelUnits[$0] }
    guard let first = named.first else { return nil }
    if named.allSatisfy({ $0 == first }) { return first }
    var common: [UnitID]?
    for unit in Set(named).sorted() {
      let lineage = register?.lineage(of: unit) ?? []
      let all = lineage.isEmpty ? [unit] : lineage
      common = common.map { $0.filter(all.contains) } ?? all
    }
    return common?.first
  }
}
