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
  ///
  /// The held area answers to the total: allocated + supplementary. A supplementary row is therefore never judged by
  /// itself, an allocated one only where the table has neither a supplementary nor a total beside it.
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
    let wholes = Set(quotas.filter { $0.basis != .allocated }.map(TotalKey.init))
    return quotas.map { quota in
      let balance = judge(quota, held: stock(quota.subject, quota.unit))
      return isPart(quota, of: wholes) ? balance.asPartOfTotal : balance
    }
      + missing.map { noQuota($0, held: stock($0.subject, $0.unit)) }
  }

  private func isPart(_ quota: Quota, of wholes: Set<TotalKey>) -> Bool {
    switch quota.basis {
    case .total: false
    case .supplementary: true
    case .allocated: wholes.contains(TotalKey(quota))
    }
  }
}

/// What rows of one total have in common.
private struct TotalKey: Hashable {
  var scheme: String
  var subject: QuotaSubject
  var unit: UnitID
  var year: Int

  init(_ quota: Quota) {
    scheme = quota.scheme
    subject = quota.subject
    unit = quota.unit
    year = quota.year
  }
}

extension QuotaBalance {
  /// The same row, shown and not judged; what is withheld or not computable stays so.
  fileprivate var asPartOfTotal: QuotaBalance {
    guard [.pass, .fail, .undecidable, .withinRounding].contains(verdict) else { return self }
    var part = self
    part.verdict = .info
    part.reason = .partOfTotal
    part.margin = nil
    part.isNearLimit = false
    return part
  }
}
