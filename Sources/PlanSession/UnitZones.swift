import Coverage
import Geometry
import LandUse

/// The units that have a shape, at the finest level: what parcels are placed in.
///
/// A unit whose children have shapes is no zone itself: its land is theirs.
struct UnitZones: Sendable {
  /// By zone.
  let units: [UnitID]
  let shapes: [MultiPolygon]
  private let zones: [UnitID: Int]

  init(shapes all: [UnitID: MultiPolygon], register: UnitRegister) {
    var covered: Set<UnitID> = []
    for id in all.keys { covered.formUnion(register.lineage(of: id).dropFirst()) }
    units = register.units.map(\.id).filter { all[$0] != nil && !covered.contains($0) }
    shapes = units.compactMap { all[$0] }
    zones = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
  }

  /// For each row the zone its record names; −1 when it names none, or a unit that is no zone.
  func claims(of units: DictionaryColumn?, count: Int) -> [Int32] {
    guard let units else { return [Int32](repeating: -1, count: count) }
    let byValue = units.values.map { Int32(zones[UnitID($0)] ?? -1) }
    return units.indices.map { $0 == DictionaryColumn.missing ? -1 : byValue[Int($0)] }
  }

  /// Drops strays that lie wholly within the larger unit their record names (a district, when communes are the zones).
  func withoutStraysAtHome(
    _ assignment: ZoneAssignment, units claimed: DictionaryColumn?, register: UnitRegister
  ) -> ZoneAssignment {
    guard let claimed else { return assignment }
    var result = assignment
    result.strays.removeAll { stray in
      guard stray.claimed == nil, let text = claimed[stray.shape], register[UnitID(text)] != nil else { return false }
      return stray.shares.allSatisfy { share in
        share.zone >= 0 && register.lineage(of: units[Int(share.zone)]).contains(UnitID(text))
      }
    }
    return result
  }
}
