import Foundation
import LandUse
import TestSupport
import Testing

@testable import PlanFormats

/// Expected bytes: TCVN3 by glibc's iconv (TCVN5712-1), Windows-1258 by Python's cp1258, VNI by a public converter.
@Suite("Text encodings before Unicode") struct TextEncodingTests {
  private static func encodings() throws -> TextEncodings {
    try TextEncodings.read(from: GeoDataFolder(path: SharedData.geoData("").path))
  }

  private func decoded(_ bytes: [UInt8], _ id: String) throws -> String? {
    try #require(try Self.encodings().encoding(named: id)).decoded(bytes)?.precomposedStringWithCanonicalMapping
  }

  private static let lower =
    "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵ"

  // iconv -t TCVN5712-1; the twelve small letters with stroke, breve, circumflex and horn beside 60 with tones.
  @Test func `TCVN3 has all small letters and seven capitals`() throws {
    let bytes: [UInt8] = [
      0xB5, 0xB6, 0xB7, 0xB8, 0xB9, 0xA8, 0xBB, 0xBC, 0xBD, 0xBE, 0xC6, 0xA9, 0xC7, 0xC8, 0xC9, 0xCA, 0xCB, 0xAE, 0xCC,
      0xCE, 0xCF, 0xD0, 0xD1, 0xAA, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xDC, 0xDD, 0xDE, 0xDF, 0xE1, 0xE2, 0xE3,
      0xE4, 0xAB, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9, 0xAC, 0xEA, 0xEB, 0xEC, 0xED, 0xEE, 0xEF, 0xF1, 0xF2, 0xF3, 0xF4, 0xAD,
      0xF5, 0xF6, 0xF7, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE,
    ]
    #expect(try decoded(bytes, "tcvn3") == Self.lower)
    #expect(try decoded([0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7], "ABC") == "ĂÂÊÔƠƯĐ")
    #expect(try decoded([0x41, 0x80], "tcvn3") == nil)
  }

  @Test func `VNI spells a letter and its mark, capitals too`() throws {
    // "Phường Quế, XÃ LIÊM TUYỀN"
    let bytes = Array("Ph\u{F6}\u{F4}\u{F8}ng Que\u{E1}, XA\u{D5} LIE\u{C2}M TUYE\u{C0}N".unicodeScalars).map {
      UInt8($0.value)
    }
    #expect(try decoded(bytes, "vni") == "Phường Quế, XÃ LIÊM TUYỀN")
    // í ì ỉ ĩ ị ỵ đ stand alone.
    #expect(try decoded([0xED, 0xEC, 0xE6, 0xF3, 0xF2, 0xEE, 0xF1], "vni") == "íìỉĩịỵđ")
    // A mark behind a letter that cannot have it is nothing.
    #expect(try decoded([0x62, 0xF9], "vni") == nil)
  }

  @Test func `Windows 1258 composes its tones`() throws {
    // "Phường Quế, Đồng Văn".encode of the decomposed tones by Python's cp1258.
    let bytes: [UInt8] =
      Array("Ph".utf8) + [0xFD, 0xF5, 0xCC] + Array("ng Qu".utf8) + [0xEA, 0xEC] + Array(", ".utf8)
      + [0xD0, 0xF4, 0xCC] + Array("ng V".utf8) + [0xE3] + Array("n".utf8)
    #expect(try decoded(bytes, "cp1258") == "Phường Quế, Đồng Văn")
  }

  @Test func `UTF-8 that was taken for western text comes back`() throws {
    #expect(try decoded(Array("Phường".utf8), "utf-8-twice") == "Phường")
    #expect(try decoded([0xC3], "utf-8-twice") == nil)
  }

  @Test(arguments: [
    "phường", "Hòa", "hoà", "nghiêng", "quý", "quốc", "Đồng", "gì", "giếng", "khuya", "thuở", "XÃ", "quỳnh", "ở", "ý",
    "Đắk",
  ])
  func `these are syllables`(word: String) throws {
    #expect(try Self.encodings().syllables.holds(word) == (word != "Đắk"))
  }

  @Test(arguments: [
    "river", "río", "cañón", "phuòng", "haì", "hât", "xoong1", "áá", "bcd", "", "nghiêngg", "é-é", "quòc",
  ])
  func `these are none`(word: String) throws {
    #expect(!(try Self.encodings().syllables.holds(word)))
  }

  // MARK: Files

  /// A file with two fields; their values as characters of the file.
  private func file(_ units: [String], _ project: String = "plain", field: String = "xa") -> String {
    let features = units.enumerated().map { index, unit in
      #"{"type":"Feature","properties":{"id":"\#(index)","\#(field)":"\#(unit)","project":"\#(project)"},"geometry":"#
        + #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}"#
    }
    return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
  }

  private static let aliases = FieldAliases(rows: [
    ("id", "id"), ("unit", "xa"), ("unit", "phuong"), ("project", "project"), ("use", "loai_dat"),
  ])

  private func read(
    _ text: String, latin1: Bool = false, told: String? = nil
  ) throws -> (ParcelLayerReader.Result, LegacyText?) {
    let bytes = latin1 ? text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } : Array(text.utf8)
    let encodings = try Self.encodings()
    let result = try ParcelLayerReader.read(
      .bytes(bytes, name: "a.geojson"), id: "a", aliases: Self.aliases,
      text: TextReading(encodings, told: told.flatMap { encodings.encoding(named: $0) }))
    let notes = result.notes.compactMap { if case .legacyText(let text) = $0 { text } else { nil } }
    return (result, notes.first)
  }

  /// "Xã Liêm Tuyền", "Phường Quế" and "Đồng Hóa" as old bytes that were taken for western text.
  private static let mojibake: [String: [String]] = [
    "tcvn3": ["X\u{B7} Li\u{AA}m Tuy\u{D2}n", "Ph\u{AD}\u{EA}ng Qu\u{D5}", "\u{A7}\u{E5}ng H\u{E3}a"],
    "vni": ["Xa\u{F5} Lie\u{E2}m Tuye\u{E0}n", "Ph\u{F6}\u{F4}\u{F8}ng Que\u{E1}", "\u{D1}o\u{E0}ng Ho\u{F9}a"],
    "windows-1258": [
      "Xa\u{DE} Li\u{EA}m Tuy\u{EA}\u{CC}n", "Ph\u{FD}\u{F5}\u{CC}ng Qu\u{EA}\u{EC}", "\u{D0}\u{F4}\u{CC}ng Ho\u{EC}a",
    ],
    "utf-8-twice": [
      "X\u{C3}\u{A3} Li\u{C3}\u{AA}m Tuy\u{E1}\u{BB}\u{81}n", "Ph\u{C6}\u{B0}\u{E1}\u{BB}\u{9D}ng Qu\u{E1}\u{BA}\u{BF}",
      "\u{C4}\u{90}\u{E1}\u{BB}\u{201C}ng H\u{C3}\u{B3}a",
    ],
  ]
  private static let meant = ["Xã Liêm Tuyền", "Phường Quế", "Đồng Hóa"]

  @Test(arguments: ["tcvn3", "vni", "windows-1258", "utf-8-twice"])
  func `an encoding is found and named, and nothing is converted without being told`(id: String) throws {
    let values = try #require(Self.mojibake[id])
    let (result, note) = try read(file(values))
    let text = try #require(note)
    #expect(text.encoding == id)
    #expect(text.fields == ["xa"])
    #expect(text.values == 3)
    #expect(!text.isConverted)
    #expect(
      Self.meant.joined(separator: " ").contains(text.after) && values.joined(separator: " ").contains(text.before))
    #expect(result.layer.units?.values == values.map(\.precomposedStringWithCanonicalMapping))
  }

  @Test(arguments: ["tcvn3", "vni", "windows-1258", "utf-8-twice"])
  func `told, it is converted and composed`(id: String) throws {
    let values = try #require(Self.mojibake[id])
    let (result, note) = try read(file(values), told: id)
    #expect(result.layer.units?.values == Self.meant)
    for value in result.layer.units?.values ?? [] {
      #expect(value.utf8.elementsEqual(value.precomposedStringWithCanonicalMapping.utf8))
    }
    #expect(note?.isConverted == true)
    #expect(note?.leftOver == 0)
  }

  @Test(arguments: ["tcvn3", "vni", "windows-1258"])
  func `a file of old bytes is refused with the encoding, and read when it is told`(id: String) throws {
    let text = file(try #require(Self.mojibake[id]))
    do {
      _ = try read(text, latin1: true)
      Issue.record("read")
    } catch let error as ReadError {
      guard case .legacyText(_, id, _, _) = error.kind else {
        Issue.record("\(error)")
        return
      }
      #expect(
        error.byte
          == text.unicodeScalars.firstIndex { $0.value > 127 }.map {
            text.unicodeScalars.distance(from: text.startIndex, to: $0)
          })
    }
    let (result, _) = try read(text, latin1: true, told: id)
    #expect(result.layer.units?.values == Self.meant)
    // Offsets are those of the file, not of its characters.
    let offsets = text.utf16.indices.filter { text[$0...].hasPrefix(#"{"type":"Feature","#) }
      .map { text.utf16.distance(from: text.startIndex, to: $0) }
    #expect(result.layer.byteOffsets == offsets)
  }

  @Test func `old bytes are read right at every size of block`() throws {
    let text = file(try #require(Self.mojibake["vni"]))
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    var whole: FeatureTable?
    for size in [1, 2, 3, 7, 64, 1 << 18] {
      var options = GeoJSONReader.Options(blockSize: size)
      options.bytesAreCharacters = true
      let table = try GeoJSONReader.read(.bytes(bytes, name: "a"), options: options)
      #expect(table.fields.map(\.column.values) == (whole ?? table).fields.map(\.column.values))
      #expect(table.byteOffsets == (whole ?? table).byteOffsets, "\(size)")
      whole = table
    }
    #expect(whole?.fields[1].column.values == Self.mojibake["vni"])
  }

  @Test(arguments: [
    ["Río Duero", "Cañón", "Viñedo", "Castaños"], ["Forêt", "Côte d'Or", "Île", "Besançon"],
    ["Straße", "Möhlau", "Äcker"],
    ["Xã Liêm Tuyền", "Phường Quế", "Đồng Hóa"], ["Hà", "Xã", "Tân"], ["ö", "ä"], ["\u{B7}"], ["M\u{B7}"],
    ["§12", "§13", "½ ha", "25 m²", "°", "«x»"], ["Garðabær", "Þingvellir"],
  ])
  func `nothing is claimed of text that is no such thing, or too little of it`(values: [String]) throws {
    let (result, note) = try read(file(values))
    #expect(note == nil)
    #expect(result.layer.units?.values == values)
  }

  @Test func `a field that is right stays right when another is converted`() throws {
    let (result, note) = try read(file(try #require(Self.mojibake["tcvn3"]), "Hà Đông, Xã"), told: "tcvn3")
    #expect(result.layer.units?.values == Self.meant)
    #expect(result.layer.projects?.values == ["Hà Đông, Xã"])
    #expect(note?.fields == ["xa"])
  }

  @Test func `names of fields are read in the encoding, too`() throws {
    // "Phường" as the name of the field.
    let text = file(try #require(Self.mojibake["tcvn3"]), field: "Ph\u{AD}\u{EA}ng")
    let (told, note) = try read(text, told: "tcvn3")
    #expect(told.layer.units?.values == Self.meant)
    #expect(told.notes.contains(.taken(role: .unit, fields: ["Phường"], choice: .alias)))
    #expect(note?.fields == ["Phường"])
    #expect(try read(text).0.layer.units == nil)
  }

  @Test func `texts that differ only by composition or by the letter eth are one`() throws {
    let (result, _) = try read(
      file(["Đồng Hóa", "Ðồng Hóa", "Đo\u{302}\u{300}ng Ho\u{301}a", "Garðabær", "QÐ 12"]))
    #expect(result.layer.units?.values == ["Đồng Hóa", "Garðabær", "QĐ 12"])
  }

  @Test func `a value that is none of the encoding stays and is counted`() throws {
    let (result, note) = try read(file((Self.mojibake["tcvn3"] ?? []) + ["\u{80}\u{81}"]), told: "tcvn3")
    #expect(result.layer.units?.values == Self.meant + ["\u{80}\u{81}"])
    #expect(note?.leftOver == 1)
  }
}
