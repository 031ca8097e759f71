import Coverage
import Geometry
import TestSupport
import Testing

/// Invalid parcels: what lies under what stands for them is undecided, neither gap nor overlap.
@Suite("Engine: invalid parcels") struct UndecidedFixtureTests {
  /// Triangles with the corners (0, 0), (0, 10) and (10, 0), (10, 10), which meet in (5, 5): 25 m² each.
  private static let bowTie = MultiPolygon.ring([(0, 0), (10, 10), (10, 0), (0, 10)])

  @Test(arguments: FixtureSetting.all)
  func `a bow-tie beside a parcel leaves its two triangles undecided and the rest open`(
    setting: FixtureSetting
  ) async throws {
    try await EngineFixture(
      shapes: [Self.bowTie, box(10, 0, 10, 10)], boundary: box(0, 0, 20, 10), gaps: [25, 25], inside: [50, 100],
      undecided: 50
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `under a parcel it is no overlap, and what the parcel covers is covered once`(
    setting: FixtureSetting
  ) async throws {
    // The parcel lies over the left triangle, up to x = 5.
    try await EngineFixture(
      shapes: [box(0, 0, 5, 10), Self.bowTie], boundary: box(0, 0, 10, 10), gaps: [12.5, 12.5], inside: [25, 50],
      undecided: 25
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `under two parcels that overlap the overlap stays`(setting: FixtureSetting) async throws {
    // The parcels share x 0…5: under the left triangle 25 m² of it, the other 25 m² above and below.
    let fixture = EngineFixture(
      shapes: [box(0, 0, 5, 10), box(-5, 0, 10, 10), Self.bowTie], boundary: box(-5, 0, 15, 10), pairs: [[0, 1]: 50],
      faces: [[0, 1]: 25], gaps: [12.5, 12.5], inside: [25, 50, 50], undecided: 25)
    try await fixture.check(setting)
    let given = EngineCase(fixture.shapes, boundary: fixture.boundary).prepared(for: setting.way)
    let report = try await given.report(setting.way)
    let undecided = report.faces.filter { !$0.leftOut.isEmpty }
    #expect(undecided.map(\.claimants) == [[0, 1]])
    #expect(undecided.map(\.leftOut) == [[2]])
    #expect(undecided.map(\.area) == [.squareMetres(25)])
  }

  @Test(arguments: FixtureSetting.all)
  func `beyond the boundary it is neither outside nor undecided`(setting: FixtureSetting) async throws {
    try await EngineFixture(
      shapes: [box(-10, 0, 10, 10), Self.bowTie], boundary: box(-10, 0, 13, 10),
      // Of the left triangle 25 m² up to x = 5 the boundary holds what lies left of x = 3: all but 2 m × 4 m / 2.
      gaps: [4.5, 4.5], inside: [9, 100], undecided: 21
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `two invalid parcels on each other are undecided once`(setting: FixtureSetting) async throws {
    // A second bow-tie 5 m further: its left triangle lies between the two of the first, and its tip on theirs.
    let second = EngineCase([Self.bowTie]).shifted(x: 5, y: 0).shapes[0]
    // x 5…10 is shared by the right triangle of the first (y from 10 − x to x) and the left one of the second
    // (y from x − 5 to 15 − x): up to x = 7.5 all of the first, beyond all of the second: 2 · 6.25 = 12.5 m².
    // The lines x = 5 and x = 10 are walls from bottom to top.
    try await EngineFixture(
      shapes: [Self.bowTie, second], boundary: box(0, 0, 15, 10), gaps: [12.5, 12.5, 12.5, 12.5, 6.25, 6.25],
      inside: [62.5], undecided: 87.5
    ).check(setting)
  }

  @Test(arguments: FixtureSetting.all)
  func `a hole that lies outside its shell`(setting: FixtureSetting) async throws {
    // Repair by structure makes land of it (GEOS 3.14.1 by shapely 2.2.0: 100 m² and 25 m²).
    try await EngineFixture(
      shapes: [.ring([(0, 0), (10, 0), (10, 10), (0, 10)], holes: [[(20, 0), (25, 0), (25, 5), (20, 5)]])],
      boundary: box(0, 0, 30, 10), gaps: [175], inside: [175], undecided: 125
    ).check(setting)
  }
}
