public import Foundation
public import LandUse

/// Reads tables: separators `,` `;` tab, UTF-8 and UTF-16, quoted fields, comments, every way of ending a line.
///
/// - A line `# decimal: ,` or `# decimal: .` declares the decimal sign of the file; it wins over the one given here.
///   What happens without a declaration stands at `DecimalText`.
/// - A first line `sep=;` (as spreadsheets write it) gives the separator. Otherwise it is the one that yields the most
///   known headings, then the most headings, in the order `,` `;` tab.
/// - Headings are known by name or alias, without case, diacritics and punctuation. A column that nothing reads is a
///   notice; a required one that is missing, or one that stands there twice, is an error.
/// - Rows of another length than the heading line are errors, never padded.
public struct CSVReader: Sendable {
  /// Nil: detected.
  public var separator: Character?
  public var decimalSign: DecimalSign?

  public init(separator: Character? = nil, decimalSign: DecimalSign? = nil) {
    self.separator = separator
    self.decimalSign = decimalSign
  }

  /// Splits a table and finds its columns. O(bytes).
  ///
  /// - Parameter file: the name that errors and notices carry.
  /// - Throws: all faults of the table together, at most `TableErrors.limit` of them kept.
  public func read(_ data: Data, file: String, columns schema: TableSchema) throws(TableErrors) -> CSVTable {
    let text = try TableText(data, file: file)
    let log = FaultLog()
    let head = TableHead(text.bytes, file: file, schema: schema, separator: separator, log: log)
    var directives = TableDirectives(file: file, log: log)
    var scanner = RecordScanner(text.bytes, separator: head.separator, file: file, log: log, from: head.start)
    guard let heading = scanner.next(comment: { directives.read($0, line: $1) }) else {
      log.add(.empty, at: TablePlace(file: file), allowed: schema.names)
      throw TableErrors(log.errors, total: log.total)
    }
    let fields = fieldNumbers(of: heading, schema: schema, file: file, log: log)
    var rows: [TableRow] = []
    while let cells = scanner.next(comment: { directives.read($0, line: $1) }) {
      let line = cells.first?.line ?? 0
      guard cells.count == heading.count else {
        log.add(
          .raggedRow, at: TablePlace(file: file, line: line), found: "\(cells.count)",
          allowed: ["\(heading.count)"])
        continue
      }
      rows.append(TableRow(line: line, cells: cells))
    }
    try log.check()
    return CSVTable(
      file: file, encoding: text.encoding, separator: Character(Unicode.Scalar(head.separator)),
      decimalSign: directives.decimalSign ?? decimalSign, headings: heading.map(\.text), notices: log.notices,
      schema: schema, fields: fields, rows: rows)
  }

  private func fieldNumbers(
    of heading: [TableCell], schema: TableSchema, file: String, log: FaultLog
  ) -> [String: Int] {
    var fields: [String: Int] = [:]
    for (index, cell) in heading.enumerated() {
      let place = TablePlace(file: file, line: cell.line, column: index + 1, name: cell.text)
      guard let column = schema.column(headed: cell.text) else {
        log.note(TableNotice(.unknownColumn, at: place, found: cell.text, allowed: schema.names))
        continue
      }
      if let first = fields[column.name] {
        log.add(
          .duplicateColumn, at: place, found: column.name, allowed: ["\(first + 1)"])
      } else {
        fields[column.name] = index
      }
    }
    for column in schema.columns where column.isRequired && fields[column.name] == nil {
      log.add(
        .missingColumn, at: TablePlace(file: file, line: heading.first?.line, name: column.name),
        found: heading.map(\.text).joined(separator: " | "), allowed: [column.name] + column.aliases,
        nearest: NearestText.closest(to: column.name, in: heading.map(\.text)))
    }
    return fields
  }
}

/// Finds the separator of a table and where its records begin.
struct TableHead {
  var separator: UInt8
  /// Behind a `sep=;` line.
  var start: (offset: Int, line: Int) = (0, 1)

  private static let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]

  init(_ bytes: [UInt8], file: String, schema: TableSchema, separator given: Character?, log: FaultLog) {
    separator = given?.asciiValue ?? Self.candidates[0]
    if bytes.starts(with: Array("sep=".utf8)), bytes.count > 4, Self.candidates.contains(bytes[4]) {
      separator = bytes[4]
      var scanner = RecordScanner(bytes, separator: separator, file: file, log: log, from: (0, 1))
      _ = scanner.restOfLine()
      start = (scanner.offset, scanner.line)
    } else if given == nil {
      separator = Self.detected(bytes, file: file, schema: schema)
    }
  }

  private static func detected(_ bytes: [UInt8], file: String, schema: TableSchema) -> UInt8 {
    var best = (separator: candidates[0], known: -1, fields: -1)
    for candidate in candidates {
      // A trial: what it would complain about is said by the real reading.
      var scanner = RecordScanner(bytes, separator: candidate, file: file, log: FaultLog(), from: (0, 1))
      let cells = scanner.next { _, _ in } ?? []
      let known = cells.count { schema.column(headed: $0.text) != nil }
      if (known, cells.count) > (best.known, best.fields) { best = (candidate, known, cells.count) }
    }
    return best.separator
  }
}

/// What comment lines declare.
struct TableDirectives {
  let file: String
  let log: FaultLog
  private(set) var decimalSign: DecimalSign?

  init(file: String, log: FaultLog) {
    self.file = file
    self.log = log
  }

  /// Takes `# decimal: ,`; other comments say nothing. Separators that a spreadsheet put behind it are ignored.
  mutating func read(_ comment: String, line: Int) {
    let text = comment.drop { $0 == "#" || $0 == "\"" || $0.isWhitespace }
    guard text.lowercased().hasPrefix("decimal:") else { return }
    let value = text.dropFirst("decimal:".count).filter { !$0.isWhitespace && $0 != "\"" }
    let place = TablePlace(file: file, line: line, name: "decimal")
    let allowed = DecimalSign.allCases.map(\.rawValue)
    guard let first = value.first, let sign = DecimalSign(rawValue: String(first)),
      value.dropFirst().allSatisfy({ $0 == "," || $0 == ";" })
    else {
      log.add(.directive, at: place, found: String(value), allowed: allowed)
      return
    }
    if let earlier = decimalSign, earlier != sign {
      log.add(.directive, at: place, found: sign.rawValue, allowed: [earlier.rawValue])
    }
    decimalSign = sign
  }
}
