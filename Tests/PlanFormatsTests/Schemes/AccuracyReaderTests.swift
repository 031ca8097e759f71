import Foundation
import Geometry
import LandUse
import PlanFormats
import TestSupport
import Testing

@Suite("Accuracy regulation tt-26-2024") struct AccuracyReaderTests {
  private func regulation() throws -> AccuracyRegulation {
    try AccuracyReader(GeoDataFolder(path: SharedData.geoData("").path)).read("tt-26-2024").regulation
  }

  /// The table of area limits that a program of practitioners yields: parcel m², then m² at 1:500, 1:1000, 1:2000,
  /// 1:5000, 1:10 000, as printed there.
  static let published: [(Double, [(limit: Double, decimals: Int)])] = [
    (50, [(0.41, 2), (0.43, 2), (0.49, 2), (0.50, 2), (0.50, 2)]),
    (100, [(0.81, 2), (0.83, 2), (0.94, 2), (0.95, 2), (0.95, 2)]),
    (500, [(2.61, 2), (3.43, 2), (3.74, 2), (3.75, 2), (3.95, 2)]),
    (1_000, [(4.11, 2), (5.93, 2), (6.24, 2), (6.25, 2), (6.95, 2)]),
    (5_000, [(9.11, 2), (18.93, 2), (19.24, 2), (19.25, 2), (23.95, 2)]),
    (10_000, [(14.1, 1), (28.9, 1), (29.2, 1), (29.3, 1), (39.0, 1)]),
    (100_000, [(104, 0), (119, 0), (119, 0), (119, 0), (219, 0)]),
    (2_500_000, [(2_504, 0), (2_519, 0), (2_519, 0), (2_519, 0), (5_019, 0)]),
  ]

  @Test("area limits equal the published table", arguments: published)
  func areaLimits(_ parcel: Double, _ limits: [(limit: Double, decimals: Int)]) throws {
    let regulation = try regulation()
    for (scale, expected) in zip([500, 1_000, 2_000, 5_000, 10_000], limits) {
      let limit = try #require(regulation.areaLimit(forParcelArea: .squareMetres(parcel), scale: scale))
      // Half a unit of the last printed digit, and nothing where two decimals are printed.
      let tolerance = (expected.decimals == 2 ? 0 : expected.decimals == 1 ? 0.05 : 0.5) + 1e-9
      #expect(abs(limit.squareMetres - expected.limit) <= tolerance, "1:\(scale): \(limit.squareMetres)")
    }
  }

  @Test func `limits are continuous at the ends of bands`() throws {
    let regulation = try regulation()
    func limit(_ squareMetres: Double) -> Double? {
      regulation.areaLimit(forParcelArea: .squareMetres(squareMetres), scale: 1000)?.squareMetres
    }
    #expect(limit(0) == 0.35)
    #expect(limit(40) == 0.35)
    // 5 m² into the second band: 0.35 + 0.08 / 2.
    #expect(limit(45) == 0.39)
    #expect(limit(-7) == 0.35)
    #expect(limit(300) == 2.43)
    #expect(limit(310) == 2.48)
  }

  @Test func `a scale between takes the next coarser one, and none is made up`() throws {
    let regulation = try regulation()
    let parcel = Area.squareMetres(500)
    #expect(regulation.areaLimit(forParcelArea: parcel, scale: 1_500)?.squareMetres == 3.74)
    #expect(regulation.areaLimit(forParcelArea: parcel, scale: 25_000)?.squareMetres == 3.95)
    #expect(regulation.areaLimit(forParcelArea: parcel, scale: 200) == nil)
    let none = AccuracyRegulation(citation: "", isVerified: false, scales: [])
    #expect(none.areaLimit(forParcelArea: parcel, scale: 1_000) == nil)
  }

  @Test func `an area at the end of the range does not trap`() throws {
    let largest = Area(squareMillimetres: .max)
    #expect(try regulation().areaLimit(forParcelArea: largest, scale: 1_000) != nil)
    let scale = AccuracyRegulation.Scale(
      denominator: 1, positionLimit: .metres(1),
      areaBands: [.init(upTo: .zero, limit: .zero), .init(upTo: nil, limit: largest)], smallestPolygon: .zero)
    let steep = AccuracyRegulation(citation: "", isVerified: false, scales: [scale])
    #expect(steep.areaLimit(forParcelArea: largest, scale: 1) == largest)
  }

  @Test(
    "position limits and smallest polygons are the regulation's",
    arguments: [
      (200, 0.05, 0.0), (500, 0.07, 0), (1_000, 0.15, 16), (2_000, 0.30, 64), (5_000, 1.5, 400), (10_000, 3, 1_600),
    ])
  func positionLimits(_ scale: Int, _ metres: Double, _ smallest: Double) throws {
    let found = try #require(try regulation().scales.first { $0.denominator == scale })
    #expect(found.positionLimit.metres == metres)
    #expect(found.smallestPolygon == .squareMetres(smallest))
  }

  @Test func `it is cited and unverified`() throws {
    let regulation = try regulation()
    #expect(!regulation.isVerified)
    #expect(regulation.citation.contains("TT 26/2024/TT-BTNMT"))
  }
}
