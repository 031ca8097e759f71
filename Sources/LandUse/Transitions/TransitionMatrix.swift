public import Geometry

/// Land that has one use on the opening day and one on the closing day.
///
/// Uses are rows of the scheme's categories: land that carries the code itself, without what is below it. The number of
/// categories stands for land of missing or unknown use, and of several uses that no category holds together.
public struct TransitionCell: Sendable, Hashable {
  public var from: Int
  public var to: Int
  public var area: Area

  public init(from: Int, to: Int, area: Area) {
    self.from = from
    self.to = to
    self.area = area
  }
}

/// What became of the land of a unit between two days (chu chuyển đất đai): a table by use on the opening day (rows) and
/// on the closing day (columns).
///
/// Only cells are kept; every other number is a sum of them, so the identities of the official table hold by
/// construction, in mm² and in rounded numbers alike: a row's sum is its opening, a column's its closing,
/// `decrease = opening − diagonal`, `increase = closing − diagonal`, `change = closing − opening = increase − decrease`,
/// and both days have one total.
public struct TransitionMatrix: Sendable, Hashable {
  /// By row, then column; each pair once.
  public let cells: [TransitionCell]

  /// - Parameter cells: any order, each pair once.
  /// - Complexity: n log n.
  public init(_ cells: [TransitionCell]) {
    self.cells = cells.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// The uses that occur on either day, ascending.
  public var uses: [Int] { Set(cells.flatMap { [$0.from, $0.to] }).sorted() }

  public var total: Area { cells.map(\.area).sum() }

  /// The land that was one of these uses and became one of those. O(cells).
  public func area(from: Set<Int>, to: Set<Int>) -> Area {
    cells.lazy.filter { from.contains($0.from) && to.contains($0.to) }.map(\.area).sum()
  }

  /// What stands around the cells for one line of the table: a use, or a category with all below it.
  ///
  /// - Parameter uses: the uses that make up the line.
  /// - Complexity: O(cells).
  public func line(of uses: Set<Int>) -> TransitionLine {
    var line = TransitionLine()
    for cell in cells {
      let (leaves, enters) = (uses.contains(cell.from), uses.contains(cell.to))
      if leaves { line.opening += cell.area }
      if enters { line.closing += cell.area }
      if leaves && enters { line.unchanged += cell.area }
    }
    return line
  }
}

/// The margins of one use, or of a category with all below it.
public struct TransitionLine: Sendable, Hashable {
  public var opening = Area.zero
  public var closing = Area.zero
  /// The diagonal. Of a category with others below it, land that stayed within them.
  public var unchanged = Area.zero

  public init() {}

  /// Cộng giảm.
  public var decrease: Area { opening - unchanged }
  /// Cộng tăng.
  public var increase: Area { closing - unchanged }
  /// Biến động.
  public var change: Area { closing - opening }
}

/// A line of a printed table: a category with everything below it, or one of the uses.
public struct TransitionEntry: Sendable, Hashable {
  /// Row of the scheme; nil for unknown use.
  public var category: Int?
  /// Land that carries the code of a category with others below it, and is not divided further.
  public var isUndivided: Bool
  /// How many categories stand above it.
  public var depth: Int
  public var uses: Set<Int>

  /// One use alone: a row and column of the matrix itself, not a sum of others.
  public var isUse: Bool

  public init(category: Int?, isUndivided: Bool, depth: Int, uses: Set<Int>, isUse: Bool) {
    self.category = category
    self.isUndivided = isUndivided
    self.depth = depth
    self.uses = uses
    self.isUse = isUse
  }

  /// The lines for some uses: each with the categories above it, in the order of the scheme, unknown use last.
  ///
  /// - Parameter all: the uses of all tables that are told together: land that carries a code with others below it has
  ///   a line of its own where one of those occurs in any of them.
  public static func entries(
    for uses: [Int], among all: Set<Int>, in scheme: CategoryScheme
  ) -> [TransitionEntry] {
    let occurring = Set(uses)
    var entries: [TransitionEntry] = []
    for (row, category) in scheme.categories.enumerated() {
      let closure = Set(scheme.closure(of: category.code).compactMap { scheme.row(of: $0) })
      let below = closure.intersection(occurring)
      guard !below.isEmpty else { continue }
      let depth = scheme.ancestors(of: category.code).count
      let isUse = closure.intersection(all).union(below) == [row]
      entries.append(
        TransitionEntry(category: row, isUndivided: false, depth: depth, uses: below, isUse: isUse))
      if below.contains(row), !isUse {
        entries.append(
          TransitionEntry(category: row, isUndivided: true, depth: depth + 1, uses: [row], isUse: true))
      }
    }
    let unknown = scheme.categories.count
    if occurring.contains(unknown) {
      entries.append(TransitionEntry(category: nil, isUndivided: false, depth: 0, uses: [unknown], isUse: true))
    }
    return entries
  }
}
