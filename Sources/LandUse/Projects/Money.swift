/// An amount of money in whole đồng: sums are exact. Beyond ±9.2 billion billion đồng they stay at the end of the range.
public struct Money: Sendable, Hashable, Comparable {
  public let dong: Int64

  public init(dong: Int64) { self.dong = dong }

  public static let zero = Money(dong: 0)
  public static func < (a: Money, b: Money) -> Bool { a.dong < b.dong }

  public static func + (a: Money, b: Money) -> Money {
    let (sum, overflow) = a.dong.addingReportingOverflow(b.dong)
    return Money(dong: overflow ? (b.dong < 0 ? .min : .max) : sum)
  }

  public static func - (a: Money, b: Money) -> Money {
    let (rest, overflow) = a.dong.subtractingReportingOverflow(b.dong)
    return Money(dong: overflow ? (b.dong < 0 ? .max : .min) : rest)
  }

  /// Million đồng: `triệu đồng`, the unit of lists of projects.
  public var millions: Double { Double(dong) / 1e6 }
  /// Thousand billion đồng: `nghìn tỷ đồng`, the unit of tables of a whole province.
  public var thousandBillions: Double { Double(dong) / 1e12 }
}

extension DecimalText {
  /// The digits as a whole number of units of the given decimal place, nothing rounded.
  /// - Throws: `tooManyDecimals`, `outOfRange` beyond 64 bits.
  public func scaled(decimals places: Int) throws(Refusal) -> Int64 {
    guard decimals <= places else { throw .tooManyDecimals }
    var value: Int64 = 0
    for digit in digits + [UInt8](repeating: UInt8(ascii: "0"), count: places - decimals) {
      let (tens, over) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tens.addingReportingOverflow(Int64(digit) - 48)
      guard !over, !overflow else { throw .outOfRange }
      value = sum
    }
    return isNegative ? -value : value
  }
}
