import Testing

@testable import SampleDrawing

@Suite("Plane projection") struct PlaneProjectionTests {
  /// Expected: PROJ 9.5.1 by pyproj, EPSG:4326 → EPSG:5897 by EPSG:6960, to 0.1 mm.
  @Test(arguments: [
    (105.77, 20.36, 580191.0747, 2252291.7768), (105.914, 20.541, 595113.6697, 2272407.0076),
    (106.19, 20.71, 623760.0837, 2291303.9362), (105.5, 21.0, 551784.3819, 2323033.9668),
  ])
  func `corners of the province come out as PROJ puts them`(
    longitude: Double, latitude: Double, east: Double, north: Double
  ) {
    let place = PlaneProjection().plane(longitude: longitude, latitude: latitude)
    #expect(abs(place.east - east) < 1e-4)
    #expect(abs(place.north - north) < 1e-4)
  }
}
