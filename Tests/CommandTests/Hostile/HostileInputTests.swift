import Foundation
import TestSupport
import Testing

@Suite("Hostile input") struct HostileInputTests {
  private func trial() throws -> Scratch {
    let scratch = try Scratch()
    try TrialPlan.write(to: scratch)
    return scratch
  }

  /// One message on standard error and nothing else: no result, no file, no trap.
  private func expectRefusal(
    _ outcome: Command.Outcome, _ status: Int32, _ part: String, _ comment: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(outcome.status == status, "\(comment) \(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.errors.contains(part), "\(comment) \(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.errors.hasPrefix("landplan: "), "\(comment)", sourceLocation: sourceLocation)
    #expect(outcome.errors.utf8.count < 4000, "\(comment)", sourceLocation: sourceLocation)
    #expect(outcome.output.isEmpty, "\(comment)", sourceLocation: sourceLocation)
  }

  @Test(arguments: HostileCase.layers + HostileCase.plans)
  func `it is refused with what, where and the exit code, in both languages, and leaves nothing`(one: HostileCase)
    throws
  {
    let scratch = try trial()
    if let file = one.file {
      try Data(file.bytes()).write(to: scratch.url.appending(path: file.name))
    }
    let before = scratch.entries
    expectRefusal(try scratch.command.run(one.arguments + ["--lang", "en"]), one.status, one.english)
    expectRefusal(try scratch.command.run(one.arguments + ["--lang", "vi"]), one.status, one.vietnamese)
    #expect(scratch.entries == before)
  }

  @Test(arguments: HostileCase.layers.filter { $0.file != nil })
  func `what check refuses, inspect refuses in the same words`(one: HostileCase) throws {
    let scratch = try Scratch()
    try Data(try #require(one.file).bytes()).write(to: scratch.url.appending(path: "x.geojson"))
    expectRefusal(try scratch.command.run(["inspect", "x.geojson", "--lang", "vi"]), one.status, one.vietnamese)
  }

  private static let refused: [URL] = {
    guard let folder = SharedData.url("data/jsontestsuite/test_parsing") else { return [] }
    let files = try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.lastPathComponent.hasPrefix("n_") }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
  }()

  @Test(.enabled(if: !refused.isEmpty)) func `no file that is not JSON is taken for GeoJSON`() throws {
    let scratch = try Scratch()
    #expect(Self.refused.count > 90)
    for file in Self.refused {
      try? FileManager.default.removeItem(at: scratch.url.appending(path: "n.geojson"))
      try FileManager.default.copyItem(at: file, to: scratch.url.appending(path: "n.geojson"))
      let outcome = try scratch.command.run(["check", "n.geojson", "--target-crs", "EPSG:5897"])
      expectRefusal(outcome, 65, "n.geojson, line ", file.lastPathComponent)
      #expect(outcome.errors.contains(", byte "), "\(file.lastPathComponent): \(outcome.errors)")
    }
  }

  // MARK: What is odd and taken all the same

  @Test func `a byte order mark changes nothing`() throws {
    let scratch = try trial()
    let plain = try scratch.command.run(["check", "parcels.geojson"])
    try scratch.write("\u{FEFF}" + TrialPlan.parcels, to: "parcels.geojson")
    let marked = try scratch.command.run(["check", "parcels.geojson"])
    #expect(marked.status == plain.status && marked.output == plain.output)
  }

  private static func square(_ properties: String, corner: String = "590000,2270000") -> String {
    #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:5897"}},"features":[{"type":"Feature","#
      + #""properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[[[\#(corner)],[590100,2270000],"#
      + "[590100,2270100],[590000,2270100],[\(corner)]]]}}]}"
  }

  @Test func `a property that is there twice is a finding, and the last value is taken`() throws {
    let scratch = try Scratch()
    try scratch.write(Self.square(#""id":"a","unit":"1","code":"ODT","code":"LUC""#), to: "x.geojson")
    let flags = ["--use-field", "code", "--unit-field", "unit"]
    let outcome = try scratch.command.run(
      ["check", "x.geojson", "--fail-on", "warning", "--export-unit", "1=u.geojson", "--findings", "f.csv"] + flags)
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(try scratch.text("f.csv").contains("ATT308"))
    #expect(try scratch.text("u.geojson").contains("\"use\":\"LUC\""))
    var wide = scratch.command
    wide.environment = ["COLUMNS": "400"]
    let told = try wide.run(["check", "x.geojson", "--lang", "vi"] + flags)
    #expect(told.status == 0)
    #expect(told.text.contains("“code” ghi nhiều lần trong 1 bản ghi: đối tượng #0"), "\(told.text)")
  }

  @Test(arguments: ["plan", "wgs84"]) func `heights are exported as they came`(system: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.square(#""id":"a","unit":"1""#, corner: "590000,2270000,12.375"), to: "x.geojson")
    let outcome = try scratch.command.run([
      "check", "x.geojson", "--unit-field", "unit", "--export-unit", "1=u.geojson", "--out-crs", system,
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let text = try scratch.text("u.geojson")
    // First and last position; the other three have none.
    #expect(text.components(separatedBy: ",12.375]").count == 3, "\(text)")
    if system == "plan" {
      #expect(text.contains("[[[590000,2270000,12.375],[590100,2270000],"), "\(text)")
    }
  }

  @Test func `a number that no float holds is no area`() throws {
    let scratch = try Scratch()
    try scratch.write(Self.square(#""id":"a","dien_tich":1e999"#), to: "x.geojson")
    let outcome = try scratch.command.run(["check", "x.geojson"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.text.contains("“1e999”"), "\(outcome.text)")
  }

  @Test(arguments: [
    #""id":"*""#, #""id":"a","note":"*""#, #""id":"a","*":1"#, #""id":"a","land_use":"*""#, #""id":"a","commune":"*""#,
    #""id":"a","dien_tich":"*""#,
  ])
  func `ten megabytes of text in a property are read, and not printed`(properties: String) throws {
    let scratch = try Scratch()
    let long = String(repeating: "đất ", count: 2_000_000)
    try scratch.write(Self.square(properties.replacing("*", with: long)), to: "x.geojson")
    let outcome = try scratch.command.run(["check", "x.geojson"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.count < 4000)
  }

  @Test func `a million repetitions of one property are one finding`() throws {
    let scratch = try Scratch()
    let repeated = [String](repeating: "\"k\":1", count: 1_000_000).joined(separator: ",")
    try scratch.write(Self.square(repeated), to: "x.geojson")
    let outcome = try scratch.command.run(["check", "x.geojson", "--findings", "f.csv"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try scratch.text("f.csv").components(separatedBy: "ATT308").count < 4)
  }

  @Test(arguments: ["..", ".", "/etc/passwd", "../../x", "a\\b", "con"])
  func `no code of a unit leads out of the folder`(code: String) throws {
    let scratch = try trial()
    for name in ["units.csv", "quotas.csv"] {
      let rows = try scratch.text(name).split(separator: "\n", omittingEmptySubsequences: false).map { row in
        row.split(separator: ",", omittingEmptySubsequences: false).map { $0 == "902" ? code : String($0) }
          .joined(separator: ",")
      }
      try scratch.write(rows.joined(separator: "\n"), to: name)
    }
    let json = code.replacing("\\", with: "\\\\")
    try scratch.write(try scratch.text("units.geojson").replacing("\"902\"", with: "\"\(json)\""), to: "units.geojson")
    let before = scratch.entries
    let outcome = try scratch.command.run(["run", "plan.yaml", "--output", "out"])
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(scratch.entries == (before + ["out"]).sorted())
    let plans = try scratch.files(below: "out/plans").keys.map { $0.split(separator: "/")[0] }
    #expect(Set(plans).count == 2)
    #expect(try scratch.files(below: "out/plans").keys.allSatisfy { $0.split(separator: "/").count == 2 })
  }
}
