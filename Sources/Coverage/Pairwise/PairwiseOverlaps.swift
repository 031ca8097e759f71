import Geometry
import Synchronization

/// Every pair of shapes whose interiors share area: index, relate, exact intersection; on all cores.
///
/// The plain way, and the reference that a faster one has to equal. Complexity: n·log n + pairs whose envelopes meet;
/// pairs that provably share nothing are spared the predicate (`DisjointInteriors`), unless `asksAll` says otherwise.
struct PairwiseOverlaps: Sendable {
  /// By first, then second shape.
  var overlaps: [ShapeOverlap] = []
  var undecided: [UndecidedPair] = []

  /// True when the search was left because the limits were passed: the lists are not complete.
  var isOverLimit = false

  /// DE-9IM: the interiors meet in an area, a line or a point; for polygons that means an area.
  static let interiorsMeet = "T********"

  /// - Parameters:
  ///   - rows: marks the shapes that take part; nil takes all that are usable.
  ///   - asksAll: every candidate is asked of GEOS.
  ///   - limit: leaves the search when there are more pairs, or when one shape has conspicuously many.
  /// - Complexity: candidates by envelope, those in doubt by overlay.
  static func find(
    in shapes: ShapeSet, among rows: [Bool]? = nil, threads: Int, asksAll: Bool = false, limit: CrowdBudget? = nil,
    onRows: ((Int) -> Void)? = nil
  ) async throws -> PairwiseOverlaps {
    let takesPart = rows ?? shapes.isUsable
    let envelopes = takesPart.indices.map { takesPart[$0] ? shapes.envelopes[$0] : .empty }
    let index = try SpatialIndex(envelopes: envelopes)
    let large = LargeShapes(in: shapes)
    let count = PairCount(limit)
    let chunks = try await ParallelChunks.map(
      count: envelopes.count, threads: threads, chunkSize: 1024, onRows: onRows
    ) { rows in
      let engine = GeometryEngine()
      var found: [Int] = []
      var doubtful: [Int] = []
      var result = PairwiseOverlaps()
      var filter = DisjointInteriors(shapes.table, large: large)
      for first in rows where takesPart[first] && !count.isOver {
        try index.query(envelopes[first], into: &found, engine: engine)
        let before = result.overlaps.count
        var left = found[...].drop { $0 <= first }
        while !left.isEmpty, !count.isOver {
          doubtful.removeAll(keepingCapacity: true)
          while doubtful.count < mostAtOnce, let second = left.popFirst() {
            if !asksAll, filter.areProven(first, second, (envelopes[first], envelopes[second])) { continue }
            doubtful.append(second)
          }
          result.judge(first, doubtful, in: shapes.table, engine: engine)
          count.look(atOne: result.overlaps.count - before)
        }
        count.add(result.overlaps.count - before)
      }
      return result
    }
    if count.isOver { return PairwiseOverlaps(isOverLimit: true) }
    return PairwiseOverlaps(overlaps: chunks.flatMap(\.overlaps), undecided: chunks.flatMap(\.undecided))
  }

  /// Geometries of so many shapes are made at a time.
  private static let mostAtOnce = 64

  private mutating func judge(_ first: Int, _ others: [Int], in table: ShapeTable, engine: GeometryEngine) {
    guard !others.isEmpty else { return }
    let batch = table.batch(of: [first] + others)
    for (place, second) in others.enumerated() {
      judge((first, 0), (second, place + 1), in: batch, engine: engine)
    }
  }

  private mutating func judge(
    _ a: (row: Int, slot: Int), _ b: (row: Int, slot: Int), in batch: GeometryBatch, engine: GeometryEngine
  ) {
    let (first, second) = (a.row, b.row)
    do throws(GeometryError) {
      guard try engine.relate(batch, a.slot, batch, b.slot, matches: Self.interiorsMeet) else { return }
      // Measured on the canonical region, so that the order of shapes cannot change a digit.
      let region = try engine.intersection(batch, a.slot, batch, b.slot).canonical
      let area = Area.squareMetres(region.area)
      guard area > .zero else { return }
      overlaps.append(ShapeOverlap(first: first, second: second, area: area, region: region))
    } catch {
      undecided.append(UndecidedPair(first: first, second: second, message: "\(error)"))
    }
  }
}

/// Pairs found by all tasks of a search, held against the limit.
///
/// Where a search is left depends on its tasks; what is then found out instead does not depend on it.
private final class PairCount: Sendable {
  private let most: Int
  private let mostOfOne: Int
  private let found = Atomic(0)

  init(_ limit: CrowdBudget?) {
    most = limit?.pairs ?? .max
    mostOfOne = limit == nil ? .max : CrowdBudget.conspicuous
  }

  var isOver: Bool { found.load(ordering: .relaxed) > most }

  func add(_ pairs: Int) { found.add(pairs, ordering: .relaxed) }

  func look(atOne pairs: Int) {
    if pairs > mostOfOne { found.add(most + 1, ordering: .relaxed) }
  }
}
