import Coverage
import Geometry
import Testing

/// A table of one shape a ring list; the rings as read, closed.
private func table(_ shapes: [[[(Double, Double)]]]) throws -> ShapeTable {
  var builder = ShapeTableBuilder()
  for rings in shapes {
    for (i, ring) in rings.enumerated() {
      let positions = ring.map { Coordinate(x: $0.0, y: $0.1) }
      try positions.withUnsafeBufferPointer { try builder.appendRing($0, isHole: i > 0) }
    }
    builder.endPart()
    builder.endShape()
  }
  return builder.finish()
}

private func closed(_ ring: [(Double, Double)]) -> [(Double, Double)] { ring + [ring[0]] }

private func positions(_ table: ShapeTable, ring: Int) -> [Coordinate] {
  table.vertices(ofRing: ring).map { table.points[Int(table.pointIDs[$0])] }
}

@Suite("Building shape tables") struct ShapeTableBuilderTests {
  @Test func `a ring is the same whatever vertex and direction it was read in`() throws {
    let ring = [(2.0, 1.0), (5.0, 1.0), (6.0, 4.0), (3.0, 6.0), (1.0, 3.0)]
    let expected = [(1.0, 3.0), (2.0, 1.0), (5.0, 1.0), (6.0, 4.0), (3.0, 6.0)].map { Coordinate(x: $0.0, y: $0.1) }
    for start in ring.indices {
      let turned = Array(ring[start...] + ring[..<start])
      for read in [turned, Array(turned.reversed())] {
        let one = try table([[closed(read)]])
        #expect(positions(one, ring: 0) == expected)
        #expect(one.faults.isEmpty)
      }
    }
  }

  @Test func `a hole runs clockwise whatever its direction was`() throws {
    let outer = closed([(0, 0), (9, 0), (9, 9), (0, 9)])
    let hole = [(1.0, 1.0), (2.0, 1.0), (2.0, 2.0), (1.0, 2.0)]
    for read in [hole, Array(hole.reversed())] {
      let one = try table([[outer, closed(read)]])
      #expect(
        positions(one, ring: 1)
          == [(1.0, 1.0), (1.0, 2.0), (2.0, 2.0), (2.0, 1.0)].map { Coordinate(x: $0.0, y: $0.1) })
    }
  }

  @Test func `negative zero is zero`() throws {
    let one = try table([[closed([(0.0, 0.0), (1, 0), (1, 1)])], [closed([(-0.0, 0.0), (1, -0.0), (0, -1)])]])
    #expect(one.points.count == 4)
    #expect(one.points.allSatisfy { $0.x.sign == .plus || $0.x != 0 })
  }

  /// A grid of n × n squares has (n + 1)² distinct points, found while the index grows many times over.
  @Test func `shared points are found once in a large grid`() throws {
    let n = 120
    var shapes: [[[(Double, Double)]]] = []
    for row in 0..<n {
      for column in 0..<n {
        let (x, y) = (105.0 + Double(column) / 1000, 20.0 + Double(row) / 1000)
        let (right, top) = (105.0 + Double(column + 1) / 1000, 20.0 + Double(row + 1) / 1000)
        shapes.append([closed([(x, y), (right, y), (right, top), (x, top)])])
      }
    }
    let grid = try table(shapes)
    #expect(grid.points.count == (n + 1) * (n + 1))
    #expect(Set(grid.points).count == grid.points.count)
    #expect(grid.vertexCount == 4 * n * n)
    for shape in [0, 1, n, n * n - 1] {
      let read = Set(shapes[shape][0].map { Coordinate(x: $0.0, y: $0.1) })
      #expect(Set(positions(grid, ring: shape)) == read)
    }
  }

  @Test func `a ring with a repeated vertex keeps both and has one start`() throws {
    let bow = [(0.0, 0.0), (2.0, 2.0), (2.0, 0.0), (0.0, 0.0), (-2.0, -2.0), (-2.0, 0.0)]
    let first = try table([[closed(bow)]])
    let turned = try table([[closed(Array(bow[3...] + bow[..<3]))]])
    #expect(positions(first, ring: 0) == positions(turned, ring: 0))
    #expect(first.vertexCount == 6)
    #expect(first.points.count == 5)
  }

  @Test func `faults name the ring only where a ring is to blame`() throws {
    var builder = ShapeTableBuilder()
    builder.note(.noGeometry)
    builder.endShape()
    let open = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)].map { Coordinate(x: $0.0, y: $0.1) }
    try open.withUnsafeBufferPointer { try builder.appendRing($0, isHole: false) }
    builder.endPart()
    builder.endShape()
    let faults = builder.finish().faults
    #expect(faults.map(\.kind) == [.noGeometry, .unclosedRing])
    #expect(faults.map(\.ring) == [nil, 0])
    #expect(faults.map(\.shape) == [0, 1])
    #expect(faults[1].place == Coordinate(x: 0, y: 1))
  }
}
