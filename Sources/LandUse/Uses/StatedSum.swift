public import Geometry

/// The areas a record states for its uses, held against its whole area: the declared one, else that of its shape.
///
/// One use without an area has what the others leave; with several such nobody knows how the rest is divided.
public struct StatedSum: Sendable, Hashable {
  /// Of the uses that have one.
  public let stated: Area
  /// What they should add up to.
  public let whole: Area
  /// True when `whole` was declared.
  public let isDeclared: Bool
  /// How far they may be apart; zero where no regulation says.
  public let limit: Area
  private let parts: [Area?]

  /// Nil when no use has an area, or nobody knows the whole.
  ///
  /// - Parameter scale: the limits of the layer's map scale.
  public init?(parts: [Area?], declared: Area?, computed: Area, scale: AccuracyRegulation.Scale?) {
    let whole = declared ?? computed
    guard whole > .zero, parts.contains(where: { $0 != nil }) else { return nil }
    self.parts = parts
    self.whole = whole
    isDeclared = declared != nil
    stated = parts.compactMap { $0 }.sum()
    limit = scale?.areaLimit(of: whole) ?? .zero
  }

  /// The whole less what is stated.
  public var rest: Area { whole - stated }

  /// Whether the areas may be true: within the limit of the whole, or, with a use that has none, not beyond it.
  public var addsUp: Bool {
    parts.contains(nil) ? stated <= whole + limit : rest.magnitude <= limit
  }

  /// The area of every use; nil when they do not add up or are not all known.
  public var areas: [Area]? {
    guard addsUp, parts.count(where: { $0 == nil }) <= 1 else { return nil }
    return parts.map { $0 ?? max(.zero, rest) }
  }
}
