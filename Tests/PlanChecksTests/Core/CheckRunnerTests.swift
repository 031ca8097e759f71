import Geometry
import LandUse
import PlanChecks
import Testing

/// Throws: it could not look.
private struct Broken: PlanCheck {
  struct Failure: Error, CustomStringConvertible { let description = "the disc is on fire" }
  static let info = CheckInfo(code: "COV299", name: "broken", severity: .error, measures: [], source: "test")
  func run(on plan: PlanSnapshot) throws -> CheckOutcome { throw Failure() }
}

/// Finds the same thing three times, and another one before it.
private struct Repeating: PlanCheck {
  static let info = CheckInfo(code: "ATT399", name: "repeating", severity: .note, measures: [], source: "test")
  func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    let findings = ["b", "b", "a", "b"].map { Finding(code: "ATT399", severity: .note, subjects: [.value($0)]) }
    return .completed(examined: 1, excluded: 0, findings: findings)
  }
}

@Suite("Check runner") struct CheckRunnerTests {
  private func crowded() throws -> PlanSnapshot {
    let parcels = (0..<50).map {
      TestParcel.square(10, at: (Double($0 % 7) * 5, 0), id: "\($0 % 11)", use: $0 % 3 == 0 ? "??" : "LUA")
    }
    return try PlanSnapshot.of(parcels)
  }

  @Test func `a check that throws is told, and the others go on`() throws {
    let report = CheckRunner.run([Broken(), Repeating(), DuplicateID()], on: try crowded())
    #expect(report.entries.map(\.info.code) == ["COV299", "ATT301", "ATT399"])
    #expect(report.failures.map(\.code) == ["COV299"])
    #expect(report.failures.map(\.message) == ["the disc is on fire"])
    #expect(report.entry("ATT301")?.findings.count == 11)
  }

  @Test func `equal findings get different ids in the order of the report`() throws {
    let ids = CheckRunner.run([Repeating()], on: try crowded()).findings.map(\.id.text)
    #expect(Set(ids).count == 4)
    #expect(ids[2] == ids[1] + "-2")
    #expect(ids[3] == ids[1] + "-3")
  }

  @Test func `findings come by code, then subjects`() throws {
    let report = CheckRunner.run(on: try crowded())
    #expect(report.findings.map(\.code) == report.findings.map(\.code).sorted())
    for entry in report.entries {
      let subjects = entry.findings.map(\.subjects)
      #expect(zip(subjects, subjects.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
    }
  }

  @Test(arguments: [1, 2, 3, 64]) func `the number of threads changes nothing`(threads: Int) throws {
    let plan = try crowded()
    let one = CheckRunner.run(CheckRegistry.all + [Broken()], on: plan)
    let many = CheckRunner.run(CheckRegistry.all + [Broken()], on: plan, threads: threads)
    #expect(one.findings == many.findings)
    #expect(one.entries.map { "\($0.outcome)" } == many.entries.map { "\($0.outcome)" })
  }

  @Test func `severities are counted`() throws {
    let report = CheckRunner.run([Repeating(), DuplicateID()], on: try crowded())
    #expect(report.count(of: .note) == 4)
    #expect(report.count(of: .error) == 11)
    #expect(report.worst == .error)
    #expect(CheckRunner.run([], on: try crowded()).worst == nil)
  }
}
