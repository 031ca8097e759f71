import Foundation
import Testing

@Suite("landplan new: what to look at") struct NewDoubtsTests {
  private func made(_ files: [(String, String)], _ language: String = "en") throws -> (screen: String, plan: String) {
    let scratch = try Scratch()
    for file in files { try scratch.write(file.1, to: file.0) }
    var command = scratch.command
    command.environment = ["COLUMNS": "400"]
    let outcome = try command.run(["new", "d", "--lang", language] + files.flatMap { ["--from", $0.0] })
    #expect(outcome.status == 0, "\(outcome.errors)")
    return (outcome.text, try scratch.text("d/plan.yaml"))
  }

  @Test func `text before Unicode is told first, and the layer has the line to uncomment`() throws {
    let rows = [#""xa":"X· §ång Hãa","loai_dat":"LUC""#, #""xa":"X· NguyÔn Óy","loai_dat":"LUC""#]
    let text = NewSpellingTests.squares(rows)
    let english = try made([("p.geojson", text)])
    let look = try #require(english.screen.range(of: "To look at"))
    let first = english.screen[look.upperBound...].split(separator: "\n").first { $0.contains("- ") }
    #expect(first?.contains("--text-encoding tcvn3") == true, "\(english.screen)")
    #expect(english.plan.contains("    # encoding: tcvn3   # NOT CERTAIN"), "\(english.plan)")
    #expect(try made([("p.geojson", text)], "vi").screen.contains("không phải Unicode"))
    let scratch = try Scratch()
    try scratch.write(text, to: "p.geojson")
    #expect(try scratch.command.run(["inspect", "p.geojson"]).text.contains("# encoding: tcvn3   # NOT CERTAIN"))
  }

  @Test func `what was not found is told, all of it`() throws {
    let bare = try made([("p.geojson", NewSpellingTests.squares([#""x":"1""#]))])
    for text in ["parcel ids", "no field holds uses", "declared areas", "no map scale", "unitRegister"] {
      #expect(bare.screen.contains(text), "\(text): \(bare.screen)")
    }
    #expect(!bare.screen.contains("has no day") && !bare.screen.contains("cadastral map"))
    let vietnamese = try made([("p.geojson", NewSpellingTests.squares([#""x":"1""#]))], "vi").screen
    for text in ["mã thửa", "trường loại đất", "trường diện tích", "tỷ lệ bản đồ", "unitRegister"] {
      #expect(vietnamese.contains(text), "\(text): \(vietnamese)")
    }
  }

  @Test func `an undated use and a cadastral map are told, the scale stands in the layer`() throws {
    let rows = [#""xa":"Xã Ánh","soTo":"1","soThua":"2","loai_dat":"LUC","dien_tich":10000"#]
    let made = try made([("p.geojson", NewSpellingTests.squares(rows))])
    #expect(
      made.screen.contains("“loai_dat” has no day") && made.screen.contains("31/12/2030")
        || made.screen.contains("2030"))
    #expect(made.screen.contains("“soTo”, “soThua”) point to a cadastral map"), "\(made.screen)")
    #expect(!made.screen.contains("declared areas"))
    #expect(made.plan.contains("    # scale: 1000\n"), "\(made.plan)")
  }

  @Test func `files of one day whose extents share an area are told, those that touch are not`() throws {
    let rows = [#""ma_thua":"1","xa":"A","loai_dat":"LUC""#, #""ma_thua":"2","xa":"A","loai_dat":"LUC""#]
    let first = NewSpellingTests.squares(rows)
    let beside = first.replacing("590000", with: "590300").replacing("590100", with: "590400")
      .replacing("590200", with: "590500")
    let touching = beside.replacing("590300", with: "590200").replacing("590400", with: "590300")
      .replacing("590500", with: "590400")
    #expect(
      try made([("a.geojson", first), ("b.geojson", first)]).screen.contains("a.geojson and b.geojson both hold"))
    #expect(try !made([("a.geojson", first), ("b.geojson", touching)]).screen.contains("both hold"))
    #expect(try !made([("a.geojson", first), ("b.geojson", beside)]).screen.contains("both hold"))
  }

  @Test func `names beside codes become the names of units where they are one to one`() throws {
    func table(_ rows: [String]) throws -> String {
      let scratch = try Scratch()
      try scratch.write(NewSpellingTests.squares(rows), to: "p.geojson")
      #expect(try scratch.command.run(["new", "d", "--from", "p.geojson", "--lang", "vi"]).status == 0)
      #expect(try scratch.command.run(["run", "d/plan.yaml", "-o", "o", "--fail-on", "never"]).status == 0)
      return try scratch.text("d/units.csv")
    }
    let named = try table([
      #""district_id":"347","name":"Thành phố Phủ Lý","loai_dat":"LUC""#,
      #""district_id":"349","name":"Thị xã Duy Tiên","loai_dat":"LUC""#,
    ])
    #expect(named.contains("347;huyện;thành phố;Thành phố Phủ Lý;"), "\(named)")
    #expect(named.contains("349;huyện;thị xã;Thị xã Duy Tiên;"), "\(named)")
    let shared = try table([
      #""district_id":"347","name":"Duy Tiên","loai_dat":"LUC""#,
      #""district_id":"349","name":"Duy Tiên","loai_dat":"LUC""#,
    ])
    #expect(shared.contains("347;huyện;;347;"), "\(shared)")
  }

  @Test(arguments: [("odd name", true), ("p", false)])
  func `a file with exchanged axes gets the command that mends it, and nothing that fails`(
    name: String, isNamed: Bool
  ) throws {
    let scratch = try Scratch()
    let member = isNamed ? #""name":"\#(name)","# : ""
    try scratch.write(
      #"{"type":"FeatureCollection",\#(member)"features":[{"type":"Feature","properties":{"loai_dat":"LUC"},"#
        + #""geometry":{"type":"Polygon","coordinates":[[[20.5,105.9],[20.5,105.901],[20.501,105.901],[20.5,105.9]]]}}]}"#,
      to: "p.geojson")
    let outcome = try scratch.command.run(["inspect", "p.geojson", "--json", "facts.json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(!outcome.text.contains("landplan new") && !outcome.text.contains("layers:"), "\(outcome.text)")
    #expect(try scratch.text("facts.json").contains("\"stanza\": null"))
    let line = try #require(outcome.text.split(separator: "\n").first { $0.contains("ogr2ogr -f") })
    #expect(line.contains("SELECT SwapCoordinates(geometry) AS geometry, * FROM \"\(name)\""), "\(line)")
    #expect(
      try scratch.command.run(["inspect", "p.geojson", "--lang", "vi"]).text.contains("Đổi chỗ x và y bằng GDAL"))
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/ogr2ogr") else { return }
    _ = try scratch.command.run([], shell: String(line))
    let mended = try scratch.command.run(["inspect", "p-xy.geojson"])
    #expect(mended.status == 0 && mended.text.contains("layers:"), "\(mended.errors)")
  }
}
