/// A length in metres.
public struct Length: Sendable, Hashable, Comparable {
  public var metres: Double

  @inlinable public init(metres: Double) { self.metres = metres }
  @inlinable public static func metres(_ value: Double) -> Length { Length(metres: value) }
  @inlinable public static func < (a: Length, b: Length) -> Bool { a.metres < b.metres }
}
