import Coverage
import Geometry
import LandUse

/// Tells which overlapping parcels are one parcel recorded twice, though not vertex by vertex.
///
/// What each has beyond the other is no more than its limit of error: the area limit of the regulation at the layer's
/// scale, `minOverlap` without a regulation, and never more than a hundredth of the parcel, since the limits of very
/// small parcels exceed their areas.
struct DuplicateRule: Sendable {
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
  func areNearlyEqual(_ first: Int, _ second: Int, sharing area: Area) -> Bool {
    isWithinLimit(first, area) && isWithinLimit(second, area)
  }

  /// Whether the smaller parcel lies on the other, whole but for its limit of error.
  func holdsSmaller(_ overlap: ShapeOverlap) -> Bool {
    let isFirst = layer.area(of: overlap.first) <= layer.area(of: overlap.second)
    return isWithinLimit(isFirst ? overlap.first : overlap.second, overlap.area)
  }

  /// Whether what a parcel has beyond the shared area is no more than its limit of error.
  private func isWithinLimit(_ row: Int, _ shared: Area) -> Bool {
    let area = layer.area(of: row)
    let rest = max(.zero, area - shared)
    return rest <= Self.hundredth(of: area) && rest <= limit(ofArea: area)
  }

  /// What a parcel has beyond the shared area.
  func rest(of row: Int, beyond overlap: ShapeOverlap) -> Area { max(.zero, layer.area(of: row) - overlap.area) }

  /// How much that may be.
  func limit(of row: Int) -> Area {
    limit(ofArea: layer.area(of: row))
  }

  private func limit(ofArea area: Area) -> Area {
    min(rule.scale?.areaLimit(of: area) ?? minOverlap, Self.hundredth(of: area))
  }

  private static func hundredth(of area: Area) -> Area {
    Area(squareMillimetres: area.squareMillimetres / Int64(parcelsPerRest))
  }
}

/// Equal parcels as a finding about others names them: by one of them.
struct EqualParcels: Sendable {
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
