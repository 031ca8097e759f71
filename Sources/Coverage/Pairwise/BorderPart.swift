import Geometry

/// The part of a shape's border that lies where it can meet another shape.
struct BorderPart {
  struct Edge {
    var ring: Int
    var from: UInt32
    var to: UInt32
    var start: Coordinate
    var end: Coordinate
    var isMatched = false

    var envelope: Envelope {
      Envelope(
        minX: min(start.x, end.x), minY: min(start.y, end.y), maxX: max(start.x, end.x), maxY: max(start.y, end.y))
    }
  }

  /// A vertex with its neighbours along the ring.
  struct Corner {
    var ring: Int
    var id: UInt32
    var previous: UInt32
    var next: UInt32
    var point: Coordinate
    var before: Coordinate
    var after: Coordinate
  }

  private(set) var edges: [Edge] = []
  private(set) var corners: [Corner] = []

  mutating func match(_ edge: Int) { edges[edge].isMatched = true }

  /// Takes the edges that meet `common`, and the vertices in it. A large shape is asked by its blocks.
  mutating func collect(_ shape: Int, of table: ShapeTable, as large: LargeShape?, within common: Envelope) {
    edges.removeAll(keepingCapacity: true)
    corners.removeAll(keepingCapacity: true)
    if let large {
      large.forEachBlock {
        $0.intersects(common)
      } _: { block in
        collect(block.first..<block.end, ring: block.ring, of: table, within: common)
      }
    } else {
      for ring in table.rings(of: shape) {
        collect(table.vertices(ofRing: ring), ring: ring, of: table, within: common)
      }
    }
  }

  private mutating func collect(
    _ run: Range<Int>, ring: Int, of table: ShapeTable, within common: Envelope
  ) {
    let range = table.vertices(ofRing: ring)
    table.pointIDs.withUnsafeBufferPointer { ids in
      table.points.withUnsafeBufferPointer { points in
        // Repeated positions are passed over: `previous` is the last different vertex.
        var previous = ids[run.lowerBound == range.lowerBound ? range.upperBound - 1 : run.lowerBound - 1]
        for index in run {
          let id = ids[index]
          let next = ids[index + 1 == range.upperBound ? range.lowerBound : index + 1]
          if id == next { continue }
          let edge = Edge(ring: ring, from: id, to: next, start: points[Int(id)], end: points[Int(next)])
          if edge.envelope.intersects(common) { edges.append(edge) }
          if common.contains(edge.start) {
            corners.append(
              Corner(
                ring: ring, id: id, previous: previous, next: next, point: edge.start,
                before: points[Int(previous)], after: edge.end))
          }
          previous = id
        }
      }
    }
  }
}
