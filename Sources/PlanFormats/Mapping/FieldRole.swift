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
  /// Names within a list of uses, no fields: the code and the area of each.
  case listedUse = "listed-use"
  case listedArea = "listed-area"
  case listedAreaHectares = "listed-area-ha"
  /// Owner, address: never read unless named explicitly.
  case personal

  /// Roles that fields of a file have.
  static let ofFields = allCases.filter { ![.listedUse, .listedArea, .listedAreaHectares].contains($0) }
}
