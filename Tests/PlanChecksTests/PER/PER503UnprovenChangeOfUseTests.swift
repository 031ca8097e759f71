import Geometry
import LandUse
import PlanChecks
import Testing

@Suite("PER503 unproven change of use") struct PER503UnprovenChangeOfUseTests {
  private func run(_ plan: PlanSnapshot) -> [Finding] { CheckRunner.run([UnprovenChangeOfUse()], on: plan).findings }

  private func outcome(_ plan: PlanSnapshot) throws -> CheckOutcome { try UnprovenChangeOfUse().run(on: plan) }

  private let forbidden = [
    TransitionRule(from: "RPH", to: "SKK", demand: .forbidden, citation: "art. 0", isVerified: false),
    TransitionRule(from: "LUA", to: nil, demand: .decision, citation: "art. 122", isVerified: true),
  ]

  @Test func `only changes that need a decision and name none are found`() throws {
    let findings = run(
      try CheckFixture.changes([
        ("LUA", "SKK", nil), ("LUA", "SKK", "QĐ 1"), ("LUA", "SKK", "  "), ("LUA", "LUA", nil), ("SKK", "LUA", nil),
        ("XYZ", "LUA", nil),
      ]))
    #expect(
      findings.map { $0.subjects } == [
        [.parcel(layer: "parcels", row: 0, id: "p0")], [.parcel(layer: "parcels", row: 2, id: "p2")],
      ])
    // 10 m × 10 m.
    #expect(findings.allSatisfy { $0.measure("area")?.value == 0.01 && $0.severity == .warning && $0.place != nil })
    #expect(findings.first?.detail("citation") == "art. 122")
  }

  @Test func `what is forbidden is found whatever the record names and whenever it is`() throws {
    var plan = try CheckFixture.changes([("RPH", "SKK", "QĐ 1"), ("LUA", "SKK", nil)], rules: forbidden)
    plan.plan.judgedOn = try TestPlan.day("2025-02-17")
    let findings = run(plan)
    #expect(findings.map { $0.detail("kind") } == ["forbidden"])
    #expect(findings.map(\.severity) == [.error])
  }

  @Test func `a change counts from the day of judgement on`() throws {
    var plan = try CheckFixture.changes([("LUA", "SKK", nil)])
    plan.plan.judgedOn = try TestPlan.day("2025-12-30")
    #expect(run(plan).isEmpty)
    plan.plan.judgedOn = try TestPlan.day("2025-12-31")
    #expect(run(plan).count == 1)
  }

  @Test func `many are summed beyond the ten largest`() throws {
    let findings = run(try CheckFixture.changes(Array(repeating: ("LUA", "SKK", nil), count: 13)))
    #expect(findings.count == 11)
    let sum = try #require(findings.first { $0.detail("kind") == "unproven-further" })
    #expect(sum.measure("parcels")?.value == 3)
    #expect(sum.measure("area")?.value == 0.03)
  }

  @Test func `what was not looked at is never passed`() throws {
    if case .skipped(let reason) = try outcome(try CheckFixture.changes([("LUA", "SKK", nil)], hasDecisions: false)) {
      #expect(reason == .fieldAbsent("decision"))
    } else {
      Issue.record("a layer without decisions was looked at")
    }
    if case .skipped(let reason) = try outcome(try CheckFixture.changes([("LUA", "SKK", nil)], rules: [])) {
      #expect(reason == .notApplicable)
    } else {
      Issue.record("there were no rules")
    }
    let mixed = try CheckFixture.changes(
      [("RPH", "SKK", nil), ("XYZ", "LUA", nil)], rules: forbidden, hasDecisions: false)
    guard case .completed(let examined, let excluded, let findings) = try outcome(mixed) else {
      Issue.record("what is forbidden needs no decisions")
      return
    }
    #expect((examined, excluded, findings.count) == (1, 1, 1))
  }
}
