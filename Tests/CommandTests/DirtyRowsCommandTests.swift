import Foundation
import TestSupport
import Testing

@Suite("Dirty rows in the files of a run") struct DirtyRowsCommandTests {
  @Test func `parcels carry the code that was read and, where it is another, the text as written`() throws {
    let scratch = try Scratch()
    let plan = SharedData.geoData("Fixtures/dirty/plan.yaml").path
    let outcome = try scratch.command.run(["run", plan, "--output", "out", "--fail-on", "never", "--lang", "en"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let file = try JSONSerialization.jsonObject(with: try scratch.data("out/plans/350/parcels-undated.geojson"))
    let features = try #require((file as? [String: Any])?["features"] as? [[String: Any]])
    let uses = features.compactMap { $0["properties"] as? [String: Any] }.map { properties in
      [properties["use"] as? String ?? "", properties["useAsWritten"] as? String ?? ""]
    }
    for pair in [
      ["LUC", ""], ["LUC", " luc "], ["ODT", "ODT*"], ["LUC", "dat chuyen trong lua"], ["CLN+ONT", "ONT + CLN"],
      ["TON/TIN", "TTN"], ["XYZ", ""], ["CLN+ONT", "ONT: 600m2; CLN: 0,04 ha"],
    ] {
      #expect(uses.contains(pair), "\(pair)")
    }
    #expect(!uses.contains { $0[0] == "CQP" })
    #expect(outcome.text.contains("several codes, not divided"))
    #expect(try scratch.text("out/plans/350/plan.md").contains("Nhiều mã, không chia được diện tích"))
  }
}
