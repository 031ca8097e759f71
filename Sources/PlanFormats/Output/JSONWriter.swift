/// Writes JSON (RFC 8259) in the order in which it is told: same calls, same bytes.
///
/// Strings keep their characters as UTF-8. Numbers that are not finite become null. Misuse (a value without a key
/// within an object, an unclosed object) is not detected; `beginObject` and `end` must match.
public final class JSONWriter {
  public let file: OutputFile
  private let isPretty: Bool
  /// For each open container its closing byte and whether it has an element.
  private var open: [(close: UInt8, hasElement: Bool)] = []
  private var afterKey = false

  /// - Parameter pretty: one member a line, two spaces a level.
  public init(to file: OutputFile, pretty: Bool = false) {
    self.file = file
    isPretty = pretty
  }

  /// Writes into memory: the text is in `file.contents`.
  public convenience init(pretty: Bool = false) { self.init(to: .inMemory(), pretty: pretty) }

  /// What was written into memory, as text.
  public var text: String { String(decoding: file.contents, as: UTF8.self) }

  // MARK: Structure

  public func beginObject() { begin(UInt8(ascii: "{"), UInt8(ascii: "}")) }
  public func beginArray() { begin(UInt8(ascii: "["), UInt8(ascii: "]")) }

  /// Closes the innermost object or array.
  public func end() {
    guard let last = open.popLast() else { return }
    if last.hasElement { breakLine() }
    file.write(last.close)
    if open.isEmpty, isPretty { file.write(0x0A) }
  }

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

  public func key(_ name: String) {
    separate()
    writeString(name)
    file.write(UInt8(ascii: ":"))
    if isPretty { file.write(0x20) }
    afterKey = true
  }

  // MARK: Values

  public func string(_ value: String) {
    separate()
    writeString(value)
  }

  public func string(_ value: String?) { value.map { string($0) } ?? null() }

  public func integer(_ value: some BinaryInteger) {
    separate()
    file.write(String(value))
  }

  /// Shortest digits that give the same float back.
  public func number(_ value: Double) {
    separate()
    NumberText.appendShortest(value, to: file)
  }

  /// Exactly so many decimals (at most 15), halves away from zero.
  public func number(_ value: Double, decimals: Int) {
    separate()
    NumberText.appendFixed(value, decimals: decimals, to: file)
  }

  public func bool(_ value: Bool) {
    separate()
    file.write(value ? "true" : "false")
  }

  public func null() {
    separate()
    file.write("null")
  }

  /// Writes JSON text as it is.
  public func raw(_ json: String) {
    separate()
    file.write(json)
  }

  // MARK: Members

  public func member(_ name: String, _ value: String?) {
    key(name)
    string(value)
  }

  public func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  public func member(_ name: String, _ value: Double) {
    key(name)
    number(value)
  }

  public func member(_ name: String, _ value: Double, decimals: Int) {
    key(name)
    number(value, decimals: decimals)
  }

  public func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  // MARK: Text

  /// Comma, line break and indentation before an element.
  func separate() {
    if afterKey {
      afterKey = false
      return
    }
    guard !open.isEmpty else { return }
    if open[open.count - 1].hasElement { file.write(UInt8(ascii: ",")) }
    open[open.count - 1].hasElement = true
    breakLine()
  }

  /// For a caller that separated itself, to set a line break of its own.
  func skipNextSeparator() { afterKey = true }

  private func begin(_ opening: UInt8, _ closing: UInt8) {
    separate()
    file.write(opening)
    open.append((closing, false))
  }

  private func breakLine() {
    guard isPretty else { return }
    file.write(0x0A)
    for _ in 0..<open.count * 2 { file.write(0x20) }
  }

  private func writeString(_ value: String) {
    file.write(UInt8(ascii: "\""))
    if value.utf8.contains(where: Self.needsEscape) {
      for byte in value.utf8 { writeEscaped(byte) }
    } else {
      file.write(value)
    }
    file.write(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F
  }

  private func writeEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): file.write("\\\"")
    case UInt8(ascii: "\\"): file.write("\\\\")
    case 0x0A: file.write("\\n")
    case 0x0D: file.write("\\r")
    case 0x09: file.write("\\t")
    case 0..<0x20, 0x7F:
      let digits: StaticString = "0123456789abcdef"
      file.write("\\u00")
      file.write(digits.utf8Start[Int(byte >> 4)])
      file.write(digits.utf8Start[Int(byte & 15)])
    default: file.write(byte)
    }
  }
}
