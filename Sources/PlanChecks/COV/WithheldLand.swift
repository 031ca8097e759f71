import Geometry
import LandUse

/// Which gaps may be the land of records with a withheld geometry: their places must not be told.
///
/// A gap may be it when it is as large as such a record declares, less the limit of error, and one's unit is the
/// other's or above it. A record that declares no area may be any gap, one that names no unit may be anywhere.
///
/// - Complexity: O(units + records · log rows), then O(1) a part of a gap.
struct WithheldLand: Sendable {
  private static let none = Area(squareMillimetres: .max)

  /// By register row: the least area of a gap there that may be a record's land. The last one is for land in no unit.
  private var least: [Area]
  private let hasRecords: Bool

  init(in layer: LayerSnapshot, _ register: UnitRegister?, tolerance: (Area) -> Area) {
    let records = layer.withheldRecords
    hasRecords = !records.isEmpty
    let units = register?.units ?? []
    var own = [Area](repeating: Self.none, count: units.count)
    var anywhere = Self.none
    for row in records {
      let area = layer.declaredArea(of: row).map { max(.zero, $0 - tolerance($0)) } ?? .zero
      if let unit = layer.registerRow(of: row, register) {
        own[unit] = min(own[unit], area)
      } else {
        anywhere = min(anywhere, area)
      }
    }
    let parents = units.map { unit in unit.parent.flatMap { register?.row(of: $0) } }
    var below = own
    for row in units.indices.reversed() {
      if let parent = parents[row] { below[parent] = min(below[parent], below[row]) }
    }
    var above = own
    for row in units.indices { if let parent = parents[row] { above[row] = min(above[row], above[parent]) } }
    least = units.indices.map { min(above[$0], below[$0], anywhere) }
    least.append(min(anywhere, own.min() ?? Self.none))
  }

  /// No record withholds land.
  var isEmpty: Bool { !hasRecords }

  func mayBe(_ area: Area, in slots: [Int]) -> Bool { slots.contains { least[$0] != Self.none && area >= least[$0] } }
}
