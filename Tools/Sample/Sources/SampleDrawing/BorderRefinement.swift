/// Gives the edges of the coarse map as many vertices as the parcels beside them need.
///
/// Each edge is refined once, whichever side asks, from a random stream keyed by its ends: both sides get the
/// same vertices.
struct BorderRefinement: Sendable {
  private var inner: [MapEdge: [Vertex]] = [:]

  /// `spacing` is the wished distance of vertices (m) along the ring of each piece.
  init(map: CoarseMap, spacing: [Double], seed: UInt64) {
    var wished: [MapEdge: Double] = [:]
    for (piece, metres) in zip(map.pieces, spacing) {
      for edge in BorderRefinement.edges(of: piece.ring) { wished[edge] = min(wished[edge] ?? .infinity, metres) }
    }
    for edge in wished.keys.sorted() {
      let a = map.vertices[edge.start], b = map.vertices[edge.end]
      let random = RandomSource(seed, 4, UInt64(edge.start), UInt64(edge.end))
      var pen = LinePen(lattice: map.lattice, random: random)
      let style = LineStyle(spacing: wished[edge] ?? .infinity, sway: 0.02, roughness: 0, jitter: 0.04, gates: 0.12)
      guard a.distance(to: b) > style.spacing * 1.5 else { continue }
      inner[edge] = pen.line(from: a, to: b, style: style, growth: 0, strength: 1)
    }
  }

  private static func edges(of ring: [Int]) -> [MapEdge] {
    ring.indices.map { place in
      let a = ring[place], b = ring[place + 1 == ring.count ? 0 : place + 1]
      return MapEdge(start: min(a, b), end: max(a, b))
    }
  }

  /// A ring of the map with all its vertices.
  func outline(_ ring: [Int], of map: CoarseMap) -> [Vertex] {
    var outline: [Vertex] = []
    for place in ring.indices {
      let a = ring[place], b = ring[place + 1 == ring.count ? 0 : place + 1]
      outline.append(map.vertices[a])
      guard let vertices = inner[MapEdge(start: min(a, b), end: max(a, b))] else { continue }
      if a < b { outline += vertices } else { outline += vertices.reversed() }
    }
    return outline
  }
}
