import Geometry
import LandUse

/// A quota that is kept with little to spare, or broken by less than its source is rounded to.
///
/// - What it finds: kept quotas whose margin is within `nearLimit` (by default 1 %) of the value, the limit included (a
///   note); and breaches that certainly stay below half the last digit of the quota's source (a warning: neither kept
///   nor broken).
/// - Why it matters: the next change of the plan, or the unrounded figure of the decision, may turn the verdict.
/// - Measures: `required`, `heldMin`, `heldMax`, `margin`, ha, as in QTA401; `nearLimit`, ratio of the value;
///   `deviation`, ha, limit: half of `precision`; `precision`, ha, one unit of the source's last digit.
/// - Needs: nothing.
/// - Does not find: broken quotas near the limit (QTA401); undecided ones (QTA402); an `equal` quota near its
///   tolerance.
/// - Source: threshold `nearLimit` of the plan; precision of the quota's source.
public struct QuotaNearLimit: PlanCheck {
  public static let info = CheckInfo(
    code: "QTA405", name: "quota-near-limit", severity: .note,
    measures: [
      .init("required", .hectare), .init("heldMin", .hectare), .init("heldMax", .hectare), .init("margin", .hectare),
      .init("nearLimit", .ratio), .init("deviation", .hectare), .init("precision", .hectare),
    ],
    source: "threshold nearLimit of the plan; precision of the quota's source")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    let findings = BalanceFindings(code: Self.info.code, plan: plan)
    return findings.outcome(lookingAt: \.wasJudged) { balance in
      if balance.verdict == .pass, balance.isNearLimit {
        let share = Measure("nearLimit", plan.plan.thresholds.nearLimit, .ratio)
        return findings.finding(balance, .note, kind: "near-limit", measures: [share])
      }
      guard balance.verdict == .withinRounding else { return nil }
      var measures: [Measure] = []
      if case .belowHalfPrecision(let deviation, let precision) = balance.reason {
        measures = [
          Measure("deviation", deviation.hectares, .hectare, limit: precision.hectares / 2),
          Measure("precision", precision.hectares, .hectare),
        ]
      }
      return findings.finding(balance, .warning, kind: "within-rounding", measures: measures)
    }
  }
}
