/// Numbers as JSON text: `.` as the decimal sign whatever the locale, nothing that is not finite.
enum NumberText {
  /// No number takes more bytes.
  static let most = 40

  /// The shortest digits that give the same float back; whole numbers without `.0`; −0 as 0.
  @inline(__always) static func appendShortest(_ value: Double, to text: inout TextBuffer) {
    // Positions in degrees and metres have up to eight decimals, areas six.
    if !appendDecimal(value, decimals: 8, to: &text) { appendUnusual(value, to: &text) }
  }

  /// What is no decimal of eight places.
  @inline(never) private static func appendUnusual(_ value: Double, to text: inout TextBuffer) {
    guard value.isFinite else { return text.append("null") }
    // Smaller ones are written with an exponent.
    let magnitude = value.magnitude
    let decimals = magnitude < 1e-4 ? 8 : magnitude < 1e3 ? 12 : magnitude < 1e5 ? 10 : 3
    if decimals != 8, appendDecimal(value, decimals: decimals, to: &text) { return }
    let description = value.description
    text.append(description.hasSuffix(".0") ? String(description.dropLast(2)) : description)
  }

  /// Exactly `decimals` decimals (at most 15), the exact value rounded once, halves away from zero.
  ///
  /// Beyond 2⁵³ units of the last decimal the shortest digits are written: they are exact there.
  static func appendFixed(_ value: Double, decimals: Int, to text: inout TextBuffer) {
    guard value.isFinite else { return text.append("null") }
    let digits = min(max(decimals, 0), 15)
    let magnitude = value.magnitude
    let power = PowersOfTen.doubles[digits]
    let product = magnitude * power
    guard product < 9e15 else { return appendShortest(value, to: &text) }
    // The product's own rounding error, exactly: without it 1.005 (which is below) could be rounded up.
    let error = (-product).addingProduct(magnitude, power)
    var rounded = product.rounded(.down)
    if product - rounded + error >= 0.5 { rounded += 1 } else if product - rounded + error < -0.5 { rounded -= 1 }
    append(
      UInt64(rounded), decimals: digits, isNegative: value < 0 && rounded > 0, trims: false, to: &text)
  }

  static func append(_ value: Int64, to text: inout TextBuffer) {
    guard value.magnitude < 10_000_000_000_000_000 else { return text.append(String(value)) }
    append(value.magnitude, decimals: 0, isNegative: value < 0, trims: false, to: &text)
  }

  /// Writes the value where it is a decimal of so many places and at most 15 digits; else writes nothing.
  ///
  /// A decimal of at most 15 digits that gives the float back is the only one, so also the shortest.
  @inline(__always) private static func appendDecimal(
    _ value: Double, decimals: Int, to text: inout TextBuffer
  ) -> Bool {
    let power = decimals == 8 ? 1e8 : PowersOfTen.doubles[decimals]
    let magnitude = value.magnitude
    let scaled = magnitude * power + 0.5
    // False for what is not finite, too.
    guard scaled < 1e15 else { return false }
    let units = UInt64(scaled)
    guard Double(Int64(units)) / power == magnitude else { return false }
    append(units, decimals: decimals, isNegative: value < 0, trims: true, to: &text)
    return true
  }

  /// `units` × 10^−`decimals`; fewer than 10¹⁶ units, at most 15 decimals.
  ///
  /// - Parameter trims: without zeros at the end of the decimals.
  @inline(__always) private static func append(
    _ units: UInt64, decimals: Int, isNegative: Bool, trims: Bool, to text: inout TextBuffer
  ) {
    // A sign, sixteen digits, a point, and decimals in blocks of eight bytes.
    text.append(atMost: most) { start in
      var end = start
      if isNegative {
        end.pointee = UInt8(ascii: "-")
        end += 1
      }
      let power = decimals == 8 ? 100_000_000 : PowersOfTen.integers[decimals]
      let (whole, fraction) = units.quotientAndRemainder(dividingBy: power)
      end = writeWhole(whole, at: end)
      if decimals > 0, !trims || fraction > 0 {
        end.pointee = UInt8(ascii: ".")
        end = writeFraction(fraction, decimals: decimals, trims: trims, at: end + 1)
      }
      return end - start
    }
  }

  /// - Returns: the place behind the digits.
  @inline(__always) private static func writeWhole(
    _ whole: UInt64, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    guard whole >= 10 else {
      start.pointee = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: whole)
      return start + 1
    }
    guard whole >= 100_000_000 else { return writeWithoutZeros(whole, at: start) }
    let end = writeWithoutZeros(whole / 100_000_000, at: start)
    write(eightDigits(whole % 100_000_000), at: end)
    return end + 8
  }

  /// Fewer than 10⁸, not zero.
  @inline(__always) private static func writeWithoutZeros(
    _ value: UInt64, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    let digits = eightDigits(value)
    let zeros = digits.trailingZeroBitCount / 8
    write(digits >> UInt64(zeros * 8), at: start)
    return start + (8 - zeros)
  }

  @inline(__always) private static func writeFraction(
    _ fraction: UInt64, decimals: Int, trims: Bool, at start: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    guard decimals > 8 else {
      let digits = eightDigits(decimals == 8 ? fraction : fraction * PowersOfTen.integers[8 - decimals])
      write(digits, at: start)
      return start + (trims ? 8 - digits.leadingZeroBitCount / 8 : decimals)
    }
    let (high, low) = fraction.quotientAndRemainder(dividingBy: PowersOfTen.integers[decimals - 8])
    let digits = (eightDigits(high), eightDigits(low * PowersOfTen.integers[16 - decimals]))
    write(digits.0, at: start)
    write(digits.1, at: start + 8)
    guard trims else { return start + decimals }
    return start + (low > 0 ? 16 - digits.1.leadingZeroBitCount / 8 : 8 - digits.0.leadingZeroBitCount / 8)
  }

  /// Eight digits as text; bytes beyond those that count are written over by what follows.
  @inline(__always) private static func write(_ digits: UInt64, at start: UnsafeMutablePointer<UInt8>) {
    UnsafeMutableRawPointer(start).storeBytes(of: (digits | 0x3030_3030_3030_3030).littleEndian, as: UInt64.self)
  }

  /// The eight decimal digits of a number below 10⁸, the first in the lowest byte: split in halves again and again,
  /// all parts of a step in one multiplication (P. Khuong, "How to print integers really fast").
  @inline(__always) private static func eightDigits(_ value: UInt64) -> UInt64 {
    let (high, low) = value.quotientAndRemainder(dividingBy: 10_000)
    let fours = high | low &<< 32
    let top = (fours &* 10_486) &>> 20 & 0x7F_0000_007F
    let twos = (fours &- top &* 100) &<< 16 &+ top
    let tens = (twos &* 103) &>> 10 & 0x000F_000F_000F_000F
    return tens &+ (twos &- tens &* 10) &<< 8
  }
}
