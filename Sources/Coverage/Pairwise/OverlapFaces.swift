import Geometry

/// Cuts the plane where shapes or placeholders overlap into faces with one set of claimants each.
///
/// Pairs that hang together through a shape form a cluster; clusters share no area, so each is arranged on its own. A
/// cluster of one pair is one face. Otherwise the borders of the pairs' regions are noded at 1 µm and every facet is
/// asked which of the cluster's shapes contain it: the claimants of a facet change only across those borders.
struct OverlapFaces: Sendable {
  /// Noding grid in metres.
  private static let grid = 1e-6

  /// By ascending claimants.
  ///
  /// - Parameter overlaps: pairs of shapes that take part, and what placeholders of left-out ones share with others.
  static func arrange(
    _ overlaps: [ShapeOverlap], in shapes: ShapeSet, threads: Int
  ) async throws -> [OverlapFace] {
    let clusters = clusters(of: overlaps)
    let faces = try await ParallelChunks.map(count: clusters.count, threads: threads, chunkSize: 16) { rows in
      let engine = GeometryEngine()
      return try rows.flatMap { try Self.faces(of: clusters[$0].map { overlaps[$0] }, in: shapes, engine: engine) }
    }
    return faces.flatMap { $0 }.sorted { a, b in
      a.claimants == b.claimants
        ? a.leftOut.lexicographicallyPrecedes(b.leftOut) : a.claimants.lexicographicallyPrecedes(b.claimants)
    }
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

  private static func faces(
    of cluster: [ShapeOverlap], in shapes: ShapeSet, engine: GeometryEngine
  ) throws -> [OverlapFace] {
    if cluster.count == 1, let pair = cluster.first {
      return [face([pair.first, pair.second], pair.region, shapes)]
    }
    let lines = cluster.flatMap { $0.region.polygons.flatMap { [$0.exterior] + $0.holes } }
      .map { $0.coordinates + $0.coordinates.prefix(1) }
    let candidates = Set(cluster.flatMap { [$0.first, $0.second] }).sorted()
    var regions: [[Int]: [Polygon]] = [:]
    for facet in try engine.facets(of: lines, gridSize: grid) {
      guard let inside = try engine.pointOnSurface(of: MultiPolygon(facet)) else { continue }
      let claimants = candidates.filter { shapes.contains(inside, shape: $0) }
      if claimants.count > 1 { regions[claimants, default: []].append(facet) }
    }
    return regions.map { face($0.key, MultiPolygon($0.value), shapes) }
  }

  private static func face(_ rows: [Int], _ region: MultiPolygon, _ shapes: ShapeSet) -> OverlapFace {
    let area = Area.squareMetres(region.area)
    return OverlapFace(
      claimants: rows.filter { shapes.isUsable[$0] }, leftOut: rows.filter { !shapes.isUsable[$0] }, area: area,
      areaInside: area, region: region.canonical)
  }
}
