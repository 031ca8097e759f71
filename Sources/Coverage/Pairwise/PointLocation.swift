import Geometry

extension ShapeSet {
  /// Whether a point lies in the interior of a shape that takes part, or of a left-out one's placeholder.
  func contains(_ point: Coordinate, shape: Int) -> Bool {
    if isUsable[shape] { return table.contains(point, shape: shape) }
    return placeholder(of: shape)?.contains(point) ?? false
  }

  /// Of the shape, or of its placeholder; empty for one without.
  func envelope(of shape: Int) -> Envelope {
    isUsable[shape] ? envelopes[shape] : placeholder(of: shape)?.envelope ?? .empty
  }

  /// Left-out shapes are in ascending order. O(log n).
  func placeholder(of shape: Int) -> MultiPolygon? {
    var range = leftOut.indices
    while let middle = range.isEmpty ? nil : range.lowerBound + range.count / 2 {
      if leftOut[middle].shape == shape { return leftOut[middle].placeholder }
      range = leftOut[middle].shape < shape ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }
}

extension MultiPolygon {
  /// Whether a point lies in the interior; on the boundary the answer is either. O(vertices).
  fileprivate func contains(_ point: Coordinate) -> Bool {
    polygons.reduce(false) { isInside, polygon in
      ([polygon.exterior] + polygon.holes).reduce(isInside) { $0 != $1.contains(point) }
    }
  }
}

extension Ring {
  /// Whether a point lies in the interior; on the ring the answer is either. O(vertices).
  func contains(_ point: Coordinate) -> Bool {
    guard var a = coordinates.last else { return false }
    var isInside = false
    for b in coordinates {
      if a.crossesRay(from: point, to: b) { isInside.toggle() }
      a = b
    }
    return isInside
  }
}

extension Coordinate {
  /// Whether the edge to `b` crosses the ray from `point` to the east.
  fileprivate func crossesRay(from point: Coordinate, to b: Coordinate) -> Bool {
    guard (y > point.y) != (b.y > point.y) else { return false }
    return x + (point.y - y) / (b.y - y) * (b.x - x) > point.x
  }
}

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
        if a.crossesRay(from: point, to: b) { isInside.toggle() }
        a = b
      }
    }
    return isInside
  }
}
