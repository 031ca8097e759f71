/// A row of capital.csv: how much capital is needed in a period from a source.
public struct CapitalNeed: Sendable, Hashable {
  /// Nil: all sources.
  public var source: CapitalClass?
  /// The id of a period of the plan; nil: the whole time of the plan.
  public var period: String?
  public var amount: Money
  /// Millionths of a percent of the amount of all sources in the period, where the table publishes shares.
  public var share: Int64?
  /// Half a unit of the share's last written digit, in the same unit.
  public var shareRounding: Int64
  public var citation: String
  public var isFictitious: Bool
  public var line: Int

  public init(
    source: CapitalClass?, period: String?, amount: Money, share: Int64? = nil, shareRounding: Int64 = 0,
    citation: String = "", isFictitious: Bool = false, line: Int = 0
  ) {
    self.source = source
    self.period = period
    self.amount = amount
    self.share = share
    self.shareRounding = shareRounding
    self.citation = citation
    self.isFictitious = isFictitious
    self.line = line
  }
}

/// A figure of the table that the others contradict.
public struct CapitalFault: Sendable, Hashable {
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// The sources of a period against their total.
    case sources
    /// The periods of a source against the whole time.
    case periods
    /// A share against the amounts.
    case share
    /// The shares of the sources against the share of all.
    case shareSum = "share-sum"

    public var isOfShares: Bool { self == .share || self == .shareSum }
  }

  public var rule: Rule
  /// The row that is contradicted: the total, or the share.
  public var row: CapitalNeed
  /// Đồng, or millionths of a percent: what the row says.
  public var stated: Int64
  /// What the other rows give; of a share the nearest millionth of a percent.
  public var found: Int64
  /// How far they may be apart by rounding: 0 for amounts.
  public var allowance: Int64
}

/// Capital needed by period and source, held against its own sums.
///
/// Amounts add up exactly as they are written: both totals are of the same figures. Shares are rounded figures: one may
/// be off by half a unit of its last digit, their sum by half a unit of each.
public struct CapitalTable: Sendable, Hashable {
  public var needs: [CapitalNeed]

  public init(_ needs: [CapitalNeed] = []) { self.needs = needs }

  public var isEmpty: Bool { needs.isEmpty }

  public func need(_ source: CapitalClass?, in period: String?) -> CapitalNeed? {
    needs.first { $0.source == source && $0.period == period }
  }

  /// The sums that could be held against their totals, and those that fail.
  ///
  /// - Parameter periods: the plan's, which together are the whole time. A sum with a row missing is not held.
  public func check(periods: [String]) -> (examined: Int, faults: [CapitalFault]) {
    var sums = Sums()
    let columns: [String?] = periods.map { $0 } + [nil]
    for period in columns {
      guard let total = need(nil, in: period) else { continue }
      let sources = CapitalClass.allCases.compactMap { need($0, in: period) }
      let isComplete = sources.count == CapitalClass.allCases.count
      if isComplete { sums.hold(.sources, total, against: sources) }
      for row in sources { sums.holdShare(row, of: total) }
      if isComplete { sums.holdShares(of: sources, total) }
    }
    let rows: [CapitalClass?] = CapitalClass.allCases.map { $0 } + [nil]
    for source in rows where !periods.isEmpty {
      let parts = periods.compactMap { need(source, in: $0) }
      guard let whole = need(source, in: nil), parts.count == periods.count else { continue }
      sums.hold(.periods, whole, against: parts)
    }
    return (sums.examined, sums.faults)
  }

  private struct Sums {
    var examined = 0
    var faults: [CapitalFault] = []

    mutating func hold(_ rule: CapitalFault.Rule, _ total: CapitalNeed, against parts: [CapitalNeed]) {
      examined += 1
      let sum = parts.reduce(Money.zero) { $0 + $1.amount }
      guard sum != total.amount else { return }
      faults.append(
        CapitalFault(rule: rule, row: total, stated: total.amount.dong, found: sum.dong, allowance: 0))
    }

    mutating func holdShare(_ row: CapitalNeed, of total: CapitalNeed) {
      guard let share = row.share, total.amount > .zero else { return }
      examined += 1
      // Share and half digit times the total against the amount, in whole numbers of 128 bits.
      let whole = Int128(total.amount.dong)
      let exact = Int128(row.amount.dong) * CapitalTable.hundredPercent
      guard (Int128(share) * whole - exact).magnitude > Int128(row.shareRounding).magnitude * whole.magnitude
      else { return }
      let nearest = (exact * 2 + whole) / (whole * 2)
      faults.append(
        CapitalFault(
          rule: .share, row: row, stated: share, found: Int64(clamping: nearest), allowance: row.shareRounding))
    }

    mutating func holdShares(of rows: [CapitalNeed], _ total: CapitalNeed) {
      let shares = rows.compactMap(\.share)
      guard let stated = total.share, shares.count == rows.count else { return }
      examined += 1
      // Every share is at most a thousand percent and its rounding less: no sum of three leaves 64 bits.
      let sum = shares.reduce(0, +)
      let allowance = rows.reduce(total.shareRounding) { $0 + $1.shareRounding }
      guard (sum - stated).magnitude > UInt64(max(allowance, 0)) else { return }
      faults.append(CapitalFault(rule: .shareSum, row: total, stated: stated, found: sum, allowance: allowance))
    }
  }

  /// In millionths of a percent.
  static let hundredPercent: Int128 = 100_000_000
}
