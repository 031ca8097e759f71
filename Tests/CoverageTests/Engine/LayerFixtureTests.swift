import Geometry
import TestSupport
import Testing

/// Whole layers on each other: inner edges match among themselves, and tell nothing of the other layer.
@Suite("Engine: layers on each other") struct LayerFixtureTests {
  /// Four columns 10 m wide, and two rows 10 m high, of the same rectangle.
  private static let columns = (0..<4).map { box(Double($0) * 10, 0, 10, 20) }
  private static let rows = (0..<2).map { box(0, Double($0) * 10, 40, 10) }

  private static let crossings = Dictionary(
    uniqueKeysWithValues: (0..<4).flatMap { column in [4, 5].map { ([column, $0], 100.0) } })

  @Test(arguments: FixtureSetting.all)
  func `two complete layers with different splits overlap in every crossing of their parcels`(
    setting: FixtureSetting
  ) async throws {
    try await EngineFixture(
      shapes: Self.columns + Self.rows, boundary: box(0, 0, 40, 20), pairs: Self.crossings, inside: [0, 0, 800]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `so they do where both have the same vertices all around`(setting: FixtureSetting) async throws {
    let rows = [
      MultiPolygon.ring([(0, 0), (10, 0), (20, 0), (30, 0), (40, 0), (40, 10), (0, 10)]),
      MultiPolygon.ring([(0, 10), (40, 10), (40, 20), (30, 20), (20, 20), (10, 20), (0, 20)]),
    ]
    let columns = Self.columns.enumerated().map { at, column in
      at == 0
        ? MultiPolygon.ring([(0, 0), (10, 0), (10, 20), (0, 20), (0, 10)])
        : at == 3 ? MultiPolygon.ring([(30, 0), (40, 0), (40, 10), (40, 20), (30, 20)]) : column
    }
    try await EngineFixture(
      shapes: columns + rows, boundary: box(0, 0, 40, 20), pairs: Self.crossings, inside: [0, 0, 800]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `layers in a common frame, whose hole matches one outline, overlap as well`(
    setting: FixtureSetting
  ) async throws {
    let frame = MultiPolygon.ring(
      [(-5, -5), (45, -5), (45, 25), (-5, 25)], holes: [[(0, 0), (40, 0), (40, 20), (0, 20)]])
    try await EngineFixture(
      shapes: Self.columns + Self.rows + [frame], boundary: box(-5, -5, 50, 30), pairs: Self.crossings,
      inside: [0, 700, 800]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `two layers within two frames: no edge is left between one pair and the other`(
    setting: FixtureSetting
  ) async throws {
    // Two frames on each other, and two halves of the hole under one parcel: m is 2 on both sides of the hole's edges,
    // which match two by two, but other shapes claim it.
    let hole = [(0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (20.0, 10.0), (10.0, 10.0), (0.0, 10.0)]
    let frames = [
      MultiPolygon.ring([(-5, -5), (25, -5), (25, 15), (-5, 15)], holes: [hole]),
      MultiPolygon.ring([(-10, -10), (30, -10), (30, 20), (-10, 20)], holes: [hole]),
    ]
    try await EngineFixture(
      shapes: frames + [box(0, 0, 10, 10), box(10, 0, 10, 10), .ring(hole)], boundary: box(-10, -10, 40, 30),
      pairs: [[0, 1]: 400, [2, 4]: 100, [3, 4]: 100], inside: [0, 600, 600]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a second copy of a layer makes equal shapes and covers twice`(setting: FixtureSetting) async throws {
    let copy = EngineCase(Self.columns).mapRings {
      Ring(($0.coordinates.dropFirst(2) + $0.coordinates.prefix(2)).reversed())
    }.shapes
    try await EngineFixture(
      shapes: Self.columns + copy, boundary: box(0, 0, 40, 20),
      faces: Dictionary(uniqueKeysWithValues: (0..<4).map { ([$0, $0 + 4], 200) }), inside: [0, 0, 800],
      equal: (0..<4).map { [$0, $0 + 4] }
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a second copy with a vertex more overlaps by all of its area`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [box(0, 0, 10, 20), .ring([(0, 0), (5, 0), (10, 0), (10, 20), (0, 20)])], pairs: [[0, 1]: 200],
      inside: [0, 0, 200]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a copy, a neighbour over both and one beside make faces of three and of two`(
    setting: FixtureSetting
  ) async throws {
    try await EngineFixture(
      shapes: [box(0, 0, 10, 10), box(10, 0, 10, 10), box(0, 0, 10, 10), box(6, 0, 7, 10)],
      boundary: box(0, 0, 20, 10), pairs: [[0, 3]: 40, [2, 3]: 40, [1, 3]: 30],
      faces: [[0, 2]: 60, [0, 2, 3]: 40, [1, 3]: 30], inside: [0, 70, 90, 40], equal: [[0, 2]]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a parcel inside another without a common edge overlaps it wholly`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [box(0, 0, 30, 30), box(10, 10, 5, 5), box(12, 12, 1, 1)], boundary: box(0, 0, 30, 30),
      pairs: [[0, 1]: 25, [0, 2]: 1, [1, 2]: 1], faces: [[0, 1]: 24, [0, 1, 2]: 1], inside: [0, 875, 24, 1]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a layer inside one parcel of another, nowhere at its edges`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [box(0, 0, 50, 50), box(50, 0, 10, 50), box(10, 10, 10, 10), box(20, 10, 10, 10)],
      boundary: box(0, 0, 60, 50), pairs: [[0, 2]: 100, [0, 3]: 100], inside: [0, 2800, 200]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `four squares on each other make faces of one to four`(setting: FixtureSetting) async throws {
    // Columns at x 0…8, 2…10, 4…12, 6…14, all y 0…1: 2 m for each step.
    try await EngineFixture(
      shapes: (0..<4).map { box(Double($0) * 2, 0, 8, 1) }, boundary: box(0, 0, 20, 1),
      pairs: [[0, 1]: 6, [1, 2]: 6, [2, 3]: 6, [0, 2]: 4, [1, 3]: 4, [0, 3]: 2],
      faces: [[0, 1]: 2, [0, 1, 2]: 2, [0, 1, 2, 3]: 2, [1, 2, 3]: 2, [2, 3]: 2], gaps: [6], inside: [6, 4, 4, 4, 2]
    ).check(setting)
  }
}
