import Foundation
import Testing

/// Files of old text, as their users meet them.
@Suite("Old text on the command line") struct TextEncodingCommandTests {
  /// "Xã Liêm Tuyền" and "Phường Quế" in TCVN3, each byte as a character.
  private static let file = #"""
    {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:5897"}},"features":[
    {"type":"Feature","properties":{"id":"a","xa":"X· Liªm TuyÒn","code":"LUC"},"geometry":{"type":"Polygon","coordinates":
    [[[590000,2270000],[590100,2270000],[590100,2270100],[590000,2270100],[590000,2270000]]]}},
    {"type":"Feature","properties":{"id":"b","xa":"Ph\#u{AD}êng QuÕ","code":"LUC"},"geometry":{"type":"Polygon",
    "coordinates":[[[590100,2270000],[590200,2270000],[590200,2270100],[590100,2270100],[590100,2270000]]]}}]}
    """#

  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.file, to: "utf8.geojson")
    let bytes = Self.file.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    try Data(bytes).write(to: scratch.url.appending(path: "bytes.geojson"))
    return scratch
  }

  @Test func `bytes that are no UTF-8 are refused with the place, the encoding and the flag`() throws {
    let scratch = try scratch()
    let outcome = try scratch.command.run(["check", "bytes.geojson"])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("line 2"))
    #expect(outcome.errors.contains("TCVN3 (ABC)"))
    #expect(outcome.errors.contains("--text-encoding tcvn3"))
  }

  @Test(arguments: ["utf8.geojson", "bytes.geojson"])
  func `told, both are read, and exports are in Unicode`(file: String) throws {
    let scratch = try scratch()
    let outcome = try scratch.command.run([
      "check", file, "--text-encoding", "ABC", "--export-unit", "Phường Quế=out.geojson",
    ])
    #expect(outcome.status == 0, "\(outcome.text)\(outcome.errors)")
    #expect(outcome.text.contains("2 values of “xa” were converted from TCVN3 (ABC) to Unicode"))
    let export = try String(contentsOf: scratch.url.appending(path: "out.geojson"), encoding: .utf8)
    #expect(export.contains("Phường Quế"))
  }

  @Test func `untold, the text stands as it is and the encoding is named`() throws {
    let scratch = try scratch()
    let outcome = try scratch.command.run(["check", "utf8.geojson", "--lang", "vi"])
    #expect(outcome.status == 0)
    #expect(outcome.text.replacing("\n  ", with: " ").contains("có vẻ theo bảng mã TCVN3 (ABC), không phải Unicode"))
  }

  @Test func `an encoding nobody knows is wrong usage, and is for files without a plan`() throws {
    let scratch = try scratch()
    let unknown = try scratch.command.run(["check", "utf8.geojson", "--text-encoding", "koi8"])
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("tcvn3, vni, windows-1258"))
    try TrialPlan.write(to: scratch)
    let planned = try scratch.command.run(["check", "plan.yaml", "--text-encoding", "vni"])
    #expect(planned.status == 64)
  }
}
