import Geometry

/// What is claimed more than once, or outside the boundary, in one part of the plane; a shape or a pair may have more
/// elsewhere. Flat: a piece costs no allocation.
struct ClaimedPieces: Sendable {
  struct Pair: Sendable {
    var first: Int32
    var second: Int32
    var area: Area
    /// In `regions`.
    var region: UInt32
  }

  struct Face: Sendable {
    var claimants: ClaimantList
    var area: Area
    var areaInside: Area
    var region: UInt32
  }

  /// The part of a shape outside the boundary; of equal shapes the first has it for all.
  struct Outside: Sendable {
    var shape: Int32
    var area: Area
    var region: UInt32
  }

  var pairs: [Pair] = []
  var faces: [Face] = []
  var outside: [Outside] = []
  var regions = RegionColumns()
  /// Rows, list after list.
  private(set) var rows: [Int32] = []
  /// What the sides of the part cut.
  var cuts = CutBorders()

  /// Notes rows of shapes and of left-out ones, each ascending.
  mutating func list(shapes: ArraySlice<Int32>, leftOut: ArraySlice<Int32>) -> ClaimantList {
    let start = UInt32(rows.count)
    rows.append(contentsOf: shapes)
    rows.append(contentsOf: leftOut)
    return ClaimantList(start: start, shapes: UInt32(shapes.count), leftOut: UInt32(leftOut.count))
  }

  func shapes(of list: ClaimantList) -> ArraySlice<Int32> { rows[list.shapeRange] }
  func leftOut(of list: ClaimantList) -> ArraySlice<Int32> { rows[list.leftOutRange] }
}

/// Claimants of a piece, as rows in a list that many share.
struct ClaimantList: Sendable {
  var start: UInt32
  var shapes: UInt32
  var leftOut: UInt32

  var shapeRange: Range<Int> { Int(start)..<Int(start) + Int(shapes) }
  var leftOutRange: Range<Int> { shapeRange.upperBound..<shapeRange.upperBound + Int(leftOut) }
}
