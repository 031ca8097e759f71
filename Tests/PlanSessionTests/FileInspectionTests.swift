import Coverage
import Foundation
import Geometry
import LandUse
import PlanFormats
import PlanSession
import TestSupport
import Testing

@Suite("What a file turns out to be") struct FileInspectionTests {
  /// Squares of 100 m side by side from (590 000, 2 270 000); the properties of each.
  private func squares(_ properties: [String], crs: String? = nil, extra: [String] = []) -> String {
    let features = properties.enumerated().map { number, properties in
      feature(properties, rectangle(590_000 + number * 100, 2_270_000, 100))
    }
    let member = crs.map { #""crs":{"type":"name","properties":{"name":"\#($0)"}},"# } ?? ""
    return #"{"type":"FeatureCollection",\#(member)"features":["# + (features + extra).joined(separator: ",") + "]}"
  }

  private func rectangle(_ x: Int, _ y: Int, _ side: Int) -> String {
    let ring = [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)].map { "[\($0.0),\($0.1)]" }
    return #"{"type":"Polygon","coordinates":[["# + ring.joined(separator: ",") + "]]}"
  }

  private func feature(_ properties: String, _ geometry: String) -> String {
    #"{"type":"Feature","properties":{\#(properties)},"geometry":\#(geometry)}"#
  }

  private func inspect(_ text: String, name: String = "thua.geojson", crs: String? = nil) async throws -> FileInspection
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "inspect-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: name)
    try Data(text.utf8).write(to: path)
    return try await FileInspector(geoData: SharedData.geoData("").path, threads: 2).inspect(path.path, crs: crs)
  }

  @Test func `the notes on areas show no row and no text of confidential land`() async throws {
    func note(_ codes: [String]) async throws -> MappingNote? {
      let rows = codes.map { "\"loaiDat\":\"\($0)\",\"dien_tich\":\"2.500,5\"" }
      return try await inspect(squares(rows, crs: "urn:ogc:def:crs:EPSG::5897")).notes
        .first { if case .areasMended = $0 { true } else { false } }
    }
    #expect(
      try await note(["CQP", "ONT"])
        == .areasMended(field: "dien_tich", count: 2, firstRow: nil, example: nil, squareMetres: nil))
    #expect(
      try await note(["ONT", "CQP"])
        == .areasMended(field: "dien_tich", count: 2, firstRow: 0, example: "2.500,5", squareMetres: 2500.5))
  }

  @Test func `metres with a crs member lie where pyproj puts them, and are measured in their own plane`() async throws {
    let facts = try await inspect(squares(["\"a\":1", "\"a\":2"], crs: "urn:ogc:def:crs:EPSG::5897"))
    #expect(facts.system.taken == "EPSG:5897" && facts.system.declared == "EPSG:5897" && !facts.system.isGeographic)
    #expect(facts.system.measuredIn == "EPSG:5897")
    #expect(facts.shapes.area == .hectares(2))
    #expect(facts.vertices == 8 && facts.extent?.maxX == 590_200)
    guard case .sensible = facts.system.standing else {
      Issue.record("\(facts.system.standing)")
      return
    }
    // pyproj 3, EPSG:6960: (590 500, 2 270 050) is 105.86956 E, 20.51994 N; the middle here is up to 500 m off.
    let middle = try #require(facts.system.middle)
    #expect(abs(middle.x - 105.8696) < 0.006 && abs(middle.y - 20.5204) < 0.001)
    #expect(facts.resolution?.metres == 1)
    #expect(facts.layer.crs == nil)
  }

  @Test func `metres without a crs member cannot be degrees, and the readings under which they fit are named`()
    async throws
  {
    let facts = try await inspect(squares(["\"a\":1"]))
    #expect(facts.system.standing == .elsewhere && facts.system.taken == "OGC:CRS84")
    #expect(facts.system.readings.first?.crs == "EPSG:5897")
    #expect(facts.system.readings.contains { $0.crs == "EPSG:9210" })
    #expect(facts.system.readings.allSatisfy { !$0.isSwapped })
    #expect(facts.shapes.area == nil && facts.resolution == nil)
    #expect(facts.layer.crs == "EPSG:5897")
    let told = try await inspect(squares(["\"a\":1"]), crs: "EPSG:9210")
    #expect(told.system.isOverridden && told.layer.crs == "EPSG:9210" && told.system.readings.isEmpty)
  }

  @Test func `latitude before longitude is named`() async throws {
    let text = #"{"type":"Polygon","coordinates":[[[20.5,105.9],[20.6,105.9],[20.6,105.95],[20.5,105.9]]]}"#
    let facts = try await inspect(text)
    #expect(facts.system.standing == .elsewhere)
    #expect(facts.system.readings.first == CRSSuggestion(crs: "OGC:CRS84", name: "WGS 84 (CRS84)", isSwapped: true))
    #expect(facts.layer.crs == nil, "a plan cannot exchange axes")
  }

  @Test func `types of geometry, absent and bad shapes are counted with their features`() async throws {
    let bowTie =
      #"{"type":"Polygon","coordinates":[[[590500,2270000],[590600,2270100],[590600,2270000],[590500,2270100],[590500,2270000]]]}"#
    let facts = try await inspect(
      squares(
        ["\"a\":1"], crs: "EPSG:5897",
        extra: [
          feature("\"a\":2", bowTie), feature("\"a\":3", "null"),
          feature("\"a\":4", #"{"type":"Point","coordinates":[590000,2270000]}"#),
          feature("\"a\":5", bowTie),
        ]))
    #expect(facts.geometryTypes.entries.map(\.type) == ["Polygon", nil, "Point"])
    #expect(facts.geometryTypes.entries.map(\.count) == [3, 1, 1])
    #expect(facts.shapes.faults.map(\.reason) == [.noGeometry, .notPolygonal])
    #expect(facts.shapes.faults.map(\.features) == [[2], [3]])
    #expect(facts.shapes.invalid.map(\.count) == [2] && facts.shapes.invalid.first?.features == [1, 4])
    #expect(facts.shapes.area == .hectares(1))
  }

  @Test func `fields are told with their kinds and samples; owners and addresses only by name`() async throws {
    let facts = try await inspect(
      squares(
        [
          #""ma_thua":"A","dt":10.5,"TENCHU":"Nguyễn A","owner_2":"B","dia_chi_chu":"C","x":true,"y":null"#,
          #""ma_thua":"B","dt":"12","TENCHU":"Nguyễn B","x":[1],"y":" ""#,
        ], crs: "EPSG:5897"))
    #expect(facts.fields.map(\.name) == ["ma_thua", "dt", "x", "y"])
    #expect(facts.personalFields == ["TENCHU", "owner_2", "dia_chi_chu"])
    #expect(facts.fields[1].kinds == [.number, .string] && facts.fields[1].samples == ["10.5", "12"])
    #expect(facts.fields[2].kinds == [.boolean, .nested])
    #expect(facts.fields[3].values == 0 && facts.fields[3].samples.isEmpty)
    #expect(facts.layer.fields.id == ["ma_thua"])
  }

  @Test func `nothing of a confidential parcel is an example, whichever field holds the code`() async throws {
    let facts = try await inspect(
      squares(
        [
          #""ma_thua":"BIMAT-1","loai_dat":"cqp","ten":"Doanh trại""#, #""ma_thua":"A","loai_dat":"LUC","ten":"ruộng""#,
          #""ma_thua":"BIMAT-2","loai_dat":"LUC","ten":"Kho","quy_hoach":"CAN""#,
          #""ma_thua":"BIMAT-2","loai_dat":"XXX","ten":"Kho","quy_hoach":"CAN""#,
        ], crs: "EPSG:5897", extra: [feature(#""ma_thua":"BIMAT-3","loai_dat":"CQA""#, "null")]))
    #expect(facts.confidential == 4)
    #expect(facts.fields.map(\.samples) == [["A"], ["LUC"], ["ruộng"], []])
    #expect(facts.repeatedIDs?.identifiers == 1 && facts.repeatedIDs?.examples.isEmpty == true)
    #expect(facts.shapes.faults.map(\.count) == [1] && facts.shapes.faults.first?.features == [])
    #expect(facts.uses.first?.unknown.isEmpty == true)
  }

  @Test func `use codes are held against the schemes`() async throws {
    let codes = ["LUC", "ODT", "odt", "Đất trồng lúa", "??", "??", "Z"]
    let facts = try await inspect(squares(codes.map { #""loai_dat":"\#($0)""# }, crs: "EPSG:5897"))
    let use = try #require(facts.uses.first)
    #expect(use.coded == 7 && use.distinct == 6)
    #expect(use.schemes.map(\.scheme) == ["vn-2024"] && use.schemes.map(\.features) == [4])
    #expect(use.unknown.map(\.value) == ["??", "Z"] && use.unknown.map(\.features) == [2, 1])
    #expect(use.meant == "vn-2024")
  }

  @Test(arguments: [
    (
      ["13291", "13318"], UnitFacts.Writing.codes(length: 5),
      AdministrativeUnit.Level.commune as AdministrativeUnit.Level?
    ),
    (["347", "349"], .codes(length: 3), .district), (["1", "22"], .codes(length: nil), nil),
    (["Xã Ánh", "Phường Bình", "thị trấn Quế"], .names, .commune), (["Thị xã Kim Bảng"], .names, .district),
    (["Ánh", "13291"], .mixed, nil),
  ])
  func `units are told by how they are written`(
    values: [String], writing: UnitFacts.Writing, level: AdministrativeUnit.Level?
  ) async throws {
    let facts = try await inspect(squares((values + [""]).map { #""xa":"\#($0)""# }, crs: "EPSG:5897"))
    let units = try #require(facts.units)
    #expect(units.writing == writing && units.level == level)
    #expect(units.missing == 1 && units.values.count == values.count)
  }

  @Test func `a system that nobody knows is a fact of the file, and an error of a flag`() async throws {
    let facts = try await inspect(squares(["\"a\":1"], crs: "EPSG:999999"))
    guard case .unknown(let reason) = facts.system.standing else {
      Issue.record("\(facts.system.standing)")
      return
    }
    #expect(!reason.isEmpty && facts.system.measuredIn == nil)
    await #expect(throws: SessionError.self) { try await inspect(squares(["\"a\":1"]), crs: "FOO:1") }
  }

  @Test func `degrees are measured in the likeliest plane`() async throws {
    let facts = try await inspect(
      #"{"type":"Polygon","coordinates":[[[105.9,20.5],[105.904,20.5],[105.904,20.501],[105.9,20.501],[105.9,20.5]]]}"#)
    #expect(facts.system.measuredIn == "EPSG:5897")
    // shapely 2 on the corners that pyproj 3 transforms.
    let area = try #require(facts.shapes.area)
    #expect(abs(area.squareMetres - 46_194.3944) < 0.01)
    let resolution = try #require(facts.resolution)
    #expect(abs(resolution.metres - 111.195) < 0.001)
  }
}
