import Geometry

extension ShapeTable {
  /// Whether a point lies in the interior of a valid shape; on the boundary the answer is either. O(vertices).
  ///
  /// Counts crossings of a ray to the east; each ring counts, so holes and parts need no care.
  func contains(_ point: Coordinate, shape: Int) -> Bool {
    var isInside = false
    for ring in rings(of: shape) {
      let vertices = vertices(ofRing: ring)
      guard let last = vertices.last else { continue }
      var a = points[Int(pointIDs[last])]
      for i in vertices {
        let b = points[Int(pointIDs[i])]
        if (a.y > point.y) != (b.y > point.y) {
          let x = a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
          if x > point.x { isInside.toggle() }
        }
        a = b
      }
    }
    return isInside
  }
}
