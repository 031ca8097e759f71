import LandUse
import PlanFormats

/// A table to be filled in: comments, Vietnamese headings, a row for each thing that a figure is asked for.
///
/// Vietnamese forms have `;` between fields and a decimal comma, English ones `,` and a point, as the spreadsheets of
/// each do; UTF-8 with a byte order mark, without which Excel reads Vietnamese letters wrongly.
struct TableForm {
  /// Comment lines without `#`: no quotation marks, which a spreadsheet would double.
  var comments: [String]
  var headings: [String]
  var rows: [[String]] = []

  func write(to file: OutputFile, in language: Language) {
    let (separator, decimal) = language == .vietnamese ? (";", ",") : (",", ".")
    file.write([0xEF, 0xBB, 0xBF])
    line("# decimal: " + decimal, to: file)
    for comment in comments { line(YAMLText.comment(comment), to: file) }
    for row in [headings] + rows {
      line(row.map { Self.cell($0, separator: separator) }.joined(separator: separator), to: file)
    }
  }

  private func line(_ text: String, to file: OutputFile) { file.write(text + "\r\n") }

  private static func cell(_ text: String, separator: String) -> String {
    guard text.contains(separator) || text.contains(where: { $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
