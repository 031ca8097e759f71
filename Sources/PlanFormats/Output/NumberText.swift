/// Numbers as JSON text: `.` as the decimal sign whatever the locale, nothing that is not finite.
enum NumberText {
  /// The shortest digits that give the same float back; whole numbers without `.0`; −0 as 0.
  ///
  /// - Parameter decimals: how many decimals the value probably has: a first guess that saves time, nothing else.
  static func appendShortest(_ value: Double, likelyDecimals decimals: Int = 8, to file: OutputFile) {
    guard value.isFinite else { return file.write("null") }
    let magnitude = value.magnitude
    let digits = min(max(decimals, 0), 15)
    let scaled = (magnitude * PowersOfTen.doubles[digits]).rounded()
    // A decimal of at most 15 digits that gives the float back is the only one, so also the shortest.
    if scaled < 1e15, scaled / PowersOfTen.doubles[digits] == magnitude {
      appendDecimal(UInt64(scaled), decimals: digits, isNegative: value < 0, trims: true, to: file)
      return
    }
    let text = value.description
    file.write(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// Exactly `decimals` decimals (at most 15), the exact value rounded once, halves away from zero.
  ///
  /// Beyond 2⁵³ units of the last decimal the shortest digits are written: they are exact there.
  static func appendFixed(_ value: Double, decimals: Int, to file: OutputFile) {
    guard value.isFinite else { return file.write("null") }
    let digits = min(max(decimals, 0), 15)
    let magnitude = value.magnitude
    let power = PowersOfTen.doubles[digits]
    let product = magnitude * power
    guard product < 9e15 else { return appendShortest(value, to: file) }
    // The product's own rounding error, exactly: without it 1.005 (which is below) could be rounded up.
    let error = (-product).addingProduct(magnitude, power)
    var rounded = product.rounded(.down)
    if product - rounded + error >= 0.5 { rounded += 1 } else if product - rounded + error < -0.5 { rounded -= 1 }
    appendDecimal(
      UInt64(rounded), decimals: digits, isNegative: value < 0 && rounded > 0, trims: false, to: file)
  }

  /// `units` × 10^−`decimals`.
  private static func appendDecimal(
    _ units: UInt64, decimals: Int, isNegative: Bool, trims: Bool, to file: OutputFile
  ) {
    var units = units
    var decimals = decimals
    if trims {
      while decimals > 0, units % 10 == 0 {
        units /= 10
        decimals -= 1
      }
    }
    if isNegative { file.write(UInt8(ascii: "-")) }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { text in
      var i = 40
      var written = 0
      repeat {
        if written == decimals, decimals > 0 {
          i -= 1
          text[i] = UInt8(ascii: ".")
        }
        i -= 1
        text[i] = UInt8(ascii: "0") + UInt8(units % 10)
        units /= 10
        written += 1
      } while units > 0 || written <= decimals
      file.write(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(text)[i...]))
    }
  }
}
