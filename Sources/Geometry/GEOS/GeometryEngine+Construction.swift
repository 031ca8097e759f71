import CGEOS

public struct Circle: Sendable, Hashable {
  public var center: Coordinate
  /// In CRS units.
  public var radius: Double

  public init(center: Coordinate, radius: Double) {
    self.center = center
    self.radius = radius
  }
}

/// What happens to the topology when coordinates are rounded to a grid.
public enum PrecisionMode: Sendable, Hashable {
  /// The result is valid; parts that collapse are removed.
  case valid
  /// Every coordinate is rounded and nothing else: the result may be invalid.
  case pointwise
}

extension GeometryEngine {
  /// A largest circle inside the shape; its radius is right within `tolerance` (CRS units).
  ///
  /// Time grows with length over tolerance where the widest places form a line: a rectangle of 10 by 4 takes seconds
  /// at 10⁻⁶, a long sliver at 1 % of its width.
  /// A tolerance below the rounding of the coordinates themselves is raised to it, where GEOS would not end.
  /// Throws `argument` unless the tolerance is above zero, and for an empty shape.
  public func largestInscribedCircle(of shape: MultiPolygon, tolerance: Double) throws(GeometryError) -> Circle {
    guard tolerance > 0, tolerance.isFinite else { throw .argument(name: "tolerance", value: tolerance) }
    guard shape.area > 0 else {
      // Without area the search has no cell to begin with.
      guard !shape.isEmpty else { throw .argument(name: "area", value: 0) }
      return Circle(center: shape.envelope.center, radius: 0)
    }
    let envelope = shape.envelope
    let magnitude = max(abs(envelope.minX), abs(envelope.maxX), abs(envelope.minY), abs(envelope.maxY))
    // Distances between such coordinates carry an error of a few units in the last place.
    let tolerance = max(tolerance, 16 * magnitude.ulp)
    // From the centre to the nearest point of the boundary.
    let ends = try made(from: shape, "GEOSMaximumInscribedCircle_r") { pointer in
      GEOSMaximumInscribedCircle_r(context.handle, pointer, tolerance)
    }.coordinates()
    guard let center = ends.first, let rim = ends.last else { throw .argument(name: "area", value: shape.area) }
    let (dx, dy) = (rim.x - center.x, rim.y - center.y)
    return Circle(center: center, radius: (dx * dx + dy * dy).squareRoot())
  }

  /// The shape with its coordinates on multiples of `gridSize` (CRS units; 0 keeps full precision, else
  /// at least 10⁻¹²).
  public func withPrecision(
    _ shape: MultiPolygon, gridSize: Double, mode: PrecisionMode = .valid
  ) throws(GeometryError) -> MultiPolygon {
    try Self.check(gridSize: gridSize)
    let flags = mode == .pointwise ? GEOS_PREC_NO_TOPO : GEOS_PREC_VALID_OUTPUT
    return try made(from: shape, "GEOSGeom_setPrecision_r") { pointer in
      GEOSGeom_setPrecision_r(context.handle, pointer, gridSize, Int32(flags.rawValue))
    }.polygonalPart()
  }

  /// 0, or a step that coordinates can be divided by: below 10⁻¹² the quotients leave Double's whole numbers.
  static func check(gridSize: Double) throws(GeometryError) {
    guard gridSize == 0 || (gridSize >= 1e-12 && gridSize <= GEOSContext.coordinateLimit) else {
      throw .argument(name: "gridSize", value: gridSize)
    }
  }

  /// A point inside the shape (for a label or a marker); nil for an empty shape.
  public func pointOnSurface(of shape: MultiPolygon) throws(GeometryError) -> Coordinate? {
    let point = try made(from: shape, "GEOSPointOnSurface_r") { GEOSPointOnSurface_r(context.handle, $0) }
    return try point.isEmpty() ? nil : try point.coordinates().first
  }

  /// The points within `distance` (CRS units; negative shrinks), round corners by `quadrantSegments` chords per 90°.
  public func buffered(
    _ shape: MultiPolygon, by distance: Double, quadrantSegments: Int = 8
  ) throws(GeometryError) -> MultiPolygon {
    guard abs(distance) <= GEOSContext.coordinateLimit else { throw .argument(name: "distance", value: distance) }
    guard let segments = Int32(exactly: quadrantSegments), segments > 0 else {
      throw .argument(name: "quadrantSegments", value: Double(quadrantSegments))
    }
    return try made(from: shape, "GEOSBuffer_r") { GEOSBuffer_r(context.handle, $0, distance, segments) }
      .polygonalPart()
  }

  public func convexHull(of shape: MultiPolygon) throws(GeometryError) -> MultiPolygon {
    try made(from: shape, "GEOSConvexHull_r") { GEOSConvexHull_r(context.handle, $0) }.polygonalPart()
  }

  /// The faces of the arrangement of these lines: bounded regions crossed by no line, each with its holes.
  ///
  /// Lines are split where they meet (dangling ends bound nothing and vanish). Lines of fewer than two different
  /// positions are ignored. The order of the faces is GEOS's: it depends on the input only.
  /// - Parameter gridSize: meeting points are rounded to multiples of it (CRS units); 0: full precision.
  public func facets(of lines: [[Coordinate]], gridSize: Double = 0) throws(GeometryError) -> [Polygon] {
    try Self.check(gridSize: gridSize)
    let lines = lines.filter { line in line.contains { $0 != line.first } }
    let members = try context.collect(lines.count) { index throws(GeometryError) -> OpaquePointer in
      try context.makeLine(lines[index])
    }
    let linework = GeometryHandle(
      adopting: try context.makeCollection(GEOS_MULTILINESTRING, members), in: context)
    let noded = try linework.withPointer { pointer throws(GeometryError) -> GeometryHandle in
      gridSize > 0
        ? try context.adopt(GEOSUnaryUnionPrec_r(context.handle, pointer, gridSize), "GEOSUnaryUnionPrec_r")
        : try context.adopt(GEOSUnaryUnion_r(context.handle, pointer), "GEOSUnaryUnion_r")
    }
    let faces = try noded.withPointer { pointer throws(GeometryError) -> GeometryHandle in
      // Reads the geometries of the array, which stay ours.
      try context.adopt(GEOSPolygonize_r(context.handle, [pointer], 1), "GEOSPolygonize_r")
    }
    return try faces.polygonalPart().polygons
  }
}
