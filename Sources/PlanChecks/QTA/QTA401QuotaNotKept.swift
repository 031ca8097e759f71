import Geometry
import LandUse

/// A unit whose area of a category or group breaks its quota, whatever the disputes turn out to be.
///
/// - What it finds: every judged quota with the verdict "fail": for `max` the certain area S is above the value, for
///   `min` the possible area P is below it, for `equal` S is above or P below the value by more than the tolerance.
/// - Why it matters: a plan must not change a quota that a higher level has allocated; it will not be approved.
/// - Measures: `required`, ha, the value; `heldMin` and `heldMax`, ha, S and P on the stock date, limit: the value;
///   `margin`, ha, negative: by how much the limit is broken; `shortfall` or `excess`, ha, against the value itself.
/// - Needs: nothing (land of faulty parcels is in dispute, which the interval holds).
/// - Does not find: quotas that only may be broken (QTA402); units without a quota (QTA403); breaches smaller than the
///   rounding of the quota's source (QTA405); rows that do not bind on the day of judgement.
/// - Source: Land Law 31/2024/QH15, articles 60.4, 73.1.d; the row's own citation; verdict by interval.
public struct QuotaNotKept: PlanCheck {
  public static let info = CheckInfo(
    code: "QTA401", name: "quota-not-kept", severity: .error,
    measures: [
      .init("required", .hectare), .init("heldMin", .hectare), .init("heldMax", .hectare), .init("margin", .hectare),
      .init("shortfall", .hectare), .init("excess", .hectare),
    ],
    source: "Land Law 31/2024/QH15, art. 60.4, 73.1.d; citation of the quota row")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    let findings = BalanceFindings(code: Self.info.code, plan: plan)
    return findings.outcome(lookingAt: \.wasJudged) { balance in
      guard balance.verdict == .fail else { return nil }
      let measures = [
        balance.shortfall.map { Measure("shortfall", $0.hectares, .hectare) },
        balance.excess.map { Measure("excess", $0.hectares, .hectare) },
      ]
      return findings.finding(balance, .error, kind: "fail", measures: measures.compactMap { $0 })
    }
  }
}
