import TestSupport

/// Writes collections of features from a seed, as different programs do, and with what tells a parser little: seams of
/// features within texts and lists, members in any order, heights, repeated names.
struct FeatureFileGenerator {
  var random: SplitMix
  /// What stands between two features, and between a feature's tokens.
  private var separator = ",\n"
  private var space = ""
  private var isPretty = false
  private var isMixed = false
  private var repeatsCRS = false

  init(seed: UInt64) {
    random = SplitMix(seed: seed)
    separator = pick([",", ",\n", ",\r\n", " ,\n  ", "\n,\n", ",\t"])
    space = pick(["", "", " ", "\n  "])
    isMixed = chance(3)
    repeatsCRS = chance(4)
  }

  private mutating func pick<Element>(_ list: [Element]) -> Element {
    list[Int.random(in: list.indices, using: &random)]
  }

  /// True once in `n` times.
  private mutating func chance(_ n: Int) -> Bool { Int.random(in: 0..<n, using: &random) == 0 }

  mutating func text() -> String {
    let head = pick(["", "\u{FEFF}", "\n"]) + #"{"type":"FeatureCollection","# + pick(["", #""name":"x","#])
    let crs = repeatsCRS ? #""crs":\#(Self.crs(5897)),"# : ""
    let count = Int.random(in: 1...40, using: &random)
    var features = ""
    for index in 0..<count {
      if index > 0 { features += isMixed && chance(4) ? pick([",", " , ", ",\n\n"]) : separator }
      features += feature(index)
    }
    return head + crs + #""features":["# + features + pick(["]}", "\n]\n}\n", #"],"note":"},{\"type\""}"#])
  }

  static func crs(_ code: Int) -> String { #"{"type":"name","properties":{"name":"EPSG:\#(code)"}}"# }

  private mutating func feature(_ index: Int) -> String {
    var members = [
      #""type":\#(space)"Feature""#, #""properties":\#(space)\#(properties(index))"#,
      #""geometry":\#(space)\#(geometry(index))"#,
    ]
    if chance(5) { members.append(#""id":\#(pick(["7", "\"a\"", "null", "-1.5e3"]))"#) }
    if repeatsCRS, chance(2) { members.append(#""crs":\#(Self.crs(chance(30) ? 4326 : 5897))"#) }
    if chance(9) { members.append(#""bbox":[0,1,{"type":"Feature"},{"type":"Feature"}]"#) }
    if isMixed, chance(4) { members.shuffle(using: &random) }
    return "{\(space)" + members.joined(separator: ",\(space)") + "\(space)}"
  }

  private mutating func properties(_ index: Int) -> String {
    if chance(12) { return pick(["null", "{}"]) }
    var members = [#""id":"p\#(index)""#, #""code":"\#(pick(["LUC", "ONT", "Đất ở", "a\u{301}"]))""#]
    if chance(2) { members.append(#""area":\#(Int.random(in: 0...9, using: &random)).5"#) }
    if chance(3) { members.append(#""area":\#(pick(["\"1,5\"", "true", "null", "[1,{\"a\":2}]", "3e2"]))"#) }
    if chance(4) { members.append(#""note":"},\#(pick(["", "\\n"])){\"type\":\"Feature\",\"properties\":""#) }
    if chance(5) { members.append(#""list":[{"a":1},{"type":"Feature","properties":{}},{"type":"Feature"}]"#) }
    if chance(6) { members.append(#""n\#(Int.random(in: 0...30, using: &random))":"late""#) }
    if chance(7) { members.append(#""caf\#(pick(["é", "e\u{301}"]))":1"#) }
    if isMixed, chance(4) { members.shuffle(using: &random) }
    return "{\(space)" + members.joined(separator: ",\(space)") + "}"
  }

  private mutating func geometry(_ index: Int) -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "null"
    case 1: return #"{"type":"Point","coordinates":[1,2]}"#
    case 2: return #"{"coordinates":[\#(rings(index)),\#(rings(index + 3))],"type":"MultiPolygon"}"#
    case 3:
      let part = #"{"type":"Polygon","coordinates":\#(rings(index))}"#
      return #"{"type":"GeometryCollection","geometries":[\#(part),\#(part)]}"#
    case 4: return #"{"type":"Polygon","coordinates":[]}"#
    case 5: return #"{"type":"\#(pick(["Arc", "Curve"]))","coordinates":[[0,-0.0],[1,1]]}"#
    default: return #"{"type":"Polygon","coordinates":\#(rings(index))}"#
    }
  }

  /// Squares side by side, so that neighbours share points; some with a height, a hole, or not closed.
  private mutating func rings(_ index: Int) -> String {
    let height = chance(8) ? ",\(index).25" : ""
    let (west, east) = ("\(index % 7).\(chance(2) ? "0" : "")", "\(index % 7 + 1).000")
    let x = west.hasSuffix(".") ? "\(index % 7)" : west
    let last = chance(10) ? "9" : x
    let ring = "[[\(x),0\(height)],[\(east),-0.0],[\(east),1\(height)],[\(x),1e0],[\(last),0\(height)]]"
    return chance(6) ? "[\(ring),[[0.2,0.2],[0.4,0.2],[0.4,0.4],[0.2,0.2]]]" : "[\(ring)]"
  }

  /// The bytes of a text with a fault somewhere, mostly one that ends the reading.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let place = Int.random(in: 1..<bytes.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: bytes.removeSubrange(place...)
    case 1: bytes[place] = 0xFF
    case 2: bytes[place] = pick([0x00, 0x22, 0x5C, 0x5D, 0x7D, 0x7B, 0x2C, 0x39])
    case 3: bytes.insert(contentsOf: Array(#""type":"Feature","#.utf8), at: place)
    case 4: bytes.remove(at: place)
    default: bytes.insert(contentsOf: bytes[place..<min(place + 9, bytes.count)], at: place)
    }
    return bytes
  }
}
