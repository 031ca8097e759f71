import Geometry

/// Finds the overlaps of a set of shapes within a budget: pairs one by one, or, where shapes lie on each other in
/// masses, the piles. Of equal shapes one stands for all.
struct OverlapSearch {
  let shapes: ShapeSet
  let equal: [EqualShapes]
  let threads: Int
  let budget: CrowdBudget

  struct Result {
    /// Among shapes that are in no pile.
    var pairs: PairwiseOverlaps
    /// Rows that stand for themselves or for equal ones, ascending.
    var piles: [[Int]]
  }

  func run(onRows: ((Int) -> Void)? = nil) async throws -> Result {
    var takesPart = EqualRows(equal).withoutRepeated(shapes.isUsable)
    var pairs = try await PairwiseOverlaps.find(
      in: shapes, among: takesPart, threads: threads, limit: budget, onRows: onRows)
    let piles = try await self.piles(pairs, among: takesPart)
    for row in piles.joined() { takesPart[row] = false }
    if pairs.isOverLimit {
      pairs = try await PairwiseOverlaps.find(in: shapes, among: takesPart, threads: threads)
    } else if !piles.isEmpty {
      pairs.overlaps.removeAll { !takesPart[$0.first] || !takesPart[$0.second] }
      pairs.undecided.removeAll { !takesPart[$0.first] || !takesPart[$0.second] }
    }
    return Result(pairs: pairs, piles: piles)
  }

  private func piles(_ pairs: PairwiseOverlaps, among rows: [Bool]) async throws -> [[Int]] {
    let search = PileSearch(envelopes: shapes.envelopes, areas: shapes.areas, budget: budget)
    if pairs.isOverLimit { return try await search.piles(among: rows) { try await count(among: $0) } }
    return await search.piles(among: rows) { Self.partners(pairs.overlaps, among: $0) }
  }

  /// Partners of each row by the pairs at hand.
  private static func partners(_ overlaps: [ShapeOverlap], among rows: [Bool]) -> [Int] {
    var partners = [Int](repeating: 0, count: rows.count)
    for overlap in overlaps where rows[overlap.first] && rows[overlap.second] {
      partners[overlap.first] += 1
      partners[overlap.second] += 1
    }
    return partners
  }

  /// Partners of each row, counted up to `CrowdBudget.counted`: rows × that many looks, and no list of pairs.
  private func count(among rows: [Bool]) async throws -> [Int] {
    let envelopes = rows.indices.map { rows[$0] ? shapes.envelopes[$0] : .empty }
    let tree = EnvelopeTree(envelopes)
    let large = LargeShapes(in: shapes)
    let chunks = try await ParallelChunks.map(count: rows.count, threads: threads, chunkSize: 1024) { [shapes] chunk in
      var counter = PartnerCount(shapes, large: large, engine: GeometryEngine())
      return try chunk.map { row in
        guard rows[row] else { return 0 }
        return try counter.count(of: row, upTo: CrowdBudget.counted) { isWanted in
          tree.visit(envelopes[row]) { isWanted($0) }
        }
      }
    }
    return chunks.flatMap { $0 }
  }
}
