/// A code of the data (unit, period) as the name of a file or folder: letters A–Z, a–z, digits, `_` and `-` stay, every
/// other byte of its UTF-8 becomes `%XX`. So no code can name a parent, a root or a hidden file, and two codes never
/// share a name.
public struct PathComponent: Sendable, Hashable, CustomStringConvertible {
  /// Names longer than this are cut and told apart by a hash: file systems end at 255 bytes.
  private static let limit = 120

  public let text: String

  public init(_ code: some StringProtocol) {
    var escaped = ""
    for byte in code.utf8 {
      if Self.isPlain(byte) {
        escaped.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        escaped += "%" + Self.hexadecimal(UInt64(byte), digits: 2)
      }
    }
    if escaped.isEmpty { escaped = "%" }
    if escaped.utf8.count > Self.limit {
      escaped = String(escaped.prefix(Self.limit)) + "~" + Self.hexadecimal(Self.hash(code), digits: 16)
    }
    text = escaped
  }

  public var description: String { text }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
    default: false
    }
  }

  private static func hexadecimal(_ value: UInt64, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// FNV-1a, 64 bits (Fowler, Noll, Vo).
  private static func hash(_ text: some StringProtocol) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
