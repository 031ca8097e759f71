import Foundation
import TestSupport
import Testing

/// The commands of `OtherFormats.md`, run as they stand there.
@Suite("Recipes for other formats") struct OtherFormatsTests {
  private static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/ogr2ogr")

  /// Three squares of 100 m in a row in EPSG:5897.
  private static let parcels: String = {
    let features = ["LUC", "ODT", "CLN"].enumerated().map { number, code in
      let (west, east) = (590_000 + number * 100, 590_100 + number * 100)
      return
        #"{"type":"Feature","properties":{"ma_thua":"T\#(number)","loai_dat":"\#(code)","ten_xa":"Xã Đồng Hóa"},"geometry":"#
        + #"{"type":"Polygon","coordinates":[["#
        + "[\(west),2270000],[\(east),2270000],[\(east),2270100],[\(west),2270100],[\(west),2270000]]]}}"
    }
    return #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:5897"}},"features":["#
      + features.joined(separator: ",") + "]}"
  }()

  /// The blocks of shell commands in the article.
  private func recipes() throws -> [String] {
    let url = SharedData.packageRoot.appending(path: "Sources/PlanReports/PlanReports.docc/OtherFormats.md")
    let parts = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "```")
    return parts.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element.dropFirst("sh\n".count)) }
  }

  /// Files in each format, made from the same squares.
  private func sources() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.parcels, to: "source.geojson")
    let made = try scratch.command.run(
      [],
      shell: """
        ogr2ogr -f "ESRI Shapefile" -lco ENCODING=UTF-8 thua.shp source.geojson && \
        ogr2ogr -f "MapInfo File" -mapFieldType All=String thua.tab source.geojson && \
        ogr2ogr -f DXF -select "" thua.dxf source.geojson && ogr2ogr -f DGN -select "" thua.dgn source.geojson
        """)
    #expect(made.status == 0, "\(made.errors)")
    return scratch
  }

  @Test(.enabled(if: isThere)) func `each recipe into GeoJSON gives three parcels of a hectare that can be checked`()
    throws
  {
    let recipes = try recipes().filter { $0.contains("-f GeoJSON") }
    #expect(recipes.count == 5)
    for recipe in recipes {
      let scratch = try sources()
      let outcome = try scratch.command.run([], shell: "landplan() { \"$LANDPLAN\" \"$@\"; }; set -e; " + recipe)
      #expect(outcome.status == 0, "\(recipe)\(outcome.errors)")
      let facts = try scratch.command.run(["inspect", "parcels.geojson", "--json", "-"])
      let document = try #require(try JSONSerialization.jsonObject(with: facts.output) as? [String: Any])
      let file = try #require((document["files"] as? [[String: Any]])?.first)
      #expect(file["features"] as? Int == 3, "\(recipe)")
      // TAB and DGN keep coordinates on a grid: up to a centimetre at every corner.
      let area = try #require(file["areaM2"] as? Double)
      #expect(abs(area - 30_000) < 10, "\(recipe): \(area)")
      #expect(try scratch.command.run(["check", "parcels.geojson", "--fail-on", "never"]).status == 0, "\(recipe)")
    }
  }

  @Test(.enabled(if: isThere)) func `text comes over, and old text by its bytes`() throws {
    let scratch = try sources()
    let recipes = try recipes()
    let plain = try #require(recipes.first { $0.contains("thua.shp") })
    _ = try scratch.command.run([], shell: plain)
    #expect(try scratch.text("parcels.geojson").contains("Xã Đồng Hóa"))
    // The bytes of TCVN3, as a program before Unicode wrote them into the table.
    try scratch.write(Self.parcels.replacing("Xã Đồng Hóa", with: "X· §ång Hãa"), to: "source.geojson")
    let old = try #require(recipes.first { $0.contains("tcvn3") })
    let outcome = try scratch.command.run(
      [],
      shell: "landplan() { \"$LANDPLAN\" \"$@\"; }; rm thua.*; "
        + "ogr2ogr -f 'ESRI Shapefile' -lco ENCODING=ISO-8859-1 thua.shp source.geojson; rm -f thua.cpg; " + old)
    #expect(outcome.text.contains("Xã Đồng Hóa"), "\(outcome.text)\(outcome.errors)")
  }

  @Test(.enabled(if: isThere)) func `each recipe out of GeoJSON gives three shapes, in DXF on layers of their codes`()
    throws
  {
    let recipes = try recipes().filter { $0.contains("plan.shp") || $0.contains("plan.dxf") }
    #expect(recipes.count == 2)
    let scratch = try sources()
    try scratch.write(Self.parcels, to: "parcels.geojson")
    for recipe in recipes {
      let outcome = try scratch.command.run([], shell: recipe)
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
    let shapes = try scratch.command.run([], shell: "ogrinfo -so plan.shp plan; ogrinfo -al plan.dxf")
    #expect(shapes.text.contains("Feature Count: 3"))
    for code in ["LUC", "ODT", "CLN"] { #expect(shapes.text.contains("Layer (String) = \(code)"), "\(code)") }
  }
}
