public import Geometry
public import LandUse
public import PlanChecks
public import PlanFormats

/// How a layer got into the plan CRS.
public struct TransformationRecord: Sendable, Hashable {
  public var sourceCRS: String
  public var targetCRS: String
  /// The operation's name; nil when both are the same CRS.
  public var name: String?
  /// Metres; nil when the registry gives none.
  public var accuracy: Length?
  /// Where the operation may be used, in words.
  public var areaOfUse: String?
  /// The datum the positions were born on.
  public var sourceDatum: String
  /// How far polynomials and PROJ were apart; nil where every point went through PROJ, or none had to.
  public var certificate: ProjectionCertificate?

  public init(
    sourceCRS: String, targetCRS: String, name: String?, accuracy: Length?, areaOfUse: String?, sourceDatum: String,
    certificate: ProjectionCertificate? = nil
  ) {
    self.sourceCRS = sourceCRS
    self.targetCRS = targetCRS
    self.name = name
    self.accuracy = accuracy
    self.areaOfUse = areaOfUse
    self.sourceDatum = sourceDatum
    self.certificate = certificate
  }
}

/// A file that was read.
public struct SessionInput: Sendable, Hashable {
  public enum Role: String, Sendable, Hashable { case plan, table, layer, boundaries }
  public var role: Role
  public var file: String
  public var sha256: String
  public var features: Int?
  public var transformation: TransformationRecord?
  /// Who made it, as the plan says.
  public var source: String?
  /// Denominator of the map scale it was drawn at, as the plan says.
  public var scale: Int?

  public init(
    role: Role, file: String, sha256: String, features: Int? = nil, transformation: TransformationRecord? = nil,
    source: String? = nil, scale: Int? = nil
  ) {
    self.role = role
    self.file = file
    self.sha256 = sha256
    self.features = features
    self.transformation = transformation
    self.source = source
    self.scale = scale
  }
}

/// One cell of the area tables: a category in a unit on a day.
public struct AreaRow: Sendable, Hashable {
  /// Nil for land in no unit.
  public var unit: UnitID?
  /// The code, or what the file wrote in its place.
  public var category: String
  /// False for a value that is no code of the scheme.
  public var isKnown: Bool
  public var day: CalendarDate?
  /// Number of parcels with a share here, those left out not counted.
  public var parcels: Int
  /// Plain sum of the shares: overlaps count as often as they are claimed.
  public var sum: Area
  /// Certainly and possibly held area.
  public var heldMin: Area
  public var heldMax: Area
  /// The hectares of the tables, in hundredths: rounded so that they add up over units and categories. Nil for values
  /// that are no code: they stand together in the tables' row of unknown use.
  public var roundedHundredths: Int64?

  public init(
    unit: UnitID?, category: String, isKnown: Bool, day: CalendarDate?, parcels: Int, sum: Area, heldMin: Area,
    heldMax: Area, roundedHundredths: Int64? = nil
  ) {
    self.unit = unit
    self.category = category
    self.isKnown = isKnown
    self.day = day
    self.parcels = parcels
    self.sum = sum
    self.heldMin = heldMin
    self.heldMax = heldMax
    self.roundedHundredths = roundedHundredths
  }
}

/// A number of the area tables that was not rounded to the nearest, so that its table adds up.
public struct RoundedCell: Sendable, Hashable {
  /// Nil for the total of all units, or land in no unit.
  public var unit: UnitID?
  /// The code; nil for land of unknown use and for totals over all categories.
  public var category: String?
  public var day: CalendarDate?
  public var exact: Area
  public var nearest: Area
  public var rounded: Area
}

/// A check and what became of it.
public typealias CheckRun = CheckReport.Entry

/// What a mapping of fields took, for one layer.
public struct LayerNotes: Sendable {
  public var layer: String
  public var file: String
  public var notes: [MappingNote]

  public init(layer: String, file: String, notes: [MappingNote]) {
    self.layer = layer
    self.file = file
    self.notes = notes
  }
}

/// Everything a run worked out; what all outputs are rendered from.
public struct SessionResult: Sendable {
  /// Plan, layers in the plan CRS, coverage reports, shares of units, quota balances.
  public var snapshot: PlanSnapshot
  public var inputs: [SessionInput]
  public var notes: [LayerNotes]
  /// What readers of tables had to say: columns that nothing read, and the like.
  public var notices: [TableNotice]
  /// The days of the tables: the stock dates asked for, or one nil day for files without a plan.
  public var days: [CalendarDate?]
  /// By unit in register order, category in scheme order, day.
  public var areas: [AreaRow]
  /// Use groups and repeated land of the units that `areas` has.
  public var unitSums: [UnitSums] = []
  /// Table numbers that were not rounded to the nearest hundredth of a hectare, so that sums hold.
  public var roundings: [RoundedCell] = []
  /// Matrices of change of use; nil where they were not asked for.
  public var transitions: TransitionTables?
  /// What the number asked for is made of, day by day.
  public var traces: [NumberTrace] = []
  /// Shapes of units that overlap or leave land of the outline out.
  public var unitShapeFaults: [UnitShapeFault] = []
  /// Where everything of the caller's was read: no output may replace one of these.
  public var readPaths: [String] = []
  /// In code order.
  public var checks: [CheckRun]
  /// The outline's area on the ellipsoid, its edges taken as geodesics: a cross-check of the plane area.
  public var boundaryEllipsoidalArea: Area?
  /// SHA-256 over everything that decides the result; the same on every file of one run.
  public var runHash: String

  public init(
    snapshot: PlanSnapshot, inputs: [SessionInput], notes: [LayerNotes], notices: [TableNotice] = [],
    days: [CalendarDate?], areas: [AreaRow],
    checks: [CheckRun], runHash: String
  ) {
    self.snapshot = snapshot
    self.inputs = inputs
    self.notes = notes
    self.notices = notices
    self.days = days
    self.areas = areas
    self.checks = checks
    self.runHash = runHash
  }

  /// All findings, by code and subjects.
  public var findings: [Finding] {
    checks.flatMap { run -> [Finding] in
      if case .completed(_, _, let findings) = run.outcome { return findings }
      return []
    }
  }
}
