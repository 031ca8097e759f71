import Foundation
import TestSupport
import Testing

@Suite("A polygon with a million self-crossing edges") struct CrossingPolygonTests {
  /// A star whose every edge crosses nearly all others, about (595 000, 2 272 000), radius 1000 m.
  private func star(_ edges: Int) -> String {
    let corners = (0...edges).map { i in
      let angle = 2 * Double.pi * Double(i % edges * (edges / 2) % edges) / Double(edges)
      let (x, y) = (595_000 + 1000 * cos(angle), 2_272_000 + 1000 * sin(angle))
      // To the millimetre, written without a formatter: a million of them are slow.
      return "[\((x * 1000).rounded() / 1000),\((y * 1000).rounded() / 1000)]"
    }
    return "[[" + corners.joined(separator: ",") + "]]"
  }

  private func feature(_ id: String, _ rings: String) -> String {
    #"{"type":"Feature","properties":{"id":"\#(id)","use":"LUA"},"geometry":{"type":"Polygon","coordinates":\#(rings)}}"#
  }

  private func collection(_ features: [String]) -> String {
    #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:5897"}},"features":["#
      + features.joined(separator: ",\n") + "]}"
  }

  @Test(.timeLimit(.minutes(10))) func `is named in a finding, and the rest of the run goes on`() throws {
    let scratch = try Scratch()
    func square(_ x: Int) -> String {
      let y = 2_280_000
      return "[[[\(x),\(y)],[\(x + 100),\(y)],[\(x + 100),\(y + 100)],[\(x),\(y + 100)],[\(x),\(y)]]]"
    }
    let text = collection([
      feature("star", star(1_000_001)), feature("a", square(600_000)), feature("b", square(600_050)),
    ])
    try scratch.write(text, to: "x.geojson")
    let outcome = try scratch.command.run(["check", "x.geojson", "--lang", "en", "--json", "r.json"])
    #expect(outcome.status == 1, "\(outcome.errors)")
    let report = try scratch.text("r.json")
    #expect(report.contains("it crosses itself too often for other faults to be looked for"))
    #expect(report.contains("repair was not tried, the land within the rectangle around it is undecided"))
    // The overlap of the other two is found all the same.
    #expect(outcome.text.contains("GEO102") && outcome.text.contains("COV201"), "\(outcome.text)")
  }
}
