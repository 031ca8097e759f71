import LandUse
import PlanChecks

/// Holds the stocks against the quotas on file, and says which quotas are missing.
struct QuotaBalances {
  let plan: Plan
  /// By year: what the stock of 31 December stands on.
  let ledgers: [Int: any StockLedger]

  /// The quotas of these years in file order, then the missing ones.
  func judge(years: [Int], into snapshot: inout PlanSnapshot) {
    let judge = QuotaJudge(thresholds: plan.thresholds, judgedOn: plan.judgedOn)
    let missing = plan.register.map { register in
      MissingQuota.all(in: plan.quotas, scheme: plan.scheme, register: register, years: years, on: plan.judgedOn)
    }
    var judged: [Int: QuotaBalance] = [:]
    var absent: [QuotaBalance] = []
    for year in years.sorted() {
      let rows = plan.quotas.indices.filter { plan.quotas[$0].year == year }
      let gaps = (missing ?? []).filter { $0.year == year }
      let balances = self.balances(of: rows.map { plan.quotas[$0] }, missing: gaps, year: year, by: judge)
      for (row, balance) in zip(rows, balances) { judged[row] = balance }
      absent += balances.dropFirst(rows.count)
    }
    snapshot.balances = judged.sorted { $0.key < $1.key }.map(\.value) + absent
    snapshot.missingQuotas = missing ?? []
    let table = QuotaTable(plan.quotas, scheme: plan.scheme, register: plan.register, on: plan.judgedOn)
    snapshot.quotaFaults = table.faults
    snapshot.incompleteSums = table.incomplete
  }

  private func balances(
    of quotas: [Quota], missing: [MissingQuota], year: Int, by judge: QuotaJudge
  ) -> [QuotaBalance] {
    if let ledger = ledgers[year] { return judge.judge(quotas, missing: missing, in: ledger) }
    let none = HeldStock.notComputable(CalendarDate.endOfYear(year).map(SubjectFault.noUse(on:)) ?? .unknownGroup(""))
    return quotas.map { judge.judge($0, held: none) } + missing.map { judge.noQuota($0, held: none) }
  }
}
