import Geometry
import PlanFormats

/// Numbers for machines: a dot, no grouping, whatever the language.
enum MachineText {
  /// The shortest digits that give the same float back; empty when not finite.
  static func number(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    let json = JSONWriter()
    json.number(value)
    return json.text
  }

  /// Hundredths as a decimal of two places: 12345 is `123.45`.
  static func hundredths(_ value: Int64) -> String { decimal(value, places: 2) }

  /// Square metres, exact: whole square millimetres as six places, zeros at the end dropped.
  static func squareMetres(_ area: Area) -> String { trimmed(decimal(area.squareMillimetres, places: 6)) }

  /// Hectares, exact.
  static func hectares(_ area: Area) -> String { trimmed(decimal(area.squareMillimetres, places: 10)) }

  /// A whole number of units of a decimal place, exact.
  static func exact(_ value: Int64, places: Int) -> String { trimmed(decimal(value, places: places)) }

  private static func decimal(_ value: Int64, places: Int) -> String {
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return (value < 0 ? "-" : "") + padded.dropLast(places) + "." + padded.suffix(places)
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "-0" ? "0" : text
  }
}
