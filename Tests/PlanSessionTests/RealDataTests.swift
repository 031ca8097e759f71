import Coverage
import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

/// Expected figures were computed by other programs (shapely, pyproj; see each expected.json).
@Suite("Real data") struct RealDataTests {
  private static let zamora = SharedData.url("data/zamora-lulc-1998")
  private static let hanam = SharedData.url("data/hanam-districts")
  private static let washington = SharedData.url("data/dc-land-use-2006")

  @Test(arguments: ["epsg4326", "epsg32619"])
  func `the cut of the Zamora map has the areas of its classes and is clean in both systems`(name: String) async throws
  {
    let folder = SharedData.geoData("Fixtures/zamora-lulc-1998-cut")
    let expected = try Expected(folder.appending(path: "expected.json"))
    let result = try await check(folder.appending(path: name + ".geojson"), target: "EPSG:32619", use: "CLASS_NAME")
    let coverage = try #require(result.snapshot.layers.first?.coverage)
    #expect(coverage.examined == 57)
    #expect(coverage.overlaps.filter { $0.area > .squareMetres(1) }.isEmpty)
    for (name, area) in try expected.areas(name, "byClass", "areaM2") {
      let row = try #require(result.areas.first { $0.category == name })
      #expect(relativeDifference(row.sum.squareMetres, area) < 1e-6, "\(name)")
    }
  }

  @Test(.enabled(if: zamora != nil), arguments: ["epsg4326", "epsg32619"])
  func `the whole Zamora map is a clean coverage with the totals of its classes`(name: String) async throws {
    let folder = try #require(Self.zamora)
    let expected = try Expected(folder.appending(path: "expected.json"))
    let result = try await check(
      folder.appending(path: "lulc_1998_\(name).geojson"), target: "EPSG:32619", use: "CLASS_NAME")
    let coverage = try #require(result.snapshot.layers.first?.coverage)
    #expect(coverage.examined == 58)
    #expect(coverage.overlaps.filter { $0.area > .squareMetres(1) }.isEmpty)
    #expect(result.areas.count == 8)
    for (category, area) in try expected.areas(name, "area_by_category", "area_m2") {
      let row = try #require(result.areas.first { $0.category == category })
      #expect(relativeDifference(row.sum.squareMetres, area) < 1e-6, "\(category)")
    }
  }

  @Test(.enabled(if: hanam != nil))
  func `the districts of Hà Nam cover the province without overlap or gap`() async throws {
    let folder = try #require(Self.hanam)
    let expected = try Expected(folder.appending(path: "expected.json"))
    let province = folder.appending(path: "hanam_province.geojson")
    var source = FileSource(paths: [folder.appending(path: "hanam_districts.geojson").path], mapping: FieldMapping())
    source.mapping.uses = [FieldMapping.Use(field: "district_id")]
    source.targetCRS = "EPSG:5897"
    source.boundary = province.path
    let result = try await run(source)
    let coverage = try #require(result.snapshot.layers.first?.coverage)
    #expect(coverage.examined == 6)
    #expect(coverage.overlaps.filter { $0.area > .squareMetres(1) }.isEmpty)
    #expect(coverage.gaps?.filter { $0.area > .squareMetres(1) }.isEmpty == true)
    for district in try expected.array("districts") {
      let id = try #require(district["district_id"] as? String)
      let areas = try #require(district["area_epsg5897_ha"] as? [String: Double])
      let row = try #require(result.areas.first { $0.category == id })
      #expect(relativeDifference(row.sum.hectares, try #require(areas["epsg_6960"])) < 1e-6, "\(id)")
    }
    let transformation = try #require(result.inputs.first { $0.role == .layer }?.transformation)
    #expect(transformation.name?.contains("VN-2000 to WGS 84 (2)") == true)
    #expect(transformation.accuracy == Length(metres: 1))
  }

  @Test(.enabled(if: washington != nil))
  func `the land use plan of Washington has six invalid areas and no overlap among the valid ones`() async throws {
    let folder = try #require(Self.washington)
    let expected = try Expected(folder.appending(path: "expected.json"))
    let result = try await check(
      folder.appending(path: "land-use-planned-2006.geojson"), target: "EPSG:32618", use: "LUCODE")
    let layer = try #require(result.snapshot.layers.first)
    #expect(layer.invalid.map(\.shape) == [886, 911, 1326, 1497, 1515, 1579])
    #expect(layer.invalid.allSatisfy { $0.reason == "Ring Self-intersection" })
    #expect(layer.coverage?.overlaps.filter { $0.area > .squareMetres(1) }.isEmpty == true)
    for (index, area) in try expected.numbers("invalid_area_after_repair_m2") {
      let invalid = try #require(layer.invalid.first { String($0.shape) == index })
      #expect(relativeDifference(try #require(invalid.areaByStructure).squareMetres, area) < 1e-3)
    }
    for (category, area) in try expected.areas(nil, "area_by_category", "area_m2_valid_features_only")
    where category != "(null)" {
      let row = try #require(result.areas.first { $0.category == category })
      #expect(relativeDifference(row.sum.squareMetres, area) < 1e-6, "\(category)")
    }
  }

  @Test(.enabled(if: washington != nil))
  func `the land use of Washington by ward is that of another program`() async throws {
    let data = try #require(Self.washington)
    let expected = try Expected(data.appending(path: "expected.json"))
    let file = data.appending(path: "land-use-planned-2006.geojson")
    let wards = data.appending(path: "ward-2012.geojson")
    let folder = try TrialFolder()
    _ = try folder.write(
      "units.csv",
      "code,level,kind,name_vi,parent\n" + "DC,province,,Washington,\n"
        + (1...8).map { "\($0),district,,Ward \($0),DC\n" }.joined())
    let plan = try folder.write(
      "plan.yaml",
      """
      landplan: 1
      id: dc
      crs: EPSG:32618
      unitRegister: 2012-01-01
      units: units.csv
      unitRule: geometry
      boundaries: {file: \(wards.path), code: WARD}
      periods: [{id: p, firstDay: 2006-01-01, lastDay: 2006-12-31}]
      layers: [{id: use, file: \(file.path), holds: whole, fields: {uses: {2006-12-31: LUCODE}}}]
      """)
    var request = SessionRequest(source: .plan(path: plan), threads: 2)
    request.geoData = SharedData.geoData("").path
    request.looksAtGaps = false
    let result = try await PlanSession.run(request)
    // The other program repaired the six invalid areas, all RMOD; here they are left out of the sums.
    for (ward, category, area) in try expected.byDistrict() where category != "RMOD" && area > 1 {
      let row = try #require(result.areas.first { $0.unit?.text == ward && $0.category == category })
      #expect(relativeDifference(row.sum.squareMetres, area) < 1e-6, "ward \(ward), \(category)")
    }
  }

  private func check(_ file: URL, target: String, use: String) async throws -> SessionResult {
    var source = FileSource(paths: [file.path], mapping: FieldMapping())
    source.mapping.uses = [FieldMapping.Use(field: use)]
    source.targetCRS = target
    return try await run(source)
  }

  private func run(_ source: FileSource) async throws -> SessionResult {
    var request = SessionRequest(source: .files(source), threads: 2)
    request.geoData = SharedData.geoData("").path
    return try await PlanSession.run(request)
  }
}

private func relativeDifference(_ a: Double, _ b: Double) -> Double { b == 0 ? abs(a) : abs(a / b - 1) }

/// Figures of an expected.json.
private struct Expected {
  private let root: [String: Any]

  init(_ url: URL) throws {
    root = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: url)) as? [String: Any])
  }

  func areas(_ section: String?, _ table: String, _ field: String) throws -> [(String, Double)] {
    let section = try section.map { try #require(root[$0] as? [String: Any]) } ?? root
    let rows = try #require(section[table] as? [String: [String: Any]])
    return try rows.sorted { $0.key < $1.key }.map { ($0.key, try #require($0.value[field] as? Double)) }
  }

  /// District, category, m²: `area_by_district_and_category`.
  func byDistrict() throws -> [(String, String, Double)] {
    let table = try #require(root["area_by_district_and_category"] as? [String: Any])
    let rows = try #require(table["rows"] as? [String: [String: Any]])
    return try rows.sorted { $0.key < $1.key }.flatMap { district, row in
      try #require(row["by_category_m2"] as? [String: Double]).sorted { $0.key < $1.key }.map { (district, $0, $1) }
    }
  }

  func array(_ name: String) throws -> [[String: Any]] { try #require(root[name] as? [[String: Any]]) }

  func numbers(_ name: String) throws -> [(String, Double)] {
    try #require(root[name] as? [String: Double]).sorted { $0.key < $1.key }
  }
}
