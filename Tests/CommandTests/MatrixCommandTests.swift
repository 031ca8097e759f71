import Foundation
import Testing

/// `landplan matrix` as its users run it, on squares of one hectare.
@Suite("landplan matrix") struct MatrixCommandTests {
  /// Commune 1 in district D: four squares of 100 m; the last one is defence land that was given up.
  private func scratch() throws -> Scratch {
    let scratch = try Scratch()
    let uses = [("LUC", "SKK"), ("LUC", "LUC"), ("ONT", "ODT"), ("CQP", "SKK")]
    let features = uses.enumerated().map { index, use in
      let (west, east) = (590_000 + 100 * index, 590_100 + 100 * index)
      return """
        {"type":"Feature","properties":{"id":"T\(index + 1)","unit":"1","a":"\(use.0)","b":"\(use.1)"},"geometry":\
        {"type":"Polygon","coordinates":[[[\(west),2270000],[\(east),2270000],[\(east),2270100],[\(west),2270100],\
        [\(west),2270000]]]}}
        """
    }
    try scratch.write(
      #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:5897"}},"features":["#
        + features.joined(separator: ",") + "]}", to: "parcels.geojson")
    try scratch.write(
      "code,level,kind,name_vi,parent,legal_area_ha\nP,province,tỉnh,Tỉnh P,,4\nD,district,huyện,Huyện D,P,\n"
        + "1,commune,xã,Xã Một,D,\n", to: "units.csv")
    try scratch.write(
      """
      landplan: 1
      id: MH-matrix
      crs: EPSG:5897
      fictitious: true
      unitRegister: 2025-03-01
      units: units.csv
      scheme: vn-2024
      language: vi
      periods: [{id: one, firstDay: 2021-01-01, lastDay: 2025-12-31}]
      layers:
        - {id: parcels, file: parcels.geojson, holds: whole,
           fields: {id: id, unit: unit, uses: {2020-12-31: a, 2025-12-31: b}}}
      """, to: "plan.yaml")
    return scratch
  }

  private func json(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func `a cell opens its parcels and hides defence land`() throws {
    let scratch = try scratch()
    let shown = try scratch.command.run(["matrix", "plan.yaml", "--cell", "LUC:SKK", "--lang", "en"])
    #expect(shown.status == 0)
    #expect(shown.text.contains("T1") && shown.text.contains("10,000.000000"))
    #expect(shown.text.contains("NO LEGAL VALUE"))
    for arguments in [["--json", "-"], ["--lang", "vi"], ["--csv", "-"]] {
      let hidden = try scratch.command.run(["matrix", "plan.yaml", "--cell", "CQP:SKK"] + arguments)
      #expect(hidden.status == 0)
      #expect(!hidden.text.contains("T4"))
    }
    let open = try scratch.command.run(
      ["matrix", "plan.yaml", "--cell", "CQP:SKK", "--include-confidential", "--json", "-"])
    #expect(open.text.contains("T4"))
  }

  @Test func `JSON and CSV hold every unit and number`() throws {
    let scratch = try scratch()
    let run = try scratch.command.run(
      ["matrix", "plan.yaml", "--json", "m.json", "--csv", "m.csv", "--cell", "NNP:PNN", "--lang", "vi"])
    #expect(run.status == 0)
    #expect(run.text.contains("Chu chuyển đất đai 31/12/2020 → 31/12/2025 · kỳ one · Tỉnh P"))
    let report = try json(scratch.data("m.json"))
    let pair = try #require((report["transitions"] as? [[String: Any]])?.first)
    let units = try #require(pair["units"] as? [[String: Any]])
    #expect(units.compactMap { $0["unit"] as? String } == ["P", "D", "1"])
    let cells = try #require(units[2]["cells"] as? [[String: Any]])
    #expect(
      cells.map { "\($0["from"] ?? "")>\($0["to"] ?? "")=\($0["areaHa"] ?? "")" } == [
        "LUC>LUC=1", "LUC>SKK=1", "ONT>ODT=1", "CQP>SKK=1",
      ])
    let cell = try #require((report["cells"] as? [[String: Any]])?.first)
    #expect(cell["areaM2"] as? Double == 10_000)
    let csv = try scratch.text("m.csv")
    #expect(csv.contains("2020-12-31,2025-12-31,one,D,Huyện D,district,decrease,LUC,,false,10000,1.00,,,,,true"))
    #expect(csv.contains("one,1,Xã Một,commune,cell,LUC,SKK,false,10000,1.00,,,,decision,true"))
    #expect(run.text.contains("Điều 122 khoản 1"))
    #expect(csv.contains("2020-12-31,2025-12-31,one,1,Xã Một,commune,cell,ONT,ODT,false,10000,1.00,,,,,true"))
  }

  @Test func `what is asked for wrongly is told`() throws {
    let scratch = try scratch()
    for (arguments, words) in [
      (["--cell", "LUC"], "names no cell"), (["--cell", "LUC:QQQ"], "“QQQ”"), (["--from", "2019-12-31"], "2020-12-31"),
      (["--from", "soon"], "is no day"), (["--unit", "999"], "999"), (["--json", "-", "--csv", "-"], "cannot both"),
      (["--json", "units.csv"], "units.csv"),
    ] {
      let outcome = try scratch.command.run(["matrix", "plan.yaml", "--lang", "en"] + arguments)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains(words), "\(arguments)")
    }
  }

  @Test func `run writes the matrix beside the other tables`() throws {
    let scratch = try scratch()
    _ = try scratch.command.run(["run", "plan.yaml", "-o", "out"])
    #expect(try scratch.text("out/matrix.csv").contains("ONT,ODT"))
  }
}
