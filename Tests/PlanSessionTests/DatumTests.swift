import Coverage
import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

/// Layers and boundaries born on different datums may be apart by the accuracy of the operation: 1 m.
///
/// Degrees were computed by pyproj with the operation "VN-2000 to WGS 84 (2)", EPSG:6960.
@Suite("Accuracy between datums") struct DatumTests {
  /// The province's rectangle in degrees on WGS 84.
  private static let outline = """
    [[105.8648430316,20.5195104875],
    [105.8725131647,20.5194720803],
    [105.8725234023,20.5212785661],
    [105.8648531791,20.5213169769],
    [105.8648430316,20.5195104875]]
    """
  /// A square of 100 m whose south-west corner is that of the province, in degrees on WGS 84.
  private static let parcel = """
    [[105.8648430316,20.5195104875],
    [105.8658017992,20.5195057052],
    [105.8658068784,20.5204089497],
    [105.8648481052,20.5204137323],
    [105.8648430316,20.5195104875]]
    """

  private static func polygon(_ ring: String, _ properties: String) -> String {
    #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
  }

  @Test func `parcels and boundary of one datum have none`() async throws {
    let result = try await SmallPlan(whole: SmallPlan.rural).run()
    #expect(result.snapshot.layers[0].datumAccuracy == nil)
  }

  @Test func `parcels in degrees inside a boundary in the plane`() async throws {
    var plan = try SmallPlan(whole: [Self.polygon(Self.parcel, SmallPlan.properties("x", "A1", ["use": "LUA"]))])
    plan.layers[0].crs = nil
    let result = try await plan.run()
    #expect(result.snapshot.layers[0].datumAccuracy == Length(metres: 1))
    let sum = try #require(result.row("A1", "LUA")?.sum)
    #expect(abs(sum.squareMetres - 10_000) < 0.001)
    let record = try #require(result.inputs.first { $0.role == .layer }?.transformation)
    #expect(record.sourceCRS == "OGC:CRS84")
    #expect(record.name?.contains("VN-2000 to WGS 84 (2)") == true)
    #expect(record.accuracy == Length(metres: 1))
  }

  @Test func `of several files the one of another datum decides`() async throws {
    let folder = try TrialFolder()
    let plane = try folder.write("a.geojson", collection([square(590_200, 2_270_000, 100, #""use":"LUA""#)]))
    let degrees = try folder.write("b.geojson", collection([Self.polygon(Self.parcel, #""use":"LUA""#)], crs: nil))
    var source = FileSource(paths: [plane, degrees], mapping: FieldMapping())
    source.boundary = try folder.write("o.geojson", collection([SmallPlan.outline]))
    var request = SessionRequest(source: .files(source), threads: 2)
    request.geoData = SharedData.geoData("").path
    let result = try await PlanSession.run(request)
    #expect(result.snapshot.layers[0].datumAccuracy == Length(metres: 1))
    // Both files on the boundary's datum: none.
    source.paths = [plane]
    request.source = .files(source)
    #expect(try await PlanSession.run(request).snapshot.layers[0].datumAccuracy == nil)
    // A boundary in degrees, parcels in the plane.
    source.boundary = try folder.write("d.geojson", collection([Self.polygon(Self.outline, "")], crs: nil))
    request.source = .files(source)
    #expect(try await PlanSession.run(request).snapshot.layers[0].datumAccuracy == Length(metres: 1))
  }

  @Test func `the record says how far polynomials are from PROJ, and the way by PROJ alone leads to the same areas`()
    async throws
  {
    var plan = try SmallPlan(whole: [Self.polygon(Self.parcel, SmallPlan.properties("x", "A1", ["use": "LUA"]))])
    plan.layers[0].crs = nil
    let result = try await plan.run()
    let record = try #require(result.inputs.first { $0.role == .layer }?.transformation)
    let certificate = try #require(record.certificate)
    #expect(certificate.pointsByPolynomial == 4 && certificate.pointsByPROJ == 0)
    #expect(certificate.independentPoints == 64)
    #expect(certificate.largestDeviation < Length(metres: 1e-7))
    let exact = try await plan.run { $0.projectsExactly = true }
    let other = try #require(exact.inputs.first { $0.role == .layer }?.transformation)
    #expect(other.certificate == nil && other.name == record.name)
    // 0.1 µm along 400 m of border.
    let areas = try [result, exact].map { try #require($0.row("A1", "LUA")?.sum).squareMetres }
    #expect(abs(areas[0] - areas[1]) < 4e-5)
    // Nothing is projected within one system.
    #expect(result.inputs.first { $0.role == .boundaries }?.transformation?.certificate == nil)
  }
}
