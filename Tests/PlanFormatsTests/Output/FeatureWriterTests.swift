import Coverage
import Foundation
import Geometry
import LandUse
import PlanFormats
import TestSupport
import Testing

@Suite("Feature writing") struct FeatureWriterTests {
  private func ring(_ points: [(Double, Double)]) -> Ring { Ring(points.map { Coordinate(x: $0.0, y: $0.1) }) }

  private func written(
    crs: String? = nil, coordinates: FeatureWriter.CoordinateText = .asRead,
    head: (JSONWriter) -> Void = { _ in }, _ body: (FeatureWriter) -> Void
  ) -> String {
    let file = OutputFile.inMemory()
    let writer = FeatureWriter(to: file, crs: crs, coordinates: coordinates, head: head)
    body(writer)
    writer.finish()
    return String(decoding: file.contents, as: UTF8.self)
  }

  @Test func `a clockwise polygon with a counter-clockwise hole is turned as RFC 7946 demands`() {
    let polygon = Polygon(
      exterior: ring([(0, 0), (0, 4), (4, 4), (4, 0)]), holes: [ring([(1, 1), (2, 1), (2, 2), (1, 2)])])
    let text = written { $0.feature(geometry: MultiPolygon(polygon)) { $0.member("name", "Lý") } }
    #expect(
      text == """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"name":"Lý"},"geometry":{"type":"Polygon","coordinates":\
        [[[4,0],[4,4],[0,4],[0,0],[4,0]],[[1,2],[2,2],[2,1],[1,1],[1,2]]]}}
        ]}

        """)
  }

  @Test func `features that are points stand beside others`() {
    let text = written { writer in
      writer.feature(id: "a", point: Coordinate(x: 105.5, y: 20.25)) { $0.member("n", "đ") }
      writer.feature(id: "b", geometry: nil)
      writer.feature(point: Coordinate(x: -1, y: 2))
    }
    #expect(
      text == """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","id":"a","properties":{"n":"đ"},"geometry":{"type":"Point","coordinates":[105.5,20.25]}},
        {"type":"Feature","id":"b","properties":{},"geometry":null},
        {"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[-1,2]}}
        ]}

        """)
  }

  @Test func `head, legacy crs, id, several parts, no geometry and decimals are written`() {
    let parts = MultiPolygon([0, 5].map { Polygon(exterior: ring([($0, 0), ($0 + 1, 0), ($0 + 1, 1)])) })
    let text = written(crs: "EPSG:5897", coordinates: .fixed(decimals: 2), head: { $0.member("fictitious", true) }) {
      $0.feature(id: "MH-1", geometry: parts)
      $0.feature(geometry: nil)
    }
    #expect(
      text == """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::5897"}},\
        "fictitious":true,"features":[
        {"type":"Feature","id":"MH-1","properties":{},"geometry":{"type":"MultiPolygon","coordinates":\
        [[[[0.00,0.00],[1.00,0.00],[1.00,1.00],[0.00,0.00]]],[[[5.00,0.00],[6.00,0.00],[6.00,1.00],[5.00,0.00]]]]}},
        {"type":"Feature","properties":{},"geometry":null}
        ]}

        """)
  }

  /// Triangles, some of several parts and some without shape, with names of all lengths.
  private func rows(_ count: Int, from first: Int, _ writer: FeatureWriter, threads: Int) {
    writer.features(count: count, threads: threads) { range, writer in
      for row in range {
        let x = Double(first + row)
        let parts = MultiPolygon(
          (0..<(row % 3)).map { part in
            let x = x + Double(part) / 8
            return Polygon(exterior: Ring([(x, 0), (x + 0.1, 0), (x, 0.1)].map { Coordinate(x: $0.0, y: $0.1) }))
          })
        writer.feature(id: "\(row)", geometry: row % 7 == 0 ? nil : parts) { json in
          json.member("name", String(repeating: "ô", count: row % 301))
        }
      }
    }
  }

  @Test(arguments: [0, 1, 255, 256, 257, 2000])
  func `features written on several threads are the text of one`(count: Int) {
    func text(_ threads: Int) -> String {
      written { writer in
        rows(count, from: 0, writer, threads: threads)
        rows(count, from: count, writer, threads: threads)
        writer.feature(id: "last", geometry: nil)
      }
    }
    let one = text(1)
    #expect(one.split(separator: "\n").count == 2 * count + 3)
    for threads in [2, 3, 16] { #expect(text(threads) == one) }
  }

  @Test func `a file of many features is the same on disk as in memory`() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile(path: folder.path("out.geojson"))
    let writer = FeatureWriter(to: file)
    rows(3000, from: 0, writer, threads: 4)
    writer.finish()
    try file.commit()
    let text = written { rows(3000, from: 0, $0, threads: 1) }
    #expect(try String(contentsOf: folder.url.appending(path: "out.geojson"), encoding: .utf8) == text)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `a disk that is full ends the writing of many features`() throws {
    let file = try OutputFile(path: "/dev/full")
    let writer = FeatureWriter(to: file)
    rows(3000, from: 0, writer, threads: 4)
    writer.finish()
    let error = try #require(throws: WriteError.self) { try file.commit() }
    #expect(error.operation == .write)
    #expect(error.code == ENOSPC)
  }

  @Test func `a collection without features is whole`() {
    #expect(written { _ in } == "{\"type\":\"FeatureCollection\",\"features\":[]}\n")
  }

  @Test(.enabled(if: !RealFile.present.isEmpty), arguments: RealFile.present)
  func `a table that is written and read again is the same`(file: RealFile) throws {
    let url = try #require(file.url)
    let table = try GeoJSONReader.read(.path(url.path))
    let text = written(crs: table.declaredCRS) { writer in
      for row in 0..<table.count {
        writer.feature(row: row, of: table.shapes) { json in
          for field in table.fields { json.member(field.name, field.column[row]) }
        }
      }
    }
    let back = try readText(text)
    #expect(back.shapes.points == table.shapes.points)
    #expect(back.shapes.pointIDs == table.shapes.pointIDs)
    #expect(back.shapes.ringStarts == table.shapes.ringStarts)
    #expect(back.shapes.shapeStarts == table.shapes.shapeStarts)
    #expect(back.declaredCRS == table.declaredCRS)
    for field in table.fields where field.hasValues && field.level == .property {
      #expect(back.field(named: field.name)?.column.values == field.column.values)
    }
  }

  @Test(.enabled(if: path(of: "ogrinfo") != nil)) func `GDAL reads what is written`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("out.geojson")
    let file = try OutputFile(path: path)
    let writer = FeatureWriter(to: file, crs: "EPSG:5897", head: { $0.member("notice", "minh họa") })
    let square = [(551_000.125, 2_323_000.5), (551_010.125, 2_323_000.5), (551_010.125, 2_323_010.5)]
    writer.feature(id: "a", geometry: MultiPolygon(Polygon(exterior: ring(square)))) { $0.member("code", "LUA") }
    writer.feature(geometry: nil) { $0.member("code", "Đất \"x\"") }
    writer.finish()
    try file.commit()
    let result = try #require(try run("ogrinfo", ["-al", "-so", path]))
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("Feature Count: 2"))
    #expect(result.output.contains("Extent: (551000.125000, 2323000.500000) - (551010.125000, 2323010.500000)"))
    #expect(result.output.contains("5897"))
  }
}
