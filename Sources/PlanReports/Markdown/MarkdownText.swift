/// A Markdown page in the making.
struct MarkdownText {
  enum Alignment: String { case left = ":--", right = "--:", centre = ":-:" }

  private(set) var text = ""

  mutating func heading(_ title: String, level: Int) { text += String(repeating: "#", count: level) + " \(title)\n\n" }

  mutating func paragraph(_ body: String) { text += body + "\n\n" }

  mutating func quote(_ body: String) { text += "> \(body)\n\n" }

  mutating func items(_ items: [String]) {
    guard !items.isEmpty else { return }
    for item in items { text += "- \(item)\n" }
    text += "\n"
  }

  /// Cells must be safe already; see `SafeText.markdown`.
  mutating func table(_ columns: [(title: String, alignment: Alignment)], _ rows: [[String]]) {
    text += "| " + columns.map(\.title).joined(separator: " | ") + " |\n"
    text += "|" + columns.map { " \($0.alignment.rawValue) " }.joined(separator: "|") + "|\n"
    for row in rows { text += "| " + row.joined(separator: " | ") + " |\n" }
    text += "\n"
  }
}
