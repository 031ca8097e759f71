import CPROJ

extension CRS {
  /// How far two positions lie apart on the ground that differ by one step of a coordinate.
  ///
  /// In a projected CRS the step times the length of its unit. In a geographic one the longer of the step along the
  /// meridian and along the parallel at the position's latitude, by geodesics on the ellipsoid (Karney, Algorithms for
  /// geodesics, J. Geodesy 87, 2013): 110.7 km for a degree of latitude at 20.5°.
  ///
  /// - Parameters:
  ///   - step: in the CRS's units.
  ///   - position: where; only its latitude is used, held to 89° where there is no parallel.
  /// - Returns: nil when step or latitude are not finite.
  public func groundLength(ofStep step: Double, at position: Coordinate) -> Length? {
    guard step.isFinite, !isGeographic || position.y.isFinite else { return nil }
    guard isGeographic else { return Length(metres: abs(step) * unitFactor) }
    let degreesPerUnit = unitFactor * 180 / .pi
    let latitude = max(-89, min(89, position.y * degreesPerUnit))
    var geodesic = geod_geodesic()
    geod_init(&geodesic, ellipsoid.semiMajorAxis, ellipsoid.flattening)
    // Short enough that a degree's length does not change along it, long enough to be measured to nine digits.
    let arc = 0.01
    var (north, east) = (0.0, 0.0)
    geod_inverse(&geodesic, latitude - arc / 2, 0, latitude + arc / 2, 0, &north, nil, nil)
    geod_inverse(&geodesic, latitude, 0, latitude, arc, &east, nil, nil)
    return Length(metres: max(north, east) / arc * abs(step) * degreesPerUnit)
  }
}
