import Coverage
import Geometry
import TestSupport
import Testing

/// What a boundary cuts, leaves open and leaves outside.
@Suite("Engine: boundaries") struct BoundaryFixtureTests {
  @Test(arguments: FixtureSetting.all)
  func `a boundary that cuts an overlap counts it inside and outside`(setting: FixtureSetting) async throws {
    // 0: x 0…12, 1: x 8…20, y 0…10; the boundary ends at x = 10.
    try await EngineFixture(
      shapes: [box(0, 0, 12, 10), box(8, 0, 12, 10)], boundary: box(0, 0, 10, 10), pairs: [[0, 1]: 40],
      outside: [0: 20, 1: 100], inside: [0, 80, 20], beyond: [0, 80, 20]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a boundary cuts a face of three aslant`(setting: FixtureSetting) async throws {
    // Three squares of 10 m on one spot but for their heights; the boundary is the half below the diagonal.
    try await EngineFixture(
      shapes: [box(0, 0, 10, 10), box(0, 0, 10, 8), box(0, 0, 10, 6)], boundary: .ring([(0, 0), (10, 0), (10, 10)]),
      pairs: [[0, 1]: 80, [0, 2]: 60, [1, 2]: 60], faces: [[0, 1]: 20, [0, 1, 2]: 60],
      outside: [0: 50, 1: 32, 2: 18],
      // Below the diagonal at height y there are 10 − y metres: up to 6: 42, up to 8: 48, up to 10: 50.
      inside: [0, 2, 6, 42], beyond: [0, 18, 14, 18]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `an inlet that is open to the boundary is a gap up to it`(setting: FixtureSetting) async throws {
    // A U of three parcels around an inlet 6 m wide, open upwards; the boundary ends with the U.
    try await EngineFixture(
      shapes: [box(0, 0, 4, 12), box(4, 0, 6, 3), box(10, 0, 4, 12)], boundary: box(0, 0, 14, 12), gaps: [54],
      inside: [54, 114]
    ).check(setting)
    try await EngineFixture(
      shapes: [box(0, 0, 4, 12), box(4, 0, 6, 3), box(10, 0, 4, 12)], boundary: box(0, 0, 14, 10), gaps: [42],
      outside: [0: 8, 2: 8], inside: [42, 98], beyond: [0, 16]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a boundary in parts and with a hole`(setting: FixtureSetting) async throws {
    // Parts x 0…20 with the hole x 5…10, y 5…10, and x 30…40; one parcel over it all, y 0…15 of 20.
    var boundary = MultiPolygon.ring(
      [(0, 0), (20, 0), (20, 20), (0, 20)], holes: [[(5, 5), (10, 5), (10, 10), (5, 10)]])
    boundary.polygons.append(.rectangle(x: 30, y: 0, width: 10, height: 20))
    try await EngineFixture(
      shapes: [box(0, 0, 40, 15), box(6, 6, 2, 2)], boundary: boundary, pairs: [[0, 1]: 4], gaps: [100, 50],
      outside: [0: 175, 1: 4], inside: [150, 425], beyond: [0, 171, 4]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `parcels wholly outside, and none inside`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [box(30, 0, 10, 10), box(35, 0, 10, 10), box(10, 0, 5, 5)], boundary: box(0, 0, 10, 20),
      pairs: [[0, 1]: 50], gaps: [200], outside: [0: 100, 1: 100, 2: 25], inside: [200], beyond: [0, 125, 50]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `one parcel over the whole boundary leaves nothing open`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [box(-10, -10, 40, 40)], boundary: box(0, 0, 20, 20), outside: [0: 1200], inside: [0, 400],
      beyond: [0, 1200]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a boundary equal to the outline, with the same vertices and without`(setting: FixtureSetting) async throws {
    let parcels = [box(0, 0, 10, 10), box(10, 0, 10, 10), box(0, 10, 20, 5)]
    let boundaries: [MultiPolygon] = [
      .ring([(0, 0), (10, 0), (20, 0), (20, 10), (20, 15), (0, 15), (0, 10)]), box(0, 0, 20, 15),
      .ring([(20, 15), (20, 7), (20, 0), (3, 0), (0, 0), (0, 15), (11, 15)]),
    ]
    for boundary in boundaries {
      try await EngineFixture(shapes: parcels, boundary: boundary, inside: [0, 300]).check(setting)
    }
  }

  @Test(arguments: FixtureSetting.all)
  func `a boundary equal to the outline of two layers on each other`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [box(0, 0, 10, 10), box(10, 0, 10, 10), box(0, 0, 20, 10)], boundary: box(0, 0, 20, 10),
      pairs: [[0, 2]: 100, [1, 2]: 100], inside: [0, 0, 200]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a boundary along inner edges leaves whole parcels outside`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: (0..<4).map { box(Double($0) * 10, 0, 10, 10) }, boundary: box(10, 0, 20, 10), outside: [0: 100, 3: 100],
      inside: [0, 200], beyond: [0, 200]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `gaps that meet at a point are two, gaps along one edge are one`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [box(10, 0, 10, 10), box(0, 10, 10, 10), box(20, 0, 10, 20)], boundary: box(0, 0, 30, 20),
      gaps: [100, 100], inside: [200, 400]
    ).check(setting)
    try await EngineFixture(
      shapes: [box(0, 0, 10, 20)], boundary: .ring([(0, 0), (10, 0), (20, 0), (20, 10), (20, 20), (0, 20)]),
      gaps: [200], inside: [200, 200]
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a layer without a parcel leaves the whole boundary open`(setting: FixtureSetting) async throws {
    try await EngineFixture(shapes: [], boundary: box(0, 0, 30, 20), gaps: [600], inside: [600]).check(setting)
    try await EngineFixture(shapes: [], inside: [0]).check(setting)
  }

  @Test(arguments: EngineWay.allCases)
  func `without looking at gaps there are pairs and faces only`(way: EngineWay) async throws {
    let given = EngineCase([box(0, 0, 10, 10), box(5, 0, 10, 10)], boundary: box(0, 0, 30, 30))
    let report = try await given.report(way, looksAtGaps: false)
    #expect(report.overlaps.map(\.area) == [.squareMetres(50)])
    #expect(report.faces.map(\.area) == [.squareMetres(50)])
    #expect(report.gaps == nil && report.outside == nil && report.identities == nil)
  }
}
