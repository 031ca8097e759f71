import Geometry

/// The union of all shapes that take part, and what it leaves open inside a boundary.
struct Covered: Sendable {
  var union: MultiPolygon

  /// Unites by tiles, on several tasks: shapes near each other first, then the tiles. n·log n.
  ///
  /// - Parameter rows: nil takes all that are usable.
  static func unite(
    _ shapes: ShapeSet, rows: [Int]? = nil, threads: Int, onRows: ((Int) -> Void)? = nil
  ) async throws -> Covered {
    let rows = (rows ?? Array(shapes.isUsable.indices)).filter {
      shapes.isUsable[$0] && !shapes.envelopes[$0].isEmpty
    }
    let order = tileOrder(of: rows, envelopes: shapes.envelopes)
    let tiles = try await ParallelChunks.map(
      count: order.count, threads: threads, chunkSize: tileSize, onRows: onRows
    ) { range in
      try GeometryEngine().union(shapes.table.batch(of: order[range]))
    }
    var parts = tiles
    while parts.count > 1 {
      parts = try await inPairs(parts, threads: threads) { try GeometryEngine().union(of: $0) }
    }
    return Covered(union: parts.first ?? MultiPolygon())
  }

  /// Unites shapes of which nobody knows how they lie on each other; nil where their outlines cross so often that the
  /// union itself may be out of all proportion: n strips across n others leave n² holes.
  ///
  /// - Parameters:
  ///   - vertices: of all the shapes; more than a few times as many in parts of the union are out of proportion.
  ///   - mostCrossings: of the outlines of two parts that are to be united.
  static func unite(
    _ batch: GeometryBatch, vertices: Int, threads: Int, mostCrossings: Int
  ) async throws -> MultiPolygon? {
    let rows = batch.envelopes.indices.filter { !batch.envelopes[$0].isEmpty }
    let order = tileOrder(of: rows, envelopes: batch.envelopes)
    var parts: [MultiPolygon?] = try await ParallelChunks.map(
      count: order.count, threads: threads, chunkSize: smallTile
    ) { range in
      try GeometryEngine().union(batch, indices: Array(order[range]))
    }
    while parts.count > 1 {
      let count = parts.reduce(0) { $0 + ($1?.vertexCount ?? 0) }
      if count > mostGrowth * vertices + mostCrossings || parts.contains(where: { $0 == nil }) { return nil }
      parts = try await inPairs(parts.compactMap { $0 }, threads: threads) { pair in
        OutlineCrossings(pair).areAtMost(mostCrossings) ? try GeometryEngine().union(of: pair) : nil
      }
    }
    return parts.first ?? MultiPolygon()
  }

  private static func inPairs<Result: Sendable>(
    _ parts: [MultiPolygon], threads: Int, _ unite: @escaping @Sendable ([MultiPolygon]) throws -> Result
  ) async throws -> [Result] {
    try await ParallelChunks.map(count: (parts.count + 1) / 2, threads: threads, chunkSize: 1) { range in
      try unite(Array(parts[range.lowerBound * 2..<min(range.lowerBound * 2 + 2, parts.count)]))
    }
  }

  /// Parts of a union of shapes that merely overlap have fewer vertices than the shapes.
  private static let mostGrowth = 2

  /// Few enough for all pairs of them to cross.
  private static let smallTile = 32

  /// Shapes of one tile: large enough that the union of tiles is cheap, small enough for all cores to have work.
  private static let tileSize = 1024

  /// Rows along a Z-order curve of their centres: neighbours in the array are neighbours in the plane.
  private static func tileOrder(of rows: [Int], envelopes: [Envelope]) -> [Int] {
    var all = Envelope.empty
    for row in rows { all.formUnion(envelopes[row]) }
    let side = max(all.width, all.height, .leastNormalMagnitude)
    func cell(_ value: Double, _ low: Double) -> UInt32 { UInt32(min(65_535, max(0, (value - low) / side * 65_535))) }
    return rows.map { row -> (UInt32, Int) in
      let center = envelopes[row].center
      return (interleave(cell(center.x, all.minX)) | interleave(cell(center.y, all.minY)) << 1, row)
    }
    .sorted { $0 < $1 }.map(\.1)
  }

  /// Spreads the low 16 bits to the even places.
  private static func interleave(_ value: UInt32) -> UInt32 {
    var v = value
    v = (v | v << 8) & 0x00FF_00FF
    v = (v | v << 4) & 0x0F0F_0F0F
    v = (v | v << 2) & 0x3333_3333
    return (v | v << 1) & 0x5555_5555
  }
}
