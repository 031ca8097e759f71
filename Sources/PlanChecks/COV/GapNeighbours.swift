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
    let (gapsAt, envelope) = vertices(of: gaps)
    guard !gapsAt.isEmpty else { return rows }
    var marks = [Bool](repeating: false, count: shapes.points.count)
    for (id, point) in shapes.points.enumerated() where envelope.contains(point) {
      marks[id] = gapsAt[point] != nil
    }
    for row in 0..<shapes.count {
      for vertex in shapes.vertices(of: row) {
        let id = Int(shapes.pointIDs[vertex])
        guard marks[id] else { continue }
        for gap in gapsAt[shapes.points[id]] ?? [] where rows[gap].last != row { rows[gap].append(row) }
      }
    }
    return rows
  }

  private static func vertices(of gaps: [CoverageGap]) -> ([Coordinate: [Int]], Envelope) {
    var gapsAt: [Coordinate: [Int]] = [:]
    var envelope = Envelope.empty
    for (gap, shape) in gaps.enumerated() {
      for ring in [shape.region.exterior] + shape.region.holes {
        for vertex in ring.coordinates where gapsAt[vertex]?.last != gap {
          gapsAt[vertex, default: []].append(gap)
          envelope.expand(toInclude: vertex)
        }
      }
    }
    return (gapsAt, envelope)
  }
}
