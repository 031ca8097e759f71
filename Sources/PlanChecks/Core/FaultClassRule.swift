public import Geometry
public import LandUse

/// Classes pieces by a regulation's limits at the scale of a layer.
///
/// With δ the position limit, L the area limit of the smaller parcel and M the smallest mapped polygon: noise when
/// width ≤ 2δ and area ≤ L; minor when just one holds and area ≤ M; else conflict. Where the shapes were drawn in
/// different datums, what is no wider than twice the accuracy of the operation between them is never a conflict. Limits
/// are at their inclusive side. Source: the regulation's own table, as loaded. The
/// larger limits for farmland are not applied: a finding may be classed worse than the regulation says, not milder.
public struct FaultClassRule: Sendable {
  /// The scale taken where a layer gives none: that of a district's plan.
  public static let assumedScale = 10_000

  /// The regulation's scale that is applied; nil without a regulation: then everything is a conflict.
  public let scale: AccuracyRegulation.Scale?
  /// True when the layer gave no scale.
  public let isScaleAssumed: Bool

  /// Accuracy of the operation between the datums of the two sides; nil when they have the same.
  public let datumAccuracy: Length?

  public init(_ accuracy: AccuracyRegulation?, layerScale: Int?, datumAccuracy: Length? = nil) {
    scale = accuracy?.scale(for: layerScale ?? Self.assumedScale)
    isScaleAssumed = layerScale == nil
    self.datumAccuracy = datumAccuracy
  }

  /// What a piece's width is held against: 2δ, δ being at least the accuracy of the datum operation.
  public var widthLimit: Length? {
    let limits = [scale?.positionLimit, datumAccuracy].compactMap { $0?.metres }
    return limits.max().map { Length(metres: 2 * $0) }
  }

  /// True when the piece may come from the datum operation alone.
  public func isWithinDatumAccuracy(_ width: Length) -> Bool {
    datumAccuracy.map { width.metres <= 2 * $0.metres } ?? false
  }

  /// - Parameter smallerParcel: area of the smaller of the parcels concerned; nil when none is known, and then the
  ///   area counts as over its limit.
  public func faultClass(area: Area, width: Length, smallerParcel: Area?) -> FaultClass {
    let worst = isWithinDatumAccuracy(width) ? FaultClass.minor : .conflict
    guard let scale, let widthLimit else { return worst }
    let isNarrow = width <= widthLimit
    let isSmall = smallerParcel.flatMap { scale.areaLimit(of: $0) }.map { area <= $0 } ?? false
    if isNarrow && isSmall { return .noise }
    return (isNarrow || isSmall) && area <= scale.smallestPolygon ? .minor : worst
  }
}

extension FaultClassRule {
  /// The class, the method of the width, and the scale whose limits were applied.
  func details(of fault: FaultClass, _ width: PieceWidth) -> [Detail] {
    var details = [Detail("class", fault.rawValue), Detail("widthMethod", width.method)]
    if isWithinDatumAccuracy(width.length) { details.append(Detail("withinDatumAccuracy", "true")) }
    return details + scaleDetails
  }

  /// The scale whose limits were applied, and whether the layer gave it; empty without a regulation.
  var scaleDetails: [Detail] {
    guard let scale else { return [] }
    return [Detail("scale", String(scale.denominator))] + (isScaleAssumed ? [Detail("scaleAssumed", "true")] : [])
  }
}
