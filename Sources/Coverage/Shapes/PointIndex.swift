import Geometry

/// Finds the id of a position: an open-addressing table over the bit patterns, −0.0 taken as 0.0.
struct PointIndex {
  /// `id + 1`, or 0 for a free slot. The count is a power of two and at least 1.5 times the number of points.
  private var slots = [UInt32](repeating: 0, count: 1024)
  /// For each position of the ring at hand its first slot, and what stood in it.
  private var looks: [(slot: Int, found: UInt32)] = []

  /// Makes room for so many points, of which those there are stay found.
  mutating func reserve(_ count: Int, points: [Coordinate]) {
    var size = slots.count
    while size * 2 < count * 3 { size *= 2 }
    if size > slots.count { grow(points, size: size) }
  }

  /// Forgets all points and keeps the memory.
  mutating func removeAll() {
    slots.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
  }

  /// Appends the ids of positions to `ids`; those that are new are appended to `points`. Amortised O(positions).
  ///
  /// - Parameter forward: false to take them from last to first; either way beginning at `start`.
  mutating func appendIDs(
    of ring: UnsafeBufferPointer<Coordinate>, start: Int, forward: Bool, to ids: inout [UInt32],
    points: inout [Coordinate]
  ) {
    let count = ring.count
    while (points.count + count) * 3 > slots.count * 2 { grow(points, size: slots.count * 2) }
    look(ring, start: start, forward: forward)
    slots.withUnsafeMutableBufferPointer { slots in
      var i = start
      for look in looks {
        ids.append(Self.id(of: ring[i], look, in: slots, points: &points))
        i = forward ? (i + 1 == count ? 0 : i + 1) : (i == 0 ? count - 1 : i - 1)
      }
    }
  }

  /// Reads the first slot of every position. A loop of its own, without a branch on what it finds: the memory is waited
  /// for once, not position by position.
  private mutating func look(_ ring: UnsafeBufferPointer<Coordinate>, start: Int, forward: Bool) {
    let count = ring.count
    let mask = slots.count - 1
    looks.removeAll(keepingCapacity: true)
    slots.withUnsafeBufferPointer { slots in
      var i = start
      for _ in 0..<count {
        let slot = Self.hash(Self.key(ring[i])) & mask
        looks.append((slot, slots[slot]))
        i = forward ? (i + 1 == count ? 0 : i + 1) : (i == 0 ? count - 1 : i - 1)
      }
    }
  }

  /// The id of one position. A filled slot never changes; one that was free may have been filled since, and the table
  /// has a free slot, so the search ends.
  @inline(__always)
  private static func id(
    of position: Coordinate, _ look: (slot: Int, found: UInt32), in slots: UnsafeMutableBufferPointer<UInt32>,
    points: inout [Coordinate]
  ) -> UInt32 {
    let key = key(position)
    if look.found != 0, points[Int(look.found - 1)] == key { return look.found - 1 }
    var slot = look.slot
    while slots[slot] != 0 {
      let id = slots[slot] - 1
      if points[Int(id)] == key { return id }
      slot = (slot + 1) & (slots.count - 1)
    }
    let id = UInt32(points.count)
    points.append(key)
    slots[slot] = id + 1
    return id
  }

  /// −0.0 + 0.0 = 0.0
  @inline(__always) private static func key(_ position: Coordinate) -> Coordinate {
    Coordinate(x: position.x + 0.0, y: position.y + 0.0)
  }

  private mutating func grow(_ points: [Coordinate], size: Int) {
    let mask = size - 1
    var larger = [UInt32](repeating: 0, count: size)
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
