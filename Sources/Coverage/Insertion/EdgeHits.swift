import Geometry

/// Vertices that lie on long edges.
struct EdgeHits {
  /// A vertex on an edge.
  struct Hit {
    /// The edge's number.
    var edge: Int
    /// Where along the edge, from 0 to 1.
    var share: Double
    /// The vertex's id in the table; nil for one of the outline.
    var id: UInt32?
    var point: Coordinate
  }

  /// Edges of shapes, then those of the outline.
  let edges: [LongEdge]
  private(set) var hits: [Hit] = []
  private let raster: EdgeRaster

  init(edges: [LongEdge]) {
    self.edges = edges
    raster = EdgeRaster(edges)
  }

  /// Looks at every point of the shapes that take part.
  ///
  /// - Parameters:
  ///   - unit: how far from an edge of a shape a vertex may lie, besides the edge's own tolerance.
  ///   - rimUnit: how far from an edge of the outline.
  ///   - rimFrom: the number of the first edge of the outline.
  mutating func look(
    at shapes: ShapeSet, rows: [Range<Int>], source: [Coordinate], unit: Double, rimUnit: Double, rimFrom: Int
  ) {
    var found: [Hit] = []
    let points = shapes.table.points
    for id in source.indices {
      raster.forEachEdge(near: source[id]) { number in
        let edge = edges[number]
        let tolerance = min(edge.tolerance, number < rimFrom ? unit : rimUnit)
        guard let share = edge.place(of: source[id], image: points[id], tolerance: tolerance) else { return }
        found.append(Hit(edge: number, share: share, id: UInt32(id), point: points[id]))
      }
    }
    guard !found.isEmpty else { return }
    hits += Self.ofVertices(found, of: shapes, rows: rows, edges: edges, rimFrom: rimFrom)
  }

  /// Looks at the vertices of the outline; they may lie on edges of shapes only.
  mutating func look(at outline: VertexInsertionSearch.Outline, unit: Double, rimFrom: Int) {
    for ring in outline.rings {
      for (point, source) in zip(ring.points, ring.source) {
        raster.forEachEdge(near: source) { number in
          guard number < rimFrom else { return }
          let edge = edges[number]
          let tolerance = min(edge.tolerance, unit)
          guard let share = edge.place(of: source, image: point, tolerance: tolerance) else { return }
          hits.append(Hit(edge: number, share: share, id: nil, point: point))
        }
      }
    }
  }

  /// Those whose point is a vertex of a shape that takes part, and not of the edge's own ring.
  private static func ofVertices(
    _ hits: [Hit], of shapes: ShapeSet, rows: [Range<Int>], edges: [LongEdge], rimFrom: Int
  ) -> [Hit] {
    let table = shapes.table
    var isVertex = [Bool](repeating: false, count: table.points.count)
    for row in rows.joined() where shapes.isUsable[row] {
      for vertex in table.vertices(of: row) { isVertex[Int(table.pointIDs[vertex])] = true }
    }
    var own: [Int: Set<UInt32>] = [:]
    for hit in hits where hit.edge < rimFrom && own[edges[hit.edge].ring] == nil {
      let ring = edges[hit.edge].ring
      own[ring] = Set(table.vertices(ofRing: ring).lazy.map { table.pointIDs[$0] })
    }
    return hits.filter { hit in
      guard let id = hit.id, isVertex[Int(id)] else { return false }
      return hit.edge >= rimFrom || own[edges[hit.edge].ring]?.contains(id) != true
    }
  }
}
