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
  /// Called about every `progressStep` bytes, and at the end, with the bytes read (as stored) and the features ended.
  var progress: ((_ bytesRead: Int, _ features: Int) -> Void)?
  /// Index of the feature being read, for errors; nil outside of features.
  var feature: Int?
  /// Features ended so far.
  var featureCount = 0

  /// Nil for a window over bytes at hand.
  let source: ReadAhead?
  let name: String
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private let blockSize: Int
  private let ownsBytes: Bool
  /// Each byte of the file is a character (U+0000 to U+00FF): for text in encodings before Unicode.
  private let bytesAreCharacters: Bool
  /// Offset of `base` in the unpacked file, and the line feeds before it.
  private var baseOffset = 0
  private var baseLine = 1
  /// The first bytes of a character whose rest is not read yet.
  private var pending: [UInt8] = []
  private var atEnd = false
  /// What stands at `end` and is no text: told when the scanner comes there, so that of two faults the first is told.
  private var fault: ReadError.Kind?
  private var reported = 0
  private static let progressStep = 1 << 20

  init(_ file: InputFile, blockSize: Int, bytesAreCharacters: Bool = false) throws(ReadError) {
    let bytes = try ByteSource(file, blockSize: blockSize)
    // A small input needs no large window; packed, its size says little.
    let blockSize = bytes.isPacked ? blockSize : min(blockSize, max(bytes.storedSize, 64))
    name = bytes.name
    source = ReadAhead(bytes, blockSize: blockSize)
    ownsBytes = true
    self.blockSize = blockSize
    self.bytesAreCharacters = bytesAreCharacters
    capacity = max(blockSize * (bytesAreCharacters ? 3 : 2), 64)
    base = .allocate(capacity: capacity + Self.padding)
    base.initialize(repeating: 0, count: capacity + Self.padding)
    cursor = base
    end = base
  }

  /// A window over valid UTF-8 at hand: `count` bytes, behind which `padding` may be written. They are not freed.
  ///
  /// - Parameter offset: of the first byte in the unpacked file.
  init(over bytes: UnsafeMutablePointer<UInt8>, count: Int, offset: Int, name: String) {
    source = nil
    self.name = name
    (ownsBytes, blockSize, bytesAreCharacters, atEnd) = (false, 0, false, true)
    base = bytes
    capacity = count
    baseOffset = offset
    cursor = bytes
    end = bytes + count
    end.pointee = 0
  }

  /// A window over nothing.
  init(name: String) {
    source = nil
    self.name = name
    (ownsBytes, blockSize, bytesAreCharacters, atEnd) = (true, 0, false, true)
    base = .allocate(capacity: Self.padding)
    base.initialize(repeating: 0, count: Self.padding)
    (capacity, cursor, end) = (0, base, base)
  }

  deinit { if ownsBytes { base.deallocate() } }

  var storedSize: Int { source?.storedSize ?? 0 }
  var storedCount: Int { source?.storedCount ?? 0 }
  var isPacked: Bool { source?.isPacked ?? false }
  borrowing func sha256() -> String { source?.sha256() ?? "" }

  // MARK: Bytes read by another

  /// Bytes before the cursor that are still there.
  var behind: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: cursor - base) }

  /// Bytes read, but not yet scanned: whole characters, then the first bytes of one.
  var unread: (whole: UnsafeBufferPointer<UInt8>, rest: [UInt8]) {
    (UnsafeBufferPointer(start: UnsafePointer(cursor), count: end - cursor), pending)
  }

  /// What was read ends where it is no text.
  var hasFault: Bool { fault != nil }

  /// The line of the cursor.
  var line: Int { baseLine + Self.lineFeeds(from: base, to: cursor) }

  /// Goes on with what the source gives next, which stands at that place of the unpacked file.
  mutating func resume(offset: Int, line: Int) {
    cursor = base
    end = base
    end.pointee = 0
    pending = []
    (baseOffset, baseLine) = (offset, line)
  }

  /// Offset of a position of the window in the unpacked file.
  @inline(__always) borrowing func offset(of position: UnsafeMutablePointer<UInt8>) -> Int {
    baseOffset + stored(from: base, to: position)
  }

  /// Reads more. Bytes from `mark`, or else from `cursor`, stay in the window; both are moved with them.
  ///
  /// - Returns: false at the end of the file, with nothing new.
  @inline(never)
  mutating func refill() throws(ReadError) -> Bool {
    if let fault { throw error(fault, at: end) }
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
    guard let source else { return false }
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
      let kind = ReadError.Kind.invalidUTF8(found: fresh[at], encoding: encoding(of: fresh))
      // A file that is no text at all is told so before anything else.
      guard baseOffset + (end - base) > 0, at > 0 else { throw error(kind, at: end + at) }
      fault = kind
      end += at
      end.pointee = 0
      return true
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
    let got = try source?.read(into: UnsafeMutableRawBufferPointer(start: fresh, count: blockSize)) ?? 0
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
    guard tellProgress(storedCount) else { return }
    if Task.isCancelled { throw error(.cancelled) }
  }

  /// True when enough was read since the last time to look whether to go on.
  ///
  /// - Parameter stored: bytes read, as stored.
  mutating func tellProgress(_ stored: Int) -> Bool {
    guard stored - reported >= Self.progressStep else { return false }
    reported = stored
    progress?(stored, featureCount)
    return true
  }

  /// Tells what was read since the last time, however little.
  mutating func tellEnd() {
    guard storedCount > reported else { return }
    reported = storedCount
    progress?(storedCount, featureCount)
  }

  static func lineFeeds(
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
