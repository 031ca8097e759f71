import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import TestSupport
import Testing

/// Results depend on neither threads nor the order of features.
@Suite("Same input, same result") struct ReproducibilityTests {
  /// A jittered grid over the four communes: overlaps, gaps, parts outside, invalid shapes, unknown codes.
  private static func features(seed: UInt64) -> [String] {
    var random = SplitMix(seed: seed)
    let codes = ["LUA", "LUC", "SKK", "ODT", "NNP", "???"]
    return (0..<400).map { cell in
      let x = Double(cell % 40) * 20 + Double(random.int(in: -200...200)) / 100
      let y = Double(cell / 40) * 20 + Double(random.int(in: -200...200)) / 100
      let unit = random.int(in: 0...9) == 0 ? nil : SmallPlan.communes[min(3, max(0, Int(x) / 200))]
      let use = codes[random.int(in: 0...5)]
      if random.int(in: 0...49) == 0 { return SmallPlan.bowtie("p\(cell)", x, y, 20, unit: unit, ["use": use]) }
      let width = Double(random.int(in: 1800...2400)) / 100
      return SmallPlan.parcel("p\(cell)", x, y, width, 20, unit: unit, ["use": use])
    }
  }

  private static func plan(_ features: [String]) throws -> SmallPlan {
    var plan = try SmallPlan(whole: features)
    plan.quotas = [
      "p,LUA,P,2025,5,min", "a,group:industry,A,2025,1,max", "a1,NNP,A1,2025,2,equal", "b,ODT,B2,2025,1,max",
    ]
    return plan
  }

  @Test func `any number of threads gives the same findings, areas and coverage`() async throws {
    let plan = try Self.plan(Self.features(seed: 11))
    let one = try await plan.run(threads: 1)
    let first = try #require(one.snapshot.layers[0].coverage)
    #expect(first.overlaps.count > 100 && first.faces.count > 100 && first.leftOut.count > 2)
    #expect((first.gaps?.count ?? 0) > 20 && (first.outside?.count ?? 0) > 20)
    for threads in [2, 4] {
      let other = try await plan.run(threads: threads)
      let second = try #require(other.snapshot.layers[0].coverage)
      #expect(one.findings == other.findings)
      #expect(one.areas == other.areas)
      #expect(one.roundings == other.roundings)
      #expect(one.snapshot.balances == other.snapshot.balances)
      #expect(first.overlaps == second.overlaps)
      #expect(first.faces == second.faces)
      #expect(first.gaps == second.gaps)
      #expect(first.outside == second.outside)
      #expect(first.identities == second.identities)
      #expect(one.snapshot.layers[0].zones?.shares == other.snapshot.layers[0].zones?.shares)
      #expect(one.snapshot.layers[0].zones?.strays == other.snapshot.layers[0].zones?.strays)
      #expect(one.runHash == other.runHash)
    }
  }

  @Test(arguments: [1, 2]) func `the order of features changes row numbers only`(seed: UInt64) async throws {
    let features = Self.features(seed: seed)
    var random = SplitMix(seed: seed + 100)
    let order = Array(features.indices).shuffled(using: &random)
    let straight = try await Self.plan(features).run()
    let mixed = try await Self.plan(order.map { features[$0] }).run()
    #expect(straight.areas == mixed.areas)
    #expect(straight.snapshot.balances == mixed.snapshot.balances)
    let first = try #require(straight.snapshot.layers[0].coverage)
    let second = try #require(mixed.snapshot.layers[0].coverage)
    #expect(first.identities == second.identities)
    #expect(first.gaps == second.gaps)
    #expect(Self.pairs(first) { $0 } == Self.pairs(second) { order[$0] })
    #expect(Self.faces(first) { $0 } == Self.faces(second) { order[$0] })
    #expect(Self.counts(straight) == Self.counts(mixed))
  }

  private struct Claimed: Hashable {
    var rows: [Int]
    var leftOut: [Int]
    var area: Area
  }

  /// Every overlap by the rows of the first order.
  private static func pairs(_ report: CoverageReport, _ row: (Int) -> Int) -> Set<Claimed> {
    Set(report.overlaps.map { Claimed(rows: [row($0.first), row($0.second)].sorted(), leftOut: [], area: $0.area) })
  }

  private static func faces(_ report: CoverageReport, _ row: (Int) -> Int) -> Set<Claimed> {
    Set(
      report.faces.map {
        Claimed(rows: $0.claimants.map(row).sorted(), leftOut: $0.leftOut.map(row).sorted(), area: $0.area)
      })
  }

  private static func counts(_ result: SessionResult) -> [CheckCode: Int] {
    Dictionary(grouping: result.findings, by: \.code).mapValues(\.count)
  }
}
