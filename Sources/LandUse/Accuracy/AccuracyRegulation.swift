public import Geometry

/// Limits of error for parcels by map scale, as a regulation gives them: data, read from `GeoData/schemes`.
public struct AccuracyRegulation: Sendable, Hashable {
  /// One scale's limits.
  public struct Scale: Sendable, Hashable {
    /// 1000 for 1:1000.
    public var denominator: Int
    /// Greatest error of a parcel corner against the nearest control point.
    public var positionLimit: Length
    /// Limit of the difference of two areas of one parcel: increments per 10 m² of parcel area, in ascending bands.
    public var areaBands: [AreaBand]
    /// The smallest polygon a map of this scale shows.
    public var smallestPolygon: Area

    public init(denominator: Int, positionLimit: Length, areaBands: [AreaBand], smallestPolygon: Area) {
      self.denominator = denominator
      self.positionLimit = positionLimit
      self.areaBands = areaBands
      self.smallestPolygon = smallestPolygon
    }
  }

  /// A band of parcel areas up to `upTo` (nil: without end); in the first `limit` is the limit itself, in the others
  /// what each 10 m² within the band add to it.
  public struct AreaBand: Sendable, Hashable {
    public var upTo: Area?
    /// m² of limit: the constant of the first band, the increment per 10 m² of the others.
    public var limit: Area

    public init(upTo: Area?, limit: Area) {
      self.upTo = upTo
      self.limit = limit
    }
  }

  public var citation: String
  public var isVerified: Bool
  /// By ascending denominator.
  public var scales: [Scale]

  public init(citation: String, isVerified: Bool, scales: [Scale]) {
    self.citation = citation
    self.isVerified = isVerified
    self.scales = scales.sorted { $0.denominator < $1.denominator }
  }

  /// The limits of the smallest listed scale number that is not below `denominator` (the next coarser scale), else
  /// the coarsest.
  public func scale(for denominator: Int) -> Scale? {
    scales.first { $0.denominator >= denominator } ?? scales.last
  }
}
