public import Geometry

extension ShapeTable {
  /// A table of shapes at hand, through the builder that readers use: canonical rings, equal points once.
  ///
  /// - Throws: `TooManyVertices` beyond 2³² − 1 vertices.
  public static func holding(_ shapes: [MultiPolygon]) throws(ShapeTableBuilder.TooManyVertices) -> ShapeTable {
    var builder = ShapeTableBuilder()
    for shape in shapes {
      for polygon in shape.polygons {
        try builder.append(polygon.exterior, isHole: false)
        for hole in polygon.holes { try builder.append(hole, isHole: true) }
        builder.endPart()
      }
      builder.endShape()
    }
    return builder.finish()
  }
}

extension ShapeTableBuilder {
  fileprivate mutating func append(_ ring: Ring, isHole: Bool) throws(TooManyVertices) {
    let closed = ring.coordinates + ring.coordinates.prefix(1)
    try closed.withUnsafeBufferPointer { positions throws(TooManyVertices) in
      try appendRing(positions, isHole: isHole)
    }
  }
}
