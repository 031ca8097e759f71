import Foundation
import Testing

@Suite("landplan new: spellings, names, persons") struct NewSpellingTests {
  /// Squares of one hectare side by side.
  static func squares(_ properties: [String]) -> String {
    let features = properties.enumerated().map { number, properties in
      let west = 590_000 + number * 100
      return #"{"type":"Feature","properties":{\#(properties)},"geometry":{"type":"Polygon","coordinates":[["#
        + "[\(west),2270000],[\(west + 100),2270000],[\(west + 100),2270100],[\(west),2270100],[\(west),2270000]]]}}"
    }
    return #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:5897"}},"features":["#
      + features.joined(separator: ",") + "]}"
  }

  @Test(arguments: [
    (
      ["Xã Liêm Tuyền", "Xã Liêm Tuyền", "Liêm Tuyền", "XÃ LIÊM TUYỀN", "liem tuyen", " Xã Liêm Tuyền "],
      "Xã Liêm Tuyền"
    ),
    (["P. Minh Khai", "Phường Minh Khai", "Phường Minh Khai"], "Phường Minh Khai"),
    (["13285", "13285.0"], "13285"),
  ])
  func `all spellings of a commune are one unit, and a run reads them so`(texts: [String], name: String) throws {
    let scratch = try Scratch()
    let rows = texts.enumerated().map { #""ma_thua":"\#($0)","xa":"\#($1)","loai_dat":"LUC""# }
    try scratch.write(Self.squares(rows), to: "p.geojson")
    let made = try scratch.command.run(["new", "d", "--from", "p.geojson", "--lang", "vi"])
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.text.contains("Một đơn vị “\(name)”"), "\(made.text)")
    let table = try scratch.text("d/units.csv").components(separatedBy: "\r\n")
      .filter { !$0.isEmpty && !$0.hasPrefix("#") && !$0.hasPrefix("\u{FEFF}#") }
    #expect(table.count == 2 && table[1].hasPrefix(name + ";"), "\(table)")
    let run = try scratch.command.run(["run", "d/plan.yaml", "-o", "out"])
    #expect(run.status == 0, "\(run.errors)\(run.text)")
    let report = try scratch.text("out/report.json")
    #expect(!report.contains("\"code\": \"ATT306\", \"severity\""))
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
    let findings = document["findings"] as? [[String: Any]] ?? []
    #expect(!findings.contains { $0["code"] as? String == "ATT306" }, "\(findings)")
    let areas = try scratch.text("out/areas.csv").components(separatedBy: .newlines).filter { $0.contains(name) }
    #expect(!areas.isEmpty && areas.contains { $0.contains("\(texts.count).0") || $0.contains("\(texts.count),") })
  }

  @Test func `inspect names personal fields and shows nothing of them`() throws {
    let scratch = try Scratch()
    let fields = ["NguoiSuDung", "tenCSD", "chuHo", "SDT", "DCHI", "NamSinh", "soGCN", "CHU", "so_cccd"]
    let values = fields.map { #""\#($0)":"BIMAT-\#($0)""# }.joined(separator: ",")
    let nested = #""thong_tin":{"chuSuDung":"BIMAT-nested"}"#
    try scratch.write(
      Self.squares([#""ma_thua":"1","loai_dat":"LUC","chuky":"5 năm",\#(values),\#(nested)"#]), to: "p.geojson")
    let outcome = try scratch.command.run(["inspect", "p.geojson", "--json", "facts.json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    let text = try outcome.text + scratch.text("facts.json")
    #expect(!text.contains("BIMAT"), "\(text)")
    for field in fields { #expect(text.contains(field), "\(field)") }
    #expect(outcome.text.contains("5 năm"))
  }
}
