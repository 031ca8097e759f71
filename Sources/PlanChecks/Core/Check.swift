/// What a check is: printed by `landplan explain`, held against the code by the catalogue test.
public struct CheckInfo: Sendable {
  public struct MeasureInfo: Sendable {
    public var name: String
    public var unit: Measure.Unit
    public init(_ name: String, _ unit: Measure.Unit) {
      self.name = name
      self.unit = unit
    }
  }

  public var code: CheckCode
  /// What is found, not what should be: `parcel-overlap`.
  public var name: String
  /// The severity of a finding whose class does not decide it.
  public var severity: Severity
  public var measures: [MeasureInfo]
  /// Parcels on which these fired are excluded from this check, and counted.
  public var needs: [CheckCode]
  /// Law, standard or paper, with clause and edition.
  public var source: String

  public init(
    code: CheckCode, name: String, severity: Severity, measures: [MeasureInfo], needs: [CheckCode] = [], source: String
  ) {
    self.code = code
    self.name = name
    self.severity = severity
    self.measures = measures
    self.needs = needs
    self.source = source
  }
}

/// Why a check did not look; never shown as passed.
public enum SkipReason: Sendable, Hashable {
  /// It does not apply to what the layers hold (gaps of an allocations layer).
  case notApplicable
  case noParcels
  case noBoundary
  case noUnitShapes
  case noScheme
  case noQuotas
  /// The plan has no list of projects.
  case noProjects
  /// The plan has no table of needed capital.
  case noCapital
  case noRegister
  /// No regulation with limits of error is loaded.
  case noAccuracyRegulation
  /// A field the check needs is absent.
  case fieldAbsent(String)
  case notAskedFor
}

/// What became of a check: looked and found, did not look, or could not.
public enum CheckOutcome: Sendable {
  /// `examined` 0 is "nothing to check", not passed.
  case completed(examined: Int, excluded: Int, findings: [Finding])
  case skipped(because: SkipReason)
  /// The check threw; the run goes on, the report says that this code gave no answer.
  case failed(message: String)
}

/// A check. Pure: same snapshot, same findings in the same order. Reads no files, prints nothing, asks no clock.
public protocol Check: Sendable {
  static var info: CheckInfo { get }
}

/// A check that looks at the plan as a whole.
public protocol PlanCheck: Check {
  /// Returns what is wrong in the data; throws only when it could not look.
  func run(on plan: PlanSnapshot) throws -> CheckOutcome
}

/// A check of the plan that has many pieces to look at, each by itself: the threads of a run share them.
public protocol PieceCheck: PlanCheck {
  /// The outcome does not depend on the crew.
  func run(on plan: PlanSnapshot, _ crew: Crew) throws -> CheckOutcome
}

extension PieceCheck {
  public func run(on plan: PlanSnapshot) throws -> CheckOutcome { try run(on: plan, .alone) }
}

/// A check that looks at one parcel at a time. The runner puts all of these into one parallel pass over each layer.
public protocol ParcelCheck: Check {
  /// How the check looks at a layer's rows; what it needs of the layer as a whole is worked out here, once.
  ///
  /// Throws only when it could not look.
  func look(at layer: LayerSnapshot, _ confidential: ConfidentialRows, in plan: PlanSnapshot) throws -> LayerLook
}

/// Whether and how a check looks at one layer.
public enum LayerLook: Sendable {
  case rows(RowLook)
  case skipped(because: SkipReason)
}

/// How a check looks at the rows of a layer. Called from several threads at once, each row once.
public struct RowLook: Sendable {
  /// Rows that another check's findings make meaningless here: counted as excluded, not looked at.
  public var isExcluded: @Sendable (_ row: Int) -> Bool
  /// Adds what is wrong with a row.
  public var look: @Sendable (_ row: Int, _ findings: inout [Finding]) -> Void
  /// The layer's findings out of those of its rows, in the order of the rows: where many are summed into one.
  public var conclude: @Sendable (_ findings: [Finding]) -> [Finding]

  public init(
    isExcluded: @escaping @Sendable (_ row: Int) -> Bool = { _ in false },
    conclude: @escaping @Sendable (_ findings: [Finding]) -> [Finding] = { $0 },
    look: @escaping @Sendable (_ row: Int, _ findings: inout [Finding]) -> Void
  ) {
    self.isExcluded = isExcluded
    self.look = look
    self.conclude = conclude
  }
}
