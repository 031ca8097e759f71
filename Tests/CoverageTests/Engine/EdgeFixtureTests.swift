import Geometry
import TestSupport
import Testing

/// Edges that touch, match, run along each other and cross.
@Suite("Engine: edges") struct EdgeFixtureTests {
  @Test(arguments: FixtureSetting.all)
  func `squares that touch at a point share nothing`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [box(0, 0, 10, 10), box(10, 10, 10, 10), .ring([(5, 10), (8, 20), (2, 20)])],
      boundary: box(0, 0, 20, 20),
      // The triangle stands on its tip and parts the upper left square of the boundary into 35 m² on either side.
      gaps: [100, 35, 35], inside: [170, 230]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `squares that touch along part of an edge share nothing`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [box(0, 0, 10, 10), box(10, 5, 10, 10), box(-4, -3, 4, 8)], inside: [0, 232]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `vertices on one side of a common edge make neither overlap nor gap`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [
        .ring([(0, 0), (30, 10), (30, 40), (0, 30)]),
        .ring([(0, 0), (3, 1), (15, 5), (27, 9), (30, 10), (30, -20), (0, -20)]),
      ], boundary: .ring([(0, -20), (30, -20), (30, 40), (0, 30)]), inside: [0, 1650]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `vertices of both sides in turn along a common edge make nothing either`(
    setting: FixtureSetting
  ) async throws {
    try await EngineFixture(
      shapes: [
        .ring([(0, 0), (6, 2), (18, 6), (30, 10), (30, 40), (0, 30)]),
        .ring([(0, 0), (3, 1), (15, 5), (27, 9), (30, 10), (30, -20), (0, -20)]),
      ], boundary: .ring([(0, -20), (30, -20), (30, 40), (0, 30)]), inside: [0, 1650]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a vertex of one side moved off the common edge makes a triangle of gap or overlap`(
    setting: FixtureSetting
  ) async throws {
    // Base 30 m, height 1 m: 15 m² each.
    try await EngineFixture(
      shapes: [
        .ring([(0, 0), (15, 1), (30, 0), (30, 10), (0, 10)]), box(0, -10, 30, 10),
        .ring([(0, -10), (15, -9), (30, -10), (30, -20), (0, -20)]),
      ], boundary: box(0, -20, 30, 30), pairs: [[1, 2]: 15], gaps: [15], inside: [15, 870, 15]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `rings of either direction give the same`(setting: FixtureSetting) async throws {
    let frame = MultiPolygon.ring(
      [(0, 0), (0, 20), (20, 20), (20, 0)], holes: [[(5, 5), (15, 5), (15, 15), (5, 15)]])
    let clockwise = MultiPolygon.ring([(5, 5), (5, 15), (12, 15), (12, 5)])
    try await EngineFixture(
      shapes: [frame, clockwise, .ring([(20, 0), (20, 20), (30, 20), (30, 0)])],
      boundary: .ring([(0, 0), (0, 20), (30, 20), (30, 0)]), gaps: [30], inside: [30, 570]
    ).check(setting)
  }

  @Test(arguments: EngineWay.allCases)
  func `minus zero is zero`(way: EngineWay) async throws {
    try await EngineFixture(
      shapes: [
        .ring([(-0.0, -0.0), (10, -0.0), (10, 10), (-0.0, 10)]), .ring([(0, 0), (0, 10), (-10, 10), (-10, -0.0)]),
        .ring([(10, 0), (-0.0, 0), (0, -10), (10, -10)]), box(0, 0, 10, 10),
      ], boundary: .ring([(-10, 0), (-0.0, -0.0), (0, -10), (10, -10), (10, 10), (-10, 10)]), faces: [[0, 3]: 100],
      inside: [0, 200, 100], equal: [[0, 3]]
    ).check(FixtureSetting(way: way, x: 0, y: 0))
  }

  @Test(arguments: FixtureSetting.all)
  func `three parcels above one edge and one below it are three claims and one`(
    setting: FixtureSetting
  ) async throws {
    try await EngineFixture(
      shapes: [box(0, 0, 10, 1), box(0, 0, 10, 2), box(0, 0, 10, 3), box(0, -1, 10, 1)], boundary: box(0, -1, 10, 4),
      pairs: [[0, 1]: 10, [0, 2]: 10, [1, 2]: 20], faces: [[0, 1, 2]: 10, [1, 2]: 10], inside: [0, 20, 10, 10]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `an edge used twice in one direction is no match`(setting: FixtureSetting) async throws {
    // Triangles on the same side of the edge from (0, 0) to (12, 0): apexes (0, 12) and (12, 12), 72 m² each; they
    // share the triangle with apex (6, 6), 36 m².
    try await EngineFixture(
      shapes: [.ring([(0, 0), (12, 0), (0, 12)]), .ring([(0, 0), (12, 0), (12, 12)])], pairs: [[0, 1]: 36],
      inside: [0, 72, 36]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `edges partly along each other on opposite sides share nothing, on one side the strip between`(
    setting: FixtureSetting
  ) async throws {
    try await EngineFixture(
      shapes: [box(0, 0, 10, 4), box(5, -4, 10, 4), box(7, 0, 10, 2)], boundary: box(0, -4, 17, 8),
      // 0 and 2 share x 7…10, y 0…2. Open: left and right of 1 below the line, right of 0 above 2.
      pairs: [[0, 2]: 6], gaps: [20, 8, 14], inside: [42, 88, 6]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `edges that cross in one grid point divide the plane among them`(setting: FixtureSetting) async throws {
    // x ≥ 0, y ≤ x and y ≥ 0, within 10 m: all three edges run through (0, 0).
    try await EngineFixture(
      shapes: [box(0, -10, 10, 20), .ring([(-10, -10), (10, -10), (10, 10)]), box(-10, 0, 20, 10)],
      pairs: [[0, 1]: 150, [0, 2]: 100, [1, 2]: 50], faces: [[0, 1]: 100, [0, 2]: 50, [0, 1, 2]: 50],
      inside: [0, 150, 150, 50]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `edges that cross within a micrometre of each other do so too`(setting: FixtureSetting) async throws {
    // The diagonal 0.4 µm higher: areas change by 8·10⁻⁶ m² at most.
    let e = 4e-7
    try await EngineFixture(
      shapes: [box(0, -10, 10, 20), .ring([(-10, -10 + e), (10, -10), (10, 10 + e)]), box(-10, 0, 20, 10)],
      pairs: [[0, 1]: 150, [0, 2]: 100, [1, 2]: 50], faces: [[0, 1]: 100, [0, 2]: 50, [0, 1, 2]: 50],
      inside: [0, 150, 150, 50], tolerance: 5e-5
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `strips across strips overlap in every crossing`(setting: FixtureSetting) async throws {
    let across = (0..<5).map { box(0, Double($0) * 3, 14, 1) }
    let along = (0..<5).map { box(Double($0) * 3, 0, 1, 13) }
    let crossings = (0..<5).flatMap { a in (5..<10).map { ([a, $0], 1.0) } }
    try await EngineFixture(
      shapes: across + along, boundary: box(0, 0, 14, 13), pairs: Dictionary(uniqueKeysWithValues: crossings),
      // 182 m², of which 5 · 14 + 5 · 13 − 25 are covered; the openings are 2 m × 2 m, those at the right 1 m × 2 m.
      gaps: [Double](repeating: 4, count: 16) + [2, 2, 2, 2], inside: [72, 85, 25]
    ).check(setting)
  }
}
