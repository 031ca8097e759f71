import Geometry

/// The rounded numbers of a day's area tables as openings or closings of matrices: by slot, then use, in steps.
struct TransitionMargins: Sendable {
  let numbers: [[Int64]]
  let totals: [Int64]

  /// - Parameter table: the day's rounded cube over the same units and the same scheme.
  ///
  /// The tables' number of a category holds everything below it; of land that carries its own code it is what the
  /// numbers below leave.
  init(_ table: RoundedCube, scheme: CategoryScheme, slotCount: Int) {
    let unknown = scheme.categories.count
    var children = [[Int]](repeating: [], count: unknown)
    for (row, category) in scheme.categories.enumerated() {
      if let parent = category.parent.flatMap({ scheme.row(of: $0) }) { children[parent].append(row) }
    }
    numbers = (0..<slotCount).map { slot in
      (0...unknown).map { use in
        let below = use == unknown ? 0 : children[use].reduce(0) { $0 + table.steps(slot, $1) }
        return Int64(table.steps(slot, use) - below)
      }
    }
    totals = (0..<slotCount).map { Int64(table.steps($0, unknown + 1)) }
  }
}

/// A number that is to become whole steps: the whole numbers that are less than one step away, and less than two.
struct StepBounds: Sendable, Hashable {
  let nearest: Int64
  let near: ClosedRange<Int64>
  let far: ClosedRange<Int64>
  /// How far the exact value lies from half-way between two steps: 0 there, 1 at a whole step.
  let clearness: Double

  init(_ value: Area, step: Int64) {
    let exact = value.squareMillimetres
    let floor = Rounding.floor(exact, step)
    let rest = exact - floor * step
    let ceiling = rest == 0 ? floor : floor + 1
    nearest = Rounding.nearest(exact, step)
    near = floor...ceiling
    // No area is negative, and what is exactly zero stays so.
    far = exact == 0 ? 0...0 : max(0, floor - 1)...(ceiling + 1)
    clearness = abs(2 * Double(rest) / Double(step) - 1)
  }
}
