/// In what a use text differs from a code of the scheme although it could be read.
public enum UseMend: String, Sendable, Hashable, CaseIterable {
  /// Blanks before, behind or within the code.
  case spacing
  /// Small letters, or letters with marks: `luc`, `ĐGT`.
  case letters
  /// A mark behind it: `ODT*`.
  case mark
  /// A category's name in place of its code.
  case name
  /// Another key for the same code: `OCT`.
  case alias
  /// A code that only an older list has, read by the crosswalk.
  case olderCode = "older-code"
  /// Several codes without areas.
  case several
  /// Several codes with the area of each.
  case statedAreas = "stated-areas"
  /// Areas beside the codes that can be read in two ways, and so are not read.
  case ambiguousAreas = "ambiguous-areas"
}

/// The mends of one text, as a set of bits.
public struct UseMends: OptionSet, Sendable, Hashable {
  public let rawValue: UInt16
  public init(rawValue: UInt16) { self.rawValue = rawValue }
  public init(_ mend: UseMend) { rawValue = 1 << UInt16(UseMend.allCases.firstIndex(of: mend) ?? 0) }

  public func contains(_ mend: UseMend) -> Bool { contains(UseMends(mend)) }
  mutating func insert(_ mend: UseMend) { formUnion(UseMends(mend)) }
}
