public import Geometry

/// The opening stocks of an allocations layer: baseline.csv on one day, completed by the sums that follow from it.
///
/// Only rows of one day are used, the latest before the stock date: stocks of different days are never added.
/// The opening stock of a code in a unit is the finest complete answer of these:
/// 1. the sum of its children, when it is an aggregate (`leafUse` other than `yes`) with at least two children in the
///    coverage and each of them has a stock. A single listed child is a part "of which" (RSN of RSX), never the whole;
/// 2. its own row;
/// 3. the sum over the child units, when each of them has a stock of the code.
///
/// A missing row is never read as zero.
public struct OpeningStocks: Sendable {
  /// Rows that contradict each other. Both figures are kept; nothing is scaled.
  public struct Fault: Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
      /// Two rows of one unit, code and day: the first is used.
      case duplicateRow
      /// The children together exceed their parent's row.
      case childrenExceed
      /// The children are complete and together fall short of their parent's row.
      case childrenFallShort
      /// A code the scheme does not have, or a unit the register does not have: the row is not used.
      case unknownCode, unknownUnit
    }

    public var kind: Kind
    public var unit: UnitID
    public var category: CategoryCode
    public var line: Int
    /// The row's own area.
    public var stated: Area
    /// The sum of the children, or the area of the row it repeats; nil for unknown codes and units.
    public var found: Area?
  }

  /// The day of the rows in use; nil when no row is before the stock date.
  public let day: CalendarDate?
  public let faults: [Fault]
  private let scheme: CategoryScheme
  /// By register row × category row.
  private let stocks: [Area?]

  public init(_ rows: [BaselineStock], before stockDate: CalendarDate, scheme: CategoryScheme, register: UnitRegister) {
    let day = rows.map(\.day).filter { $0 < stockDate }.max()
    self.day = day
    self.scheme = scheme
    var completion = Completion(scheme: scheme, register: register)
    for row in rows where row.day == day { completion.take(row) }
    completion.complete()
    stocks = completion.stocks
    faults = completion.faults
  }

  /// The opening stock of a subject in the unit at a register row; nil when it does not follow from the rows.
  public func stock(of subject: QuotaSubject, inUnit row: Int) throws(SubjectFault) -> Area? {
    var sum = Area.zero
    for code in try SubjectMembership.codes(of: subject, in: scheme) {
      guard let category = scheme.row(of: code), let stock = stocks[row * scheme.categories.count + category] else {
        return nil
      }
      sum += stock
    }
    return sum
  }
}

/// Fills the table of opening stocks: rows first, then categories from the leaves up, then units from the communes up.
private struct Completion {
  let scheme: CategoryScheme
  let register: UnitRegister
  var stocks: [Area?]
  var faults: [OpeningStocks.Fault] = []
  private var rows: [Int: BaselineStock] = [:]
  private let childrenOfCategory: [[Int]]
  private let childrenOfUnit: [[Int]]
  private let upwards: [Int]
  private var width: Int { scheme.categories.count }

  init(scheme: CategoryScheme, register: UnitRegister) {
    self.scheme = scheme
    self.register = register
    stocks = [Area?](repeating: nil, count: register.units.count * scheme.categories.count)
    let parents = scheme.categories.map { $0.parent.flatMap { scheme.row(of: $0) } }
    var children = [[Int]](repeating: [], count: parents.count)
    for (row, parent) in parents.enumerated() where scheme.categories[row].role == .coverage {
      if let parent { children[parent].append(row) }
    }
    childrenOfCategory = children
    upwards = AreaCube.upwards(parents)
    var units = [[Int]](repeating: [], count: register.units.count)
    for (row, unit) in register.units.enumerated() {
      if let parent = unit.parent.flatMap({ register.row(of: $0) }) { units[parent].append(row) }
    }
    childrenOfUnit = units
  }

  mutating func take(_ row: BaselineStock) {
    guard let unit = register.row(of: row.unit) else { return add(.unknownUnit, row, found: nil) }
    guard let code = scheme.resolve(row.category), let category = scheme.row(of: code) else {
      return add(.unknownCode, row, found: nil)
    }
    let cell = unit * width + category
    if let first = rows[cell] { return add(.duplicateRow, row, found: first.area) }
    rows[cell] = row
    stocks[cell] = row.area
  }

  mutating func complete() {
    for unit in register.units.indices.reversed() {
      for category in upwards {
        let cell = unit * width + category
        if let sum = sumOfParts(cell, category: category) { stocks[cell] = sum }
        if stocks[cell] == nil { stocks[cell] = sumOfUnits(unit, category: category) }
      }
    }
    faults.sort { ($0.line, $0.unit, $0.category) < ($1.line, $1.unit, $1.category) }
  }

  /// The sum of a category's children when it is complete; holds it, or what there is of it, against the row.
  private mutating func sumOfParts(_ cell: Int, category: Int) -> Area? {
    let children = childrenOfCategory[category]
    guard !children.isEmpty else { return nil }
    let parts = children.compactMap { stocks[cell - category + $0] }
    let sum = parts.sum()
    let isComplete =
      parts.count == children.count && children.count > 1 && scheme.categories[category].leafUse != .yes
    if let row = rows[cell] {
      if sum > row.area { add(.childrenExceed, row, found: sum) }
      if isComplete && sum < row.area { add(.childrenFallShort, row, found: sum) }
    }
    return isComplete ? sum : nil
  }

  private func sumOfUnits(_ unit: Int, category: Int) -> Area? {
    let children = childrenOfUnit[unit]
    let parts = children.compactMap { stocks[$0 * width + category] }
    return children.isEmpty || parts.count < children.count ? nil : parts.sum()
  }

  private mutating func add(_ kind: OpeningStocks.Fault.Kind, _ row: BaselineStock, found: Area?) {
    faults.append(
      OpeningStocks.Fault(
        kind: kind, unit: row.unit, category: row.category, line: row.line, stated: row.area, found: found))
  }
}
