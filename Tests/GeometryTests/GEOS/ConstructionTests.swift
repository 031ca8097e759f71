import Geometry
import Testing

@Suite("Constructions") struct ConstructionTests {
  let engine = GeometryEngine()

  @Test func `the largest circle in a rectangle of ten by four has radius two`() throws {
    let circle = try engine.largestInscribedCircle(of: polygon([(0, 0), (10, 0), (10, 4), (0, 4)]), tolerance: 1e-3)
    #expect(circle.radius.isClose(to: 2, within: 1e-3))
    #expect(circle.center.y.isClose(to: 2, within: 1e-3))
  }

  /// By hand: the circle touches both walls and the inner corner (5, 5), so r√2 = (5 − r)·√2 fails and
  /// r = 5√2 / (1 + √2) = 2.928932; shapely 2.2.0 gives 2.92890 at this tolerance.
  @Test func `the largest circle in an L touches the inner corner`() throws {
    let shape = polygon([(0, 0), (12, 0), (12, 5), (5, 5), (5, 9), (0, 9)])
    let circle = try engine.largestInscribedCircle(of: shape, tolerance: 1e-4)
    #expect(circle.radius.isClose(to: 2.928932, within: 1e-4))
    #expect(circle.center.x.isClose(to: 2.928932, within: 1e-2))
  }

  @Test func `a shape without area has a circle without radius, nothing has none`() throws {
    let flat = try engine.largestInscribedCircle(of: polygon([(0, 0), (10, 10), (5, 5)]), tolerance: 0.1)
    #expect(flat.radius == 0)
    #expect(throws: GeometryError.argument(name: "area", value: 0)) {
      try engine.largestInscribedCircle(of: MultiPolygon(), tolerance: 0.1)
    }
  }

  @Test(arguments: [0, -1, Double.infinity]) func `a tolerance that is not above zero is refused`(tolerance: Double) {
    #expect(throws: GeometryError.argument(name: "tolerance", value: tolerance)) {
      try engine.largestInscribedCircle(of: square(0, 0, side: 1), tolerance: tolerance)
    }
  }

  @Test func `a tolerance below rounding still ends`() throws {
    let circle = try engine.largestInscribedCircle(of: square(595_000, 2_272_000, side: 10), tolerance: 1e-300)
    #expect(circle.radius.isClose(to: 5, within: 1e-6))
  }

  /// Expected: shapely 2.2.0, set_precision.
  @Test func `rounding to a grid moves vertices onto it`() throws {
    let q = try engine.shape(wkt: parcelQ)
    #expect(try engine.withPrecision(q, gridSize: 0.5).area == 9077.5)
    let coarse = try engine.withPrecision(q, gridSize: 25, mode: .pointwise)
    #expect(coarse.polygons[0].exterior.coordinates[3] == Coordinate(x: 551_850, y: 2_322_975))
    #expect(try engine.withPrecision(square(0.1, 0.1, side: 0.2), gridSize: 1).isEmpty)
    for bad in [-1, 9e-13, 1e300, .infinity] {
      #expect(throws: GeometryError.argument(name: "gridSize", value: bad)) {
        try engine.withPrecision(q, gridSize: bad)
      }
      #expect(throws: GeometryError.argument(name: "gridSize", value: bad)) {
        try engine.facets(of: [], gridSize: bad)
      }
    }
  }

  @Test func `a point on the surface of a U lies in one of its arms or its base`() throws {
    let shape = polygon([(0, 0), (30, 0), (30, 30), (20, 30), (20, 10), (10, 10), (10, 30), (0, 30)])
    let point = try #require(try engine.pointOnSurface(of: shape))
    #expect(try engine.prepared(shape).contains(point))
    #expect(try engine.pointOnSurface(of: MultiPolygon()) == nil)
  }

  /// Expected: shapely 2.2.0, buffer(1, quad_segs=8).
  @Test func `a buffer rounds corners and shrinks by negative distances`() throws {
    let shape = square(0, 0, side: 10)
    #expect(try engine.buffered(shape, by: 1).area.isClose(to: 143.121445152258, within: 1e-9))
    #expect(try engine.buffered(shape, by: -1).area.isClose(to: 64, within: 1e-9))
    #expect(try engine.buffered(shape, by: -6).isEmpty)
    #expect(throws: GeometryError.argument(name: "distance", value: .infinity)) {
      try engine.buffered(shape, by: .infinity)
    }
    #expect(throws: GeometryError.argument(name: "quadrantSegments", value: 0)) {
      try engine.buffered(shape, by: 1, quadrantSegments: 0)
    }
  }

  @Test func `the convex hull of a U is its bounding square`() throws {
    let shape = polygon([(0, 0), (30, 0), (30, 30), (20, 30), (20, 10), (10, 10), (10, 30), (0, 30)])
    #expect(try engine.convexHull(of: shape).area == 900)
  }

  private func line(_ positions: (Double, Double)...) -> [Coordinate] {
    positions.map { Coordinate(x: $0.0, y: $0.1) }
  }

  @Test func `four crossing lines bound one square; their loose ends bound nothing`() throws {
    let lines = [
      line((-1, 0), (3, 0)), line((-1, 2), (3, 2)), line((0, -1), (0, 3)), line((2, -1), (2, 3)),
    ]
    let faces = try engine.facets(of: lines)
    #expect(faces.map(\.area) == [4])
  }

  @Test func `a square drawn twice with a square inside gives a face with a hole and a face`() throws {
    let ring = { (x: Double, side: Double) in
      let corners = squareRing(x, x, side: side).coordinates
      return corners + corners.prefix(1)
    }
    let faces = try engine.facets(of: [ring(0, 10), ring(0, 10), ring(3, 4)])
    #expect(faces.map(\.area).sorted() == [16, 84])
    #expect(faces.map(\.holes.count).sorted() == [0, 1])
  }

  @Test func `facets ignore empty, short and collapsed lines and refuse what is not finite`() throws {
    #expect(try engine.facets(of: []).isEmpty)
    #expect(try engine.facets(of: [[], line((0, 0)), line((1, 1), (1, 1)), line((0, 0), (5, 0))]).isEmpty)
    #expect(throws: GeometryError.nonFiniteCoordinate) {
      try engine.facets(of: [line((0, 0), (1, 0)), line((0, 0), (.nan, 1))])
    }
  }

  @Test func `a grid closes a gap smaller than its step`() throws {
    let lines = [line((0, 0), (10, 0), (10, 10), (0, 10)), line((0, 10), (0.0001, 0.0001))]
    #expect(try engine.facets(of: lines).isEmpty)
    #expect(try engine.facets(of: lines, gridSize: 0.001).map(\.area) == [100])
  }
}
