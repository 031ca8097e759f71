import Coverage
import Geometry
import Testing

@Suite("Heights of vertices") struct HeightTests {
  private func ring(_ builder: inout ShapeTableBuilder, _ positions: [(Double, Double)], _ heights: [Double]?) throws {
    let coordinates = positions.map { Coordinate(x: $0.0, y: $0.1) }
    try coordinates.withUnsafeBufferPointer { ring throws in
      if let heights {
        try heights.withUnsafeBufferPointer { try builder.appendRing(ring, heights: $0, isHole: false) }
      } else {
        try builder.appendRing(ring, isHole: false)
      }
    }
    builder.endPart()
    builder.endShape()
  }

  private let clockwise: [(Double, Double)] = [(10, 10), (10, 0), (0, 0), (0, 10), (10, 10)]

  /// The ring turns round and starts at (0, 0): the heights go along.
  @Test func `heights go with their vertices when a ring is made canonical`() throws {
    var builder = ShapeTableBuilder()
    try ring(&builder, clockwise, [1, 2, 3, 4, 5])
    let table = builder.finish()
    #expect(
      table.pointIDs.map { table.points[Int($0)] }
        == [(0, 0), (10, 0), (10, 10), (0, 10)].map {
          Coordinate(x: $0.0, y: $0.1)
        })
    #expect(table.heights == [3, 2, 1, 4])
  }

  @Test func `one point may have a height in each ring that it belongs to`() throws {
    var builder = ShapeTableBuilder()
    try ring(&builder, [(0, 0), (1, 0), (1, 1), (0, 0)], [7, 7, 7, 7])
    try ring(&builder, [(0, 0), (0, 1), (1, 1), (0, 0)], [9, .nan, 9, 9])
    let table = builder.finish()
    #expect(table.points.count == 4)
    #expect(table.heights[..<3] == [7, 7, 7])
    #expect(table.heights[3] == 9 && table.heights[4] == 9 && table.heights[5].isNaN)
  }

  @Test func `rings without heights cost nothing until one has some`() throws {
    var flat = ShapeTableBuilder()
    try ring(&flat, clockwise, nil)
    #expect(flat.finish().heights.isEmpty)
    var mixed = ShapeTableBuilder()
    try ring(&mixed, clockwise, nil)
    try ring(&mixed, clockwise, [1, 1, 1, 1, 1])
    try ring(&mixed, clockwise, nil)
    let heights = mixed.finish().heights
    #expect(
      heights.map(\.isNaN) == [4, 4, 4].enumerated().flatMap { Array(repeating: $0.offset != 1, count: $0.element) })
  }

  @Test func `tables joined keep theirs`() throws {
    var flat = ShapeTableBuilder()
    try ring(&flat, clockwise, nil)
    var high = ShapeTableBuilder()
    try ring(&high, clockwise, [1, 2, 3, 4, 1])
    let joined = try ShapeTable.joining([flat.finish(), high.finish()]).table
    #expect(joined.heights.count == 8 && joined.heights[..<4].allSatisfy(\.isNaN))
    #expect(joined.heights[4...] == [3, 2, 1, 4])
  }
}
