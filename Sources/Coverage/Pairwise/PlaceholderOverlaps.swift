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
    let index: EnvelopeTree

    init(_ leftOut: [LeftOutShape]) {
      rows = leftOut.map(\.shape)
      batch = GeometryBatch(leftOut.compactMap(\.placeholder))
      index = EnvelopeTree(batch.envelopes)
    }

    /// For each slot the shapes that take part and whose envelopes meet it, ascending.
    func neighbours(among shapes: ShapeSet, without again: Set<Int>) -> [[Int]] {
      var found = [[Int]](repeating: [], count: rows.count)
      for shape in shapes.isUsable.indices where shapes.isUsable[shape] {
        index.visit(shapes.envelopes[shape]) { slot in
          if !again.contains(shape) { found[slot].append(shape) }
          return true
        }
      }
      return found
    }

    /// Slots after this one whose envelopes meet it, ascending.
    func slots(after slot: Int) -> [Int] {
      var found: [Int] = []
      index.visit(batch.envelopes[slot]) { other in
        if other > slot { found.append(other) }
        return true
      }
      return found.sorted()
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
    let again = EqualRows(equal).repeated.union(piles.joined())
    let left = shapes.leftOut.filter { $0.placeholder?.isEmpty == false && !again.contains($0.shape) }
    guard !left.isEmpty else { return PlaceholderOverlaps() }
    var result = PlaceholderOverlaps(piles: Self.piles(of: left))
    let piled = Set(result.piles.joined())
    let placeholders = Placeholders(left.filter { !piled.contains($0.shape) })
    let others = placeholders.neighbours(among: shapes, without: again)
    let engine = GeometryEngine()
    for slot in placeholders.rows.indices {
      try result.add(slot, of: placeholders, others[slot], shapes.table, engine)
    }
    result.overlaps.removeAll { $0.area <= .zero }
    return result
  }

  private mutating func add(
    _ slot: Int, of placeholders: Placeholders, _ others: [Int], _ table: ShapeTable, _ engine: GeometryEngine
  ) throws(GeometryError) {
    let row = placeholders.rows[slot]
    let batch = placeholders.batch
    for other in others {
      let region = try engine.intersection(batch, slot, table.batch(of: CollectionOfOne(other)), 0)
      overlaps.append(
        ShapeOverlap(
          first: min(row, other), second: max(row, other), area: .squareMetres(region.area), region: region))
    }
    for other in placeholders.slots(after: slot) {
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
