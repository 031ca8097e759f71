/// What a field of a file means to a plan. Raw values are the words of `field-aliases.csv`.
public enum FieldRole: String, Sendable, Hashable, CaseIterable {
  case id
  /// An identifier of the record, not of the land: taken as id when nothing better is there.
  case recordID = "record-id"
  case unit
  /// A unit above that of the role `unit`: it tells units of one name apart.
  case district
  case sheet, number
  case use
  case plannedUse = "planned-use"
  /// In square metres.
  case declaredArea = "declared-area"
  case declaredAreaHectares = "declared-area-ha"
  case status, project, decision, year
  case validFrom = "valid-from"
  case validTo = "valid-to"
  case withheld, fictitious
  /// Owner, address: never read unless named explicitly.
  case personal
}
