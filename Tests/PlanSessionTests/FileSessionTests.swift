import Coverage
import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

/// A folder of a test's own, removed with it.
final class TrialFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "landplan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ text: String) throws -> String {
    let file = url.appending(path: name)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}

/// A square parcel in metres of EPSG:5897: its south-west corner, its side, its properties.
func square(_ x: Int, _ y: Int, _ side: Int, _ properties: String) -> String {
  let ring = "[[\(x),\(y)],[\(x + side),\(y)],[\(x + side),\(y + side)],[\(x),\(y + side)],[\(x),\(y)]]"
  return
    #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
}

func collection(_ features: [String], crs: String? = "EPSG:5897") -> String {
  let member = crs.map { #""crs":{"type":"name","properties":{"name":"\#($0)"}},"# } ?? ""
  return #"{"type":"FeatureCollection",\#(member)"features":[\#(features.joined(separator: ","))]}"#
}

private func run(_ source: FileSource) async throws -> SessionResult {
  var request = SessionRequest(source: .files(source), threads: 2)
  request.geoData = SharedData.geoData("").path
  return try await PlanSession.run(request)
}

@Suite("Files without a plan") struct FileSessionTests {
  private let folder: TrialFolder

  init() throws { folder = try TrialFolder() }

  @Test func `overlaps between files are found, each parcel with its own file`() async throws {
    let a = try folder.write("a.geojson", collection([square(590_000, 2_270_000, 10, #""id":"a","use":"LUA""#)]))
    let b = try folder.write("b.geojson", collection([square(590_009, 2_270_000, 10, #""id":"b","use":"LUA""#)]))
    let result = try await run(FileSource(paths: [a, b], mapping: FieldMapping()))
    let finding = try #require(result.findings.first { $0.code == "COV201" })
    #expect(finding.measure("overlapArea")?.value == 10)
    #expect(finding.origins.map(\.file) == [a, b])
    #expect(finding.origins.map(\.feature) == [0, 0])
    #expect(result.areas.first { $0.category == "LUA" }?.sum == .squareMetres(200))
  }

  @Test func `degrees without a plane are refused, with planes that would serve`() async throws {
    let file = try folder.write(
      "degrees.geojson",
      #"{"type":"Feature","properties":{},"#
        + #""geometry":{"type":"Polygon","coordinates":[[[105.9,20.5],[105.91,20.5],[105.9,20.51],[105.9,20.5]]]}}"#
    )
    let error = await #expect(throws: SessionError.self) {
      try await run(FileSource(paths: [file], mapping: FieldMapping()))
    }
    guard case .targetCRSNeeded(_, let suggestions) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(suggestions.map(\.crs).contains("EPSG:5897"))
  }

  @Test func `metres in a file that says degrees are refused, with the system they are in`() async throws {
    let file = try folder.write(
      "metres.geojson", collection([square(590_000, 2_270_000, 10, #""use":"LUA""#)], crs: nil))
    var source = FileSource(paths: [file], mapping: FieldMapping())
    source.targetCRS = "EPSG:5897"
    let error = await #expect(throws: SessionError.self) { try await run(source) }
    guard case .layerElsewhere(_, _, let declared, _, _, let suggestions) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(declared == "OGC:CRS84")
    #expect(suggestions.contains { $0.crs == "EPSG:5897" && !$0.isSwapped })
  }

  @Test func `swapped axes are named as such`() async throws {
    let file = try folder.write(
      "swapped.geojson",
      #"{"type":"Feature","properties":{},"#
        + #""geometry":{"type":"Polygon","coordinates":[[[20.5,105.9],[20.5,105.91],[20.51,105.9],[20.5,105.9]]]}}"#
    )
    var source = FileSource(paths: [file], mapping: FieldMapping())
    source.targetCRS = "EPSG:5897"
    let error = await #expect(throws: SessionError.self) { try await run(source) }
    guard case .layerElsewhere(_, _, _, _, _, let suggestions) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(suggestions.contains { $0.crs == "OGC:CRS84" && $0.isSwapped })
  }

  @Test func `a withdrawn system is refused with its successor`() async throws {
    let file = try folder.write(
      "old.geojson", collection([square(590_000, 2_270_000, 10, #""use":"LUA""#)], crs: "EPSG:6957"))
    var source = FileSource(paths: [file], mapping: FieldMapping())
    source.targetCRS = "EPSG:5897"
    let error = await #expect(throws: SessionError.self) { try await run(source) }
    guard case .deprecatedCRS(let crs, _, let replacements) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(crs == "EPSG:6957")
    #expect(replacements == ["EPSG:5897"])
  }

  /// Finite numbers in metres that are nowhere on the Earth: 10⁸ m is within, what is beyond is told as it was read.
  @Test(arguments: [("1e8", false), ("100000001", true), ("-1e300", true)])
  func `metres that are nowhere on the Earth are a finding`(x: String, isFound: Bool) async throws {
    let ring = "[[590000,2270000],[\(x),2270000],[590010,2270010],[590000,2270000]]"
    let bad = #"{"type":"Feature","properties":{"use":"LUA"},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
    let file = try folder.write("p.geojson", collection([square(590_000, 2_270_000, 10, #""use":"LUA""#), bad]))
    let result = try await run(FileSource(paths: [file], mapping: FieldMapping()))
    let found = result.findings.filter { $0.code == "GEO105" }
    #expect(found.map { $0.detail("kind") } == (isFound ? ["out-of-range"] : []))
    #expect(found.allSatisfy { $0.place == nil && $0.detail("crs") == "EPSG:5897" })
  }

  @Test func `a boundary that crosses itself is no boundary`() async throws {
    let parcels = try folder.write("p.geojson", collection([square(590_000, 2_270_000, 10, #""use":"LUA""#)]))
    let ring = "[[590000,2270000],[590100,2270100],[590100,2270000],[590000,2270100],[590000,2270000]]"
    let boundary = try folder.write(
      "b.geojson",
      collection([#"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#]))
    var source = FileSource(paths: [parcels], mapping: FieldMapping())
    source.boundary = boundary
    let error = await #expect(throws: SessionError.self) { try await run(source) }
    guard case .boundaryUnusable(_, let feature, let reason, let place) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(feature == 0)
    #expect(reason == "Self-intersection")
    #expect(place == Coordinate(x: 590_050, y: 2_270_050))
  }

  @Test func `codes that no scheme knows are summed as they are`() async throws {
    let file = try folder.write(
      "own.geojson",
      collection([
        square(590_000, 2_270_000, 10, #""use":"park""#), square(590_010, 2_270_000, 10, #""use":"road""#),
        square(590_020, 2_270_000, 20, #""use":"park""#),
      ]))
    let result = try await run(FileSource(paths: [file], mapping: FieldMapping()))
    #expect(result.areas.map(\.category) == ["park", "road"])
    #expect(result.areas.map(\.sum) == [.squareMetres(500), .squareMetres(100)])
    #expect(result.areas.map(\.parcels) == [2, 1])
  }

  @Test func `an invalid parcel over a valid one makes the valid one's land undecided`() async throws {
    // A 10 m square of rice land, and a bow-tie of industry over its west half and 5 m beyond.
    let bowtie = "[[589995,2270000],[590005,2270010],[590005,2270000],[589995,2270010],[589995,2270000]]"
    let file = try folder.write(
      "u.geojson",
      collection([
        square(590_000, 2_270_000, 10, #""id":"a","use":"LUA""#),
        #"{"type":"Feature","properties":{"id":"b","use":"SKK"},"#
          + #""geometry":{"type":"Polygon","coordinates":[\#(bowtie)]}}"#,
      ]))
    let result = try await run(FileSource(paths: [file], mapping: FieldMapping()))
    let rice = try #require(result.areas.first { $0.category == "LUA" })
    // The placeholder is two triangles of 25 m²; one of them lies on the square.
    #expect(rice.sum == .squareMetres(100))
    #expect(rice.heldMin == .squareMetres(75))
    #expect(rice.heldMax == .squareMetres(100))
  }
}
