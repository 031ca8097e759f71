public import LandUse

/// A row of a table that has been split but not typed.
struct TableRow: Sendable {
  /// 1-based.
  var line: Int
  var cells: [TableCell]
}

/// A table as read: known columns, rows as long as the heading line, the decimal sign it declares.
public struct CSVTable: Sendable {
  public let file: String
  public let encoding: TableEncoding
  /// `,` `;` or a tab.
  public let separator: Character
  /// As the file or the caller declares; nil when neither does.
  public let decimalSign: DecimalSign?
  /// As written, trimmed.
  public let headings: [String]
  /// Columns that nothing reads.
  public let notices: [TableNotice]
  let schema: TableSchema
  /// Field number (0-based) by column name.
  let fields: [String: Int]
  let rows: [TableRow]

  public var count: Int { rows.count }

  /// The text of a known column in a row, `""` when empty; nil when the table lacks the column.
  public subscript(row: Int, column: String) -> String? {
    fields[column].map { rows[row].cells[$0].text }
  }

  /// The line on which a row begins; 1-based.
  public func line(ofRow row: Int) -> Int { rows[row].line }
}
