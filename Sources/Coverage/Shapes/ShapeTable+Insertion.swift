public import Geometry

/// Points that become vertices of a ring, on one of its edges.
public struct VertexInsertion: Sendable, Hashable {
  /// The vertex of the table (an index of `pointIDs`) whose outgoing edge is split.
  public var edge: Int
  /// Ids of the points, in order along the edge.
  public var points: [UInt32]

  public init(edge: Int, points: [UInt32]) {
    self.edge = edge
    self.points = points
  }
}

extension ShapeTable {
  /// The same shapes with longer rings. Points keep their ids, so edges match as before.
  ///
  /// Rings begin where they began: a vertex inserted in the last edge stands at the end. Inserted vertices have no
  /// height.
  /// - Parameters:
  ///   - insertions: by ascending edge, each edge once.
  ///   - more: points beyond those of the table; their ids follow.
  /// - Complexity: O(vertices).
  public func inserting(_ insertions: [VertexInsertion], adding more: [Coordinate] = []) -> ShapeTable {
    guard !insertions.isEmpty else { return self }
    var table = self
    table.points += more
    table.pointIDs = []
    table.pointIDs.reserveCapacity(vertexCount + insertions.reduce(0) { $0 + $1.points.count })
    var copied = 0
    for insertion in insertions {
      table.pointIDs += pointIDs[copied...insertion.edge]
      table.pointIDs += insertion.points
      copied = insertion.edge + 1
    }
    table.pointIDs += pointIDs[copied...]
    table.ringStarts = shiftedStarts(by: insertions)
    if !heights.isEmpty { table.heights = paddedHeights(by: insertions) }
    return table
  }

  private func shiftedStarts(by insertions: [VertexInsertion]) -> [UInt32] {
    var starts = ringStarts
    var next = 0
    var shift: UInt32 = 0
    for ring in starts.indices {
      while next < insertions.count, insertions[next].edge < Int(ringStarts[ring]) {
        shift += UInt32(insertions[next].points.count)
        next += 1
      }
      starts[ring] += shift
    }
    return starts
  }

  private func paddedHeights(by insertions: [VertexInsertion]) -> [Double] {
    var padded: [Double] = []
    var copied = 0
    for insertion in insertions {
      padded += heights[copied...insertion.edge]
      padded += repeatElement(.nan, count: insertion.points.count)
      copied = insertion.edge + 1
    }
    return padded + heights[copied...]
  }
}
