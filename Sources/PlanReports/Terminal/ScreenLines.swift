/// Lines of a screen as they are gathered: headings, wrapped paragraphs, tables.
struct ScreenLines {
  let style: TerminalStyle
  private(set) var lines: [String] = []

  init(_ style: TerminalStyle) { self.style = style }

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func heading(_ text: String) {
    if !lines.isEmpty { lines.append("") }
    lines.append(style.marked(text, .bold))
  }

  /// Made harmless, and broken at the terminal's width.
  mutating func add(_ text: String, indent: Int = 2, _ mark: TerminalStyle.Mark? = nil) {
    for line in TextWidth.wrapped(SafeText.line(text), to: style.width - indent) {
      lines.append(String(repeating: " ", count: indent) + style.marked(line, mark))
    }
  }

  mutating func add(_ table: TextTable) { lines += table.lines(style) }

  /// As it is: to be copied.
  mutating func verbatim(_ text: [String]) { lines += text }
}
