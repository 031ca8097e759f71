extension CoarseMap {
  /// Where a bank meets the map.
  private struct Crossing {
    /// Segment of the bank, and share of it.
    var segment: Int
    var share: Double
    var edge: MapEdge
    var vertex: Vertex
  }

  /// Metres that a bank keeps from corners of the map, and its crossings from one another.
  private static let clearance = 1.0

  /// Cuts every face the line passes, except long parcels: at those it stops and goes on behind.
  /// False when it comes too near a corner or grazes an edge; the map is then spoilt.
  mutating func cut(along line: [Vertex]) -> Bool {
    guard let crossings = crossings(of: line) else { return false }
    let places = crossings.map { crossing in
      let index = add(crossing.vertex)
      insert(index, between: crossing.edge.start, and: crossing.edge.end)
      return index
    }
    for (place, next) in zip(places.indices, places.indices.dropFirst()) {
      let inner = Array(line[(crossings[place].segment + 1)..<(crossings[next].segment + 1)])
      if !cutFace(from: places[place], to: places[next], inner: inner) { return false }
    }
    return true
  }

  private mutating func cutFace(from: Int, to: Int, inner: [Vertex]) -> Bool {
    let middle = inner.isEmpty ? nil : inner[inner.count / 2]
    let a = vertices[from], b = vertices[to]
    let lon = middle?.lon ?? (a.lon + b.lon) / 2, lat = middle?.lat ?? (a.lat + b.lat) / 2
    let face = pieces.firstIndex { piece in
      piece.ring.contains(from) && piece.ring.contains(to) && ring(outline(of: piece), holdsLon: lon, lat: lat)
    }
    guard let face, pieces[face].route == nil else { return true }
    let between = inner.map { add($0) }
    guard let parts = cut(pieces[face], along: [from] + between + [to]) else { return false }
    guard parts.left.ring.count > 2, parts.right.ring.count > 2 else { return false }
    pieces[face] = parts.right
    pieces.append(parts.left)
    return true
  }

  /// In the order of the line; nil when one is unclean.
  private func crossings(of line: [Vertex]) -> [Crossing]? {
    var found: [Crossing] = []
    var seen = Set<MapEdge>()
    for piece in pieces {
      for place in piece.ring.indices {
        let a = piece.ring[place], b = piece.ring[place + 1 == piece.ring.count ? 0 : place + 1]
        let edge = MapEdge(start: min(a, b), end: max(a, b))
        guard seen.insert(edge).inserted else { continue }
        guard let clean = self.crossings(of: line, with: edge) else { return nil }
        found += clean
      }
    }
    found.sort { ($0.segment, $0.share) < ($1.segment, $1.share) }
    let edges = found.map(\.edge)
    guard Set(edges).count == edges.count else { return nil }
    for (a, b) in zip(found, found.dropFirst()) where a.vertex.distance(to: b.vertex) < Self.clearance { return nil }
    return found
  }

  private func crossings(of line: [Vertex], with edge: MapEdge) -> [Crossing]? {
    let c = vertices[edge.start], d = vertices[edge.end]
    let pad: Int64 = 4000
    let west = min(c.lon, d.lon) - pad, east = max(c.lon, d.lon) + pad
    let south = min(c.lat, d.lat) - pad, north = max(c.lat, d.lat) + pad
    var found: [Crossing] = []
    for segment in 0..<(line.count - 1) {
      let a = line[segment], b = line[segment + 1]
      if a.lon < west && b.lon < west || a.lon > east && b.lon > east { continue }
      if a.lat < south && b.lat < south || a.lat > north && b.lat > north { continue }
      if Clearance.squaredDistance(c, a, b) < Self.clearance * Self.clearance { return nil }
      if Clearance.squaredDistance(a, c, d) < 0.16 { return nil }
      guard segmentsMeet(a, b, c, d) else { continue }
      guard let crossing = crossing(a, b, c, d, segment: segment, edge: edge) else { return nil }
      found.append(crossing)
    }
    return found
  }

  private func crossing(
    _ a: Vertex, _ b: Vertex, _ c: Vertex, _ d: Vertex, segment: Int, edge: MapEdge
  ) -> Crossing? {
    let (ux, uy) = Lattice.metres(from: a, to: b), (vx, vy) = Lattice.metres(from: c, to: d)
    let (wx, wy) = Lattice.metres(from: a, to: c)
    let cross = ux * vy - uy * vx
    let lengths = ((ux * ux + uy * uy) * (vx * vx + vy * vy)).squareRoot()
    guard abs(cross) > 0.12 * lengths else { return nil }
    let share = (wx * vy - wy * vx) / cross
    let vertex = lattice.vertex(from: a, eastBy: ux * share, northBy: uy * share)
    guard vertex.distance(to: c) > Self.clearance, vertex.distance(to: d) > Self.clearance else { return nil }
    return Crossing(segment: segment, share: share, edge: edge, vertex: vertex)
  }

  /// A place inside a piece: the middle of the widest stretch of a line across it.
  func innerPlace(of piece: Piece) -> (lon: Int64, lat: Int64) {
    let ring = outline(of: piece)
    let south = ring.map(\.lat).min() ?? 0, north = ring.map(\.lat).max() ?? 0
    var best: (width: Int64, lon: Int64, lat: Int64) = (-1, 0, 0)
    for share in [Int64(5), 3, 7, 2, 8] {
      let lat = south + (north - south) * share / 10
      let lons = CoarseMap.crossedLons(ring, lat: lat)
      for index in stride(from: 0, to: lons.count - 1, by: 2) where lons[index + 1] - lons[index] > best.width {
        best = (lons[index + 1] - lons[index], (lons[index] + lons[index + 1]) / 2, lat)
      }
    }
    return (best.lon, best.lat)
  }

  private static func crossedLons(_ ring: [Vertex], lat: Int64) -> [Int64] {
    var lons: [Int64] = []
    for place in ring.indices {
      let a = ring[place], b = ring[place + 1 == ring.count ? 0 : place + 1]
      guard (a.lat > lat) != (b.lat > lat) else { continue }
      lons.append(a.lon + Int64(Double(b.lon - a.lon) * Double(lat - a.lat) / Double(b.lat - a.lat)))
    }
    return lons.sorted()
  }
}
