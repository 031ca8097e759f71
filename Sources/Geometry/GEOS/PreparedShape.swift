import CGEOS

/// A shape prepared to be compared with many others: repeated predicates are many times faster than the engine's.
///
/// Belongs to the task of its engine (GEOS fills its indexes at first use). Keeps the geometry and the context alive.
public final class PreparedShape {
  private let context: GEOSContext
  /// Owns the geometry that `prepared` reads; must be released after it.
  private let batch: GeometryBatch
  private let prepared: OpaquePointer

  fileprivate init(_ batch: GeometryBatch, _ slot: Int, in context: GEOSContext) throws(GeometryError) {
    self.batch = batch
    self.context = context
    prepared = try batch.withPointer(slot) { pointer throws(GeometryError) -> OpaquePointer in
      try context.owned(GEOSPrepare_r(context.handle, pointer), "GEOSPrepare_r")
    }
  }

  deinit { GEOSPreparedGeom_destroy_r(context.handle, prepared) }

  /// They share at least a point.
  public func intersects(_ other: GeometryBatch, _ slot: Int) throws(GeometryError) -> Bool {
    try other.withPointer(slot) { pointer throws(GeometryError) -> Bool in
      try context.truth(GEOSPreparedIntersects_r(context.handle, prepared, pointer), "GEOSPreparedIntersects_r")
    }
  }

  /// They share no point.
  public func disjoint(_ other: GeometryBatch, _ slot: Int) throws(GeometryError) -> Bool {
    try other.withPointer(slot) { pointer throws(GeometryError) -> Bool in
      try context.truth(GEOSPreparedDisjoint_r(context.handle, prepared, pointer), "GEOSPreparedDisjoint_r")
    }
  }

  /// No point of the other lies outside this one.
  public func covers(_ other: GeometryBatch, _ slot: Int) throws(GeometryError) -> Bool {
    try other.withPointer(slot) { pointer throws(GeometryError) -> Bool in
      try context.truth(GEOSPreparedCovers_r(context.handle, prepared, pointer), "GEOSPreparedCovers_r")
    }
  }

  /// Every point of the other lies in this one's interior.
  public func containsProperly(_ other: GeometryBatch, _ slot: Int) throws(GeometryError) -> Bool {
    try other.withPointer(slot) { pointer throws(GeometryError) -> Bool in
      try context.truth(
        GEOSPreparedContainsProperly_r(context.handle, prepared, pointer), "GEOSPreparedContainsProperly_r")
    }
  }

  /// The point lies in the interior; false for a point that is not finite.
  public func contains(_ point: Coordinate) throws(GeometryError) -> Bool {
    guard point.isFinite else { return false }
    let geometry = try makePoint(point)
    return try geometry.withPointer { pointer throws(GeometryError) -> Bool in
      try context.truth(GEOSPreparedContains_r(context.handle, prepared, pointer), "GEOSPreparedContains_r")
    }
  }

  /// The point lies in the interior or on the boundary; false for a point that is not finite.
  public func covers(_ point: Coordinate) throws(GeometryError) -> Bool {
    guard point.isFinite else { return false }
    let geometry = try makePoint(point)
    return try geometry.withPointer { pointer throws(GeometryError) -> Bool in
      try context.truth(GEOSPreparedCovers_r(context.handle, prepared, pointer), "GEOSPreparedCovers_r")
    }
  }

  private func makePoint(_ point: Coordinate) throws(GeometryError) -> GeometryHandle {
    try context.adopt(
      GEOSGeom_createPointFromXY_r(context.handle, point.x, point.y), "GEOSGeom_createPointFromXY_r")
  }
}

extension GeometryEngine {
  public func prepared(_ batch: GeometryBatch, _ slot: Int) throws(GeometryError) -> PreparedShape {
    try PreparedShape(batch, slot, in: context)
  }

  public func prepared(_ shape: MultiPolygon) throws(GeometryError) -> PreparedShape {
    let batch = GeometryBatch([shape])
    if let flaw = batch.flaws.first { throw flaw.error }
    return try PreparedShape(batch, 0, in: context)
  }
}
