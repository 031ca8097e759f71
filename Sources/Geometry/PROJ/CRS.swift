/// Where a CRS or an operation may be used, in degrees; `west > east` where it crosses the 180° meridian.
public struct AreaOfUse: Sendable, Hashable {
  public var name: String
  public var west: Double
  public var south: Double
  public var east: Double
  public var north: Double

  public init(name: String, west: Double, south: Double, east: Double, north: Double) {
    self.name = name
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// In square degrees, to compare areas.
  var extent: Double { (north - south) * (west <= east ? east - west : east - west + 360) }

  /// Whether a position in degrees lies in it, its sides included.
  public func contains(longitude: Double, latitude: Double) -> Bool {
    guard south <= latitude, latitude <= north else { return false }
    return west <= east ? west <= longitude && longitude <= east : longitude >= west || longitude <= east
  }
}

/// The ellipsoid of a CRS.
public struct Ellipsoid: Sendable, Hashable {
  public var name: String
  /// In metres.
  public var semiMajorAxis: Double
  /// 0 for a sphere.
  public var inverseFlattening: Double

  /// 0 for a sphere.
  public var flattening: Double { inverseFlattening == 0 ? 0 : 1 / inverseFlattening }
}

/// One axis of a CRS as its authority defines it. Our coordinates are always x east, y north, whatever stands here.
public struct CRSAxis: Sendable, Hashable {
  public var name: String
  public var abbreviation: String
  /// "east", "north" …
  public var direction: String
  public var unitName: String
}

/// A two-dimensional geographic or projected coordinate reference system, read from a text.
///
/// A value: it holds what PROJ knows about the CRS and the definition from which each task makes its own PROJ object.
/// Two spellings of one code ("EPSG:5897", "urn:ogc:def:crs:EPSG::5897") are equal.
public struct CRS: Sendable, Hashable {
  /// What PROJ makes the CRS of: authority and code, WKT or PROJJSON.
  public let definition: String
  /// "EPSG:5897"; nil for a definition that carries no code.
  public let identifier: String?
  public let name: String
  /// True for longitude and latitude in degrees (or another angle), false for a plane in metres (or another length).
  public let isGeographic: Bool
  /// "metre", "degree" …
  public let unitName: String
  /// Metres per unit of a projected CRS, radians per unit of a geographic one.
  public let unitFactor: Double
  /// The authority withdrew it; see `replacements`. E.g. EPSG:6956–6959, the twins of 5896–5899 with false easting 0.
  public let isDeprecated: Bool
  /// What the authority names instead of a deprecated CRS.
  public let replacements: [String]
  public let areaOfUse: AreaOfUse?
  public let datumName: String
  public let ellipsoid: Ellipsoid
  /// In the authority's order.
  public let axes: [CRSAxis]
}
