import Geometry

/// The rows of a unit register with two more: land in no unit, and the whole layer above everything.
///
/// Parents stand before children among the units, as the register orders them; so a pass from the last unit to the
/// first carries sums upwards.
struct UnitSlots: Sendable {
  let unitCount: Int
  /// The slot above; −1 for the whole layer.
  let parents: [Int]

  var count: Int { unitCount + 2 }
  var noUnit: Int { unitCount }
  var wholeLayer: Int { unitCount + 1 }

  init(_ register: UnitRegister?) {
    let units = register?.units ?? []
    let count = units.count
    unitCount = count
    parents =
      units.map { unit in unit.parent.flatMap { register?.row(of: $0) } ?? count + 1 } + [count + 1, -1]
  }

  /// The slot of a register row; whatever is no row is land in no unit.
  func slot(ofUnit row: Int32) -> Int { row >= 0 && row < unitCount ? Int(row) : noUnit }

  /// The slot itself and everything above it.
  func lineage(of slot: Int) -> [Int] {
    var result: [Int] = []
    var next = slot
    while next >= 0 {
      result.append(next)
      next = parents[next]
    }
    return result
  }

  /// Whether a slot is another or stands above it.
  func isAtOrAbove(_ slot: Int, _ other: Int) -> Bool {
    var next = other
    while next >= 0 {
      if next == slot { return true }
      next = parents[next]
    }
    return false
  }

  /// For each slot what the units above it hold themselves, beyond all units below them: it may lie in any of those.
  ///
  /// - Parameters:
  ///   - totals: by slot, everything below included.
  ///   - known: units of which is known that what a unit above holds itself does not lie in them.
  func inherited(_ totals: [Area], exceptBy known: Set<Int32> = []) -> [Area] {
    var own = totals
    for slot in 0..<unitCount where parents[slot] < unitCount { own[parents[slot]] -= totals[slot] }
    var inherited = [Area](repeating: .zero, count: count)
    // Parents stand before children.
    for slot in 0..<unitCount where parents[slot] < unitCount {
      guard !known.contains(Int32(slot)) else { continue }
      inherited[slot] = inherited[parents[slot]] + max(.zero, own[parents[slot]])
    }
    return inherited
  }

  /// Every slot but the whole layer, children before parents.
  var upwards: [Int] { [noUnit] + (0..<unitCount).reversed() }
}
