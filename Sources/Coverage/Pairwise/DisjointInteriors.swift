import Geometry

/// Proves for most neighbours of a coverage that their interiors share nothing, without an overlay.
///
/// It answers yes only when it has a proof, for two valid shapes of one ring each; whatever is in doubt (holes, several parts,
/// borders that meet anywhere but in common points, directions too close to call) is left to GEOS. The proof: the
/// borders meet only in edges that both have, in opposite directions, and in common points; at each common point
/// the sectors of the two interiors share nothing. Then neither border enters the other's interior, so the interiors are
/// apart or nested; at a common point they are apart, and without one their envelopes are not nested.
///
/// Common points are found by id. Signs of cross products count only beyond their rounding error.
struct DisjointInteriors {
  private let table: ShapeTable
  private var a = RingPart()
  private var b = RingPart()

  /// More pairs of edges than this are left to GEOS, which has an index.
  private static let largestPairing = 4096

  init(_ table: ShapeTable) { self.table = table }

  /// O(vertices), and the product of the edges within both envelopes.
  mutating func areProven(_ first: Int, _ second: Int, _ envelopes: (Envelope, Envelope)) -> Bool {
    guard let ringA = onlyRing(of: first), let ringB = onlyRing(of: second) else { return false }
    let common = Envelope(
      minX: max(envelopes.0.minX, envelopes.1.minX), minY: max(envelopes.0.minY, envelopes.1.minY),
      maxX: min(envelopes.0.maxX, envelopes.1.maxX), maxY: min(envelopes.0.maxY, envelopes.1.maxY))
    a.collect(ring: ringA, of: table, within: common)
    b.collect(ring: ringB, of: table, within: common)
    guard a.edges.count * b.edges.count <= Self.largestPairing else { return false }
    guard cancelCommonEdges(), unmatchedEdgesAreApart(), let hasCommonPoint = sectorsAreApart() else { return false }
    return hasCommonPoint || !(contains(envelopes.0, envelopes.1) || contains(envelopes.1, envelopes.0))
  }

  private func onlyRing(of shape: Int) -> Int? {
    let parts = table.parts(of: shape)
    guard parts.count == 1 else { return nil }
    let rings = table.rings(ofPart: parts.lowerBound)
    return rings.count == 1 ? rings.lowerBound : nil
  }

  private func contains(_ outer: Envelope, _ inner: Envelope) -> Bool {
    outer.minX <= inner.minX && outer.minY <= inner.minY && inner.maxX <= outer.maxX && inner.maxY <= outer.maxY
  }

  /// Marks edges that both have in opposite directions; false when both have one in the same direction.
  private mutating func cancelCommonEdges() -> Bool {
    for i in a.edges.indices {
      for j in b.edges.indices {
        if a.edges[i].from == b.edges[j].to && a.edges[i].to == b.edges[j].from {
          a.edges[i].isMatched = true
          b.edges[j].isMatched = true
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
  private func areApart(_ e: RingPart.Edge, _ f: RingPart.Edge) -> Bool {
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

  private func isOneSided(_ e: RingPart.Edge, _ f: RingPart.Edge) -> Bool {
    let first = CrossSign(e.start, e.end, f.start)
    return first != .uncertain && first == CrossSign(e.start, e.end, f.end)
  }

  /// Whether there is a common point; nil when at one of them the sectors may share something.
  private func sectorsAreApart() -> Bool? {
    var hasCommonPoint = false
    for v in a.corners {
      for w in b.corners where v.id == w.id {
        guard areApart(v, w) else { return nil }
        hasCommonPoint = true
      }
    }
    return hasCommonPoint
  }

  /// Seen counter-clockwise from a's outgoing edge, a's sector ends at its incoming edge; b's must lie in what remains.
  private func areApart(_ v: RingPart.Corner, _ w: RingPart.Corner) -> Bool {
    if w.next == v.next || w.previous == v.previous { return false }
    let order = Turn(center: v.point, from: v.after)
    guard w.next == v.previous || order.precedes(v.before, w.after) == true else { return false }
    return w.previous == v.next || order.precedes(w.after, w.before) == true
  }
}

/// The part of a ring that lies where two shapes can meet.
private struct RingPart {
  struct Edge {
    var from: UInt32
    var to: UInt32
    var start: Coordinate
    var end: Coordinate
    var isMatched = false

    var envelope: Envelope {
      Envelope(
        minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
    }
  }

  /// A vertex with its neighbours along the ring.
  struct Corner {
    var id: UInt32
    var previous: UInt32
    var next: UInt32
    var point: Coordinate
    var before: Coordinate
    var after: Coordinate
  }

  var edges: [Edge] = []
  var corners: [Corner] = []

  mutating func collect(ring: Int, of table: ShapeTable, within common: Envelope) {
    edges.removeAll(keepingCapacity: true)
    corners.removeAll(keepingCapacity: true)
    let range = table.vertices(ofRing: ring)
    table.pointIDs.withUnsafeBufferPointer { ids in
      table.points.withUnsafeBufferPointer { points in
        // Repeated positions are passed over: `previous` is the last different vertex.
        var previous = ids[range.upperBound - 1]
        for (offset, index) in range.enumerated() {
          let id = ids[index]
          let next = nextDifferent(ids, range, offset)
          if id == next { continue }
          let edge = Edge(from: id, to: next, start: points[Int(id)], end: points[Int(next)])
          if edge.envelope.intersects(common) { edges.append(edge) }
          if common.contains(edge.start) {
            corners.append(
              Corner(
                id: id, previous: previous, next: next, point: edge.start, before: points[Int(previous)],
                after: edge.end))
          }
          previous = id
        }
      }
    }
  }

  /// The following vertex; the vertex's own id when it is repeated there.
  private func nextDifferent(_ ids: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, _ offset: Int) -> UInt32 {
    ids[offset + 1 == range.count ? range.lowerBound : range.lowerBound + offset + 1]
  }
}

/// The side of a line on which a point lies, where rounding leaves no doubt.
private enum CrossSign {
  case left, right, uncertain

  /// Side of the line from `o` to `p` on which `q` lies.
  ///
  /// The cross product of exact differences errs by less than 4 units in the last place of its terms' sum; the differences
  /// themselves by half a unit each. 16 units are a safe bound (Shewchuk 1997, §4.1, has 3 + 16ε).
  init(_ o: Coordinate, _ p: Coordinate, _ q: Coordinate) {
    let first = (p.x - o.x) * (q.y - o.y)
    let second = (p.y - o.y) * (q.x - o.x)
    let cross = first - second
    let bound = 16 * 0x1p-53 * (abs(first) + abs(second))
    self = cross > bound ? .left : cross < -bound ? .right : .uncertain
  }
}

/// The order of directions around a point, counter-clockwise from one of them.
private struct Turn {
  let center: Coordinate
  let from: Coordinate

  /// Whether `p` comes before `q`; nil when that cannot be told for certain.
  func precedes(_ p: Coordinate, _ q: Coordinate) -> Bool? {
    let sideP = CrossSign(center, from, p)
    let sideQ = CrossSign(center, from, q)
    guard sideP != .uncertain, sideQ != .uncertain else { return nil }
    if sideP != sideQ { return sideP == .left }
    switch CrossSign(center, p, q) {
    case .left: return true
    case .right: return false
    case .uncertain: return nil
    }
  }
}
