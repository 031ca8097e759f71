public import Geometry

/// A row of projects.csv: a work or project that the plan provides land for.
public struct PlannedProject: Sendable, Hashable {
  public var id: String
  public var name: String
  public var unit: UnitID
  /// What its land is to be used for.
  public var category: CategoryCode
  public var area: Area
  /// The id of a period of the plan.
  public var period: String
  /// Million đồng; nil when not given.
  public var capitalMillionVND: Double?
  /// Where the money comes from, in words.
  public var source: String
  public var citation: String
  public var isFictitious: Bool
  public var line: Int

  public init(
    id: String, name: String, unit: UnitID, category: CategoryCode, area: Area, period: String,
    capitalMillionVND: Double? = nil, source: String = "", citation: String, isFictitious: Bool, line: Int = 0
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.category = category
    self.area = area
    self.period = period
    self.capitalMillionVND = capitalMillionVND
    self.source = source
    self.citation = citation
    self.isFictitious = isFictitious
    self.line = line
  }
}
