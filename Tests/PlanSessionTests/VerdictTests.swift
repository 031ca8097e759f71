import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import Testing

/// Verdicts of a whole run: overlaps, gaps, left-out parcels and quota tables, in a province of 16 ha.
@Suite("Verdicts of a plan") struct VerdictTests {
  /// A1 with these parcels, the other communes as in `SmallPlan.rural`.
  private func plan(a1: [String], quotas: [String]) throws -> SmallPlan {
    var plan = try SmallPlan(whole: a1 + SmallPlan.rural.dropFirst())
    plan.quotas = quotas
    return plan
  }

  private static let rice = SmallPlan.parcel("a1", 0, 0, 200, 200, unit: "A1", ["use": "LUA"])

  @Test(arguments: [
    ("min", "3.99", QuotaVerdict.pass, 0.01), ("min", "4", .pass, 0), ("min", "4.01", .fail, -0.01),
    ("max", "3.99", .fail, -0.01), ("max", "4", .pass, 0), ("max", "4.01", .pass, 0.01),
    ("equal", "3.99", .fail, -0.005), ("equal", "4", .pass, 0.005), ("equal", "4.01", .fail, -0.005),
  ])
  func `four hectares against a bound`(bound: String, value: String, verdict: QuotaVerdict, margin: Double) async throws
  {
    // The tolerance of `equal` is half the precision of 0.01 ha.
    let result = try await plan(a1: [Self.rice], quotas: ["q,LUA,A1,2025,\(value),\(bound),0.01"]).run()
    let balance = try result.balance("q")
    #expect(balance.verdict == verdict)
    #expect(balance.margin == .ha(margin))
  }

  @Test func `an informative row is shown and never judged`() async throws {
    let result = try await plan(a1: [Self.rice], quotas: ["q,LUA,A1,2025,1,info"]).run()
    let balance = try result.balance("q")
    #expect(balance.verdict == .info)
    #expect(balance.reason == .informative)
    #expect(balance.held?.bounds == [.ha(4), .ha(4)])
    #expect(result.findings("QTA401").isEmpty)
  }

  @Test func `a group counts an ancestor and its descendant once`() async throws {
    var plan = try plan(
      a1: [
        SmallPlan.parcel("n", 0, 0, 100, 200, unit: "A1", ["use": "LNP"]),
        SmallPlan.parcel("s", 100, 0, 100, 200, unit: "A1", ["use": "RPH"]),
      ], quotas: ["q,group:forest,P,2025,4,equal,0.01", "sub,RPH,P,2025,2,min", "top,LNP,P,2025,4,min"])
    plan.more = ["groups: {forest: [LNP, RPH]}"]
    let result = try await plan.run()
    #expect(try result.balance("q").held?.bounds == [.ha(4), .ha(4)])
    #expect(try result.balance("q").verdict == .pass)
    // Two hectares are protection forest for certain, two more are forest of a kind that nobody says.
    #expect(try result.balance("sub").held?.bounds == [.ha(2), .ha(4)])
    #expect(try result.balance("top").held?.bounds == [.ha(4), .ha(4)])
  }

  @Test func `land claimed twice under one code counts once and is certain`() async throws {
    let result = try await plan(
      a1: [Self.rice, SmallPlan.parcel("x", 0, 0, 100, 100, unit: "A1", ["use": "LUA"])],
      quotas: ["q,LUA,A1,2025,4,equal,0.01"]
    ).run()
    let row = try #require(result.row("A1", "LUA"))
    #expect(row.sum == .ha(5))
    #expect([row.heldMin, row.heldMax] == [.ha(4), .ha(4)])
    #expect(row.parcels == 2)
    #expect(try result.balance("q").verdict == .pass)
    #expect(result.findings("COV201").first?.measure("overlapArea")?.value == 10_000)
  }

  @Test func `land claimed under two codes is in dispute for both, and certain above them`() async throws {
    let result = try await plan(
      a1: [Self.rice, SmallPlan.parcel("x", 0, 0, 100, 100, unit: "A1", ["use": "CLN"])],
      quotas: ["rice,LUA,A1,2025,4,min", "tree,CLN,A1,2025,0.5,max", "farm,NNP,A1,2025,4,equal,0.01"]
    ).run()
    #expect(try result.balance("rice").held?.bounds == [.ha(3), .ha(4)])
    #expect(try result.balance("rice").reason == .inDispute([.overlap: .ha(1)]))
    #expect(try result.balance("tree").held?.bounds == [.zero, .ha(1)])
    #expect(try result.balance("tree").verdict == .undecidable)
    #expect(try result.balance("farm").verdict == .pass)
    let row = try #require(result.row("A1", "LUA"))
    #expect([row.sum, row.heldMin, row.heldMax] == [.ha(4), .ha(3), .ha(4)])
  }

  @Test func `a gap may be anything until it is explained`() async throws {
    let half = SmallPlan.parcel("a1", 0, 0, 200, 100, unit: "A1", ["use": "LUA"])
    var plan = try plan(
      a1: [half], quotas: ["q,LUA,A1,2025,3,max", "road,DGT,A1,2025,2,equal,0.01", "far,SKK,B1,2025,4,max"])
    let open = try await plan.run()
    #expect(try open.balance("q").held?.bounds == [.ha(2), .ha(4)])
    #expect(try open.balance("q").reason == .inDispute([.gap: .ha(2)]))
    #expect(try open.balance("far").verdict == .pass)
    #expect(open.findings("COV203").map { $0.measure("gapArea")?.value } == [20_000])
    #expect(open.findings("COV203").first?.severity == .error)
    plan.unparcelled = ["A1,DGT,2"]
    let explained = try await plan.run()
    #expect(try explained.balance("q").held?.bounds == [.ha(2), .ha(2)])
    #expect(try explained.balance("q").verdict == .pass)
    #expect(try explained.balance("road").verdict == .pass)
    #expect(explained.row("A1", "DGT")?.sum == .ha(2))
    #expect(explained.row("A1", "DGT")?.parcels == 0)
    #expect(explained.findings("COV203").first?.severity == .note)
    #expect(explained.findings("COV203").first?.detail("explained") == "whole")
    plan.unparcelled = ["A1,DGT,1.5"]
    let partly = try await plan.run()
    #expect(try partly.balance("q").held?.bounds == [.ha(2), .ha(2.5)])
  }

  @Test func `where nobody looked for gaps there may be more`() async throws {
    let half = SmallPlan.parcel("a1", 0, 0, 200, 100, unit: "A1", ["use": "LUA"])
    let result = try await plan(a1: [half], quotas: ["q,LUA,A1,2025,3,max"]).run { $0.looksAtGaps = false }
    #expect(result.skipReason("COV203") == .notAskedFor)
    let balance = try result.balance("q")
    #expect(balance.held?.bounds == [.ha(2), .ha(2)])
    #expect(balance.verdict == .undecidable)
    #expect(balance.reason == .gapsNotLookedFor(inDispute: [:]))
  }

  @Test func `an invalid parcel alone is possible for its code, and no gap`() async throws {
    // Half of the square of 1 ha; the other half and 3 ha are gaps.
    let result = try await plan(
      a1: [SmallPlan.bowtie("x", 0, 0, 100, unit: "A1", ["use": "LUA"])], quotas: ["q,LUA,A1,2025,0.4,min"]
    ).run()
    let balance = try result.balance("q")
    #expect(balance.verdict == .undecidable)
    #expect(balance.reason == .inDispute([.gap: .ha(3.5), .leftOut: .ha(0.5)]))
    #expect(balance.held?.certain == .zero)
    // Nobody lies there for certain: no row of the tables.
    #expect(result.areas.allSatisfy { $0.category != "LUA" })
    let invalid = try #require(result.findings("GEO102").first)
    #expect(invalid.detail("reason") == "Self-intersection")
    #expect(invalid.place == .point(Coordinate(x: 590_050, y: 2_270_050)))
    let coverage = try #require(result.snapshot.layers[0].coverage)
    #expect(coverage.gaps?.map(\.area).sum() == .ha(3.5))
    #expect(coverage.identities?.undecidedInside == .ha(0.5))
    #expect(coverage.identities?.closure == .zero)
  }

  @Test func `an invalid parcel over a valid one makes what lies under it undecided`() async throws {
    let result = try await plan(
      a1: [Self.rice, SmallPlan.bowtie("x", 0, 0, 100, unit: "A1", ["use": "SKK"])],
      quotas: ["rice,LUA,A1,2025,4,min", "park,SKK,A1,2025,0,max"]
    ).run()
    #expect(try result.balance("rice").held?.bounds == [.ha(3.5), .ha(4)])
    #expect(try result.balance("rice").verdict == .undecidable)
    #expect(try result.balance("park").held?.bounds == [.zero, .ha(0.5)])
    #expect(try result.balance("park").verdict == .undecidable)
    #expect(result.findings("COV201").isEmpty)
  }

  @Test(arguments: [("2025-09-14", "old", "new"), ("2025-09-15", "new", "old")])
  func `the day of judgement chooses the rows that bind`(day: String, binding: String, other: String) async throws {
    var plan = try plan(
      a1: [Self.rice],
      quotas: ["old,LUA,A1,2025,5,min,,,,2025-09-14", "new,LUA,A1,2025,3,min,,,2025-09-15,"])
    plan.more = ["judgedOn: \(day)"]
    let result = try await plan.run()
    #expect(try result.balance(binding).verdict == (binding == "old" ? .fail : .pass))
    #expect(try result.balance(other).verdict == .info)
    guard case .notBinding(let on, _) = try result.balance(other).reason else {
      Issue.record("\(String(describing: try result.balance(other).reason))")
      return
    }
    #expect(on == CalendarDate(iso: day))
    #expect(result.findings("QTA401").count == (binding == "old" ? 1 : 0))
  }

  @Test func `quotas of a plan without periods are judged on the last days of their years`() async throws {
    var plan = try plan(a1: [Self.rice], quotas: ["q,LUA,A1,2025,4.01,min"])
    plan.periods = "[]"
    let result = try await plan.run()
    #expect(try result.balance("q").verdict == .fail)
    #expect(result.days == [CalendarDate.endOfYear(2025)])
    plan.quotas = []
    #expect(try await plan.run().days == [nil])
  }

  @Test func `units without a quota of their level are told, with what they hold`() async throws {
    let result = try await plan(a1: [Self.rice], quotas: ["q,LUA,A1,2025,4,min"]).run()
    let missing = result.snapshot.balances.filter { $0.verdict == .noQuota }
    #expect(missing.map(\.unit.text) == ["A2", "B1", "B2"])
    #expect(missing.allSatisfy { $0.reason == .noneOnFile(unitsWithQuota: 1, ofUnits: 4) })
    #expect(missing.allSatisfy { $0.held?.bounds == [.zero, .zero] })
    #expect(result.findings("QTA403").count == 3)
  }

  @Test func `a quota table that contradicts itself is told with its residuals`() async throws {
    let result = try await plan(
      a1: [Self.rice],
      quotas: [
        "a,LUA,A1,2025,1,min,,allocated", "s,LUA,A1,2025,2,min,,supplementary", "t,LUA,A1,2025,4,min,,total",
        "p,SKK,P,2025,5,max", "pa,SKK,A,2025,2,max", "pb,SKK,B,2025,4,max", "n,NNP,P,2025,16.5,max",
      ]
    ).run()
    let faults = result.findings("QTA404")
    #expect(Set(faults.compactMap { $0.detail("kind") }) == ["basis-sum", "unit-sum", "natural-area"])
    let basis = try #require(result.findings("QTA404", kind: "basis-sum").first)
    #expect(basis.measure("residual")?.value == -1)
    let unit = try #require(result.findings("QTA404", kind: "unit-sum").first)
    #expect(unit.measure("residual")?.value == 1)
    let natural = try #require(result.findings("QTA404", kind: "natural-area").first)
    #expect(natural.measure("residual")?.value == 0.5)
    #expect(natural.severity == .warning)
  }
}
