import Foundation
import Testing

@Suite("landplan new") struct NewCommandTests {
  /// Squares of 100 m side by side from (x, 2 270 000): properties of each.
  private static func metres(_ properties: [String], x: Int = 590_000, crs: String? = "EPSG:5897") -> String {
    let features = properties.enumerated().map { number, properties in
      let west = x + number * 100
      return #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[["#
        + "[\(west),2270000],[\(west + 100),2270000],[\(west + 100),2270100],[\(west),2270100],[\(west),2270000]]]}}"
    }
    let member = crs.map { #""crs":{"type":"name","properties":{"name":"\#($0)"}},"# } ?? ""
    return #"{"type":"FeatureCollection",\#(member)"features":["# + features.joined(separator: ",") + "]}"
  }

  private static let parcels = [
    #""ma_thua":"1","xa":"Xã Ánh","loai_dat":"LUC""#, #""ma_thua":"2","xa":"Xã Ánh","loai_dat":"ODT""#,
    #""ma_thua":"3","xa":"Phường Bình","loai_dat":"CQP""#,
  ]

  static let files: [(String, String)] = [
    ("metres with a crs member", metres(parcels)), ("metres without one", metres(parcels, crs: nil)),
    (
      "degrees, no field of use or unit",
      #"{"type":"Feature","properties":{"x":1},"geometry":{"type":"Polygon","coordinates":[[[105.9,20.5],[105.901,20.5],"#
        + "[105.901,20.501],[105.9,20.5]]]}}"
    ),
    (
      "a bare geometry",
      #"{"type":"Polygon","coordinates":[[[105.9,20.5],[105.901,20.5],[105.901,20.501],[105.9,20.5]]]}"#
    ),
    ("odd names", metres([##""a: b":1,"#loại đất":"LUC","Mã thửa":"x: [1]","Xã":"- a, b; \"c\"""##])),
    ("units as numbers, formulas and blanks", metres([#""xa":13291"#, #""xa":"=1+1""#, #""xa":" ""#, #""xa":null"#])),
    ("codes that no scheme knows", metres([#""landuse":"R1","unit":"W1""#, #""landuse":"C2","unit":"W2""#])),
    ("uses of other years", metres([#""use_1998":"LUC","use_2008":"ODT""#])),
    (
      "no geometry at all",
      #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":null}]}"#
    ),
    (
      "another part of the world",
      #"{"type":"Polygon","coordinates":[[[-5.7,41.5],[-5.69,41.5],[-5.69,41.51],[-5.7,41.5]]]}"#
    ),
    ("a free text where codes are looked for", metres((0..<1100).map { #""loai_dat":"ghi chú \#($0)""# })),
  ]

  @Test(arguments: files)
  func `what it makes of a file runs without a touch`(what: String, text: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "thửa đất.geojson")
    let made = try scratch.command.run(["new", "kế hoạch", "--from", "thửa đất.geojson", "--lang", "vi"])
    #expect(made.status == 0, "\(what): \(made.errors)")
    #expect(made.text.contains("landplan run kế hoạch/plan.yaml"))
    let run = try scratch.command.run(["run", "kế hoạch/plan.yaml", "--output", "out"])
    #expect(run.status == 0 || run.status == 1, "\(what): \(run.errors)")
    #expect(scratch.exists("out/report.json"), "\(what)")
    #expect(!run.text.contains("the column is not read"), "\(run.text)")
    // The same by way of inspect.
    #expect(try scratch.command.run(["inspect", "thửa đất.geojson"]).status == 0)
  }

  @Test(arguments: ["vi", "en"])
  func `a quota that is filled in is judged, rows left empty are no quota on file`(language: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.metres(Self.parcels), to: "p.geojson")
    #expect(try scratch.command.run(["new", "d", "--from", "p.geojson", "--lang", language]).status == 0)
    let (separator, value) = language == "vi" ? (";", "0,5") : (",", "0.5")
    var filled = 0
    let lines = try scratch.text("d/quotas.csv").components(separatedBy: "\r\n").map { line -> String in
      var cells = line.components(separatedBy: separator)
      guard cells.count == 11, cells[1] == "LUC", cells[3] == "Xã Ánh", cells[5] == "2025" else {
        // A spreadsheet puts separators behind comments.
        return line.hasPrefix("#") ? line + String(repeating: separator, count: 3) : line
      }
      filled += 1
      (cells[6], cells[7], cells[9]) = (value, "min", "văn bản thử")
      return cells.joined(separator: separator)
    }
    #expect(filled == 1)
    try scratch.write(lines.joined(separator: "\r\n"), to: "d/quotas.csv")
    let outcome = try scratch.command.run(["quota", "d/plan.yaml", "--json", "-"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let report = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    let quotas = try #require(report["quotas"] as? [[String: Any]])
    let judged = quotas.filter { $0["verdict"] as? String == "pass" }
    #expect(judged.count == 1, "\(quotas)")
    #expect(judged.first?["requiredHa"] as? Double == 0.5 && judged.first?["heldMinHa"] as? Double == 1)
    #expect(!quotas.contains { ($0["requiredHa"] as? Double) == 0 })
  }

  @Test func `a value without an operator is a fault that names the row`() throws {
    let scratch = try Scratch()
    try scratch.write(Self.metres(Self.parcels), to: "p.geojson")
    #expect(try scratch.command.run(["new", "d", "--from", "p.geojson", "--lang", "vi"]).status == 0)
    let text = try scratch.text("d/quotas.csv")
    let row = "LUC;Đất chuyên trồng lúa;Xã Ánh;Xã Ánh;2025;;;;;"
    #expect(text.contains(row))
    try scratch.write(
      text.replacing(row, with: "LUC;Đất chuyên trồng lúa;Xã Ánh;Xã Ánh;2025;1,5;;;;"), to: "d/quotas.csv")
    let outcome = try scratch.command.run(["quota", "d/plan.yaml", "--lang", "vi"])
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("điều kiện") && outcome.errors.contains("căn cứ"), "\(outcome.errors)")
  }

  @Test func `a project that is filled in is read strictly`() throws {
    let scratch = try Scratch()
    try scratch.write(Self.metres(Self.parcels), to: "p.geojson")
    #expect(try scratch.command.run(["new", "d", "--from", "p.geojson", "--lang", "vi"]).status == 0)
    let form = try scratch.text("d/projects.csv")
    try scratch.write(
      form + "DA-1;Trường học;;Xã Ánh;DGD;1,25;;2026-2030;;1200;ngân sách;;;;;;văn bản thử;\r\n", to: "d/projects.csv")
    #expect(try scratch.command.run(["run", "d/plan.yaml", "-o", "out"]).status == 0)
    #expect(try scratch.text("out/report.json").contains("projects.csv"))
    try scratch.write(form + "DA-1;Trường học;;Xã Anh;XXX;-1;;2031;;a;;;;;;;;\r\n", to: "d/projects.csv")
    let outcome = try scratch.command.run(["run", "d/plan.yaml", "-o", "out2"])
    #expect(outcome.status == 65)
    for found in ["Xã Anh", "XXX", "-1", "2031", "“a”", "căn cứ"] {
      #expect(outcome.errors.contains(found), "\(found): \(outcome.errors)")
    }
  }

  @Test func `files of one day are one territory, files of other days layers of their own`() throws {
    let scratch = try Scratch()
    try scratch.write(Self.metres(Self.parcels), to: "a.geojson")
    try scratch.write(Self.metres([#""id":"9","xa":"Xã Ánh","mdsd":"LUC""#], x: 590_270), to: "b.geojson")
    try scratch.write(Self.metres([#""id":"9","use_2030":"LUC""#]), to: "c.geojson")
    let made = try scratch.command.run([
      "new", "d", "--from", "a.geojson", "--from", "b.geojson", "--from", "c.geojson",
    ])
    #expect(made.status == 0, "\(made.errors)")
    var command = scratch.command
    command.environment = ["COLUMNS": "200"]
    let run = try command.run(["run", "d/plan.yaml", "-o", "out"])
    #expect(run.status == 1, "\(run.errors)")
    // b lies over a by 30 m × 100 m.
    #expect(run.text.contains("1 overlapping pair (3,000.0 m²)"), "\(run.text)")
    #expect(try scratch.text("d/plan.yaml").contains("unit: c"))
  }

  @Test func `text before Unicode is read in its encoding, and the plan says so`() throws {
    let scratch = try Scratch()
    // “Xã Đồng Hóa” as TCVN3 has it.
    try scratch.write(Self.metres([#""ma_thua":"1","xa":"X· §ång Hãa","loai_dat":"LUC""#]), to: "p.geojson")
    let made = try scratch.command.run(["new", "d", "--from", "p.geojson", "--text-encoding", "tcvn3"])
    #expect(made.status == 0, "\(made.errors)")
    #expect(try scratch.text("d/units.csv").contains("Xã Đồng Hóa"))
    #expect(try scratch.text("d/plan.yaml").contains("encoding: tcvn3"))
    let run = try scratch.command.run(["run", "d/plan.yaml", "-o", "out"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try scratch.text("out/areas.csv").contains("Xã Đồng Hóa"))
  }

  @Test func `nothing is overwritten, and nothing half-made is left`() throws {
    let scratch = try Scratch()
    try scratch.write(Self.metres(Self.parcels), to: "p.geojson")
    #expect(try scratch.command.run(["new", "d", "--from", "p.geojson"]).status == 0)
    let before = try scratch.files(below: "d")
    #expect(before.keys.sorted() == ["baseline.csv", "plan.yaml", "projects.csv", "quotas.csv", "units.csv"])
    let again = try scratch.command.run(["new", "d", "--lang", "vi"])
    #expect(again.status == 73 && again.errors.contains("không trống"), "\(again.errors)")
    // Results never replace a plan.
    #expect(try scratch.command.run(["run", "d/plan.yaml", "-o", "d"]).status == 73)
    #expect(try scratch.files(below: "d") == before)
    #expect(try scratch.command.run(["run", "d/plan.yaml", "-o", "out"]).status == 0)
    #expect(try scratch.command.run(["new", "out"]).status == 73)
    #expect(try scratch.command.run(["new", "p.geojson"]).status == 73)
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "empty"), withIntermediateDirectories: false)
    #expect(try scratch.command.run(["new", "empty"]).status == 0)
    try scratch.write("{", to: "bad.geojson")
    #expect(try scratch.command.run(["new", "e", "--from", "bad.geojson"]).status == 65)
    #expect(try scratch.command.run(["new", "e", "--from", "none.geojson"]).status == 66)
    #expect(try scratch.command.run(["new", "e", "--from", "p.geojson", "--crs", "FOO:1"]).status == 64)
    #expect(try scratch.command.run(["new"]).status == 64)
    #expect(scratch.entries == ["bad.geojson", "d", "empty", "out", "p.geojson"])
  }

  @Test func `without files it is a plan to fill in, with every code, that runs`() throws {
    let scratch = try Scratch()
    #expect(try scratch.command.run(["new", "a/b/d", "--lang", "vi"]).status == 0)
    let quotas = try scratch.text("a/b/d/quotas.csv")
    for code in ["LUA", "SKK", "CQP", "group:industry"] { #expect(quotas.contains(";\(code);"), "\(code)") }
    #expect(quotas.contains("Dòng để trống là chưa có chỉ tiêu") && quotas.contains("no quota on file"))
    #expect(try scratch.command.run(["run", "a/b/d/plan.yaml", "-o", "out"]).status == 0)
  }

  @Test func `comments stand in both languages, the reader's own first`() throws {
    let scratch = try Scratch()
    #expect(try scratch.command.run(["new", "v", "--lang", "vi"]).status == 0)
    #expect(try scratch.command.run(["new", "e", "--lang", "en"]).status == 0)
    let (vietnamese, english) = try (scratch.text("v/plan.yaml"), scratch.text("e/plan.yaml"))
    #expect(vietnamese.contains("# Bảng mã loại đất. / The scheme of land-use categories."))
    #expect(english.contains("# The scheme of land-use categories. / Bảng mã loại đất."))
    #expect(vietnamese.contains("language: vi") && english.contains("language: en"))
  }
}
