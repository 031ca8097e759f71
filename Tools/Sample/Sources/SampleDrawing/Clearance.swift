/// Whether a line may be drawn inside a ring: decided on the lattice, exactly, so no piece can overlap another.
enum Clearance {
  /// True when the line from ring[cut.from] to ring[cut.to] stays inside, meets the ring nowhere else and keeps
  /// the distance (metres) from every vertex that is not beside its ends. Complexity: line × ring.
  static func allows(_ cut: CutLine, in ring: [Vertex], distance: Double) -> Bool {
    let start = ring[cut.from], end = ring[cut.to]
    let first = cut.inner.first ?? end, last = cut.inner.last ?? start
    guard opens(ring, at: cut.from, toward: first), opens(ring, at: cut.to, toward: last) else { return false }
    var a = start
    for index in 0...cut.inner.count {
      let b = index < cut.inner.count ? cut.inner[index] : end
      if a.isAt(b) { return false }
      let ends = SegmentEnds(isFirst: index == 0, isLast: index == cut.inner.count)
      if !segment(a, b, ends, keepsFrom: ring, cut: cut, distance: distance) { return false }
      a = b
    }
    return true
  }

  private struct SegmentEnds {
    var isFirst: Bool
    var isLast: Bool
  }

  private static func segment(
    _ a: Vertex, _ b: Vertex, _ ends: SegmentEnds, keepsFrom ring: [Vertex], cut: CutLine, distance: Double
  ) -> Bool {
    let pad = Int64(distance / Lattice.metresPerLon) + 1
    let west = min(a.lon, b.lon) - pad, east = max(a.lon, b.lon) + pad
    let south = min(a.lat, b.lat) - pad, north = max(a.lat, b.lat) + pad
    let count = ring.count
    return ring.withUnsafeBufferPointer { ring in
      // Invariant: edge and edge + 1 − count stay within 0 ..< count.
      for edge in 0..<count {
        let next = edge + 1 == count ? 0 : edge + 1
        let c = ring[edge], d = ring[next]
        if c.lon < west && d.lon < west || c.lon > east && d.lon > east { continue }
        if c.lat < south && d.lat < south || c.lat > north && d.lat > north { continue }
        let besideStart = edge == cut.from || next == cut.from
        let besideEnd = edge == cut.to || next == cut.to
        if besideStart && ends.isFirst || besideEnd && ends.isLast { continue }
        if segmentsMeet(a, b, c, d) { return false }
        if besideStart || besideEnd { continue }
        if squaredDistance(c, a, b) < distance * distance { return false }
        if !ends.isFirst && squaredDistance(a, c, d) < distance * distance { return false }
      }
      return true
    }
  }

  /// Whether the direction toward a place opens into the ring's interior at one of its vertices.
  static func opens(_ ring: [Vertex], at index: Int, toward place: Vertex) -> Bool {
    let vertex = ring[index]
    let before = ring[index == 0 ? ring.count - 1 : index - 1]
    let after = ring[index + 1 == ring.count ? 0 : index + 1]
    if turn(vertex, after, before) >= 0 {
      return turn(vertex, place, before) > 0 && turn(place, vertex, after) > 0
    }
    return !(turn(vertex, place, after) >= 0 && turn(place, vertex, before) >= 0)
  }

  /// Whether the line from start to end by way of the inner vertices meets itself nowhere. Complexity: square.
  static func isSimple(from start: Vertex, by inner: [Vertex], to end: Vertex) -> Bool {
    let line = [start] + inner + [end]
    guard line.count > 3 else { return true }
    for first in 0..<(line.count - 3) {
      for second in (first + 2)..<(line.count - 1)
      where segmentsMeet(line[first], line[first + 1], line[second], line[second + 1]) { return false }
    }
    return true
  }

  /// m², from a point to a segment.
  static func squaredDistance(_ point: Vertex, _ a: Vertex, _ b: Vertex) -> Double {
    let (dx, dy) = Lattice.metres(from: a, to: b)
    let (px, py) = Lattice.metres(from: a, to: point)
    let square = dx * dx + dy * dy
    let along = square > 0 ? max(0, min(1, (px * dx + py * dy) / square)) : 0
    let ox = px - along * dx, oy = py - along * dy
    return ox * ox + oy * oy
  }
}
