/// Sets of numbers that are joined, never parted; the lowest number of a set stands for it, whatever the order of joining.
///
/// Near-linear: paths are halved on the way to their roots.
struct DisjointSets {
  /// By number a lower one of its set, or itself; after `settle` the one that stands for the set.
  private(set) var parents: [UInt32] = []

  /// - Parameter count: numbers to begin with, each by itself.
  init(count: Int = 0) { reset(count: count) }

  /// Each number by itself again; keeps its room.
  mutating func reset(count: Int) {
    parents.removeAll(keepingCapacity: true)
    parents.append(contentsOf: (0..<count).lazy.map { UInt32($0) })
  }

  /// - Returns: the number of a set of its own.
  mutating func add() -> Int {
    parents.append(UInt32(parents.count))
    return parents.count - 1
  }

  mutating func root(of number: Int) -> Int {
    var number = number
    while Int(parents[number]) != number {
      parents[number] = parents[Int(parents[number])]
      number = Int(parents[number])
    }
    return number
  }

  /// - Returns: false when they were in one set already.
  @discardableResult mutating func join(_ a: Int, _ b: Int) -> Bool {
    let (a, b) = (root(of: a), root(of: b))
    parents[max(a, b)] = UInt32(min(a, b))
    return a != b
  }

  /// Leads every number to the one that stands for its set, in `parents`.
  mutating func settle() {
    // A parent is a lower number, and is settled already.
    for number in parents.indices { parents[number] = parents[Int(parents[number])] }
  }
}
