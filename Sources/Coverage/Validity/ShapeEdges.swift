import Geometry

/// The edges of one shape, ring after ring; a repeated position makes no edge.
struct ShapeEdges {
  struct RingEdges {
    /// The edges of the ring: edge i runs from point i to the next of the ring.
    var range: Range<Int>
    var part: Int
    var isHole: Bool
    var envelope: Envelope
  }

  private(set) var points: [Coordinate] = []
  private(set) var rings: [RingEdges] = []
  /// The ring of each edge.
  private(set) var ringOfEdge: [Int32] = []
  /// The first positions of rings with fewer than three different ones in a row: they bound nothing and have no edges.
  private(set) var collapsed: [Coordinate] = []

  /// O(vertices).
  init(_ shape: Int, of table: ShapeTable) {
    points.reserveCapacity(table.vertices(of: shape).count)
    for part in table.parts(of: shape) {
      let rings = table.rings(ofPart: part)
      for ring in rings {
        let positions = table.vertices(ofRing: ring).lazy.map { table.points[Int(table.pointIDs[$0])] }
        append(positions, part, ring > rings.lowerBound)
      }
    }
  }

  private mutating func append(_ positions: some Sequence<Coordinate>, _ part: Int, _ isHole: Bool) {
    let start = points.count
    var envelope = Envelope.empty
    var first: Coordinate?
    for position in positions {
      if first == nil { first = position }
      if points.count > start, points[points.count - 1] == position { continue }
      points.append(position)
      envelope.expand(toInclude: position)
    }
    while points.count > start + 1, points[points.count - 1] == points[start] { points.removeLast() }
    guard points.count - start >= 3 else {
      points.removeSubrange(start...)
      if let first { collapsed.append(first) }
      return
    }
    ringOfEdge.append(contentsOf: repeatElement(Int32(rings.count), count: points.count - start))
    rings.append(RingEdges(range: start..<points.count, part: part, isHole: isHole, envelope: envelope))
  }

  var count: Int { points.count }

  func next(_ edge: Int) -> Int {
    let range = rings[Int(ringOfEdge[edge])].range
    return edge + 1 == range.upperBound ? range.lowerBound : edge + 1
  }

  func previous(_ edge: Int) -> Int {
    let range = rings[Int(ringOfEdge[edge])].range
    return edge == range.lowerBound ? range.upperBound - 1 : edge - 1
  }

  func envelope(of edge: Int) -> Envelope {
    var envelope = Envelope.empty
    envelope.expand(toInclude: points[edge])
    envelope.expand(toInclude: points[next(edge)])
    return envelope
  }
}

/// The envelopes of runs of edges, and of runs of runs: which edges may meet is found without looking at all pairs.
///
/// A perfect binary tree over the edges in their order, which is along the boundary: neighbours in the tree are
/// neighbours on the ground. n·log n for a boundary that seldom comes near itself.
struct EdgeTree {
  /// Edges under a leaf.
  static let leafEdges = 8

  /// Node k has the children 2k and 2k + 1; the root is 1.
  private let envelopes: [Envelope]
  private let leafCount: Int
  private let edgeCount: Int

  init(_ edges: ShapeEdges) {
    let needed = (edges.count + Self.leafEdges - 1) / Self.leafEdges
    var leafCount = 1
    while leafCount < needed { leafCount *= 2 }
    var envelopes = [Envelope](repeating: .empty, count: 2 * leafCount)
    for edge in 0..<edges.count { envelopes[leafCount + edge / Self.leafEdges].formUnion(edges.envelope(of: edge)) }
    for node in stride(from: leafCount - 1, to: 0, by: -1) {
      envelopes[node] = envelopes[2 * node]
      envelopes[node].formUnion(envelopes[2 * node + 1])
    }
    self.envelopes = envelopes
    self.leafCount = leafCount
    edgeCount = edges.count
  }

  /// Calls `body` for pairs of edge runs that may meet, a run with itself among them, until it returns false.
  ///
  /// - Returns: false when it was ended, by `body` or because `visits` ran out.
  func forEachPair(visits: inout Int, _ body: (_ first: Range<Int>, _ second: Range<Int>) -> Bool) -> Bool {
    var stack = [(1, 1)]
    while let (a, b) = stack.popLast() {
      visits -= 1
      guard visits > 0 else { return false }
      guard envelopes[a].intersects(envelopes[b]) else { continue }
      if a >= leafCount {
        guard body(edges(under: a), edges(under: b)) else { return false }
      } else if a == b {
        stack.append((2 * a + 1, 2 * a + 1))
        stack.append((2 * a, 2 * a + 1))
        stack.append((2 * a, 2 * a))
      } else {
        stack.append((2 * a + 1, 2 * b + 1))
        stack.append((2 * a + 1, 2 * b))
        stack.append((2 * a, 2 * b + 1))
        stack.append((2 * a, 2 * b))
      }
    }
    return true
  }

  private func edges(under leaf: Int) -> Range<Int> {
    let first = min((leaf - leafCount) * Self.leafEdges, edgeCount)
    return first..<min(first + Self.leafEdges, edgeCount)
  }
}
