/// An area as people write it in an attribute, taken apart: `1.234,5`, `350 m²`, `2,5ha`.
public struct AreaText: Sendable, Hashable {
  /// The number as written, without blanks: digits, signs, perhaps a minus.
  public var number: String
  /// The unit beside the number; nil where there is none.
  public var unit: AreaUnit?

  public init(number: String, unit: AreaUnit? = nil) {
    self.number = number
    self.unit = unit
  }

  /// Nil when the text is no number with or without a unit.
  ///
  /// Blanks between groups of three digits are taken for grouping: `1 234,5`.
  public init?(_ text: some StringProtocol) {
    // Most are plain digits with a sign.
    let plain = String(text)
    if let last = plain.utf8.last, Self.isDigit(last),
      plain.utf8.allSatisfy({ Self.isDigit($0) || $0 == 0x2C || $0 == 0x2E })
    {
      self.init(number: plain)
      return
    }
    let folded = FoldedText.folded(text)
    guard let end = folded.utf8.lastIndex(where: { (0x30...0x39).contains($0) }) else { return nil }
    var split = folded.utf8.index(after: end)
    // The digit of `m2` and `m^2` is no digit of the number.
    if let metre = Self.startOfSquareMetre(folded, endingAt: split) { split = metre }
    let number = folded[..<split].drop { $0 == " " }
    let rest = folded[split...].filter { $0 != " " && $0 != "." }
    guard let unit = Self.unit(rest), let joined = Self.joinedGroups(number) else { return nil }
    self.init(number: joined, unit: unit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Words and signs for units, folded and without blanks. `.some(nil)` for none at all, nil for another word.
  static func unit(_ text: some StringProtocol) -> AreaUnit?? {
    if text.isEmpty { return .some(nil) }
    return AreaUnit.words.first { $0.text == text }.map { .some($0.unit) }
  }

  /// Where `m2` or `m^2` begins that ends at an index; nil when none does.
  private static func startOfSquareMetre(_ text: String, endingAt end: String.Index) -> String.Index? {
    let head = text[..<end]
    for sign in ["m2", "m^2"] where head.hasSuffix(sign) {
      return head.index(head.endIndex, offsetBy: -sign.count)
    }
    return nil
  }

  /// The number without the blanks that group its digits; nil when a blank stands elsewhere or a sign is no number's.
  private static func joinedGroups(_ number: Substring) -> String? {
    let parts = number.split(separator: " ")
    guard let first = parts.first else { return nil }
    let allowed = parts.allSatisfy { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C || $0 == 0x2E || $0 == 0x2D }
    }
    guard allowed else { return nil }
    if parts.count == 1 { return String(first) }
    let digits = first.drop { $0 == "-" }
    let areGroups =
      (1...3).contains(digits.utf8.count) && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
      && parts.dropFirst().allSatisfy { $0.utf8.prefix { (0x30...0x39).contains($0) }.count == 3 }
      && parts.dropFirst().dropLast().allSatisfy { $0.utf8.count == 3 }
    return areGroups ? parts.joined() : nil
  }
}

/// Which decimal sign the numbers of one column are written with, as those of them tell that can be read in one way
/// only.
///
/// `1.234` alone is a thousand or one: where the column has `12,5` or `1.234,5` it is a thousand, where it has `12.5`
/// it is one; where nothing tells, or both are met, it is not read.
public struct NumberSigns: Sendable, Hashable {
  private var comma = false
  private var point = false

  public init() {}

  /// The sign all telling numbers agree on; nil when nothing tells, or they do not agree.
  public var sign: DecimalSign? { comma == point ? nil : comma ? .comma : .point }

  /// Takes a number as a witness; one that is none tells nothing.
  public mutating func add(_ number: some StringProtocol) {
    guard number.utf8.contains(where: { $0 == 0x2C || $0 == 0x2E }) else { return }
    let readings = Self.readings(number)
    guard readings.count == 1 else { return }
    if readings[0].sign == .comma { comma = true } else { point = true }
  }

  /// The number, read in the only way there is or in the column's.
  /// - Throws: `ambiguous` where nothing tells, `notANumber`.
  public func read(_ number: some StringProtocol) throws(DecimalText.Refusal) -> DecimalText {
    let readings = Self.readings(number)
    guard let first = readings.first else { throw .notANumber }
    if readings.count == 1 || first.value == readings[1].value { return first.value }
    guard let sign, let chosen = readings.first(where: { $0.sign == sign }) else {
      throw .ambiguous(readings.map { DecimalText.Reading(sign: $0.sign, plain: $0.value.plain) })
    }
    return chosen.value
  }

  private static func readings(_ number: some StringProtocol) -> [(sign: DecimalSign, value: DecimalText)] {
    DecimalSign.allCases.compactMap { sign in
      (try? DecimalText(number, declared: sign)).map { (sign, $0) }
    }
  }
}
