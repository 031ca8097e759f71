import Foundation
import LandUse
import PlanFormats
import TestSupport
import Testing

@Suite("Areas, lists and identifiers as texts") struct AreaColumnTests {
  private func read(_ properties: [String]) throws -> ParcelLayerReader.Result {
    let aliases = FieldAliases(
      csv: try String(contentsOf: SharedData.geoData("schemes/field-aliases.csv"), encoding: .utf8))
    let features = properties.map { feature(geometry: square, properties: "{\($0)}") }.joined(separator: ",")
    return try ParcelLayerReader.read(
      .bytes(Array(#"{"type":"FeatureCollection","features":[\#(features)]}"#.utf8), name: "p.geojson"), id: "p",
      aliases: aliases)
  }

  private func areas(_ field: String, _ values: [String]) throws -> [Double?] {
    let layer = try read(values.map { #""\#(field)":\#($0)"# }).layer
    return (layer.declaredAreas ?? []).map { $0.isNaN ? nil : $0 }
  }

  @Test(
    arguments: [
      ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1234.5 m2", 1234.5), ("0,0350 ha", 350), ("350 m²", 350),
      ("2,5ha", 25_000),
      ("1.234.567", 1_234_567), ("1 234,5", 1234.5), ("1\u{A0}234", 1234), ("350 M2.", 350), ("0.125", 0.125),
      ("-5", -5),
      ("350 mét vuông", 350), ("2,5 hecta", 25_000), ("12,5 sào", nil), ("m2", nil), ("1.234", nil), ("1,2,3", nil),
      ("1.2345,6", nil), ("12 34", nil), ("∞", nil), ("1..2", nil), ("١٢", nil), ("350 m3", nil),
    ] as [(String, Double?)])
  func `an area is read with its own signs and unit`(text: String, area: Double?) throws {
    #expect(try areas("dienTich", ["\"\(text)\""]) == [area])
  }

  @Test func `1.234 is a thousand or one as the column tells, else nothing`() throws {
    #expect(try areas("dienTich", [#""1.234""#, #""12,5""#]) == [1234, 12.5])
    #expect(try areas("dienTich", [#""1.234""#, #""12.5""#]) == [1.234, 12.5])
    #expect(try areas("dienTich", [#""1.234""#, #""12.5""#, #""12,5""#]) == [nil, 12.5, 12.5])
    #expect(try areas("dienTich", ["1.234"]) == [1.234])
    let result = try read([#""dienTich":"1.234""#, #""dienTich":"abc""#, #""dienTich":"2.500""#])
    #expect(result.layer.unreadAreas.map(\.reason) == [.ambiguous, .notANumber])
    #expect(result.layer.unreadAreas.map(\.count) == [2, 1])
    #expect(result.layer.unreadAreas.first?.firstRows == [0, 2])
    #expect(result.notes.contains(.ambiguousNumbers(field: "dienTich", count: 2, firstRow: 0, example: "1.234")))
  }

  @Test func `numbers of JSON are what they are, whatever texts stand beside them`() throws {
    #expect(try areas("dienTich", ["2.499", #""2.500,5""#, "123.456"]) == [2.499, 2500.5, 123.456])
    #expect(try areas("dienTich", ["12.5", #""1.234""#]) == [12.5, nil])
    #expect(
      try areas("dienTich", [#""2.499""#, "2.499", "null", #""12,5""#, "2.499"]) == [2499, 2.499, nil, 12.5, 2.499])
    #expect(try areas("dienTich", [#"1.5,"dienTich":"1.234,5""#, "true", "7"]) == [1234.5, nil, 7])
  }

  @Test func `of confidential land the notes on areas show nothing`() {
    let note = MappingNote.areasMended(field: "a", count: 2, firstRow: 1, example: "1.234,5", squareMetres: 1234.5)
    #expect(note.hidingExample { $0 == 0 } == note)
    #expect(
      note.hidingExample { $0 == 1 }
        == .areasMended(field: "a", count: 2, firstRow: nil, example: nil, squareMetres: nil))
  }

  @Test func `an area of a list that cannot be read is told`() throws {
    let result = try read(
      [
        #""uses":[{"ma":"ONT","DienTich":"chưa đo"}]"#, #""uses":[{"ma":"ONT","DienTich":null}]"#,
      ].map { $0.replacing("uses", with: "ListMucDichSuDung") })
    #expect(result.notes.contains(.listedAreasUnread(field: "ListMucDichSuDung", count: 1)))
  }

  @Test func `the unit in the value goes before the field's, and mended values are noted`() throws {
    #expect(try areas("dien_tich_ha", [#""350 m2""#, #""0,5""#, "0.25"]) == [350, 5000, 2500])
    let result = try read([#""dienTich":"12.5""#, #""dienTich":"1.000,5 m2""#])
    #expect(
      result.notes.contains(
        .areasMended(field: "dienTich", count: 1, firstRow: 1, example: "1.000,5 m2", squareMetres: 1000.5)))
  }

  @Test(arguments: [
    (#"[{"ma":"ONT","dienTich":200},{"ma":"CLN","dienTich":350.5}]"#, "ONT 200 m2 + CLN 350.5 m2"),
    (#"[{"kyHieu":"ONT","dien_tich_ha":"0,02"},{"code":"CLN"}]"#, "ONT 0,02 ha + CLN"),
    (#"[{"dienTich":1.234,"mucDichSuDung":{"ma":"ONT","ten":"x"}}]"#, "ONT 1.2340 m2"),
    (#"[{"ma":"ONT","DienTich":"200 m2"},{"ma":"CLN","DienTich":"0,5ha"}]"#, "ONT 200 m2 + CLN 0,5 ha"),
    (#"["ONT","CLN"]"#, "ONT + CLN"), (#"{"use":"ONT","area":20}"#, "ONT 20 m2"),
    (#"[{"ma":"\u004fNT","x":[1,{"y":null}],"dienTich":2e2}]"#, "ONT"),
  ])
  func `a list of uses is read, as JSON and as text of JSON`(json: String, text: String) throws {
    let quoted = "\"" + json.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    for value in [json, quoted] {
      let result = try read([#""ListMucDichSuDung":\#(value)"#])
      #expect(result.layer.uses.first?.codes[0] == text)
      #expect(result.notes.contains(.useLists(field: "ListMucDichSuDung", count: 1)))
    }
  }

  @Test(arguments: [
    "[]", "{}", "[1]", #"[{"x":1}]"#, #"[{"ma":"ONT"},{"x":1}]"#, "[", #"[{"ma":"O"#, "[[[[[[[[[[[[[[[[[[[[1",
  ])
  func `what is no list of uses stays as it stands`(text: String) throws {
    let quoted = text.replacing("\"", with: "\\\"")
    let result = try read([#""loaiDat":"\#(quoted)""#])
    #expect(result.layer.uses.first?.codes[0] == text)
    #expect(!result.notes.contains { if case .useLists = $0 { true } else { false } })
  }

  @Test func `ids with zero decimals are whole where all of the column are`() throws {
    let whole = try read([#""parcel_id":"12.0""#, #""parcel_id":"7.00""#])
    #expect([whole.layer.ids[0], whole.layer.ids[1]] == ["12", "7"])
    #expect(whole.notes.contains(.zeroDecimalsDropped(field: "parcel_id", count: 2)))
    let mixed = try read([#""parcel_id":"12.0""#, #""parcel_id":"7.5""#])
    #expect([mixed.layer.ids[0], mixed.layer.ids[1]] == ["12.0", "7.5"])
  }

  @Test func `sheet and parcel repeat across communes: the key has the commune, or that is said`() throws {
    let keyed = try read([#""maXa":"1","soTo":"5.0","soThua":"2.0""#, #""maXa":"2","soTo":"5.0","soThua":"2.0""#])
    #expect([keyed.layer.ids[0], keyed.layer.ids[1]] == ["1.5.2", "2.5.2"])
    let bare = try read([#""soTo":5,"soThua":2"#])
    #expect(bare.layer.ids[0] == "5.2")
    #expect(bare.notes.contains(.keyWithoutUnit(fields: ["soTo", "soThua"])))
  }
}
