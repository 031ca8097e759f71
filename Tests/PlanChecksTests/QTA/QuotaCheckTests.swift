import Geometry
import LandUse
import PlanChecks
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
}
