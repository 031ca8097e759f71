public import LandUse

/// Writes JSON (RFC 8259) in the order in which it is told: same calls, same bytes.
///
/// Strings keep their characters as UTF-8. Numbers that are not finite become null. Misuse (a value without a key
/// within an object, an unclosed object) is not detected; `beginObject` and `end` must match.
public final class JSONWriter {
  public let file: OutputFile
  /// Not checked for exclusive access, as the text of the file: what changes it is not given the writer besides.
  @exclusivity(unchecked) private var layout: JSONLayout

  /// - Parameter pretty: one member a line, two spaces a level.
  public init(to file: OutputFile, pretty: Bool = false) {
    self.file = file
    layout = JSONLayout(isPretty: pretty)
  }

  /// Goes on within the containers that another writer has open, for a text that is put together in its order.
  private init(to file: OutputFile, continuing layout: JSONLayout) {
    self.file = file
    self.layout = layout
  }

  /// Writes into memory: the text is in `file.contents`.
  public convenience init(pretty: Bool = false) { self.init(to: .inMemory(), pretty: pretty) }

  /// What was written into memory, as text.
  public var text: String { String(decoding: file.contents, as: UTF8.self) }

  // MARK: Structure

  public func beginObject() { write { $0.begin(UInt8(ascii: "{"), closing: UInt8(ascii: "}"), &$1) } }
  public func beginArray() { write { $0.begin(UInt8(ascii: "["), closing: UInt8(ascii: "]"), &$1) } }

  /// Closes the innermost object or array.
  public func end() { write { $0.end(&$1) } }

  public func object(_ members: () throws -> Void) rethrows {
    beginObject()
    try members()
    end()
  }

  public func array(_ elements: () throws -> Void) rethrows {
    beginArray()
    try elements()
    end()
  }

  public func key(_ name: String) { write { $0.key(name, &$1) } }

  // MARK: Values

  public func string(_ value: String) { element { $0.appendQuoted(value) } }

  public func string(_ value: String?) { value.map { string($0) } ?? null() }

  public func integer(_ value: some BinaryInteger) {
    if let value = Int64(exactly: value) {
      element { NumberText.append(value, to: &$0) }
    } else {
      element { $0.append(String(value)) }
    }
  }

  /// Shortest digits that give the same float back.
  public func number(_ value: Double) { element { NumberText.appendShortest(value, to: &$0) } }

  /// Exactly so many decimals (at most 15), halves away from zero.
  public func number(_ value: Double, decimals: Int) {
    element { NumberText.appendFixed(value, decimals: decimals, to: &$0) }
  }

  public func bool(_ value: Bool) { element { $0.append(value ? "true" : "false") } }

  public func null() { element { $0.append("null") } }

  /// Writes JSON text as it is.
  public func raw(_ json: String) { element { $0.append(json) } }

  // MARK: Members

  public func member(_ name: String, _ value: String?) {
    member(name) { text in
      if let value { text.appendQuoted(value) } else { text.append("null") }
    }
  }

  public func member(_ name: String, _ value: Int) {
    member(name) { NumberText.append(Int64(value), to: &$0) }
  }

  public func member(_ name: String, _ value: Double) {
    member(name) { NumberText.appendShortest(value, to: &$0) }
  }

  public func member(_ name: String, _ value: Double, decimals: Int) {
    member(name) { NumberText.appendFixed(value, decimals: decimals, to: &$0) }
  }

  public func member(_ name: String, _ value: Bool) {
    member(name) { $0.append(value ? "true" : "false") }
  }

  /// The text of a row; null where it has none, or the column ends before it. No text is made of it on the way.
  public func member(_ name: String, row: Int, of column: DictionaryColumn) {
    column.withBytes(ofRow: row) { utf8 in
      member(name) { text in
        if let utf8 { text.appendQuoted(utf8) } else { text.append("null") }
      }
    }
  }

  /// The same, and nothing where the row has no text.
  func memberIfAny(_ name: String, row: Int, of column: DictionaryColumn) {
    column.withBytes(ofRow: row) { utf8 in
      if let utf8 { member(name) { $0.appendQuoted(utf8) } }
    }
  }

  /// Members that were written before.
  public func members(_ members: JSONMembers, at index: Int) {
    members.withText(at: index) { text in
      if !text.isEmpty { element { $0.append(text) } }
    }
  }

  // MARK: Many elements

  /// Writes many elements of the innermost array: see `OutputFile.write(count:perPart:threads:_:)`.
  public func elements(
    count: Int, perPart: Int, threads: Int, _ write: @Sendable (Range<Int>, JSONWriter) -> Void
  ) {
    guard count > 0 else { return }
    let first = layout
    layout.countElement()
    let following = layout
    file.write(count: count, perPart: perPart, threads: threads) { range, file in
      write(range, JSONWriter(to: file, continuing: range.lowerBound == 0 ? first : following))
    }
  }

  // MARK: Text

  /// Comma, line break and indentation before an element, and that element follows without them.
  func separateNext(_ more: (inout TextBuffer) -> Void) {
    write { layout, text in
      layout.separate(&text)
      more(&text)
      layout.skipNextSeparator()
    }
  }

  /// Writes an element's text.
  @inline(__always) func element(_ append: (inout TextBuffer) -> Void) {
    write { layout, text in
      layout.separate(&text)
      append(&text)
    }
  }

  private func member(_ name: String, _ append: (inout TextBuffer) -> Void) {
    write { layout, text in
      layout.key(name, &text)
      layout.separate(&text)
      append(&text)
    }
  }

  @inline(__always) private func write(_ body: (inout JSONLayout, inout TextBuffer) -> Void) {
    file.write { text in body(&layout, &text) }
  }
}
