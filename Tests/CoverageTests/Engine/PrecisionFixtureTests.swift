import Coverage
import Foundation
import Geometry
import TestSupport
import Testing

/// Thin pieces, many vertices, and positions that cannot be written exactly.
@Suite("Engine: precision") struct PrecisionFixtureTests {
  @Test(arguments: FixtureSetting.all)
  func `slivers of one millimetre are overlaps and gaps with their areas`(setting: FixtureSetting) async throws {
    // 100 m × 1 mm between 0 and 1 doubly covered, between 1 and 2 open.
    try await EngineFixture(
      shapes: [box(0, 0, 100, 10), box(0, 9.999, 100, 10), box(0, 20, 100, 10)], boundary: box(0, 0, 100, 30),
      pairs: [[0, 1]: 0.1], gaps: [0.1], inside: [0.1, 2999.8, 0.1], tolerance: 1e-6
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `slivers of one micrometre are kept`(setting: FixtureSetting) async throws {
    // 100 m × 1 µm are 10⁻⁴ m². Far from the origin a position is held to 2·10⁻⁹ m: 4·10⁻⁷ m² on 200 m of edges.
    try await EngineFixture(
      shapes: [box(0, 0, 100, 10), box(0, 9.999_999, 100, 10), box(0, 20, 100, 10)], boundary: box(0, 0, 100, 30),
      pairs: [[0, 1]: 1e-4], gaps: [1e-4], inside: [1e-4, 2999.9998, 1e-4], tolerance: 3e-6
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `wedges down to a point are overlaps and gaps`(setting: FixtureSetting) async throws {
    // Two edges from (0, 0) that are 2 mm apart at x = 200: 0.2 m² each.
    try await EngineFixture(
      shapes: [
        .ring([(0, 0), (200, 0.002), (200, 10), (0, 10)]), box(0, -10, 200, 10),
        .ring([(0, -10), (200, -9.998), (200, -20), (0, -20)]),
      ], boundary: box(0, -20, 200, 30), pairs: [[1, 2]: 0.2], gaps: [0.2], inside: [0.2, 5999.6, 0.2],
      tolerance: 2e-6
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a vertex that no double puts on its neighbour's edge makes nothing`(setting: FixtureSetting) async throws {
    // (10, 10/3) is off the line from (0, 0) to (30, 10) by a rounding error.
    try await EngineFixture(
      shapes: [
        .ring([(0, 0), (30, 10), (30, 40), (0, 30)]), .ring([(0, 0), (10, 10.0 / 3), (30, 10), (30, -20), (0, -20)]),
      ], boundary: .ring([(0, -20), (30, -20), (30, 40), (0, 30)]), inside: [0, 1650]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `two shapes of 10,000 vertices along each other, and a strip across their border`(
    setting: FixtureSetting
  ) async throws {
    // Teeth 1 m high, a metre each: half of them belong to the lower, half to the upper shape.
    let teeth = (0...10_000).map { (Double($0), Double($0 % 2)) }
    let lower = MultiPolygon.ring([(0, -10), (10_000, -10)] + teeth.reversed())
    let upper = MultiPolygon.ring(teeth + [(10_000, 10), (0, 10)])
    try await EngineFixture(
      shapes: [lower, upper, box(100, -1, 10, 3)], boundary: box(0, -10, 10_000, 20),
      pairs: [[0, 2]: 15, [1, 2]: 15], inside: [0, 199_970, 30]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a ring of 10,000 vertices around one parcel and across another`(setting: FixtureSetting) async throws {
    // The regular polygon with n corners and radius r has the area n/2 · r² · sin(2π/n).
    let count = 10_000
    let circle = MultiPolygon(
      Polygon(
        exterior: Ring(
          (0..<count).map { step in
            let angle = (Double(step) + 0.5) / Double(count) * 2 * .pi
            return Coordinate(x: 100 * cos(angle), y: 100 * sin(angle))
          })))
    let area = Double(count) / 2 * 10_000 * sin(2 * .pi / Double(count))
    // The half plane x ≥ 0 takes half of it.
    try await EngineFixture(
      shapes: [circle, box(0, -150, 150, 300), box(-20, -5, 10, 10)], pairs: [[0, 1]: area / 2, [0, 2]: 100],
      inside: [0, 44_900, area / 2 + 100], tolerance: 1e-3
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `repeated vertices and vertices along straight edges change nothing`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [
        .ring([(0, 0), (0, 0), (4, 0), (10, 0), (10, 10), (10, 10), (0, 10)]),
        .ring([(10, 0), (20, 0), (20, 10), (10, 10), (10, 10), (10, 3)]),
      ], boundary: box(0, 0, 20, 10), inside: [0, 200]
    ).check(setting)
  }

  /// Parcels of which vertices lie off their neighbours' edges by rounding errors: of their union GEOS 3.11 finds wrong
  /// differences and intersections, without a word.
  private static let slivers: [MultiPolygon] = [
    .ring([(21.835, 0), (22.549, 23.636), (0, 17.054)]),
    .ring([
      (21.835, 0), (45.683, 0), (42.908, 23.637), (37.237_922_809_341_34, 23.636_721_495_299_835), (22.549, 23.636),
    ]), .ring([(22.549, 23.636), (42.908, 23.637), (36.407, 41.185)]),
    .ring([(42.908, 23.637), (60, 45.467), (36.407, 41.185)]),
  ]

  @Test(arguments: EngineWay.allCases)
  func `a triangle covered by parcels with slivers of rounding errors between them is no gap`(
    way: EngineWay
  ) async throws {
    let given = EngineCase(Self.slivers, boundary: .ring([(18, 18), (42, 18), (42, 42)])).prepared(for: way)
    let report = try await given.report(way)
    // Half of 24 m × 24 m, all of it covered; corners of 1 µm may be rounded off.
    #expect((report.gaps ?? []).map(\.area).sum() <= .squareMetres(1e-5))
    let covered = try #require(report.identities?.multiplicities.first { $0.k == 1 })
    #expect((covered.inside - .squareMetres(288)).magnitude <= .squareMetres(1e-5))
    #expect(report.identities?.closure ?? .hectares(1) <= .squareMetres(0.01))
  }
}
