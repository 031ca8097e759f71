/// Rows of a table that hold one and the same shape.
public struct EqualShapes: Sendable, Hashable {
  /// Two rows or more, ascending.
  public var rows: [Int]

  public init(rows: [Int]) { self.rows = rows }

  /// The row that stands for all of them where they are looked at once.
  public var first: Int { rows[0] }

  /// Groups of shapes whose rings are the same sequences of points, by first row.
  ///
  /// The start of a ring, its direction, the order of parts and holes, repeated positions and −0.0 do not count; a
  /// vertex more or less on a straight edge does. Shapes with a fault take no part, invalid ones do.
  ///
  /// - Complexity: O(vertices + shapes · log shapes): a sum over point ids first, which knows no order; rings are
  ///   compared only among shapes with one sum, each once.
  static func find(in table: ShapeTable) -> [EqualShapes] {
    let sums = pointSums(of: table)
    var groups: [EqualShapes] = []
    var start = 0
    while start < sums.count {
      var end = start + 1
      while end < sums.count, sums[end].sum == sums[start].sum { end += 1 }
      if end - start > 1 { groups += equal(among: sums[start..<end].map { Int($0.shape) }, in: table) }
      start = end
    }
    return groups.sorted { $0.first < $1.first }
  }

  /// By sum, then shape.
  private static func pointSums(of table: ShapeTable) -> [(sum: UInt64, shape: UInt32)] {
    let faulty = table.faultyShapes
    var sums: [(sum: UInt64, shape: UInt32)] = []
    sums.reserveCapacity(table.count)
    table.pointIDs.withUnsafeBufferPointer { ids in
      for shape in 0..<table.count where !faulty[shape] {
        var sum: UInt64 = 0
        for ring in table.rings(of: shape) {
          let vertices = table.vertices(ofRing: ring)
          guard var last = vertices.last.map({ ids[$0] }) else { continue }
          for vertex in vertices {
            // Repeated positions count once, as in the sequences; a ring of one point has none.
            if ids[vertex] != last { sum &+= mixed(ids[vertex]) }
            last = ids[vertex]
          }
        }
        if !table.rings(of: shape).isEmpty { sums.append((sum, UInt32(shape))) }
      }
    }
    sums.sort { ($0.sum, $0.shape) < ($1.sum, $1.shape) }
    return sums
  }

  /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): fixed, so that nothing depends on the process.
  private static func mixed(_ id: UInt32) -> UInt64 {
    var z = (UInt64(id) &+ 1) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private static func equal(among shapes: [Int], in table: ShapeTable) -> [EqualShapes] {
    var slots: [[UInt32]: Int] = [:]
    var groups: [EqualShapes] = []
    for shape in shapes {
      let form = ShapeForm.of(shape, in: table)
      if let slot = slots[form] {
        groups[slot].rows.append(shape)
      } else {
        slots[form] = groups.count
        groups.append(EqualShapes(rows: [shape]))
      }
    }
    return groups.filter { $0.rows.count > 1 }
  }
}

/// A shape written in the one way all equal shapes are written.
enum ShapeForm {
  /// Begins every part, and every ring in it: no point has this id.
  private static let mark = UInt32.max

  /// Parts in ascending order, each a mark and its rings (the exterior, then the holes in ascending order), each ring a
  /// mark and its points from where they make the smallest sequence.
  static func of(_ shape: Int, in table: ShapeTable) -> [UInt32] {
    let parts = table.parts(of: shape).map { part -> [UInt32] in
      let rings = table.rings(ofPart: part).map { form(ofRing: $0, in: table) }
      let holes = rings.dropFirst().sorted { $0.lexicographicallyPrecedes($1) }
      return [mark] + (rings.first ?? []) + holes.flatMap { $0 }
    }
    return parts.count == 1 ? parts[0] : parts.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 }
  }

  private static func form(ofRing ring: Int, in table: ShapeTable) -> [UInt32] {
    let vertices = table.vertices(ofRing: ring)
    var ids: [UInt32] = []
    ids.reserveCapacity(vertices.count)
    guard var last = vertices.last.map({ table.pointIDs[$0] }) else { return [mark] }
    for vertex in vertices {
      let id = table.pointIDs[vertex]
      if id != last { ids.append(id) }
      last = id
    }
    let start = leastRotation(of: ids)
    return [mark] + ids[start...] + ids[..<start]
  }

  /// Where a cyclic sequence has to begin to be smallest; O(n), two candidates run against each other (Shiloach 1981).
  private static func leastRotation(of ids: [UInt32]) -> Int {
    let count = ids.count
    var (i, j, length) = (0, 1, 0)
    while i < count, j < count, length < count {
      let a = ids[(i + length) % count]
      let b = ids[(j + length) % count]
      if a == b {
        length += 1
        continue
      }
      if a > b { i += length + 1 } else { j += length + 1 }
      if i == j { j += 1 }
      length = 0
    }
    return min(i, j, max(count - 1, 0))
  }
}
