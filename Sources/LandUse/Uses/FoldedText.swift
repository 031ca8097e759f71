/// Texts as people vary them, made comparable: lower case, Vietnamese letters without their marks, blanks alike.
///
/// NFC and NFD come to the same, `Đ` and the letter eth that often stands for it are `d`; nothing depends on the locale.
public enum FoldedText {
  /// Lower case without marks, every run of blanks (no-break ones too) one space, none at the ends.
  ///
  /// Signs stay; invisible marks go; `²` is `2`, and every dash is `-`.
  public static func folded(_ text: some StringProtocol) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars { append(scalar, to: &bytes) }
    if bytes.last == space { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The words of a text, folded, with one space between: only letters and digits.
  ///
  /// `Đất thương mại, dịch vụ` and `dat thuong mai dich vu` come to the same.
  public static func words(_ text: some StringProtocol) -> String {
    var words: [UInt8] = []
    for byte in folded(text).utf8 {
      if isWordByte(byte) {
        words.append(byte)
      } else if let last = words.last, last != space {
        words.append(space)
      }
    }
    if words.last == space { words.removeLast() }
    return String(decoding: words, as: UTF8.self)
  }

  /// True for texts that stand for no value in files: nothing but blanks, `-`, `null` and the like.
  public static func isVoid(_ text: String) -> Bool {
    // Most values tell that by their first byte.
    guard let first = text.utf8.first else { return true }
    guard first <= 0x20 || first >= 0x80 || firstOfVoids.contains(first) else { return false }
    return isVoid(folded: folded(text))
  }

  /// True for a text whose first byte tells that it is a value.
  static func isValue(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = utf8.first else { return false }
    return first > 0x20 && first < 0x80 && !firstOfVoids.contains(first)
  }

  static func isVoid(folded: String) -> Bool { voids.contains(folded) }

  private static let voids: Set<String> = ["", "-", "--", "null", "<null>", "(null)", "n/a"]
  private static let firstOfVoids = Array("-<(nN".utf8)

  private static let space = UInt8(ascii: " ")

  /// Letters and digits of ASCII, and every byte of other letters.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte >= 0x80
  }

  private static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    switch scalar.value {
    case 0x41...0x5A: bytes.append(UInt8(scalar.value) + 0x20)
    case 0x21...0x7E: bytes.append(UInt8(scalar.value))
    // Combining marks: what NFD makes of a letter's marks.
    case 0x300...0x36F: break
    // Invisible: zero-width marks, the soft hyphen, a byte order mark.
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: break
    case 0xB2: bytes.append(UInt8(ascii: "2"))
    case 0x2010...0x2015, 0x2212: bytes.append(UInt8(ascii: "-"))
    case _ where scalar.value <= 0x20 || scalar.properties.isWhitespace:
      if let last = bytes.last, last != space { bytes.append(space) }
    default: appendLetter(scalar, to: &bytes)
    }
  }

  private static func appendLetter(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
    for lower in scalar.properties.lowercaseMapping.unicodeScalars where !(0x300...0x36F).contains(lower.value) {
      if let plain = VietnameseLetter(Character(lower))?.plain.asciiValue {
        bytes.append(plain)
      } else {
        bytes += String(lower).utf8
      }
    }
  }
}
