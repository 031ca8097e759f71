public import Geometry
public import LandUse

/// What the area rows of a unit on a day do not say: its land by use group, and how much of it is added up repeatedly.
public struct UnitSums: Sendable, Hashable {
  /// Nil for land in no unit.
  public var unit: UnitID?
  public var day: CalendarDate?
  /// Plain sum by the group's id: of several uses when all of them lie in the group, of groups that are defined.
  public var groups: [String: Area]
  /// What overlapping parcels add to the plain sum beyond each m² once.
  public var repeated: Area

  public init(unit: UnitID?, day: CalendarDate?, groups: [String: Area], repeated: Area = .zero) {
    self.unit = unit
    self.day = day
    self.groups = groups
    self.repeated = repeated
  }
}
