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
  /// All digits as one whole number, wrapped around when there are more than 19.
  private(set) var mantissa: UInt64 = 0
  /// Digits from the first that is not 0.
  private(set) var significantDigits = 0
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

  @inline(__always) private mutating func readDigits(_ p: inout UnsafeMutablePointer<UInt8>) {
    while true {
      let digit = p.pointee &- UInt8(ascii: "0")
      guard digit < 10 else { return }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      if mantissa != 0 || significantDigits != 0 { significantDigits += 1 }
      p += 1
    }
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
    guard significantDigits <= 19 else { return nil }
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
