public import Geometry

extension AccuracyRegulation {
  /// The limit of the difference of two areas of one parcel at a map scale; nil when the regulation has none for it.
  ///
  /// - Parameter denominator: of the map scale; the limits are those of `scale(for:)`.
  public func areaLimit(forParcelArea area: Area, scale denominator: Int) -> Area? {
    scale(for: denominator)?.areaLimit(of: area)
  }
}

extension AccuracyRegulation.Scale {
  /// The limit of the difference of two areas of one parcel.
  ///
  /// `limit = c + Σ kᵢ · wᵢ / 10 m²`, where c is the limit of the first band, kᵢ the increment of the i-th further band
  /// and wᵢ the part of the parcel's area (m²) that lies in it. Between the ends of a band the limit rises linearly:
  /// whether the regulation interpolates or steps was not seen. An area on the end of a band belongs to that band.
  ///
  /// - Parameter area: of the parcel; a negative one counts as none.
  /// - Returns: nil when the regulation has no area limits for the scale. Rounded down to a square millimetre per band.
  /// - Complexity: O(bands).
  public func areaLimit(of area: Area) -> Area? {
    guard let first = areaBands.first else { return nil }
    var limit = first.limit
    var start = first.upTo
    for band in areaBands.dropFirst() {
      guard let from = start, from < area else { break }
      let end = band.upTo.map { min($0, area) } ?? area
      limit += Self.increment(band.limit, per10SquareMetresOf: end - from)
      start = band.upTo
    }
    return limit
  }

  /// `increment · width / 10 m²` without overflow: what does not fit is held at the range's end.
  private static func increment(_ increment: Area, per10SquareMetresOf width: Area) -> Area {
    let tenSquareMetres: Int64 = 10_000_000
    guard width > .zero else { return .zero }
    let (tens, rest) = width.squareMillimetres.quotientAndRemainder(dividingBy: tenSquareMetres)
    let (whole, overflow) = increment.squareMillimetres.multipliedReportingOverflow(by: tens)
    let (part, partOverflow) = increment.squareMillimetres.multipliedReportingOverflow(by: rest)
    if overflow || partOverflow { return Area(squareMillimetres: .max) }
    return Area(squareMillimetres: whole) + Area(squareMillimetres: part / tenSquareMetres)
  }
}
