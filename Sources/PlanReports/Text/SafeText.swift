/// Text of the data made harmless for the place it is printed in. Letters and diacritics stay as they are.
enum SafeText {
  /// For the terminal and one-line sentences: control characters, and marks that turn the writing direction, become
  /// `�`.
  static func line(_ text: some StringProtocol) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return String(text) }
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { safe.append(isHarmful(scalar) ? "\u{FFFD}" : scalar) }
    return String(safe)
  }

  /// A value of the data as an example or in a table: so much of it that it can be known again.
  static func value(_ text: some StringProtocol) -> String {
    let head = text.unicodeScalars.prefix(longestValue)
    let isWhole = head.endIndex == text.unicodeScalars.endIndex
    return line(String(String.UnicodeScalarView(head))) + (isWhole ? "" : "…")
  }

  /// A property may hold megabytes; no code, area or name of a unit is longer.
  private static let longestValue = 80

  /// For the end of a sentence of ours: without full stops of its own.
  static func clause(_ text: some StringProtocol) -> String {
    var safe = line(text)
    while let last = safe.last, last == "." || last.isWhitespace { safe.removeLast() }
    return safe
  }

  /// For a cell or a paragraph of Markdown.
  static func markdown(_ text: some StringProtocol) -> String {
    var safe = ""
    for character in line(text) {
      if #"\`*_[]<>|#~"#.contains(character) { safe.append("\\") }
      safe.append(character)
    }
    return safe
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
