import Geometry
import Testing

@Suite("Overlays") struct OverlayTests {
  let engine = GeometryEngine()

  @Test func `two squares of side ten offset by five share a quarter`() throws {
    let (a, b) = (square(0, 0, side: 10), square(5, 5, side: 10))
    #expect(try engine.intersection(a, b).area == 25)
    #expect(try engine.union(a, b).area == 175)
    #expect(try engine.difference(a, b).area == 75)
    #expect(try engine.symmetricDifference(a, b).area == 150)
    #expect(try engine.intersection(a, b).envelope == Envelope(minX: 5, minY: 5, maxX: 10, maxY: 10))
  }

  /// Expected areas: shapely 2.2.0 with GEOS 3.14.1.
  @Test func `surveyed parcels, one with a hole, overlap by the areas shapely finds`() throws {
    let (p, q) = (try engine.shape(wkt: parcelP), try engine.shape(wkt: parcelQ))
    #expect(p.area.isClose(to: 7334.302599991549, within: 1e-6))
    #expect(q.area.isClose(to: 9039.3671875, within: 1e-6))
    #expect(try engine.intersection(p, q).area.isClose(to: 2806.1959642800302, within: 1e-4))
    #expect(try engine.union(p, q).area.isClose(to: 13567.473823204564, within: 1e-4))
    #expect(try engine.difference(p, q).area.isClose(to: 4528.106635706199, within: 1e-4))
    #expect(try engine.symmetricDifference(p, q).area.isClose(to: 10761.277858924532, within: 1e-4))
  }

  @Test func `squares that share only an edge or a corner intersect in nothing`() throws {
    #expect(try engine.intersection(square(0, 0, side: 10), square(10, 0, side: 10)).isEmpty)
    #expect(try engine.intersection(square(0, 0, side: 10), square(10, 10, side: 10)).isEmpty)
  }

  @Test func `an intersection in an area and a line keeps the area only`() throws {
    let comb = polygon([(0, 0), (10, 0), (10, 10), (6, 10), (6, 5), (4, 5), (4, 10), (0, 10)])
    // Its left tooth is met in an area, the bottom of its gap only in a line.
    let bar = polygon([(3, 6), (4, 5), (6, 5), (6, 6)])
    let shared = try engine.intersection(comb, bar)
    #expect(shared.polygons.count == 1)
    #expect(shared.area == 0.5)
  }

  @Test func `the union of a row of squares is one rectangle`() throws {
    let row = (0..<100).map { square(Double($0), 0, side: 1) }
    let union = try engine.union(of: row)
    #expect(union.polygons.count == 1)
    #expect(union.area == 100)
    #expect(try engine.union(of: []).isEmpty)
  }

  @Test func `nothing combined with a square is nothing or the square`() throws {
    let (none, some) = (MultiPolygon(), square(0, 0, side: 2))
    #expect(try engine.intersection(none, some).isEmpty)
    #expect(try engine.union(none, some).area == 4)
    #expect(try engine.difference(some, none).area == 4)
  }

  @Test func `an overlay of a bow-tie names the call and GEOS's own words`() {
    let message = "TopologyException: Input geom 0 is invalid: Self-intersection at 0.5 0.5"
    for (function, overlay) in [
      ("GEOSIntersection_r", { try engine.intersection(bowTie, square(0, 0, side: 10)) }),
      ("GEOSUnion_r", { try engine.union(bowTie, square(0, 0, side: 10)) }),
      ("GEOSDifference_r", { try engine.difference(bowTie, square(0, 0, side: 10)) }),
      ("GEOSSymDifference_r", { try engine.symmetricDifference(bowTie, square(0, 0, side: 10)) }),
    ] as [(String, () throws -> MultiPolygon)] {
      #expect(throws: GeometryError.geos(function: function, message: message)) { try overlay() }
    }
    // The engine is not spoilt by a failure.
    #expect(throws: Never.self) { try engine.union(square(0, 0, side: 1), square(1, 0, side: 1)) }
  }

  @Test(arguments: 0..<3) func `a ring of fewer than three coordinates is refused, not built`(count: Int) {
    let shape = polygon(Array([(0.0, 0.0), (1.0, 0.0)].prefix(count)))
    #expect(throws: GeometryError.degenerateRing(coordinates: count)) {
      try engine.union(shape, square(0, 0, side: 1))
    }
    let hole = MultiPolygon(Polygon(exterior: squareRing(0, 0, side: 9), holes: [shape.polygons[0].exterior]))
    #expect(throws: GeometryError.degenerateRing(coordinates: count)) {
      try engine.union(of: [square(0, 0, side: 1), hole])
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func `coordinates that are not finite are refused`(bad: Double)
  {
    let shape = polygon([(0, 0), (1, 0), (1, bad)])
    #expect(throws: GeometryError.nonFiniteCoordinate) { try engine.intersection(square(0, 0, side: 1), shape) }
  }

  @Test func `well-known text is read back as it was written`() throws {
    let q = try engine.shape(wkt: parcelQ)
    #expect(try engine.shape(wkt: q.wkt) == q)
    #expect(q.wkt.hasPrefix("MULTIPOLYGON (((551850.5 2323060.25, 551950.75 2323055.5, "))
    #expect(try engine.shape(wkt: MultiPolygon().wkt).isEmpty)
    #expect(try engine.shape(wkt: q.polygons[0].wkt) == q)
    #expect(try engine.shape(wkt: "POINT (1 2)").isEmpty)
  }

  @Test(arguments: ["", "POLYGON ((0 0, 1 1", "POLYGONE ((0 0))", "POLYGON ((0 0, 1 0, 1 1, 0 1))", "POLYGON ((a b))"])
  func `text that is no geometry fails with GEOS's message`(text: String) throws {
    let error = #expect(throws: GeometryError.self) { try engine.shape(wkt: text) }
    guard case .geos("GEOSWKTReader_read_r", let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.contains("Exception: "))
  }
}
