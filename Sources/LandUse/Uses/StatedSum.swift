public import Geometry

/// The areas a record states for its uses, held against its whole area: the declared one or that of its shape.
///
/// Where the two differ, that is told of the parcel and not of its uses: they add up when they fit either.
/// One use without an area has what the others leave; with several such nobody knows how the rest is divided.
public struct StatedSum: Sendable, Hashable {
  /// Of the uses that have one.
  public let stated: Area
  /// What they add up to, or should: the declared area before that of the shape.
  public let whole: Area
  /// True when `whole` was declared.
  public let isDeclared: Bool
  /// How far they may be apart; zero where no regulation says.
  public let limit: Area
  /// Whether the areas may be true: within the limit of the whole, or, with a use that has none, not beyond it.
  ///
  /// Areas at or beyond the end of the range are no areas and add up to nothing.
  public let addsUp: Bool
  private let parts: [Area?]

  /// Nil when no use has an area, or nobody knows the whole.
  ///
  /// - Parameters:
  ///   - computed: of the shape; zero where it has none that can be relied upon.
  ///   - scale: the limits of the layer's map scale.
  public init?(parts: [Area?], declared: Area?, computed: Area, scale: AccuracyRegulation.Scale?) {
    let known = parts.compactMap { $0 }
    let wholes = [declared, computed].compactMap { $0 }.filter { $0 > .zero }
    guard let first = wholes.first, !known.isEmpty else { return nil }
    let exact = known.exactSum().flatMap { $0 < Self.end ? $0 : nil }
    let fitting = wholes.first { whole in
      guard let exact, whole < Self.end else { return false }
      let limit = scale?.areaLimit(of: whole) ?? .zero
      return known.count < parts.count ? exact <= whole + limit : (whole - exact).magnitude <= limit
    }
    let whole = fitting ?? first
    self.parts = parts
    self.whole = whole
    stated = exact ?? Self.end
    addsUp = fitting != nil
    isDeclared = declared == whole
    limit = scale?.areaLimit(of: whole) ?? .zero
  }

  /// Where sums are held.
  private static let end = Area(squareMillimetres: .max)

  /// The whole less what is stated.
  public var rest: Area { whole - stated }

  /// The area of every use; nil when they do not add up or are not all known.
  public var areas: [Area]? {
    guard addsUp, parts.count(where: { $0 == nil }) <= 1 else { return nil }
    return parts.map { $0 ?? max(.zero, rest) }
  }
}
