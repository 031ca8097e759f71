/// Tokens of strict JSON (RFC 8259) out of a `ByteWindow`, without a document tree.
///
/// Literals are compared, numbers follow the grammar, control characters in strings are refused, nothing is nested
/// deeper than `depthLimit`. Every fault is a `ReadError` with its place.
struct JSONScanner: ~Copyable {
  static let depthLimit = 64

  var window: ByteWindow
  private(set) var depth = 0
  /// Where strings with escapes are decoded. Owned.
  var scratch: UnsafeMutablePointer<UInt8>
  var scratchCapacity = 1024

  init(_ file: InputFile, blockSize: Int = 1 << 18, bytesAreCharacters: Bool = false) throws(ReadError) {
    window = try ByteWindow(file, blockSize: blockSize, bytesAreCharacters: bytesAreCharacters)
    scratch = .allocate(capacity: scratchCapacity)
  }

  /// A scanner of bytes at hand.
  init(_ window: consuming ByteWindow) {
    self.window = window
    scratch = .allocate(capacity: scratchCapacity)
  }

  deinit { scratch.deallocate() }

  /// Goes on with other bytes, at a depth of nesting.
  mutating func restart(_ window: consuming ByteWindow, depth: Int) {
    self.window = window
    self.depth = depth
  }

  /// Skips white space. Returns the next byte, which is not consumed; 0 also at the end (see `isAtEnd`).
  @inline(__always) mutating func peek() throws(ReadError) -> UInt8 {
    let byte = window.cursor.pointee
    return byte > 0x20 ? byte : try peekBehindSpace()
  }

  @inline(never) private mutating func peekBehindSpace() throws(ReadError) -> UInt8 {
    while true {
      let byte = window.cursor.pointee
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: window.cursor += 1
      case 0 where window.cursor == window.end:
        guard try window.refill() else { return 0 }
      default: return byte
      }
    }
  }

  /// True when nothing but white space was left. Only after `peek` gave 0.
  var isAtEnd: Bool { window.cursor == window.end }

  /// Consumes one byte, white space before it allowed.
  @inline(__always) mutating func expect(_ byte: UInt8, _ expected: StaticString) throws(ReadError) {
    guard try peek() == byte else { throw unexpected(expected) }
    window.cursor += 1
  }

  /// The error for the byte at the cursor: the file is cut off there, or another byte is expected.
  @inline(never) borrowing func unexpected(_ expected: StaticString) -> ReadError {
    isAtEnd
      ? window.error(.cutOff(expected: "\(expected)"))
      : window.error(.unexpectedByte(found: window.cursor.pointee, expected: "\(expected)"))
  }

  // MARK: Structure

  /// Consumes `{`. Returns false when the object is empty, which then is consumed whole.
  mutating func beginObject() throws(ReadError) -> Bool {
    try expect(UInt8(ascii: "{"), "an object")
    try enter()
    guard try peek() == UInt8(ascii: "}") else { return true }
    window.cursor += 1
    depth -= 1
    return false
  }

  /// Consumes `,` and returns true, or `}` and returns false.
  @inline(__always) mutating func nextMember() throws(ReadError) -> Bool {
    let byte = try peek()
    guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") else { throw unexpected("',' or '}'") }
    window.cursor += 1
    if byte == UInt8(ascii: ",") { return true }
    depth -= 1
    return false
  }

  /// Consumes `[`. Returns false when the array is empty, which then is consumed whole.
  @inline(__always) mutating func beginArray() throws(ReadError) -> Bool {
    try expect(UInt8(ascii: "["), "an array")
    try enter()
    guard try peek() == UInt8(ascii: "]") else { return true }
    window.cursor += 1
    depth -= 1
    return false
  }

  /// Consumes `,` and returns true, or `]` and returns false.
  @inline(__always) mutating func nextElement() throws(ReadError) -> Bool {
    let byte = try peek()
    guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") else { throw unexpected("',' or ']'") }
    window.cursor += 1
    if byte == UInt8(ascii: ",") { return true }
    depth -= 1
    return false
  }

  @inline(__always) private mutating func enter() throws(ReadError) {
    depth += 1
    guard depth <= Self.depthLimit else { throw window.error(.tooDeep(limit: Self.depthLimit), at: window.cursor - 1) }
  }

  /// Consumes `:` after a key.
  @inline(__always) mutating func colon() throws(ReadError) { try expect(UInt8(ascii: ":"), "':'") }

  /// Consumes `true`, `false` or `null`, compared byte by byte.
  mutating func literal(_ text: StaticString) throws(ReadError) {
    for i in 0..<text.utf8CodeUnitCount {
      if window.cursor == window.end { _ = try window.refill() }
      guard window.cursor.pointee == text.utf8Start[i] else { throw unexpected(text) }
      window.cursor += 1
    }
  }
}
