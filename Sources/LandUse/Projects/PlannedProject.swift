public import Geometry

/// Who pays: the three classes of the table of needed capital (decision 266/QĐ-UBND of 2025, plan, section II.4).
public enum CapitalClass: String, Sendable, Hashable, CaseIterable {
  /// The public sector: `khu vực Nhà nước`.
  case state
  /// The domestic sector outside it: `khu vực ngoài Nhà nước`.
  case nonState = "non-state"
  /// Foreign direct investment.
  case fdi
}

/// What a project's place in the list rests on.
public enum ProjectBasis: Sendable, Hashable {
  /// Annex II of the plan that is carried out: the projects of priority.
  case annexTwo
  /// Another plan, programme or scheme, in words (section II.2 allows them beside the annex).
  case plan(String)
}

/// How far a project has come.
public enum ProjectStatus: String, Sendable, Hashable, CaseIterable {
  case planned, underWay = "under-way", completed, stopped

  /// Whether land has been used for it.
  public var hasBegun: Bool { self == .underWay || self == .completed }
}

/// A row of projects.csv: a work or project that the plan provides land for.
public struct PlannedProject: Sendable, Hashable {
  public var id: String
  public var name: String
  public var nameEnglish: String?
  public var unit: UnitID
  /// The kind of work, in words: the heading under which the official list has it.
  public var work: String
  /// What its land is to be used for.
  public var category: CategoryCode
  public var area: Area
  /// Half a unit of the last digit of `area` as the list writes it: what may be put down to rounding.
  public var areaRounding: Area
  /// The parcels the list names; empty where it names none.
  public var parcels: [String]
  /// The id of a period of the plan.
  public var period: String
  /// Nil when not given.
  public var capital: Money?
  public var capitalClass: CapitalClass?
  /// Where the money comes from, in words.
  public var source: String
  public var basis: ProjectBasis?
  public var status: ProjectStatus?
  /// The decision on its land; empty while there is none.
  public var decision: String
  /// The years in whose plans it was listed, ascending.
  public var yearsListed: [Int]
  public var implementationYear: Int?
  public var citation: String
  public var isFictitious: Bool
  public var line: Int

  /// Million đồng.
  public var capitalMillionVND: Double? { capital?.millions }

  public init(
    id: String, name: String, unit: UnitID, category: CategoryCode, area: Area, period: String, capital: Money? = nil,
    source: String = "", citation: String, isFictitious: Bool, line: Int = 0
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    work = ""
    self.category = category
    self.area = area
    areaRounding = .zero
    parcels = []
    self.period = period
    self.capital = capital
    self.source = source
    decision = ""
    yearsListed = []
    self.citation = citation
    self.isFictitious = isFictitious
    self.line = line
  }
}
