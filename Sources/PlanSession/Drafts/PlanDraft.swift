public import LandUse
public import PlanFormats

/// What a plan file is to say before anybody has written one: from files that were looked at, or from nothing.
public struct PlanDraft: Sendable {
  public var id: String
  /// The plane in which areas are measured.
  public var crs: CRSSuggestion
  /// The operation to pin for the change of datum.
  public var operation: String?
  public var codes: Codes
  public var periods: [PlanPeriod]
  /// Files by the paths they were given by.
  public var layers: [LayerSource]
  /// What becomes rows of units.csv, by code.
  public var units: [AdministrativeUnit]
  /// What was decided without certainty.
  public var remarks: [DraftRemark]

  /// Whose codes the tables use.
  public enum Codes: Sendable {
    case scheme(CategoryScheme)
    /// No scheme knows the data's codes: they stand for themselves.
    case own([String])
  }

  /// The codes that forms list: those of the law in force, and those that the data has.
  public var listedCategories: [LandUseCategory] {
    switch codes {
    case .scheme(let scheme): scheme.categories.filter { Self.inForce.contains($0.status) || used.contains($0.code) }
    case .own(let codes):
      codes.map { code in
        LandUseCategory(
          code: CategoryCode(code), parent: nil, nameVietnamese: "", nameEnglish: "", group: nil, role: .coverage,
          leafUse: .yes, status: CategoryScheme.dataID)
      }
    }
  }

  public var groups: [UseGroup] {
    if case .scheme(let scheme) = codes { return scheme.groups }
    return []
  }

  /// Codes of the scheme that parcels carry.
  var used: Set<CategoryCode> = []

  /// The status of categories that tables of the law in force have (`schemes/README.md`).
  private static let inForce: Set<String> = ["all", "new", "plan"]

  /// The day before the first period: what a baseline is the stock of.
  public var baselineDay: CalendarDate? {
    periods.first.flatMap { CalendarDate.endOfYear($0.firstDay.year - 1) }
  }
}

/// Something about a draft that a person has to look at.
public enum DraftRemark: Sendable, Hashable {
  /// Text of the file is in an encoding before Unicode, and was left as it stands.
  case legacyText(file: String, text: LegacyText)
  /// The file lies elsewhere than it says; one of several readings was taken.
  case systemTaken(file: String, taken: String, others: [String])
  /// The plane was chosen by where the data lies; others are possible.
  case planeChosen(crs: String, others: [String])
  /// No field holds uses: areas by category will be empty.
  case noUses(file: String)
  /// No field holds units: all parcels were put into one, named after the file.
  case oneUnit(file: String, unit: String)
  /// No field holds the identity of parcels.
  case noIDs(file: String)
  /// No field holds declared areas.
  case noAreas(file: String)
  /// One use column without a day stands for the stocks of all these days.
  case undatedUse(file: String, field: String, days: [CalendarDate])
  /// Two files hold uses of one day, and their extents lie over each other.
  case filesOverlap(first: String, second: String)
  /// Nobody said the scale that decides the limits of error; the fields of sheet and parcel number, where there are.
  case noScale(file: String, cadastralFields: [String])
  /// The day of the list of units was guessed.
  case registerDay(CalendarDate?)
  /// No scheme knows the codes.
  case ownCodes
  /// The stocks asked for are those of the data's own years.
  case ownYears([Int])
  /// Values of the unit field that are left out of units.csv, since a spreadsheet would take them for formulas.
  case unitsLeftOut(count: Int)
  /// Spellings that stand for one unit, beside the one that became its name.
  case unitMerged(name: String, spellings: [String])
  /// More values than any list of units: the field is hardly one.
  case tooManyUnits(field: String, count: Int)
}
