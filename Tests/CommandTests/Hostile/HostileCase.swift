import Foundation
import Testing

/// A file that is not what it should be, the command that is given it, and what must come of that: the exit code, and
/// in both languages what and where.
///
/// Files lie beside the trial plan, which is whole.
struct HostileCase: Sendable, CustomTestStringConvertible {
  var name: String
  /// File by name; nil leaves the folder as it is.
  var file: (name: String, bytes: @Sendable () throws -> [UInt8])?
  var arguments: [String]
  var status: Int32
  /// Part of the message with the place: file, line, byte or column.
  var english: String
  var vietnamese: String

  var testDescription: String { name }

  init(
    _ name: String, _ status: Int32, _ english: String, _ vietnamese: String, arguments: [String],
    file: (name: String, bytes: @Sendable () throws -> [UInt8])? = nil
  ) {
    self.name = name
    self.status = status
    self.english = english
    self.vietnamese = vietnamese
    self.arguments = arguments
    self.file = file
  }

  /// A GeoJSON file given to `check`.
  static func layer(
    _ name: String, _ text: @autoclosure @escaping @Sendable () -> String, _ english: String, _ vietnamese: String
  ) -> HostileCase {
    layer(name, bytes: { Array(text().utf8) }, english, vietnamese)
  }

  static func layer(
    _ name: String, bytes: @escaping @Sendable () throws -> [UInt8], _ english: String, _ vietnamese: String
  ) -> HostileCase {
    HostileCase(
      name, 65, english, vietnamese, arguments: ["check", "x.geojson", "--target-crs", "EPSG:5897"],
      file: ("x.geojson", bytes))
  }

  /// The trial plan with one text replaced by another, given to `run`.
  static func plan(
    _ name: String, _ old: String, _ new: String, status: Int32 = 65, _ english: String, _ vietnamese: String
  ) -> HostileCase {
    HostileCase(
      name, status, english, vietnamese, arguments: ["run", "plan.yaml", "--output", "out"],
      file: ("plan.yaml", { Array(try replacing(old, new, in: TrialPlan.plan(language: "vi")).utf8) }))
  }

  /// The whole of plan.yaml given to `run`.
  static func planText(
    _ name: String, _ bytes: @escaping @Sendable () -> [UInt8], _ english: String, _ vietnamese: String
  ) -> HostileCase {
    HostileCase(
      name, 65, english, vietnamese, arguments: ["run", "plan.yaml", "--output", "out"], file: ("plan.yaml", bytes))
  }

  /// The trial plan's table of quotas with one text replaced by another.
  static func quotas(
    _ name: String, _ old: String, _ new: String, _ english: String, _ vietnamese: String
  ) -> HostileCase {
    HostileCase(
      name, 65, english, vietnamese, arguments: ["run", "plan.yaml", "--output", "out"],
      file: ("quotas.csv", { Array(try replacing(old, new, in: TrialPlan.quotas).utf8) }))
  }

  struct NotThere: Error { var text: String }

  /// The first occurrence, which has to be there.
  private static func replacing(_ old: String, _ new: String, in text: String) throws -> String {
    guard let range = text.range(of: old) else { throw NotThere(text: old) }
    return text.replacingCharacters(in: range, with: new)
  }
}

extension HostileCase {
  private static func collection(_ features: String) -> String {
    #"{"type":"FeatureCollection","features":[\#(features)]}"#
  }

  /// A square of about 100 m in degrees; the number of its first longitude as written.
  private static func square(_ longitude: String = "105.9", properties: String = "{}") -> String {
    #"{"type":"Feature","properties":\#(properties),"geometry":{"type":"Polygon","coordinates":[[[\#(longitude),20.5],"#
      + "[105.901,20.5],[105.901,20.501],[\(longitude),20.5]]]}}"
  }

  static let layers: [HostileCase] = [
    layer("truncated", String(collection(square()).dropLast(4)), "byte 178, feature #0", "byte 178, đối tượng #0"),
    layer(
      "empty", "", "x.geojson, line 1, byte 0: the file ends where a GeoJSON object must follow",
      "x.geojson, dòng 1, byte 0: tệp kết thúc khi còn thiếu một đối tượng GeoJSON"),
    layer("white space", " \n\n ", "line 3, byte 4: the file ends", "dòng 3, byte 4: tệp kết thúc"),
    layer("not JSON", "Thửa đất số 12", "line 1, byte 0: found “T”", "dòng 1, byte 0: gặp “T”"),
    layer(
      "a page of the web", "\n<html>", "line 2, byte 1: not GeoJSON: its root is XML", "dòng 2, byte 1: không phải"),
    layer("JSON, not GeoJSON", #"{"a":[1,2]}"#, "byte 11: not GeoJSON", "byte 11: không phải GeoJSON"),
    layer(
      "a list", "[1,2,3]", "byte 0: not GeoJSON: its root is an array", "byte 0: không phải GeoJSON: gốc là một mảng"),
    layer("TopoJSON", #"{"type":"Topology"}"#, "its root is Topology", "gốc là Topology"),
    layer("no features", collection(""), "no features in it", "không có đối tượng nào"),
    layer(
      "deep nesting of a property", collection(square(properties: #"{"x":"# + String(repeating: "[", count: 100_000))),
      "byte 136, feature #0 (counted from 0): nested deeper than 64 levels", "byte 136, đối tượng #0 (đếm từ 0): lồng"),
    layer(
      "deep nesting of coordinates", #"{"type":"Polygon","coordinates":"# + String(repeating: "[", count: 100_000),
      "byte 95: nested deeper than 64 levels", "byte 95: lồng sâu quá 64 mức"),
    layer("1e999", collection(square("1e999")), "the number “1e999” is out of range", "số “1e999” quá lớn"),
    layer("NaN", collection(square("NaN")), "found “N”, expected a number", "gặp “N”, lẽ ra là một số"),
    layer(
      "bytes that are no UTF-8", bytes: { Array("{\"type\":\n\"".utf8) + [0xD0, 0x22] },
      "line 2, byte 10: not UTF-8 (0xD0)", "dòng 2, byte 10: không phải UTF-8 (0xD0)"),
    layer(
      "UTF-16", bytes: { [0xFF, 0xFE, 0x7B, 0] }, "byte 0: not UTF-8 (0xFF), it looks like UTF-16",
      "byte 0: không phải UTF-8 (0xFF), có vẻ là UTF-16"),
    layer(
      "a member of the collection twice", #"{"type":"FeatureCollection","type":"FeatureCollection","features":[]}"#,
      "byte 34: the member “type” occurs twice", "byte 34: thành phần “type” ghi hai lần"),
    layer(
      "a member of a feature twice", collection(#"{"type":"Feature","geometry":null,"geometry":null}"#),
      "feature #0 (counted from 0): the member “geometry” occurs twice",
      "đối tượng #0 (đếm từ 0): thành phần “geometry” ghi hai lần"),
    layer(
      "a member of a geometry twice",
      collection(#"{"type":"Feature","geometry":{"type":"Polygon","coordinates":[],"coordinates":[]}}"#),
      "the member “coordinates” occurs twice", "thành phần “coordinates” ghi hai lần"),
    layer(
      "very many properties",
      collection(square(properties: "{" + (0..<3000).map { "\"k\($0)\":1" }.joined(separator: ",") + "}")),
      "feature #0 (counted from 0): more than 2000 different property names", "hơn 2000 tên thuộc tính khác nhau"),
    layer(
      "packed data that is cut off", bytes: { [0x1F, 0x8B, 8, 0, 0, 0] }, "x.geojson: its gzip data is cut off",
      "x.geojson: dữ liệu gzip bị cắt cụt"),
    layer(
      "packed data that is damaged",
      bytes: { [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 40) },
      "x.geojson: its gzip data is damaged", "x.geojson: dữ liệu gzip hỏng"),
    HostileCase(
      "a file that is not there", 66, "none.geojson: cannot be opened: No such file",
      "none.geojson: không mở được: không có tệp", arguments: ["check", "none.geojson"]),
    HostileCase("a folder", 66, ".: is not a file", ".: không phải là tệp", arguments: ["check", "."]),
    HostileCase(
      "a device", 66, "/dev/zero: is not a file", "/dev/zero: không phải", arguments: ["check", "/dev/zero"]),
    HostileCase(
      "an unknown CRS of a file", 65, "parcels.geojson: the CRS “EPSG:99999” cannot be used",
      "parcels.geojson: không dùng được hệ tọa độ “EPSG:99999”",
      arguments: ["check", "parcels.geojson", "--crs", "EPSG:99999"]),
    HostileCase(
      "an unknown plane", 64, "the CRS “EPSG:99999” cannot be used", "không dùng được hệ tọa độ “EPSG:99999”",
      arguments: ["check", "parcels.geojson", "--target-crs", "EPSG:99999"]),
  ]

  /// 9⁹ nodes in ten lines.
  private static let laughs: String = {
    var text = "landplan: 1\na: &a [x,x,x,x,x,x,x,x,x]\n"
    for (from, to) in zip("abcdefgh", "bcdefghi") {
      text += "\(to): &\(to) [" + [String](repeating: "*\(from)", count: 9).joined(separator: ",") + "]\n"
    }
    return text + "id: x\ncrs: EPSG:5897\n"
  }()

  static let plans: [HostileCase] = [
    plan(
      "a plan that names a missing layer", "file: parcels.geojson", "file: none.geojson", status: 66,
      "plan.yaml, line 19, column 11 “layers[1].file”: there is no file none.geojson",
      "plan.yaml, dòng 19, cột 11 “layers[1].file”: không có tệp none.geojson"),
    plan(
      "a plan that names a missing table", "quotas: quotas.csv", "quotas: none.csv", status: 66,
      "plan.yaml, line 24, column 9 “quotas”: there is no file none.csv",
      "dòng 24, cột 9 “quotas”: không có tệp none.csv"),
    plan(
      "a plan that names a device", "quotas: quotas.csv", "quotas: /dev/zero", status: 66,
      "line 24, column 9 “quotas”: /dev/zero is not a file", "dòng 24, cột 9 “quotas”: /dev/zero không phải là tệp"),
    HostileCase(
      "a plan that is not there", 66, "none.yaml: no such file", "none.yaml: không có tệp này",
      arguments: ["run", "none.yaml", "--output", "out"]),
    plan(
      "an unknown CRS of a plan", "crs: EPSG:5897", "crs: EPSG:99999",
      "plan.yaml, line 8, column 6 “crs”: the CRS “EPSG:99999” cannot be used",
      "plan.yaml, dòng 8, cột 6 “crs”: không dùng được hệ tọa độ “EPSG:99999”"),
    plan(
      "a key twice", "units: units.csv", "units: units.csv\nunits: units.csv",
      "plan.yaml, line 13, column 1 “units”: the key “units” stands there twice; first at: 12",
      "plan.yaml, dòng 13, cột 1 “units”: khóa “units” ghi hai lần; lần đầu ở: 12"),
    plan(
      "periods that overlap", "firstDay: 2026-01-01", "firstDay: 2025-07-01",
      "line 16, column 31 “periods[2].firstDay”: period 2026-2030 begins before the one above it ends",
      "dòng 16, cột 31 “periods[2].firstDay”: kỳ 2026-2030 bắt đầu trước khi kỳ trên kết thúc"),
    planText(
      "a bomb of aliases", { Array(laughs.utf8) }, "the plan is larger than a plan may be; limit: 10000",
      "kế hoạch quá lớn; giới hạn: 10000"),
    planText(
      "an alias of itself", { Array("a: &a [*a]\n".utf8) }, "plan.yaml, line 1, column 8: not YAML",
      "plan.yaml, dòng 1, cột 8: không phải YAML"),
    planText(
      "YAML nested deeply", { Array("x: ".utf8) + [UInt8](repeating: 0x5B, count: 100_000) },
      "plan.yaml, line 1, column 5: not YAML", "plan.yaml, dòng 1, cột 5: không phải YAML"),
    planText(
      "a plan that is no text", { Array("id: ".utf8) + [0xFF] },
      "plan.yaml, line 1: not text in UTF-8 or UTF-16 (0xFF)",
      "plan.yaml, dòng 1: không phải văn bản UTF-8 hoặc UTF-16 (0xFF)"),
    planText("an empty plan", { [] }, "plan.yaml, line 1: the file is empty", "plan.yaml, dòng 1: tệp trống"),
    planText(
      "a plan of megabytes", { [UInt8](repeating: 0x23, count: 2_000_000) },
      "plan.yaml: the file is too large: 2000000; limit: 1048576", "plan.yaml: tệp quá lớn: 2000000; giới hạn: 1048576"),
    quotas(
      "a quota of an unknown unit", "MH-1,vn-2024,LUA,901,", "MH-1,vn-2024,LUA,999,",
      "quotas.csv, line 2, column 4 “unit”: unit “999” is not in the register of 2025-03-01",
      "quotas.csv, dòng 2, cột 4 “unit”: không có đơn vị “999” trong danh mục ngày 2025-03-01"),
    quotas(
      "negative hectares", "901,2025,1,", "901,2025,-1,", "line 2, column 6 “value_ha”: “-1” is negative",
      "dòng 2, cột 6 “value_ha”: “-1” là số âm"),
    quotas(
      "hectares in words", "901,2025,1,", "901,2025,nhiều,", "line 2, column 6 “value_ha”: “nhiều” is not a number",
      "dòng 2, cột 6 “value_ha”: “nhiều” không phải là số"),
    quotas(
      "hectares as NaN", "901,2025,1,", "901,2025,NaN,", "line 2, column 6 “value_ha”: “NaN” is not a number",
      "dòng 2, cột 6 “value_ha”: “NaN” không phải là số"),
    quotas(
      "hectares beyond the earth", "901,2025,1,", "901,2025,1000000000000,",
      "line 2, column 6 “value_ha”: “1000000000000” is out of range", "dòng 2, cột 6 “value_ha”: “1000000000000” ngoài"),
    quotas(
      "a quotation mark that is not closed", "Minh họa", "\"Minh họa", "line 2, column 12", "dòng 2, cột 12"),
    quotas(
      "a row that is too short", ",2025,1,0.01,total", ",2025,1", "quotas.csv, line 2", "quotas.csv, dòng 2"),
  ]
}
