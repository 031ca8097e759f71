import Coverage
import Geometry
import LandUse

/// Tells which overlapping parcels are one parcel recorded twice, though not vertex by vertex.
///
/// What each has beyond the other is no more than its limit of error: the area limit of the regulation at the layer's
/// scale, `minOverlap` without a regulation, and never more than a hundredth of the parcel, since the limits of very
/// small parcels exceed their areas.
struct DuplicateRule {
  private let layer: LayerSnapshot
  private let rule: FaultClassRule
  private let minOverlap: Area

  /// The share of a parcel that may lie beyond the other.
  private static let parcelsPerRest = 100

  init(_ layer: LayerSnapshot, _ plan: PlanSnapshot) {
    self.layer = layer
    rule = FaultClassRule(plan.accuracy, layerScale: layer.layer.scale)
    minOverlap = plan.plan.thresholds.minOverlap
  }

  /// Not for shapes that are equal: those are no overlap of the report.
  func isNearlyEqual(_ overlap: ShapeOverlap) -> Bool {
    [overlap.first, overlap.second].allSatisfy { rest(of: $0, beyond: overlap) <= limit(of: $0) }
  }

  /// Whether the smaller parcel lies on the other, whole but for its limit of error.
  func holdsSmaller(_ overlap: ShapeOverlap) -> Bool {
    let isFirst = layer.area(of: overlap.first) <= layer.area(of: overlap.second)
    let smaller = isFirst ? overlap.first : overlap.second
    return rest(of: smaller, beyond: overlap) <= limit(of: smaller)
  }

  /// What a parcel has beyond the shared area.
  func rest(of row: Int, beyond overlap: ShapeOverlap) -> Area { max(.zero, layer.area(of: row) - overlap.area) }

  /// How much that may be.
  func limit(of row: Int) -> Area {
    let area = layer.area(of: row)
    let hundredth = Area(squareMillimetres: area.squareMillimetres / Int64(Self.parcelsPerRest))
    return min(rule.scale?.areaLimit(of: area) ?? minOverlap, hundredth)
  }
}

/// Equal parcels as a finding about others names them: by one of them.
struct EqualParcels {
  private let equal: EqualRows
  private let names: [Int: Int]
  private let secret: Set<Int>

  /// - Complexity: n·log n of the parcels that are equal to others.
  init(_ layer: LayerSnapshot, _ confidential: ConfidentialRows) {
    let groups = layer.coverage?.equalShapes ?? []
    equal = EqualRows(groups)
    names = Dictionary(groups.map { ($0.first, layer.firstNamed($0.rows)) }) { first, _ in first }
    secret = Set(groups.filter { $0.rows.contains { confidential[$0] } }.map(\.first))
  }

  /// The row by whose id the parcels are named: the order of a file's features does not decide.
  func name(of row: Int) -> Int { names[row] ?? row }
  func pairs(_ overlap: ShapeOverlap) -> Int { equal.pairs(overlap) }
  /// Whether one of the parcels that are not named is confidential.
  func isConfidential(_ row: Int) -> Bool { secret.contains(row) }
}
