import Geometry

/// What the placeholders of left-out shapes share with other shapes, and with each other: land that is undecided.
struct PlaceholderOverlaps {
  var overlaps: [ShapeOverlap] = []
  /// Rows of left-out shapes so many of whose placeholders may lie on each other that their pairs are not listed.
  var piles: [[Int]] = []

  /// Placeholders of one row each, and where they lie.
  private struct Placeholders {
    var rows: [Int] = []
    var batch: GeometryBatch
    var index: SpatialIndex

    init(_ leftOut: [LeftOutShape]) throws(GeometryError) {
      rows = leftOut.map(\.shape)
      batch = GeometryBatch(leftOut.compactMap(\.placeholder))
      index = try SpatialIndex(envelopes: batch.envelopes)
    }
  }

  /// - Parameters:
  ///   - equal: of equal shapes the first stands for all.
  ///   - piles: shapes that take part and are piled up: what they share is not looked at.
  /// - Throws: `GeometryError` when one of these few overlays fails.
  /// - Complexity: an overlay for each pair whose envelopes meet, of which no placeholder has more than
  ///   `CrowdBudget.counted` with others.
  static func find(
    in shapes: ShapeSet, equal: [EqualShapes], besides piles: [[Int]]
  ) throws(GeometryError) -> PlaceholderOverlaps {
    guard !shapes.leftOut.isEmpty else { return PlaceholderOverlaps() }
    let again = Set(equal.flatMap { $0.rows.dropFirst() }).union(piles.joined())
    let left = shapes.leftOut.filter { $0.placeholder?.isEmpty == false && !again.contains($0.shape) }
    guard !left.isEmpty else { return PlaceholderOverlaps() }
    var result = PlaceholderOverlaps(piles: Self.piles(of: left))
    let piled = Set(result.piles.joined())
    let placeholders = try Placeholders(left.filter { !piled.contains($0.shape) })
    let usable = try SpatialIndex(
      envelopes: shapes.isUsable.indices.map {
        shapes.isUsable[$0] && !again.contains($0) ? shapes.batch.envelopes[$0] : .empty
      })
    let engine = GeometryEngine()
    for slot in placeholders.rows.indices {
      try result.add(slot, of: placeholders, usable, shapes, engine)
    }
    result.overlaps.removeAll { $0.area <= .zero }
    return result
  }

  private mutating func add(
    _ slot: Int, of placeholders: Placeholders, _ usable: SpatialIndex, _ shapes: ShapeSet, _ engine: GeometryEngine
  ) throws(GeometryError) {
    let row = placeholders.rows[slot]
    let batch = placeholders.batch
    for other in try usable.query(batch.envelopes[slot], engine: engine) {
      let region = try engine.intersection(batch, slot, shapes.batch, other)
      overlaps.append(
        ShapeOverlap(
          first: min(row, other), second: max(row, other), area: .squareMetres(region.area), region: region))
    }
    for other in try placeholders.index.query(batch.envelopes[slot], engine: engine) where other > slot {
      let region = try engine.intersection(batch, slot, batch, other)
      overlaps.append(
        ShapeOverlap(
          first: row, second: placeholders.rows[other], area: .squareMetres(region.area), region: region))
    }
  }

  /// Groups of more than `CrowdBudget.counted` rows, each with more neighbours than that, by envelope.
  private static func piles(of left: [LeftOutShape]) -> [[Int]] {
    let envelopes = left.map { $0.placeholder?.envelope ?? .empty }
    let tree = EnvelopeTree(envelopes)
    let crowded = envelopes.indices.filter { slot in
      var neighbours = 0
      tree.visit(envelopes[slot]) { other in
        if other != slot { neighbours += 1 }
        return neighbours <= CrowdBudget.counted
      }
      return neighbours > CrowdBudget.counted
    }
    return EnvelopeTree(crowded.map { envelopes[$0] }).groups().filter { $0.count > CrowdBudget.counted }
      .map { group in group.map { left[crowded[$0]].shape } }
  }
}
