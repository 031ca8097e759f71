import Geometry
import TestSupport
import Testing

/// Holes, what fills them, and shapes of several parts.
@Suite("Engine: holes and parts") struct HoleFixtureTests {
  private static let frame = MultiPolygon.ring(
    [(0, 0), (30, 0), (30, 30), (0, 30)], holes: [[(5, 5), (25, 5), (25, 25), (5, 25)]])

  @Test(arguments: FixtureSetting.all)
  func `a hole filled by one parcel leaves nothing`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [Self.frame, box(5, 5, 20, 20)], boundary: box(0, 0, 30, 30), inside: [0, 900]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a hole filled by two parcels, whose ends lie on its edges, leaves nothing`(
    setting: FixtureSetting
  ) async throws {
    try await EngineFixture(
      shapes: [box(5, 5, 8, 20), Self.frame, box(13, 5, 12, 20)], boundary: box(0, 0, 30, 30), inside: [0, 900]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a hole that nothing fills is a gap, inside the boundary only`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [Self.frame], boundary: box(0, 0, 30, 30), gaps: [400], inside: [400, 500]
    ).check(setting)
    try await EngineFixture(
      shapes: [Self.frame], boundary: box(0, 0, 15, 30), gaps: [200], outside: [0: 250], inside: [200, 250],
      beyond: [0, 250]
    ).check(setting)
    try await EngineFixture(shapes: [Self.frame], inside: [0, 500]).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `an island in a hole leaves a ring of gap, and fills as much as it is`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [Self.frame, box(10, 10, 5, 5)], boundary: box(0, 0, 30, 30), gaps: [375], inside: [375, 525]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `frames in frames down to an open middle`(setting: FixtureSetting) async throws {
    let inner = MultiPolygon.ring(
      [(5, 5), (25, 5), (25, 25), (5, 25)], holes: [[(10, 10), (20, 10), (20, 20), (10, 20)]])
    let innermost = MultiPolygon.ring(
      [(10, 10), (20, 10), (20, 20), (10, 20)], holes: [[(13, 13), (17, 13), (17, 17), (13, 17)]])
    try await EngineFixture(
      shapes: [innermost, Self.frame, inner], boundary: box(0, 0, 30, 30), gaps: [16], inside: [16, 884]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a parcel over a hole covers its rim twice`(setting: FixtureSetting) async throws {
    // 22 m × 22 m over the hole of 20 m × 20 m.
    try await EngineFixture(
      shapes: [Self.frame, box(4, 4, 22, 22)], boundary: box(0, 0, 30, 30), pairs: [[0, 1]: 84],
      inside: [0, 816, 84]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a hole under a parcel that fills it and a third over both`(setting: FixtureSetting) async throws {
    // The strip y 10…12 covers 10 m × 2 m of the frame and 20 m × 2 m of what fills it.
    try await EngineFixture(
      shapes: [Self.frame, box(5, 5, 20, 20), box(0, 10, 30, 2)], boundary: box(0, 0, 30, 30),
      pairs: [[0, 2]: 20, [1, 2]: 40], inside: [0, 840, 60]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `holes that touch each other and the rim at single points`(setting: FixtureSetting) async throws {
    // Two holes with a common corner at (15, 15); the second reaches the rim at (30, 20).
    let pierced = MultiPolygon.ring(
      [(0, 0), (30, 0), (30, 20), (30, 30), (0, 30)],
      holes: [[(5, 5), (15, 5), (15, 15), (5, 15)], [(15, 15), (30, 20), (15, 25)]])
    try await EngineFixture(
      shapes: [pierced, box(5, 5, 10, 10)], boundary: box(0, 0, 30, 30), gaps: [75], inside: [75, 825]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `parts of two parcels in turn, like a chessboard`(setting: FixtureSetting) async throws {
    let cells = (0..<16).map { (x: $0 / 4, y: $0 % 4) }
    func part(_ colour: Int) -> MultiPolygon {
      MultiPolygon(
        cells.filter { ($0.x + $0.y) % 2 == colour }.map {
          .rectangle(x: Double($0.x) * 10, y: Double($0.y) * 10, width: 10, height: 10)
        })
    }
    try await EngineFixture(
      shapes: [part(0), part(1), box(0, 0, 20, 10)], boundary: box(0, 0, 40, 40), pairs: [[0, 2]: 100, [1, 2]: 100],
      inside: [0, 1400, 200]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a part in the hole of another part of one parcel`(setting: FixtureSetting) async throws {
    var shape = Self.frame
    shape.polygons.append(.rectangle(x: 10, y: 10, width: 5, height: 5))
    try await EngineFixture(
      shapes: [shape, box(12, 0, 2, 30)], boundary: box(0, 0, 30, 30),
      // The strip takes 2 m × (5 + 5) of the frame and 2 m × 5 of the island; left of it 7 m × 20 less 2 × 5 stay open,
      // right of it 11 m × 20 less 1 × 5.
      pairs: [[0, 1]: 30], gaps: [130, 215], inside: [345, 525, 30]
    ).check(setting)
  }
}
