import Geometry

/// The directed edges of a set of shapes that no other edge runs along in the opposite direction.
///
/// Crossing a matched edge leaves one shape and enters one other: the number of shapes over a point changes only across
/// unmatched ones. Edges are compared by the ids of their ends, so nothing is computed and nothing rounded.
struct EdgeMatching: Sendable {
  /// Vertices whose outgoing edge is unmatched, ascending; an edge of no length is none.
  private(set) var unmatched: [UInt32] = []
  /// Edges looked at.
  private(set) var edgeCount = 0

  /// Edges of one lower id are gathered and matched there, in `threads` ranges of ids at a time.
  ///
  /// - Parameter rows: marks the shapes that take part.
  /// - Complexity: O(vertices) for each task, 8 bytes an edge.
  static func find(in table: ShapeTable, among rows: [Bool], threads: Int) async throws -> EdgeMatching {
    let ranges = max(1, min(threads, table.points.count))
    let width = (table.points.count + ranges - 1) / max(ranges, 1)
    let parts = try await ParallelChunks.map(count: ranges, threads: threads, chunkSize: 1) { range in
      let low = min(range.lowerBound * width, table.points.count)
      return Bucket(points: low..<min(low + width, table.points.count)).match(table, rows)
    }
    var result = EdgeMatching()
    result.edgeCount = parts.reduce(0) { $0 + $1.edgeCount }
    result.unmatched = parts.flatMap(\.unmatched).sorted()
    return result
  }

  /// The edges whose lower id lies in a range.
  private struct Bucket {
    let points: Range<Int>

    func match(_ table: ShapeTable, _ rows: [Bool]) -> EdgeMatching {
      // Key 2k holds the edges that leave point k for a higher one, key 2k + 1 those that arrive from one.
      var starts: [UInt32] = .inLargePages(repeating: 0, count: 2 * points.count + 2)
      forEachEdge(of: table, rows) { key, _, _ in starts[key + 2] += 1 }
      for index in 1..<starts.count { starts[index] += starts[index - 1] }
      let count = Int(starts[starts.count - 1])
      var vertices: [UInt32] = []
      // Each edge was counted above, so every place lies within the columns, and each is written once.
      var others = [UInt32].inLargePages(count: count) { others in
        vertices = .inLargePages(count: count) { vertices in
          starts.withUnsafeMutableBufferPointer { starts in
            forEachEdge(of: table, rows) { key, other, vertex in
              let place = Int(starts[key + 1])
              starts[key + 1] += 1
              others.initializeElement(at: place, to: other)
              vertices.initializeElement(at: place, to: vertex)
            }
          }
        }
      }
      var result = EdgeMatching()
      result.edgeCount = count
      for point in 0..<points.count {
        let leaving = Int(starts[2 * point])..<Int(starts[2 * point + 1])
        let arriving = leaving.upperBound..<Int(starts[2 * point + 2])
        Self.match(leaving, arriving, &others, vertices, &result.unmatched)
      }
      return result
    }

    /// Calls `body` with the key, the higher id and the vertex of each edge.
    @inline(__always)
    private func forEachEdge(of table: ShapeTable, _ rows: [Bool], _ body: (Int, UInt32, UInt32) -> Void) {
      table.pointIDs.withUnsafeBufferPointer { ids in
        for shape in 0..<table.count where rows[shape] {
          for ring in table.rings(of: shape) {
            let range = table.vertices(ofRing: ring)
            guard range.count > 1 else { continue }
            var vertex = range.upperBound - 1
            var from = ids[vertex]
            for index in range {
              let to = ids[index]
              let low = Int(min(from, to))
              if points.contains(low), from != to {
                body(2 * (low - points.lowerBound) + (from < to ? 0 : 1), max(from, to), UInt32(vertex))
              }
              from = to
              vertex = index
            }
          }
        }
      }
    }

    /// More edges at one point are sorted before they are compared.
    private static let fewEdges = 32
    /// No point has this id.
    private static let matched = UInt32.max

    /// Of edges between the same two points, those in excess of the opposite ones.
    @inline(__always)
    private static func match(
      _ leaving: Range<Int>, _ arriving: Range<Int>, _ others: inout [UInt32], _ vertices: [UInt32],
      _ unmatched: inout [UInt32]
    ) {
      if leaving.count + arriving.count > fewEdges {
        return matchMany(leaving, arriving, others, vertices, &unmatched)
      }
      for index in leaving {
        let other = others[index]
        var place = arriving.lowerBound
        while place < arriving.upperBound, others[place] != other { place += 1 }
        if place < arriving.upperBound { others[place] = matched } else { unmatched.append(vertices[index]) }
      }
      for index in arriving where others[index] != matched { unmatched.append(vertices[index]) }
    }

    @inline(never)
    private static func matchMany(
      _ leaving: Range<Int>, _ arriving: Range<Int>, _ others: [UInt32], _ vertices: [UInt32],
      _ unmatched: inout [UInt32]
    ) {
      let out = leaving.sorted { (others[$0], $0) < (others[$1], $1) }
      let back = arriving.sorted { (others[$0], $0) < (others[$1], $1) }
      var (i, j) = (0, 0)
      while i < out.count || j < back.count {
        if i < out.count, j < back.count, others[out[i]] == others[back[j]] {
          i += 1
          j += 1
        } else if j == back.count || (i < out.count && others[out[i]] < others[back[j]]) {
          unmatched.append(vertices[out[i]])
          i += 1
        } else {
          unmatched.append(vertices[back[j]])
          j += 1
        }
      }
    }
  }
}
