import Geometry
import LandUse

/// A quota table that does not agree with itself.
///
/// - What it finds: allocated + supplementary that is not the total; units that together break the quota of the unit
///   above; parts of a category that exceed it, or a complete partition that differs from it; a value above the
///   official area of its unit (a warning where that area is unverified); several rows for one quota. Sums with rows
///   missing are notes.
/// - Why it matters: no plan can keep two quotas that contradict each other. Nothing is scaled to remove the
///   difference.
/// - Measures: `expected`, ha, what the row allows or demands; `found`, ha, the sum of the parts or the value;
///   `residual`, ha, found less expected, limit: `allowance`; `allowance`, ha, put down to rounding; `rows`, count of
///   the parts; `rowsExpected`, count, of an incomplete sum; in the parts `value`, ha.
/// - Needs: nothing.
/// - Does not find: a table that agrees with itself and not with the decision it cites.
/// - Source: column structure of the official tables (allocated, supplementary, total); sums over units and categories.
public struct QuotaTableContradiction: PlanCheck {
  public static let info = CheckInfo(
    code: "QTA404", name: "quota-table-contradiction", severity: .error,
    measures: [
      .init("expected", .hectare), .init("found", .hectare), .init("residual", .hectare), .init("allowance", .hectare),
      .init("rows", .count), .init("rowsExpected", .count), .init("value", .hectare),
    ],
    source: "column structure of the official tables; sums of units and categories")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard !plan.plan.quotas.isEmpty else { return .skipped(because: .noQuotas) }
    let findings = plan.quotaFaults.map { finding($0, plan.plan.register) } + plan.incompleteSums.map(finding)
    return .completed(examined: plan.plan.quotas.count, excluded: 0, findings: findings)
  }

  private func finding(_ fault: QuotaTableFault, _ register: UnitRegister?) -> Finding {
    let isUnverified = fault.rule == .naturalArea && register?[fault.quota.unit]?.officialArea?.isVerified == false
    var findings = Self.finding(fault.quota, isUnverified ? .warning : .error, kind: fault.rule.rawValue)
    findings.measures = [
      Measure("expected", fault.expected.hectares, .hectare), Measure("found", fault.found.hectares, .hectare),
      Measure("residual", fault.residual.hectares, .hectare, limit: fault.allowance.hectares),
      Measure("allowance", fault.allowance.hectares, .hectare), Measure("rows", Double(fault.parts.count), .count),
    ]
    findings.parts = fault.parts.map { part in
      FindingPart(
        subjects: [.unit(part.unit), .of(part.subject), .quota(part.id)],
        measures: part.value.map { [Measure("value", $0.hectares, .hectare)] } ?? [])
    }
    if isUnverified { findings.details.append(Detail("officialAreaUnverified", "true")) }
    return findings
  }

  private func finding(_ sum: IncompleteQuotaSum) -> Finding {
    var finding = Self.finding(sum.quota, .note, kind: "incomplete")
    finding.measures = [
      Measure("found", sum.found.hectares, .hectare), Measure("rows", Double(sum.present), .count),
      Measure("rowsExpected", Double(sum.of), .count),
    ]
    if let value = sum.quota.value { finding.measures.insert(Measure("expected", value.hectares, .hectare), at: 0) }
    return finding
  }

  private static func finding(_ quota: Quota, _ severity: Severity, kind: String) -> Finding {
    Finding(
      code: info.code, severity: severity, subjects: [.unit(quota.unit), .of(quota.subject), .quota(quota.id)],
      details: [Detail("kind", kind), Detail("year", String(quota.year))] + BalanceFindings.details(of: quota))
  }
}
