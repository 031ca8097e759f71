import Foundation
import LandUse

/// The encodings that are known, and what tells them: `GeoData/schemes/encodings/`.
public struct TextEncodings: Sendable {
  /// In the order of the index.
  public let all: [TextEncoding]
  /// The index, the tables and the syllables.
  public let files: [DigestedFile]
  let western: WesternBytes
  let syllables: VietnameseSyllables

  /// None: texts are taken as they stand.
  public static let none = TextEncodings(
    all: [], files: [], western: WesternBytes([:]), syllables: VietnameseSyllables(initials: [], rhymes: []))

  init(all: [TextEncoding], files: [DigestedFile], western: WesternBytes, syllables: VietnameseSyllables) {
    self.all = all
    self.files = files
    self.western = western
    self.syllables = syllables
  }

  /// By id or other id, without regard to case.
  public func encoding(named text: String) -> TextEncoding? {
    let wanted = text.lowercased()
    return all.first { $0.id == wanted } ?? all.first { $0.otherIDs.contains(wanted) }
  }

  /// - Throws: every fault of the files.
  public static func read(from folder: GeoDataFolder) throws(TableErrors) -> TextEncodings {
    var reading = EncodingReading(folder: folder)
    return try reading.encodings()
  }
}

/// The bytes behind characters of western text (Windows-1252, and Latin-1 with its control characters).
struct WesternBytes: Sendable {
  private let bytes: [Unicode.Scalar: UInt8]

  /// - Parameter characters: those of the bytes 80 to 9F.
  init(_ characters: [UInt8: Unicode.Scalar]) {
    bytes = Dictionary(characters.map { ($1, $0) }) { first, _ in first }
  }

  /// Nil when a character is no byte of western text: then the text is no bytes that were taken for it.
  func bytes(of text: some StringProtocol) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      if scalar.value < 0x100 {
        result.append(UInt8(scalar.value))
      } else if let byte = bytes[scalar] {
        result.append(byte)
      } else {
        return nil
      }
    }
    return result
  }
}

/// The reading of `schemes/encodings/`.
private struct EncodingReading {
  private static let subfolder = "schemes/encodings/"
  let folder: GeoDataFolder
  let log = FaultLog()
  var files: [DigestedFile] = []

  init(folder: GeoDataFolder) { self.folder = folder }

  mutating func encodings() throws(TableErrors) -> TextEncodings {
    let index = try rows("encodings.csv", .encodings)
    var all: [TextEncoding] = []
    for row in index {
      guard let id = row.requiredText("id"), let vietnamese = row.requiredText("name_vi"),
        let english = row.requiredText("name_en")
      else { continue }
      let table = row.text("table")
      all.append(
        TextEncoding(
          id: id, names: [.vietnamese: vietnamese, .english: english],
          otherIDs: (row.text("other_ids") ?? "").split(separator: " ").map(String.init),
          table: table == nil ? nil : try self.table(table ?? "")))
    }
    var characters: [UInt8: Unicode.Scalar] = [:]
    for row in try rows("windows-1252.csv", .encodingTable) {
      if let (bytes, text) = entry(row), bytes.count == 1, let scalar = text.unicodeScalars.first {
        characters[bytes[0]] = scalar
      }
    }
    let syllables = try self.syllables()
    try log.check()
    return TextEncodings(all: all, files: files, western: WesternBytes(characters), syllables: syllables)
  }

  private mutating func table(_ file: String) throws(TableErrors) -> TextEncoding.Table {
    var table = TextEncoding.Table()
    for row in try rows(file, .encodingTable) {
      guard let (bytes, text) = entry(row) else { continue }
      if bytes.count == 1 {
        table.singles[Int(bytes[0])] = text
      } else {
        table.pairs[UInt16(bytes[0]) << 8 | UInt16(bytes[1])] = text
      }
    }
    return table
  }

  /// `61 F9` and `00E1`: one or two bytes, one or more characters.
  private func entry(_ row: RowReader) -> (bytes: [UInt8], text: String)? {
    guard let hex = row.requiredText("bytes"), let codes = row.requiredText("unicode") else { return nil }
    let bytes = hex.split(separator: " ").map { UInt8($0, radix: 16) }
    let scalars = codes.split(separator: " ").map { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
    guard (1...2).contains(bytes.count), !bytes.contains(nil), !scalars.isEmpty, !scalars.contains(nil) else {
      log.add(.notAllowed, at: row.place("bytes"), found: hex + " → " + codes, allowed: ["61 F9 → 00E1"])
      return nil
    }
    return (bytes.compactMap { $0 }, String(String.UnicodeScalarView(scalars.compactMap { $0 })))
  }

  private mutating func syllables() throws(TableErrors) -> VietnameseSyllables {
    var (initials, rhymes): ([String], [String]) = ([], [])
    for row in try rows("syllables.csv", .syllables) {
      guard let part = row.choice("part", [("initial", true), ("rhyme", false)], default: nil),
        let text = row.requiredText("text")
      else { continue }
      if part { initials.append(text) } else { rhymes.append(text) }
    }
    return VietnameseSyllables(initials: initials, rhymes: rhymes)
  }

  private mutating func rows(_ file: String, _ schema: TableSchema) throws(TableErrors) -> [RowReader] {
    let name = Self.subfolder + file
    let path = folder.path + "/" + name
    let data = try folder.files.read(path, namedAt: TablePlace(file: name))
    files.append(DigestedFile(name: name, path: path, sha256: TableDigest.sha256(of: data)))
    let table = try CSVReader(separator: ",").read(data, file: name, columns: schema)
    return (0..<table.count).map { RowReader(table: table, row: $0, log: log) }
  }
}

extension TableSchema {
  static let encodings = TableSchema([
    TableColumn("id", isRequired: true), TableColumn("name_vi", isRequired: true),
    TableColumn("name_en", isRequired: true), TableColumn("other_ids"), TableColumn("table"), TableColumn("source"),
  ])

  static let encodingTable = TableSchema([
    TableColumn("bytes", isRequired: true), TableColumn("unicode", isRequired: true), TableColumn("text"),
  ])

  static let syllables = TableSchema([
    TableColumn("part", isRequired: true), TableColumn("text", isRequired: true), TableColumn("source"),
  ])
}
