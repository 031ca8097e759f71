/// An area as a whole number of square millimetres (10⁻⁶ m²).
///
/// Why an integer: sums do not depend on their order, so threads and increments cannot change a total, and
/// identities can be tested with `==`. An area is rounded to it once, when a ring or an intersection is measured.
/// The range is ±9.2 million km².
public struct Area: Sendable, BitwiseCopyable, Hashable, Comparable {
  public var squareMillimetres: Int64

  @inlinable public init(squareMillimetres: Int64) { self.squareMillimetres = squareMillimetres }

  /// The nearest whole square millimetre, halves away from zero; nil when it is not finite or out of range.
  @inlinable public init?(exactlyRoundedSquareMetres value: Double) {
    let scaled = (value * 1e6).rounded(.toNearestOrAwayFromZero)
    guard scaled.isFinite, abs(scaled) < 9.2e18 else { return nil }
    squareMillimetres = Int64(scaled)
  }

  /// The nearest whole square millimetre. Areas on Earth fit by far; what does not is held at the range's end.
  @inlinable public static func squareMetres(_ value: Double) -> Area {
    Area(exactlyRoundedSquareMetres: value)
      ?? Area(squareMillimetres: value.isNaN ? 0 : value < 0 ? -.max : .max)
  }

  @inlinable public static func hectares(_ value: Double) -> Area { .squareMetres(value * 10_000) }

  public static let zero = Area(squareMillimetres: 0)

  @inlinable public var squareMetres: Double { Double(squareMillimetres) / 1e6 }
  @inlinable public var hectares: Double { Double(squareMillimetres) / 1e10 }
  @inlinable public var magnitude: Area { Area(squareMillimetres: abs(squareMillimetres)) }

  @inlinable public static func < (a: Area, b: Area) -> Bool { a.squareMillimetres < b.squareMillimetres }
  @inlinable public static func + (a: Area, b: Area) -> Area {
    Area(squareMillimetres: a.squareMillimetres.addingCapped(b.squareMillimetres))
  }
  @inlinable public static func - (a: Area, b: Area) -> Area {
    Area(squareMillimetres: a.squareMillimetres.addingCapped(-b.squareMillimetres))
  }
  @inlinable public static prefix func - (a: Area) -> Area { Area(squareMillimetres: -a.squareMillimetres) }
  @inlinable public static func += (a: inout Area, b: Area) { a = a + b }
  @inlinable public static func -= (a: inout Area, b: Area) { a = a - b }

  @inlinable public static func * (a: Area, times: Int) -> Area {
    let (product, overflow) = a.squareMillimetres.multipliedReportingOverflow(by: Int64(times))
    guard overflow else { return Area(squareMillimetres: product) }
    return Area(squareMillimetres: (a.squareMillimetres < 0) == (times < 0) ? .max : -.max)
  }
}

extension Int64 {
  /// The sum, held at the range's end: hostile data may not trap, and no true area comes near it.
  @inlinable func addingCapped(_ other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? -.max : .max) : sum
  }
}

extension Sequence where Element == Area {
  /// The exact sum; independent of the order as long as it stays within the range, as every area on Earth does.
  @inlinable public func sum() -> Area { reduce(.zero, +) }
}
