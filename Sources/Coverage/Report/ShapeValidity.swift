public import Geometry

/// A shape that is not valid by OGC Simple Features, as GEOS judges it, with what repair would make of it.
public struct InvalidShape: Sendable, Hashable {
  public var shape: Int
  /// GEOS's own words: "Self-intersection", "Ring Self-intersection", "Hole lies outside shell" …
  public var reason: String
  /// In the table's CRS.
  public var place: Coordinate?
  /// Area of the rings as given: exteriors less holes, meaningless as land.
  public var areaAsGiven: Area
  /// Area after repair by each method; nil where the method failed.
  public var areaByLinework: Area?
  public var areaByStructure: Area?

  public init(
    shape: Int, reason: String, place: Coordinate?, areaAsGiven: Area, areaByLinework: Area?, areaByStructure: Area?
  ) {
    self.shape = shape
    self.reason = reason
    self.place = place
    self.areaAsGiven = areaAsGiven
    self.areaByLinework = areaByLinework
    self.areaByStructure = areaByStructure
  }
}
