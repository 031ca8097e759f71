@testable import Coverage
import Geometry
import TestSupport
import Testing

@Suite("Equal shapes") struct EqualShapesTests {
  private func groups(_ shapes: [MultiPolygon], threads: Int = 1) async throws -> [[Int]] {
    try await EqualShapes.find(in: .of(shapes), threads: threads).map(\.rows)
  }

  private static let square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
  private static let holes = [
    [(1.0, 1.0), (1.5, 1.0), (1.5, 1.5), (1.0, 1.5)], [(2.0, 2.0), (3.0, 2.0), (3.0, 3.0)],
  ]

  @Test func `where a ring starts and which way it runs makes no difference`() async throws {
    let turned = Array(Self.square[2...] + Self.square[..<2])
    #expect(
      try await groups([
        .ring(Self.square), .ring(turned), .ring(Self.square.reversed()), .ring([(0, 0), (4, 0), (4, 4)]),
      ]) == [[0, 1, 2]])
  }

  @Test func `repeated positions and negative zero make no difference`() async throws {
    let repeated = [(-0.0, 0.0), (-0.0, 0.0), (4.0, -0.0), (4.0, 4.0), (4.0, 4.0), (0.0, 4.0)]
    #expect(try await groups([.ring(Self.square), .ring(repeated)]) == [[0, 1]])
  }

  @Test func `the order of holes and of parts makes no difference`() async throws {
    let holed = MultiPolygon.ring(Self.square, holes: Self.holes)
    let other = MultiPolygon.ring(Self.square, holes: Self.holes.reversed())
    let far = MultiPolygon.rectangle(x: 10, y: 0, width: 2, height: 2)
    #expect(
      try await groups([
        holed, other, MultiPolygon(holed.polygons + far.polygons), MultiPolygon(far.polygons + other.polygons), far,
      ]) == [[0, 1], [2, 3]])
  }

  @Test func `a hole is not a part, and a vertex more is another shape`() async throws {
    let hole = Self.holes[0]
    #expect(
      try await groups([
        .ring(Self.square, holes: [hole]),
        MultiPolygon(MultiPolygon.ring(Self.square).polygons + MultiPolygon.ring(hole).polygons),
        .ring(Self.square), .ring(Self.square + [(0, 2)]), .ring([(0, 0), (4, 0), (4, 4), (0, 4.000001)]),
      ]) == [])
  }

  @Test func `the same points joined in another order are another shape`() async throws {
    let points = [(0.0, 0.0), (4.0, 0.0), (5.0, 3.0), (2.0, 5.0), (-1.0, 3.0)]
    let star = [points[0], points[2], points[4], points[1], points[3]]
    #expect(try await groups([.ring(points), .ring(star), .ring(star.reversed())]) == [[1, 2]])
  }

  @Test func `a ring that visits a point twice is compared from its least sequence`() async throws {
    // Two triangles at one corner: the smallest vertex occurs twice.
    let bow = [(0.0, 0.0), (2.0, -1.0), (2.0, 1.0), (0.0, 0.0), (3.0, 5.0), (1.0, 5.0)]
    let turned = [(0.0, 0.0), (3.0, 5.0), (1.0, 5.0), (0.0, 0.0), (2.0, -1.0), (2.0, 1.0)]
    #expect(try await groups([.ring(bow), .ring(turned)]) == [[0, 1]])
  }

  @Test func `rings that are not closed are no shapes; tables of several files are compared across`() async throws {
    var builder = ShapeTableBuilder()
    for _ in 0..<2 {
      let open = [Coordinate(x: 0, y: 0), Coordinate(x: 4, y: 0), Coordinate(x: 4, y: 4), Coordinate(x: 0, y: 4)]
      try open.withUnsafeBufferPointer { try builder.appendRing($0, isHole: false) }
      builder.endPart()
      builder.endShape()
    }
    let joined = try ShapeTable.joining([
      builder.finish(), .of([.ring(Self.square)]),
      .of([.rectangle(x: 9, y: 9, width: 1, height: 1), .ring(Self.square)]),
    ])
    #expect(try await EqualShapes.find(in: joined.table, threads: 2).map(\.rows) == [[2, 4]])
  }

  @Test(arguments: 1...8) func `planted copies are found, all of them and nothing else`(seed: Int) async throws {
    var random = SplitMix(seed: UInt64(seed))
    // Triangles and quadrangles on few positions: many share all their points.
    var distinct: [MultiPolygon] = []
    var shapes: [(key: Int, shape: MultiPolygon)] = []
    for _ in 0..<300 {
      if !distinct.isEmpty, random.int(in: 0...2) == 0 {
        let key = random.int(in: 0...distinct.count - 1)
        shapes.append((key, redrawn(distinct[key], &random)))
      } else {
        let base = Double(distinct.count) * 100
        let corners = [(0, 0), (7, 1), (9, 8), (3, 9), (-2, 4)].map { (base + Double($0.0), Double($0.1)) }
        let hole = [(2, 2), (4, 3), (3, 5)].map { (base + Double($0.0), Double($0.1)) }
        distinct.append(.ring(corners, holes: random.int(in: 0...1) == 0 ? [hole] : []))
        shapes.append((distinct.count - 1, distinct[distinct.count - 1]))
      }
    }
    let expected = Dictionary(grouping: shapes.indices) { shapes[$0].key }.values.filter { $0.count > 1 }
      .sorted { $0[0] < $1[0] }
    #expect(try await groups(shapes.map(\.shape), threads: seed % 3 + 1) == expected)
  }

  private func redrawn(_ shape: MultiPolygon, _ random: inout SplitMix) -> MultiPolygon {
    func redrawn(_ ring: Ring) -> Ring {
      let start = random.int(in: 0...ring.coordinates.count - 1)
      let turned = Array(ring.coordinates[start...] + ring.coordinates[..<start])
      return Ring(random.int(in: 0...1) == 0 ? turned : turned.reversed())
    }
    return MultiPolygon(
      shape.polygons.map { Polygon(exterior: redrawn($0.exterior), holes: $0.holes.map { redrawn($0) }) })
  }
}
