import Foundation
import TestSupport
import Testing

@Suite("Exit codes") struct ExitCodeTests {
  private func trial() throws -> Scratch {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    return scratch
  }

  /// One square: nothing to find.
  private static let clean = """
    {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:5897"}},"features":[{"type":"Feature",
    "properties":{"id":"a","code":"LUC"},"geometry":{"type":"Polygon","coordinates":[[[590000,2270000],[590100,2270000],
    [590100,2270100],[590000,2270100],[590000,2270000]]]}}]}
    """

  @Test func `0: nothing at or above the threshold`() throws {
    let scratch = try Scratch()
    try scratch.write(Self.clean, to: "clean.geojson")
    let outcome = try scratch.command.run(["check", "clean.geojson"])
    #expect(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
    #expect(outcome.text.contains("Nothing found on 1 parcel."))
  }

  @Test func `1: findings, and quotas not kept; never with --fail-on never`() throws {
    let scratch = try trial()
    #expect(try scratch.command.run(["check", "plan.yaml"]).status == 1)
    #expect(try scratch.command.run(["check", "plan.yaml", "--fail-on", "never"]).status == 0)
    #expect(try scratch.command.run(["quota", "plan.yaml"]).status == 1)
    #expect(try scratch.command.run(["quota", "plan.yaml", "--unit", "901", "--period", "2021-2025"]).status == 0)
  }

  @Test func `1 by the threshold: warnings count only when asked for`() throws {
    let scratch = try trial()
    // Without the faulty parcels and quotas only warnings are left: no quota on file in one of two districts.
    try scratch.write(
      TrialPlan.parcels.replacing("590210", with: "590200").replacing("2270090", with: "2270100")
        .replacing("XYZ", with: "LUC"), to: "parcels.geojson")
    let quotas = try scratch.text("quotas.csv").split(separator: "\n").map(String.init)
    try scratch.write(
      [quotas[0], quotas[1].replacing(",1,0.01", with: ",0.5,0.01")].joined(separator: "\n"), to: "quotas.csv")
    let outcome = try scratch.command.run(["check", "plan.yaml"])
    #expect(outcome.status == 0, "\(outcome.text)")
    #expect(try scratch.command.run(["check", "plan.yaml", "--fail-on", "warning"]).status == 1)
  }

  @Test(arguments: [
    [], ["fly"], ["run"], ["run", "plan.yaml"], ["check"], ["check", "plan.yaml", "--threads", "0"],
    ["check", "plan.yaml", "--min-overlap", "-1"], ["check", "plan.yaml", "parcels.geojson"],
    ["check", "plan.yaml", "--crs", "EPSG:5897"], ["check", "parcels.geojson", "--period", "2021-2025"],
    ["check", "parcels.geojson", "--json", "parcels.geojson"],
    ["check", "plan.yaml", "--json", "-", "--findings", "-"],
    ["check", "parcels.geojson", "--fail-on", "sometimes"], ["export", "plan.yaml", "--unit", "999", "--output", "x"],
    ["export", "plan.yaml", "--unit", "901", "--period", "2021", "--output", "x"], ["explain", "COV999"],
    ["quota", "plan.yaml", "--unit", "999"], ["check", "parcels.geojson", "--export-unit", "901"],
  ])
  func `64: wrong usage`(arguments: [String]) throws {
    let scratch = try trial()
    let outcome = try scratch.command.run(arguments)
    // Without a subcommand the help is shown.
    #expect(outcome.status == (arguments.isEmpty ? 0 : 64), "\(outcome.errors)")
    #expect(!scratch.exists("x") && !scratch.exists("x.partial"))
    if !arguments.isEmpty { #expect(outcome.text.isEmpty && !outcome.errors.isEmpty) }
  }

  @Test(arguments: [["run", "parcels.geojson", "-o", "x"], ["quota", "parcels.geojson"]])
  func `64: GeoJSON in a plan's place is sent to check`(arguments: [String]) throws {
    let scratch = try trial()
    let outcome = try scratch.command.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("landplan check parcels.geojson"))
    #expect(!scratch.exists("x"))
    try scratch.write(try scratch.text("parcels.geojson"), to: "parcels.json")
    let json = arguments.map { $0 == "parcels.geojson" ? "parcels.json" : $0 }
    #expect(try scratch.command.run(json).errors.contains("landplan check parcels.json"))
  }

  @Test(arguments: [
    (["check", "plan.yaml", "parcels.geojson"], "stands alone", "đứng một mình"),
    (["quota", "plan.yaml", "--threads", "0"], "from 1 to 1024", "từ 1 đến 1024"),
    (["check", "plan.yaml", "--min-overlap=-1"], "0 or more", "từ 0 trở lên"),
    (["run", "plan.yaml", "-o", "x", "--min-overlap=-1"], "0 or more", "từ 0 trở lên"),
    (["check", "parcels.geojson", "--json", "parcels.geojson"], "cannot be written", "không ghi đè"),
  ])
  func `64: wrong usage is told in the language asked for`(
    arguments: [String], english: String, vietnamese: String
  ) throws {
    let scratch = try trial()
    let (en, vi) = try (
      scratch.command.run(arguments + ["--lang", "en"]), scratch.command.run(arguments + ["--lang", "vi"])
    )
    #expect(en.status == 64 && vi.status == 64)
    #expect(en.errors.contains(english), "\(en.errors)")
    #expect(vi.errors.contains(vietnamese), "\(vi.errors)")
    var command = scratch.command
    command.environment = ["LANG": "vi_VN.UTF-8"]
    #expect(try command.run(arguments).errors.contains(vietnamese))
  }

  @Test func `0: no quota on file, with that sentence`() throws {
    let scratch = try trial()
    let header = try scratch.text("quotas.csv").split(separator: "\n")[0]
    try scratch.write(String(header) + "\n", to: "quotas.csv")
    for arguments in [["quota", "plan.yaml"], ["quota", "plan.yaml", "--json", "-"]] {
      let outcome = try scratch.command.run(arguments)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect((outcome.text + outcome.errors).contains("No quota on file."))
    }
    try TrialPlan.write(to: scratch)
    try scratch.write(try scratch.text("quotas.csv").replacing(",2030,", with: ",2031,"), to: "quotas.csv")
    let outcome = try scratch.command.run(["quota", "plan.yaml", "--period", "2026-2030"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("No quota on file for the periods and units asked for."))
    #expect(outcome.text.contains("no period ends in 2031"))
  }

  @Test func `64: longitude and latitude without a plane, with planes to choose from`() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      {"type":"Polygon","coordinates":[[[105.9,20.5],[105.901,20.5],[105.901,20.501],[105.9,20.5]]]}
      """, to: "degrees.geojson")
    let outcome = try scratch.command.run(["check", "degrees.geojson"])
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("--target-crs EPSG:5897"))
    #expect(try scratch.command.run(["check", "degrees.geojson", "--target-crs", "EPSG:5897"]).status != 64)
  }

  @Test func `65: an input is not what it must be, and the message says what, where and what to do`() throws {
    let scratch = try trial()
    try scratch.write("{\"type\":\"FeatureCollection\",\n\"features\":[{]}", to: "bad.geojson")
    let outcome = try scratch.command.run(["check", "bad.geojson", "--target-crs", "EPSG:5897"])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("bad.geojson, line 2, byte 42"), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count <= 2)
    #expect(try scratch.command.run(["check", "parcels.geojson", "--use-field", "none"]).status == 65)
    #expect(try scratch.command.run(["check", "parcels.geojson", "--crs", "FOO:1"]).status == 65)
    // Metres declared as degrees: the whole layer lies elsewhere.
    #expect(
      try scratch.command.run([
        "check", "parcels.geojson", "--crs", "EPSG:3405", "--target-crs", "EPSG:5897", "--boundary", "units.geojson",
      ])
      .status == 65)
    try scratch.write(try scratch.text("plan.yaml") + "\nunknown: 1\n", to: "plan.yaml")
    let plan = try scratch.command.run(["check", "plan.yaml", "--lang", "vi"])
    #expect(plan.status == 65)
    #expect(plan.errors.contains("không có khóa “unknown”"), "\(plan.errors)")
  }

  @Test func `66: an input cannot be read`() throws {
    let scratch = try trial()
    #expect(try scratch.command.run(["check", "none.geojson", "--target-crs", "EPSG:5897"]).status == 66)
    #expect(try scratch.command.run(["run", "none.yaml", "--output", "x"]).status == 66)
    #expect(try scratch.command.run(["check", ".", "--target-crs", "EPSG:5897"]).status == 66)
    #expect(try scratch.command.run(["check", "plan.yaml", "--geodata", "nowhere"]).status == 66)
    #expect(!scratch.exists("x"))
  }

  @Test func `73 and 74: outputs that cannot be created or written`() throws {
    let scratch = try trial()
    #expect(try scratch.command.run(["check", "plan.yaml", "--json", "nowhere/report.json"]).status == 73)
    #expect(try scratch.command.run(["check", "plan.yaml", "--findings", "/dev/full"]).status == 74)
    #expect(try scratch.command.run([], shell: "\"$LANDPLAN\" quota plan.yaml > /dev/full").status == 74)
  }

  @Test func `help names every exit code`() throws {
    let scratch = try Scratch()
    let help = try scratch.command.run(["--help"])
    #expect(help.status == 0)
    for code in ["0", "1", "64", "65", "66", "70", "73", "74", "130"] {
      #expect(help.text.contains("\n  \(code) "), "\(code)")
    }
    #expect(try scratch.command.run(["--version"]).text.hasPrefix("landplan "))
  }
}
