public import LandUse

/// Numbers as a language writes them, without any locale of the system: Vietnamese `2.159,6`, English `2,159.6`.
public struct NumberFormat: Sendable, Hashable {
  public let language: Language

  public init(_ language: Language) { self.language = language }

  private var decimalMark: String { language == .vietnamese ? "," : "." }
  private var groupMark: String { language == .vietnamese ? "." : "," }

  /// A whole number with groups of three digits.
  public func integer(_ value: Int) -> String {
    let digits = String(value.magnitude)
    return (value < 0 ? "-" : "") + grouped(digits)
  }

  /// The number with so many decimals, halves away from zero.
  ///
  /// What is rounded is the number as it prints (the shortest digits that give the same `Double`): 1.005 becomes 1.01,
  /// though the nearest `Double` is a little less. No minus stands before a zero. `–` when it is not finite.
  public func number(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "–" }
    let scaled = Self.roundedDigits(of: value.magnitude, decimals: max(0, decimals))
    return written(scaled, decimals: max(0, decimals), isNegative: value < 0)
  }

  /// A number of whole steps of 10^−`decimals`: exact, for areas. `scaled(215960, decimals: 2)` is `2.159,60`.
  public func scaled(_ value: Int64, decimals: Int) -> String {
    written(String(value.magnitude), decimals: decimals, isNegative: value < 0)
  }

  private func written(_ scaled: String, decimals: Int, isNegative: Bool) -> String {
    let padded = String(repeating: "0", count: max(0, decimals + 1 - scaled.count)) + scaled
    let whole = grouped(String(padded.dropLast(decimals)))
    let sign = isNegative && scaled.contains { $0 != "0" } ? "-" : ""
    return sign + whole + (decimals > 0 ? decimalMark + padded.suffix(decimals) : "")
  }

  private func grouped(_ digits: String) -> String {
    guard digits.count > 3 else { return digits }
    var result = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position) % 3 == 0 { result += groupMark }
      result.append(digit)
    }
    return result
  }

  /// The digits of `value` · 10^`decimals`, rounded half up, from the digits that Swift prints.
  private static func roundedDigits(of value: Double, decimals: Int) -> String {
    let (digits, point) = printedDigits(of: value)
    let kept = point + decimals
    guard kept >= 0 else { return "0" }
    guard kept < digits.count else {
      let all = digits + [UInt8](repeating: 0, count: kept - digits.count)
      return text(of: all)
    }
    var result = [UInt8(0)] + digits[..<kept]
    if digits[kept] >= 5 {
      var position = result.count - 1
      while result[position] == 9 {
        result[position] = 0
        position -= 1
      }
      result[position] += 1
    }
    return text(of: result)
  }

  private static func text(of digits: [UInt8]) -> String {
    let significant = digits.drop { $0 == 0 }
    return significant.isEmpty ? "0" : significant.map { String($0) }.joined()
  }

  /// The digits that `description` prints and how many of them stand before the point: 12.5 gives ([1, 2, 5], 2).
  private static func printedDigits(of value: Double) -> (digits: [UInt8], point: Int) {
    let parts = value.description.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = parts.first ?? "0"
    let whole = mantissa.prefix { $0 != "." }
    let digits = mantissa.utf8.filter { $0 != UInt8(ascii: ".") }.map { $0 - UInt8(ascii: "0") }
    return (digits, whole.count + exponent)
  }
}
