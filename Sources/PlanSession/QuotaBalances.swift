import LandUse
import PlanChecks

/// Holds the stocks against the quotas on file, and says which quotas are missing.
struct QuotaBalances {
  let plan: Plan
  let stocks: StockTables

  /// The quotas of these years, in file order, then the missing ones.
  func judge(years: Set<Int>, into snapshot: inout PlanSnapshot) {
    let judge = QuotaJudge(thresholds: plan.thresholds, judgedOn: plan.judgedOn)
    var cache = StockCache(stocks: stocks)
    let asked = plan.quotas.filter { years.contains($0.year) }
    var balances = asked.map { quota in
      judge.judge(quota, held: cache.stock(of: quota.subject, in: quota.unit, year: quota.year))
    }
    if let register = plan.register {
      let missing = MissingQuota.all(
        in: plan.quotas, scheme: plan.scheme, register: register, years: years.sorted(), on: plan.judgedOn)
      balances += missing.map { gap in
        judge.noQuota(gap, held: cache.stock(of: gap.subject, in: gap.unit, year: gap.year))
      }
      snapshot.missingQuotas = missing
    }
    snapshot.balances = balances
    let table = QuotaTable(plan.quotas, scheme: plan.scheme, register: plan.register, on: plan.judgedOn)
    snapshot.quotaFaults = table.faults
    snapshot.incompleteSums = table.incomplete
  }
}

/// Ledgers by year: each is built once.
private struct StockCache {
  let stocks: StockTables
  private var ledgers: [Int: HeldAreaLedger?] = [:]
  private var allocations: [Int: AllocationLedger?] = [:]

  init(stocks: StockTables) { self.stocks = stocks }

  mutating func stock(of subject: QuotaSubject, in unit: UnitID, year: Int) -> HeldStock {
    guard let day = CalendarDate.endOfYear(year) else { return .noBaseline(allocated: .zero, released: .zero) }
    if ledgers[year] == nil { ledgers[year] = .some(stocks.ledger(on: day)) }
    if let ledger = ledgers[year] ?? nil { return ledger.stock(of: subject, in: unit) }
    if allocations[year] == nil { allocations[year] = .some(stocks.allocationLedger(on: day)) }
    if let ledger = allocations[year] ?? nil { return ledger.stock(of: subject, in: unit) }
    return .noBaseline(allocated: .zero, released: .zero)
  }
}
