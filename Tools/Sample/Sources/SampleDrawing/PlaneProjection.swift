import Foundation

/// WGS 84 longitude and latitude to VN-2000 / TM-3 105° (EPSG:5897), by the datum operation EPSG:6960.
///
/// Geographic → geocentric, inverse Helmert (coordinate frame, small angles), geocentric → geographic, transverse
/// Mercator by Krüger's series to the fourth order in the third flattening n (Kawase 2011, eq. 8–12): below 10⁻⁶
/// m within 3° of the meridian. VN-2000 stands on the ellipsoid of WGS 84.
public struct PlaneProjection: Sendable {
  private static let semiMajor = 6_378_137.0
  private static let flattening = 1 / 298.257_223_563
  private static let squaredEccentricity = flattening * (2 - flattening)
  private static let eccentricity = squaredEccentricity.squareRoot()
  private static let centralMeridian = 105.0 * Double.pi / 180
  private static let scale = 0.9999
  private static let falseEasting = 500_000.0

  private let rectifyingRadius: Double
  private let alpha: (Double, Double, Double, Double)

  public init() {
    let n = Self.flattening / (2 - Self.flattening)
    let n2 = n * n
    rectifyingRadius = Self.semiMajor / (1 + n) * (1 + n2 / 4 + n2 * n2 / 64)
    alpha = (
      n / 2 - 2 * n2 / 3 + 5 * n2 * n / 16 + 41 * n2 * n2 / 180,
      13 * n2 / 48 - 3 * n2 * n / 5 + 557 * n2 * n2 / 1440,
      61 * n2 * n / 240 - 103 * n2 * n2 / 140,
      49561 * n2 * n2 / 161_280
    )
  }

  /// Metres east and north in EPSG:5897.
  public func plane(longitude: Double, latitude: Double) -> (east: Double, north: Double) {
    let degree = Double.pi / 180
    let local = Self.shifted(longitude: longitude * degree, latitude: latitude * degree)
    return transverseMercator(longitude: local.longitude, latitude: local.latitude)
  }

  /// WGS 84 → VN-2000, radians: the inverse of EPSG:6960 at ellipsoidal height 0.
  private static func shifted(longitude: Double, latitude: Double) -> (longitude: Double, latitude: Double) {
    let sine = sin(latitude), cosine = cos(latitude)
    let normal = semiMajor / (1 - squaredEccentricity * sine * sine).squareRoot()
    let arcSecond = Double.pi / 180 / 3600
    let rx = -0.00928836 * arcSecond, ry = 0.01975479 * arcSecond, rz = -0.00427372 * arcSecond
    let factor = 1 + 0.252906278e-6
    let x = (normal * cosine * cos(longitude) + 191.90441429) / factor
    let y = (normal * cosine * sin(longitude) + 39.30318279) / factor
    let z = (normal * (1 - squaredEccentricity) * sine + 111.45032835) / factor
    // Coordinate frame: target = t + s·R·source, R = [1 rz −ry; −rz 1 rx; ry −rx 1]; its transpose undoes it.
    return geographic(x: x - rz * y + ry * z, y: rz * x + y - rx * z, z: -ry * x + rx * y + z)
  }

  /// Bowring's formula (1985); one step is exact to 10⁻¹¹″ near the ellipsoid.
  private static func geographic(x: Double, y: Double, z: Double) -> (longitude: Double, latitude: Double) {
    let distance = (x * x + y * y).squareRoot()
    let semiMinor = semiMajor * (1 - flattening)
    let secondSquared = squaredEccentricity / (1 - squaredEccentricity)
    let tangent = z * semiMajor / (distance * semiMinor)
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    let latitude = atan2(
      z + secondSquared * semiMinor * sine * sine * sine,
      distance - squaredEccentricity * semiMajor * cosine * cosine * cosine)
    return (atan2(y, x), latitude)
  }

  private func transverseMercator(longitude: Double, latitude: Double) -> (east: Double, north: Double) {
    let sine = sin(latitude)
    let t = sinh(atanh(sine) - Self.eccentricity * atanh(Self.eccentricity * sine))
    let difference = longitude - Self.centralMeridian
    let xi = atan2(t, cos(difference))
    let eta = asinh(sin(difference) / (t * t + cos(difference) * cos(difference)).squareRoot())
    let s2 = sin(2 * xi), c2 = cos(2 * xi), sh2 = sinh(2 * eta), ch2 = cosh(2 * eta)
    let s4 = 2 * s2 * c2, c4 = 1 - 2 * s2 * s2, sh4 = 2 * sh2 * ch2, ch4 = 1 + 2 * sh2 * sh2
    let s6 = s4 * c2 + c4 * s2, c6 = c4 * c2 - s4 * s2, sh6 = sh4 * ch2 + ch4 * sh2, ch6 = ch4 * ch2 + sh4 * sh2
    let s8 = 2 * s4 * c4, c8 = 1 - 2 * s4 * s4, sh8 = 2 * sh4 * ch4, ch8 = 1 + 2 * sh4 * sh4
    let north = xi + alpha.0 * s2 * ch2 + alpha.1 * s4 * ch4 + alpha.2 * s6 * ch6 + alpha.3 * s8 * ch8
    let east = eta + alpha.0 * c2 * sh2 + alpha.1 * c4 * sh4 + alpha.2 * c6 * sh6 + alpha.3 * c8 * sh8
    let radius = Self.scale * rectifyingRadius
    return (Self.falseEasting + radius * east, radius * north)
  }
}
