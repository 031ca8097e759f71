/// Finds the rows for which the first of equal shapes stands.
public struct EqualRows: Sendable {
  private let groups: [Int: [Int]]
  /// Rows for which another stands.
  let repeated: Set<Int>

  public init(_ equal: [EqualShapes]) {
    groups = Dictionary(equal.map { ($0.first, $0.rows) }) { first, _ in first }
    repeated = Set(equal.lazy.flatMap { $0.rows.dropFirst() })
  }

  /// The row itself, and those equal to it where it is the first of them; ascending.
  public subscript(row: Int) -> [Int] { groups[row] ?? [row] }

  /// How many rows a row stands for, itself counted.
  public func count(_ row: Int) -> Int { groups.isEmpty ? 1 : groups[row]?.count ?? 1 }

  /// How many shapes an owner of borders stands for; none for the boundary and a frame.
  func count(_ owner: BorderOwner, leftOut: [LeftOutShape]) -> Int {
    switch owner.kind {
    case .shape(let row): count(row)
    case .placeholder(let place): count(leftOut[place].shape)
    case .boundary, .frame: 0
    }
  }

  /// How many pairs of rows an overlap of two shapes stands for.
  public func pairs(_ overlap: ShapeOverlap) -> Int { count(overlap.first) * count(overlap.second) }

  /// The marks of rows without those for which another stands.
  func withoutRepeated(_ marks: [Bool]) -> [Bool] {
    var marks = marks
    for row in repeated { marks[row] = false }
    return marks
  }
}
