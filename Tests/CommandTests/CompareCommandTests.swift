import Foundation
import TestSupport
import Testing

@Suite("landplan compare") struct CompareCommandTests {
  /// The trial plan, and beside it in `b/` one in which A-2 is industry from 2025 on and A-4 has a true code.
  private func trial() throws -> Scratch {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    try FileManager.default.createDirectory(at: scratch.url.appending(path: "b"), withIntermediateDirectories: true)
    for name in ["units.csv", "quotas.csv", "units.geojson", "plan.yaml"] {
      try scratch.write(try scratch.text(name), to: "b/" + name)
    }
    try scratch.write(
      TrialPlan.parcels.replacing("ODT", with: "SKK").replacing("XYZ", with: "LUC").replacing("bimatthua", with: "x"),
      to: "b/parcels.geojson")
    return scratch
  }

  private func json(_ scratch: Scratch, _ name: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: scratch.data(name)) as? [String: Any])
  }

  @Test func `what differs, on the screen and in every file`() throws {
    let scratch = try trial()
    let outcome = try scratch.command.run([
      "compare", "plan.yaml", "b/plan.yaml", "--json", "c.json", "--csv", "tables", "--geojson", "c.geojson",
    ])
    #expect(outcome.status == 0, "no new error: \(outcome.text)\(outcome.errors)")
    #expect(outcome.text.contains("A-2 · 11,000.0 m² · use on 31 December 2025: ODT → SKK"))
    #expect(outcome.text.contains("1 confidential parcel with differences"))
    let report = try json(scratch, "c.json")
    #expect(report["schema"] as? String == "landplan-comparison/1" && report["different"] as? Bool == true)
    let parcels = try #require(report["parcels"] as? [[String: Any]])
    #expect(parcels.map { $0["id"] as? String } == ["A-2", "A-4"], "largest first, the confidential one not")
    let layer = try #require((report["layers"] as? [[String: Any]])?.first)
    #expect((layer["reallocated"] as? [String: Any])?["count"] as? Int == 3)
    #expect((layer["reallocated"] as? [String: Any])?["areaM2"] as? Double == 30_000, "1.1, 1 and 0.9 ha")
    #expect(layer["withheld"] as? Int == 1 && layer["same"] as? Int == 1)
    let areas = try #require(report["areas"] as? [[String: Any]])
    let gained = areas.filter { $0["category"] as? String == "SKK" && $0["unit"] as? String == "90" }
    #expect(gained.count == 1 && gained[0]["changeM2"] as? Double == 11_000 && gained[0]["changeHa"] as? Double == 1.1)
    #expect(gained[0]["asOf"] as? String == "2025-12-31" && gained[0]["areaBeforeM2"] is NSNull)
    let collection = try json(scratch, "c.geojson")
    let features = try #require(collection["features"] as? [[String: Any]])
    #expect(
      features.map { ($0["properties"] as? [String: Any])?["kind"] as? String } == ["reallocated", "reallocated"])
    for (name, data) in try scratch.files(below: "tables").merging(
      ["c.geojson": scratch.data("c.geojson")], uniquingKeysWith: { $1 })
    {
      let text = String(decoding: data, as: UTF8.self)
      for secret in TrialPlan.secrets { #expect(!text.contains(secret), "\(name) tells \(secret)") }
    }
    for secret in TrialPlan.secrets {
      #expect(try !outcome.text.contains(secret) && !scratch.text("c.json").contains(secret))
    }
  }

  @Test(.enabled(if: Python.isThere)) func `tables are read again by another reader`() throws {
    let scratch = try trial()
    _ = try scratch.command.run(["compare", "plan.yaml", "b/plan.yaml", "--csv", "tables", "--json", "c.json"])
    let text = try Python.run(
      """
      import csv, json
      d = json.load(open('c.json'))
      rows = {n: list(csv.DictReader(open('tables/' + n + '.csv', encoding='utf-8-sig', newline='')))
              for n in ['areas', 'parcels', 'quotas', 'findings']}
      print(len(rows['areas']) == len(d['areas']), len(rows['parcels']) == len(d['parcels']))
      print(len(rows['findings']) == d['findings']['new'] + d['findings']['gone'])
      q = d['quotas']
      print(len(rows['quotas']) == len(q['changed']) + len(q['beforeOnly']) + len(q['afterOnly']))
      print(all(abs(float(r['change_m2']) - a['changeM2']) < 1e-6 for r, a in zip(rows['areas'], d['areas'])))
      print(rows['parcels'][0]['changes'])
      """, in: scratch.url)
    #expect(text == "True True\nTrue\nTrue\nTrue\nuse@2025-12-31: ODT → SKK\n")
  }

  @Test func `confidential parcels are listed when asked for`() throws {
    let scratch = try trial()
    let outcome = try scratch.command.run([
      "compare", "plan.yaml", "b/plan.yaml", "--json", "c.json", "--include-confidential",
    ])
    #expect(outcome.text.contains("BIMAT-77 · 10,000.0 m² · number: bimatthua → x"))
    #expect(try json(scratch, "c.json")["confidentialIncluded"] as? Bool == true)
  }

  @Test func `a plan and itself do not differ; both languages`() throws {
    let scratch = try trial()
    let english = try scratch.command.run(["compare", "plan.yaml", "plan.yaml", "--fail-on", "difference"])
    #expect(english.status == 0 && english.text.contains("The two do not differ."), "\(english.text)")
    let vietnamese = try scratch.command.run(["compare", "plan.yaml", "b/plan.yaml", "--lang", "vi"])
    #expect(vietnamese.text.contains("LandPlan · So sánh") && vietnamese.text.contains("đổi thông tin"))
    #expect(vietnamese.text.contains("loại đất ngày 31/12/2025: ODT → SKK"))
  }

  @Test func `exit codes by the threshold`() throws {
    let scratch = try trial()
    #expect(try scratch.command.run(["compare", "plan.yaml", "b/plan.yaml", "--fail-on", "difference"]).status == 1)
    // Back: the unknown code is new, and its quota undecidable.
    #expect(try scratch.command.run(["compare", "b/plan.yaml", "plan.yaml"]).status == 1)
    #expect(try scratch.command.run(["compare", "b/plan.yaml", "plan.yaml", "--fail-on", "never"]).status == 0)
  }

  @Test(arguments: [
    ["compare", "plan.yaml"], ["compare", "plan.yaml", "parcels.geojson"],
    ["compare", "plan.yaml", "b/plan.yaml", "--crs", "EPSG:5897"],
    ["compare", "parcels.geojson", "b/parcels.geojson", "--period", "2021-2025"],
    ["compare", "parcels.geojson", "b/parcels.geojson", "--json", "-", "--geojson", "-"],
    ["compare", "parcels.geojson", "b/parcels.geojson", "--json", "b/parcels.geojson"],
  ])
  func `64: wrong usage`(arguments: [String]) throws {
    let scratch = try trial()
    #expect(try scratch.command.run(arguments).status == 64)
  }

  @Test func `two versions of a file, with the flags that check takes`() throws {
    let scratch = try trial()
    let flags = ["--use-field", "sd25", "--id-field", "ma", "--boundary", "units.geojson", "--fail-on", "difference"]
    let outcome = try scratch.command.run(
      ["compare", "parcels.geojson", "b/parcels.geojson", "--json", "-", "--lang", "en"] + flags)
    #expect(outcome.status == 1, "\(outcome.errors)")
    let report = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    #expect((report["parcels"] as? [[String: Any]])?.map { $0["id"] as? String } == ["A-2", "A-4"])
    #expect((report["before"] as? [String: Any])?["source"] as? String == "parcels.geojson")
    let same = try scratch.command.run(["compare", "parcels.geojson", "parcels.geojson"] + flags)
    #expect(same.status == 0, "\(same.text)")
  }

  @Test func `planes that differ are refused with what to do`() throws {
    let scratch = try trial()
    try scratch.write(
      TrialPlan.plan(language: "vi").replacing("crs: EPSG:5897", with: "crs: EPSG:5899"), to: "b/plan.yaml")
    let outcome = try scratch.command.run(["compare", "plan.yaml", "b/plan.yaml"])
    #expect(outcome.status == 65, "\(outcome.text)")
    #expect(outcome.errors.contains("EPSG:5897 and EPSG:5899") && outcome.errors.contains("crs in plan.yaml"))
  }
}
