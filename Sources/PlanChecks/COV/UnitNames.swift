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
      if text.isEmpty { return .none }
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

/// Unknown units that are named by rows of which nobody looked where they lie: one finding a text, and one for the
/// smaller ones beyond two hundred.
struct UnknownUnitNames {
  /// Texts told singly: a column that names no units at all must not fill the report.
  static let listedNames = 200
  /// Rows named per text.
  static let namedRows = 10

  private struct Count {
    var rows = 0
    var area = Area.zero
    var first: [Int] = []
    var isConfidential = false
  }

  private let layer: LayerSnapshot
  private let register: UnitRegister?
  private var counts: [String: Count] = [:]

  init(_ names: UnitNames, in layer: LayerSnapshot, _ confidential: ConfidentialRows, _ register: UnitRegister?) {
    self.layer = layer
    self.register = register
    guard names.hasUnknown else { return }
    let isPlaced = Self.placed(in: layer)
    for row in 0..<layer.layer.count where !isPlaced[row] {
      guard case .unknown(let text) = names[row] else { continue }
      var count = counts[text] ?? Count()
      counts[text] = nil  // so that the list is changed in place
      count.rows += 1
      let area = layer.area(of: row)
      count.area += area > .zero ? area : layer.declaredArea(of: row) ?? .zero
      if count.first.count < Self.namedRows { count.first.append(row) }
      count.isConfidential = count.isConfidential || confidential[row]
      counts[text] = count
    }
  }

  /// Rows that have a share, or are told singly.
  private static func placed(in layer: LayerSnapshot) -> [Bool] {
    var isPlaced = [Bool](repeating: false, count: layer.layer.count)
    for share in layer.zones?.shares ?? [] { isPlaced[Int(share.shape)] = true }
    for stray in layer.zones?.strays ?? [] { isPlaced[stray.shape] = true }
    return isPlaced
  }

  /// Largest area first, then more rows, then by text.
  func findings() -> [Finding] {
    let ordered = counts.sorted { a, b in
      let (most, other) = ((a.value.area, a.value.rows), (b.value.area, b.value.rows))
      return most == other ? a.key.utf8.lexicographicallyPrecedes(b.key.utf8) : most > other
    }
    let rest = ordered.dropFirst(Self.listedNames)
    return ordered.prefix(Self.listedNames).map { finding("unknown-name", [.value($0.key)], $0.value) }
      + (rest.isEmpty ? [] : [summed(rest.map(\.value))])
  }

  private func summed(_ rest: [Count]) -> Finding {
    var sum = Count()
    for count in rest {
      sum.rows += count.rows
      sum.area += count.area
      sum.first += count.first.prefix(Self.namedRows - sum.first.count)
      sum.isConfidential = sum.isConfidential || count.isConfidential
    }
    var finding = finding("further-names", [], sum)
    finding.measures.append(Measure("values", Double(rest.count), .count))
    return finding
  }

  private func finding(_ kind: String, _ subjects: [Subject], _ count: Count) -> Finding {
    let day = register.map { [Detail("registerDate", $0.asOf.description)] } ?? []
    return Finding(
      code: ParcelAstray.info.code, severity: .error, subjects: subjects + [.layer(layer.layer.id)],
      measures: [
        Measure("parcels", Double(count.rows), .count), Measure("area", count.area.hectares, .hectare),
      ],
      details: [Detail("kind", kind), Detail("notLookedAt", "position")] + day,
      origins: count.first.map(layer.origin), isConfidential: count.isConfidential)
  }
}

extension UnitNames {
  var hasUnknown: Bool { byValue.contains { if case .unknown = $0 { true } else { false } } }
}
