import Coverage
import Geometry
import LandUse

/// What the records of a layer say about their units.
struct UnitNames {
  enum Name {
    case none
    case unit(UnitID)
    /// A text that is no unit of the register, as it stands.
    case unknown(String)
  }

  private let column: DictionaryColumn?
  private let byValue: [Name]
  /// For each distinct text the zones in which a parcel that names it is at home.
  private let homes: [Set<Int>]

  init(in layer: LayerSnapshot, _ register: UnitRegister?) {
    column = layer.layer.units
    let names = (layer.layer.units?.values ?? []).map { text -> Name in
      if FoldedText.isVoid(text) { return .none }
      guard let register else { return .unit(UnitID(text)) }
      return register[UnitID(text)].map { .unit($0.id) } ?? .unknown(text)
    }
    byValue = names
    homes = names.map { name in
      if case .unit(let unit) = name { Self.homes(of: unit, layer.zoneUnits, register) } else { [] }
    }
  }

  /// The zones of the unit and of those below it; where there are none, the zone of the nearest unit above.
  private static func homes(of unit: UnitID, _ zones: [UnitID], _ register: UnitRegister?) -> Set<Int> {
    let homes = zones.indices.filter { zones[$0] == unit || register?.lineage(of: zones[$0]).contains(unit) ?? false }
    guard homes.isEmpty else { return Set(homes) }
    let above = (register?.lineage(of: unit) ?? []).lazy.compactMap { zones.firstIndex(of: $0) }.first
    return Set(above.map { [$0] } ?? [])
  }

  subscript(row: Int) -> Name { value(of: row).map { byValue[$0] } ?? .none }

  /// The texts that are no unit of the register, by the index of the column's value.
  var unknownTexts: [Int: String] {
    var texts: [Int: String] = [:]
    for (index, name) in byValue.enumerated() {
      if case .unknown(let text) = name { texts[index] = text }
    }
    return texts
  }

  /// Whether the zone belongs to the unit the row names; none does for land in no zone.
  func isAtHome(_ row: Int, in zone: Int32) -> Bool {
    zone >= 0 && (value(of: row).map { homes[$0].contains(Int(zone)) } ?? false)
  }

  private func value(of row: Int) -> Int? {
    guard let column, column.indices.indices.contains(row) else { return nil }
    let index = column.indices[row]
    return index == DictionaryColumn.missing ? nil : Int(index)
  }
}
