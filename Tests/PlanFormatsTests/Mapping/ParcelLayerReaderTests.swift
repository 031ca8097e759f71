import Foundation
import Coverage
import LandUse
import PlanFormats
import TestSupport
import Testing

private func aliases() throws -> FieldAliases {
  FieldAliases(csv: try String(contentsOf: SharedData.geoData("schemes/field-aliases.csv"), encoding: .utf8))
}

private func read(
  _ properties: [String], mapping: FieldMapping = FieldMapping(), crs: String? = nil, head: String = ""
) throws -> ParcelLayerReader.Result {
  let features = properties.map { feature(geometry: square, properties: $0) }.joined(separator: ",")
  let text = #"{"type":"FeatureCollection",\#(head)"features":[\#(features)]}"#
  return try ParcelLayerReader.read(
    .bytes(Array(text.utf8), name: "p.geojson"), id: "parcels", mapping: mapping, aliases: try aliases(),
    crsOverride: crs)
}

private func values(_ column: DictionaryColumn?) -> [String?] {
  (0..<(column?.count ?? 0)).map { column?[$0] }
}

@Suite("Reading parcel layers") struct ParcelLayerReaderTests {
  @Test func `the alias table has only roles there are and no name twice for a role`() throws {
    let text = try String(contentsOf: SharedData.geoData("schemes/field-aliases.csv"), encoding: .utf8)
    #expect(FieldAliases(csv: text).unknownRoles.isEmpty)
    let pairs = text.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").prefix(2).joined(separator: ",")
    }
    #expect(Set(pairs).count == pairs.count)
    #expect(pairs.count > 100)
  }

  @Test func `fields of the cadastre's exchange files are found and joined to an id`() throws {
    let result = try read([
      #"{"MAXA":13384,"SHBANDO":5,"SHTHUA":"17","KHLOAIDAT":"LUA","DIENTICH":120.5,"TENCHU":"x","DIACHI":"y"}"#,
      #"{"MAXA":13384,"SHBANDO":5,"SHTHUA":null,"KHLOAIDAT":"ONT","DIENTICH":"80"}"#,
    ])
    let layer = result.layer
    #expect(values(layer.ids) == ["13384.5.17", nil])
    #expect(values(layer.units) == ["13384", "13384"])
    #expect(values(layer.sheets) == ["5", "5"])
    #expect(values(layer.numbers) == ["17", nil])
    #expect(layer.uses.map(\.field) == ["KHLOAIDAT"])
    #expect(values(layer.uses.first?.codes) == ["LUA", "ONT"])
    #expect(layer.declaredAreas == [120.5, 80])
    #expect(result.notes.contains(.taken(role: .id, fields: ["MAXA", "SHBANDO", "SHTHUA"], choice: .alias)))
    #expect(result.notes.suffix(2) == [.dropped(field: "TENCHU"), .dropped(field: "DIACHI")])
  }

  @Test func `names match without case, diacritics, signs, and as cut by a DBF table`() throws {
    let result = try read([
      #"{"Mã xã":"1","soHieuToBa":"2","Số_thứ tự-thửa":"3","LOẠI ĐẤT":"LUA","dienTichPh":"7"}"#
    ])
    #expect(values(result.layer.ids) == ["1.2.3"])
    #expect(result.layer.uses.map(\.field) == ["LOẠI ĐẤT"])
    #expect(result.layer.declaredAreas == [7])
    let longer = try read([#"{"soHieuToB":"2","use":"LUA"}"#])
    #expect(longer.layer.sheets == nil)
  }

  @Test func `uses of several years are dated at their ends`() throws {
    let result = try read([#"{"parcel_id":"a","use_2030":"ONT","use_2025":"LUA","MDSD2003":"LUC"}"#])
    #expect(result.layer.uses.map(\.day) == [.endOfYear(2025), .endOfYear(2030), nil])
    #expect(result.layer.uses.map(\.field) == ["use_2025", "use_2030", "MDSD2003"])
  }

  @Test func `of several fields the first in the order of aliases that has a value is taken`() throws {
    let result = try read([#"{"landuse":"LUA","MALOAIDAT":null,"loaiDat":"ONT","plan_code":"CLN","commune":"1"}"#])
    #expect(result.layer.uses.map(\.field) == ["loaiDat"])
    #expect(result.notes.contains(.taken(role: .use, fields: ["loaiDat"], choice: .alias)))
    #expect(result.notes.contains(.alsoMatched(role: .use, field: "landuse")))
    #expect(result.notes.contains(.alsoMatched(role: .plannedUse, field: "plan_code")))
    #expect(result.notes.contains(.missing(role: .id)))
    #expect(values(result.layer.ids) == [nil])
  }

  @Test func `record identifiers are taken last`() throws {
    #expect(values(try read([#"{"OBJECTID":3,"commune":"1","map_sheet":2,"parcel_no":9}"#]).layer.ids) == ["1.2.9"])
    #expect(values(try read([#"{"OBJECTID":3,"commune":"1"}"#]).layer.ids) == ["3"])
    #expect(values(try read([#"{"OBJECTID":3,"parcel_id":"x"}"#]).layer.ids) == ["x"])
  }

  @Test func `explicit names win, whatever they are called`() throws {
    var mapping = FieldMapping()
    mapping.id = ["owner", "k"]
    mapping.unit = "q"
    mapping.uses = [.init(day: .endOfYear(2025), field: "u5"), .init(day: .endOfYear(2030), field: "u6")]
    mapping.declaredArea = .init(field: "s", unit: .hectare)
    mapping.year = "parcel_id"
    let result = try read(
      [#"{"owner":"A","k":2.0,"q":"347","u5":"LUA","u6":"ONT","s":1.5,"parcel_id":2026.0,"commune":"9"}"#],
      mapping: mapping)
    #expect(values(result.layer.ids) == ["A.2"])
    #expect(values(result.layer.units) == ["347"])
    #expect(result.layer.uses.map(\.day) == [.endOfYear(2025), .endOfYear(2030)])
    #expect(result.layer.declaredAreas == [15_000])
    #expect(values(result.layer.years) == ["2026"])
    #expect(!result.notes.contains(.dropped(field: "owner")))
  }

  @Test func `an explicit name that no feature has names those there are, the closest first`() throws {
    var mapping = FieldMapping()
    mapping.unit = "commune_kode"
    let error = try #require(throws: ReadError.self) {
      try read([#"{"x":1,"land_code":"LUA","commune_code":"1","TENCHU":"y"}"#], mapping: mapping)
    }
    guard case .unknownField(let role, let name, let existing) = error.kind else { throw error }
    #expect(role == .unit)
    #expect(name == "commune_kode")
    #expect(existing.first == "commune_code")
    #expect(Set(existing) == ["x", "land_code", "commune_code", "TENCHU"])
  }

  @Test func `areas that are no numbers are missing and noted`() throws {
    let result = try read([
      #"{"dienTich":"1.234,5"}"#, #"{"dienTich":12}"#, #"{"dienTich":null}"#, #"{"dienTich":" 7.5 "}"#,
      #"{"dienTich":"0x10"}"#, #"{"dienTich":"nan"}"#, #"{"dienTich":1e999}"#, #"{"dienTich":""}"#,
    ])
    let areas = try #require(result.layer.declaredAreas)
    #expect(areas.map(\.isNaN) == [false, false, true, false, true, true, true, true])
    #expect(areas[0] == 1234.5 && areas[1] == 12 && areas[3] == 7.5)
    #expect(result.notes.contains(.notNumbers(field: "dienTich", count: 3, firstRow: 4, example: "0x10")))
  }

  @Test func `withheld rows and fictitious layers are marked`() throws {
    let result = try read([#"{"geometryWithheld":true}"#, #"{"geometryWithheld":false}"#, #"{"geometryWithheld":1}"#])
    #expect(result.layer.withheld == [0, 2])
    #expect(!result.layer.isFictitious)
    #expect(try read([#"{"a":1}"#, #"{"fictitious":true}"#]).layer.isFictitious)
    #expect(try !read([#"{"fictitious":false}"#]).layer.isFictitious)
    #expect(try read([#"{"a":1}"#], head: #""fictitious":true,"#).layer.isFictitious)
  }

  @Test func `the CRS is the caller's, else the file's, else lon-lat`() throws {
    let member = #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::5897"}},"#
    #expect(try read([#"{"a":1}"#]).layer.sourceCRS == "OGC:CRS84")
    #expect(try read([#"{"a":1}"#], head: member).layer.sourceCRS == "EPSG:5897")
    #expect(try read([#"{"a":1}"#], crs: "epsg:5896", head: member).layer.sourceCRS == "EPSG:5896")
    #expect(try read([#"{"a":1}"#], crs: "+proj=tmerc +lon_0=105").input.crs == "+proj=tmerc +lon_0=105")
  }

  @Test func `the input's record says what was read`() throws {
    let result = try read([#"{"parcel_id":"a","parcel_id":"b"}"#])
    #expect(result.input.features == 1)
    #expect(result.input.file == "p.geojson")
    #expect(result.input.sha256.count == 64)
    #expect(result.layer.repeatedProperties.map(\.features) == [1])
    #expect(result.layer.origin(of: 0).byte == 40)
  }

  @Test(.enabled(if: RealFile.all[1].url != nil && RealFile.all[3].url != nil))
  func `the real land-use files find their fields`() throws {
    let dc = try #require(RealFile.all[1].url)
    let zamora = try #require(RealFile.all[3].url)
    let wards = try ParcelLayerReader.read(path: dc.path, id: "dc", aliases: try aliases())
    #expect(wards.layer.uses.map(\.field) == ["LUCODE"])
    #expect(wards.notes.contains(.taken(role: .recordID, fields: ["OBJECTID"], choice: .alias)))
    let classes = try ParcelLayerReader.read(path: zamora.path, id: "z", aliases: try aliases())
    #expect(classes.layer.uses.map(\.field) == ["CLASS_NAME"])
    #expect(classes.layer.declaredAreas?.first == 23_980_800)
    #expect(classes.layer.sourceCRS == "EPSG:32619")
  }
}
