import Foundation
import TestSupport
import Testing

@Suite("--baseline: known and new findings") struct BaselineCommandTests {
  private func trial() throws -> Scratch {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    _ = try scratch.command.run(["check", "plan.yaml", "--json", "base.json"])
    return scratch
  }

  private func report(_ scratch: Scratch, _ name: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: scratch.data(name)) as? [String: Any])
  }

  private func findings(_ report: [String: Any]) -> [[String: Any]] { report["findings"] as? [[String: Any]] ?? [] }

  /// A copy of the first parcel beside the territory: outside, and a second id.
  private static let added =
    #"{"type":"Feature","properties":{"ma":"A-1","xa":"9011","to":"7","thua":"12","sd25":"LUC","sd30":"LUC"},"#
    + #""geometry":{"type":"Polygon","coordinates":[[[590000,2269900],[590100,2269900],[590100,2270000],"#
    + #"[590000,2270000],[590000,2269900]]]}},"#

  private func addParcel(to scratch: Scratch) throws {
    try scratch.write(
      TrialPlan.parcels.replacing("\"features\":[", with: "\"features\":[" + Self.added), to: "parcels.geojson")
  }

  @Test func `nothing new: exit 0, quotas are still shown, every finding is marked`() throws {
    let scratch = try trial()
    #expect(try scratch.command.run(["check", "plan.yaml"]).status == 1, "without the report it fails")
    let outcome = try scratch.command.run([
      "check", "plan.yaml", "--baseline", "base.json", "--json", "r.json", "--findings", "f.geojson",
    ])
    #expect(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
    let base = findings(try report(scratch, "base.json"))
    #expect(base.count > 5 && base.contains { $0["withheld"] as? Bool == true })
    #expect(base.allSatisfy { $0["known"] == nil }, "the key is there with --baseline only")
    #expect(outcome.text.contains("Against base.json: 0 new, \(base.count) known (not shown), 0 gone."))
    #expect(outcome.text.contains("No new findings.") && outcome.text.contains("not kept"))
    #expect(!outcome.text.contains("COV201 error"))
    let again = try report(scratch, "r.json")
    #expect(findings(again).count == base.count)
    #expect(findings(again).allSatisfy { $0["known"] as? Bool == true })
    let head = try #require(again["baseline"] as? [String: Any])
    #expect(head["known"] as? Int == base.count && head["new"] as? Int == 0 && head["gone"] as? Int == 0)
    #expect(try scratch.text("f.geojson").contains("\"known\":true"))
  }

  @Test func `new ones are shown and fail, and only they`() throws {
    let scratch = try trial()
    try addParcel(to: scratch)
    let outcome = try scratch.command.run([
      "check", "plan.yaml", "--baseline", "base.json", "--json", "r.json", "--findings", "f.csv",
    ])
    #expect(outcome.status == 1, "\(outcome.errors)")
    let fresh = findings(try report(scratch, "r.json")).filter { $0["known"] as? Bool == false }
    let base = Set(findings(try report(scratch, "base.json")).compactMap { $0["id"] as? String })
    #expect(!fresh.isEmpty)
    #expect(fresh.allSatisfy { !base.contains($0["id"] as? String ?? "") })
    #expect(fresh.contains { $0["code"] as? String == "ATT301" })
    #expect(outcome.text.contains("ATT301 error"))
    #expect(!outcome.text.contains("ATT302 "), "the unknown code was known before")
    let rows = try scratch.text("f.csv").split(separator: "\r\n")
    #expect(rows[0].hasSuffix(",known"))
    #expect(rows.count { $0.hasSuffix(",false") } == fresh.count)
    let never = ["check", "plan.yaml", "--baseline", "base.json", "--fail-on", "never"]
    #expect(try scratch.command.run(never).status == 0)
  }

  @Test func `what is gone is counted; what nobody looked for is not called gone`() throws {
    let scratch = try trial()
    let gaps = findings(try report(scratch, "base.json")).count { $0["code"] as? String == "COV203" }
    #expect(gaps == 1)
    let mended = TrialPlan.parcels.replacing("XYZ", with: "LUC")
    try scratch.write(mended, to: "parcels.geojson")
    _ = try scratch.command.run(["check", "plan.yaml", "--baseline", "base.json", "--json", "r.json", "--no-gaps"])
    let head = try #require(try report(scratch, "r.json")["baseline"] as? [String: Any])
    #expect((head["gone"] as? Int ?? 0) >= 1 && head["notLookedFor"] as? Int == gaps)
  }

  @Test func `withheld findings are known by their number, by their ids where both tell them`() throws {
    let scratch = try trial()
    _ = try scratch.command.run(["check", "plan.yaml", "--include-confidential", "--json", "all.json"])
    for (base, flags) in [
      ("all.json", []), ("base.json", ["--include-confidential"]), ("all.json", ["--include-confidential"]),
    ] {
      let outcome = try scratch.command.run(["check", "plan.yaml", "--baseline", base] + flags)
      #expect(outcome.status == 0, "\(base) \(flags) \(outcome.text)")
      #expect(outcome.text.contains(": 0 new,"))
    }
    // A second overlap on the confidential parcel: one more withheld one than there were.
    try scratch.write(
      TrialPlan.parcels.replacing("[590300,2270000],[590400", with: "[590290,2270000],[590400")
        .replacing("[590300,2270090],[590300,2270000]", with: "[590290,2270090],[590290,2270000]"),
      to: "parcels.geojson")
    let outcome = try scratch.command.run(["check", "plan.yaml", "--baseline", "base.json", "--json", "r.json"])
    #expect(outcome.status == 1)
    let fresh = findings(try report(scratch, "r.json")).filter { $0["known"] as? Bool == false }
    #expect(fresh.count { $0["code"] as? String == "COV201" && $0["withheld"] as? Bool == true } == 1)
  }

  @Test func `a file's versions have different names`() throws {
    let scratch = try trial()
    try scratch.write(TrialPlan.parcels, to: "v2.geojson")
    let flags = ["--use-field", "sd25", "--id-field", "ma", "--boundary", "units.geojson"]
    _ = try scratch.command.run(["check", "parcels.geojson", "--json", "v1.json"] + flags)
    let outcome = try scratch.command.run(["check", "v2.geojson", "--baseline", "v1.json"] + flags)
    #expect(outcome.status == 0, "\(outcome.text)")
    #expect(outcome.text.contains(": 0 new,"))
  }

  @Test func `run marks its report, too`() throws {
    let scratch = try trial()
    let outcome = try scratch.command.run(["run", "plan.yaml", "--output", "out", "--baseline", "base.json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("Against base.json: 0 new"))
    #expect(try scratch.text("out/report.json").contains("\"known\": true"))
    let vietnamese = try scratch.command.run(
      ["run", "plan.yaml", "--output", "out", "--baseline", "base.json", "--lang", "vi"])
    #expect(vietnamese.text.contains("So với base.json: 0 lỗi mới"))
  }

  @Test func `a wrong report is told with what to do, before the work`() throws {
    let scratch = try trial()
    func outcome(_ base: String) throws -> Command.Outcome {
      try scratch.command.run(["check", "plan.yaml", "--baseline", base])
    }
    #expect(try outcome("none.json").status == 66)
    let geo = try outcome("parcels.geojson")
    #expect(
      geo.status == 65 && geo.errors.contains("is no report.json of landplan") && geo.errors.contains("--json FILE"))
    let base = try scratch.text("base.json")
    try scratch.write(String(base.prefix(base.count / 2)), to: "half.json")
    let half = try outcome("half.json")
    #expect(half.status == 65 && half.errors.contains("half.json, line"))
    let version = try #require(base.firstMatch(of: /"version": "[^"]*"/)).0
    try scratch.write(base.replacing(version, with: "\"version\": \"9.9\""), to: "other.json")
    let other = try outcome("other.json")
    #expect(other.status == 65 && other.errors.contains("version 9.9"))
    try scratch.write(base.replacing("\"id\": \"MH-thu\"", with: "\"id\": \"MH-khac\""), to: "plan.json")
    #expect(try outcome("plan.json").errors.contains("is the report of plan “MH-khac”, not of “MH-thu”"))
    try scratch.write(base.replacing("\"crs\": \"EPSG:5897\"", with: "\"crs\": \"EPSG:3405\""), to: "crs.json")
    #expect(try outcome("crs.json").errors.contains("EPSG:3405"))
    let own = try scratch.command.run(["check", "plan.yaml", "--baseline", "base.json", "--json", "base.json"])
    #expect(own.status == 64 && own.errors.contains("base.json is read"))
  }
}
