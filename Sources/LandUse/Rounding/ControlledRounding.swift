public import Geometry

/// A number that controlled rounding did not round to the nearest step, so that its table adds up.
public struct RoundingAdjustment: Sendable, Hashable {
  /// Indices in the cube.
  public var unit: Int
  public var category: Int
  public var exact: Area
  /// The nearest whole step, halves upwards.
  public var nearest: Area
  public var rounded: Area
}

/// A cube whose every number is a whole number of steps and whose sums all hold: the one source of every table.
public struct RoundedCube: Sendable, Hashable {
  public let step: Area
  /// By unit, then category.
  public let adjustments: [RoundingAdjustment]
  /// The numbers that moved by a step or more; empty for every table whose upper unit has none above it.
  public let largeMoves: [RoundingAdjustment]
  private let values: [Int64]
  private let categoryCount: Int

  init(step: Area, values: [Int64], of cube: AreaCube) {
    self.step = step
    self.values = values
    categoryCount = cube.categoryCount
    var adjustments: [RoundingAdjustment] = []
    for unit in 0..<cube.unitCount {
      for category in 0..<cube.categoryCount {
        let exact = cube[unit, category]
        let nearest = Rounding.nearest(exact.squareMillimetres, step.squareMillimetres)
        let rounded = values[unit * cube.categoryCount + category]
        guard rounded != nearest else { continue }
        adjustments.append(
          RoundingAdjustment(
            unit: unit, category: category, exact: exact, nearest: step * Int(nearest), rounded: step * Int(rounded)))
      }
    }
    self.adjustments = adjustments
    largeMoves = adjustments.filter { ($0.rounded - $0.exact).magnitude >= step }
  }

  public subscript(unit: Int, category: Int) -> Area { step * steps(unit, category) }

  /// The number as whole steps: of 0.01 ha, 215960 is 2159.60 ha.
  public func steps(_ unit: Int, _ category: Int) -> Int { Int(values[unit * categoryCount + category]) }
}

/// Controlled rounding of an area cube: whole steps inside, every sum kept, exact zeros stay zero.
///
/// Top-down: first the topmost unit together with the units below it, then each of those, its own numbers fixed, with
/// the units below it. Within a table every cell, subtotal and total moves by less than one step; the topmost
/// total is rounded to the nearest. In the lower tables the fixed parent can make that impossible (its leaves may all
/// have been rounded up where one unit holds them all): tables look one level down to avoid it, and where that does not
/// help, numbers give way by a further step and are listed in `largeMoves`.
///
/// Method: L. H. Cox, "A constructive procedure for unbiased controlled rounding", JASA 82 (1987), in its form as a
/// flow with bounds; deterministic instead of unbiased: numbers near the half step are moved first.
///
/// - Complexity: a few shortest-path passes over units × categories for each table.
public enum ControlledRounding {
  /// 0.01 ha, the last digit of the official tables.
  public static let hundredthOfHectare = Area(squareMillimetres: 100_000_000)

  public enum Fault: Error, Sendable, Hashable {
    /// A negative area: a cube holds stocks, whose changes are differences of rounded numbers.
    case negativeArea(unit: Int, category: Int)
  }

  /// - Throws: `negativeArea` at the first cell whose own area is below zero.
  public static func rounded(
    _ cube: AreaCube, to step: Area = hundredthOfHectare
  ) throws(Fault) -> RoundedCube {
    for unit in 0..<cube.unitCount {
      for category in 0..<cube.categoryCount where cube.own(unit: unit, category: category) < .zero {
        throw .negativeArea(unit: unit, category: category)
      }
    }
    let step = max(step, Area(squareMillimetres: 1))
    var rounding = CubeRounding(cube, step: step)
    rounding.roundAll()
    var values: [Int64] = []
    for unit in 0..<cube.unitCount { values += rounding.rounded[unit][..<cube.categoryCount] }
    return RoundedCube(step: step, values: values, of: cube)
  }
}

/// The cube with a leaf for whatever belongs to an inner node itself, and one root above the categories.
private struct CubeRounding {
  let exact: [[Int64]]
  let unitChildren: [[Int]]
  let unitRoots: [Int]
  let tree: CategoryTree
  let step: Int64
  var rounded: [[Int64]]

  init(_ cube: AreaCube, step: Area) {
    let units = Self.leaves(cube.unitParents) { unit in
      (0..<cube.categoryCount).contains { cube.own(unit: unit, category: $0) != .zero }
    }
    var categories = Self.leaves(cube.categoryParents) { category in
      (0..<cube.unitCount).contains { cube.own(unit: $0, category: category) != .zero }
    }
    let root = categories.parents.count
    categories.parents = categories.parents.map { $0 ?? root } + [nil]
    let width = categories.parents.count
    var own = [Area](repeating: .zero, count: units.parents.count * width)
    for unit in 0..<cube.unitCount {
      for category in 0..<cube.categoryCount {
        own[units.leaf[unit] * width + categories.leaf[category]] = cube.own(unit: unit, category: category)
      }
    }
    let expanded = AreaCube(unitParents: units.parents, categoryParents: categories.parents, own: own)
    exact = units.parents.indices.map { unit in (0..<width).map { expanded[unit, $0].squareMillimetres } }
    var children = [[Int]](repeating: [], count: units.parents.count)
    for (unit, parent) in units.parents.enumerated() { if let parent { children[parent].append(unit) } }
    unitChildren = children
    unitRoots = units.parents.indices.filter { units.parents[$0] == nil }
    tree = CategoryTree(parents: categories.parents)
    self.step = step.squareMillimetres
    rounded = [[Int64]](repeating: [], count: units.parents.count)
  }

  /// Gives every inner node with something of its own a leaf for it; `leaf` is where a node's own things belong.
  private static func leaves(_ parents: [Int?], hasOwn: (Int) -> Bool) -> (parents: [Int?], leaf: [Int]) {
    let inner = Set(parents.compactMap { $0 })
    var result = parents
    var leaf = Array(parents.indices)
    for node in parents.indices where inner.contains(node) && hasOwn(node) {
      leaf[node] = result.count
      result.append(node)
    }
    return (result, leaf)
  }

  mutating func roundAll() {
    for root in unitRoots {
      var open = [root]
      while let unit = open.popLast() {
        let lower = unitChildren[unit].isEmpty && unit == root ? [unit] : unitChildren[unit]
        guard !lower.isEmpty else { continue }
        roundTable(upper: unit, lower: lower)
        open += lower.filter { $0 != unit && !unitChildren[$0].isEmpty }
      }
    }
  }

  /// Rounds a table, its upper unit given when the table above has been rounded.
  ///
  /// Looks one level down: a lower unit whose own table cannot follow the numbers it gets here has that table rounded
  /// first, near to them, and its numbers pinned; then this table is rounded again around them.
  private mutating func roundTable(upper: Int, lower: [Int]) {
    var given: [Int: [Int64]] = [:]
    if !rounded[upper].isEmpty { given[lower.count] = rounded[upper] }
    var table = table(upper, lower, given)
    var numbers = table.solved() ?? table.yielded()
    for _ in lower {
      guard let pin = pin(for: lower, numbers, besides: given) else { break }
      given[pin.index] = pin.numbers
      var again = self.table(upper, lower, given)
      guard let solved = again.solved() else { break }
      numbers = solved
    }
    for (index, unit) in lower.enumerated() { rounded[unit] = numbers[index] }
    rounded[upper] = numbers[lower.count]
  }

  /// Numbers for the first lower unit whose table cannot follow what this table gives it; nil when all can.
  private func pin(
    for lower: [Int], _ numbers: [[Int64]], besides given: [Int: [Int64]]
  ) -> (index: Int, numbers: [Int64])? {
    for (index, unit) in lower.enumerated() where given[index] == nil {
      let below = unitChildren[unit]
      guard !below.isEmpty else { continue }
      var following = table(unit, below, [below.count: numbers[index]])
      guard following.solved() == nil else { continue }
      var free = table(unit, below, [:], start: numbers[index])
      return free.solved()?.last.map { (index, $0) }
    }
    return nil
  }

  private func table(_ upper: Int, _ lower: [Int], _ given: [Int: [Int64]], start: [Int64]? = nil) -> RoundingTable {
    RoundingTable(
      values: lower.map { exact[$0] } + [exact[upper]], given: given, start: start, tree: tree, step: step)
  }
}
