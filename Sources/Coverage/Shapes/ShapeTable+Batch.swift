public import Geometry

extension ShapeTable {
  /// The shapes of these rows as GEOS geometries, as given: slot k is the k-th of them.
  ///
  /// For the few rows that flat columns cannot answer for, inside one task: a geometry of eleven vertices takes half a
  /// microsecond and 600 bytes. A malformed shape is built as far as its rings can be, or is named in `flaws`.
  ///
  /// - Complexity: O(vertices of these rows).
  public func batch(of rows: some Collection<Int>) -> GeometryBatch {
    var builder = GeometryBatch.Builder(capacity: rows.count)
    var xy: [Double] = []
    var ringEnds: [Int] = []
    var partEnds: [Int] = []
    for shape in rows {
      xy.removeAll(keepingCapacity: true)
      ringEnds.removeAll(keepingCapacity: true)
      partEnds.removeAll(keepingCapacity: true)
      for part in parts(of: shape) {
        for ring in rings(ofPart: part) {
          append(ring, to: &xy)
          ringEnds.append(xy.count / 2)
        }
        partEnds.append(ringEnds.count)
      }
      builder.append(closedRings: xy.span, ringEnds: ringEnds.span, partEnds: partEnds.span)
    }
    return builder.finish()
  }

  /// Interleaved x, y, the first position again at the end.
  private func append(_ ring: Int, to xy: inout [Double]) {
    let vertices = vertices(ofRing: ring)
    guard let first = vertices.first else { return }
    xy.reserveCapacity(xy.count + 2 * vertices.count + 2)
    for vertex in vertices {
      let point = points[Int(pointIDs[vertex])]
      xy.append(point.x)
      xy.append(point.y)
    }
    xy.append(points[Int(pointIDs[first])].x)
    xy.append(points[Int(pointIDs[first])].y)
  }
}
