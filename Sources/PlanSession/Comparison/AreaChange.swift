public import Geometry
public import LandUse
import PlanChecks

/// A cell of the area tables that differs: a category in a unit on a day.
public struct AreaChange: Sendable, Hashable {
  public var unit: UnitID?
  public var category: String
  public var isKnown: Bool
  public var day: CalendarDate?
  /// Nil where the table has no such row: nothing of the category lies in the unit.
  public var before: AreaRow?
  public var after: AreaRow?

  /// Exact: gained where positive, lost where negative.
  public var change: Area { (after?.sum ?? .zero) - (before?.sum ?? .zero) }

  /// Of the tables' hundredths of a hectare; nil for values that are no code, which have none.
  public var roundedChange: Int64? {
    guard isKnown else { return nil }
    return (after?.roundedHundredths ?? 0) - (before?.roundedHundredths ?? 0)
  }

  private struct Key: Hashable {
    var unit: UnitID?
    var category: String
    var isKnown: Bool
    var day: CalendarDate?

    init(_ row: AreaRow) {
      unit = row.unit
      category = row.category
      isKnown = row.isKnown
      day = row.day
    }
  }

  private init(_ key: Key, before: AreaRow?, after: AreaRow?) {
    unit = key.unit
    category = key.category
    isKnown = key.isKnown
    day = key.day
    self.before = before
    self.after = after
  }

  /// By day, then unit (the register's order, those of the run before first), then category (the scheme's order).
  static func changes(from before: SessionResult, to after: SessionResult, days: [CalendarDate?]) -> [AreaChange] {
    let rows = Dictionary(after.areas.map { (Key($0), $0) }) { first, _ in first }
    var matched: Set<Key> = []
    var changes: [AreaChange] = []
    for row in before.areas where days.contains(row.day) {
      let key = Key(row)
      matched.insert(key)
      guard rows[key].map({ differs(row, $0) }) ?? true else { continue }
      changes.append(AreaChange(key, before: row, after: rows[key]))
    }
    for row in after.areas where days.contains(row.day) && !matched.contains(Key(row)) {
      changes.append(AreaChange(Key(row), before: nil, after: row))
    }
    let order = Order(before.snapshot.plan, after.snapshot.plan, days)
    return changes.map { (order.rank($0), $0) }.sorted { a, b in
      a.0 == b.0
        ? a.1.category.utf8.lexicographicallyPrecedes(b.1.category.utf8) : a.0.lexicographicallyPrecedes(b.0)
    }.map(\.1)
  }

  private static func differs(_ a: AreaRow, _ b: AreaRow) -> Bool {
    a.sum != b.sum || a.heldMin != b.heldMin || a.heldMax != b.heldMax || a.parcels != b.parcels
      || a.roundedHundredths != b.roundedHundredths
  }

  private struct Order {
    let days: [CalendarDate?]
    var units: [UnitID: Int] = [:]
    var categories: [String: Int] = [:]

    init(_ before: Plan, _ after: Plan, _ days: [CalendarDate?]) {
      self.days = days
      for unit in (before.register?.units ?? []) + (after.register?.units ?? []) where units[unit.id] == nil {
        units[unit.id] = units.count
      }
      for category in before.scheme?.categories ?? [] { categories[category.code.text] = categories.count }
    }

    func rank(_ change: AreaChange) -> [Int] {
      [
        days.firstIndex(of: change.day) ?? days.count, change.unit.flatMap { units[$0] } ?? units.count,
        change.isKnown ? categories[change.category] ?? categories.count : categories.count + 1,
      ]
    }
  }
}
