import Geometry
import LandUse

/// A quota table that does not agree with itself.
///
/// - What it finds: allocated + supplementary that is not the total; units that together break the quota of the unit
///   above; parts of a category that exceed it, or a complete partition that differs from it; a value above the
///   official area of its unit (a warning where that area is unverified); several rows for one quota. Sums with rows
///   missing are notes. In the table of opening stocks: parts that exceed their category's row, or are complete and
///   fall short of it; several rows for one stock (a warning where they agree); codes and units nobody knows.
/// - Why it matters: no plan can keep two quotas that contradict each other. Nothing is scaled to remove the
///   difference.
/// - Measures: `expected`, ha, what the row allows or demands; `found`, ha, the sum of the parts or the value;
///   `residual`, ha, found less expected, limit: `allowance`; `allowance`, ha, put down to rounding; `rows`, count of
///   the parts; `rowsExpected`, count, of an incomplete sum; in the parts `value`, ha. Of opening stocks `stated`, ha,
///   the row's own area, `found`, ha, what it is held against, and `residual`, ha, found less stated.
/// - Needs: nothing.
/// - Does not find: a table that agrees with itself and not with the decision it cites; rows for information.
/// - Source: column structure of the official tables (allocated, supplementary, total); sums over units and categories.
public struct QuotaTableContradiction: PlanCheck {
  public static let info = CheckInfo(
    code: "QTA404", name: "quota-table-contradiction", severity: .error,
    measures: [
      .init("expected", .hectare), .init("found", .hectare), .init("residual", .hectare), .init("allowance", .hectare),
      .init("rows", .count), .init("rowsExpected", .count), .init("value", .hectare), .init("stated", .hectare),
    ],
    source: "column structure of the official tables; sums of units and categories")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    let baseline = plan.baselineFaults.map(finding)
    guard !plan.plan.quotas.isEmpty || !baseline.isEmpty else { return .skipped(because: .noQuotas) }
    let faults = plan.quotaFaults.filter { $0.quota.bound != .info }.map { finding($0, plan.plan.register) }
    let sums = plan.incompleteSums.filter { $0.quota.bound != .info }.map(finding)
    return .completed(
      examined: plan.plan.quotas.count + plan.plan.baseline.count, excluded: 0, findings: faults + sums + baseline)
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

  private func finding(_ fault: OpeningStocks.Fault) -> Finding {
    let residual = fault.found.map { $0 - fault.stated }
    return Finding(
      code: Self.info.code, severity: residual == .zero ? .warning : .error,
      subjects: [.unit(fault.unit), .category(fault.category)],
      measures: [Measure("stated", fault.stated.hectares, .hectare)]
        + (fault.found.map { [Measure("found", $0.hectares, .hectare)] } ?? [])
        + (residual.map { [Measure("residual", $0.hectares, .hectare)] } ?? []),
      details: [Detail("kind", Self.kind(of: fault.kind))]
        + (fault.line > 0 ? [Detail("line", String(fault.line))] : []))
  }

  private static func kind(of fault: OpeningStocks.Fault.Kind) -> String {
    switch fault {
    case .duplicateRow: "baseline-duplicate-row"
    case .childrenExceed: "baseline-children-exceed"
    case .childrenFallShort: "baseline-children-fall-short"
    case .unknownCode: "baseline-unknown-code"
    case .unknownUnit: "baseline-unknown-unit"
    }
  }

  private static func finding(_ quota: Quota, _ severity: Severity, kind: String) -> Finding {
    Finding(
      code: info.code, severity: severity, subjects: [.unit(quota.unit), .of(quota.subject), .quota(quota.id)],
      details: [Detail("kind", kind), Detail("year", String(quota.year))] + BalanceFindings.details(of: quota))
  }
}
