import Geometry
import LandUse
import PlanChecks
import PlanWords
import Testing

@Suite("QTA4xx quotas") struct QuotaCheckTests {
  /// A plan with the quota, judged on a held area of `certain` ha and disputes.
  private func plan(_ quota: Quota, held certain: Double, _ disputes: [Dispute: Area] = [:]) throws -> PlanSnapshot {
    var plan = try TestPlan.plan()
    plan.quotas = [quota]
    let judge = QuotaJudge(thresholds: plan.thresholds, judgedOn: nil)
    let held = HeldArea(certain: .hectares(certain), disputes: disputes)
    return PlanSnapshot(plan: plan, layers: [], balances: [judge.judge(quota, held: held)])
  }

  private func codes(_ plan: PlanSnapshot) throws -> [CheckCode] {
    let checks: [any PlanCheck] = [
      QuotaNotKept(), QuotaUndecided(), QuotaAbsent(), QuotaTableContradiction(), QuotaNearLimit(),
    ]
    return try checks.flatMap { try $0.findings(in: plan).map(\.code) }
  }

  // Precision 1 ha: a breach below 0.5 ha is within rounding. Near the limit: 1 % of 100 ha.
  @Test(
    arguments: [
      (98.9, []), (99.0, ["QTA405"]), (100, ["QTA405"]), (100.49, ["QTA405"]), (100.5, ["QTA401"]), (150, ["QTA401"]),
    ] as [(Double, [CheckCode])])
  func `a quota of at most a hundred hectares`(held: Double, codes expected: [CheckCode]) throws {
    #expect(try codes(plan(TestPlan.quota("q", ha: 100), held: held)) == expected)
  }

  @Test func `a broken quota is told with required, held, margin and excess`() throws {
    let finding = try #require(try QuotaNotKept().findings(in: plan(TestPlan.quota("q", ha: 100), held: 120)).first)
    #expect(finding.severity == .error)
    #expect(finding.subjects == [.unit("D1"), .category("LUA"), .quota("q")])
    #expect(finding.value("required") == 100)
    #expect(finding.value("heldMin") == 120)
    #expect(finding.value("margin") == -20)
    #expect(finding.value("excess") == 20)
    #expect(finding.detail("year") == "2025")
    #expect(finding.detail("citation") == "made up")
    #expect(finding.detail("unverified") == "true")
    #expect(finding.detail("line") == "2")
  }

  @Test func `a group is named as a group`() throws {
    let plan = try plan(TestPlan.quota("q", .group("industry"), ha: 100), held: 120)
    #expect(try QuotaNotKept().findings(in: plan).first?.subjects == [.unit("D1"), .group("industry"), .quota("q")])
  }

  @Test func `an undecidable quota is an error with the hectares in dispute by reason`() throws {
    let disputes: [Dispute: Area] = [.overlap: .hectares(10), .gap: .hectares(5)]
    let plan = try plan(TestPlan.quota("q", ha: 100), held: 90, disputes)
    let finding = try #require(try QuotaUndecided().findings(in: plan).first)
    #expect(finding.severity == .error)
    #expect(finding.value("disputedOverlap") == 10)
    #expect(finding.value("disputedGap") == 5)
    #expect(finding.value("heldMax") == 105)
    #expect(try codes(plan) == ["QTA402"])
    #expect(try codes(self.plan(TestPlan.quota("q", ha: 110), held: 90, disputes)) == [])
  }

  @Test func `a quota without a value cannot be computed, a withheld one need not be`() throws {
    let plan = try plan(TestPlan.quota("q", ha: nil), held: 90)
    let finding = try #require(try QuotaUndecided().findings(in: plan).first)
    #expect(finding.severity == .warning)
    #expect(finding.detail("because") == "no-value")
    var withheld = TestPlan.quota("q", ha: nil)
    withheld.isWithheld = true
    #expect(try codes(self.plan(withheld, held: 90)) == [])
  }

  @Test func `stocks without a baseline are undecidable, with what was allocated and released`() throws {
    var plan = try TestPlan.plan()
    let quota = TestPlan.quota("q", ha: 100)
    plan.quotas = [quota]
    let balance = QuotaJudge(thresholds: plan.thresholds, judgedOn: nil).judge(
      quota, held: .noBaseline(allocated: AreaInterval(.hectares(7)), released: AreaInterval(.hectares(2))))
    let finding = try #require(
      try QuotaUndecided().findings(in: PlanSnapshot(plan: plan, layers: [], balances: [balance])).first)
    #expect(finding.detail("because") == "no-baseline")
    #expect(finding.value("allocatedMin") == 7)
    #expect(finding.value("releasedMax") == 2)
  }

  @Test func `a unit without the quota its neighbours have is told for each year`() throws {
    var plan = try TestPlan.plan()
    plan.quotas = [TestPlan.quota("q", ha: 100), TestPlan.quota("r", year: 2030, ha: 100)]
    let register = try TestPlan.register()
    let missing = MissingQuota.all(
      in: plan.quotas, scheme: plan.scheme, register: register, years: [2025, 2030], on: nil)
    let findings = try QuotaAbsent().findings(in: PlanSnapshot(plan: plan, layers: [], missingQuotas: missing))
    #expect(findings.map(\.subjects) == [[.unit("D2"), .category("LUA")], [.unit("D2"), .category("LUA")]])
    #expect(findings.map { $0.detail("year") } == ["2025", "2030"])
    #expect(findings.first?.value("unitsWithQuota") == 1)
    #expect(findings.first?.value("unitsOfLevel") == 2)
    #expect(Set(findings.map(\.id)).count == 2)
  }

  // Parent 100 ha at most; its two units may have 100 together, not 101.
  @Test(arguments: [(60.0, 40.0, 0), (60.0, 41.0, 1)])
  func `units that together break the quota above them`(first: Double, second: Double, faults: Int) throws {
    var plan = try TestPlan.plan()
    plan.quotas = [
      TestPlan.quota("p", unit: "P", ha: 100), TestPlan.quota("d1", unit: "D1", ha: first),
      TestPlan.quota("d2", unit: "D2", ha: second),
    ]
    let table = QuotaTable(plan.quotas, scheme: plan.scheme, register: plan.register, on: nil)
    let findings = try QuotaTableContradiction().findings(
      in: PlanSnapshot(plan: plan, layers: [], quotaFaults: table.faults, incompleteSums: table.incomplete))
    #expect(findings.count { $0.severity == .error } == faults)
    guard let finding = findings.first(where: { $0.severity == .error }) else { return }
    #expect(finding.value("residual") == 1)
    #expect(finding.parts.map { $0.measure("value")?.value } == [60, 41])
  }

  @Test func `a sum with rows missing is a note`() throws {
    var plan = try TestPlan.plan()
    plan.quotas = [TestPlan.quota("p", unit: "P", ha: 100), TestPlan.quota("d1", unit: "D1", ha: 60)]
    let table = QuotaTable(plan.quotas, scheme: plan.scheme, register: plan.register, on: nil)
    let findings = try QuotaTableContradiction().findings(
      in: PlanSnapshot(plan: plan, layers: [], quotaFaults: table.faults, incompleteSums: table.incomplete))
    #expect(findings.map(\.severity) == [.note])
    #expect(findings.first?.value("rows") == 1)
    #expect(findings.first?.value("rowsExpected") == 2)
  }

  @Test(arguments: [(true, Severity.error), (false, .warning)])
  func `a value above an official area is milder while that is unverified`(verified: Bool, severity: Severity) throws {
    let unit = AdministrativeUnit(
      id: "D1", level: .district, kind: "", nameVietnamese: "D1", parent: nil,
      officialArea: OfficialArea(area: .hectares(90), isVerified: verified, source: "made up"))
    var plan = try TestPlan.plan()
    plan.register = try UnitRegister(asOf: TestPlan.day("2025-03-01"), units: [unit])
    plan.quotas = [TestPlan.quota("q", ha: 100)]
    let table = QuotaTable(plan.quotas, scheme: plan.scheme, register: plan.register, on: nil)
    let findings = try QuotaTableContradiction().findings(
      in: PlanSnapshot(plan: plan, layers: [], quotaFaults: table.faults))
    #expect(findings.map(\.severity) == [severity])
  }

  @Test func `without a quota table nobody looked`() throws {
    let plan = PlanSnapshot(plan: try TestPlan.plan(), layers: [])
    let checks: [any PlanCheck] = [
      QuotaNotKept(), QuotaUndecided(), QuotaAbsent(), QuotaTableContradiction(), QuotaNearLimit(),
    ]
    for check in checks { #expect(try check.skipReason(for: plan) == .noQuotas) }
  }

  @Test func `rows for information are told by no check, whatever is wrong with them`() throws {
    let info = TestPlan.quota("q", .category("XXX"), ha: 100, .info)
    var plan = try TestPlan.plan()
    plan.quotas = [info, info]
    let balance = QuotaJudge(thresholds: plan.thresholds, judgedOn: nil).judge(
      info, held: .notComputable(.unknownCategory("XXX")))
    #expect(balance.verdict == .notComputable)
    let table = QuotaTable(plan.quotas, scheme: plan.scheme, register: plan.register, on: nil)
    #expect(table.faults.count == 1)
    let missing = MissingQuota.all(
      in: plan.quotas, scheme: plan.scheme, register: try TestPlan.register(), years: [2025], on: nil)
    #expect(missing.map(\.unit) == ["D2"])
    let snapshot = PlanSnapshot(
      plan: plan, layers: [], balances: [balance], quotaFaults: table.faults, missingQuotas: missing)
    #expect(try codes(snapshot) == [])
  }

  @Test(
    arguments: [
      (QuotaReason.gapsNotLookedFor(inDispute: [:]), "uncovered land was not looked for."),
      (
        .gapsNotLookedFor(inDispute: [.unplaced: .hectares(5)]),
        "uncovered land was not looked for; in dispute besides: land placed in no unit below 5.00 ha."
      ),
      (
        .unmeasured(records: 2, inDispute: [.gap: .hectares(5)]),
        "2 records of unknown area; in dispute besides: unexplained gaps 5.00 ha."
      ),
    ] as [(QuotaReason, String)])
  func `what stands in the way is told in words`(reason: QuotaReason, words: String) throws {
    var plan = try plan(TestPlan.quota("q", ha: 100), held: 90, [.gap: .hectares(20)])
    plan.balances[0].reason = reason
    let finding = try #require(try QuotaUndecided().findings(in: plan).first)
    let sentence = Words(plan.plan, in: .english).sentence(for: finding)
    #expect(sentence.contains("; " + words), "\(sentence)")
  }

  @Test func `a day of which no layer gives the land use is told as a day`() throws {
    var plan = try plan(TestPlan.quota("q", ha: 100), held: 90, [.gap: .hectares(20)])
    plan.balances[0].reason = .subject(.noUse(on: try TestPlan.day("2025-12-31")))
    let finding = try #require(try QuotaUndecided().findings(in: plan).first)
    let sentence = Words(plan.plan, in: .english).sentence(for: finding)
    #expect(sentence.contains("; no layer gives the land use on 31 December 2025."))
  }

  // NNP holds LUA and RPH. Opening stocks in D1: NNP 100 against 60 + 50; in D2: LUA twice.
  @Test func `opening stocks that contradict each other are told`() throws {
    var plan = try TestPlan.plan()
    let day = try TestPlan.day("2024-12-31")
    func row(_ unit: UnitID, _ code: CategoryCode, _ area: Double, _ line: Int) -> BaselineStock {
      BaselineStock(
        unit: unit, category: code, area: .hectares(area), day: day, citation: "made up", isFictitious: true,
        line: line)
    }
    plan.baseline = [
      row("D1", "NNP", 100, 2), row("D1", "LUA", 60, 3), row("D1", "RPH", 50, 4), row("D2", "LUA", 7, 5),
      row("D2", "LUA", 7, 6), row("D2", "LUA", 8, 7), row("D2", "ZZZ", 1, 8), row("D9", "LUA", 1, 9),
    ]
    let stocks = OpeningStocks(
      plan.baseline, before: try TestPlan.day("2025-12-31"), scheme: try TestPlan.scheme(),
      register: try TestPlan.register())
    let snapshot = PlanSnapshot(plan: plan, layers: [], baselineFaults: stocks.faults)
    let findings = try QuotaTableContradiction().findings(in: snapshot)
    #expect(
      findings.map { $0.detail("kind") } == [
        "baseline-children-exceed", "baseline-duplicate-row", "baseline-duplicate-row", "baseline-unknown-code",
        "baseline-unknown-unit",
      ])
    #expect(findings.map { $0.detail("line") } == ["2", "6", "7", "8", "9"])
    #expect(findings.map { $0.value("residual") } == [10, 0, -1, nil, nil])
    #expect(findings.map(\.severity) == [.error, .warning, .error, .error, .error])
    let words = Words(plan, in: .english)
    #expect(
      findings.map { words.sentence(for: $0) } == [
        "Đơn vị D1 (D1), Đất nông nghiệp (NNP); opening stock (line 2): 100.00 ha stated, but its parts sum up to "
          + "110.00 ha, difference 10.00 ha.",
        "Đơn vị D2 (D2), Đất trồng lúa (LUA); opening stock (line 6): repeated, 7.00 ha in the row before and 7.00 ha "
          + "in this one; the row before is used.",
        "Đơn vị D2 (D2), Đất trồng lúa (LUA); opening stock (line 7): repeated, 7.00 ha in the row before and 8.00 ha "
          + "in this one; the row before is used.",
        "Đơn vị D2 (D2), code ZZZ; opening stock (line 8): the code is not in the scheme; 1.00 ha not used.",
        "Unit D9, Đất trồng lúa (LUA); opening stock (line 9): the unit is not on the register; 1.00 ha not used.",
      ])
  }
}
