/// One field of a table as written.
struct TableCell: Sendable, Hashable {
  /// Without quotation marks, and without blanks around.
  var text: String
  /// The line on which it begins; 1-based.
  var line: Int
}

/// Splits the bytes of a table into records of fields.
///
/// Fields follow RFC 4180: a field that begins with a quotation mark runs to the closing one, two of them stand for
/// one, and newlines belong to it. Lines end with CRLF, LF or CR. Lines that begin with `#` are comments; a record all
/// of whose fields are empty is no record. Linear in the bytes.
struct RecordScanner {
  private let bytes: [UInt8]
  let separator: UInt8
  private let file: String
  private let log: FaultLog
  private(set) var offset = 0
  private(set) var line = 1

  private static let quote = UInt8(ascii: "\"")
  private static let carriageReturn = UInt8(ascii: "\r")
  private static let lineFeed = UInt8(ascii: "\n")

  init(_ bytes: [UInt8], separator: UInt8, file: String, log: FaultLog, from start: (offset: Int, line: Int)) {
    self.bytes = bytes
    self.separator = separator
    self.file = file
    self.log = log
    offset = start.offset
    line = start.line
  }

  /// The next record; nil at the end of the file. Comment lines are given to `comment` with their line number.
  mutating func next(comment: (_ text: String, _ line: Int) -> Void) -> [TableCell]? {
    while offset < bytes.count {
      if isComment {
        let start = line
        comment(restOfLine(), start)
        continue
      }
      let cells = record()
      if cells.contains(where: { !$0.text.isEmpty }) { return cells }
    }
    return nil
  }

  /// A line that begins with `#`; also in quotes, which spreadsheets put around a cell that holds the separator.
  private var isComment: Bool {
    let first = bytes[offset] == Self.quote && offset + 1 < bytes.count ? bytes[offset + 1] : bytes[offset]
    return first == UInt8(ascii: "#")
  }

  private mutating func record() -> [TableCell] {
    var cells: [TableCell] = []
    while true {
      cells.append(field(number: cells.count + 1))
      if offset < bytes.count, bytes[offset] == separator {
        offset += 1
        continue
      }
      skipNewline()
      return cells
    }
  }

  private mutating func field(number: Int) -> TableCell {
    skipBlanks()
    let start = line
    if offset < bytes.count, bytes[offset] == Self.quote { return quotedField(number: number) }
    let first = offset
    var hasQuote = false
    while offset < bytes.count, bytes[offset] != separator, !isNewline(bytes[offset]) {
      if bytes[offset] == Self.quote { hasQuote = true }
      offset += 1
    }
    let text = Self.trimmed(bytes[first..<offset])
    if hasQuote { log.add(.strayQuote, at: place(start, number), found: text) }
    return TableCell(text: text, line: start)
  }

  private mutating func quotedField(number: Int) -> TableCell {
    let start = line
    var content: [UInt8] = []
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == Self.quote {
        offset += 1
        guard offset < bytes.count, bytes[offset] == Self.quote else {
          endQuotedField(number: number, line: start)
          return TableCell(text: Self.trimmed(content[...]), line: start)
        }
      } else if isNewline(byte) {
        content.append(Self.lineFeed)
        skipNewline()
        continue
      }
      content.append(byte)
      offset += 1
    }
    log.add(.unclosedQuote, at: place(start, number))
    return TableCell(text: Self.trimmed(content[...]), line: start)
  }

  /// Behind the closing quotation mark only blanks may stand before the separator.
  private mutating func endQuotedField(number: Int, line start: Int) {
    skipBlanks()
    let first = offset
    while offset < bytes.count, bytes[offset] != separator, !isNewline(bytes[offset]) { offset += 1 }
    if first < offset {
      log.add(.strayQuote, at: place(start, number), found: "\"" + Self.trimmed(bytes[first..<offset]))
    }
  }

  private func place(_ line: Int, _ number: Int) -> TablePlace {
    TablePlace(file: file, line: line, column: number)
  }

  private func isNewline(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }

  private mutating func skipBlanks() {
    while offset < bytes.count, bytes[offset] != separator,
      bytes[offset] == UInt8(ascii: " ") || bytes[offset] == UInt8(ascii: "\t")
    { offset += 1 }
  }

  private mutating func skipNewline() {
    guard offset < bytes.count else { return }
    if bytes[offset] == Self.carriageReturn, offset + 1 < bytes.count, bytes[offset + 1] == Self.lineFeed {
      offset += 1
    }
    offset += 1
    line += 1
  }

  /// The text up to the end of the line; stands behind the newline afterwards.
  mutating func restOfLine() -> String {
    let first = offset
    while offset < bytes.count, !isNewline(bytes[offset]) { offset += 1 }
    let text = String(decoding: bytes[first..<offset], as: UTF8.self)
    skipNewline()
    return text
  }

  /// Without white space around, no-break spaces included.
  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    // Nearly every field: visible ASCII at both ends.
    if let first = bytes.first, let last = bytes.last, (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) {
      return text
    }
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }
}
