import Geometry

/// Works out the land of piles, and what reaches into it.
struct PileLand {
  let shapes: ShapeSet
  let equal: [EqualShapes]
  let threads: Int
  let mostCrossings: Int

  /// - Parameters:
  ///   - rows: piles of shapes that take part; of equal ones the first.
  ///   - leftOut: piles of left-out ones, as far.
  /// - Throws: `GeometryError` when the shapes of a pile cannot be united.
  /// - Complexity: n·log n for the union, which is given up where it grows out of proportion; an overlay for each shape
  ///   outside whose envelope meets the land.
  func piles(_ rows: [[Int]], leftOut: [[Int]]) async throws -> [PileUp] {
    guard !rows.isEmpty || !leftOut.isEmpty else { return [] }
    var piles: [PileUp] = []
    let equal = EqualRows(equal)
    for pile in rows {
      let all = pile.flatMap { equal[$0] }.sorted()
      let vertices = pile.reduce(0) { $0 + shapes.table.vertices(of: $1).count }
      let (region, isExact) = try await land(shapes.table.batch(of: pile), vertices: vertices)
      piles.append(
        PileUp(
          rows: all, region: region, isRegionExact: isExact, area: .squareMetres(region.area),
          areaSum: all.map { shapes.areas[$0] }.sum()))
    }
    for pile in leftOut {
      let all = pile.flatMap { equal[$0] }.sorted()
      let shapes = pile.compactMap { self.shapes.placeholder(of: $0) }
      let placeholders = GeometryBatch(shapes)
      let vertices = shapes.reduce(0) { $0 + $1.vertexCount }
      let (region, isExact) = try await land(placeholders, vertices: vertices)
      let areas = all.map { Area.squareMetres(self.shapes.placeholder(of: $0)?.area ?? 0) }
      piles.append(
        PileUp(
          rows: all, isLeftOut: true, region: region, isRegionExact: isExact, area: .squareMetres(region.area),
          areaSum: areas.sum()))
    }
    try await addReaching(to: &piles)
    return piles
  }

  private func land(_ batch: GeometryBatch, vertices: Int) async throws -> (MultiPolygon, isExact: Bool) {
    let union = try await Covered.unite(batch, vertices: vertices, threads: threads, mostCrossings: mostCrossings)
    if let union { return (union.canonical, true) }
    let around = batch.envelopes.reduce(into: Envelope.empty) { $0.formUnion($1) }
    let corners = [
      (around.minX, around.minY), (around.maxX, around.minY), (around.maxX, around.maxY), (around.minX, around.maxY),
    ]
    let ring = Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })
    return (MultiPolygon(Polygon(exterior: ring)).canonical, false)
  }

  private func addReaching(to piles: inout [PileUp]) async throws {
    guard !piles.isEmpty else { return }
    var looks = EqualRows(equal).withoutRepeated(shapes.isUsable)
    for row in piles.flatMap(\.rows) { looks[row] = false }
    let engine = GeometryEngine()
    var before = MultiPolygon()
    for index in piles.indices {
      let open = before.isEmpty ? piles[index].region : try engine.difference(piles[index].region, before)
      before = try engine.union(of: [before, piles[index].region])
      piles[index].reaching = try await reaching(into: open, looks)
    }
  }

  private func reaching(into land: MultiPolygon, _ looks: [Bool]) async throws -> [PileUp.Reach] {
    let envelope = land.envelope
    let rows = looks.indices.filter { looks[$0] && shapes.envelopes[$0].intersects(envelope) }
    let lands = GeometryBatch([land])
    let chunks = try await ParallelChunks.map(count: rows.count, threads: threads, chunkSize: 1024) { [shapes] range in
      let engine = GeometryEngine()
      let prepared = try engine.prepared(lands, 0)
      var reaching: [PileUp.Reach] = []
      for shape in rows[range] {
        let given = shapes.table.batch(of: CollectionOfOne(shape))
        guard try prepared.intersects(given, 0) else { continue }
        let region = try engine.intersection(given, 0, lands, 0)
        let area = Area.squareMetres(region.area)
        if area > .zero { reaching.append(PileUp.Reach(shape: shape, area: area, region: region.canonical)) }
      }
      return reaching
    }
    return chunks.flatMap { $0 }
  }
}
