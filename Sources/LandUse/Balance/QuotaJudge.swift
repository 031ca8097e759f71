import Geometry

/// Holds areas against quotas by interval, in whole mm².
///
/// With S ≤ true area ≤ P and the value Q:
///
/// | bound | pass | fail |
/// |---|---|---|
/// | max | P ≤ Q | S > Q |
/// | min | S ≥ Q | P < Q |
/// | equal | Q − t ≤ S and P ≤ Q + t | S > Q + t or P < Q − t |
///
/// and undecidable otherwise; t is the row's tolerance, by default half its precision. A breach that certainly
/// stays below half the precision of the source (the whole interval lies nearer to Q than that) is "within the
/// source's rounding" instead of failed.
public struct QuotaJudge: Sendable {
  /// Selects which rows bind; nil: every row does.
  public var judgedOn: CalendarDate?
  /// The share of the value within which a margin is near the limit, in millionths: 10 000 is 1 %.
  public let nearLimitMillionths: Int64

  public init(thresholds: Thresholds, judgedOn: CalendarDate?) {
    self.judgedOn = judgedOn
    let share = thresholds.nearLimit * 1e6
    nearLimitMillionths = share.isFinite ? Int64(min(max(share, 0), 1e6).rounded()) : 0
  }

  public static func judge(
    _ quota: Quota, held: HeldStock, thresholds: Thresholds, judgedOn: CalendarDate?
  ) -> QuotaBalance {
    QuotaJudge(thresholds: thresholds, judgedOn: judgedOn).judge(quota, held: held)
  }

  public func judge(_ quota: Quota, held area: HeldArea) -> QuotaBalance { judge(quota, held: .held(area)) }

  /// What stands in the way of judging comes first (withheld, not computable, info), then the interval.
  public func judge(_ quota: Quota, held stock: HeldStock) -> QuotaBalance {
    var balance = QuotaBalance(
      quota: quota, subject: quota.subject, unit: quota.unit, year: quota.year, judgedOn: judgedOn,
      required: quota.isWithheld ? nil : quota.value, held: stock.area, verdict: .notComputable)
    if quota.isWithheld {
      balance.verdict = .withheld
      balance.reason = .valueWithheld
    } else if let obstacle = obstacle(quota, stock) {
      balance.verdict = obstacle.verdict
      balance.reason = obstacle.reason
    } else if let value = quota.value, let held = stock.area {
      judge(value, of: quota, held: held, into: &balance)
    }
    return balance
  }

  /// The row of a unit that has no quota while others of its level have one.
  public func noQuota(_ missing: MissingQuota, held stock: HeldStock) -> QuotaBalance {
    QuotaBalance(
      quota: nil, subject: missing.subject, unit: missing.unit, year: missing.year, judgedOn: judgedOn,
      held: stock.area, verdict: .noQuota,
      reason: .noneOnFile(unitsWithQuota: missing.unitsWithQuota, ofUnits: missing.unitCount))
  }

  private func obstacle(_ quota: Quota, _ stock: HeldStock) -> (verdict: QuotaVerdict, reason: QuotaReason)? {
    if case .notComputable(let fault) = stock { return (.notComputable, .subject(fault)) }
    if quota.bound == .info { return (.info, .informative) }
    if let day = judgedOn, !quota.validity.contains(day) {
      return (.info, .notValid(on: day, valid: quota.validity))
    }
    if let day = judgedOn, !quota.binding.contains(day) {
      return (.info, .notBinding(on: day, binding: quota.binding))
    }
    if quota.value == nil { return (.notComputable, .noValue) }
    switch stock {
    case .held, .notComputable: return nil
    case .noBaseline(let allocated, let released):
      return (.undecidable, .noBaseline(allocated: allocated, released: released))
    case .releasedBeyondBaseline(let baseline, let released):
      return (.notComputable, .releasedBeyondBaseline(baseline: baseline, released: released))
    }
  }

  private func judge(_ value: Area, of quota: Quota, held: HeldArea, into balance: inout QuotaBalance) {
    let interval = IntervalJudgement(value: value, quota: quota, held: held)
    balance.margin = interval.margin
    switch interval.outcome {
    case .kept:
      balance.verdict = .pass
      balance.isNearLimit = quota.bound != .equal && isNear(interval.margin, value)
    case .broken where interval.isWithinRounding:
      balance.verdict = .withinRounding
      balance.reason = .belowHalfPrecision(deviation: interval.greatestDeviation, precision: quota.precision)
    case .broken:
      balance.verdict = .fail
      balance.isNearLimit = isNear(interval.margin, value)
    case .open:
      balance.verdict = .undecidable
      balance.reason = openReason(held)
    }
  }

  private func openReason(_ held: HeldArea) -> QuotaReason {
    if held.unmeasured > 0 { return .unmeasured(records: held.unmeasured, inDispute: held.disputes) }
    return held.gapsAreUnknown ? .gapsNotLookedFor(inDispute: held.disputes) : .inDispute(held.disputes)
  }

  private func isNear(_ margin: Area?, _ value: Area) -> Bool {
    guard let margin, value > .zero else { return false }
    return Int128(margin.squareMillimetres).magnitude * 1_000_000
      <= Int128(value.squareMillimetres).magnitude * UInt128(nearLimitMillionths)
  }
}

/// The interval arithmetic of one verdict, in half mm² so that half a precision is a whole number.
private struct IntervalJudgement {
  enum Outcome { case kept, broken, open }

  private let value: Int128
  private let certain: Int128
  /// Nil when records of unknown area have no upper bound.
  private let possible: Int128?
  private let precision: Int128
  private let tolerance: Int128
  private let bound: Quota.Bound

  init(value: Area, quota: Quota, held: HeldArea) {
    self.value = 2 * Int128(value.squareMillimetres)
    certain = 2 * Int128(held.certain.squareMillimetres)
    possible = held.knownPossible.map { 2 * Int128($0.squareMillimetres) }
    precision = Int128(quota.precision.squareMillimetres)
    tolerance = quota.tolerance.map { 2 * Int128($0.squareMillimetres) } ?? precision
    bound = quota.bound
  }

  private var upperLimit: Int128? { bound == .min ? nil : bound == .equal ? value + tolerance : value }
  private var lowerLimit: Int128? { bound == .max ? nil : bound == .equal ? value - tolerance : value }

  var outcome: Outcome {
    if let upperLimit, certain > upperLimit { return .broken }
    if let lowerLimit, let possible, possible < lowerLimit { return .broken }
    let keepsUpper = upperLimit.map { limit in possible.map { $0 <= limit } ?? false } ?? true
    let keepsLower = lowerLimit.map { certain >= $0 } ?? true
    return keepsUpper && keepsLower ? .kept : .open
  }

  /// See `QuotaBalance.margin`.
  var margin: Area? {
    let roomAbove = upperLimit.flatMap { limit in
      certain > limit ? limit - certain : outcome == .kept ? possible.map { limit - $0 } : nil
    }
    let roomBelow = lowerLimit.flatMap { limit in
      outcome == .kept ? certain - limit : possible.flatMap { $0 < limit ? $0 - limit : nil }
    }
    return [roomAbove, roomBelow].compactMap { $0 }.min().map(Self.area)
  }

  var isWithinRounding: Bool { possible != nil && deviation < precision }
  var greatestDeviation: Area { Self.area(deviation) }

  /// The greatest distance of the interval from the value.
  private var deviation: Int128 { max(abs(certain - value), possible.map { abs($0 - value) } ?? .max) }

  /// Whole mm² of a number of halves, towards zero.
  private static func area(_ halves: Int128) -> Area {
    Area(squareMillimetres: Int64(clamping: halves / 2))
  }
}
