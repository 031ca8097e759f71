import Geometry

/// Finds the id of a position: an open-addressing table over the bit patterns, −0.0 taken as 0.0.
struct PointIndex {
  /// `id + 1`, or 0 for a free slot. The count is a power of two and at least 1.5 times the number of points.
  private var slots = [UInt32](repeating: 0, count: 1024)

  mutating func reserve(points: Int) {
    var size = slots.count
    while size * 2 < points * 3 { size *= 2 }
    if size > slots.count { slots = [UInt32](repeating: 0, count: size) }
  }

  /// The id of the position in `points`, which gets it appended when it is new. Amortised O(1).
  mutating func id(of position: Coordinate, in points: inout [Coordinate]) -> UInt32 {
    let key = Coordinate(x: position.x + 0.0, y: position.y + 0.0)  // −0.0 + 0.0 = 0.0
    let mask = slots.count - 1
    var slot = Self.hash(key) & mask
    while slots[slot] != 0 {
      let id = slots[slot] - 1
      if points[Int(id)] == key { return id }
      slot = (slot + 1) & mask
    }
    let id = UInt32(points.count)
    points.append(key)
    slots[slot] = id + 1
    if points.count * 3 > slots.count * 2 { grow(points) }
    return id
  }

  private mutating func grow(_ points: [Coordinate]) {
    let mask = slots.count * 2 - 1
    var larger = [UInt32](repeating: 0, count: mask + 1)
    for (id, point) in points.enumerated() {
      var slot = Self.hash(point) & mask
      while larger[slot] != 0 { slot = (slot + 1) & mask }
      larger[slot] = UInt32(id) + 1
    }
    slots = larger
  }

  /// Multiplicative mixing of both bit patterns: fixed, so that nothing depends on the process.
  @inline(__always) private static func hash(_ c: Coordinate) -> Int {
    var h = c.x.bitPattern &* 0x9E37_79B9_7F4A_7C15
    h ^= h >> 32
    h = (h ^ c.y.bitPattern) &* 0xD6E8_FEB8_6659_FD93
    h ^= h >> 32
    return Int(truncatingIfNeeded: h &* 0x9E37_79B9_7F4A_7C15 >> 16)
  }
}
