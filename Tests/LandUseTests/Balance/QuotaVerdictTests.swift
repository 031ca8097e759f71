import Geometry
import LandUse
import Testing

/// One hand-calculated verdict: hectares written out, ten decimals being single mm².
struct VerdictCase: Sendable, CustomTestStringConvertible {
  let bound: Quota.Bound
  let value: String
  let precision: String
  let tolerance: String?
  let certain: String
  let disputed: String
  let dispute: Dispute
  let verdict: QuotaVerdict
  let isNear: Bool
  let margin: String?

  init(
    _ bound: Quota.Bound, _ value: String, precision: String = "0", tolerance: String? = nil, S certain: String,
    plus disputed: String = "0", by dispute: Dispute = .overlap, _ verdict: QuotaVerdict, near isNear: Bool = false,
    margin: String?
  ) {
    self.bound = bound
    self.value = value
    self.precision = precision
    self.tolerance = tolerance
    self.certain = certain
    self.disputed = disputed
    self.dispute = dispute
    self.verdict = verdict
    self.isNear = isNear
    self.margin = margin
  }

  var testDescription: String {
    "\(bound.rawValue) \(value) ± \(tolerance ?? "½·" + precision): S \(certain) + \(disputed) \(dispute) → \(verdict)"
  }

  var balance: QuotaBalance {
    QuotaJudge.judge(
      PlanningSamples.quota(bound, value, precision: precision, tolerance: tolerance),
      held: .held(HeldArea(certain: ha(certain), disputes: [dispute: ha(disputed)])), thresholds: Thresholds(),
      judgedOn: nil)
  }
}

extension VerdictCase {
  /// A ceiling of 100 ha.
  static let ceilings: [VerdictCase] = [
    // Nothing disputed, an exact source: just under, on, just over by 1 mm² and by 0.01 ha.
    VerdictCase(.max, "100", S: "99.9999999999", .pass, near: true, margin: "0.0000000001"),
    VerdictCase(.max, "100", S: "100", .pass, near: true, margin: "0"),
    VerdictCase(.max, "100", S: "100.0000000001", .fail, near: true, margin: "-0.0000000001"),
    VerdictCase(.max, "100", S: "99.99", .pass, near: true, margin: "0.01"),
    VerdictCase(.max, "100", S: "100.01", .fail, near: true, margin: "-0.01"),
    // The edge of 1 %, both ways.
    VerdictCase(.max, "100", S: "99", .pass, near: true, margin: "1"),
    VerdictCase(.max, "100", S: "98.9999999999", .pass, margin: "1.0000000001"),
    VerdictCase(.max, "100", S: "101", .fail, near: true, margin: "-1"),
    VerdictCase(.max, "100", S: "101.0000000001", .fail, margin: "-1.0000000001"),
    VerdictCase(.max, "100", S: "0", .pass, margin: "100"),
    // A source of whole hectares, then of hundredths: half of the last digit.
    VerdictCase(.max, "100", precision: "1", S: "100.0000000001", .withinRounding, margin: "-0.0000000001"),
    VerdictCase(.max, "100", precision: "1", S: "100.4999999999", .withinRounding, margin: "-0.4999999999"),
    VerdictCase(.max, "100", precision: "1", S: "100.5", .fail, near: true, margin: "-0.5"),
    VerdictCase(.max, "100", precision: "0.01", S: "100.0049999999", .withinRounding, margin: "-0.0049999999"),
    VerdictCase(.max, "100", precision: "0.01", S: "100.005", .fail, near: true, margin: "-0.005"),
    // Disputes: P on the limit, over it; S on it, over it.
    VerdictCase(.max, "100", S: "90", plus: "10", .pass, near: true, margin: "0"),
    VerdictCase(.max, "100", S: "90", plus: "10.0000000001", .undecidable, margin: nil),
    VerdictCase(.max, "100", S: "100", plus: "10", by: .gap, .undecidable, margin: nil),
    VerdictCase(.max, "100", S: "100.0000000001", plus: "10", by: .gap, .fail, near: true, margin: "-0.0000000001"),
    // Disputes and rounding: the whole interval within the half digit, only its lower end, and on the other side.
    VerdictCase(.max, "100", precision: "1", S: "100.3", plus: "0.1", .withinRounding, margin: "-0.3"),
    VerdictCase(.max, "100", precision: "1", S: "100.3", plus: "0.2", .fail, near: true, margin: "-0.3"),
    VerdictCase(.max, "100", precision: "1", S: "99.9", plus: "0.3", .undecidable, margin: nil),
    // A ceiling of nothing is never "near".
    VerdictCase(.max, "0", S: "0", .pass, margin: "0"),
    VerdictCase(.max, "0", S: "0.0000000001", .fail, margin: "-0.0000000001"),
  ]

  /// A floor of 100 ha.
  static let floors: [VerdictCase] = [
    VerdictCase(.min, "100", S: "99.9999999999", .fail, near: true, margin: "-0.0000000001"),
    VerdictCase(.min, "100", S: "100", .pass, near: true, margin: "0"),
    VerdictCase(.min, "100", S: "100.0000000001", .pass, near: true, margin: "0.0000000001"),
    VerdictCase(.min, "100", S: "99.99", .fail, near: true, margin: "-0.01"),
    VerdictCase(.min, "100", S: "100.01", .pass, near: true, margin: "0.01"),
    VerdictCase(.min, "100", S: "101", .pass, near: true, margin: "1"),
    VerdictCase(.min, "100", S: "101.0000000001", .pass, margin: "1.0000000001"),
    VerdictCase(.min, "100", S: "99", .fail, near: true, margin: "-1"),
    VerdictCase(.min, "100", S: "98.9999999999", .fail, margin: "-1.0000000001"),
    VerdictCase(.min, "100", precision: "1", S: "99.5000000001", .withinRounding, margin: "-0.4999999999"),
    VerdictCase(.min, "100", precision: "1", S: "99.5", .fail, near: true, margin: "-0.5"),
    VerdictCase(.min, "100", S: "100", plus: "50", by: .undecided, .pass, near: true, margin: "0"),
    VerdictCase(.min, "100", S: "99.9999999999", plus: "50", by: .leftOut, .undecidable, margin: nil),
    VerdictCase(.min, "100", S: "50", plus: "50", by: .unknownCode, .undecidable, margin: nil),
    VerdictCase(.min, "100", S: "50", plus: "50", by: .severalCodes, .undecidable, margin: nil),
    VerdictCase(
      .min, "100", S: "50", plus: "49.9999999999", by: .ancestorCode, .fail, near: true, margin: "-0.0000000001"),
    VerdictCase(
      .min, "100", S: "50", plus: "49.9999999999", by: .unplaced, .fail, near: true, margin: "-0.0000000001"),
    VerdictCase(.min, "100", precision: "1", S: "99.6", plus: "0.2", .withinRounding, margin: "-0.2"),
    VerdictCase(.min, "100", precision: "1", S: "99.5", plus: "0.3", .fail, near: true, margin: "-0.2"),
    VerdictCase(.min, "100", precision: "1", S: "99.8", plus: "0.2", .undecidable, margin: nil),
  ]

  /// A target of 100 ha.
  static let targets: [VerdictCase] = [
    // By default half of the last digit is tolerated: 0.5 ha.
    VerdictCase(.equal, "100", precision: "1", S: "100", .pass, margin: "0.5"),
    VerdictCase(.equal, "100", precision: "1", S: "100.5", .pass, margin: "0"),
    VerdictCase(.equal, "100", precision: "1", S: "100.5000000001", .fail, near: true, margin: "-0.0000000001"),
    VerdictCase(.equal, "100", precision: "1", S: "99.5", .pass, margin: "0"),
    VerdictCase(.equal, "100", precision: "1", S: "99.4999999999", .fail, near: true, margin: "-0.0000000001"),
    VerdictCase(.equal, "100", precision: "0.01", S: "100.005", .pass, margin: "0"),
    VerdictCase(.equal, "100", precision: "0.01", S: "100.01", .fail, near: true, margin: "-0.005"),
    // 1 % is counted from the end of the tolerance: 101.5 is on it.
    VerdictCase(.equal, "100", precision: "1", S: "101.5", .fail, near: true, margin: "-1"),
    VerdictCase(.equal, "100", precision: "1", S: "101.5000000001", .fail, margin: "-1.0000000001"),
    // Half of 1 mm² is less than 1 mm² and more than nothing.
    VerdictCase(.equal, "100", precision: "0.0000000001", S: "100.0000000001", .fail, near: true, margin: "0"),
    VerdictCase(.equal, "100", precision: "1", S: "99.6", plus: "0.8", .pass, margin: "0.1"),
    VerdictCase(.equal, "100", precision: "1", S: "99.6", plus: "1", by: .gap, .undecidable, margin: nil),
    VerdictCase(.equal, "100", precision: "1", S: "99.4", plus: "0.6", .undecidable, margin: nil),
    VerdictCase(.equal, "100", precision: "1", S: "99", plus: "2", .undecidable, margin: nil),
    VerdictCase(.equal, "100", precision: "1", S: "100.6", plus: "1", .fail, near: true, margin: "-0.1"),
    VerdictCase(.equal, "100", precision: "1", S: "98", plus: "1.4", .fail, near: true, margin: "-0.1"),
    // A tolerance of its own.
    VerdictCase(.equal, "100", precision: "1", tolerance: "2", S: "102", .pass, margin: "0"),
    VerdictCase(
      .equal, "100", precision: "1", tolerance: "2", S: "102.0000000001", .fail, near: true, margin: "-0.0000000001"),
    VerdictCase(.equal, "100", precision: "1", tolerance: "2", S: "98", .pass, margin: "0"),
    VerdictCase(
      .equal, "100", precision: "1", tolerance: "2", S: "97.9999999999", .fail, near: true, margin: "-0.0000000001"),
    // A tolerance below half the last digit: what lies between is the source's rounding.
    VerdictCase(.equal, "100", precision: "1", tolerance: "0", S: "100", .pass, margin: "0"),
    VerdictCase(.equal, "100", precision: "1", tolerance: "0", S: "100.3", .withinRounding, margin: "-0.3"),
    VerdictCase(.equal, "100", precision: "1", tolerance: "0", S: "99.7", .withinRounding, margin: "-0.3"),
    VerdictCase(.equal, "100", precision: "1", tolerance: "0", S: "100.5", .fail, near: true, margin: "-0.5"),
    VerdictCase(
      .equal, "100", precision: "1", tolerance: "0", S: "100.5", plus: "0", .fail, near: true, margin: "-0.5"),
  ]
}

@Suite("Quota verdicts") struct QuotaVerdictTests {
  @Test(arguments: VerdictCase.ceilings + VerdictCase.floors + VerdictCase.targets)
  func `a held area meets its quota as calculated by hand`(_ example: VerdictCase) {
    let balance = example.balance
    #expect(balance.verdict == example.verdict)
    #expect(balance.isNearLimit == example.isNear)
    #expect(balance.margin == example.margin.map(ha))
    #expect(balance.required == ha(example.value))
    #expect(balance.held?.certain == ha(example.certain))
    if example.verdict == .undecidable {
      #expect(balance.reason == .inDispute([example.dispute: ha(example.disputed)]))
    }
  }

  @Test func `the table holds at least forty cases of every operator, limit, dispute and rounding`() {
    let all = VerdictCase.ceilings + VerdictCase.floors + VerdictCase.targets
    #expect(all.count >= 40)
    for dispute in Dispute.allCases { #expect(all.contains { $0.dispute == dispute && $0.disputed != "0" }) }
    for bound in [Quota.Bound.max, .min, .equal] {
      for verdict in [QuotaVerdict.pass, .fail, .undecidable, .withinRounding] {
        #expect(all.contains { $0.bound == bound && $0.verdict == verdict })
      }
    }
  }

  @Test func `shortfall and excess are what is certainly missing or beyond the value`() {
    let short = VerdictCase(.min, "100", S: "70", plus: "10", .fail, margin: "-20").balance
    #expect(short.shortfall == ha("20"))
    #expect(short.excess == nil)
    let over = VerdictCase(.max, "100", S: "130", plus: "10", .fail, margin: "-30").balance
    #expect(over.excess == ha("30"))
    #expect(over.shortfall == nil)
    let target = VerdictCase(.equal, "100", precision: "1", S: "103", .fail, margin: "-2.5").balance
    #expect(target.excess == ha("3"))
    let open = VerdictCase(.min, "100", S: "70", plus: "40", .undecidable, margin: nil).balance
    #expect(open.shortfall == nil)
  }

  @Test func `a share set in the plan replaces the one per cent, and a foolish one is held to its range`() {
    var thresholds = Thresholds()
    let held = HeldStock.held(HeldArea(certain: ha("95")))
    func isNear() -> Bool {
      QuotaJudge.judge(PlanningSamples.quota(.max, "100"), held: held, thresholds: thresholds, judgedOn: nil)
        .isNearLimit
    }
    #expect(!isNear())
    thresholds.nearLimit = 0.05
    #expect(isNear())
    thresholds.nearLimit = -1
    #expect(!isNear())
    thresholds.nearLimit = .nan
    #expect(!isNear())
  }
}
