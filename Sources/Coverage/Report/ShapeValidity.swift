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
  /// Area after repair by each method; nil where the method failed or was not tried.
  public var areaByLinework: Area?
  public var areaByStructure: Area?
  /// Every place at which the shape breaks a rule, as far as they were looked for.
  public var faults: ValidityFaults
  /// Ways of repair that were not tried, since the shape crosses itself too often for them.
  public var untried: Set<RepairMethod> = []

  /// - Parameter faults: nil for the one that GEOS names.
  public init(
    shape: Int, reason: String, place: Coordinate?, areaAsGiven: Area, areaByLinework: Area? = nil,
    areaByStructure: Area? = nil, faults: ValidityFaults? = nil
  ) {
    self.shape = shape
    self.reason = reason
    self.place = place
    self.areaAsGiven = areaAsGiven
    self.areaByLinework = areaByLinework
    self.areaByStructure = areaByStructure
    self.faults = faults ?? .first(reason, at: place)
  }
}
