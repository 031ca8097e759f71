import Foundation

/// A sliding window over an input: constant memory, whatever the file's size.
///
/// Between `cursor` and `end` lie validated UTF-8 bytes, whole characters only; `*end` is 0 and 16 readable bytes
/// follow it. So a scanner may read ahead without a bounds test: it meets the 0, finds that `cursor == end`, and asks
/// `refill` for more. Pointers into the window are good until the next `refill`; a scanner that looks ahead of `cursor`
/// remembers how far, not where.
struct ByteWindow: ~Copyable {
  /// One string, number or nested value may not be longer.
  static let tokenLimit = 64 << 20
  private static let padding = 16

  private(set) var end: UnsafeMutablePointer<UInt8>
  /// The start of the token being read: what lies before it may go at the next `refill`.
  var cursor: UnsafeMutablePointer<UInt8>
  /// Where a value that is kept as text began.
  var mark: UnsafeMutablePointer<UInt8>?
  /// Called about every `progressStep` bytes with the bytes read (as stored) and the features ended.
  var progress: ((_ bytesRead: Int, _ features: Int) -> Void)?
  /// Index of the feature being read, for errors; nil outside of features.
  var feature: Int?
  /// Features ended so far.
  var featureCount = 0

  private let source: ReadAhead
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private let blockSize: Int
  /// Each byte of the file is a character (U+0000 to U+00FF): for text in encodings before Unicode.
  private let bytesAreCharacters: Bool
  /// Offset of `base` in the unpacked file, and the line feeds before it.
  private var baseOffset = 0
  private var baseLine = 1
  /// The first bytes of a character whose rest is not read yet.
  private var pending: [UInt8] = []
  private var atEnd = false
  private var reported = 0
  private static let progressStep = 1 << 20

  init(_ file: InputFile, blockSize: Int, bytesAreCharacters: Bool = false) throws(ReadError) {
    let bytes = try ByteSource(file, blockSize: blockSize)
    // A small input needs no large window; packed, its size says little.
    let blockSize = bytes.isPacked ? blockSize : min(blockSize, max(bytes.storedSize, 64))
    source = ReadAhead(bytes, blockSize: blockSize)
    self.blockSize = blockSize
    self.bytesAreCharacters = bytesAreCharacters
    capacity = max(blockSize * (bytesAreCharacters ? 3 : 2), 64)
    base = .allocate(capacity: capacity + Self.padding)
    base.initialize(repeating: 0, count: capacity + Self.padding)
    cursor = base
    end = base
  }

  deinit { base.deallocate() }

  var name: String { source.name }
  var storedSize: Int { source.storedSize }
  var storedCount: Int { source.storedCount }
  var isPacked: Bool { source.isPacked }
  borrowing func sha256() -> String { source.sha256() }

  /// Offset of a position of the window in the unpacked file.
  @inline(__always) borrowing func offset(of position: UnsafeMutablePointer<UInt8>) -> Int {
    baseOffset + stored(from: base, to: position)
  }

  /// Reads more. Bytes from `mark`, or else from `cursor`, stay in the window; both are moved with them.
  ///
  /// - Returns: false at the end of the file, with nothing new.
  @inline(never)
  mutating func refill() throws(ReadError) -> Bool {
    guard !atEnd else { return false }
    try checkpoint()
    let kept = mark ?? cursor
    let ahead = cursor - kept
    slide(to: kept)
    let length = end - base
    guard length <= Self.tokenLimit else { throw error(.tokenTooLong(limit: Self.tokenLimit), at: base) }
    if length + pending.count + blockSize * (bytesAreCharacters ? 2 : 1) > capacity { grow() }
    if mark != nil { mark = base }
    cursor = base + ahead
    while !atEnd {
      if try readBlock() { return true }
    }
    return false
  }

  /// An error at a position of the window, by default at the cursor.
  @inline(never)
  borrowing func error(_ kind: ReadError.Kind, at position: UnsafeMutablePointer<UInt8>? = nil) -> ReadError {
    let position = position ?? cursor
    return ReadError(
      kind, file: name, line: baseLine + Self.lineFeeds(from: base, to: position), byte: offset(of: position),
      feature: feature)
  }

  /// Appends one block behind `end`; false when no whole character came.
  private mutating func readBlock() throws(ReadError) -> Bool {
    if bytesAreCharacters { return try readCharacters() }
    for byte in pending.indices { end[byte] = pending[byte] }
    let held = pending.count
    let got = try source.read(into: UnsafeMutableRawBufferPointer(start: end + held, count: blockSize))
    let fresh = UnsafeRawBufferPointer(start: end, count: held + got)
    guard got > 0 else {
      atEnd = true
      if let first = pending.first { throw error(.invalidUTF8(found: first, encoding: nil), at: end) }
      end.pointee = 0
      return false
    }
    switch UTF8Check.check(fresh) {
    case .invalid(let at):
      throw error(.invalidUTF8(found: fresh[at], encoding: encoding(of: fresh)), at: end + at)
    case .valid(let whole):
      pending = Array(fresh[whole...])
      end += whole
      end.pointee = 0
      return whole > 0
    }
  }

  /// Appends one block behind `end`, each byte above 7F as the two bytes of its character.
  private mutating func readCharacters() throws(ReadError) -> Bool {
    // The block is read one block ahead and spread from its start: the place written to is never beyond the one read.
    let fresh = end + blockSize
    let got = try source.read(into: UnsafeMutableRawBufferPointer(start: fresh, count: blockSize))
    atEnd = got == 0
    for index in 0..<got {
      let byte = fresh[index]
      if byte < 0x80 {
        end.pointee = byte
        end += 1
      } else {
        end[0] = 0xC0 | byte >> 6
        end[1] = 0x80 | byte & 0x3F
        end += 2
      }
    }
    end.pointee = 0
    return got > 0
  }

  /// How many bytes of the file lie between two positions of the window.
  @inline(__always)
  private borrowing func stored(
    from start: UnsafeMutablePointer<UInt8>, to position: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let count = position - start
    return bytesAreCharacters ? count - Self.continuations(start, count) : count
  }

  @inline(never)
  private static func continuations(_ start: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    UnsafeBufferPointer(start: start, count: count).count { $0 & 0xC0 == 0x80 }
  }

  /// What the head of the file rather looks like, by its byte order mark.
  private borrowing func encoding(of fresh: UnsafeRawBufferPointer) -> String? {
    guard baseOffset == 0, end == base, let first = fresh.first else { return nil }
    if (first == 0xFF && (fresh.count < 2 || fresh[1] == 0xFE)) || (first == 0xFE) { return "UTF-16" }
    return nil
  }

  private mutating func slide(to kept: UnsafeMutablePointer<UInt8>) {
    guard kept > base else { return }
    baseLine += Self.lineFeeds(from: base, to: kept)
    baseOffset += stored(from: base, to: kept)
    let length = end - kept
    base.update(from: kept, count: length)
    end = base + length
  }

  private mutating func grow() {
    let length = end - base
    let larger = max(capacity * 2, length + blockSize * 2 + Self.padding)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + Self.padding)
    moved.initialize(repeating: 0, count: larger + Self.padding)
    moved.update(from: base, count: length)
    base.deallocate()
    base = moved
    capacity = larger
    end = base + length
  }

  private mutating func checkpoint() throws(ReadError) {
    guard source.storedCount - reported >= Self.progressStep else { return }
    reported = source.storedCount
    progress?(source.storedCount, featureCount)
    if Task.isCancelled { throw error(.cancelled) }
  }

  private static func lineFeeds(
    from start: UnsafeMutablePointer<UInt8>, to end: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var count = 0
    var rest = UnsafeRawPointer(start)
    while rest < UnsafeRawPointer(end), let found = memchr(rest, 0x0A, UnsafeRawPointer(end) - rest) {
      count += 1
      rest = UnsafeRawPointer(found) + 1
    }
    return count
  }
}
