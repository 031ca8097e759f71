import Geometry

/// Cuts the plane where shapes or placeholders overlap into faces with one set of claimants each.
///
/// Pairs that hang together through a shape form a cluster; clusters share no area, so each is arranged on its own. A
/// cluster of one pair is one face. Otherwise the borders of the pairs' regions are noded at 1 µm and every facet is
/// asked which of the cluster's shapes contain it: the claimants of a facet change only across those borders. Of equal
/// shapes one stands for all; the land it has for itself is a face, too.
struct OverlapFaces: Sendable {
  private let shapes: ShapeSet
  private let equal: EqualRows

  /// By ascending claimants.
  ///
  /// - Parameters:
  ///   - overlaps: pairs of shapes that take part, and what placeholders of left-out ones share with others.
  ///   - equal: groups of equal shapes whose first rows take part.
  static func arrange(
    _ overlaps: [ShapeOverlap], equal: [EqualShapes], in shapes: ShapeSet, threads: Int
  ) async throws -> [OverlapFace] {
    let overlaps = overlaps + equal.map { itself($0.first, in: shapes) }.filter { $0.area > .zero }
    let clusters = clusters(of: overlaps)
    let arrangement = OverlapFaces(shapes: shapes, equal: EqualRows(equal))
    let faces = try await ParallelChunks.map(count: clusters.count, threads: threads, chunkSize: 16) { rows in
      let engine = GeometryEngine()
      return try rows.flatMap { try arrangement.faces(of: clusters[$0].map { overlaps[$0] }, engine: engine) }
    }
    return faces.flatMap { $0 }.sorted { a, b in
      a.claimants == b.claimants
        ? a.leftOut.lexicographicallyPrecedes(b.leftOut) : a.claimants.lexicographicallyPrecedes(b.claimants)
    }
  }

  /// What a shape shares with those it stands for.
  private static func itself(_ shape: Int, in shapes: ShapeSet) -> ShapeOverlap {
    let region = shapes.region(of: shape)
    let area = shapes.isUsable[shape] ? shapes.areas[shape] : .squareMetres(region.area)
    return ShapeOverlap(first: shape, second: shape, area: area, region: region)
  }

  /// Indices of overlaps, grouped by the shapes they share; near-linear (union by root, path halving).
  private static func clusters(of overlaps: [ShapeOverlap]) -> [[Int]] {
    var parent: [Int: Int] = [:]
    func root(_ shape: Int) -> Int {
      var shape = shape
      while let next = parent[shape], next != shape {
        let over = parent[next] ?? next
        parent[shape] = over
        shape = over
      }
      return shape
    }
    for overlap in overlaps {
      let a = root(overlap.first)
      let b = root(overlap.second)
      parent[max(a, b)] = min(a, b)
      parent[min(a, b)] = min(a, b)
    }
    var members: [Int: [Int]] = [:]
    for (index, overlap) in overlaps.enumerated() { members[root(overlap.first), default: []].append(index) }
    return members.sorted { $0.key < $1.key }.map(\.value)
  }

  private func faces(of cluster: [ShapeOverlap], engine: GeometryEngine) throws -> [OverlapFace] {
    if cluster.count == 1, let pair = cluster.first {
      return [face(pair.first == pair.second ? [pair.first] : [pair.first, pair.second], pair.region)]
    }
    let candidates = Set(cluster.flatMap { [$0.first, $0.second] }).sorted()
    let lines = borders(of: cluster, candidates)
    let index = try SpatialIndex(envelopes: candidates.map { shapes.envelope(of: $0) })
    var regions: [[Int]: [Polygon]] = [:]
    for facet in try engine.facets(of: lines, gridSize: NodingGrid.step) {
      guard let inside = try engine.pointOnSurface(of: MultiPolygon(facet)) else { continue }
      let near = try index.query(
        Envelope(minX: inside.x, minY: inside.y, maxX: inside.x, maxY: inside.y), engine: engine)
      let claimants = near.map { candidates[$0] }.filter { shapes.contains(inside, shape: $0) }
      if multiplicity(claimants) > 1 { regions[claimants, default: []].append(facet) }
    }
    return regions.map { face($0.key, MultiPolygon($0.value)) }
  }

  /// The borders of the pairs' regions, or those of the shapes where that is less: m shapes on one spot have m²/2 pairs.
  private func borders(of cluster: [ShapeOverlap], _ shapes: [Int]) -> [[Coordinate]] {
    let count = cluster.reduce(0) { $0 + $1.region.vertexCount }
    let all = shapes.reduce(0) { $0 + (self.shapes.isUsable[$1] ? self.shapes.table.vertices(of: $1).count : count) }
    let regions = all < count ? shapes.map { self.shapes.region(of: $0) } : cluster.map(\.region)
    return regions.flatMap { $0.polygons.flatMap { [$0.exterior] + $0.holes } }
      .map { $0.coordinates + $0.coordinates.prefix(1) }
  }

  private func multiplicity(_ rows: [Int]) -> Int { rows.reduce(0) { $0 + equal.count($1) } }

  private func face(_ rows: [Int], _ region: MultiPolygon) -> OverlapFace {
    let region = region.canonical
    let area = Area.squareMetres(region.area)
    let claimants = rows.filter { shapes.isUsable[$0] }
    return OverlapFace(
      claimants: claimants, multiplicity: multiplicity(claimants), leftOut: rows.filter { !shapes.isUsable[$0] },
      area: area, areaInside: area, region: region)
  }
}

extension MultiPolygon {
  var vertexCount: Int {
    polygons.reduce(0) { $0 + $1.exterior.coordinates.count + $1.holes.reduce(0) { $0 + $1.coordinates.count } }
  }
}
