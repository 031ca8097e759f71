import Coverage
import Geometry

/// Finds the parcels around gaps by the vertices they have in common.
enum GapNeighbours {
  /// For each gap the rows with a vertex on one of its rings, ascending.
  ///
  /// A parcel whose long edge only passes by, without a vertex of the gap, is not seen.
  ///
  /// - Complexity: O(vertices of the table + vertices of the gaps).
  static func rows(around gaps: [CoverageGap], in shapes: ShapeTable) -> [[Int]] {
    var rows = [[Int]](repeating: [], count: gaps.count)
    let corners = GapCorners(gaps)
    guard !corners.isEmpty else { return rows }
    let (points, pointIDs) = (shapes.points, shapes.pointIDs)
    var marks = BitSet(count: points.count)
    for (id, point) in points.enumerated() where corners.mayHold(point) && corners.isCorner(point) {
      marks.insert(id)
    }
    for row in 0..<shapes.count {
      for vertex in shapes.vertices(of: row) {
        let id = Int(pointIDs[vertex])
        guard marks.contains(id) else { continue }
        corners.forEachGap(at: points[id]) { gap in
          if rows[gap].last != row { rows[gap].append(row) }
        }
      }
    }
    return rows
  }
}

/// The vertices of gaps, with the gaps that have them: a table of open addresses over chains of entries.
private struct GapCorners {
  private struct Entry {
    var vertex: Coordinate
    var gap: UInt32
    /// The entry before with the same vertex, plus 1; 0 for none.
    var before: UInt32
  }

  private var entries: [Entry] = []
  /// The last entry of a vertex, plus 1; 0 for a free slot. A power of two, at least twice the entries.
  private var slots: [UInt32] = []
  /// A bit for each hash of a vertex: tells most other points apart without a look into the table.
  private var hashes: BitSet

  init(_ gaps: [CoverageGap]) {
    let rings = gaps.lazy.map { [$0.region.exterior] + $0.region.holes }
    let count = rings.reduce(0) { $0 + $1.reduce(0) { $0 + $1.coordinates.count } }
    hashes = BitSet(count: (count * 32).roundedUpToPowerOfTwo)
    guard count > 0 else { return }
    entries.reserveCapacity(count)
    slots = [UInt32](repeating: 0, count: (count * 2).roundedUpToPowerOfTwo)
    for (gap, rings) in rings.enumerated() {
      for ring in rings {
        for vertex in ring.coordinates { add(vertex, UInt32(gap)) }
      }
    }
  }

  private mutating func add(_ vertex: Coordinate, _ gap: UInt32) {
    let slot = slot(of: vertex)
    entries.append(Entry(vertex: vertex, gap: gap, before: slots[slot]))
    slots[slot] = UInt32(entries.count)
    hashes.insert(hash(vertex) & (hashes.count - 1))
  }

  /// Where a vertex is, or would be.
  private func slot(of vertex: Coordinate) -> Int {
    var slot = hash(vertex) & (slots.count - 1)
    while slots[slot] != 0, entries[Int(slots[slot] - 1)].vertex != vertex { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  var isEmpty: Bool { entries.isEmpty }

  /// False for nearly every point that is no vertex of a gap.
  func mayHold(_ point: Coordinate) -> Bool { hashes.contains(hash(point) & (hashes.count - 1)) }

  func isCorner(_ point: Coordinate) -> Bool { slots[slot(of: point)] != 0 }

  /// A gap that has the point more than once is given as often.
  func forEachGap(at point: Coordinate, _ body: (Int) -> Void) {
    var place = slots[slot(of: point)]
    while place != 0 {
      let entry = entries[Int(place - 1)]
      body(Int(entry.gap))
      place = entry.before
    }
  }

  /// Equal for −0 and 0, which are equal.
  private func hash(_ point: Coordinate) -> Int {
    let mixed = ((point.x + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15) ^ (point.y + 0).bitPattern
    return Int(truncatingIfNeeded: (mixed &* 0xD6E8_FEB8_6659_FD93) >> 32)
  }
}

/// A set of small numbers, a bit each.
private struct BitSet {
  let count: Int
  private var words: [UInt64]

  init(count: Int) {
    self.count = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }
  func contains(_ number: Int) -> Bool { words[number >> 6] >> UInt64(number & 63) & 1 == 1 }
}

extension Int {
  /// 1 for 1 and less.
  fileprivate var roundedUpToPowerOfTwo: Int { self < 2 ? 1 : 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
