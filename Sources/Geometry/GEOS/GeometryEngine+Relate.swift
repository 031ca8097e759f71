import CGEOS

/// The named predicates of OGC Simple Features, each with the C function that decides it.
enum Predicate {
  case intersects, touches, contains, covers, within, overlaps, equals, disjoint

  func callAsFunction(
    _ a: OpaquePointer, _ b: OpaquePointer, in context: GEOSContext
  ) throws(GeometryError) -> Bool {
    switch self {
    case .intersects: try context.truth(GEOSIntersects_r(context.handle, a, b), "GEOSIntersects_r")
    case .touches: try context.truth(GEOSTouches_r(context.handle, a, b), "GEOSTouches_r")
    case .contains: try context.truth(GEOSContains_r(context.handle, a, b), "GEOSContains_r")
    case .covers: try context.truth(GEOSCovers_r(context.handle, a, b), "GEOSCovers_r")
    case .within: try context.truth(GEOSWithin_r(context.handle, a, b), "GEOSWithin_r")
    case .overlaps: try context.truth(GEOSOverlaps_r(context.handle, a, b), "GEOSOverlaps_r")
    case .equals: try context.truth(GEOSEquals_r(context.handle, a, b), "GEOSEquals_r")
    case .disjoint: try context.truth(GEOSDisjoint_r(context.handle, a, b), "GEOSDisjoint_r")
    }
  }
}

extension GeometryEngine {
  private func holds(_ predicate: Predicate, _ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> Bool {
    try withPointers(of: a, b) { first, second throws(GeometryError) -> Bool in
      try predicate(first, second, in: context)
    }
  }

  /// They share at least a point.
  public func intersects(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> Bool {
    try holds(.intersects, a, b)
  }

  /// They share points of their boundaries and no area.
  public func touches(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> Bool {
    try holds(.touches, a, b)
  }

  /// No point of `b` lies outside `a`, and they share area.
  public func contains(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> Bool {
    try holds(.contains, a, b)
  }

  /// No point of `b` lies outside `a`.
  public func covers(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> Bool {
    try holds(.covers, a, b)
  }

  /// No point of `a` lies outside `b`, and they share area.
  public func within(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> Bool {
    try holds(.within, a, b)
  }

  /// They share area and each has area of its own.
  public func overlaps(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> Bool {
    try holds(.overlaps, a, b)
  }

  /// They are the same set of points, whatever their vertices.
  public func equals(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> Bool {
    try holds(.equals, a, b)
  }

  /// They share no point.
  public func disjoint(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> Bool {
    try holds(.disjoint, a, b)
  }

  public func relate(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> IntersectionMatrix {
    try withPointers(of: a, b) { first, second throws(GeometryError) -> IntersectionMatrix in
      try relate(first, second)
    }
  }

  /// Whether the matrix matches `pattern` (see `IntersectionMatrix.matches`); GEOS refuses one of another length.
  public func relate(
    _ a: MultiPolygon, _ b: MultiPolygon, matches pattern: String
  ) throws(GeometryError) -> Bool {
    try withPointers(of: a, b) { first, second throws(GeometryError) -> Bool in
      try relate(first, second, matches: pattern)
    }
  }

  func relate(_ a: OpaquePointer, _ b: OpaquePointer) throws(GeometryError) -> IntersectionMatrix {
    guard let text = GEOSRelate_r(context.handle, a, b) else { throw context.failure("GEOSRelate_r") }
    defer { GEOSFree_r(context.handle, text) }
    guard let matrix = IntersectionMatrix(String(cString: text)) else {
      throw .geos(function: "GEOSRelate_r", message: "not a matrix: \(String(cString: text))")
    }
    return matrix
  }

  func relate(
    _ a: OpaquePointer, _ b: OpaquePointer, matches pattern: String
  ) throws(GeometryError) -> Bool {
    try context.truth(GEOSRelatePattern_r(context.handle, a, b, pattern), "GEOSRelatePattern_r")
  }
}
