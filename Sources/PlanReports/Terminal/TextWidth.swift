/// Columns that text takes on a terminal: one for each grapheme, two for East Asian wide ones and pictographs.
///
/// Vietnamese letters are one column, composed or not.
enum TextWidth {
  static func columns(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + columns($1) } }

  /// The text cut to at most `limit` columns, the last of them `…` where something was cut.
  static func fitted(_ text: String, to limit: Int) -> String {
    guard limit > 0, columns(text) > limit else { return limit > 0 ? text : "" }
    var cut = ""
    var used = 0
    for character in text {
      used += columns(character)
      if used > limit - 1 { break }
      cut.append(character)
    }
    return cut + "…"
  }

  static func padded(_ text: String, to width: Int, toRight: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - columns(text)))
    return toRight ? space + text : text + space
  }

  /// The text in lines of at most `width` columns, broken at spaces; longer words are left whole.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, columns(line) + 1 + columns(word) > width {
        lines.append(line)
        line = String(word)
      } else {
        line += (line.isEmpty ? "" : " ") + word
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  private static func columns(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
