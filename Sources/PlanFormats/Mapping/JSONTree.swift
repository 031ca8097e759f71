/// A JSON value in memory: for texts that are short and already known to be JSON, or not.
enum JSONTree {
  case object([(key: String, value: JSONTree)])
  case array([JSONTree])
  case text(String)
  case number(String)
  case literal

  /// Nil when the text is no JSON, nested deeper than sixteen levels, or longer than a megabyte.
  static func read(_ text: String) -> JSONTree? {
    guard text.utf8.count <= 1 << 20 else { return nil }
    var reader = JSONTreeReader(bytes: Array(text.utf8)[...])
    guard let value = reader.value(depth: 0) else { return nil }
    reader.skipSpace()
    return reader.bytes.isEmpty ? value : nil
  }
}

private struct JSONTreeReader {
  private static let deepest = 16

  var bytes: ArraySlice<UInt8>

  mutating func skipSpace() { bytes = bytes.drop { $0 == 0x20 || (0x09...0x0D).contains($0) } }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    skipSpace()
    guard bytes.first == UInt8(ascii: byte) else { return false }
    bytes.removeFirst()
    return true
  }

  mutating func value(depth: Int) -> JSONTree? {
    skipSpace()
    guard depth < Self.deepest, let first = bytes.first else { return nil }
    switch first {
    case UInt8(ascii: "{"): return object(depth)
    case UInt8(ascii: "["): return array(depth)
    case UInt8(ascii: "\""): return string().map { .text($0) }
    case UInt8(ascii: "-"), 0x30...0x39:
      let number = bytes.prefix { (0x30...0x39).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }
      bytes = bytes.dropFirst(number.count)
      return .number(String(decoding: number, as: UTF8.self))
    default:
      for literal in ["true", "false", "null"] where bytes.starts(with: literal.utf8) {
        bytes = bytes.dropFirst(literal.utf8.count)
        return .literal
      }
      return nil
    }
  }

  private mutating func object(_ depth: Int) -> JSONTree? {
    guard take("{") else { return nil }
    var members: [(key: String, value: JSONTree)] = []
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      guard let key = string(), take(":"), let value = value(depth: depth + 1) else { return nil }
      members.append((key, value))
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func array(_ depth: Int) -> JSONTree? {
    guard take("[") else { return nil }
    var items: [JSONTree] = []
    if take("]") { return .array(items) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      items.append(value)
    } while take(",")
    return take("]") ? .array(items) : nil
  }

  private mutating func string() -> String? {
    guard bytes.first == UInt8(ascii: "\"") else { return nil }
    bytes.removeFirst()
    var units: [UInt16] = []
    var text: [UInt8] = []
    func flushed() -> [UInt8] { units.isEmpty ? [] : Array(String(decoding: units, as: UTF16.self).utf8) }
    while let byte = bytes.popFirst() {
      if byte == UInt8(ascii: "\\") {
        guard let unit = escape() else { return nil }
        units.append(unit)
        continue
      }
      text += flushed()
      units.removeAll()
      if byte == UInt8(ascii: "\"") { return String(decoding: text, as: UTF8.self) }
      text.append(byte)
    }
    return nil
  }

  private mutating func escape() -> UInt16? {
    guard let byte = bytes.popFirst() else { return nil }
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "u"):
      let digits = bytes.prefix(4)
      bytes = bytes.dropFirst(4)
      return digits.count == 4 ? UInt16(String(decoding: digits, as: UTF8.self), radix: 16) : nil
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UInt16(byte)
    default: return nil
    }
  }
}
