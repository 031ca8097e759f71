public import Geometry

/// The part of a shape that lies in a zone (an administrative unit).
public struct ZoneShare: Sendable, Hashable {
  public var shape: Int32
  /// Row of the zone in its own table; −1 for the part that lies in no zone.
  public var zone: Int32
  public var area: Area

  public init(shape: Int32, zone: Int32, area: Area) {
    self.shape = shape
    self.zone = zone
    self.area = area
  }
}

/// Which zones the shapes lie in: exact shares, their sum is the shape's area.
public struct ZoneAssignment: Sendable {
  /// By shape, then zone, −1 last. A shape that lies in its claimed zone within tolerance has one share: its whole
  /// area.
  public var shares: [ZoneShare] = []
  /// Shapes that do not lie within the zone they claim, or claim none and lie in several; ascending.
  public var strays: [Stray] = []
  /// How many shapes that take part had to be overlaid with zones: what costs time here.
  public var overlaidShapes = 0

  public init() {}

  public struct Stray: Sendable, Hashable {
    public var shape: Int
    /// The zone its attribute names; nil when it names none or one that has no shape.
    public var claimed: Int?
    /// Its shares, largest first; zone −1 is the part in no zone.
    public var shares: [ZoneShare]
    /// The part outside the claimed zone, or outside all zones when none is claimed.
    public var region: MultiPolygon

    public init(shape: Int, claimed: Int?, shares: [ZoneShare], region: MultiPolygon) {
      self.shape = shape
      self.claimed = claimed
      self.shares = shares
      self.region = region
    }
  }
}

extension ZoneAssignment {
  /// The shares of a shape, found by bisection: `shares` is ordered by shape. O(log n).
  public func shares(of shape: Int) -> ArraySlice<ZoneShare> {
    var low = 0
    var high = shares.count
    while low < high {
      let middle = (low + high) / 2
      if Int(shares[middle].shape) < shape { low = middle + 1 } else { high = middle }
    }
    return shares[low...].prefix { Int($0.shape) == shape }
  }
}
