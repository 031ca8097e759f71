public import LandUse

/// Numbers as a language writes them, without any locale of the system: Vietnamese `2.159,6`, English `2,159.6`.
public struct NumberFormat: Sendable, Hashable {
  public let language: Language

  public init(_ language: Language) { self.language = language }

  private var decimalMark: UInt8 { UInt8(ascii: language == .vietnamese ? "," : ".") }
  private var groupMark: UInt8 { UInt8(ascii: language == .vietnamese ? "." : ",") }

  /// A whole number with groups of three digits.
  public func integer(_ value: Int) -> String { scaled(Int64(value), decimals: 0) }

  /// The number with so many decimals, halves away from zero.
  ///
  /// What is rounded is the number as it prints (the shortest digits that give the same `Double`): 1.005 becomes 1.01,
  /// though the nearest `Double` is a little less. No minus stands before a zero. `–` when it is not finite.
  public func number(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "–" }
    let digits = Self.roundedDigits(of: value.magnitude, decimals: max(0, decimals))
    return written(digits, decimals: max(0, decimals), isNegative: value < 0)
  }

  /// A number of whole steps of 10^−`decimals`: exact, for areas. `scaled(215960, decimals: 2)` is `2.159,60`.
  public func scaled(_ value: Int64, decimals: Int) -> String {
    written(Array(String(value.magnitude).utf8), decimals: decimals, isNegative: value < 0)
  }

  // MARK: Digits

  private static let zero = UInt8(ascii: "0")

  /// - Parameter digits: of the number of steps of 10^−`decimals`, in ASCII.
  private func written(_ digits: [UInt8], decimals: Int, isNegative: Bool) -> String {
    let significant = digits.drop { $0 == Self.zero }
    let padding = max(0, decimals + 1 - significant.count)
    let whole = padding + significant.count - decimals
    var text: [UInt8] = []
    text.reserveCapacity(whole + whole / 3 + decimals + 2)
    if isNegative, !significant.isEmpty { text.append(UInt8(ascii: "-")) }
    for position in 0..<(whole + decimals) {
      if position == whole {
        text.append(decimalMark)
      } else if position > 0, position < whole, (whole - position) % 3 == 0 {
        text.append(groupMark)
      }
      text.append(position < padding ? Self.zero : significant[significant.startIndex + position - padding])
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The digits of `value` · 10^`decimals`, rounded half up, from the digits that Swift prints; none for zero.
  private static func roundedDigits(of value: Double, decimals: Int) -> [UInt8] {
    var (digits, point) = printedDigits(of: value)
    let kept = point + decimals
    guard kept >= 0 else { return [] }
    guard kept < digits.count else { return digits + Array(repeating: zero, count: kept - digits.count) }
    let isRoundedUp = digits[kept] >= UInt8(ascii: "5")
    digits.removeSubrange(kept...)
    guard isRoundedUp else { return digits }
    var position = kept - 1
    while position >= 0, digits[position] == UInt8(ascii: "9") {
      digits[position] = zero
      position -= 1
    }
    if position >= 0 { digits[position] += 1 } else { digits.insert(UInt8(ascii: "1"), at: 0) }
    return digits
  }

  /// The digits that `description` prints and how many of them stand before the point: 12.5 gives ("125", 2).
  private static func printedDigits(of value: Double) -> (digits: [UInt8], point: Int) {
    let printed = value.description
    var digits: [UInt8] = []
    digits.reserveCapacity(24)
    var point: Int?
    for byte in printed.utf8 {
      switch byte {
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"):
        let exponent = printed.split(separator: "e").last.flatMap { Int($0) } ?? 0
        return (digits, (point ?? digits.count) + exponent)
      default: digits.append(byte)
      }
    }
    return (digits, point ?? digits.count)
  }
}
