public import Geometry
public import LandUse
public import PlanChecks

extension Words {
  /// `2.159,6 m²`: one decimal.
  public func squareMetres(_ area: Area) -> String { squareMetresValue(area) + " m²" }

  /// `2.159,60 ha`: two decimals.
  public func hectares(_ area: Area) -> String { hectaresValue(area) + " ha" }

  func hectares(squareMetres: Double) -> String { hectares(.squareMetres(squareMetres)) }

  /// Without the unit, for table columns. One decimal, halves away from zero, exact.
  public func squareMetresValue(_ area: Area) -> String {
    numbers.scaled(Self.rounded(area.squareMillimetres, by: 100_000), decimals: 1)
  }

  /// Without the unit, for table columns. Two decimals, halves away from zero, exact.
  public func hectaresValue(_ area: Area) -> String {
    numbers.scaled(Self.rounded(area.squareMillimetres, by: 100_000_000), decimals: 2)
  }

  /// A cell of an official table: hectares without the unit, zero left blank.
  public func tableHectares(_ area: Area) -> String { area == .zero ? "" : hectaresValue(area) }

  /// `-` or `+` before the hectares: for margins and changes. Zero has no sign.
  public func signedHectares(_ area: Area) -> String {
    let text = hectares(area)
    return area > .zero && text.contains { ("1"..."9").contains($0) } ? "+" + text : text
  }

  /// `2,40 m`.
  public func metres(_ length: Length, decimals: Int = 2) -> String {
    numbers.number(length.metres, decimals: decimals) + " m"
  }

  /// `12,5%` for 0.125.
  public func percent(_ ratio: Double, decimals: Int = 1) -> String {
    numbers.number(ratio * 100, decimals: decimals) + "%"
  }

  /// `31/12/2025` or `31 December 2025`.
  public func date(_ day: CalendarDate) -> String {
    let vietnamese = [day.day, day.month].map { ($0 < 10 ? "0" : "") + String($0) } + [String(day.year)]
    return say(vietnamese.joined(separator: "/"), "\(day.day) \(Self.months[day.month - 1]) \(day.year)")
  }

  /// The value with its unit.
  public func quantity(_ measure: Measure) -> String { quantity(measure.value, measure.unit) }

  public func quantity(_ value: Double, _ unit: Measure.Unit) -> String {
    switch unit {
    case .squareMetre: numbers.number(value, decimals: 1) + " m²"
    case .hectare: numbers.number(value, decimals: 2) + " ha"
    case .metre: numbers.number(value, decimals: 2) + " m"
    case .count: numbers.number(value, decimals: 0)
    case .ratio: percent(value)
    }
  }

  /// `m²`, `ha`, `m`, and words for numbers without a unit.
  public func unit(_ unit: Measure.Unit) -> String {
    switch unit {
    case .squareMetre: "m²"
    case .hectare: "ha"
    case .metre: "m"
    case .count: say("số lượng", "count")
    case .ratio: say("tỷ lệ", "ratio")
    }
  }

  /// The quantity as a sentence tells it: what would print as zero though it is more is "under" the last digit.
  func told(_ value: Double, _ unit: Measure.Unit) -> String {
    let smallest: Double
    switch unit {
    case .squareMetre: smallest = 0.1
    case .hectare, .metre: smallest = 0.01
    case .ratio: smallest = 0.001
    case .count: return quantity(value, unit)
    }
    guard value > 0, value < smallest / 2 else { return quantity(value, unit) }
    return say("dưới ", "under ") + quantity(smallest, unit)
  }

  func told(_ measure: Measure) -> String { told(measure.value, measure.unit) }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  static func rounded(_ value: Int64, by step: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: step)
    return remainder.magnitude * 2 >= UInt64(step) ? quotient + value.signum() : quotient
  }
}
