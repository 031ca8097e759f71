import Foundation

/// How a table's bytes spell text.
public enum TableEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "UTF-8"
  case utf16LittleEndian = "UTF-16 LE"
  case utf16BigEndian = "UTF-16 BE"
}

/// The text of a file as UTF-8 bytes without byte order mark.
struct TableText {
  var bytes: [UInt8]
  var encoding: TableEncoding

  /// Decodes UTF-8 and UTF-16 with or without byte order mark.
  ///
  /// UTF-16 without one is told by its zero bytes: in the first 1,024 bytes at least a quarter of the bytes on one side
  /// (even or odd offsets) are zero and fewer than a twentieth on the other. Text in UTF-8 has none.
  ///
  /// - Throws: `notText` for anything else: the line, and what stands there.
  init(_ data: Data, file: String) throws(TableErrors) {
    let raw = [UInt8](data)
    if raw.starts(with: [0xFF, 0xFE, 0, 0]) || raw.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw Self.refusal(file, line: 1, found: "UTF-32")
    }
    if raw.starts(with: [0xEF, 0xBB, 0xBF]) {
      try self.init(utf8: Array(raw.dropFirst(3)), file: file)
    } else if raw.starts(with: [0xFF, 0xFE]) {
      try self.init(utf16: raw.dropFirst(2), encoding: .utf16LittleEndian, file: file)
    } else if raw.starts(with: [0xFE, 0xFF]) {
      try self.init(utf16: raw.dropFirst(2), encoding: .utf16BigEndian, file: file)
    } else if let encoding = Self.encodingByZeros(raw) {
      try self.init(utf16: raw[...], encoding: encoding, file: file)
    } else {
      try self.init(utf8: raw, file: file)
    }
  }

  private init(utf8 raw: [UInt8], file: String) throws(TableErrors) {
    if let zero = raw.firstIndex(of: 0) {
      throw Self.refusal(file, line: Self.line(at: zero, in: raw), found: "0x00")
    }
    if let offset = Self.firstInvalidUTF8(raw) {
      let hex = String(raw[offset], radix: 16, uppercase: true)
      throw Self.refusal(file, line: Self.line(at: offset, in: raw), found: "0x" + hex)
    }
    bytes = raw
    encoding = .utf8
  }

  private init(utf16 raw: ArraySlice<UInt8>, encoding: TableEncoding, file: String) throws(TableErrors) {
    guard raw.count.isMultiple(of: 2) else {
      throw Self.refusal(file, line: nil, found: "")
    }
    let high = encoding == .utf16BigEndian ? 0 : 1
    let units = stride(from: raw.startIndex, to: raw.endIndex, by: 2).map {
      UInt16(raw[$0 + high]) << 8 | UInt16(raw[$0 + 1 - high])
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw Self.refusal(file, line: nil, found: "")
    }
    bytes = Array(text.utf8)
    self.encoding = encoding
  }

  private static func refusal(_ file: String, line: Int?, found: String) -> TableErrors {
    TableErrors([
      TableError(
        .notText, at: TablePlace(file: file, line: line), found: found,
        allowed: TableEncoding.allCases.map(\.rawValue))
    ])
  }

  private static func encodingByZeros(_ raw: [UInt8]) -> TableEncoding? {
    let head = raw.prefix(1024)
    let half = head.count / 2
    guard half > 0 else { return nil }
    var zeros = [0, 0]
    for (offset, byte) in head.enumerated() where byte == 0 { zeros[offset % 2] += 1 }
    if zeros[1] * 4 >= half, zeros[0] * 20 < half { return .utf16LittleEndian }
    if zeros[0] * 4 >= half, zeros[1] * 20 < half { return .utf16BigEndian }
    return nil
  }

  private static func firstInvalidUTF8(_ raw: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: raw.span)
      return nil
    } catch {
      return min(error.byteOffsets.lowerBound, raw.count - 1)
    }
  }

  private static func line(at offset: Int, in raw: [UInt8]) -> Int {
    1 + raw[..<offset].count { $0 == UInt8(ascii: "\n") }
  }
}
