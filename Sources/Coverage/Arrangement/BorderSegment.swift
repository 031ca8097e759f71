import Geometry

/// Whose border a segment is a piece of.
struct BorderOwner: Hashable, Sendable {
  let rawValue: Int32

  /// A shape that takes part, by its row.
  static func shape(_ row: Int) -> BorderOwner { BorderOwner(rawValue: Int32(row)) }
  /// The outline inside which everything should be covered.
  static let boundary = BorderOwner(rawValue: -1)
  /// A rectangle that cuts a piece out of the plane; nobody's land.
  static let frame = BorderOwner(rawValue: -2)
  /// What stands for a left-out shape, by its place among the left-out ones.
  static func placeholder(_ place: Int) -> BorderOwner { BorderOwner(rawValue: Int32(-3 - place)) }

  enum Kind: Equatable { case shape(Int), boundary, frame, placeholder(Int) }

  @inline(__always) var kind: Kind {
    switch rawValue {
    case 0...: .shape(Int(rawValue))
    case -1: .boundary
    case -2: .frame
    default: .placeholder(-3 - Int(rawValue))
    }
  }

  @inline(__always) var isShape: Bool { rawValue >= 0 }
}

/// A directed piece of a border, the owner's interior on its left.
struct BorderSegment: Sendable {
  var a: GridPoint
  var b: GridPoint
  /// The ends as given; on the grid they are `a` and `b`.
  var from: Coordinate
  var to: Coordinate
  var owner: BorderOwner
  /// Names the edge among all of its owner's kind: for shapes the vertex of the table that it leaves.
  var edge: UInt32

  /// Between places of the grid that differ.
  init(_ a: GridPoint, _ b: GridPoint, from: Coordinate, to: Coordinate, owner: BorderOwner, edge: UInt32) {
    self.a = a
    self.b = b
    self.from = from
    self.to = to
    self.owner = owner
    self.edge = edge
  }

  /// Nil when both ends fall on one place of the grid.
  init?(_ from: Coordinate, _ to: Coordinate, owner: BorderOwner, edge: UInt32, on grid: NodingGrid) {
    self.from = from
    self.to = to
    self.owner = owner
    self.edge = edge
    a = grid.point(from)
    b = grid.point(to)
    if a == b { return nil }
  }

  @inline(__always) var box: GridBox {
    GridBox(minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
  }
}

/// An axis-parallel rectangle on the grid, with its sides.
struct GridBox: Sendable {
  var minX = Int64.max
  var minY = Int64.max
  var maxX = Int64.min
  var maxY = Int64.min

  @inline(__always) mutating func formUnion(_ other: GridBox) {
    minX = min(minX, other.minX)
    minY = min(minY, other.minY)
    maxX = max(maxX, other.maxX)
    maxY = max(maxY, other.maxY)
  }

  @inline(__always) mutating func expand(toInclude p: GridPoint) {
    formUnion(GridBox(minX: p.x, minY: p.y, maxX: p.x, maxY: p.y))
  }

  @inline(__always) func intersects(_ other: GridBox) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  @inline(__always) func contains(_ p: GridPoint) -> Bool {
    minX <= p.x && p.x <= maxX && minY <= p.y && p.y <= maxY
  }

  @inline(__always) func grown(by steps: Int64) -> GridBox {
    GridBox(minX: minX - steps, minY: minY - steps, maxX: maxX + steps, maxY: maxY + steps)
  }
}
