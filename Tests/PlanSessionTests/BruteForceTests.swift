import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import TestSupport
import Testing

/// Random rectangles against sums over the cells into which all their edges cut the plane: no overlay, no index.
@Suite("Held areas by brute force") struct BruteForceTests {
  private struct Box {
    /// Centimetres.
    var west: Int, south: Int, east: Int, north: Int
    var code: String

    var feature: (Int) -> String {
      { row in
        SmallPlan.parcel(
          "p\(row)", Double(west) / 100, Double(south) / 100, Double(east - west) / 100, Double(north - south) / 100,
          unit: nil, ["use": code])
      }
    }
  }

  private static func boxes(seed: UInt64, count: Int) -> [Box] {
    var random = SplitMix(seed: seed)
    let codes = ["LUA", "LUC", "NNP", "SKK", "ODT", "???"]
    return (0..<count).map { _ in
      let west = random.int(in: -1000...79_000)
      let south = random.int(in: -1000...19_000)
      return Box(
        west: west, south: south, east: west + random.int(in: 200...4000), north: south + random.int(in: 200...4000),
        code: codes[random.int(in: 0...5)])
    }
  }

  /// Square centimetres of a unit from its western to its eastern edge: certainly rice, possibly rice.
  private static func rice(_ boxes: [Box], west: Int, east: Int) -> (certain: Int, possible: Int) {
    let xs = Set(boxes.flatMap { [$0.west, $0.east] } + [west, east]).filter { west <= $0 && $0 <= east }.sorted()
    let ys = Set(boxes.flatMap { [$0.south, $0.north] } + [0, 20_000]).filter { 0 <= $0 && $0 <= 20_000 }.sorted()
    let certainCodes = ["LUA", "LUC"]
    let possibleCodes = certainCodes + ["NNP", "???"]
    var sums = (certain: 0, possible: 0)
    for (x, nextX) in zip(xs, xs.dropFirst()) {
      let column = boxes.filter { $0.west <= x && nextX <= $0.east }
      for (y, nextY) in zip(ys, ys.dropFirst()) {
        let codes = column.filter { $0.south <= y && nextY <= $0.north }.map(\.code)
        let area = (nextX - x) * (nextY - y)
        if !codes.isEmpty, codes.allSatisfy(certainCodes.contains) { sums.certain += area }
        // A gap may be anything.
        if codes.isEmpty || codes.contains(where: possibleCodes.contains) { sums.possible += area }
      }
    }
    return sums
  }

  @Test(arguments: [3, 4, 5] as [UInt64])
  func `certain and possible rice of every unit`(seed: UInt64) async throws {
    let boxes = Self.boxes(seed: seed, count: 150)
    var plan = try SmallPlan(whole: boxes.enumerated().map { $1.feature($0) })
    plan.more = ["unitRule: geometry"]
    let units = [
      "P": (0, 800), "A": (0, 400), "B": (400, 800), "A1": (0, 200), "A2": (200, 400), "B1": (400, 600),
      "B2": (600, 800),
    ]
    plan.quotas = units.keys.sorted().map { "\($0),LUA,\($0),2025,1,info" }
    let result = try await plan.run()
    for (unit, edges) in units {
      let expected = Self.rice(boxes, west: edges.0 * 100, east: edges.1 * 100)
      let held = try #require(try result.balance(unit).held)
      #expect(abs(held.certain.squareMetres - Double(expected.certain) / 10_000) < 0.001, "\(unit)")
      #expect(abs(held.possible.squareMetres - Double(expected.possible) / 10_000) < 0.001, "\(unit)")
    }
    let closure = try #require(result.snapshot.layers[0].coverage?.identities?.closure)
    #expect(closure <= .squareMetres(0.01))
  }

  @Test func `every overlap with its area`() async throws {
    let boxes = Self.boxes(seed: 6, count: 200)
    var expected: [[Int]: Int] = [:]
    for (i, a) in boxes.enumerated() {
      for (j, b) in boxes.enumerated().dropFirst(i + 1) {
        let width = min(a.east, b.east) - max(a.west, b.west)
        let height = min(a.north, b.north) - max(a.south, b.south)
        if width > 0, height > 0 { expected[[i, j]] = width * height }
      }
    }
    let result = try await SmallPlan(whole: boxes.enumerated().map { $1.feature($0) }).run()
    let overlaps = try #require(result.snapshot.layers[0].coverage?.overlaps)
    #expect(overlaps.count == expected.count)
    for overlap in overlaps {
      let area = try #require(expected[[overlap.first, overlap.second]])
      #expect(abs(overlap.area.squareMetres - Double(area) / 10_000) < 1e-5)
    }
    #expect(result.findings("COV201", kind: "pair").count == expected.count { $0.value > 10_000 })
  }
}
