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
    for (id, point) in points.enumerated() where corners.mayHold(point) && corners.gaps(at: point) != nil {
      marks.insert(id)
    }
    for row in 0..<shapes.count {
      for vertex in shapes.vertices(of: row) {
        let id = Int(pointIDs[vertex])
        guard marks.contains(id) else { continue }
        for gap in corners.gaps(at: points[id]) ?? [] where rows[gap].last != row { rows[gap].append(row) }
      }
    }
    return rows
  }
}

/// The vertices of gaps, with the gaps that have them.
private struct GapCorners {
  private var gapsAt: [Coordinate: [Int]] = [:]
  /// A bit for each hash of a vertex: tells most other points apart without a look into the table.
  private var hashes: BitSet

  init(_ gaps: [CoverageGap]) {
    hashes = BitSet(count: 0)
    for (gap, shape) in gaps.enumerated() {
      for ring in [shape.region.exterior] + shape.region.holes {
        for vertex in ring.coordinates where gapsAt[vertex]?.last != gap { gapsAt[vertex, default: []].append(gap) }
      }
    }
    guard !gapsAt.isEmpty else { return }
    hashes = BitSet(count: (gapsAt.count * 32).roundedUpToPowerOfTwo)
    for vertex in gapsAt.keys { hashes.insert(hash(vertex)) }
  }

  var isEmpty: Bool { gapsAt.isEmpty }

  /// False for nearly every point that is no vertex of a gap.
  func mayHold(_ point: Coordinate) -> Bool { hashes.contains(hash(point)) }

  func gaps(at point: Coordinate) -> [Int]? { gapsAt[point] }

  /// Equal for −0 and 0, which are equal.
  private func hash(_ point: Coordinate) -> Int {
    let mixed = ((point.x + 0).bitPattern &* 0x9E37_79B9_7F4A_7C15) ^ (point.y + 0).bitPattern
    return Int(truncatingIfNeeded: (mixed &* 0xD6E8_FEB8_6659_FD93) >> 32) & (hashes.count - 1)
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
  fileprivate var roundedUpToPowerOfTwo: Int { 1 << (Int.bitWidth - (self - 1).leadingZeroBitCount) }
}
