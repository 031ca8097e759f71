import Coverage
import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

/// Parcels in degrees along a border of 10 km. Areas: pyproj (PROJ 9.5.1) and shapely 2.
@Suite("Long edges in a run") struct LongEdgeTests {
  private static func parcel(_ ring: String) -> String {
    #"{"type":"Feature","properties":{"use":"LUA"},"geometry":{"type":"Polygon","coordinates":[[\#(ring)]]}}"#
  }

  private static let south = parcel("[105.85,20.49],[105.95,20.49],[105.95,20.5],[105.85,20.5],[105.85,20.49]")
  private static let north = parcel(
    "[105.85,20.5],[105.9,20.5],[105.95,20.5],[105.95,20.51],[105.85,20.51],[105.85,20.5]")
  private static let outline = parcel(
    "[105.85,20.49],[105.95,20.49],[105.95,20.5],[105.95,20.51],[105.85,20.51],[105.85,20.5],[105.85,20.49]")

  private func run(_ files: [[String]], crs: String? = nil, outline: [String], outlineCRS: String? = nil)
    async throws -> CoverageReport
  {
    let folder = try TrialFolder()
    var source = FileSource(
      paths: try files.enumerated().map { try folder.write("\($0).geojson", collection($1, crs: crs)) },
      mapping: FieldMapping())
    source.targetCRS = "EPSG:5897"
    source.boundary = try folder.write("o.geojson", collection(outline, crs: outlineCRS))
    var request = SessionRequest(source: .files(source), threads: 2)
    request.geoData = SharedData.geoData("").path
    return try #require(try await PlanSession.run(request).snapshot.layers[0].coverage)
  }

  private func expectSound(_ report: CoverageReport, count: Int) {
    #expect(report.overlaps.isEmpty)
    #expect((report.gaps ?? []).map(\.area).sum() < .squareMetres(0.001))
    #expect((report.outside ?? []).map(\.area).sum() < .squareMetres(0.001))
    #expect(report.insertedVertices.count == count)
    #expect(abs(report.insertedVertices.area.squareMetres + 4157.925194) < 1e-3)
    #expect(report.identities?.closure ?? .squareMetres(1) < .squareMetres(0.01))
  }

  @Test func `neighbours of one file share what they shared in degrees`() async throws {
    expectSound(try await run([[Self.south, Self.north]], outline: [Self.outline]), count: 1)
  }

  @Test func `neighbours of two files do, too`() async throws {
    expectSound(try await run([[Self.south], [Self.north]], outline: [Self.outline]), count: 1)
  }

  /// A square in the plane, far from the border, makes the layer one of two systems.
  @Test func `among several systems those of one do`() async throws {
    let folder = try TrialFolder()
    let degrees = try folder.write("a.geojson", collection([Self.south, Self.north], crs: nil))
    let plane = try folder.write("b.geojson", collection([square(580_000, 2_260_000, 100, #""use":"LUA""#)]))
    var request = SessionRequest(
      source: .files(
        { source in
          var source = source
          source.targetCRS = "EPSG:5897"
          return source
        }(FileSource(paths: [degrees, plane], mapping: FieldMapping()))), threads: 2)
    request.geoData = SharedData.geoData("").path
    let report = try #require(try await PlanSession.run(request).snapshot.layers[0].coverage)
    #expect(report.overlaps.isEmpty)
    #expect(report.insertedVertices.count == 1)
  }

  /// The outline's corners in metres: pyproj. It is straight where the parcels' border is straight, too.
  @Test func `an outline of another system gets nothing and gives nothing`() async throws {
    let transformation = try Transformation(from: CRS("EPSG:4326"), to: CRS("EPSG:5897"))
    let worker = try transformation.makeWorker()
    let corners = [(105.85, 20.49), (105.95, 20.49), (105.95, 20.51), (105.85, 20.51), (105.85, 20.49)].compactMap {
      worker.transformed(Coordinate(x: $0.0, y: $0.1))
    }
    let ring = corners.map { "[\($0.x),\($0.y)]" }.joined(separator: ",")
    let report = try await run(
      [[Self.south, Self.north]], outline: [Self.parcel(ring)], outlineCRS: "EPSG:5897")
    #expect(report.insertedVertices.inOutline == 0 && report.insertedVertices.count == 1)
  }
}
