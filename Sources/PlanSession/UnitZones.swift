import Coverage
import Geometry
import LandUse

/// The units that have a shape, as zones that do not overlap: what parcels are placed in.
///
/// A unit is a zone with what its children's shapes leave of it. Where all its children have shapes, what they leave is no
/// land of any of them, and the unit is no zone.
struct UnitZones: Sendable {
  /// By zone.
  let units: [UnitID]
  let shapes: [MultiPolygon]
  private let zones: [UnitID: Int]

  /// - Throws: `GeometryError` when children cannot be taken out of their parent.
  init(shapes all: [UnitID: MultiPolygon], register: UnitRegister) throws {
    var units: [UnitID] = []
    var shapes: [MultiPolygon] = []
    let engine = GeometryEngine()
    for unit in register.units {
      guard let shape = all[unit.id] else { continue }
      let children = register.children(of: unit.id)
      let inner = Self.shapes(below: unit.id, all, register)
      if !children.isEmpty, children.allSatisfy({ all[$0.id] != nil }) { continue }
      let rest = inner.isEmpty ? shape : try engine.difference(shape, engine.union(of: inner))
      guard !rest.isEmpty else { continue }
      units.append(unit.id)
      shapes.append(rest)
    }
    self.units = units
    self.shapes = shapes
    zones = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
  }

  /// The shapes of the units below, the uppermost of each branch.
  private static func shapes(
    below unit: UnitID, _ all: [UnitID: MultiPolygon], _ register: UnitRegister
  ) -> [MultiPolygon] {
    register.children(of: unit).flatMap { child in
      all[child.id].map { [$0] } ?? shapes(below: child.id, all, register)
    }
  }

  /// For each row the zone its record names; −1 when it names none, or a unit that is no zone.
  func claims(of units: DictionaryColumn?, count: Int) -> [Int32] {
    guard let units else { return [Int32](repeating: -1, count: count) }
    let byValue = units.values.map { Int32(zones[UnitID($0)] ?? -1) }
    return units.indices.map { $0 == DictionaryColumn.missing ? -1 : byValue[Int($0)] }
  }

  /// Drops strays that lie wholly within the unit their record names, in whichever of the units below it.
  func withoutStraysAtHome(
    _ assignment: ZoneAssignment, units claimed: DictionaryColumn?, register: UnitRegister
  ) -> ZoneAssignment {
    guard let claimed else { return assignment }
    var result = assignment
    result.strays.removeAll { stray in
      guard let text = claimed[stray.shape], register[UnitID(text)] != nil else { return false }
      return stray.shares.allSatisfy { share in
        share.zone >= 0 && register.lineage(of: units[Int(share.zone)]).contains(UnitID(text))
      }
    }
    return result
  }
}
