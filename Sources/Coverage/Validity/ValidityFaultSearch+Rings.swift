import Geometry

extension ValidityFaultSearch {
  /// Finds holes outside their shells, holes in holes, and shells in shells.
  mutating func placeRings() {
    let shells = edges.rings.indices.filter { !edges.rings[$0].isHole }
    var shellOfPart: [Int: Int] = [:]
    for shell in shells { shellOfPart[edges.rings[shell].part] = shell }
    for hole in edges.rings.indices where edges.rings[hole].isHole {
      // The shell of a collapsed exterior has no edges.
      guard let shell = shellOfPart[edges.rings[hole].part] else { continue }
      guard !entangled.contains(RingPair(hole, shell)), let side = side(of: hole, seenFrom: shell) else { continue }
      if side.isOutside {
        faults.append(Found(kind: .holeOutside, place: side.vertex, rings: RingPair(hole, shell)))
      }
    }
    for (inner, outer) in nestedEnvelopes() {
      let rings = edges.rings
      guard !entangled.contains(RingPair(inner, outer)), rings[inner].isHole == rings[outer].isHole else { continue }
      guard rings[inner].isHole == (rings[inner].part == rings[outer].part) else { continue }
      guard let side = side(of: inner, seenFrom: outer), !side.isOutside else { continue }
      if rings[inner].isHole {
        faults.append(Found(kind: .nestedHoles, place: side.vertex, rings: RingPair(inner, outer)))
      } else if !isInHole(inner, ofPart: rings[outer].part) {
        faults.append(Found(kind: .nestedShells, place: side.vertex, rings: RingPair(inner, outer)))
      }
    }
  }

  /// Pairs of rings of which the second's envelope holds the first's, by a sweep over x.
  private mutating func nestedEnvelopes() -> [(inner: Int, outer: Int)] {
    let rings = edges.rings
    let order = rings.indices.sorted { (rings[$0].envelope.minX, $0) < (rings[$1].envelope.minX, $1) }
    var pairs: [(Int, Int)] = []
    for (position, first) in order.enumerated() {
      for second in order[(position + 1)...] {
        guard rings[second].envelope.minX <= rings[first].envelope.maxX, spend(1) else { break }
        if rings[first].envelope.holds(rings[second].envelope) { pairs.append((second, first)) }
        if rings[second].envelope.holds(rings[first].envelope) { pairs.append((first, second)) }
      }
    }
    return pairs
  }

  /// A shell in a hole of another polygon is no fault.
  private mutating func isInHole(_ shell: Int, ofPart part: Int) -> Bool {
    for hole in edges.rings.indices where edges.rings[hole].isHole && edges.rings[hole].part == part {
      guard edges.rings[hole].envelope.holds(edges.rings[shell].envelope) else { continue }
      guard let side = side(of: shell, seenFrom: hole) else { return true }
      if !side.isOutside { return true }
    }
    return false
  }

  /// The first vertex of a ring that is not on another, and whether it lies outside that one; nil where all lie on it.
  private mutating func side(of ring: Int, seenFrom other: Int) -> (vertex: Coordinate, isOutside: Bool)? {
    for vertex in edges.rings[ring].range {
      guard spend(edges.rings[other].range.count) else { return nil }
      let position = edges.points[vertex]
      guard let winding = winding(of: other, around: position) else { continue }
      return (position, winding == 0)
    }
    return nil
  }

  /// How often a ring runs around a point; nil on the ring. Not zero inside, also where a ring crosses itself.
  private func winding(of ring: Int, around p: Coordinate) -> Int? {
    var winding = 0
    for edge in edges.rings[ring].range {
      let (a, b) = (edges.points[edge], edges.points[edges.next(edge)])
      guard a.y <= p.y || b.y <= p.y, a.y >= p.y || b.y >= p.y else { continue }
      let side = Orientation.side(a, b, p)
      if side == 0, min(a.x, b.x) <= p.x, p.x <= max(a.x, b.x) { return nil }
      if a.y <= p.y, b.y > p.y, side > 0 { winding += 1 }
      if b.y <= p.y, a.y > p.y, side < 0 { winding -= 1 }
    }
    return winding
  }

  /// False when the budget has run out: rings that were not looked at may be at fault.
  private mutating func spend(_ visits: Int) -> Bool {
    visitsLeft -= visits
    if visitsLeft <= 0 { isComplete = false }
    return isComplete
  }
}

extension Envelope {
  fileprivate func holds(_ other: Envelope) -> Bool {
    minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
  }
}

extension ValidityFaultSearch {
  /// Finds the touches that cut the interior of a polygon in two.
  ///
  /// Rings and their touching points form a graph; each edge of it that closes a circle cuts off one more piece. GEOS's
  /// point is looked at last, so that it is the one that closes. Polygons with other faults are left out.
  mutating func findCutInteriors() {
    var unsound: Set<Int> = []
    for fault in faults { unsound.formUnion([fault.rings.first, fault.rings.second]) }
    let unsoundParts = Set(edges.rings.indices.filter { unsound.contains($0) }.map { edges.rings[$0].part })
    let within = touches.filter { touch in
      let part = edges.rings[touch.rings.first].part
      return part == edges.rings[touch.rings.second].part && !unsoundParts.contains(part)
    }
    let ordered = within.filter { $0.place != firstPlace } + within.filter { $0.place == firstPlace }
    var links = DisjointSets()
    for _ in edges.rings { _ = links.add() }
    var nodes: [Node: Int] = [:]
    var joined: Set<RingPair> = []
    var cut: Set<Coordinate> = []
    for touch in ordered {
      let key = Node(place: touch.place, part: edges.rings[touch.rings.first].part)
      let node = nodes[key] ?? links.add()
      nodes[key] = node
      for ring in [touch.rings.first, touch.rings.second] where joined.insert(RingPair(ring, node)).inserted {
        guard !links.join(ring, node), cut.insert(touch.place).inserted else { continue }
        faults.append(Found(kind: .disconnectedInterior, place: touch.place, rings: touch.rings))
      }
    }
  }

  /// A touching point of a polygon.
  private struct Node: Hashable {
    var place: Coordinate
    var part: Int
  }
}
