public import Geometry

/// Parcels of a layer that lie where none can, and of which another reading of their positions makes sense.
public struct DisplacedParcels: Sendable {
  /// What tells where parcels can lie.
  public enum Reference: String, Sendable, Hashable {
    /// Inside the boundary.
    case boundary
    /// Among the other parcels.
    case neighbours
  }

  /// A way to read the positions under which the parcel lies where it should.
  public struct Reading: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
      /// Positions of another system.
      case otherSystem = "other-system"
      /// Positions whose axes are exchanged.
      case swappedAxes = "swapped-axes"
      /// Positions that were shifted from one datum to the other twice.
      case doubledShift = "doubled-shift"
    }
    public var kind: Kind
    /// `EPSG:9209`
    public var crs: String
    public var name: String
    /// Where the middle of the parcel would be, in the plan CRS.
    public var middle: Coordinate
    /// How far that is from where it lies; nil where it lies nowhere.
    public var distance: Length?

    public init(kind: Kind, crs: String, name: String, middle: Coordinate, distance: Length?) {
      self.kind = kind
      self.crs = crs
      self.name = name
      self.middle = middle
      self.distance = distance
    }
  }

  public struct Parcel: Sendable, Hashable {
    public var row: Int
    /// The likeliest first; never empty.
    public var readings: [Reading]

    public init(row: Int, readings: [Reading]) {
      self.row = row
      self.readings = readings
    }
  }

  public var reference: Reference
  /// By row.
  public var parcels: [Parcel]
  /// Rows that lie where none can and were not tried: there are too many of them.
  public var untried: Int

  public init(reference: Reference, parcels: [Parcel] = [], untried: Int = 0) {
    self.reference = reference
    self.parcels = parcels
    self.untried = untried
  }
}
