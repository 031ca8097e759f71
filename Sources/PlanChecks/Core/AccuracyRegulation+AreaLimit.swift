public import Geometry
public import LandUse

extension AccuracyRegulation.Scale {
  /// The limit of the difference of two areas of one parcel, m²: the first band's constant, then for each further band
  /// its increment for every 10 m², taken linearly (DOMAIN §9).
  public func areaLimit(of parcel: Area) -> Area {
    guard let first = areaBands.first else { return .zero }
    var limit = first.limit.squareMetres
    var start = first.upTo?.squareMetres ?? .infinity
    for band in areaBands.dropFirst() where parcel.squareMetres > start {
      let end = min(parcel.squareMetres, band.upTo?.squareMetres ?? .infinity)
      limit += max(0, end - start) / 10 * band.limit.squareMetres
      start = band.upTo?.squareMetres ?? .infinity
    }
    return .squareMetres(limit)
  }
}
