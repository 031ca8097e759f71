import CGEOS

/// The operations on slots of batches: nothing is converted on the way in.
extension GeometryEngine {
  /// Both pointers are valid inside `body` only.
  private func withPointers<R: ~Copyable>(
    _ a: GeometryBatch, _ i: Int, _ b: GeometryBatch, _ j: Int,
    _ body: (OpaquePointer, OpaquePointer) throws(GeometryError) -> R
  ) throws(GeometryError) -> R {
    try a.withPointer(i) { first throws(GeometryError) -> R in
      try b.withPointer(j) { second throws(GeometryError) -> R in try body(first, second) }
    }
  }

  private func overlay(
    _ overlay: Overlay, _ a: GeometryBatch, _ i: Int, _ b: GeometryBatch, _ j: Int
  ) throws(GeometryError) -> GeometryHandle {
    try withPointers(a, i, b, j) { first, second throws(GeometryError) -> GeometryHandle in
      try overlay(first, second, in: context)
    }
  }

  public func intersection(
    _ a: GeometryBatch, _ i: Int, _ b: GeometryBatch, _ j: Int
  ) throws(GeometryError) -> MultiPolygon { try overlay(.intersection, a, i, b, j).polygonalPart() }

  /// The area of the intersection, in squared CRS units, without making a value of it.
  public func intersectionArea(
    _ a: GeometryBatch, _ i: Int, _ b: GeometryBatch, _ j: Int
  ) throws(GeometryError) -> Double { try overlay(.intersection, a, i, b, j).area() }

  public func difference(
    _ a: GeometryBatch, _ i: Int, _ b: GeometryBatch, _ j: Int
  ) throws(GeometryError) -> MultiPolygon { try overlay(.difference, a, i, b, j).polygonalPart() }

  /// The union of these slots, by cascaded union. An index named twice counts once in effect.
  public func union(_ batch: GeometryBatch, indices: [Int]) throws(GeometryError) -> MultiPolygon {
    let members = try context.collect(indices.count) { index throws(GeometryError) -> OpaquePointer in
      try batch.withPointer(indices[index]) { pointer throws(GeometryError) -> OpaquePointer in
        // A copy, because a collection owns its members.
        try context.owned(GEOSGeom_clone_r(context.handle, pointer), "GEOSGeom_clone_r")
      }
    }
    return try unaryUnion(members).polygonalPart()
  }

  /// The union of all slots.
  public func union(_ batch: GeometryBatch) throws(GeometryError) -> MultiPolygon {
    try union(batch, indices: Array(0..<batch.count))
  }

  public func relate(
    _ a: GeometryBatch, _ i: Int, _ b: GeometryBatch, _ j: Int
  ) throws(GeometryError) -> IntersectionMatrix {
    try withPointers(a, i, b, j) { first, second throws(GeometryError) -> IntersectionMatrix in
      try relate(first, second)
    }
  }

  public func relate(
    _ a: GeometryBatch, _ i: Int, _ b: GeometryBatch, _ j: Int, matches pattern: String
  ) throws(GeometryError) -> Bool {
    try withPointers(a, i, b, j) { first, second throws(GeometryError) -> Bool in
      try relate(first, second, matches: pattern)
    }
  }

  /// They are the same set of points.
  public func equals(
    _ a: GeometryBatch, _ i: Int, _ b: GeometryBatch, _ j: Int
  ) throws(GeometryError) -> Bool {
    try withPointers(a, i, b, j) { first, second throws(GeometryError) -> Bool in
      try Predicate.equals(first, second, in: context)
    }
  }

  /// They share at least a point.
  public func intersects(
    _ a: GeometryBatch, _ i: Int, _ b: GeometryBatch, _ j: Int
  ) throws(GeometryError) -> Bool {
    try withPointers(a, i, b, j) { first, second throws(GeometryError) -> Bool in
      try Predicate.intersects(first, second, in: context)
    }
  }

  /// In squared CRS units.
  public func area(_ batch: GeometryBatch, _ slot: Int) throws(GeometryError) -> Double {
    try batch.withPointer(slot) { pointer throws(GeometryError) -> Double in try context.area(of: pointer) }
  }

  /// The slot as a value, rings as they were appended.
  public func shape(_ batch: GeometryBatch, _ slot: Int) throws(GeometryError) -> MultiPolygon {
    try batch.withPointer(slot) { pointer throws(GeometryError) -> MultiPolygon in
      MultiPolygon(try context.polygons(of: pointer))
    }
  }
}
