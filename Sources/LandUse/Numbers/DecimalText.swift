public import Geometry

/// The character before the decimals of a number.
public enum DecimalSign: String, Sendable, Hashable, CaseIterable {
  case comma = ","
  case point = "."

  public var byte: UInt8 { self == .comma ? UInt8(ascii: ",") : UInt8(ascii: ".") }
  /// The sign that groups thousands beside this one.
  public var grouping: DecimalSign { self == .comma ? .point : .comma }
}

/// A unit in which files write areas.
public enum AreaUnit: String, Sendable, Hashable, CaseIterable {
  case squareMetre = "m2"
  case hectare = "ha"

  /// Decimals of one square millimetre: the most a number may have.
  public var decimals: Int { self == .hectare ? 10 : 6 }
  public var inSquareMetres: Double { self == .hectare ? 10_000 : 1 }

  /// How people write the units, folded; longer words before those they begin with.
  static let words: [(text: String, unit: AreaUnit)] = [
    ("m2", .squareMetre), ("m^2", .squareMetre), ("met vuong", .squareMetre), ("metvuong", .squareMetre),
    ("sqm", .squareMetre), ("hectares", .hectare), ("hectare", .hectare), ("hecta", .hectare), ("hec-ta", .hectare),
    ("ha", .hectare),
  ]
}

/// A number as written: digits and a decimal point, no sign for thousands.
public struct DecimalText: Sendable, Hashable {
  public var isNegative: Bool
  /// ASCII digits, whole part and decimals together.
  public var digits: [UInt8]
  /// How many of `digits` are decimals.
  public var decimals: Int

  public enum Refusal: Error, Sendable, Hashable {
    case notANumber
    /// Plain decimal notation, and the sign that selects it.
    case ambiguous([Reading])
    case tooManyDecimals
    case outOfRange
  }

  public struct Reading: Sendable, Hashable {
    public var sign: DecimalSign
    public var plain: String

    public init(sign: DecimalSign, plain: String) {
      self.sign = sign
      self.plain = plain
    }
  }

  /// Reads a number.
  ///
  /// With a **declared** decimal sign, that sign may stand once, before at least one decimal. The other sign may group
  /// the whole part: one to three digits, the first not 0, then groups of exactly three. `1.234,5` is 1234.5 under `,`.
  ///
  /// **Without** a declaration a number is taken only where one reading is possible:
  /// - without any sign it is a whole number: `1234`;
  /// - with one sign, once, it is the decimal sign (`0.25`, `1234.5`, `12,5`), unless it could as well group
  ///   thousands: exactly three digits behind it and one to three digits, the first not 0, before it (`1.234`,
  ///   `123,456`). `0.125` and `1234.567` are no such case, because no one groups them so;
  /// - with one sign more than once, or with both signs, it is refused, whatever a reading would give (`1.234,5`,
  ///   `1.234.567`): that sign groups, and a file that groups has to say how.
  ///
  /// A minus sign may stand in front. Spaces, exponents, units, a leading plus or sign, a trailing sign are refused.
  public init(_ text: some StringProtocol, declared: DecimalSign?) throws(Refusal) {
    var bytes = Array(text.utf8)[...]
    let negative = bytes.first == UInt8(ascii: "-")
    if negative { bytes = bytes.dropFirst() }
    guard let first = bytes.first, Self.isDigit(first), bytes.last.map(Self.isDigit) ?? false,
      bytes.allSatisfy({ Self.isDigit($0) || $0 == DecimalSign.comma.byte || $0 == DecimalSign.point.byte })
    else { throw .notANumber }
    var value: DecimalText?
    if let declared {
      value = Self.read(bytes, sign: declared)
    } else {
      value = try Self.readUndeclared(bytes)
    }
    guard var value else { throw .notANumber }
    value.isNegative = negative && value.digits.contains { $0 != UInt8(ascii: "0") }
    self = value
  }

  private init(digits: [UInt8], decimals: Int) {
    isNegative = false
    self.digits = digits
    self.decimals = decimals
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// The reading under one decimal sign; nil when there is none.
  private static func read(_ bytes: ArraySlice<UInt8>, sign: DecimalSign) -> DecimalText? {
    let halves = bytes.split(separator: sign.byte, omittingEmptySubsequences: false)
    guard halves.count <= 2, let whole = halves.first else { return nil }
    let decimals = halves.count == 2 ? halves[1] : []
    guard !whole.isEmpty, decimals.allSatisfy(isDigit) else { return nil }
    let groups = whole.split(separator: sign.grouping.byte, omittingEmptySubsequences: false)
    if groups.count > 1 {
      guard let head = groups.first, (1...3).contains(head.count), head.first != UInt8(ascii: "0"),
        groups.dropFirst().allSatisfy({ $0.count == 3 })
      else { return nil }
    }
    return DecimalText(digits: groups.flatMap { $0 } + decimals, decimals: decimals.count)
  }

  private static func readUndeclared(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> DecimalText? {
    let signs = bytes.filter { !isDigit($0) }
    guard let only = signs.first else { return DecimalText(digits: Array(bytes), decimals: 0) }
    let readings = DecimalSign.allCases.compactMap { sign in
      read(bytes, sign: sign).map { Reading(sign: sign, plain: $0.plain) }
    }
    if readings.isEmpty { return nil }
    if signs.count > 1 || readings.count > 1 { throw .ambiguous(readings) }
    return read(bytes, sign: only == DecimalSign.comma.byte ? .comma : .point)
  }

  /// Decimal notation with a point, without grouping: `1234.5`.
  public var plain: String {
    let whole = String(decoding: digits.dropLast(decimals), as: UTF8.self)
    let text = decimals == 0 ? whole : whole + "." + String(decoding: digits.suffix(decimals), as: UTF8.self)
    return isNegative ? "-" + text : text
  }

  /// The area, exactly: the digits are shifted to square millimetres, nothing is rounded.
  /// - Throws: `tooManyDecimals` beyond square millimetres, `outOfRange` beyond 9.2 million km².
  public func area(in unit: AreaUnit) throws(Refusal) -> Area {
    Area(squareMillimetres: try scaled(decimals: unit.decimals))
  }

  /// The area to the nearest square millimetre, halves away from zero, where more decimals are written.
  /// - Throws: `outOfRange`.
  public func nearestArea(in unit: AreaUnit) throws(Refusal) -> Area {
    let beyond = decimals - unit.decimals
    guard beyond > 0 else { return try area(in: unit) }
    var cut = self
    cut.isNegative = false
    cut.digits.removeLast(beyond)
    cut.decimals = unit.decimals
    let isUp = digits[digits.count - beyond] >= UInt8(ascii: "5")
    let (value, overflow) = try cut.area(in: unit).squareMillimetres.addingReportingOverflow(isUp ? 1 : 0)
    guard !overflow else { throw .outOfRange }
    return Area(squareMillimetres: isNegative ? -value : value)
  }

  /// One unit of the last written digit, the precision a source states by its way of writing: 0.1 for `12.5`.
  public func lastDigit(in unit: AreaUnit) throws(Refusal) -> Area {
    var one = self
    one.isNegative = false
    one.digits = digits.map { _ in UInt8(ascii: "0") }
    if !one.digits.isEmpty { one.digits[one.digits.count - 1] = UInt8(ascii: "1") }
    return try one.area(in: unit)
  }
}
