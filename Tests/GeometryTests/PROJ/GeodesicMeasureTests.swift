import Geometry
import Testing

/// Expected areas: pyproj 3.7.2 `Geod(ellps="WGS84")`.
@Suite("Geodesic measure") struct GeodesicMeasureTests {
  @Test func `one degree by one degree`() throws {
    let measure = try GeodesicMeasure(crs: CRS("EPSG:4326"))
    let area = try measure.area(of: square(105, 20, side: 1))
    #expect(area.squareMetres.isClose(to: 11548563398.867828, within: 1e-2))
  }

  @Test func `a hole counts against the area, whatever way the rings run`() throws {
    let exterior = [(105.9, 20.5), (105.91, 20.5), (105.91, 20.51), (105.9, 20.51)].map {
      Coordinate(x: $0.0, y: $0.1)
    }
    let hole = [(105.902, 20.502), (105.904, 20.502), (105.904, 20.504), (105.902, 20.504)].map {
      Coordinate(x: $0.0, y: $0.1)
    }
    let measure = try GeodesicMeasure(crs: CRS("OGC:CRS84"))
    for (outer, inner) in [(exterior, hole), (exterior.reversed(), hole), (exterior, hole.reversed())] {
      let shape = MultiPolygon(Polygon(exterior: Ring(outer), holes: [Ring(inner)]))
      #expect(try measure.area(of: shape).squareMetres.isClose(to: 1108622.116096, within: 1e-4))
    }
  }

  /// A square kilometre of the plane is smaller on the ellipsoid there: the scale is above one east of 105°45′.
  @Test func `a square kilometre of the plane, brought back to the ellipsoid`() throws {
    let measure = try GeodesicMeasure(crs: CRS("EPSG:5897"))
    let area = try measure.area(of: square(595_000, 2_272_000, side: 1000))
    #expect(area.squareMetres.isClose(to: 999974.643254, within: 1e-3))
  }

  @Test func `nothing and degenerate rings have no area`() throws {
    let measure = try GeodesicMeasure(crs: CRS("EPSG:4326"))
    #expect(try measure.area(of: MultiPolygon()) == .zero)
    #expect(try measure.area(of: polygon([(105, 20), (106, 21)])) == .zero)
  }

  @Test func `a place that is not on the ellipsoid is refused`() throws {
    let degrees = try GeodesicMeasure(crs: CRS("EPSG:4326"))
    for bad in [90.000001, .nan, .infinity] {
      #expect(throws: GeometryError.nonFiniteCoordinate) {
        try degrees.area(of: polygon([(105, 20), (106, 20), (106, bad)]))
      }
    }
    let plane = try GeodesicMeasure(crs: CRS("EPSG:5897"))
    #expect(throws: GeometryError.nonFiniteCoordinate) {
      try plane.area(of: polygon([(500_000, 2_000_000), (500_001, 2_000_000), (.nan, 2_000_001)]))
    }
  }
}
