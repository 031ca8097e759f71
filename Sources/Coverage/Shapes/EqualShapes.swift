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
  /// - Complexity: O(vertices + shapes): a sum over point ids first, which knows no order; rings are compared only among
  ///   shapes with one sum, each once.
  /// - Throws: `CancellationError`.
  static func find(in table: ShapeTable, threads: Int = 1) async throws -> [EqualShapes] {
    let alike = try await rowsAlike(in: table, threads: threads)
    var groups: [EqualShapes] = []
    var start = 0
    while start < alike.count {
      var end = start + 1
      while end < alike.count, alike[end].sum == alike[start].sum { end += 1 }
      if end - start > 1 { groups += equal(among: alike[start..<end].map { Int($0.row) }, in: table) }
      start = end
    }
    return groups.sorted { $0.first < $1.first }
  }

  /// A row and the sum over its points.
  private struct Alike {
    var sum: UInt64
    var row: UInt32
  }

  /// By sum, then row: rows that may hold one shape. Each task has a range of sums to itself.
  private static func rowsAlike(in table: ShapeTable, threads: Int) async throws -> [Alike] {
    let faulty = table.faultyShapes
    let sums = try await ParallelChunks.map(count: table.count, threads: threads, chunkSize: rowsAtOnce) { rows in
      pointSums(of: rows, in: table)
    }
    return try await ParallelChunks.map(count: threads, threads: threads, chunkSize: 1) { ranges in
      ranges.flatMap { alike(among: sums, range: $0, of: threads) { !faulty[$0] && !table.rings(of: $0).isEmpty } }
    }.flatMap { $0 }
  }

  private static let rowsAtOnce = 65_536

  /// Of the sums in one of so many ranges. Rows in doubt only: each sum has a place in a table of bits, and rows that
  /// are alone at theirs are passed over. The table is small enough for the cache, at sixteen places to a row.
  private static func alike(
    among sums: [[UInt64]], range: Int, of ranges: Int, takesPart: (Int) -> Bool
  ) -> [Alike] {
    func forEachSum(_ body: (UInt64, Int) -> Void) {
      for (chunk, sums) in sums.enumerated() {
        for (row, sum) in sums.enumerated() where sum.multipliedFullWidth(by: UInt64(ranges)).high == UInt64(range) {
          body(sum, chunk * rowsAtOnce + row)
        }
      }
    }
    var taken = SumBits(places: 16 * sums.reduce(0) { $0 + $1.count } / ranges)
    var shared = taken
    forEachSum { sum, row in
      if takesPart(row), !taken.insert(sum) { _ = shared.insert(sum) }
    }
    var alike: [Alike] = []
    forEachSum { sum, row in
      if shared.contains(sum), takesPart(row) { alike.append(Alike(sum: sum, row: UInt32(row))) }
    }
    return alike.sorted { ($0.sum, $0.row) < ($1.sum, $1.row) }
  }

  /// For each row the sum over the points of its rings, repeated positions once, as in the sequences.
  private static func pointSums(of rows: Range<Int>, in table: ShapeTable) -> [UInt64] {
    var sums: [UInt64] = []
    sums.reserveCapacity(rows.count)
    table.pointIDs.withUnsafeBufferPointer { ids in
      for shape in rows {
        var sum: UInt64 = 0
        for ring in table.rings(of: shape) {
          // Offsets of rings are within the column of ids.
          let vertices = UnsafeBufferPointer(rebasing: ids[table.vertices(ofRing: ring)])
          guard var last = vertices.last else { continue }
          for id in vertices {
            // A ring of one point has none.
            sum &+= id != last ? mixed(id) : 0
            last = id
          }
        }
        sums.append(sum)
      }
    }
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

/// Places of sums, a bit each: what is not in it has certainly not been inserted.
private struct SumBits {
  private var words: [UInt64]
  private let mask: UInt64

  init(places: Int) {
    var bits: UInt64 = 6
    while 1 << bits < places { bits += 1 }
    words = [UInt64](repeating: 0, count: 1 << (bits - 6))
    mask = 1 << bits - 1
  }

  /// False when the place was taken before.
  mutating func insert(_ sum: UInt64) -> Bool {
    let (word, bit) = place(of: sum)
    defer { words[word] |= bit }
    return words[word] & bit == 0
  }

  func contains(_ sum: UInt64) -> Bool {
    let (word, bit) = place(of: sum)
    return words[word] & bit != 0
  }

  private func place(of sum: UInt64) -> (word: Int, bit: UInt64) {
    // The high bits of sums are alike where they are of one range.
    let place = sum & mask
    return (Int(truncatingIfNeeded: place >> 6), 1 << (place & 63))
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
