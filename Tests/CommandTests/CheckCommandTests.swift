import Foundation
import Testing

@Suite("landplan check, quota, export, explain") struct CheckCommandTests {
  private func trial() throws -> Scratch {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    return scratch
  }

  @Test func `JSON on standard output stands alone there`() throws {
    let scratch = try trial()
    let outcome = try scratch.command.run(["check", "parcels.geojson", "--json", "-"])
    let report = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    #expect(report["schema"] as? String == "landplan-report/1")
    #expect(outcome.errors.isEmpty)
    let quotas = try scratch.command.run(["quota", "plan.yaml", "--json", "-"])
    #expect(try JSONSerialization.jsonObject(with: quotas.output) is [String: Any])
  }

  @Test func `files without a plan are checked, and what was taken for what is printed`() throws {
    let scratch = try trial()
    let outcome = try scratch.command.run([
      "check", "parcels.geojson", "--use-field", "sd25", "--id-field", "to,thua", "--boundary", "units.geojson",
      "--json", "r.json", "--findings", "f.geojson", "--findings", "f.csv",
    ])
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.text.contains("“to” + “thua”"))
    #expect(outcome.text.contains("COV201"))
    #expect(outcome.text.contains("1 overlapping pair (1,000.0 m²)"))
    #expect(try scratch.text("r.json").contains("\"overlapAreaM2\": 1000"))
    #expect(scratch.exists("f.csv") && !scratch.exists("f.geojson"), "the last of one flag counts")
  }

  /// Two squares that share 10 m × 100 m, in two files; the second file's square comes after another one.
  private static func squares(_ wests: [Int]) -> String {
    let features = wests.map { west in
      #"{"type":"Feature","properties":{"u":"LUC"},"geometry":{"type":"Polygon","coordinates":[["#
        + "[\(west),2270000],[\(west + 100),2270000],[\(west + 100),2270100],[\(west),2270100],[\(west),2270000]]]}}"
    }
    return #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:5897"}},"features":["#
      + features.joined(separator: ",") + "]}"
  }

  @Test func `parcels of several files are named by their own file and place`() throws {
    let scratch = try Scratch()
    try scratch.write(Self.squares([590_000]), to: "one.geojson")
    try scratch.write(Self.squares([590_500, 590_090]), to: "two.geojson")
    var command = scratch.command
    command.environment = ["COLUMNS": "400"]
    let text = try command.run(["check", "one.geojson", "two.geojson", "--use-field", "u", "--findings", "f.csv"]).text
    #expect(text.hasPrefix("LandPlan · one.geojson + two.geojson\n"))
    #expect(text.contains("one.geojson + two.geojson: 3 parcels"))
    #expect(
      text.contains(
        "Parcel without id (one.geojson, feature #0) and parcel without id (two.geojson, feature #1) overlap by "
          + "1,000.0 m²"))
    #expect(text.components(separatedBy: "counted from 0").count == 2)
    #expect(try scratch.text("f.csv").contains("one.geojson;two.geojson,0;1,"))
  }

  @Test func `areas come in the scheme's order, then unknown codes, then records without one, then the total`() throws {
    let scratch = try Scratch()
    let codes = ["XXX", "", "ODT", "RSX", "LUC", "LUC"]
    var text = Self.squares((0..<6).map { 590_000 + $0 * 100 })
    for code in codes {
      let place = try #require(text.range(of: "\"u\":\"LUC\""))
      text.replaceSubrange(place, with: "\"v\":\"\(code)\"")
    }
    try scratch.write(text, to: "one.geojson")
    let lines = try scratch.command.run(["check", "one.geojson", "--use-field", "v"]).text.split(separator: "\n")
    let start = try #require(lines.firstIndex(of: "Areas by category (ha)"))
    let rows = lines[(start + 1)...].prefix(12).map { line in
      let words = line.split(separator: " ")
      return String(line.prefix { $0 == " " }) + (words.first ?? "") + " " + (words.last ?? "")
    }
    #expect(
      rows == [
        "  NNP 3.00", "    CHN 2.00", "      LUA 2.00", "        LUC 2.00", "    LNP 1.00", "      RSX 1.00",
        "  PNN 1.00",
        "    OTC 1.00", "      ODT 1.00", "  XXX 1.00", "  (none) 1.00", "  Total 6.00",
      ])
  }

  @Test func `a line says where findings were withheld, and how to have them`() throws {
    let scratch = try trial()
    let text = try scratch.command.run(["check", "plan.yaml"]).text
    #expect(text.contains("--include-confidential"))
    #expect(!(try scratch.command.run(["check", "plan.yaml", "--include-confidential"]).text).contains("to have them"))
  }

  @Test func `land of no group has a column, the unit above them all a row`() throws {
    let scratch = try trial()
    var command = scratch.command
    command.environment = ["COLUMNS": "120"]
    // A-4, 0.9 ha, has an unknown code in 2025.
    let text = try command.run(["check", "plan.yaml", "--period", "2021-2025"]).text
    let lines = text.split(separator: "\n").map(String.init)
    let start = try #require(lines.firstIndex { $0.hasPrefix("Use group (ha)") })
    #expect(lines[start + 1].contains("Defence and security"))
    #expect(lines[start + 1].hasSuffix("In no group  Total"))
    #expect(lines[start + 4].hasPrefix("  Tỉnh Thử"))
    #expect(lines[start + 4].hasSuffix("0.90   4.00"))
    #expect(text.contains("│ the quota"))
  }

  @Test func `confidential land is not named in checks of files either`() throws {
    let scratch = try trial()
    let outcome = try scratch.command.run([
      "check", "parcels.geojson", "--use-field", "sd25", "--id-field", "ma", "--unit-field", "xa", "--json", "r.json",
      "--findings", "f.csv", "--export-unit", "9021=u.geojson",
    ])
    for text in [outcome.text, try scratch.text("r.json"), try scratch.text("f.csv"), try scratch.text("u.geojson")] {
      for secret in TrialPlan.secrets { #expect(!text.contains(secret)) }
    }
    #expect(try scratch.text("u.geojson").contains("\"A-4\""))
  }

  @Test func `what a record says can be named by flags`() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:5897"}},"features":[{"type":"Feature",
      "properties":{"k":"a","u":"LUC","dt":"1.5","to":"7","so":"12","tt":"new","da":"Road 1","qd":"QD 5"},"geometry":{
      "type":"Polygon","coordinates":[[[590000,2270000],[590100,2270000],[590100,2270100],[590000,2270100],
      [590000,2270000]]]}}]}
      """, to: "p.geojson")
    let outcome = try scratch.command.run([
      "check", "p.geojson", "--id-field", "k", "--use-field", "u", "--area-field", "dt:ha", "--sheet-field", "to",
      "--number-field", "so", "--status-field", "tt", "--project-field", "da", "--decision-field", "qd", "--unit-field",
      "tt", "--export-unit", "new=u.geojson",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let feature = try scratch.text("u.geojson")
    for part in [
      "\"declaredAreaM2\":15000", "\"sheet\":\"7\"", "\"number\":\"12\"", "\"project\":\"Road 1\"",
      "\"decision\":\"QD 5\"", "\"status\":\"new\"",
    ] { #expect(feature.contains(part), "\(part) in \(feature)") }
    #expect(try scratch.command.run(["check", "p.geojson", "--year-field", "nope"]).status == 65)
  }

  @Test func `without looking at gaps nothing is said of them`() throws {
    let scratch = try trial()
    _ = try scratch.command.run(["check", "plan.yaml", "--no-gaps", "--json", "r.json"])
    let report = try scratch.text("r.json")
    #expect(report.contains("\"gaps\": null"))
    #expect(report.contains("\"outsideAreaM2\": null"))
    #expect(report.contains("\"gapsLookedFor\": false"))
  }

  @Test(arguments: [["check", "plan.yaml"], ["quota", "plan.yaml"]])
  func `without looking at gaps no ceiling is kept and no floor is broken`(arguments: [String]) throws {
    let scratch = try trial()
    _ = try scratch.command.run(["check", "plan.yaml", "--json", "with.json", "--fail-on", "never"])
    let text = try scratch.command.run(arguments + ["--no-gaps"]).text
    #expect(text.contains("Gaps were not looked for (--no-gaps)"))
    #expect(try !scratch.command.run(arguments).text.contains("--no-gaps"))
    _ = try scratch.command.run(["check", "plan.yaml", "--no-gaps", "--json", "without.json"])
    for id in ["MH-1", "MH-2", "MH-3", "MH-4"] {
      let verdicts = try ["with.json", "without.json"].map { try Self.verdict(of: id, in: scratch.text($0)) }
      // A verdict may only become undecidable.
      #expect(verdicts[1] == verdicts[0] || verdicts[1] == "undecidable", "\(id): \(verdicts)")
    }
  }

  private static func verdict(of id: String, in report: String) throws -> String {
    let root = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
    let quotas = try #require(root?["quotas"] as? [[String: Any]])
    return try #require(quotas.first { $0["id"] as? String == id }?["verdict"] as? String)
  }

  @Test func `records that no sum of parcels counts are exported and say so`() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:5897"}},"features":[
      {"type":"Feature","properties":{"id":"good","unit":"1"},"geometry":{"type":"Polygon","coordinates":[
      [[590000,2270000],[590100,2270000],[590100,2270100],[590000,2270100],[590000,2270000]]]}},
      {"type":"Feature","properties":{"id":"bow tie","unit":"1"},"geometry":{"type":"Polygon","coordinates":[
      [[590200,2270000],[590300,2270100],[590300,2270000],[590200,2270100],[590200,2270000]]]}},
      {"type":"Feature","properties":{"id":"open","unit":"1"},"geometry":{"type":"Polygon","coordinates":[
      [[590400,2270000],[590500,2270000],[590500,2270100],[590400,2270100]]]}},
      {"type":"Feature","properties":{"id":"null","unit":"1"},"geometry":null},
      {"type":"Feature","properties":{"id":"elsewhere","unit":"2"},"geometry":null}]}
      """, to: "faults.geojson")
    _ = try scratch.command.run([
      "check", "faults.geojson", "--unit-field", "unit", "--export-unit", "1=u.geojson", "--json", "r.json",
    ])
    let file = try #require(try JSONSerialization.jsonObject(with: try scratch.data("u.geojson")) as? [String: Any])
    let features = try #require(file["features"] as? [[String: Any]]).compactMap { $0["properties"] as? [String: Any] }
    #expect(features.map { $0["id"] as? String } == ["good", "bow tie", "open", "null"])
    #expect(features.map { $0["leftOut"] as? Bool } == [false, true, true, true])
    #expect(features.map { $0["fault"] != nil } == [false, false, true, true])
    let report = try scratch.text("r.json")
    #expect(report.contains("\"leftOut\": 4"))
    #expect(report.contains("\"unitRegister\": null"))
  }

  @Test(arguments: ["9011", "901", "90"]) func `a unit of any level is exported`(unit: String) throws {
    let scratch = try trial()
    let outcome = try scratch.command.run([
      "export", "plan.yaml", "--unit", unit, "--period", "2026-2030", "--output", "x",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      try scratch.files(below: "x").keys.sorted() == [
        "areas-2026-2030.csv", "manifest.json", "parcels-2026-2030.geojson", "plan.md", "quota-2026-2030.csv",
      ])
    #expect(try scratch.text("x/plan.md").contains("31/12/2030"))
    #expect(!(try scratch.text("x/plan.md").contains("31/12/2025")))
  }

  @Test func `explain knows every check and both languages`() throws {
    let scratch = try Scratch()
    let list = try scratch.command.run(["explain"])
    #expect(list.status == 0)
    let codes = list.text.split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(codes.count >= 14)
    for code in codes {
      let text = try scratch.command.run(["explain", code, "--lang", "vi"]).text
      #expect(text.hasPrefix(code), "\(code)")
      #expect(text.contains("Không phát hiện"), "\(code)")
    }
  }

  @Test func `the terminal's language follows LANG, vi or else English`() throws {
    let scratch = try trial()
    var command = scratch.command
    command.environment = ["LANG": "vi_VN.UTF-8"]
    #expect(try command.run(["quota", "plan.yaml"]).text.contains("chưa thể kết luận"))
    command.environment = ["LANG": "fr_FR.UTF-8"]
    #expect(try command.run(["quota", "plan.yaml"]).text.contains("undecidable"))
  }

  @Test func `no colour goes into a pipe`() throws {
    let scratch = try trial()
    #expect(!(try scratch.command.run(["check", "plan.yaml"]).text.contains("\u{1B}")))
  }

  @Test func `how positions were projected is reported, and PROJ alone can be asked for`() throws {
    let scratch = try Scratch()
    let ring = "[[105.9,20.5],[105.901,20.5],[105.901,20.501],[105.9,20.501],[105.9,20.5]]"
    try scratch.write(
      #"{"type":"Feature","properties":{"u":"LUC"},"geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#,
      to: "p.geojson")
    func inputs(_ flags: [String]) throws -> [[String: Any]] {
      let outcome = try scratch.command.run(
        ["check", "p.geojson", "--use-field", "u", "--target-crs", "EPSG:5897", "--json", "r.json"] + flags)
      #expect(outcome.text.contains("certified against PROJ") == flags.isEmpty)
      let report = try JSONSerialization.jsonObject(with: Data(scratch.text("r.json").utf8)) as? [String: Any]
      return try #require(report?["inputs"] as? [[String: Any]])
    }
    func polynomials(_ flags: [String]) throws -> [String: Any]? {
      let layer = try #require(try inputs(flags).first { $0["role"] as? String == "layer" })
      return (layer["transformation"] as? [String: Any])?["polynomials"] as? [String: Any]
    }
    let certificate = try #require(try polynomials([]))
    #expect(certificate["points"] as? Int == 4 && certificate["pointsByPROJ"] as? Int == 0)
    #expect(certificate["independentPoints"] as? Int == 64)
    let deviation = try #require(certificate["largestDeviationM"] as? Double)
    #expect(deviation > 0 && deviation < 1e-7)
    #expect(try polynomials(["--exact-projection"]) == nil)
  }
}
