public import Geometry

/// The code of an administrative unit: text, leading zeros kept. Codes are re-used over time: with a register's date
/// it is a key.
public struct UnitID: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
  public let text: String
  public init(_ text: some StringProtocol) { self.text = String(text) }
  public init(stringLiteral text: String) { self.text = text }
  public var description: String { text }
  public static func < (a: UnitID, b: UnitID) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
}

/// A figure that an authority publishes, with how far it can be trusted.
public struct OfficialArea: Sendable, Hashable {
  public var area: Area
  public var isVerified: Bool
  public var source: String

  public init(area: Area, isVerified: Bool, source: String) {
    self.area = area
    self.isVerified = isVerified
    self.source = source
  }
}

/// A province, district or commune as it stands on a register's date.
public struct AdministrativeUnit: Sendable, Hashable {
  public enum Level: String, Sendable, Hashable, CaseIterable, Comparable {
    case province, district, commune
    private var rank: Int { self == .province ? 0 : self == .district ? 1 : 2 }
    public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
  }

  public var id: UnitID
  public var level: Level
  /// `phường`, `xã`, `thị trấn`, `thành phố`, `thị xã`, `huyện`, `tỉnh`: as registered.
  public var kind: String
  public var nameVietnamese: String
  public var parent: UnitID?
  public var validity: Validity
  public var officialArea: OfficialArea?
  /// The units that took its land over when it ended, where the list says so.
  public var successors: [UnitID]

  public init(
    id: UnitID, level: Level, kind: String, nameVietnamese: String, parent: UnitID?, validity: Validity = .always,
    officialArea: OfficialArea? = nil, successors: [UnitID] = []
  ) {
    self.id = id
    self.level = level
    self.kind = kind
    self.nameVietnamese = nameVietnamese
    self.parent = parent
    self.validity = validity
    self.officialArea = officialArea
    self.successors = successors
  }
}

/// The units that exist on one day: all tables of a plan stand on one register.
public struct UnitRegister: Sendable {
  public let asOf: CalendarDate
  /// Parents before children, otherwise in file order.
  public let units: [AdministrativeUnit]
  /// The units of the list that do not exist on the day, in file order.
  public let others: [AdministrativeUnit]
  /// True when the units are only what parcels name: no register stands behind them.
  public internal(set) var isFromData = false
  private let rows: [UnitID: Int]

  public enum Fault: Error, Sendable, Equatable {
    case duplicateUnit(UnitID)
    case unknownParent(UnitID, parent: UnitID)
    case cycle(UnitID)
  }

  /// Takes the units valid on the day.
  public init(asOf day: CalendarDate, units all: [AdministrativeUnit]) throws(Fault) {
    let valid = all.filter { $0.validity.contains(day) }
    others = all.filter { !$0.validity.contains(day) }
    var byID: [UnitID: AdministrativeUnit] = [:]
    for unit in valid {
      guard byID.updateValue(unit, forKey: unit.id) == nil else { throw .duplicateUnit(unit.id) }
    }
    func depth(of unit: AdministrativeUnit) throws(Fault) -> Int {
      var depth = 0
      var parent = unit.parent
      while let id = parent {
        guard let next = byID[id] else { throw .unknownParent(unit.id, parent: id) }
        depth += 1
        guard depth <= valid.count else { throw .cycle(unit.id) }
        parent = next.parent
      }
      return depth
    }
    var keyed: [(depth: Int, row: Int)] = []
    for (row, unit) in valid.enumerated() { keyed.append((try depth(of: unit), row)) }
    units = keyed.sorted { ($0.depth, $0.row) < ($1.depth, $1.row) }.map { valid[$0.row] }
    rows = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1.id, $0) })
    asOf = day
  }

  public subscript(id: UnitID) -> AdministrativeUnit? { rows[id].map { units[$0] } }
  public func row(of id: UnitID) -> Int? { rows[id] }
  public func children(of id: UnitID) -> [AdministrativeUnit] { units.filter { $0.parent == id } }
  public func units(at level: AdministrativeUnit.Level) -> [AdministrativeUnit] { units.filter { $0.level == level } }

  /// The unit itself and everything above it, nearest first.
  public func lineage(of id: UnitID) -> [UnitID] {
    var result: [UnitID] = []
    var next: UnitID? = id
    while let id = next, let unit = self[id] {
      result.append(id)
      next = unit.parent
    }
    return result
  }
}
