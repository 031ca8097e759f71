/// A row of unit-aliases.csv: a code or name that files have for a unit of the register.
public struct UnitAlias: Sendable, Hashable {
  public var alias: String
  public var unit: UnitID
  /// The days of the register for which the row holds.
  public var validity: Validity
  public var citation: String
  public var isFictitious: Bool
  public var line: Int

  public init(
    alias: String, unit: UnitID, validity: Validity = .always, citation: String, isFictitious: Bool = false,
    line: Int = 0
  ) {
    self.alias = alias
    self.unit = unit
    self.validity = validity
    self.citation = citation
    self.isFictitious = isFictitious
    self.line = line
  }
}
