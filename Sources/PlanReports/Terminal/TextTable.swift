/// Rows of cells laid out in columns for a terminal.
struct TextTable {
  struct Cell {
    var text: String
    var mark: TerminalStyle.Mark?

    init(_ text: String, _ mark: TerminalStyle.Mark? = nil) {
      self.text = text
      self.mark = mark
    }
  }

  enum Alignment { case left, right }

  private let alignments: [Alignment]
  /// The column that gives way when the table is wider than the terminal.
  private let elastic: Int
  private var rows: [[Cell]] = []

  init(_ alignments: [Alignment], elastic: Int) {
    self.alignments = alignments
    self.elastic = elastic
  }

  mutating func append(_ cells: [Cell]) { rows.append(cells) }

  private var naturalWidths: [Int] {
    alignments.indices.map { column in
      rows.map { $0.indices.contains(column) ? TextWidth.columns($0[column].text) : 0 }.max() ?? 0
    }
  }

  /// Columns that the table takes when nothing is cut.
  var naturalWidth: Int { Self.width(naturalWidths) }

  private static func width(_ widths: [Int]) -> Int { 2 + widths.reduce(0, +) + 2 * max(0, widths.count - 1) }

  /// Lines indented by two columns; no space at their ends.
  func lines(_ style: TerminalStyle) -> [String] {
    var widths = naturalWidths
    let used = Self.width(widths)
    if used > style.width { widths[elastic] = max(6, widths[elastic] - (used - style.width)) }
    return rows.map { line($0, widths, style) }
  }

  private func line(_ cells: [Cell], _ widths: [Int], _ style: TerminalStyle) -> String {
    var line = " "
    for (column, cell) in cells.enumerated() {
      let text = TextWidth.fitted(cell.text, to: widths[column])
      let space = String(repeating: " ", count: max(0, widths[column] - TextWidth.columns(text)))
      let marked = style.marked(text, cell.mark)
      let isLast = column == cells.count - 1
      line += (column == 0 ? " " : "  ")
      line += alignments[column] == .right ? space + marked : marked + (isLast ? "" : space)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
