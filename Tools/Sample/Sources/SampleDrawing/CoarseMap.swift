/// The province before its parcels: a planar map of faces that share their border vertices, and of the long
/// parcels through them.
///
/// Small (some thousand vertices) whatever the number of parcels, and wholly in memory.
struct CoarseMap: Sendable {
  /// A face of the map, or with `route` a stretch of a long parcel inside one commune.
  struct Piece: Sendable {
    /// Indices of `vertices`, open, interior left.
    var ring: [Int]
    /// Index in the unit register.
    var commune: Int
    /// Index in the list of routes.
    var route: Int?
  }

  var vertices: [Vertex] = []
  var pieces: [Piece] = []
  let lattice: Lattice

  init(lattice: Lattice) { self.lattice = lattice }

  mutating func add(_ vertex: Vertex) -> Int {
    vertices.append(vertex)
    return vertices.count - 1
  }

  func outline(of piece: Piece) -> [Vertex] { piece.ring.map { vertices[$0] } }

  /// Puts a vertex into every ring that has the edge a–b.
  mutating func insert(_ vertex: Int, between a: Int, and b: Int) {
    for index in pieces.indices {
      let ring = pieces[index].ring
      for place in ring.indices {
        let next = place + 1 == ring.count ? 0 : place + 1
        let isEdge = ring[place] == a && ring[next] == b || ring[place] == b && ring[next] == a
        if isEdge {
          pieces[index].ring.insert(vertex, at: place + 1)
          break
        }
      }
    }
  }

  /// Cuts a piece along vertices of the map: `line` from a vertex of its ring to another, both included.
  /// The first result lies right of the line, the second left.
  func cut(_ piece: Piece, along line: [Int]) -> (right: Piece, left: Piece)? {
    guard let first = line.first, let last = line.last, let from = piece.ring.firstIndex(of: first),
      let to = piece.ring.firstIndex(of: last), from != to
    else { return nil }
    let inner = line.dropFirst().dropLast()
    var right = piece, left = piece
    right.ring = CoarseMap.run(of: piece.ring, from: from, to: to) + inner.reversed()
    left.ring = CoarseMap.run(of: piece.ring, from: to, to: from) + inner
    return (right, left)
  }

  private static func run(of ring: [Int], from: Int, to: Int) -> [Int] {
    from <= to ? Array(ring[from...to]) : Array(ring[from...]) + Array(ring[...to])
  }
}

/// A directed edge of the map.
struct MapEdge: Hashable, Comparable, Sendable {
  var start: Int
  var end: Int
  var reversed: MapEdge { MapEdge(start: end, end: start) }
  static func < (a: MapEdge, b: MapEdge) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

extension CoarseMap {
  /// The rings around a set of pieces: edges that occur in both directions fall away, the others are joined up.
  ///
  /// Outer rings run with the interior left, holes the other way. Where rings touch in a vertex, the sharper
  /// left turn is taken, so that rings stay simple.
  func rings(around chosen: [Piece]) -> [[Int]] {
    var edges = Set<MapEdge>()
    for piece in chosen {
      for place in piece.ring.indices {
        let next = place + 1 == piece.ring.count ? 0 : place + 1
        let edge = MapEdge(start: piece.ring[place], end: piece.ring[next])
        if edges.remove(edge.reversed) == nil { edges.insert(edge) }
      }
    }
    var leaving: [Int: [Int]] = [:]
    let sorted = edges.sorted()
    for edge in sorted { leaving[edge.start, default: []].append(edge.end) }
    var used = Set<MapEdge>()
    var rings: [[Int]] = []
    for edge in sorted where !used.contains(edge) {
      rings.append(chain(from: edge, leaving: leaving, used: &used))
    }
    return rings
  }

  private func chain(from first: MapEdge, leaving: [Int: [Int]], used: inout Set<MapEdge>) -> [Int] {
    var ring: [Int] = []
    var edge = first
    repeat {
      used.insert(edge)
      ring.append(edge.start)
      let ends = (leaving[edge.end] ?? []).filter { !used.contains(MapEdge(start: edge.end, end: $0)) }
      guard let end = sharpest(ends, after: edge) else { break }
      edge = MapEdge(start: edge.end, end: end)
    } while edge != first
    return ring
  }

  private func sharpest(_ ends: [Int], after edge: MapEdge) -> Int? {
    guard ends.count > 1 else { return ends.first }
    let here = vertices[edge.end], before = vertices[edge.start]
    return ends.max { leftness($0, here, before) < leftness($1, here, before) }
  }

  /// Rises from −2 (back to the right) to 2 (back to the left).
  private func leftness(_ end: Int, _ here: Vertex, _ before: Vertex) -> Double {
    let (ax, ay) = Lattice.metres(from: before, to: here)
    let (bx, by) = Lattice.metres(from: here, to: vertices[end])
    let length = ((ax * ax + ay * ay) * (bx * bx + by * by)).squareRoot()
    guard length > 0 else { return 0 }
    let cosine = (ax * bx + ay * by) / length
    return ax * by - ay * bx >= 0 ? 1 - cosine : cosine - 1
  }
}
