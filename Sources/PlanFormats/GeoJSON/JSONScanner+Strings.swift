extension JSONScanner {
  /// Consumes a string and returns its characters as UTF-8, escapes decoded; good until the next scan.
  @inline(__always)
  mutating func string() throws(ReadError) -> UnsafeBufferPointer<UInt8> {
    guard try peek() == UInt8(ascii: "\"") else { throw unexpected("a string") }
    let length = try plainLength()
    guard window.cursor[length] == UInt8(ascii: "\"") else { return try decodedString(plain: length) }
    let text = UnsafeBufferPointer(start: window.cursor + 1, count: length - 1)
    window.cursor += length + 1
    return text
  }

  /// Consumes a string, checked as strictly as one that is kept.
  mutating func skipString() throws(ReadError) { _ = try string() }

  /// From the opening quotation mark at the cursor: how many bytes until the closing one or a backslash.
  @inline(__always)
  private mutating func plainLength() throws(ReadError) -> Int {
    var p = window.cursor + 1
    while true {
      let word = UnsafeRawPointer(p).loadUnaligned(as: UInt64.self)
      let special = Self.stringEnds(UInt64(littleEndian: word))
      if special == 0 {
        // The window ends with a 0, which is special: 8 plain bytes are all inside it.
        p += 8
        continue
      }
      p += special.trailingZeroBitCount >> 3
      if p.pointee >= 0x20 { return p - window.cursor }
      // Reading on moves the window: first how far, then where.
      let ahead = try moreOfString(p - window.cursor)
      p = window.cursor + ahead
    }
  }

  /// A byte's top bit is set where it is a quotation mark, a backslash or a control character. Bits above the lowest
  /// one set may be wrong (borrows), the lowest is right.
  @inline(__always) private static func stringEnds(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    let control = (word &- ones &* 0x20) & ~word
    return (((quote &- ones) & ~quote) | ((backslash &- ones) & ~backslash) | control) & (ones &* 0x80)
  }

  /// A byte below 0x20 at `ahead`: the window's end, of which more is read, or a fault.
  @inline(never) private mutating func moreOfString(_ ahead: Int) throws(ReadError) -> Int {
    let p = window.cursor + ahead
    guard p == window.end else { throw window.error(.controlCharacter(found: p.pointee), at: p) }
    guard try window.refill() else {
      throw window.error(.cutOff(expected: "the end of a string"), at: window.end)
    }
    return ahead
  }

  // MARK: Escapes

  /// A string with escapes, into `scratch`: `plain` bytes (the quotation mark included) are known to need no decoding.
  @inline(never)
  private mutating func decodedString(plain: Int) throws(ReadError) -> UnsafeBufferPointer<UInt8> {
    var length = 0
    var read = plain
    appendScratch(from: window.cursor + 1, count: plain - 1, at: &length)
    while true {
      let p = window.cursor + read
      switch p.pointee {
      case UInt8(ascii: "\""):
        window.cursor = p + 1
        return UnsafeBufferPointer(start: scratch, count: length)
      case UInt8(ascii: "\\"):
        let scalar = try escape(&read)
        appendScratch(scalar, at: &length)
      case 0..<0x20:
        read = try moreOfString(read)
      default:
        appendScratch(from: p, count: 1, at: &length)
        read += 1
      }
    }
  }

  /// Decodes the escape at `read` bytes behind the cursor and moves `read` behind it.
  private mutating func escape(_ read: inout Int) throws(ReadError) -> Unicode.Scalar {
    let byte = try stringByte(read + 1)
    guard byte == UInt8(ascii: "u") else {
      guard let scalar = Self.simpleEscape(byte) else {
        throw window.error(.badEscape(found: byte), at: window.cursor + read)
      }
      read += 2
      return scalar
    }
    let unit = try codeUnit(read + 2)
    if let scalar = Unicode.Scalar(UInt32(unit)) {
      read += 6
      return scalar
    }
    // A lead surrogate must be followed by an escaped trail surrogate.
    guard unit < 0xDC00, try stringByte(read + 6) == UInt8(ascii: "\\"), try stringByte(read + 7) == UInt8(ascii: "u")
    else { throw window.error(.loneSurrogate, at: window.cursor + read) }
    let trail = try codeUnit(read + 8)
    guard (0xDC00...0xDFFF).contains(trail),
      let scalar = Unicode.Scalar(0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00))
    else { throw window.error(.loneSurrogate, at: window.cursor + read) }
    read += 12
    return scalar
  }

  private static func simpleEscape(_ byte: UInt8) -> Unicode.Scalar? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): Unicode.Scalar(byte)
    case UInt8(ascii: "b"): "\u{08}"
    case UInt8(ascii: "f"): "\u{0C}"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "t"): "\t"
    default: nil
    }
  }

  /// Four hexadecimal digits at `ahead`.
  private mutating func codeUnit(_ ahead: Int) throws(ReadError) -> UInt16 {
    var value: UInt16 = 0
    for i in ahead..<ahead + 4 {
      let byte = try stringByte(i)
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw window.error(.badEscape(found: byte), at: window.cursor + i)
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }

  /// The byte at `ahead` of the cursor, read when it is not there yet.
  private mutating func stringByte(_ ahead: Int) throws(ReadError) -> UInt8 {
    while window.cursor + ahead >= window.end {
      guard try window.refill() else {
        throw window.error(.cutOff(expected: "the end of a string"), at: window.end)
      }
    }
    return window.cursor[ahead]
  }

  private mutating func appendScratch(from bytes: UnsafeMutablePointer<UInt8>, count: Int, at length: inout Int) {
    reserveScratch(length + count)
    (scratch + length).update(from: bytes, count: count)
    length += count
  }

  private mutating func appendScratch(_ scalar: Unicode.Scalar, at length: inout Int) {
    reserveScratch(length + 4)
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      scratch[length] = byte
      length += 1
    }
  }

  private mutating func reserveScratch(_ size: Int) {
    guard size > scratchCapacity else { return }
    let capacity = max(size, scratchCapacity * 2)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: scratch, count: scratchCapacity)
    scratch.deallocate()
    scratch = larger
    scratchCapacity = capacity
  }
}
