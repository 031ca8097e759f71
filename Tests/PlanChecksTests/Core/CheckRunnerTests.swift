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

/// Finds the squares of the numbers below 60, each in pieces of its own.
private struct Squares: PieceCheck {
  static let info = CheckInfo(code: "COV298", name: "squares", severity: .note, measures: [], source: "test")
  func run(on plan: PlanSnapshot, _ crew: Crew) throws -> CheckOutcome {
    let squares = crew.map(60) { number in
      crew.map(rows: number * number, by: 7) { $0.count }.reduce(0, +)
    }
    let findings = squares.map {
      Finding(code: "COV298", severity: .note, subjects: [.value(String(repeating: "x", count: $0))])
    }
    return .completed(examined: squares.count, excluded: 0, findings: findings)
  }
}

/// Finds parcels under the ids it is given, nil for one without.
private struct Named: PlanCheck {
  static let info = CheckInfo(code: "ATT398", name: "named", severity: .note, measures: [], source: "test")
  var ids: [String?]
  func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    let findings = ids.enumerated().map { row, id in
      Finding(code: "ATT398", severity: .note, subjects: [.parcel(layer: "p", row: row, id: id), .value("v")])
    }
    return .completed(examined: ids.count, excluded: 0, findings: findings)
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

  @Test(arguments: [1, 2, 3, 64]) func `pieces of pieces are each done once, in order`(threads: Int) throws {
    let plan = try crowded()
    for _ in 0..<20 {
      let report = CheckRunner.run([Squares(), Broken(), Squares(), Repeating()], on: plan, threads: threads)
      for entry in report.entries where entry.info.code == "COV298" {
        let lengths = entry.findings.map { finding in
          if case .value(let text)? = finding.subjects.first { text.count } else { -1 }
        }
        #expect(lengths == (0..<60).map { $0 * $0 })
      }
      #expect(report.failures.count == 1)
    }
  }

  @Test func `parcels come by the bytes of their ids, those without one last`() throws {
    func order(of ids: [String?]) throws -> [String?] {
      try CheckRunner.run([Named(ids: ids)], on: crowded()).findings.map { finding in
        if case .parcel(_, _, let id)? = finding.subjects.first { id } else { "no parcel" }
      }
    }
    let long = "353470001-12-00000000"
    #expect(
      try order(of: [nil, "b", long + "2", "", "ab", nil, long + "1", "a", "B", "a"])
        == ["", long + "1", long + "2", "B", "a", "a", "ab", "b", nil, nil])
    // é is C3 A9: after every ASCII letter.
    #expect(try order(of: [nil, "é", "z", "a", "zé", "zz"]) == ["a", "z", "zz", "zé", "é", nil])
  }

  @Test func `severities are counted`() throws {
    let report = CheckRunner.run([Repeating(), DuplicateID()], on: try crowded())
    #expect(report.count(of: .note) == 4)
    #expect(report.count(of: .error) == 11)
    #expect(report.worst == .error)
    #expect(CheckRunner.run([], on: try crowded()).worst == nil)
  }
}

/// Finds every row whose number is divisible by seven, but looks at none divisible by five.
private struct Sevenths: ParcelCheck {
  static let info = CheckInfo(code: "GEO199", name: "sevenths", severity: .note, measures: [], source: "test")
  var reason: SkipReason?
  func look(at layer: LayerSnapshot, _ confidential: ConfidentialRows, in plan: PlanSnapshot) throws -> LayerLook {
    if let reason, layer.layer.content == .overlay { return .skipped(because: reason) }
    return .rows(
      RowLook(
        isExcluded: { $0 % 5 == 0 },
        conclude: { $0 + [Finding(code: "GEO199", severity: .note, subjects: [.value("all \($0.count)")])] },
        look: { row, findings in
          guard row % 7 == 0 else { return }
          findings.append(Finding(code: "GEO199", severity: .note, subjects: [.value("row \(row)")]))
        }))
  }
}

/// Throws at the second layer.
private struct BrokenRows: ParcelCheck {
  static let info = CheckInfo(code: "GEO198", name: "broken-rows", severity: .error, measures: [], source: "test")
  func look(at layer: LayerSnapshot, _ confidential: ConfidentialRows, in plan: PlanSnapshot) throws -> LayerLook {
    throw CheckRunnerFailure()
  }
}

private struct CheckRunnerFailure: Error, CustomStringConvertible { let description = "no such column" }

@Suite("Checks of one parcel at a time") struct ParcelCheckTests {
  private func plan(rows: Int) throws -> PlanSnapshot {
    try PlanSnapshot.of((0..<rows).map { TestParcel.square(1, at: (Double($0), 0), id: "\($0)") })
  }

  @Test(arguments: [1, 2, 5]) func `rows of several chunks are each looked at once`(threads: Int) throws {
    // 10 000 rows: 2000 divisible by five; of 1429 divisible by seven 286 are by five too.
    let report = CheckRunner.run([Sevenths(), DuplicateID()], on: try plan(rows: 10_000), threads: threads)
    #expect(report.entries.map(\.info.code) == ["GEO199", "ATT301"])
    guard case .completed(let examined, let excluded, let findings) = report.entries[0].outcome else {
      Issue.record("did not look")
      return
    }
    #expect([examined, excluded, findings.count] == [8000, 2000, 1144])
    #expect(findings.contains { $0.subjects == [.value("all 1143")] })
  }

  @Test func `a look that throws is told, and the others go on`() throws {
    let report = CheckRunner.run([BrokenRows(), Sevenths()], on: try plan(rows: 10), threads: 2)
    #expect(report.failures.map(\.message) == ["no such column"])
    #expect(report.entry("GEO199")?.findings.count == 2)
  }

  @Test func `a layer that is not looked at counts nothing, and its reason is told when there is no other`() throws {
    var plan = try plan(rows: 10)
    var other = try self.plan(rows: 20).layers[0]
    other.layer.content = .overlay
    plan.layers.append(other)
    let check = Sevenths(reason: .notApplicable)
    #expect(try check.counts(for: plan) == [8, 2])
    plan.layers.removeFirst()
    #expect(try check.skipReason(for: plan) == .notApplicable)
    #expect(try check.skipReason(for: try self.plan(rows: 0)) == .noParcels)
  }
}
