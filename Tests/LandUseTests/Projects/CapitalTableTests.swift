import LandUse
import Testing

/// Decision 266/QĐ-UBND of 17 February 2025, plan, section II.4, in thousand billion đồng; sums by hand:
/// 41.6 + 123.5 + 69.4 = 234.5, 66.2 + 256.3 + 201 = 523.5, 107.8 + 379.8 + 270.4 = 758; 107.8/758 = 14.2216 %,
/// 379.8/758 = 50.1055 %, 270.4/758 = 35.6728 %.
@Suite("Needed capital against its own sums") struct CapitalTableTests {
  static let periods = ["2021-2025", "2026-2030"]

  /// Tenths of a thousand billion, hundredths of a percent.
  private static func need(_ source: CapitalClass?, _ period: String?, _ tenths: Int64, share: Int64? = nil)
    -> CapitalNeed
  {
    CapitalNeed(
      source: source, period: period, amount: Money(dong: tenths * 100_000_000_000), share: share.map { $0 * 10_000 },
      shareRounding: 5000)
  }

  static let decision = CapitalTable([
    need(.state, "2021-2025", 416), need(.nonState, "2021-2025", 1235), need(.fdi, "2021-2025", 694),
    need(nil, "2021-2025", 2345), need(.state, "2026-2030", 662), need(.nonState, "2026-2030", 2563),
    need(.fdi, "2026-2030", 2010), need(nil, "2026-2030", 5235), need(.state, nil, 1078, share: 1422),
    need(.nonState, nil, 3798, share: 5011), need(.fdi, nil, 2704, share: 3567), need(nil, nil, 7580, share: 10_000),
  ])

  private func faults(_ change: (inout [CapitalNeed]) -> Void) -> [CapitalFault] {
    var needs = Self.decision.needs
    change(&needs)
    return CapitalTable(needs).check(periods: Self.periods).faults
  }

  @Test func `the table of the decision adds up, its shares within their rounding`() {
    let answer = Self.decision.check(periods: Self.periods)
    // Three columns, four rows, four shares (the total's own among them as the sum).
    #expect(answer.faults.isEmpty && answer.examined == 3 + 4 + 3 + 1)
  }

  @Test(arguments: 0..<12) func `a tenth too much in any cell is found`(cell: Int) {
    let faults = faults { $0[cell].amount = $0[cell].amount + Money(dong: 100_000_000_000) }
    #expect(!faults.isEmpty)
    #expect(faults.filter { !$0.rule.isOfShares }.allSatisfy { abs($0.stated - $0.found) == 100_000_000_000 })
    #expect(faults.filter { $0.rule == .sources }.count == 1 && faults.filter { $0.rule == .periods }.count == 1)
  }

  @Test(arguments: [(1422, 0), (1421, 1), (1423, 1)] as [(Int64, Int)])
  func `a share just within, under and over the rounding`(share: Int64, expected: Int) {
    // 14.2216 %: 14.22 is within 0.005, 14.21 and 14.23 are not.
    let faults = faults { $0[8].share = share * 10_000 }
    #expect(faults.filter { $0.rule == .share }.count == expected)
  }

  @Test func `the limit itself is within, one millionth beyond is not`() {
    // Of 200 thousand billion 1.0001 are 0.50005 %: written 0.5000 with a rounding of 0.00005 it is just within.
    func faults(_ rounding: Int64) -> Int {
      CapitalTable([
        CapitalNeed(source: nil, period: nil, amount: Money(dong: 200_000_000_000_000)),
        CapitalNeed(
          source: .fdi, period: nil, amount: Money(dong: 1_000_100_000_000), share: 500_000, shareRounding: rounding),
      ]).check(periods: []).faults.count
    }
    #expect(faults(50) == 0 && faults(49) == 1)
  }

  @Test func `shares that do not make a hundred, beyond the rounding of each`() {
    // 14.22 + 50.11 + 35.67 = 100.00; each may be off by 0.005, so is the total: 0.02 in all.
    #expect(faults { $0[11].share = 100_020_001 }.map(\.rule) == [.shareSum])
    #expect(faults { $0[11].share = 100_020_000 }.isEmpty)
  }

  @Test func `sums with a row missing are not held`() {
    let few = CapitalTable(Self.decision.needs.filter { $0.source != .fdi })
    let answer = few.check(periods: Self.periods)
    #expect(answer.faults.isEmpty && answer.examined == 3 + 2)
  }

  @Test func `money stays at the end of its range`() {
    #expect(Money(dong: .max) + Money(dong: 1) == Money(dong: .max))
    #expect(Money(dong: .min) - Money(dong: 1) == Money(dong: .min))
    #expect(Money(dong: 234_500_000_000_000).thousandBillions == 234.5)
  }
}
