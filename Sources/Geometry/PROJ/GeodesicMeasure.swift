import CPROJ

/// Areas on the ellipsoid of a CRS, as a cross-check of areas in its plane. Belongs to one task.
///
/// The vertices are those given (brought back to longitude and latitude for a projected CRS); the edges are
/// **geodesics** between them, not the straight lines of the plane, so the two areas differ by the projection's areal
/// scale and, on long edges, by the strip between the two lines.
/// Source: Karney, Algorithms for geodesics, J. Geodesy 87 (2013), as implemented in PROJ's geodesic.h;
/// error about 0.1 m² for polygons of the size of a country.
public final class GeodesicMeasure {
  private let geodesic: geod_geodesic
  /// From the plane to longitude and latitude; nil for a geographic CRS.
  private let toGeographic: TransformationWorker?
  private let degreesPerUnit: Double

  /// Throws `proj` when the CRS's projection cannot be inverted.
  public init(crs: CRS) throws(GeometryError) {
    var geodesic = geod_geodesic()
    geod_init(&geodesic, crs.ellipsoid.semiMajorAxis, crs.ellipsoid.flattening)
    self.geodesic = geodesic
    if crs.isGeographic {
      toGeographic = nil
      degreesPerUnit = Self.degrees(perUnitOf: crs.unitFactor)
    } else {
      let (definition, factor) = try Self.inverse(of: crs)
      toGeographic = try TransformationWorker(definition)
      degreesPerUnit = Self.degrees(perUnitOf: factor)
    }
  }

  /// Exactly 1 for degrees, so that degrees are not rounded on their way through radians.
  private static func degrees(perUnitOf radians: Double) -> Double {
    let degrees = radians * 180 / .pi
    return abs(degrees - 1) < 1e-12 ? 1 : degrees
  }

  /// The conversion from a projected CRS to its own geographic CRS, and the radians per unit of that.
  private static func inverse(of crs: CRS) throws(GeometryError) -> (String, Double) {
    let context = PROJContext()
    let object = try context.create(crs.definition)
    let base = try object.withPointer { pointer throws(GeometryError) -> PROJHandle in
      try context.adopt(proj_crs_get_geodetic_crs(context.pointer, pointer), "proj_crs_get_geodetic_crs")
    }
    let search = OperationSearch(source: crs, target: crs, context: context)
    let candidates = try search.candidates(from: object, to: base, in: nil, allowBallpark: false)
    guard let exact = candidates.first(where: { !$0.steps.changesDatum }) else {
      throw .noOperation(from: crs.identifier ?? crs.name, to: base.name())
    }
    return (exact.definition, try base.unitFactor())
  }

  /// The area of the exteriors less the area of the holes, whatever way the rings run.
  ///
  /// Throws `nonFiniteCoordinate` when a vertex has no place on the ellipsoid (latitude beyond 90°).
  public func area(of shape: MultiPolygon) throws(GeometryError) -> Area {
    var squareMetres = 0.0
    for polygon in shape.polygons {
      squareMetres += abs(try signedSquareMetres(of: polygon.exterior))
      for hole in polygon.holes { squareMetres -= abs(try signedSquareMetres(of: hole)) }
    }
    guard let area = Area(exactlyRoundedSquareMetres: squareMetres) else { throw .nonFiniteCoordinate }
    return area
  }

  /// Positive when the ring runs counter-clockwise.
  private func signedSquareMetres(of ring: Ring) throws(GeometryError) -> Double {
    guard ring.coordinates.count > 2 else { return 0 }
    var points = ring.coordinates
    if let toGeographic {
      guard toGeographic.transform(&points).isEmpty else { throw .nonFiniteCoordinate }
    }
    var polygon = geod_polygon()
    var geodesic = geodesic
    geod_polygon_init(&polygon, 0)
    for point in points {
      let (longitude, latitude) = (point.x * degreesPerUnit, point.y * degreesPerUnit)
      guard longitude.isFinite, abs(latitude) <= 90 else { throw .nonFiniteCoordinate }
      geod_polygon_addpoint(&geodesic, &polygon, latitude, longitude)
    }
    var (area, perimeter) = (0.0, 0.0)
    // reverse 0, sign 1: counter-clockwise is positive, clockwise negative.
    _ = geod_polygon_compute(&geodesic, &polygon, 0, 1, &area, &perimeter)
    return area
  }
}
