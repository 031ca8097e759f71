import Foundation
import Testing

@Suite("landplan inspect") struct InspectCommandTests {
  private func trial() throws -> Scratch {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    return scratch
  }

  @Test func `a file is described in the language asked for`() throws {
    let scratch = try trial()
    let english = try scratch.command.run(["inspect", "parcels.geojson"])
    #expect(english.status == 0, "\(english.errors)")
    for text in [
      "4 features", "Polygon 4", "EPSG:5897", "as the file declares", "layers:",
      "1 parcel with codes of confidential land",
    ] {
      #expect(english.text.contains(text), "\(text): \(english.text)")
    }
    let vietnamese = try scratch.command.run(["inspect", "parcels.geojson", "--lang", "vi"])
    #expect(vietnamese.text.contains("4 đối tượng") && vietnamese.text.contains("Hệ tọa độ"))
    #expect(vietnamese.text.contains("Chỉ riêng tọa độ không chứng minh được kinh tuyến trục"))
    for secret in TrialPlan.secrets {
      #expect(!english.text.contains(secret) && !vietnamese.text.contains(secret), "\(secret)")
    }
  }

  @Test func `the entry it gives can be pasted into a plan that runs`() throws {
    let scratch = try trial()
    let outcome = try scratch.command.run(["inspect", "parcels.geojson", "--json", "-"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let document = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    #expect(document["schema"] as? String == "landplan-inspection/1")
    let file = try #require((document["files"] as? [[String: Any]])?.first)
    #expect(file["features"] as? Int == 4 && file["confidential"] as? Int == 1)
    let stanza = try #require(file["stanza"] as? String)
    try scratch.write("landplan: 1\nid: x\ncrs: EPSG:5897\n" + stanza, to: "pasted.yaml")
    let run = try scratch.command.run(["check", "pasted.yaml", "--fail-on", "never"])
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func `several files, a packed one among them`() throws {
    let scratch = try trial()
    _ = try scratch.command.run([], shell: "gzip -k units.geojson")
    let outcome = try scratch.command.run(["inspect", "units.geojson.gz", "parcels.geojson", "--json", "facts.json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("units.geojson.gz") && outcome.text.contains("parcels.geojson"))
    #expect(try scratch.text("facts.json").contains("\"geographic\": false"))
  }

  @Test(arguments: [
    (["inspect"], 64), (["inspect", "parcels.geojson", "--crs", "FOO:1"], 64),
    (["inspect", "parcels.geojson", "--json", "parcels.geojson"], 64), (["inspect", "plan.yaml"], 65),
    (["inspect", "none.geojson"], 66), (["inspect", "."], 66), (["inspect", "parcels.geojson", "--json", "no/x"], 73),
  ])
  func `what cannot be read or written ends with a message and the exit code`(arguments: [String], code: Int) throws {
    let scratch = try trial()
    let outcome = try scratch.command.run(arguments)
    #expect(outcome.status == Int32(code), "\(outcome.errors)")
    #expect(!outcome.errors.isEmpty)
  }
}
