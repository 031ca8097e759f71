import PlanFormats

/// Writes comma-separated values (RFC 4180) for machines and for Excel: UTF-8 with a byte order mark (without it Excel
/// reads Vietnamese letters wrongly), CRLF, a dot as decimal sign, no grouping.
///
/// Text that a spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, tab or return) gets an
/// apostrophe before it: files come from strangers. `report.json` holds such texts unchanged.
struct CSVWriter {
  enum Cell {
    case text(String?)
    /// Digits as they are to stand there; empty for none.
    case figure(String?)
    case flag(Bool?)
  }

  private let file: OutputFile
  private let columns: Int

  init(to file: OutputFile, columns: [String]) {
    self.init(within: file, columns: columns.count)
    file.write([0xEF, 0xBB, 0xBF])
    row(columns.map { .text($0) })
  }

  /// Goes on within a table that was begun.
  init(within file: OutputFile, columns: Int) {
    self.file = file
    self.columns = columns
  }

  func row(_ cells: [Cell]) {
    precondition(cells.count == columns, "one cell per column")
    for (position, cell) in cells.enumerated() {
      if position > 0 { file.write(UInt8(ascii: ",")) }
      switch cell {
      case .text(let text): text.map(writeText)
      case .figure(let digits): digits.map { file.write($0) }
      case .flag(let flag): flag.map { file.write($0 ? "true" : "false") }
      }
    }
    file.write("\r\n")
  }

  private func writeText(_ text: String) {
    let first = text.utf8.first
    let looksLikeFormula = first.map { [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains($0) } ?? false
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if needsQuotes { file.write(UInt8(ascii: "\"")) }
    if looksLikeFormula { file.write(UInt8(ascii: "'")) }
    for byte in text.utf8 {
      if byte == 0x22 { file.write(byte) }
      file.write(byte)
    }
    if needsQuotes { file.write(UInt8(ascii: "\"")) }
  }
}
