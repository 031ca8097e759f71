/// Where stocks come from: a layer of the full territory, or allocations on an opening stock.
public protocol StockLedger: Sendable {
  var register: UnitRegister? { get }

  /// The stock of a subject in each unit, by register row.
  func heldStocks(of subject: QuotaSubject) -> [HeldStock]
}

extension StockLedger {
  /// The stock of a subject in one unit. For many units of one subject, `heldStocks` costs no more.
  public func stock(of subject: QuotaSubject, in unit: UnitID) -> HeldStock {
    guard let row = register?.row(of: unit) else { return .notComputable(.unknownUnit(unit)) }
    return heldStocks(of: subject)[row]
  }
}

extension QuotaJudge {
  /// Judges rows against the stocks of one day, in the order of the rows, then tells the missing ones in theirs.
  ///
  /// The caller passes the rows whose year is the ledger's. Each subject is computed once.
  public func judge(
    _ quotas: [Quota], missing: [MissingQuota] = [], in ledger: some StockLedger
  ) -> [QuotaBalance] {
    var known: [QuotaSubject: [HeldStock]] = [:]
    func stock(_ subject: QuotaSubject, _ unit: UnitID) -> HeldStock {
      guard let row = ledger.register?.row(of: unit) else { return .notComputable(.unknownUnit(unit)) }
      if let stocks = known[subject] { return stocks[row] }
      let stocks = ledger.heldStocks(of: subject)
      known[subject] = stocks
      return stocks[row]
    }
    return quotas.map { judge($0, held: stock($0.subject, $0.unit)) }
      + missing.map { noQuota($0, held: stock($0.subject, $0.unit)) }
  }
}
