public import Geometry

/// What came out when a held area was put against a quota.
public enum QuotaVerdict: String, Sendable, Hashable, CaseIterable {
  /// Kept, whatever the disputes turn out to be.
  case pass
  /// Not kept, whatever the disputes turn out to be.
  case fail
  /// Kept or not, depending on land in dispute.
  case undecidable
  /// Not kept, but by less than half of the last digit of the quota's source: neither passed nor failed.
  case withinRounding = "within-rounding"
  /// Other units of the level have such a quota; this one has none. Never "passed".
  case noQuota = "no-quota"
  /// The source withholds the value.
  case withheld
  /// Shown, not judged: an informative row, or one that does not bind on the day of judgement.
  case info
  /// The held area or the required value is not to be had.
  case notComputable = "not-computable"
}

/// Why a verdict is what it is, with the figures a sentence needs. Nil where pass and fail speak for themselves.
public enum QuotaReason: Sendable, Hashable {
  /// Undecidable: land in dispute, by reason.
  case inDispute([Dispute: Area])
  /// Undecidable: records whose area nobody knows, beside land in dispute.
  case unmeasured(records: Int, inDispute: [Dispute: Area])
  /// Undecidable: nobody looked for uncovered land, which may belong to anything, beside land in dispute.
  case gapsNotLookedFor(inDispute: [Dispute: Area])
  /// Undecidable: an allocations layer without an opening stock.
  case noBaseline(allocated: AreaInterval, released: AreaInterval)
  /// Not computable: more is certainly released than the opening stock holds.
  case releasedBeyondBaseline(baseline: Area, released: AreaInterval)
  /// Within rounding: the deviation from the value, and the precision whose half it stays below.
  case belowHalfPrecision(deviation: Area, precision: Area)
  /// Info: the row itself says so.
  case informative
  /// Info: the row is a part of the total, which is judged in its own row or not at all.
  case partOfTotal
  /// Info: the row is not valid on the day of judgement.
  case notValid(on: CalendarDate, valid: Validity)
  /// Info: the row does not bind on the day of judgement.
  case notBinding(on: CalendarDate, binding: Validity)
  /// Withheld by the source of the quota.
  case valueWithheld
  /// Not computable: the row has no value.
  case noValue
  /// Not computable: the subject is not defined.
  case subject(SubjectFault)
  /// No quota on file, while so many of the level's units have one.
  case noneOnFile(unitsWithQuota: Int, ofUnits: Int)
}

/// Required against held: one row of the quota table of a report.
public struct QuotaBalance: Sendable, Hashable {
  /// The row that was judged; nil when there is none on file.
  public var quota: Quota?
  public var subject: QuotaSubject
  public var unit: UnitID
  /// The stock is that of 31 December of this year.
  public var year: Int
  /// The day that decided which rows bind; nil when every row binds.
  public var judgedOn: CalendarDate?
  public var required: Area?
  /// Nil when no stock can be given (no baseline, not computable).
  public var held: HeldArea?
  public var verdict: QuotaVerdict
  /// Distance of the held area from the nearest limit it keeps (positive) or breaks (negative), taken where it is
  /// certain: for `max` the value less P when kept, less S when broken; mirrored for `min`; for `equal` from the ends
  /// of the tolerance. Nil where nothing was judged, or nothing is certain.
  public var margin: Area?
  /// A passed or failed verdict whose margin is within the plan's share of the value (1 % by default), the limit
  /// itself included. Always false for a value of zero and for a kept `equal`.
  public var isNearLimit: Bool
  public var reason: QuotaReason?

  public init(
    quota: Quota?, subject: QuotaSubject, unit: UnitID, year: Int, judgedOn: CalendarDate?, required: Area? = nil,
    held: HeldArea? = nil, verdict: QuotaVerdict, margin: Area? = nil, isNearLimit: Bool = false,
    reason: QuotaReason? = nil
  ) {
    self.quota = quota
    self.subject = subject
    self.unit = unit
    self.year = year
    self.judgedOn = judgedOn
    self.required = required
    self.held = held
    self.verdict = verdict
    self.margin = margin
    self.isNearLimit = isNearLimit
    self.reason = reason
  }

  /// The last day of the quota's year.
  public var stockDate: CalendarDate? { CalendarDate.endOfYear(year) }

  /// What is certainly missing to the required value: required − P; nil when it is not certain that any is.
  public var shortfall: Area? {
    guard isJudged, quota?.bound != .max, let required, let possible = held?.knownPossible else { return nil }
    return possible < required ? required - possible : nil
  }

  /// What is certainly held beyond the required value: S − required; nil when it is not certain that any is.
  public var excess: Area? {
    guard isJudged, quota?.bound != .min, let required, let held else { return nil }
    return held.certain > required ? held.certain - required : nil
  }

  private var isJudged: Bool {
    switch verdict {
    case .pass, .fail, .undecidable, .withinRounding: true
    case .noQuota, .withheld, .info, .notComputable: false
    }
  }
}
