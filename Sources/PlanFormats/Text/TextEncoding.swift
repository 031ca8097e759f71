public import LandUse

/// An encoding of Vietnamese text before Unicode: bytes, or pairs of bytes, to text. Data
/// (`GeoData/schemes/encodings/`).
public struct TextEncoding: Sendable {
  /// As flags and plans name it: `tcvn3`.
  public let id: String
  public let names: [Language: String]
  /// Other ids by which it is known.
  let otherIDs: [String]
  /// Nil: the bytes are UTF-8 that was taken for western text.
  private let table: Table?

  struct Table: Sendable {
    /// By the byte.
    var singles = [String?](repeating: nil, count: 256)
    /// By both bytes; they go before single ones.
    var pairs: [UInt16: String] = [:]
  }

  init(id: String, names: [Language: String], otherIDs: [String], table: Table?) {
    self.id = id
    self.names = names
    self.otherIDs = otherIDs
    self.table = table
  }

  public func name(in language: Language) -> String { names[language] ?? id }

  /// The text that the bytes spell, not composed; nil when a byte above 7F has no meaning there. O(bytes).
  func decoded(_ bytes: some Collection<UInt8>) -> String? {
    let bytes = Array(bytes)
    guard let table else { return String(validating: bytes, as: UTF8.self) }
    var text = ""
    text.reserveCapacity(bytes.count * 2)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if index + 1 < bytes.count, let pair = table.pairs[UInt16(byte) << 8 | UInt16(bytes[index + 1])] {
        text += pair
        index += 2
        continue
      }
      if let single = table.singles[Int(byte)] {
        text += single
      } else if byte < 0x80 {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        return nil
      }
      index += 1
    }
    return text
  }
}
