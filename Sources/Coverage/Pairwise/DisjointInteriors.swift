import Geometry

/// Proves for most neighbours of a coverage that their interiors share nothing, without an overlay.
///
/// It answers yes only when it has a proof, for two valid shapes; whatever is in doubt (borders that meet anywhere but
/// in common points, directions too close to call) is left to GEOS. The proof: the borders meet only in edges that both
/// have, in opposite directions, and in common points; at each common point the sectors of the two interiors share
/// nothing. A ring that has a common point then runs outside the other's interior all along, since it enters it
/// nowhere; a ring that has none lies wholly inside or wholly outside, and one of its vertices is tried. When no ring
/// of either runs in the other's interior, each part of one lies wholly in the other or apart from it; in the other it
/// cannot lie, because then its own border would, or would coincide with the other's in the same direction.
///
/// Common points are found by id. Signs of cross products count only beyond their rounding error.
struct DisjointInteriors {
  let table: ShapeTable
  let large: LargeShapes
  private(set) var a = BorderPart()
  private(set) var b = BorderPart()

  /// More pairs of edges than this are left to GEOS, which has an index.
  private static let largestPairing = 65_536

  init(_ table: ShapeTable, large: LargeShapes) {
    self.table = table
    self.large = large
  }

  /// O(vertices) of shapes that are not large, and the product of the edges within both envelopes.
  mutating func areProven(_ first: Int, _ second: Int, _ envelopes: (Envelope, Envelope)) -> Bool {
    guard collect(first, second, envelopes) else { return false }
    guard cancelCommonEdges(), unmatchedEdgesAreApart(), let touching = touchingRings() else { return false }
    return areOutside(a, touching, of: second, envelopes.1) && areOutside(b, touching, of: first, envelopes.0)
  }

  /// Takes the borders within both envelopes; false when there are too many edges to be paired.
  mutating func collect(_ first: Int, _ second: Int, _ envelopes: (Envelope, Envelope)) -> Bool {
    let common = Envelope(
      minX: max(envelopes.0.minX, envelopes.1.minX), minY: max(envelopes.0.minY, envelopes.1.minY),
      maxX: min(envelopes.0.maxX, envelopes.1.maxX), maxY: min(envelopes.0.maxY, envelopes.1.maxY))
    a.collect(first, of: table, as: large[first], within: common)
    b.collect(second, of: table, as: large[second], within: common)
    return a.edges.count * b.edges.count <= Self.largestPairing
  }

  /// Whether the rings without a common point run outside a shape: each by the start of one of its edges.
  private func areOutside(
    _ part: BorderPart, _ touching: Set<Int>, of shape: Int, _ envelope: Envelope
  ) -> Bool {
    var tried = touching
    for edge in part.edges where !tried.contains(edge.ring) {
      tried.insert(edge.ring)
      if envelope.contains(edge.start), isOutside(edge.start, of: shape) != true { return false }
    }
    return true
  }

  /// By crossings of a ray to the east; nil when a crossing is too close to call.
  func isOutside(_ point: Coordinate, of shape: Int) -> Bool? {
    var crossings = 0
    var isCertain = true
    func count(_ vertices: Range<Int>, ring: Int) {
      let range = table.vertices(ofRing: ring)
      table.pointIDs.withUnsafeBufferPointer { ids in
        table.points.withUnsafeBufferPointer { points in
          for i in vertices {
            let p = points[Int(ids[i])]
            let q = points[Int(ids[i + 1 == range.upperBound ? range.lowerBound : i + 1])]
            switch CrossSign.rayCrosses(p, q, from: point) {
            case nil: isCertain = false
            case true?: crossings += 1
            case false?: break
            }
          }
        }
      }
    }
    if let blocks = large[shape] {
      blocks.forEachBlock {
        $0.minY <= point.y && point.y <= $0.maxY && point.x <= $0.maxX
      } _: {
        count($0.first..<$0.end, ring: $0.ring)
      }
    } else {
      for ring in table.rings(of: shape) { count(table.vertices(ofRing: ring), ring: ring) }
    }
    return isCertain ? crossings.isMultiple(of: 2) : nil
  }

  /// Marks edges that both have in opposite directions; false when both have one in the same direction.
  private mutating func cancelCommonEdges() -> Bool {
    for i in a.edges.indices {
      for j in b.edges.indices {
        if a.edges[i].from == b.edges[j].to && a.edges[i].to == b.edges[j].from {
          a.match(i)
          b.match(j)
        } else if a.edges[i].from == b.edges[j].from && a.edges[i].to == b.edges[j].to {
          return false
        }
      }
    }
    return true
  }

  /// A matched edge belongs to both rings, and rings are simple: only unmatched edges can meet unduly.
  private func unmatchedEdgesAreApart() -> Bool {
    for e in a.edges where !e.isMatched {
      for f in b.edges where !f.isMatched && e.envelope.intersects(f.envelope) {
        if !areApart(e, f) { return false }
      }
    }
    return true
  }

  /// True when two edges share nothing, or only an end by id.
  private func areApart(_ e: BorderPart.Edge, _ f: BorderPart.Edge) -> Bool {
    if e.from == f.from { return leaveApart(e.start, e.end, f.end) }
    if e.from == f.to { return leaveApart(e.start, e.end, f.start) }
    if e.to == f.from { return leaveApart(e.end, e.start, f.end) }
    if e.to == f.to { return leaveApart(e.end, e.start, f.start) }
    return isOneSided(e, f) || isOneSided(f, e)
  }

  /// Two edges from a common point share nothing else unless they leave in one direction.
  private func leaveApart(_ point: Coordinate, _ p: Coordinate, _ q: Coordinate) -> Bool {
    CrossSign(point, p, q) != .uncertain
  }

  private func isOneSided(_ e: BorderPart.Edge, _ f: BorderPart.Edge) -> Bool {
    let first = CrossSign(e.start, e.end, f.start)
    return first != .uncertain && first == CrossSign(e.start, e.end, f.end)
  }

  /// The rings that have a common point; nil when at one of them the sectors may share something.
  private func touchingRings() -> Set<Int>? {
    var touching: Set<Int> = []
    for v in a.corners {
      for w in b.corners where v.id == w.id {
        guard areApart(v, w) else { return nil }
        touching.insert(v.ring)
        touching.insert(w.ring)
      }
    }
    return touching
  }

  /// Seen counter-clockwise from a's outgoing edge, a's sector ends at its incoming edge; b's must lie in what remains.
  private func areApart(_ v: BorderPart.Corner, _ w: BorderPart.Corner) -> Bool {
    if w.next == v.next || w.previous == v.previous { return false }
    let order = Turn(center: v.point, from: v.after)
    guard w.next == v.previous || order.precedes(v.before, w.after) == true else { return false }
    return w.previous == v.next || order.precedes(w.after, w.before) == true
  }
}
