import Foundation
import Geometry
import Testing

/// Six districts against areas that shapely and pyproj computed (expected.json of the data set).
@Suite("Districts of Hà Nam", .enabled(if: SharedData.folder != nil)) struct HanamDistrictsTests {
  private struct Expected: Decodable {
    struct District: Decodable {
      var district_id: String
      var area_epsg5897_ha: [String: Double]
      var geodesic_area_wgs84_ha: Double
      var perimeter_epsg5897_m: Double
    }
    var districts: [District]
    var province_outline: Outline
    struct Outline: Decodable { var area_epsg5897_ha: [String: Double] }
  }

  private struct Collection: Decodable {
    struct Feature: Decodable { var geometry: Shape }
    struct Shape: Decodable { var coordinates: [[[[Double]]]] }
    var features: [Feature]
  }

  private let expected: Expected
  private let districts: [MultiPolygon]

  init() throws {
    let folder = try #require(SharedData.folder).appendingPathComponent("hanam-districts")
    let decoder = JSONDecoder()
    expected = try decoder.decode(
      Expected.self, from: Data(contentsOf: folder.appendingPathComponent("expected.json")))
    let collection = try decoder.decode(
      Collection.self, from: Data(contentsOf: folder.appendingPathComponent("hanam_districts.geojson")))
    districts = collection.features.map { feature in
      MultiPolygon(
        feature.geometry.coordinates.map { rings in
          let rings = rings.map { ring in Ring(ring.dropLast().map { Coordinate(x: $0[0], y: $0[1]) }) }
          return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
        })
    }
  }

  private func projected(_ shape: MultiPolygon, by worker: TransformationWorker) -> MultiPolygon {
    var shape = shape
    for index in shape.polygons.indices {
      #expect(worker.transform(&shape.polygons[index].exterior.coordinates) == [])
    }
    return shape
  }

  @Test(arguments: [("EPSG:6960", "epsg_6960"), ("EPSG:5194", "vn2000_to_wgs84_1")])
  func `areas and perimeters in the plan's plane agree`(operation: String, key: String) throws {
    let worker = try Transformation(from: CRS("EPSG:4326"), to: CRS("EPSG:5897"), operation: operation).makeWorker()
    for (district, figures) in zip(districts, expected.districts) {
      let shape = projected(district, by: worker)
      let hectares = try #require(figures.area_epsg5897_ha[key])
      #expect((shape.area / 10_000 / hectares).isClose(to: 1, within: 1e-9), "\(figures.district_id)")
      if key == "epsg_6960" {
        #expect(shape.perimeter.isClose(to: figures.perimeter_epsg5897_m, within: 1e-3))
      }
    }
  }

  @Test func `areas on the ellipsoid agree`() throws {
    let measure = try GeodesicMeasure(crs: CRS("EPSG:4326"))
    for (district, figures) in zip(districts, expected.districts) {
      let hectares = try measure.area(of: district).hectares
      #expect((hectares / figures.geodesic_area_wgs84_ha).isClose(to: 1, within: 1e-9), "\(figures.district_id)")
    }
  }

  @Test func `the districts are valid, overlap nowhere and their union is the province`() throws {
    let worker = try Transformation(from: CRS("EPSG:4326"), to: CRS("EPSG:5897"), operation: "EPSG:6960").makeWorker()
    let batch = GeometryBatch(districts.map { projected($0, by: worker) })
    let engine = GeometryEngine()
    for slot in 0..<batch.count {
      #expect(try engine.validity(batch, slot) == .valid)
      for other in 0..<slot { #expect(try engine.intersectionArea(batch, slot, batch, other) < 1e-6) }
    }
    let union = try engine.union(batch, indices: Array(0..<batch.count))
    let hectares = try #require(expected.province_outline.area_epsg5897_ha["epsg_6960"])
    #expect(union.polygons.count == 1)
    #expect((union.area / 10_000 / hectares).isClose(to: 1, within: 1e-9))
  }
}
