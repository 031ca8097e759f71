import Geometry

/// Every pair of shapes whose interiors share area: index, relate, exact intersection; on all cores.
///
/// The plain way, and the reference that a faster one has to equal. Complexity: n·log n + pairs whose envelopes meet;
/// pairs that provably share nothing are spared the predicate (`DisjointInteriors`), unless `asksAll` says otherwise.
struct PairwiseOverlaps: Sendable {
  /// By first, then second shape.
  var overlaps: [ShapeOverlap] = []
  var undecided: [UndecidedPair] = []

  /// DE-9IM: the interiors meet in an area, a line or a point; for polygons that means an area.
  private static let interiorsMeet = "T********"

  static func find(
    in shapes: ShapeSet, threads: Int, asksAll: Bool = false, onRows: ((Int) -> Void)? = nil
  ) async throws -> PairwiseOverlaps {
    let envelopes = shapes.isUsable.indices.map { shapes.isUsable[$0] ? shapes.batch.envelopes[$0] : .empty }
    let index = try SpatialIndex(envelopes: envelopes)
    let large = LargeShapes(in: shapes)
    let chunks = try await ParallelChunks.map(
      count: envelopes.count, threads: threads, chunkSize: 1024, onRows: onRows
    ) { rows in
      let engine = GeometryEngine()
      var found: [Int] = []
      var result = PairwiseOverlaps()
      var filter = DisjointInteriors(shapes.table, large: large)
      for first in rows where shapes.isUsable[first] {
        try index.query(envelopes[first], into: &found, engine: engine)
        for second in found where second > first {
          if !asksAll, filter.areProven(first, second, (envelopes[first], envelopes[second])) { continue }
          result.judge(first, second, in: shapes.batch, engine: engine)
        }
      }
      return result
    }
    return PairwiseOverlaps(overlaps: chunks.flatMap(\.overlaps), undecided: chunks.flatMap(\.undecided))
  }

  /// What the placeholders of left-out shapes share with other shapes, and with each other: land that is undecided.
  ///
  /// - Throws: `GeometryError` when one of these few overlays fails.
  static func underPlaceholders(of shapes: ShapeSet) throws(GeometryError) -> [ShapeOverlap] {
    let left = shapes.leftOut.filter { $0.placeholder?.isEmpty == false }
    guard !left.isEmpty else { return [] }
    let engine = GeometryEngine()
    let placeholders = GeometryBatch(left.compactMap(\.placeholder))
    let usable = try SpatialIndex(
      envelopes: shapes.isUsable.indices.map { shapes.isUsable[$0] ? shapes.batch.envelopes[$0] : .empty })
    let others = try SpatialIndex(envelopes: placeholders.envelopes)
    var overlaps: [ShapeOverlap] = []
    for (slot, leftOut) in left.enumerated() {
      let row = leftOut.shape
      for other in try usable.query(placeholders.envelopes[slot], engine: engine) {
        let region = try engine.intersection(placeholders, slot, shapes.batch, other)
        overlaps.append(
          ShapeOverlap(
            first: min(row, other), second: max(row, other), area: .squareMetres(region.area), region: region))
      }
      for other in try others.query(placeholders.envelopes[slot], engine: engine) where other > slot {
        let region = try engine.intersection(placeholders, slot, placeholders, other)
        overlaps.append(
          ShapeOverlap(first: row, second: left[other].shape, area: .squareMetres(region.area), region: region))
      }
    }
    return overlaps.filter { $0.area > .zero }
  }

  private mutating func judge(_ first: Int, _ second: Int, in batch: GeometryBatch, engine: GeometryEngine) {
    do throws(GeometryError) {
      guard try engine.relate(batch, first, batch, second, matches: Self.interiorsMeet) else { return }
      let region = try engine.intersection(batch, first, batch, second)
      let area = Area.squareMetres(region.area)
      guard area > .zero else { return }
      overlaps.append(ShapeOverlap(first: first, second: second, area: area, region: region))
    } catch {
      undecided.append(UndecidedPair(first: first, second: second, message: "\(error)"))
    }
  }
}
