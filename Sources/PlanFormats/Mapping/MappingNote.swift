public import LandUse

/// What the mapping of a file's fields came to; the command line prints it.
public enum MappingNote: Sendable, Hashable {
  public enum Choice: Sendable, Hashable {
    /// Named by the plan or a flag.
    case named
    /// Found by its alias.
    case alias
  }

  /// These fields have the role; several are joined. `day` is given for uses that hold on one.
  case taken(role: FieldRole, fields: [String], choice: Choice, day: CalendarDate? = nil)
  /// Would have matched too, behind the one taken.
  case alsoMatched(role: FieldRole, field: String)
  /// No field for a role that most work needs: id, use, unit.
  case missing(role: FieldRole)
  /// Owner or address: not read.
  case dropped(field: String)
  /// Values of a number field that are no number, and so missing.
  ///
  /// Of these and the two that follow row and example are nil where the land is confidential.
  case notNumbers(field: String, count: Int, firstRow: Int?, example: String?)
  /// Areas that can be read in two ways, of which the column does not tell the right one; missing.
  case ambiguousNumbers(field: String, count: Int, firstRow: Int?, example: String?)
  /// Areas that are no numbers as programs write them and were read all the same.
  case areasMended(field: String, count: Int, firstRow: Int?, example: String?, squareMetres: Double?)
  /// JSON lists of uses that were read as texts.
  case useLists(field: String, count: Int)
  /// Rows with such a list in which an area stands that was not read: its use is taken without one.
  case listedAreasUnread(field: String, count: Int)
  /// The identifier is joined of sheet and parcel number alone, which repeat from commune to commune.
  case keyWithoutUnit(fields: [String])
  /// Distinct texts that are whole numbers with `.0` behind, which was dropped.
  case zeroDecimalsDropped(field: String, count: Int)
  /// Texts of a use field that are no code as they stand and were read all the same, with one of them.
  case usesMended(field: String, mend: UseMend, count: Int, example: UseExample?)
  /// Texts of the unit field that are no codes were read as units; one of them, and the code of its unit, both empty
  /// where only confidential land has such texts.
  case unitsByName(texts: Int, example: String, unit: String)
  /// Text in an encoding before Unicode: found, or converted.
  case legacyText(LegacyText)
}

extension MappingNote {
  /// The note without row and text of an area that stands in a row of confidential land.
  public func hidingExample(where isConfidential: (_ row: Int) -> Bool) -> MappingNote {
    switch self {
    case .notNumbers(let field, let count, let row?, _) where isConfidential(row):
      .notNumbers(field: field, count: count, firstRow: nil, example: nil)
    case .ambiguousNumbers(let field, let count, let row?, _) where isConfidential(row):
      .ambiguousNumbers(field: field, count: count, firstRow: nil, example: nil)
    case .areasMended(let field, let count, let row?, _, _) where isConfidential(row):
      .areasMended(field: field, count: count, firstRow: nil, example: nil, squareMetres: nil)
    default: self
    }
  }
}
