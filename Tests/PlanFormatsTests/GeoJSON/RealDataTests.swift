import Coverage
import Foundation
import Geometry
import PlanFormats
import TestSupport
import Testing

/// A real file with the numbers that shapely 2.2 found in it (`expected.json`).
struct RealFile: Sendable, CustomTestStringConvertible {
  var folder: String
  var file: String
  /// The member of `expected.json` that holds this file's numbers; nil where it is the root.
  var member: String?

  var testDescription: String { file }

  static let all = [
    RealFile(folder: "hanam-districts", file: "hanam_districts.geojson"),
    RealFile(folder: "dc-land-use-2006", file: "land-use-planned-2006.geojson"),
    RealFile(folder: "zamora-lulc-1998", file: "lulc_1998_epsg4326.geojson", member: "epsg4326"),
    RealFile(folder: "zamora-lulc-1998", file: "lulc_1998_epsg32619.geojson", member: "epsg32619"),
  ]

  /// Those that are there.
  static let present = all.filter { $0.url != nil }

  var url: URL? { SharedData.url("data/\(folder)/\(file)") }

  func expected() throws -> [String: Any] {
    let url = try #require(SharedData.url("data/\(folder)/expected.json"))
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any]
    return try #require(member.map { json?[$0] as? [String: Any] } ?? json)
  }
}

@Suite("Real GeoJSON") struct RealDataTests {
  @Test(.enabled(if: !RealFile.present.isEmpty), arguments: RealFile.present)
  func `counts and bounds are those of shapely`(file: RealFile) throws {
    let url = try #require(file.url)
    let expected = try file.expected()
    for blockSize in [64, 1 << 18] {
      let table = try GeoJSONReader.read(.path(url.path), options: .init(blockSize: blockSize))
      #expect(table.count == expected["feature_count"] as? Int)
      #expect(table.byteCount == expected["bytes"] as? Int)
      let shapes = table.shapes
      let rings = shapes.ringStarts.count - 1
      // shapely counts the closing position of each ring.
      #expect(shapes.vertexCount + rings == expected["vertices"] as? Int)
      #expect(rings - (shapes.partStarts.count - 1) == expected["interior_rings"] as? Int)
      // Three features of the Washington file have empty coordinates.
      #expect(
        shapes.faults.map(\.kind)
          == (file.folder.hasPrefix("dc") ? [.emptyGeometry, .emptyGeometry, .emptyGeometry] : []))
      let bounds = try #require(expected["bounds"] as? [Double])
      let envelope = shapes.envelope
      for (ours, theirs) in zip([envelope.minX, envelope.minY, envelope.maxX, envelope.maxY], bounds) {
        #expect(abs(ours - theirs) <= 1e-7)
      }
    }
  }

  @Test(.enabled(if: RealFile.all[3].url != nil)) func `the crs member of a projected file is read`() throws {
    let url = try #require(RealFile.all[3].url)
    #expect(try GeoJSONReader.read(.path(url.path)).declaredCRS == "EPSG:32619")
  }
}
