import CGEOS

/// The GEOS operations on shapes, in the plane of whatever CRS the coordinates are in.
///
/// One engine per task: it is cheap to make (under a microsecond) and must not cross tasks.
///
/// Results are polygonal: where GEOS gives points and lines besides (two squares that share an edge intersect in a
/// line) they are dropped, so "empty" means "no common area". The start and the direction of result rings are GEOS's.
/// The overlays expect valid operands (see `validity(of:)`); on others GEOS may throw a topology exception or answer
/// wrongly. Every operation throws `GeometryError`: `geos` with GEOS's own text, `degenerateRing` and
/// `nonFiniteCoordinate` for values of which no geometry can be made, `unbuildableShape` for such a slot of a batch.
public final class GeometryEngine {
  let context = GEOSContext()

  public init() {}

  /// The pointer is valid inside `body` only.
  func withPointer<R: ~Copyable>(
    of shape: MultiPolygon, _ body: (OpaquePointer) throws(GeometryError) -> R
  ) throws(GeometryError) -> R {
    try GeometryHandle(adopting: try context.makeShape(shape), in: context).withPointer(body)
  }

  /// Both pointers are valid inside `body` only.
  func withPointers<R: ~Copyable>(
    of a: MultiPolygon, _ b: MultiPolygon, _ body: (OpaquePointer, OpaquePointer) throws(GeometryError) -> R
  ) throws(GeometryError) -> R {
    try withPointer(of: a) { first throws(GeometryError) -> R in
      try withPointer(of: b) { second throws(GeometryError) -> R in try body(first, second) }
    }
  }

  /// The geometry that a one-operand function of GEOS makes of the shape.
  func made(
    from shape: MultiPolygon, _ function: String, _ call: (OpaquePointer) -> OpaquePointer?
  ) throws(GeometryError) -> GeometryHandle {
    try withPointer(of: shape) { pointer throws(GeometryError) -> GeometryHandle in
      try context.adopt(call(pointer), function)
    }
  }
}

/// The four overlays, each with the C function that computes it.
enum Overlay {
  case intersection, union, difference, symmetricDifference

  /// - Parameter gridSize: positions are rounded to multiples of it (CRS units); 0: full precision.
  func callAsFunction(
    _ a: OpaquePointer, _ b: OpaquePointer, gridSize: Double = 0, in context: GEOSContext
  ) throws(GeometryError) -> GeometryHandle {
    let handle = context.handle
    guard gridSize == 0 else {
      switch self {
      case .intersection:
        return try context.adopt(GEOSIntersectionPrec_r(handle, a, b, gridSize), "GEOSIntersectionPrec_r")
      case .union: return try context.adopt(GEOSUnionPrec_r(handle, a, b, gridSize), "GEOSUnionPrec_r")
      case .difference: return try context.adopt(GEOSDifferencePrec_r(handle, a, b, gridSize), "GEOSDifferencePrec_r")
      case .symmetricDifference:
        return try context.adopt(GEOSSymDifferencePrec_r(handle, a, b, gridSize), "GEOSSymDifferencePrec_r")
      }
    }
    return switch self {
    case .intersection: try context.adopt(GEOSIntersection_r(handle, a, b), "GEOSIntersection_r")
    case .union: try context.adopt(GEOSUnion_r(handle, a, b), "GEOSUnion_r")
    case .difference: try context.adopt(GEOSDifference_r(handle, a, b), "GEOSDifference_r")
    case .symmetricDifference: try context.adopt(GEOSSymDifference_r(handle, a, b), "GEOSSymDifference_r")
    }
  }
}

extension GeometryEngine {
  private func overlay(
    _ overlay: Overlay, _ a: MultiPolygon, _ b: MultiPolygon, gridSize: Double = 0
  ) throws(GeometryError) -> MultiPolygon {
    try Self.check(gridSize: gridSize)
    return try withPointers(of: a, b) { first, second throws(GeometryError) -> MultiPolygon in
      try overlay(first, second, gridSize: gridSize, in: context).polygonalPart()
    }
  }

  /// - Parameter gridSize: positions are rounded to multiples of it (CRS units); 0: full precision.
  public func intersection(
    _ a: MultiPolygon, _ b: MultiPolygon, gridSize: Double = 0
  ) throws(GeometryError) -> MultiPolygon {
    try overlay(.intersection, a, b, gridSize: gridSize)
  }

  public func union(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> MultiPolygon {
    try overlay(.union, a, b)
  }

  /// What is in `a` and not in `b`.
  ///
  /// Trap: at full precision GEOS 3.11 answers wrongly, and silently, where one of them has hairline slivers, as the
  /// union of shapes has whose borders miss each other by a rounding error.
  /// - Parameter gridSize: positions are rounded to multiples of it (CRS units); 0: full precision.
  public func difference(
    _ a: MultiPolygon, _ b: MultiPolygon, gridSize: Double = 0
  ) throws(GeometryError) -> MultiPolygon {
    try overlay(.difference, a, b, gridSize: gridSize)
  }

  /// What is in exactly one of them.
  public func symmetricDifference(_ a: MultiPolygon, _ b: MultiPolygon) throws(GeometryError) -> MultiPolygon {
    try overlay(.symmetricDifference, a, b)
  }

  /// The union of all shapes, by cascaded union: n·log n for shapes that are spread out.
  ///
  /// Trap: of an invalid shape GEOS makes a wrong union without an exception (a bow-tie vanishes).
  public func union(of shapes: [MultiPolygon]) throws(GeometryError) -> MultiPolygon {
    let members = try context.collect(shapes.count) { index throws(GeometryError) -> OpaquePointer in
      try context.makeShape(shapes[index])
    }
    return try unaryUnion(members).polygonalPart()
  }

  /// Takes the members.
  func unaryUnion(_ members: [OpaquePointer?]) throws(GeometryError) -> GeometryHandle {
    let collection = GeometryHandle(
      adopting: try context.makeCollection(GEOS_GEOMETRYCOLLECTION, members), in: context)
    return try collection.withPointer { pointer throws(GeometryError) -> GeometryHandle in
      try context.adopt(GEOSUnaryUnion_r(context.handle, pointer), "GEOSUnaryUnion_r")
    }
  }
}
