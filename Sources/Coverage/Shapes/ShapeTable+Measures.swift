public import Geometry

extension ShapeTable {
  /// Unsigned area of a ring, m² in a metric CRS, rounded once. O(vertices).
  ///
  /// The shoelace sum shifted to the ring's first (smallest) vertex: the canonical start makes it the same whatever
  /// vertex the file began with.
  public func ringArea(_ ring: Int) -> Area {
    let range = vertices(ofRing: ring)
    guard range.count > 2 else { return .zero }
    return pointIDs.withUnsafeBufferPointer { ids in
      points.withUnsafeBufferPointer { points in
        let origin = points[Int(ids[range.lowerBound])]
        var sum = 0.0
        var lastX = 0.0
        var lastY = 0.0
        for i in range.dropFirst() {
          let point = points[Int(ids[i])]
          let x = point.x - origin.x
          let y = point.y - origin.y
          sum += lastX * y - x * lastY
          lastX = x
          lastY = y
        }
        return Area.squareMetres(abs(sum) / 2)
      }
    }
  }

  /// Area of a shape: exteriors less holes, each rounded once. Meaningless for an invalid shape.
  public func area(of shape: Int) -> Area {
    var total = Area.zero
    for part in parts(of: shape) {
      let rings = rings(ofPart: part)
      for ring in rings {
        if ring == rings.lowerBound { total += ringArea(ring) } else { total -= ringArea(ring) }
      }
    }
    return total
  }

  public func envelope(of shape: Int) -> Envelope {
    var envelope = Envelope.empty
    for i in vertices(of: shape) { envelope.expand(toInclude: points[Int(pointIDs[i])]) }
    return envelope
  }

  public var envelope: Envelope {
    var envelope = Envelope.empty
    for point in points where point.isFinite { envelope.expand(toInclude: point) }
    return envelope
  }

  /// The shape as a value; for findings and export, not for hot loops.
  public func shape(_ shape: Int) -> MultiPolygon {
    MultiPolygon(
      parts(of: shape).map { part in
        let rings = rings(ofPart: part).map { ring in
          Ring(vertices(ofRing: ring).map { points[Int(pointIDs[$0])] })
        }
        return Polygon(exterior: rings[0], holes: Array(rings.dropFirst()))
      })
  }
}
