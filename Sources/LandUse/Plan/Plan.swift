public import Geometry

/// The language of files, or of the terminal.
public enum Language: String, Sendable, Hashable, CaseIterable {
  case vietnamese = "vi"
  case english = "en"
}

/// How a parcel finds its unit.
public enum UnitRule: String, Sendable, Hashable, CaseIterable {
  /// The attribute where the parcel lies in that unit within tolerance; exact split by the boundaries otherwise.
  case attribute
  /// Exact split by the boundaries, whatever the attribute says.
  case geometry
  /// The unit with the largest share takes the whole parcel.
  case largestShare = "largest-share"
}

/// Which area tables end with.
public enum AreaBasis: String, Sendable, Hashable, CaseIterable { case computed, declared, legal }

/// Limits that decide what is reported, each with a default and where it comes from. All of them can be set in
/// plan.yaml.
public struct Thresholds: Sendable, Hashable {
  /// Overlaps and gaps no larger than this are not reported singly; they are summed as noise. Default 1 m².
  public var minOverlap: Area = .squareMetres(1)
  /// A parcel lies in its unit when less than this lies outside: default 1 m².
  public var unitTolerance: Area = .squareMetres(1)
  /// A held area within this share of a quota's value is "near the limit". Default 1 %.
  public var nearLimit: Double = 0.01
  /// A boundary that runs out and back within this is a spike. Default 0.15 m: the position limit of cadastral maps at
  /// 1:1000 (TT 25/2014/TT-BTNMT, article 7), within which both legs are one line.
  public var spikeWidth: Length = .metres(0.15)
  /// The list of projects and the parcels of a project may differ by this. Default 50 m²: half of the 0.01 ha in which
  /// the official tables are kept (list of works, table 10/CH).
  public var projectArea: Area = .squareMetres(50)

  public init() {}
}

/// A row of baseline.csv: the stock of a category in a unit on a day.
public struct BaselineStock: Sendable, Hashable {
  public var unit: UnitID
  public var category: CategoryCode
  public var area: Area
  public var day: CalendarDate
  public var citation: String
  public var isFictitious: Bool
  public var line: Int

  public init(
    unit: UnitID, category: CategoryCode, area: Area, day: CalendarDate, citation: String, isFictitious: Bool,
    line: Int = 0
  ) {
    self.unit = unit
    self.category = category
    self.area = area
    self.day = day
    self.citation = citation
    self.isFictitious = isFictitious
    self.line = line
  }
}

/// A row of unparcelled.csv: land of a unit that is no parcel (roads, rivers), which explains a gap.
public struct UnparcelledLand: Sendable, Hashable {
  public var unit: UnitID
  public var category: CategoryCode
  public var area: Area
  public var citation: String
  public var isFictitious: Bool
  public var line: Int

  public init(
    unit: UnitID, category: CategoryCode, area: Area, citation: String, isFictitious: Bool, line: Int = 0
  ) {
    self.unit = unit
    self.category = category
    self.area = area
    self.citation = citation
    self.isFictitious = isFictitious
    self.line = line
  }
}

/// Everything a plan says apart from its parcels: read from plan.yaml and its tables, or made from flags.
public struct Plan: Sendable {
  public var id: String
  public var title: [Language: String]
  public var language: Language
  /// Printed in files; nothing takes the clock's.
  public var date: CalendarDate?
  /// Selects which quota rows bind; nil means every row binds.
  public var judgedOn: CalendarDate?
  public var register: UnitRegister?
  /// How texts in unit fields are read; nil without a register.
  public var unitNames: UnitNameBook?
  public var scheme: CategoryScheme?
  public var crs: String
  /// The coordinate operation to use where a datum has to be changed: `EPSG:6960`.
  public var operation: String?
  public var periods: [PlanPeriod]
  public var quotas: [Quota]
  public var baseline: [BaselineStock]
  public var unparcelled: [UnparcelledLand]
  public var projects: [PlannedProject]
  /// Capital needed by period and source.
  public var capital = CapitalTable()
  /// What a project may take only under conditions.
  public var protectedLand: [ProtectedLand] = []
  public var unitRule: UnitRule
  public var areaBasis: AreaBasis
  public var thresholds: Thresholds
  /// Codes whose parcels never leave with geometry, id or name unless asked for.
  public var confidentialCodes: Set<CategoryCode>
  /// True when the plan says so, or any of its tables or layers does.
  public var isFictitious: Bool

  public init(id: String, crs: String) {
    self.id = id
    self.crs = crs
    title = [:]
    language = .vietnamese
    periods = []
    quotas = []
    baseline = []
    unparcelled = []
    projects = []
    unitRule = .attribute
    areaBasis = .computed
    thresholds = Thresholds()
    confidentialCodes = ["CQP", "CAN"]
    isFictitious = false
  }

  public func period(_ id: String) -> PlanPeriod? { periods.first { $0.id == id } }
}
