import Geometry

/// The nodes of an arrangement: a number for each place of the grid that is one, and its position.
///
/// Several vertices may fall on one place: the smallest stands for all, whatever their order.
struct NodeIndex {
  private(set) var points: [GridPoint] = []
  private(set) var positions: [Coordinate] = []
  /// `node + 1`, or 0 for a free slot; a power of two, at least twice the nodes.
  private var slots: [UInt32] = []

  mutating func removeAll(expecting count: Int) {
    points.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
    var size = 64
    while size < count * 2 { size *= 2 }
    if slots.count == size {
      slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
    } else {
      slots = [UInt32](repeating: 0, count: size)
    }
  }

  /// The node at a place; made when there is none. Of a vertex as given the position counts before that of a crossing.
  mutating func node(at point: GridPoint, _ position: Coordinate) -> UInt32 {
    if (points.count + 1) * 2 > slots.count { grow() }
    var slot = Self.hash(point) & (slots.count - 1)
    while slots[slot] != 0 {
      let node = Int(slots[slot] - 1)
      if points[node] == point {
        if Coordinate.precedes(position, positions[node]) { positions[node] = position }
        return UInt32(node)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(points.count) + 1
    points.append(point)
    positions.append(position)
    return UInt32(points.count - 1)
  }

  /// The node at a place; nil when there is none.
  func find(_ point: GridPoint) -> UInt32? {
    guard !slots.isEmpty else { return nil }
    var slot = Self.hash(point) & (slots.count - 1)
    while slots[slot] != 0 {
      if points[Int(slots[slot] - 1)] == point { return slots[slot] - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Nodes that may have the position of another, by position, then number; nil when no two have one position.
  ///
  /// A bit for each hash of a position tells nearly all nodes apart: linear.
  var repeatedPositions: [UInt32]? {
    var size = 64
    while size < points.count * 16 { size *= 2 }
    var (seen, repeated) = (BitSet(count: size), BitSet(count: size))
    var isAny = false
    for position in positions where !seen.insert(Self.hash(position) & (size - 1)) {
      repeated.insert(Self.hash(position) & (size - 1))
      isAny = true
    }
    guard isAny else { return nil }
    let found = positions.indices.filter { repeated.contains(Self.hash(positions[$0]) & (size - 1)) }
    return found.map { UInt32($0) }.sorted { a, b in
      let (p, q) = (positions[Int(a)], positions[Int(b)])
      return p == q ? a < b : Coordinate.precedes(p, q)
    }
  }

  private mutating func grow() {
    let size = slots.count * 2
    slots = [UInt32](repeating: 0, count: size)
    for (node, point) in points.enumerated() {
      var slot = Self.hash(point) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(node) + 1
    }
  }

  @inline(__always) private static func hash(_ p: GridPoint) -> Int {
    hash(UInt64(bitPattern: p.x), UInt64(bitPattern: p.y))
  }

  /// Equal for −0 and 0, which are equal.
  @inline(__always) private static func hash(_ p: Coordinate) -> Int {
    hash((p.x + 0).bitPattern, (p.y + 0).bitPattern)
  }

  @inline(__always) private static func hash(_ x: UInt64, _ y: UInt64) -> Int {
    var h = x &* 0x9E37_79B9_7F4A_7C15
    h ^= h >> 32
    h = (h ^ y) &* 0xD6E8_FEB8_6659_FD93
    h ^= h >> 32
    return Int(truncatingIfNeeded: h &* 0x9E37_79B9_7F4A_7C15 >> 16)
  }
}
