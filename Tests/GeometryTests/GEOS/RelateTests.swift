import Geometry
import Testing

@Suite("Relations") struct RelateTests {
  let engine = GeometryEngine()
  let a = square(0, 0, side: 10)

  /// Expected matrices: shapely 2.2.0 with GEOS 3.14.1.
  @Test func `overlapping parcels meet in every way`() throws {
    let (p, q) = (try engine.shape(wkt: parcelP), try engine.shape(wkt: parcelQ))
    #expect(try engine.relate(p, q).description == "212101212")
    #expect(try engine.relate(p, a).description == "FF2FF1212")
    #expect(try engine.overlaps(p, q))
    #expect(try engine.disjoint(p, a))
  }

  @Test func `squares along an edge touch in a line and share no interior`() throws {
    let b = square(10, 0, side: 10)
    let matrix = try engine.relate(a, b)
    #expect(matrix.description == "FF2F11212")
    #expect(matrix[.boundary, .boundary] == 1)
    #expect(matrix[.interior, .interior] == nil)
    #expect(matrix[.exterior, .exterior] == 2)
    #expect(try engine.touches(a, b))
    #expect(try engine.intersects(a, b))
    #expect(try !engine.overlaps(a, b))
    #expect(try engine.relate(a, b, matches: "F********"))
    #expect(try !engine.relate(a, b, matches: "T********"))
  }

  @Test func `a square contains, covers and is not within a smaller one`() throws {
    let (inside, atCorner) = (square(2, 2, side: 3), square(0, 0, side: 3))
    for b in [inside, atCorner] {
      #expect(try engine.contains(a, b))
      #expect(try engine.covers(a, b))
      #expect(try engine.within(b, a))
      #expect(try !engine.within(a, b))
    }
    #expect(try engine.relate(a, inside)[.boundary, .boundary] == nil)
    #expect(try engine.relate(a, atCorner)[.boundary, .boundary] == 1)
  }

  @Test func `equality looks at the points, not at the vertices`() throws {
    let other = polygon([(10, 10), (10, 5), (10, 0), (0, 0), (0, 10)])
    #expect(try engine.equals(a, other))
    #expect(try !engine.equals(a, square(0, 0, side: 9)))
    #expect(try !engine.disjoint(a, other))
  }

  @Test func `a pattern of the wrong length is refused by GEOS`() throws {
    let error = #expect(throws: GeometryError.self) { try engine.relate(a, a, matches: "T**") }
    guard case .geos("GEOSRelatePattern_r", let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.hasPrefix("IllegalArgumentException"))
  }

  @Test func `a matrix matches patterns as the standard defines them`() throws {
    let matrix = try #require(IntersectionMatrix("212101212"))
    #expect(matrix.matches("T*T***T**"))
    #expect(matrix.matches("212101212"))
    #expect(matrix.matches("*********"))
    #expect(!matrix.matches("F********"))
    #expect(!matrix.matches("1********"))
    #expect(!matrix.matches("T**"))
    #expect(!matrix.matches("X********"))
    for text in ["", "2121012122", "21210121", "21210121x", "T********"] { #expect(IntersectionMatrix(text) == nil) }
  }

  @Test func `relating a shape that cannot be noded throws GEOS's topology exception`() throws {
    let holeAcross = MultiPolygon(
      Polygon(exterior: squareRing(0, 0, side: 10), holes: [squareRing(5, 5, side: 10)]))
    #expect(
      throws: GeometryError.geos(
        function: "GEOSRelate_r",
        message: "TopologyException: side location conflict at 5 10. "
          + "This can occur if the input geometry is invalid.")
    ) { try engine.relate(holeAcross, square(4, 4, side: 8)) }
  }
}
