/// The bytes of a text while it is being written: one block of memory that grows by doubling.
///
/// Unsafe by design, since every byte of every result passes here. The invariant: `base` owns `capacity` bytes, the
/// first `count` of which are set. Nothing writes before `makeRoom` has seen to the room, and no address outlives the
/// call it is given to.
struct TextBuffer: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  @inline(__always) mutating func append(_ byte: UInt8) {
    makeRoom(1)
    base[count] = byte
    count += 1
  }

  @inline(__always) mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    makeRoom(bytes.count)
    (base + count).update(from: source, count: bytes.count)
    count += bytes.count
  }

  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  mutating func append(_ text: String) { Self.withBytes(of: text) { append($0) } }

  /// The bytes of a text where they are: a copy would count a reference to them, which other threads may count, too.
  @inline(__always) private static func withBytes(of text: String, _ read: (UnsafeBufferPointer<UInt8>) -> Void) {
    guard text.utf8.withContiguousStorageIfAvailable(read) == nil else { return }
    var copy = text
    copy.withUTF8(read)
  }

  mutating func append(repeating byte: UInt8, count times: Int) {
    makeRoom(times)
    (base + count).update(repeating: byte, count: times)
    count += times
  }

  /// Lets `write` set bytes behind the text and say how many it set.
  ///
  /// - Parameter most: more than this it must not set.
  @inline(__always) mutating func append(atMost most: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int) {
    makeRoom(most)
    count += write(base + count)
  }

  /// Empties the text; its memory stays for the next one.
  mutating func removeAll() { count = 0 }

  /// The bytes are the reader's for the time of the call.
  borrowing func withBytes<Result>(_ read: (UnsafeRawBufferPointer) -> Result) -> Result {
    read(UnsafeRawBufferPointer(start: base, count: count))
  }

  @inline(__always) private mutating func makeRoom(_ bytes: Int) {
    if capacity - count < bytes { grow(by: bytes) }
  }

  @inline(never) private mutating func grow(by bytes: Int) {
    capacity = max(capacity * 2, count + bytes)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: base, count: count)
    base.deallocate()
    base = larger
  }
}

extension TextBuffer {
  /// The text between quotation marks, as JSON demands it (RFC 8259, section 7). It must be UTF-8.
  mutating func appendQuoted(_ utf8: UnsafeBufferPointer<UInt8>) {
    append(UInt8(ascii: "\""))
    if Self.needsEscapes(utf8) {
      for byte in utf8 { appendEscaped(byte) }
    } else {
      append(utf8)
    }
    append(UInt8(ascii: "\""))
  }

  mutating func appendQuoted(_ text: String) { Self.withBytes(of: text) { appendQuoted($0) } }

  /// Looks at every byte without leaving early: that is what the compiler makes wide instructions of.
  @inline(__always) private static func needsEscapes(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var found = false
    for byte in utf8 {
      let needs = (byte < 0x20) || (byte == UInt8(ascii: "\"")) || (byte == UInt8(ascii: "\\")) || (byte == 0x7F)
      found = found || needs
    }
    return found
  }

  private mutating func appendEscaped(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\""): append("\\\"")
    case UInt8(ascii: "\\"): append("\\\\")
    case 0x0A: append("\\n")
    case 0x0D: append("\\r")
    case 0x09: append("\\t")
    case 0..<0x20, 0x7F:
      append("\\u00")
      append(Self.hexadecimal(byte >> 4))
      append(Self.hexadecimal(byte & 15))
    default: append(byte)
    }
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}
