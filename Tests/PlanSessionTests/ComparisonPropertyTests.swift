import Geometry
import LandUse
import PlanSession
import TestSupport
import Testing

/// A grid of parcels of 10 m, edited at random: what was done is known, and the comparison has to find just that.
private struct Edits {
  var added: Set<String> = []
  var removed: Set<String> = []
  var reshaped: [String: Double] = [:]
  var reallocated: Set<String> = []
  var before: [String] = []
  var after: [String] = []

  private static let uses = ["LUC", "CLN", "ODT", "SKK"]

  init(seed: UInt64, side: Int) {
    var random = SplitMix(seed: seed)
    for cell in 0..<(side * side) {
      let (x, y) = (Double(cell % side) * 10, Double(cell / side) * 10)
      let (id, use) = ("c\(cell)", random.int(in: 0...3))
      let box = Versions.box(x, y, 10, 10)
      let feature = Versions.feature(id, Self.uses[use], [box])
      switch random.int(in: 0...9) {
      case 0: removed.insert(id); before.append(feature)
      case 1: added.insert(id); after.append(feature)
      case 2:
        // One corner moves along its edge: a triangle of 10 m × shift / 2 goes.
        let shift = Double(random.int(in: 1...9))
        reshaped[id] = 5 * shift
        before.append(feature)
        let moved = [box[0], box[1], (box[2].0 - shift, box[2].1), box[3]]
        after.append(Versions.feature(id, Self.uses[use], [Self.turned(moved, &random)]))
      case 3:
        reallocated.insert(id)
        before.append(feature)
        after.append(Versions.feature(id, Self.uses[(use + 1) % 4], [Self.turned(box, &random)]))
      default:
        before.append(feature)
        after.append(Versions.feature(id, Self.uses[use], [Self.turned(box, &random)]))
      }
    }
    after.shuffle(using: &random)
  }

  /// The same ring from another corner, perhaps the other way round.
  private static func turned(_ ring: [(Double, Double)], _ random: inout SplitMix) -> [(Double, Double)] {
    let start = random.int(in: 0...3)
    let turned = Array(ring[start...] + ring[..<start])
    return random.int(in: 0...1) == 0 ? turned : turned.reversed()
  }
}

@Suite("Comparison: random edits") struct ComparisonPropertyTests {
  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6]) func `the comparison tells the edits that were made`(seed: UInt64)
    async throws
  {
    let edits = Edits(seed: seed, side: 12)
    let comparison = try await Versions().compare(edits.before, edits.after)
    let layer = comparison.layers[0]
    #expect(Set(comparison.ids(after: layer.added).compactMap { $0 }) == edits.added)
    #expect(Set(comparison.ids(before: layer.removed).compactMap { $0 }) == edits.removed)
    #expect(Set(comparison.changes { $0.isReallocated }.compactMap { $0 }) == edits.reallocated)
    let reshaped = layer.changed.filter(\.isReshaped)
    #expect(reshaped.count == edits.reshaped.count)
    for (change, id) in zip(reshaped, comparison.ids(after: reshaped.map(\.after))) {
      let expected = try #require(edits.reshaped[id ?? ""])
      #expect(abs((change.symmetricDifference?.squareMetres ?? -1) - expected) < 1e-4)
    }
    #expect(
      layer.same
        == 144 - edits.added.count - edits.removed.count - edits.reshaped.count - edits.reallocated.count)
  }

  @Test(arguments: [UInt64(1), 2, 3]) func `mirrored, everything has the other sign`(seed: UInt64) async throws {
    let edits = Edits(seed: seed, side: 12)
    let versions = try Versions()
    let (first, second) = (
      try await versions.run(edits.before, "a.geojson"), try await versions.run(edits.after, "b.geojson")
    )
    let there = try await PlanComparison(before: first, after: second, threads: 2)
    let back = try await PlanComparison(before: second, after: first, threads: 1)
    #expect(there.layers[0].added == back.layers[0].removed && there.layers[0].removed == back.layers[0].added)
    #expect(there.layers[0].same == back.layers[0].same)
    let pairs = Set(there.layers[0].changed.map { [$0.before, $0.after] })
    #expect(pairs == Set(back.layers[0].changed.map { [$0.after, $0.before] }))
    let sums = [there, back].map { $0.layers[0].changed.compactMap(\.symmetricDifference).sum().squareMillimetres }
    #expect(abs(sums[0] - sums[1]) <= Int64(there.layers[0].changed.count))
    let areas = Dictionary(uniqueKeysWithValues: try #require(there.areas).map { ($0.category, $0.change) })
    let mirrored = Dictionary(uniqueKeysWithValues: try #require(back.areas).map { ($0.category, -$0.change) })
    #expect(areas == mirrored)
    #expect(there.findings.fresh == back.findings.gone && there.findings.gone == back.findings.fresh)
  }

  @Test func `with itself nothing differs, in whatever order its features stand`() async throws {
    let edits = Edits(seed: 9, side: 12)
    let same = try await Versions().compare(edits.before, edits.before.reversed())
    #expect(same.isEmpty)
    #expect(same.layers[0].same == edits.before.count)
  }
}
