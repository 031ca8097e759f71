import Coverage
import Geometry
import LandUse

/// The units that have a shape, as zones that do not overlap: what parcels are placed in.
///
/// A unit is a zone with what the shapes below leave of it: land in the unit and in none of those below it is the
/// unit's own. Where all units below have shapes, such a rest is a fault of theirs, and `rests` tells it.
struct UnitZones: Sendable {
  /// By zone.
  let units: [UnitID]
  let shapes: [MultiPolygon]
  /// What complete sets of units below leave of a unit.
  private(set) var rests: [(unit: UnitID, area: Area)] = []
  /// The units that have a shape, or are made up of units that have.
  let shaped: Set<UnitID>
  private let zones: [UnitID: Int]
  /// For each unit that has no shape of its own or below it: the zone of the nearest unit above it.
  private let claimedBelow: [UnitID: Int]

  /// - Throws: `GeometryError` when children cannot be taken out of their parent.
  init(shapes all: [UnitID: MultiPolygon], register: UnitRegister) throws {
    var units: [UnitID] = []
    var shapes: [MultiPolygon] = []
    let engine = GeometryEngine()
    for unit in register.units {
      guard let shape = all[unit.id] else { continue }
      let inner = Self.shapes(below: unit.id, all, register)
      let rest = inner.isEmpty ? shape : try engine.difference(shape, engine.union(of: inner))
      guard .squareMetres(rest.area) > Self.rounding else { continue }
      if Self.areComplete(below: unit.id, all, register) { rests.append((unit.id, .squareMetres(rest.area))) }
      units.append(unit.id)
      shapes.append(rest)
    }
    self.units = units
    self.shapes = shapes
    shaped = Set(
      register.units.map(\.id).filter { all[$0] != nil || Self.areComplete(below: $0, all, register) })
    zones = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    claimedBelow = Self.claimedBelow(zones: zones, units: units, register: register)
  }

  /// 0.001 m²: what an overlay of borders that agree leaves over.
  private static let rounding = Area(squareMillimetres: 1000)

  /// The shapes of the units below, the uppermost of each branch.
  private static func shapes(
    below unit: UnitID, _ all: [UnitID: MultiPolygon], _ register: UnitRegister
  ) -> [MultiPolygon] {
    register.children(of: unit).flatMap { child in
      all[child.id].map { [$0] } ?? shapes(below: child.id, all, register)
    }
  }

  /// Whether every unit below has a shape, or is made up of units that have.
  private static func areComplete(
    below unit: UnitID, _ all: [UnitID: MultiPolygon], _ register: UnitRegister
  ) -> Bool {
    let children = register.children(of: unit)
    return !children.isEmpty
      && children.allSatisfy { all[$0.id] != nil || areComplete(below: $0.id, all, register) }
  }

  private static func claimedBelow(
    zones: [UnitID: Int], units: [UnitID], register: UnitRegister
  ) -> [UnitID: Int] {
    let shaped = Set(units.flatMap { register.lineage(of: $0) })
    var result: [UnitID: Int] = [:]
    for unit in register.units where !shaped.contains(unit.id) {
      result[unit.id] = register.lineage(of: unit.id).lazy.compactMap { zones[$0] }.first
    }
    return result
  }

  /// For each row the zone its record names, or that of the nearest unit above when the named one has no shape and none
  /// below it has; −1 for the others.
  func claims(of units: DictionaryColumn?, count: Int) -> [Int32] {
    guard let units else { return [Int32](repeating: -1, count: count) }
    let byValue = units.values.map { Int32(zone(for: UnitID($0)) ?? -1) }
    return units.indices.map { $0 == DictionaryColumn.missing ? -1 : byValue[Int($0)] }
  }

  private func zone(for unit: UnitID) -> Int? {
    zones[unit] ?? claimedBelow[unit]
  }

  /// Whether a unit without a shape of its own or below it lies in the zone of a unit above it.
  func isBelow(_ unit: UnitID, zone: Int) -> Bool { claimedBelow[unit] == zone }

  /// Strays as the records see them: none for a parcel that lies wholly within the unit it names, in whichever of those
  /// below it; one for each that names a unit and lies elsewhere, also when it lies wholly in one other.
  func settlingStrays(
    of assignment: ZoneAssignment, in shapes: ShapeSet, units claimed: DictionaryColumn?, register: UnitRegister
  ) -> ZoneAssignment {
    guard let claimed else { return assignment }
    let homes = claimed.values.map { text in
      Home(zones: register[UnitID(text)].map { homeZones(of: $0.id, register) } ?? [], isNamed: !text.isEmpty)
    }
    func home(_ row: Int) -> Home? {
      let index = claimed.indices[row]
      return index == DictionaryColumn.missing ? nil : homes[Int(index)]
    }
    var result = assignment
    result.strays.removeAll { stray in
      let home = home(stray.shape)
      return stray.shares.allSatisfy { home?.holds($0.zone) == true }
    }
    var strays = Set(result.strays.map(\.shape))
    for share in assignment.shares {
      let row = Int(share.shape)
      guard let home = home(row), home.isNamed, !home.holds(share.zone), strays.insert(row).inserted else { continue }
      result.strays.append(
        ZoneAssignment.Stray(shape: row, claimed: nil, shares: [share], region: shapes.region(of: row)))
    }
    result.strays.sort { $0.shape < $1.shape }
    return result
  }

  /// Where parcels are at home that write one and the same text.
  private struct Home {
    /// Of the unit it names; none for a text that is no unit of the register.
    private let zones: Set<Int>
    /// The only zone, as it mostly is; −1 where there are several or none.
    private let only: Int32
    /// The text is not empty.
    let isNamed: Bool

    init(zones: Set<Int>, isNamed: Bool) {
      self.zones = zones
      self.isNamed = isNamed
      only = zones.count == 1 ? zones.first.map { Int32($0) } ?? -1 : -1
    }

    func holds(_ zone: Int32) -> Bool { zone >= 0 && (zone == only || zones.contains(Int(zone))) }
  }

  private func homeZones(of unit: UnitID, _ register: UnitRegister) -> Set<Int> {
    var homes = Set(units.indices.filter { register.lineage(of: units[$0]).contains(unit) })
    if homes.isEmpty, let above = zone(for: unit) { homes.insert(above) }
    return homes
  }
}
