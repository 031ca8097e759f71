import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import TestSupport
import Testing

/// Parcels on each other in masses: what quotas may say then, held against cells of a square metre.
@Suite("Piles and equal parcels in a plan") struct CrowdVerdictTests {
  private struct Box {
    /// Metres.
    var x: Int, y: Int, width: Int, height: Int
    var code: String
  }

  private static let units = [
    "P": 0..<800, "A": 0..<400, "B": 400..<800, "A1": 0..<200, "A2": 200..<400, "B1": 400..<600, "B2": 600..<800,
  ]

  /// 300 boxes about the border of A1 and A2, and some dozens elsewhere, of which some reach among them.
  private static func boxes(seed: UInt64) -> [Box] {
    var random = SplitMix(seed: seed)
    let codes = ["LUA", "LUC", "NNP", "SKK"]
    return (0..<360).map { row in
      let isPiled = row < 300
      return Box(
        x: isPiled ? random.int(in: 180...205) : random.int(in: 140...780),
        y: isPiled ? random.int(in: 60...85) : random.int(in: 40...180), width: random.int(in: 12...24),
        height: random.int(in: 12...24), code: codes[random.int(in: 0...3)])
    }
  }

  /// Square metres of rice by column: certain (all claimants are rice), possible (one may be, or there is none).
  private static func rice(_ boxes: [Box]) -> (certain: [Int], possible: [Int]) {
    var (certain, possible) = ([Int](repeating: 0, count: 800), [Int](repeating: 0, count: 800))
    var claims = [[Bool]](repeating: [false, false, false], count: 800 * 200)
    for box in boxes {
      for x in box.x..<min(800, box.x + box.width) {
        for y in box.y..<min(200, box.y + box.height) {
          claims[x * 200 + y][box.code.hasPrefix("LU") ? 0 : box.code == "NNP" ? 1 : 2] = true
        }
      }
    }
    for (cell, claim) in claims.enumerated() {
      if claim == [true, false, false] { certain[cell / 200] += 1 }
      if claim[0] || claim[1] || !claim.contains(true) { possible[cell / 200] += 1 }
    }
    return (certain, possible)
  }

  @Test(arguments: [1, 2] as [UInt64])
  func `under a pile nothing is certain and everything possible, in every unit`(seed: UInt64) async throws {
    let boxes = Self.boxes(seed: seed)
    var plan = try SmallPlan(
      whole: boxes.enumerated().map { row, box in
        SmallPlan.parcel(
          "p\(row)", Double(box.x), Double(box.y), Double(box.width), Double(box.height), unit: nil,
          ["use": box.code])
      })
    plan.more = ["unitRule: geometry"]
    plan.quotas = Self.units.keys.sorted().map { "\($0),LUA,\($0),2025,1,info" }
    let result = try await plan.run()
    let coverage = try #require(result.snapshot.layers[0].coverage)
    let pile = try #require(coverage.pileUps.first)
    #expect(coverage.pileUps.count == 1 && pile.rows.count >= 250)
    #expect(coverage.identities?.closure ?? .ha(1) <= .squareMetres(0.01))
    let truth = Self.rice(boxes)
    for (unit, columns) in Self.units {
      let held = try #require(try result.balance(unit).held)
      let certain = Double(truth.certain[columns].reduce(0, +))
      let possible = Double(truth.possible[columns].reduce(0, +))
      #expect(held.certain.squareMetres <= certain + 0.001, "\(unit)")
      #expect(held.possible.squareMetres >= possible - 0.001, "\(unit)")
      // Undecided is the land under the pile, and no more.
      let most = columns.overlaps(180..<230) ? 2 * pile.area.squareMetres : 0
      #expect(held.certain.squareMetres >= certain - most - 0.001, "\(unit)")
      #expect(held.possible.squareMetres <= possible + most + 0.001, "\(unit)")
    }
  }

  @Test func `a layer of which each parcel stands twice holds what it held once`() async throws {
    var plan = try SmallPlan(whole: SmallPlan.rural + SmallPlan.rural)
    plan.quotas = ["q,LUA,A1,2025,4,max"]
    let result = try await plan.run()
    #expect(try result.balance("q").held?.bounds == [.ha(4), .ha(4)])
    #expect(result.findings("COV202").count == 4 && result.findings("COV201").isEmpty)
    #expect(result.snapshot.layers[0].coverage?.identities?.closure == .zero)
  }

  @Test func `a hundred equal parcels under two codes are rice at most once`() async throws {
    // More than are named one by one; a half of the first rice parcel lies under another parcel besides.
    let equal = (0..<100).map { row in
      SmallPlan.parcel("e\(row)", 0, 0, 100, 100, unit: "A1", ["use": row == 7 ? "CLN" : "LUA"])
    }
    let other = SmallPlan.parcel("other", 50, 0, 100, 100, unit: "A1", ["use": "LUA"])
    var plan = try SmallPlan(whole: equal + [other])
    plan.quotas = ["q,LUA,A1,2025,1,info", "r,CLN,A1,2025,1,info"]
    plan.boundaries = [SmallPlan.outline] + SmallPlan.communes.indices.map { SmallPlan.commune($0) }
    let result = try await plan.run()
    // 0.5 ha of the other parcel alone; 1 ha in dispute; the rest of A1, 2.5 ha, is a gap.
    #expect(try result.balance("q").held?.bounds == [.ha(0.5), .ha(4)])
    #expect(try result.balance("r").held?.bounds == [.ha(0), .ha(3.5)])
    let pair = try #require(result.findings("COV201", kind: "pair").first)
    #expect(pair.measure("pairs")?.value == 100 && result.findings("COV201").count == 1)
  }
}
