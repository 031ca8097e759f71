import Coverage
import Geometry
import LandUse
import PlanFormats
import Testing

@Suite("GeoJSON structure") struct GeoJSONStructureTests {
  private let ring = squareRing()

  @Test func `members may stand in any order`() throws {
    let expected = try readText(collection(feature(geometry: square, properties: #"{"a":"x"}"#)))
    let orders = [
      #"{"features":[{"geometry":{"coordinates":\#(ring),"type":"Polygon"},"properties":{"a":"x"},"type":"Feature"}],"type":"FeatureCollection"}"#,
      #"{"crs":{"properties":{"name":"EPSG:5897"},"type":"name"},"features":[{"properties":{"a":"x"},"type":"Feature","geometry":\#(square)}],"type":"FeatureCollection"}"#,
      #"{"geometry":\#(square),"properties":{"a":"x"},"type":"Feature"}"#,
      #"{"type":"FeatureCollection","properties":{"b":[1,{}]},"id":7,"features":[{"type":"Feature","properties":{"a":"x"},"bbox":[0,0,1,1],"geometry":\#(square)}],"links":[]}"#,
      #"{"properties":{"b":1},"id":7,"geometry":null,"features":[{"type":"Feature","properties":{"a":"x"},"geometry":\#(square)}],"type":"FeatureCollection"}"#,
    ]
    for text in orders {
      let table = try readText(text)
      #expect(table.shapes.points == expected.shapes.points, "\(text)")
      #expect(table.shapes.pointIDs == expected.shapes.pointIDs)
      #expect(table.fields.map(\.name) == ["a"], "\(text)")
      #expect(table.fields.first?.column[0] == "x")
      #expect(table.shapes.faults.isEmpty)
    }
  }

  @Test func `features one per line are read, with separators too`() throws {
    let one = feature(geometry: square, properties: #"{"a":1}"#)
    let two = feature(properties: #"{"a":2}"#)
    for text in [
      "\(one)\n\(two)", "\(one)\n\(two)\n", "\(one)\r\n\r\n\(two)\r\n", "\u{1E}\(one)\n\u{1E}\(two)\n",
      "\u{1E}\(one)\u{1E}\(two)",
    ] {
      let table = try readText(text)
      #expect(table.count == 2)
      #expect(table.fields[0].column.values == ["1", "2"])
      #expect(table.shapes.faults.map(\.kind) == [.noGeometry])
    }
    let offsets = try readText("\(one)\n\(two)").byteOffsets
    #expect(offsets == [0, one.utf8.count + 1])
  }

  @Test func `features in one line without a separator are refused`() {
    let one = feature(geometry: square)
    #expect(readFailure(one + one)?.kind == .unexpectedByte(found: 0x7B, expected: "the end of the file"))
    #expect(readFailure(collection(one) + "\n" + collection(one)) != nil)
    #expect(readFailure(one + "\n" + square) != nil)
    #expect(readFailure(one + "\n x")?.line == 2)
  }

  @Test func `a bare geometry is one feature without properties`() throws {
    for text in [square, #"{"coordinates":[\#(ring)],"type":"MultiPolygon"}"#] {
      let table = try readText(text)
      #expect(table.count == 1)
      #expect(table.fields.isEmpty)
      #expect(table.shapes.area(of: 0) == .squareMetres(1))
    }
    #expect(readFailure(#"{"type":"Point","coordinates":[1,2]}"#)?.kind == .unsupportedGeometry(type: "Point"))
  }

  @Test func `a byte order mark is skipped`() throws {
    for blockSize in [1, 7, 64] {
      #expect(try readText("\u{FEFF}" + square, blockSize: blockSize).count == 1)
    }
  }

  @Test func `holes, parts and collections of polygons are joined`() throws {
    let outer = "[[0,0],[4,0],[4,4],[0,4],[0,0]]"
    let hole = "[[1,1],[2,1],[2,2],[1,2],[1,1]]"
    let withHole = #"{"type":"Polygon","coordinates":[\#(outer),\#(hole)]}"#
    let multi = #"{"type":"MultiPolygon","coordinates":[[\#(outer),\#(hole)],\#(squareRing(9, 9))]}"#
    let joined =
      #"{"type":"GeometryCollection","geometries":[\#(withHole),{"coordinates":\#(squareRing(9, 9)),"type":"Polygon"}]}"#
    let nested =
      #"{"geometries":[{"type":"GeometryCollection","geometries":[\#(withHole)]},{"type":"Polygon","coordinates":\#(squareRing(9, 9))}],"type":"GeometryCollection"}"#
    let single = try readText(collection(feature(geometry: withHole)))
    #expect(single.shapes.area(of: 0) == .squareMetres(15))
    #expect(single.shapes.rings(of: 0).count == 2)
    for text in [multi, joined, nested] {
      let table = try readText(collection(feature(geometry: text)))
      #expect(table.shapes.parts(of: 0).count == 2, "\(text)")
      #expect(table.shapes.rings(of: 0).count == 3)
      #expect(table.shapes.area(of: 0) == .squareMetres(16))
      #expect(table.shapes.faults.isEmpty)
    }
  }

  @Test func `what cannot be a parcel keeps its row and gets a fault`() throws {
    let cases: [(String, [ShapeFault.Kind])] = [
      ("null", [.noGeometry]),
      (#"{"type":"Polygon","coordinates":[]}"#, [.emptyGeometry]),
      (#"{"type":"MultiPolygon","coordinates":[]}"#, [.emptyGeometry]),
      (#"{"type":"MultiPolygon","coordinates":[[]]}"#, [.emptyGeometry]),
      (#"{"coordinates":[],"type":"Polygon"}"#, [.emptyGeometry]),
      (#"{"type":"GeometryCollection","geometries":[]}"#, [.emptyGeometry]),
      (#"{"type":"Point","coordinates":[1,2]}"#, [.notPolygonal]),
      (#"{"coordinates":[[1,2],[3,4]],"type":"LineString"}"#, [.notPolygonal]),
      (
        #"{"type":"GeometryCollection","geometries":[\#(square),{"type":"Point","coordinates":[1,2]}]}"#,
        [.notPolygonal]
      ),
      (#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#, [.unclosedRing]),
      (#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#, [.ringTooShort]),
      (#"{"type":"Polygon","coordinates":[[]]}"#, [.ringTooShort]),
      (#"{"coordinates":[[]],"type":"Polygon"}"#, [.ringTooShort]),
    ]
    for (geometry, kinds) in cases {
      let table = try readText(
        collection(feature(geometry: square), feature(geometry: geometry), feature(geometry: square)))
      #expect(table.count == 3)
      #expect(table.shapes.faults.map(\.kind) == kinds, "\(geometry)")
      #expect(table.shapes.faults.allSatisfy { $0.shape == 1 })
    }
  }

  @Test func `a third number is kept with its vertex, a fourth is dropped`() throws {
    let table = try readText(#"{"type":"Polygon","coordinates":[[[0,0,5.125],[1,0,5],[1,1,5,7],[0,0,5]]]}"#)
    #expect(table.hasZ)
    #expect(table.decimals == 0)
    #expect(table.shapes.faults.isEmpty)
    #expect(table.shapes.vertexCount == 3)
    #expect(table.shapes.heights == [5.125, 5, 5])
  }

  @Test func `offsets are those of the features' first bytes`() throws {
    let text = "\u{FEFF}" + collection(feature(), "\n  " + feature())
    let table = try readText(text)
    let bytes = Array(text.utf8)
    for offset in table.byteOffsets { #expect(bytes[offset...].starts(with: Array(#"{"type":"Feature","#.utf8))) }
    #expect(table.byteOffsets.count == 2)
    #expect(table.byteCount == bytes.count)
  }
}

@Suite("GeoJSON properties") struct GeoJSONPropertyTests {
  @Test func `names that differ in one byte or in length are told apart`() throws {
    let names = [
      "loaiDatHienTrang", "loaiDatHienTranG", "loaiDatHienTrang1", "loaiDatHienTran", "LoaiDatHienTrang", "",
    ]
    let one = names.map { "\"\($0)\":1" }.joined(separator: ",")
    let other = names.reversed().map { "\"\($0)\":2" }.joined(separator: ",")
    let table = try readText(collection(feature(properties: "{\(one)}"), feature(properties: "{\(other)}")))
    #expect(table.fields.map(\.name) == names)
    #expect(table.fields.allSatisfy { $0.column.values == ["1", "2"] })
  }

  @Test func `values are texts, numbers as written, truth values and nested text`() throws {
    let values =
      #"{"s":"Phủ Lý \"x\" \u0110\uD83D\uDE00\/","n":-1.50e3,"t":true,"f":false,"z":null,"a":[1, {"b":"c"}],"o":{ }}"#
    let table = try readText(collection(feature(properties: values)))
    let texts = table.fields.map { $0.column[0] }
    #expect(texts == ["Phủ Lý \"x\" Đ😀/", "-1.50e3", "true", "false", nil, #"[1, {"b":"c"}]"#, "{ }"])
    #expect(table.fields.map(\.kinds) == [.string, .number, .boolean, .boolean, [], .nested, .nested])
    #expect(table.fields.map(\.name) == ["s", "n", "t", "f", "z", "a", "o"])
  }

  @Test func `fields may come late, leave, and change their order`() throws {
    let table = try readText(
      collection(
        feature(properties: #"{"a":1,"b":2}"#), feature(properties: "null"),
        feature(properties: #"{"b":3,"c":4,"a":5}"#),
        feature(properties: "{}")))
    func values(_ name: String) -> [String?]? { table.field(named: name).map { f in (0..<4).map { f.column[$0] } } }
    #expect(values("a") == ["1", nil, "5", nil])
    #expect(values("b") == ["2", nil, "3", nil])
    #expect(values("c") == [nil, nil, "4", nil])
    #expect(table.fields.allSatisfy { $0.column.count == 4 })
  }

  @Test func `a name in composed and decomposed form is one field`() throws {
    let pair = feature(properties: "{\"s\u{1ED1}\":1}") + "\n" + feature(properties: "{\"so\u{302}\u{301}\":2}") + "\n"
    let table = try readText(String(repeating: pair, count: 1500))
    #expect(table.fields.map(\.column.values) == [["1", "2"]])
  }

  @Test func `of a repeated property the last value is kept and the repetition counted`() throws {
    let table = try readText(
      collection(feature(properties: #"{"a":1,"a":2,"b":3,"a":null}"#), feature(properties: #"{"a":4,"b":5}"#)))
    #expect(table.field(named: "a")?.column[0] == nil)
    #expect(table.field(named: "a")?.column[1] == "4")
    #expect(table.repeatedProperties.map(\.field) == ["a"])
    #expect(table.repeatedProperties.map(\.features) == [1])
    #expect(table.repeatedProperties.map(\.firstRows) == [[0]])
  }

  @Test func `the member id of a feature is a field beside the properties`() throws {
    let table = try readText(
      collection(
        #"{"type":"Feature","id":17,"geometry":null,"properties":{"id":"p"}}"#,
        #"{"type":"Feature","id":"x","geometry":null,"properties":null}"#))
    #expect(table.fields.map(\.level) == [.feature, .property])
    #expect(table.fields[0].column.values == ["17", "x"])
    #expect(table.field(named: "id")?.level == .property)
  }

  @Test func `each name is asked for once, and unwanted values are not kept`() throws {
    final class Asked { var names: [String] = [] }
    let asked = Asked()
    let table = try readText(
      collection(
        feature(properties: #"{"keep":1,"owner":"x"}"#), feature(properties: #"{"owner":{"n":["y"]},"keep":2}"#))
    ) {
      asked.names.append($0)
      return $0 == "keep"
    }
    #expect(asked.names == ["keep", "owner"])
    #expect(table.fields.map(\.name) == ["keep"])
    #expect(table.otherNames == ["owner"])
  }

  @Test func `scalar members of the collection are kept, others skipped`() throws {
    let table = try readText(
      #"{"type":"FeatureCollection","fictitious":true,"notice":"Dữ liệu","n":1.5,"x":null,"y":{"z":1},"features":[\#(feature())]}"#
    )
    #expect(table.rootMembers == ["fictitious": "true", "notice": "Dữ liệu", "n": "1.5"])
  }
}

@Suite("CRS members") struct CRSMemberTests {
  private func text(_ crs: String) -> String {
    #"{"type":"FeatureCollection","crs":\#(crs),"features":[\#(feature(geometry: square))]}"#
  }

  private func named(_ name: String) -> String { #"{"type":"name","properties":{"name":"\#(name)"}}"# }

  @Test(arguments: [
    ("urn:ogc:def:crs:EPSG::5897", "EPSG:5897"), ("urn:ogc:def:crs:EPSG:6.9:5897", "EPSG:5897"),
    ("EPSG:5897", "EPSG:5897"), ("epsg:5897", "EPSG:5897"), ("urn:ogc:def:crs:OGC:1.3:CRS84", "OGC:CRS84"),
    ("urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84"), ("http://www.opengis.net/def/crs/EPSG/0/3405", "EPSG:3405"),
    ("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "OGC:CRS84"), ("CRS84", "OGC:CRS84"),
    ("http://www.opengis.net/gml/srs/epsg.xml#4756", "EPSG:4756"), ("urn:x-ogc:def:crs:EPSG:4326", "EPSG:4326"),
    ("ESRI:102100", "ESRI:102100"), ("urn:ogc:def:crs:ESRI::102100", "ESRI:102100"),
  ])
  func `the forms in use are understood`(name: String, expected: String) throws {
    #expect(try readText(text(named(name))).declaredCRS == expected)
  }

  @Test func `the older form with an EPSG code is understood`() throws {
    #expect(try readText(text(#"{"type":"EPSG","properties":{"code":5897}}"#)).declaredCRS == "EPSG:5897")
  }

  @Test(arguments: ["null", "{}", "[]", #""EPSG:5897""#, #"{"type":"link","properties":{"href":"http://x/y"}}"#])
  func `a member that names no system is refused with its text`(crs: String) {
    #expect(readFailure(text(crs))?.kind == .crsNotUnderstood(text: crs))
  }

  @Test(arguments: ["VN-2000", "urn:ogc:def:crs:EPSG::", "EPSG:abc", "OGC:CRS27"])
  func `a name that is no identifier is refused`(name: String) {
    #expect(readFailure(text(named(name)))?.kind == .crsNotUnderstood(text: name))
  }

  @Test func `who knows the system passes over the member`() throws {
    let table = try readText(text(named("VN-2000")), readsDeclaredCRS: false)
    #expect(table.declaredCRS == nil)
  }

  @Test func `two systems in one file are refused, the same one twice is not`() throws {
    func mixed(_ name: String) -> String {
      #"{"type":"FeatureCollection","crs":\#(named("EPSG:5897")),"features":[{"type":"Feature","properties":null,"#
        + #""geometry":{"type":"Polygon","crs":\#(named(name)),"coordinates":\#(squareRing())}}]}"#
    }
    #expect(readFailure(mixed("EPSG:5896"))?.kind == .mixedCRS(first: "EPSG:5897", second: "EPSG:5896"))
    #expect(try readText(mixed("urn:ogc:def:crs:EPSG::5897")).declaredCRS == "EPSG:5897")
  }
}
