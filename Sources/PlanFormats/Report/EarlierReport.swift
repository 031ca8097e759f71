/// What a `report.json` of an earlier run says of its findings: enough to tell new ones from known ones.
public struct EarlierReport: Sendable {
  /// The schema that is read, and that reports are written in.
  public static let schema = "landplan-report/1"

  /// A withheld finding, whose own id the report does not tell: its code and the subjects that are no parcels.
  public struct Withheld: Sendable, Hashable {
    public var code: String
    /// `kind` and `id` of each, in the report's order.
    public var subjects: [String]

    public init(code: String, subjects: [String]) {
      self.code = code
      self.subjects = subjects
    }
  }

  /// As the caller gave it.
  public var file: String
  public var planID: String
  /// The plan CRS: ids of findings hold places in it.
  public var crs: String
  public var runHash: String
  public var includesConfidential: Bool
  /// Ids of the layers.
  public var layers: [String] = []
  /// Ids of the findings that are told in full.
  public var ids: Set<String> = []
  /// How often each kind of withheld finding occurs.
  public var withheld: [Withheld: Int] = [:]
  /// How many findings each check has, the withheld ones counted.
  public var counts: [String: Int] = [:]

  public init(file: String, planID: String, crs: String, runHash: String, includesConfidential: Bool) {
    self.file = file
    self.planID = planID
    self.crs = crs
    self.runHash = runHash
    self.includesConfidential = includesConfidential
  }

  /// Reads a report.
  ///
  /// - Parameter toolVersion: the program's own: another one may make other ids.
  /// - Throws: `ReadError` for what cannot be read or is no JSON; `EarlierReportError` for JSON that is no report of
  ///   this version.
  /// - Complexity: linear in the file's bytes; memory for the ids alone.
  public static func read(_ path: String, toolVersion: String) throws -> EarlierReport {
    var reader = try EarlierReportReader(path, toolVersion: toolVersion)
    return try reader.report()
  }
}

/// Why a file cannot serve as the report of an earlier run.
public struct EarlierReportError: Error, Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// JSON of another kind. `schema` is what it says it is.
    case notAReport(schema: String?)
    /// Written by another version, whose ids may be made otherwise.
    case otherVersion(found: String, own: String)
    /// A member that every report has is not there: `plan.crs`.
    case memberMissing(String)
    /// A member is not of the type that reports have.
    case memberMistyped(String)
    /// Two findings have one id.
    case idRepeated(String)
    /// It is the report of another plan.
    case otherPlan(found: String, own: String)
    case otherCRS(found: String, own: String)
  }

  public var kind: Kind
  /// As the caller gave it.
  public var file: String

  public init(_ kind: Kind, file: String) {
    self.kind = kind
    self.file = file
  }
}
