import Geometry

/// Finds the id of a position: an open-addressing table over the bit patterns, −0.0 taken as 0.0.
struct PointIndex {
  /// `id + 1`, or 0 for a free slot. The count is a power of two and at least 1.5 times the number of points.
  private var slots = [UInt32](repeating: 0, count: 1024)
  /// For each position at hand its first slot, and what stood in it.
  private var looks = [Look](repeating: Look(slot: 0, found: 0), count: Self.atATime)
  private static let atATime = 256

  private struct Look {
    var slot: UInt32
    var found: UInt32
  }

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
  mutating func appendIDs(
    of positions: UnsafeBufferPointer<Coordinate>, to ids: inout [UInt32], points: inout [Coordinate]
  ) {
    while (points.count + positions.count) * 3 > slots.count * 2 { grow(points, size: slots.count * 2) }
    var start = 0
    while start < positions.count {
      let end = min(start + Self.atATime, positions.count)
      append(UnsafeBufferPointer(rebasing: positions[start..<end]), to: &ids, points: &points)
      start = end
    }
  }

  /// Appends the ids of at most `atATime` positions, for which the table has room.
  private mutating func append(
    _ positions: UnsafeBufferPointer<Coordinate>, to ids: inout [UInt32], points: inout [Coordinate]
  ) {
    slots.withUnsafeMutableBufferPointer { slots in
      looks.withUnsafeMutableBufferPointer { looks in
        Self.look(for: positions, in: slots, looks)
        for i in 0..<positions.count {
          // The id takes the place of what was looked for; there are as many looks as positions, or more.
          looks[i].found = Self.id(of: positions[i], looks[i], in: slots, points: &points)
        }
        ids.append(contentsOf: UnsafeBufferPointer(rebasing: looks[..<positions.count]).lazy.map(\.found))
      }
    }
  }

  /// Reads the first slot of every position. A loop of its own, without a branch on what it finds: the memory is waited
  /// for once, not position by position.
  private static func look(
    for positions: UnsafeBufferPointer<Coordinate>, in slots: UnsafeMutableBufferPointer<UInt32>,
    _ looks: UnsafeMutableBufferPointer<Look>
  ) {
    let mask = slots.count - 1
    for i in 0..<positions.count {
      // The mask keeps the slot within the table, whose count is at most 2³².
      let slot = hash(key(positions[i])) & mask
      looks[i] = Look(slot: UInt32(truncatingIfNeeded: slot), found: slots[slot])
    }
  }

  /// The id of one position. A filled slot never changes; one that was free may have been filled since, and the table
  /// has a free slot, so the search ends.
  @inline(__always)
  private static func id(
    of position: Coordinate, _ look: Look, in slots: UnsafeMutableBufferPointer<UInt32>,
    points: inout [Coordinate]
  ) -> UInt32 {
    let key = key(position)
    if look.found != 0, points[Int(look.found - 1)] == key { return look.found - 1 }
    var slot = Int(look.slot)
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
    var larger: [UInt32] = .inLargePages(repeating: 0, count: size)
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
