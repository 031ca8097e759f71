import Geometry

/// One two-way table of the cube: a unit, the units just below it, and the whole tree of categories.
///
/// The network: from a common node into each lower unit, down its tree of categories to the cells, each cell on into
/// the upper unit's leaf of that category, up the upper unit's tree and back to the common node. An arc is a number of
/// the table (cell, subtotal or total), its bounds the whole numbers below and above. Flow is kept at every node, so
/// everything adds up. The exact table is itself a circulation within the bounds; where bounds are whole numbers, a
/// whole one then exists too (Hoffman's theorem; for tables Cox 1987). So a table with nothing given always comes out
/// with every number moved by less than one. With a unit given by another table it need not.
struct RoundingTable {
  private let tree: CategoryTree
  private let columns: Int
  private let step: Int64
  private var network: Circulation
  /// The arc of each number: column × category, the upper unit last; −1 for exact zeros.
  private var arcOf: [Int]
  /// By arc: whether it may give way.
  private var isFree: [Bool] = []

  /// - Parameters:
  ///   - values: exact mm² of the lower units, each by category, then of the upper unit.
  ///   - given: numbers in steps that may not change, by position in `values`.
  ///   - start: numbers of the upper unit to stay near to, where it is not given.
  init(values: [[Int64]], given: [Int: [Int64]], start: [Int64]? = nil, tree: CategoryTree, step: Int64) {
    self.tree = tree
    self.step = step
    columns = values.count - 1
    arcOf = [Int](repeating: -1, count: values.count * tree.count)
    network = Circulation(nodes: 1 + values.count * tree.count)
    for column in 0..<columns {
      for category in 0..<tree.count {
        // Into a leaf of a lower unit means on into the same leaf of the upper one.
        let to = tree.isLeaf[category] ? node(columns, category) : node(column, category)
        let from = tree.parents[category].map { node(column, $0) } ?? 0
        let number = column * tree.count + category
        add(values[column][category], from: from, to: to, at: number, given: given[column]?[category])
      }
    }
    for category in 0..<tree.count {
      let to = tree.parents[category].map { node(columns, $0) } ?? 0
      let value = values[columns][category]
      // The topmost total is rounded to the nearest, unless it has to stay near to something else.
      let isTotal = tree.parents[category] == nil && start == nil
      add(
        value, from: node(columns, category), to: to, at: columns * tree.count + category,
        given: given[columns]?[category] ?? (isTotal ? Rounding.nearest(value, step) : nil), start: start?[category])
    }
  }

  private func node(_ column: Int, _ category: Int) -> Int { 1 + column * tree.count + category }

  private mutating func add(
    _ value: Int64, from: Int, to: Int, at number: Int, given: Int64? = nil, start: Int64? = nil
  ) {
    guard value != 0 else { return }
    let floor = Rounding.floor(value, step)
    let rest = value - floor * step
    let ceiling = rest == 0 ? floor : floor + 1
    let nearest = given ?? start ?? (2 * Int128(rest) >= Int128(step) ? ceiling : floor)
    arcOf[number] = isFree.count
    isFree.append(given == nil)
    network.add(
      Circulation.Arc(
        from: from, to: to, least: given ?? floor, greatest: given ?? ceiling, flow: nearest,
        cost: abs(2 * Double(rest) / Double(step) - 1)))
  }

  /// The rounded numbers, in steps: of the lower units, then of the upper one. Nil when what is given leaves no way to
  /// move every number by less than one.
  mutating func solved() -> [[Int64]]? {
    // Numbers that are nearly half-way move first.
    for limit in [0.125, 0.25, 0.5, 0.75, 1] where network.balance(costUpTo: limit) { return numbers }
    return nil
  }

  /// The numbers after an attempt without success: bounds give way by one at a time until everything adds up.
  ///
  /// That comes to an end: no number is negative, so what the upper unit's leaf demands always finds a cell that is not
  /// zero.
  mutating func yielded() -> [[Int64]] {
    repeat {
      var arc = 0
      network.widen {
        if isFree[arc] {
          $0.greatest += 1
          $0.least = max(0, $0.least - 1)
        }
        arc += 1
      }
    } while !network.balance(costUpTo: 1)
    return numbers
  }

  private var numbers: [[Int64]] {
    (0...columns).map { column in
      (0..<tree.count).map { category in
        let arc = arcOf[column * tree.count + category]
        return arc < 0 ? 0 : network.arcs[arc].flow
      }
    }
  }
}

/// A tree of categories with one root, as the rounding needs it.
struct CategoryTree {
  let parents: [Int?]
  let isLeaf: [Bool]

  init(parents: [Int?]) {
    self.parents = parents
    var isLeaf = [Bool](repeating: true, count: parents.count)
    for parent in parents { if let parent { isLeaf[parent] = false } }
    self.isLeaf = isLeaf
  }

  var count: Int { parents.count }
}

/// Whole steps of an area.
enum Rounding {
  /// The greatest whole number of steps not above the value.
  static func floor(_ value: Int64, _ step: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: step)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// The nearest whole number of steps, halves upwards.
  static func nearest(_ value: Int64, _ step: Int64) -> Int64 {
    let floor = floor(value, step)
    return 2 * Int128(value - floor * step) >= Int128(step) ? floor + 1 : floor
  }
}
