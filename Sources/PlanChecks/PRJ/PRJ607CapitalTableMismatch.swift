import LandUse

/// A table of needed capital that does not add up.
///
/// - What it finds: a total of a period that its three sources do not make up; a whole that the periods of a source do
///   not make up; a share that is not that of its amounts by more than half a unit of its last digit; shares whose sum
///   is off by more than half a unit of each. Amounts have to add up exactly as written.
/// - Why it matters: a figure that was mistyped goes into every report.
/// - Measures: of amounts `capitalStated`, `capitalFound`, `capitalDifference` (stated less found, limit 0), thousand
///   billion đồng; of shares `shareStated`, `shareFound`, `shareDifference` (limit: the rounding), %.
/// - Needs: nothing.
/// - Does not find: sums with a row missing; figures that add up and are not those of the decision; anything about
///   projects: capital of the whole society is no sum of theirs.
/// - Source: decision 266/QĐ-UBND of 17 February 2025, plan, section II.4 (table of needed capital).
public struct CapitalTableMismatch: PlanCheck {
  public static let info = CheckInfo(
    code: "PRJ607", name: "capital-table-mismatch", severity: .error,
    measures: [
      .init("capitalStated", .thousandBillionDong), .init("capitalFound", .thousandBillionDong),
      .init("capitalDifference", .thousandBillionDong), .init("shareStated", .percent), .init("shareFound", .percent),
      .init("shareDifference", .percent),
    ],
    source: "decision 266/QĐ-UBND (2025), plan, II.4: both totals of the table")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard !plan.plan.capital.isEmpty else { return .skipped(because: .noCapital) }
    let answer = plan.plan.capital.check(periods: plan.plan.periods.map(\.id))
    return .completed(examined: answer.examined, excluded: 0, findings: answer.faults.map(finding))
  }

  private func finding(_ fault: CapitalFault) -> Finding {
    let (prefix, scale, unit): (String, Double, Measure.Unit) =
      fault.rule.isOfShares ? ("share", 1e6, .percent) : ("capital", 1e12, .thousandBillionDong)
    func measure(_ name: String, _ value: Int64, limit: Int64? = nil) -> Measure {
      Measure(prefix + name, Double(value) / scale, unit, limit: limit.map { Double($0) / scale })
    }
    let row = fault.row
    return Finding(
      code: Self.info.code, severity: Self.info.severity, subjects: [],
      measures: [
        measure("Stated", fault.stated), measure("Found", fault.found),
        measure("Difference", fault.stated - fault.found, limit: fault.allowance),
      ],
      details: [
        Detail("kind", "\(fault.rule.rawValue)-\(row.source?.rawValue ?? "total")-\(row.period ?? "whole")"),
        Detail("rule", fault.rule.rawValue), Detail("source", row.source?.rawValue ?? "total"),
        Detail("period", row.period ?? "whole"), Detail("citation", row.citation),
      ] + (row.line > 0 ? [Detail("line", String(row.line))] : [])
        + (row.isFictitious ? [Detail("fictitious", "true")] : []))
  }
}
