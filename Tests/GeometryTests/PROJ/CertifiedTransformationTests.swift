import Geometry
import TestSupport
import Testing

/// The reference is PROJ itself: `Transformation` without polynomials.
@Suite("Certified transformation") struct CertifiedTransformationTests {
  /// What no position may be from PROJ's: 0.1 µm.
  static let bound = 1e-7

  struct Pair: Sendable {
    var source: String
    var x: ClosedRange<Double>
    var y: ClosedRange<Double>
  }

  static let pairs = [
    // The province.
    Pair(source: "EPSG:4326", x: 105.7...106.2, y: 20.3...20.8),
    // All of the north.
    Pair(source: "EPSG:4326", x: 102...108, y: 18...24), Pair(source: "EPSG:4756", x: 105.7...106.2, y: 20.3...20.8),
    Pair(source: "EPSG:5896", x: 880_000...930_000, y: 2_240_000...2_300_000),
    Pair(source: "EPSG:32648", x: 560_000...620_000, y: 2_240_000...2_300_000),
    // Far from where the plane is used.
    Pair(source: "EPSG:4326", x: 80...84, y: 40...44), Pair(source: "EPSG:4326", x: 120...122, y: -45 ... -43),
  ]

  private func projection(from source: String, to target: String = "EPSG:5897") throws -> Transformation {
    try Transformation(from: CRS(source), to: CRS(target))
  }

  private func points(_ pair: Pair, count: Int) -> [Coordinate] {
    var random = SplitMix(seed: 11)
    return (0..<count).map { _ in
      Coordinate(x: .random(in: pair.x, using: &random), y: .random(in: pair.y, using: &random))
    }
  }

  private func largestDistance(_ a: [Coordinate], _ b: [Coordinate]) -> Double {
    zip(a, b).map { max(abs($0.x - $1.x), abs($0.y - $1.y)) }.max() ?? .infinity
  }

  @Test(arguments: pairs) func `random points are where PROJ puts them`(pair: Pair) async throws {
    let transformation = try projection(from: pair.source)
    let points = points(pair, count: 20_000)
    let exact = try await transformation.transformed(points)
    let (result, certificate) = try await CertifiedTransformation(transformation).transformed(points)
    #expect(largestDistance(result.points, exact.points) < Self.bound)
    #expect(result.nonFinite.isEmpty)
    #expect(certificate.pointsByPolynomial == points.count && certificate.pointsByPROJ == 0)
    #expect(certificate.largestDeviation < .metres(0.5e-7) && certificate.largestDeviation > .metres(0))
    #expect(certificate.independentPoints > 0 && certificate.independentPoints.isMultiple(of: 64))
  }

  /// Sides and corners of squares: multiples of an eighth of a degree, and the numbers next to them.
  @Test func `points on the borders of squares are where PROJ puts them`() async throws {
    let transformation = try projection(from: "EPSG:4326")
    let sides = (0...4).flatMap { side -> [Double] in
      let value = 105.75 + Double(side) * 0.125
      return [value.nextDown, value, value.nextUp]
    }
    let points = sides.flatMap { x in sides.map { Coordinate(x: x, y: $0 - 85) } }
    let exact = try await transformation.transformed(points)
    let (result, certificate) = try await CertifiedTransformation(transformation).transformed(points)
    #expect(largestDistance(result.points, exact.points) < Self.bound)
    #expect(certificate.pointsByPROJ == 0)
  }

  @Test func `a position has one image whatever is projected with it, on any number of threads`() async throws {
    let certified = CertifiedTransformation(try projection(from: "EPSG:4326"))
    let points = points(Self.pairs[0], count: 200_000)
    let (one, first) = try await certified.transformed(points, threads: 1)
    for threads in [2, 3] {
      let (more, certificate) = try await certified.transformed(points, threads: threads)
      #expect(more == one)
      #expect(certificate == first)
    }
    let (backwards, _) = try await certified.transformed(points.reversed(), threads: 2)
    #expect(backwards.points == one.points.reversed())
    for index in [0, 77_777, 199_999] {
      #expect(try await certified.transformed([points[index]]).result.points == [one.points[index]])
    }
  }

  @Test func `what is no position on the Earth is PROJ's affair, and stands apart`() async throws {
    let transformation = try projection(from: "EPSG:4326")
    let points = [
      Coordinate(x: 105.9, y: 20.5), Coordinate(x: .nan, y: 20.5), Coordinate(x: 105.9, y: .infinity),
      Coordinate(x: 105.9, y: 95), Coordinate(x: 600_000, y: 2_270_000), Coordinate(x: 105.91, y: 20.5),
      Coordinate(x: -1e308, y: 1e308),
    ]
    let exact = try await transformation.transformed(points)
    let (result, certificate) = try await CertifiedTransformation(transformation).transformed(points)
    #expect(result.nonFinite == exact.nonFinite)
    #expect(certificate.pointsByPolynomial == 2 && certificate.pointsByPROJ == 5)
    for index in points.indices where !exact.nonFinite.contains(index) {
      #expect(largestDistance([result.points[index]], [exact.points[index]]) < Self.bound)
    }
  }

  @Test func `poles and the 180th meridian are where PROJ puts them`() async throws {
    let transformation = try projection(from: "EPSG:4326")
    let points = [
      Coordinate(x: 105.9, y: 90), Coordinate(x: 0, y: 90), Coordinate(x: 105.9, y: -90),
      Coordinate(x: 105.9, y: 89.99),
      Coordinate(x: 180, y: 20), Coordinate(x: -180, y: 20), Coordinate(x: 179.99, y: 20),
      Coordinate(x: -179.99, y: 20),
    ]
    let exact = try await transformation.transformed(points)
    let (result, _) = try await CertifiedTransformation(transformation).transformed(points)
    #expect(result.nonFinite == exact.nonFinite)
    #expect(largestDistance(result.points, exact.points) < Self.bound)
  }

  /// A transverse Mercator projection has no value 90° from its middle meridian on the equator, and wild ones near by.
  @Test func `near the singularity of a zone polynomials are refused`() async throws {
    let transformation = try projection(from: "EPSG:4326", to: "EPSG:32648")
    let points = points(Pair(source: "", x: -165.1 ... -164.9, y: -0.1...0.1), count: 500)
    let exact = try await transformation.transformed(points)
    let (result, certificate) = try await CertifiedTransformation(transformation).transformed(points)
    #expect(certificate.pointsByPROJ == points.count && certificate.pointsByPolynomial == 0)
    #expect(certificate.independentPoints == 0 && certificate.largestDeviation == .metres(0))
    #expect(result.nonFinite == exact.nonFinite)
    #expect(zip(result.points, exact.points).allSatisfy { $0 == $1 || !$1.isFinite })
  }

  /// The plane of this Mercator projection is cut at 105.05° − 180°, within a square of the grid.
  @Test func `where a plane is cut polynomials are refused`() async throws {
    let plane = """
      PROJCS["cut",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],\
      PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Mercator_1SP"],\
      PARAMETER["central_meridian",105.05],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],\
      PARAMETER["false_northing",0],UNIT["metre",1]]
      """
    let transformation = try projection(from: "EPSG:4326", to: plane)
    let cut = points(Pair(source: "", x: -74.99 ... -74.9, y: 20.01...20.1), count: 500)
    let exact = try await transformation.transformed(cut)
    #expect(exact.points.contains { $0.x > 2e7 } && exact.points.contains { $0.x < -2e7 })
    let (result, certificate) = try await CertifiedTransformation(transformation).transformed(cut)
    #expect(result == exact)
    #expect(certificate.pointsByPROJ == cut.count)
    // The square beside it is as smooth as any.
    let beside = points(Pair(source: "", x: -74.8 ... -74.76, y: 20.01...20.1), count: 500)
    let (near, other) = try await CertifiedTransformation(transformation).transformed(beside)
    #expect(other.pointsByPolynomial == beside.count)
    #expect(largestDistance(near.points, try await transformation.transformed(beside).points) < Self.bound)
  }

  @Test func `points all over the Earth go to PROJ`() async throws {
    let transformation = try projection(from: "EPSG:4326", to: "EPSG:3395")
    let points = points(Pair(source: "", x: -180...180, y: -80...80), count: 10_000)
    let (result, certificate) = try await CertifiedTransformation(transformation).transformed(points, threads: 2)
    #expect(certificate.pointsByPROJ == points.count && certificate.independentPoints == 0)
    #expect(result == (try await transformation.transformed(points)))
  }

  @Test func `no points make no certificate`() async throws {
    let (result, certificate) = try await CertifiedTransformation(projection(from: "EPSG:4326")).transformed([])
    #expect(result.points.isEmpty && result.nonFinite.isEmpty)
    #expect(
      certificate
        == .init(
          largestDeviation: .metres(0), independentPoints: 0, pointsByPolynomial: 0, pointsByPROJ: 0))
  }

  @Test func `degrees as a target are held to the same metres`() async throws {
    let transformation = try projection(from: "EPSG:5897", to: "EPSG:4326")
    let points = points(Pair(source: "", x: 560_000...620_000, y: 2_240_000...2_300_000), count: 2000)
    let exact = try await transformation.transformed(points)
    let (result, certificate) = try await CertifiedTransformation(transformation).transformed(points)
    #expect(largestDistance(result.points, exact.points) < Self.bound / 111_320)
    #expect(certificate.pointsByPROJ == 0)
  }
}
