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
  /// The name of the unit beside its code: looked at only where a plan is drafted.
  case unitName = "unit-name"
  /// No roles of fields but parts of names of personal ones: anywhere in the name, as a word of it, and what is no such
  /// part though it looks like one.
  case personalPart = "personal-part"
  case personalWord = "personal-word"
  case impersonalPart = "impersonal-part"

  /// Roles that fields of a file have.
  static let ofFields = allCases.filter { !notOfFields.contains($0) }
  private static let notOfFields: Set<FieldRole> = [
    .listedUse, .listedArea, .listedAreaHectares, .personalPart, .personalWord, .impersonalPart, .unitName,
  ]
}
