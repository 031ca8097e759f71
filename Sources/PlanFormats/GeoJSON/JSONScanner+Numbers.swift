extension JSONScanner {
  /// Consumes a number and returns its text; good until the next scan.
  mutating func numberText() throws(ReadError) -> UnsafeBufferPointer<UInt8> {
    let length = try numberToken().length
    let text = UnsafeBufferPointer(start: window.cursor, count: length)
    window.cursor += length
    return text
  }

  /// Consumes a number and returns the nearest 64-bit float.
  ///
  /// - Parameter decimals: raised to the number of decimals the text states.
  /// - Throws: `numberOutOfRange` for one that is not finite as a float.
  @inline(__always)
  mutating func number(decimals: inout Int) throws(ReadError) -> Double {
    let token = try numberToken()
    decimals = max(decimals, -token.exponent)
    if let value = token.value {
      window.cursor += token.length
      return value
    }
    return try slowNumber(token)
  }

  /// Consumes `[x,y]` as programs write it: no white space, no height, numbers that need no slow conversion, all in the
  /// window. False, with nothing consumed, for all other positions.
  ///
  /// Reads up to 8 bytes behind the window's end, and takes none of them for text: a 0 stands there.
  @inline(__always)
  mutating func plainPosition(decimals: inout Int) -> (x: Double, y: Double)? {
    var p = window.cursor
    guard depth < Self.depthLimit, p.pointee == UInt8(ascii: "[") else { return nil }
    let x = NumberToken(p + 1)
    p += 1 + x.length
    guard x.isComplete, p.pointee == UInt8(ascii: ","), let xValue = x.value else { return nil }
    let y = NumberToken(p + 1)
    p += 1 + y.length
    guard y.isComplete, p.pointee == UInt8(ascii: "]"), let yValue = y.value else { return nil }
    decimals = max(decimals, -x.exponent, -y.exponent)
    window.cursor = p + 1
    return (xValue, yValue)
  }

  @inline(never) private mutating func slowNumber(_ token: NumberToken) throws(ReadError) -> Double {
    let text = String(decoding: UnsafeBufferPointer(start: window.cursor, count: token.length), as: UTF8.self)
    guard let value = Double(text), value.isFinite else { throw window.error(.numberOutOfRange(text: text)) }
    window.cursor += token.length
    return value
  }

  /// Finds the end of the number at the cursor, reading on where the window ends within it.
  @inline(__always) private mutating func numberToken() throws(ReadError) -> NumberToken {
    _ = try peek()
    while true {
      let token = NumberToken(window.cursor)
      guard window.cursor + token.length == window.end else {
        if token.isComplete { return token }
        throw badNumber(token)
      }
      guard try window.refill() else {
        if token.isComplete { return token }
        throw window.error(.cutOff(expected: "a number"), at: window.end)
      }
    }
  }

  @inline(never) private borrowing func badNumber(_ token: NumberToken) -> ReadError {
    guard token.length > 0 else { return unexpected("a number") }
    let shown = min(token.length + 1, window.end - window.cursor)
    let text = String(decoding: UnsafeBufferPointer(start: window.cursor, count: shown), as: UTF8.self)
    return window.error(.badNumber(text: text))
  }
}

/// What stands at a position where a number must be: how long it is by RFC 8259's grammar, and its parts.
struct NumberToken {
  /// Bytes that can belong to a number, up to the first that cannot.
  private(set) var length = 0
  /// False when the grammar is not fulfilled at `length`.
  private(set) var isComplete = false
  private(set) var isNegative = false
  /// All digits as one whole number; wrapped around, it may be, when there are more than 19.
  private(set) var mantissa: UInt64 = 0
  /// How many digits it has, zeros in front among them.
  private(set) var digits = 0
  /// The number is `mantissa` × 10^`exponent`; minus the decimals where none is written.
  private(set) var exponent = 0

  /// Reads bytes up to the first that does not fit; a 0 behind the text is such.
  @inline(__always) init(_ start: UnsafeMutablePointer<UInt8>) {
    var p = start
    if p.pointee == UInt8(ascii: "-") {
      isNegative = true
      p += 1
    }
    let whole = p
    readDigits(&p)
    isComplete = p > whole && !(whole.pointee == UInt8(ascii: "0") && p - whole > 1)
    if isComplete, p.pointee == UInt8(ascii: ".") {
      p += 1
      let fraction = p
      readDigits(&p)
      exponent = fraction - p
      isComplete = p > fraction
    }
    if isComplete, p.pointee | 0x20 == UInt8(ascii: "e") { readExponent(&p) }
    length = p - start
  }

  /// Eight digits at a time: a coordinate has two such groups.
  ///
  /// Reads up to 8 bytes behind the first that is no digit: a window has 16 behind its end, where a 0 stands.
  @inline(__always) private mutating func readDigits(_ p: inout UnsafeMutablePointer<UInt8>) {
    while true {
      let word = UInt64(littleEndian: UnsafeRawPointer(p).loadUnaligned(as: UInt64.self))
      let count = Self.leadingDigits(of: word)
      if count > 0 {
        // The digits move to the top; below them come zeros, as if written in front.
        let value = Self.eightDigits(word &<< UInt64(64 - 8 * count))
        mantissa = mantissa &* PowersOfTen.upToEight(count) &+ value
        digits += count
        p += count
      }
      if count < 8 { return }
    }
  }

  /// How many of eight bytes, from the lowest, are digits.
  @inline(__always) private static func leadingDigits(of word: UInt64) -> Int {
    // A digit is 30 to 39: its upper half is 3, and still is with 6 added. Carries go up only, to bytes behind the
    // first that is none.
    let upper: UInt64 = 0xF0F0_F0F0_F0F0_F0F0
    let three: UInt64 = 0x3030_3030_3030_3030
    let others = ((word & upper) ^ three) | (((word &+ 0x0606_0606_0606_0606) & upper) ^ three)
    return others.trailingZeroBitCount >> 3
  }

  /// The number that eight digits make, the first in the lowest byte; a byte of 0 counts as the digit 0.
  ///
  /// Neighbours are joined to pairs, pairs to fours, fours to eight (Lemire 2018).
  @inline(__always) private static func eightDigits(_ word: UInt64) -> UInt64 {
    var value = word & 0x0F0F_0F0F_0F0F_0F0F
    value = (value &* (10 << 8 | 1)) >> 8 & 0x00FF_00FF_00FF_00FF
    value = (value &* (100 << 16 | 1)) >> 16 & 0x0000_FFFF_0000_FFFF
    return (value &* (10_000 << 32 | 1)) >> 32
  }

  @inline(never) private mutating func readExponent(_ p: inout UnsafeMutablePointer<UInt8>) {
    p += 1
    let isMinus = p.pointee == UInt8(ascii: "-")
    if isMinus || p.pointee == UInt8(ascii: "+") { p += 1 }
    let first = p
    var value = 0
    while true {
      let digit = p.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      // Beyond 99,999 the number is 0 or infinite whatever follows.
      if value < 100_000 { value = value * 10 + Int(digit) }
      p += 1
    }
    isComplete = p > first
    exponent += isMinus ? -value : value
  }

  /// The nearest float, where two exact ways give it; nil sends the text to the general conversion.
  @inline(__always) var value: Double? {
    // More may have wrapped around.
    guard digits <= 19 else { return nil }
    if mantissa <= 1 << 53, exponent <= 0, exponent >= -22 {
      // Clinger 1990: both operands are exact, so the one division rounds correctly.
      let magnitude = Double(mantissa) / PowersOfTen.doubles[-exponent]
      return isNegative ? -magnitude : magnitude
    }
    return dividedValue
  }

  /// For 17 to 19 digits, as GDAL writes them: the quotient `mantissa` / 10^d as a 64-bit whole number and a remainder,
  /// rounded once to 53 bits, half to even. Exact for d ≤ 19, where 10^d fits 64 bits and no result is subnormal.
  @inline(never) private var dividedValue: Double? {
    guard mantissa > 1 << 53, exponent <= 0, exponent >= -19 else { return nil }
    var divisor = PowersOfTen.integers[-exponent]
    let divisorShift = divisor.leadingZeroBitCount
    divisor <<= UInt64(divisorShift)
    let mantissaShift = mantissa.leadingZeroBitCount
    // high < divisor holds because high has its top bit clear and divisor has it set.
    let high = (mantissa << UInt64(mantissaShift)) >> 1
    let low = (mantissa << UInt64(mantissaShift)) << 63
    let (quotient, remainder) = divisor.dividingFullWidth((high, low))
    // quotient has 63 or 64 bits; value = quotient × 2^scale.
    let scale = divisorShift - mantissaShift - 63
    let extra = UInt64(11 - quotient.leadingZeroBitCount)
    let kept = quotient >> extra
    let dropped = quotient & (1 << extra - 1)
    let half: UInt64 = 1 << (extra - 1)
    let up = dropped > half || (dropped == half && (remainder > 0 || kept & 1 == 1))
    let rounded = Double(kept + (up ? 1 : 0))
    let magnitude = Double(sign: .plus, exponent: scale + Int(extra), significand: rounded)
    return isNegative ? -magnitude : magnitude
  }
}

enum PowersOfTen {
  /// 10¹ … 10⁸
  @inline(__always) static func upToEight(_ exponent: Int) -> UInt64 {
    switch exponent {
    case 1: 10
    case 2: 100
    case 3: 1000
    case 4: 10_000
    case 5: 100_000
    case 6: 1_000_000
    case 7: 10_000_000
    default: 100_000_000
    }
  }

  /// 10⁰ … 10²²: all powers of ten that a 64-bit float holds exactly.
  static let doubles: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    1e20, 1e21, 1e22,
  ]
  /// 10⁰ … 10¹⁹: all that a 64-bit whole number holds.
  static let integers: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
    100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
    10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]
}
