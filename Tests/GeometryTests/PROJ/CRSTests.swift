import Geometry
import Testing

/// Expected properties: pyproj 3.7.2 with PROJ 9.5.1.
@Suite("CRS") struct CRSTests {
  @Test func `EPSG 5897 is VN-2000 in three-degree zone 482, in metres`() throws {
    let crs = try CRS("EPSG:5897")
    #expect(crs.identifier == "EPSG:5897")
    #expect(crs.name == "VN-2000 / TM-3 zone 482")
    #expect(!crs.isGeographic)
    #expect(crs.unitName == "metre" && crs.unitFactor == 1)
    #expect(!crs.isDeprecated && crs.replacements.isEmpty)
    #expect(crs.datumName == "Vietnam 2000")
    #expect(crs.ellipsoid.name == "WGS 84" && crs.ellipsoid.semiMajorAxis == 6_378_137)
    #expect(crs.ellipsoid.inverseFlattening.isClose(to: 298.257223563, within: 1e-12))
    #expect(crs.axes.map(\.direction).sorted() == ["east", "north"])
    let area = try #require(crs.areaOfUse)
    #expect(area.name.hasPrefix("Vietnam - between 103°30'E and 106°30'E"))
    #expect([area.west, area.south, area.east, area.north] == [103.5, 8.33, 106.51, 23.4])
    #expect(area.contains(longitude: 105.914, latitude: 20.541))
    #expect(!area.contains(longitude: 106.52, latitude: 20.541))
  }

  @Test func `WGS 84 is geographic, in degrees, latitude first for its authority`() throws {
    let crs = try CRS("EPSG:4326")
    #expect(crs.isGeographic)
    #expect(crs.unitName == "degree")
    #expect(crs.unitFactor.isClose(to: 0.017453292519943295, within: 1e-18))
    #expect(crs.datumName == "World Geodetic System 1984")
    #expect(crs.axes.map(\.direction) == ["north", "east"])
    #expect(try CRS("OGC:CRS84").axes.map(\.direction) == ["east", "north"])
  }

  @Test(arguments: [
    "EPSG:5897", " epsg:5897\n", "urn:ogc:def:crs:EPSG::5897", "URN:OGC:DEF:CRS:EPSG::5897",
    "http://www.opengis.net/def/crs/EPSG/0/5897",
  ])
  func `spellings of one code are one CRS`(text: String) throws {
    let crs = try CRS(text)
    #expect(crs.definition == "EPSG:5897")
    #expect(try crs == CRS("EPSG:5897"))
  }

  @Test func `the URN of RFC 7946 is CRS84`() throws {
    #expect(try CRS("urn:ogc:def:crs:OGC:1.3:CRS84") == CRS("OGC:CRS84"))
    #expect(try CRS("urn:ogc:def:crs:OGC::CRS84") == CRS("OGC:CRS84"))
  }

  /// The twins of 5896–5899 with a false easting of 0, withdrawn by EPSG.
  @Test(arguments: [(6956, 5896), (6957, 5897), (6958, 5898), (6959, 5899)])
  func `a withdrawn code names its successor`(old: Int, new: Int) throws {
    let crs = try CRS("EPSG:\(old)")
    #expect(crs.isDeprecated)
    #expect(crs.replacements == ["EPSG:\(new)"])
  }

  @Test func `well-known text of both versions is read`() throws {
    let wkt1 = """
      PROJCS["VN-2000 / TM-3 105-00",GEOGCS["VN-2000",DATUM["Vietnam_2000",
      SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],
      PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",105],
      PARAMETER["scale_factor",0.9999],PARAMETER["false_easting",500000],PARAMETER["false_northing",0],
      UNIT["metre",1]]
      """
    let crs = try CRS(wkt1)
    #expect(crs.identifier == nil && crs.areaOfUse == nil)
    #expect(crs.name == "VN-2000 / TM-3 105-00")
    #expect(crs.definition == wkt1)
    let wkt2 = """
      GEOGCRS["VN-2000",DATUM["Vietnam 2000",ELLIPSOID["WGS 84",6378137,298.257223563]],
      CS[ellipsoidal,2],AXIS["latitude",north],AXIS["longitude",east],UNIT["degree",0.0174532925199433],
      ID["EPSG",4756]]
      """
    #expect(try CRS(wkt2).identifier == "EPSG:4756")
    #expect(try CRS(wkt2).isGeographic)
  }

  @Test func `PROJJSON is read`() throws {
    let json = """
      {"type":"GeographicCRS","name":"VN-2000","datum":{"type":"GeodeticReferenceFrame","name":"Vietnam 2000",
      "ellipsoid":{"name":"WGS 84","semi_major_axis":6378137,"inverse_flattening":298.257223563}},
      "coordinate_system":{"subtype":"ellipsoidal","axis":[
      {"name":"Latitude","abbreviation":"lat","direction":"north","unit":"degree"},
      {"name":"Longitude","abbreviation":"lon","direction":"east","unit":"degree"}]}}
      """
    let crs = try CRS(json)
    #expect(crs.isGeographic && crs.datumName == "Vietnam 2000")
  }

  @Test(arguments: ["EPSG:999999", "NOBODY:1", "EPSG:6960"]) func `an unknown code fails in PROJ's words`(code: String)
  {
    #expect(throws: GeometryError.proj(function: "proj_create", message: "proj_create: crs not found", code: 4096)) {
      try CRS(code)
    }
  }

  @Test(arguments: ["GEOGCS[\"x\"", "{", "{}", "PROJCS[]", "urn:ogc:def:crs:EPSG::", "GEOGCRS[\"a\",\u{0301}]"])
  func `broken definitions fail in PROJ's words`(text: String) throws {
    let error = #expect(throws: GeometryError.self) { try CRS(text) }
    guard case .proj("proj_create", let message, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!message.isEmpty && message != "no message")
  }

  @Test(arguments: [
    "", "WGS 84", "5897", "+proj=longlat +datum=WGS84", "+init=epsg:4326", "init=epsg:4326", "epsg:4326+5773",
    "/etc/passwd", "file:///etc/passwd", "http://example.org/def/crs/EPSG/0/4326", "EPSG:", ":4326", "EPSG:43:26",
    "GEOGCSX", "proj=pipeline step proj=hgridshift grids=/tmp/x", "EPSG:4326\u{0}x",
  ])
  func `texts that are no plain definition are refused before PROJ sees them`(text: String) throws {
    let error = #expect(throws: GeometryError.self) { try CRS(text) }
    guard case .unsupportedCRS = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  /// Three-dimensional, vertical, compound and geocentric systems.
  @Test(arguments: ["EPSG:4979", "EPSG:5773", "EPSG:9707", "EPSG:4978"])
  func `systems that are not two-dimensional are refused`(code: String) throws {
    let error = #expect(throws: GeometryError.self) { try CRS(code) }
    #expect(
      error == .unsupportedCRS(text: code, reason: "neither geographic nor projected in two dimensions"))
  }

  @Test func `definitions that carry grids or files are refused`() throws {
    let grids = """
      GEOGCS["x",DATUM["x",SPHEROID["WGS 84",6378137,298.257223563],EXTENSION["PROJ4_GRIDS","/tmp/x.gsb"]],
      PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]
      """
    for text in [grids, grids.replacing("EXTENSION[", with: "EXTENSION [")] {
      #expect(
        throws: GeometryError.unsupportedCRS(
          text: text.prefix(80) + "…", reason: "it contains extension[")
      ) { try CRS(text) }
    }
    let disguised = """
      PROJCRS["x",BASEGEOGCRS["y",DATUM["z",ELLIPSOID["WGS 84",6378137,298.257223563]]],CONVERSION["c",
      METHOD["PROJ tmerc grids=x"]],CS[Cartesian,2],AXIS["e",east],AXIS["n",north],UNIT["metre",1]]
      """
    #expect(throws: GeometryError.self) { try CRS(disguised) }
    let method = disguised.replacing("PROJ tmerc grids=x", with: "PROJ aea")
    let error = #expect(throws: GeometryError.self) { try CRS(method) }
    #expect(
      error
        == .unsupportedCRS(text: method.prefix(80) + "…", reason: "its projection is written in PROJ's own terms"))
    let long = "GEOGCS[" + String(repeating: "x", count: 70_000)
    #expect(
      throws: GeometryError.unsupportedCRS(
        text: String(long.prefix(80)) + "…", reason: "longer than 65536 bytes")
    ) { try CRS(long) }
  }

  @Test(arguments: [
    String(repeating: "{\"a\":", count: 10_000), "{\"a\":" + String(repeating: "[", count: 60_000),
    String(repeating: "GEOGCS[", count: 9000), "PROJCS[\"" + String(repeating: "\"", count: 60_000),
  ])
  func `deeply nested definitions fail and nothing more`(text: String) {
    #expect(throws: GeometryError.self) { try CRS(text) }
  }

  @Test func `an area across the 180° meridian holds both of its ends`() {
    let area = AreaOfUse(name: "", west: 170, south: -10, east: -170, north: 10)
    #expect(area.contains(longitude: 175, latitude: 0))
    #expect(area.contains(longitude: -175, latitude: 10))
    #expect(!area.contains(longitude: 0, latitude: 0))
    #expect(!area.contains(longitude: 175, latitude: 11))
  }

  /// pyproj 3 (Geod WGS 84): a hundredth of a degree at 20.5405° N is 1107.111 m to the north, 1042.853 m to the east.
  @Test func `a step of degrees is as long as its longer side on the ground`() throws {
    let lonLat = try CRS("OGC:CRS84")
    let place = Coordinate(x: 105.9, y: 20.5405)
    let step = try #require(lonLat.groundLength(ofStep: 1e-6, at: place)).metres
    #expect(abs(step - 0.1107111) < 1e-7)
    let atEquator = try #require(lonLat.groundLength(ofStep: 1, at: Coordinate(x: 0, y: 0))).metres
    // The equator is 40 075 016.686 m long.
    #expect(abs(atEquator - 40_075_016.686 / 360) < 0.01)
    #expect(lonLat.groundLength(ofStep: 1, at: Coordinate(x: 0, y: .nan)) == nil)
    #expect(lonLat.groundLength(ofStep: 1, at: Coordinate(x: 0, y: 400)) != nil)
    let metres = try CRS("EPSG:5897")
    #expect(metres.groundLength(ofStep: 0.001, at: place) == .metres(0.001))
    #expect(metres.groundLength(ofStep: .infinity, at: place) == nil)
  }
}
