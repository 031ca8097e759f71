import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanWords
import Testing

@Suite("GEO106 too few decimals") struct GEO106CoarseCoordinatesTests {
  /// The position limits of 1:500 and 1:1000 as TT 25/2014/TT-BTNMT, article 7, is quoted.
  private func regulation(_ limit: Double) -> AccuracyRegulation {
    AccuracyRegulation(
      citation: "quoted", isVerified: false,
      scales: [.init(denominator: 500, positionLimit: .metres(limit), areaBands: [], smallestPolygon: .zero)])
  }

  private func plan(decimals: Int?, crs: String, scale: Int? = 500, limit: Double? = 0.07) throws -> PlanSnapshot {
    let degrees = crs != "EPSG:5897"
    let parcel = TestParcel.square(degrees ? 0.001 : 10, at: degrees ? (105.9, 20.54) : (595_000, 2_272_000), id: "a")
    var plan = try PlanSnapshot.of([parcel], scale: scale, accuracy: limit.map(regulation))
    plan.layers[0].layer.sourceCRS = crs
    plan.layers[0].layer.files[0].decimals = decimals
    return plan
  }

  private func findings(_ plan: PlanSnapshot) throws -> [Finding] {
    guard case .completed(_, _, let findings) = try CoarseCoordinates().run(on: plan) else { return [] }
    return findings
  }

  /// 10⁻⁶ degrees at latitude 20.5405 are 0.110711 m to the north and 0.104285 m to the east (pyproj 3, Geod WGS84).
  @Test func `six decimals of a degree are worse than the urban limit of 7 cm`() throws {
    let finding = try #require(try findings(plan(decimals: 6, crs: "OGC:CRS84")).first)
    #expect(abs((finding.value("step") ?? 0) - 0.110711) < 1e-6)
    #expect(finding.measure("step")?.limit == 0.07 && finding.value("decimals") == 6)
    #expect(finding.subjects == [.layer("parcels")] && finding.severity == .warning)
    #expect(
      Words(.english).sentence(for: finding)
        == "Parcels.geojson writes coordinates with 6 decimals: a step of the last one is 0.11 m on the ground, more "
        + "than the position limit (0.07 m at 1:500).")
    #expect(try findings(plan(decimals: 7, crs: "OGC:CRS84")).isEmpty)
  }

  @Test func `a file of another system than the layer's is held against its own`() throws {
    var plan = try plan(decimals: 2, crs: "EPSG:5897")
    #expect(try findings(plan).isEmpty)
    plan.layers[0].layer.files[0].system = .init(crs: "OGC:CRS84", middle: Coordinate(x: 105.9, y: 20.5405))
    // 0.01 degrees to the north: 1107.11 m.
    let step = try #require(try findings(plan).first?.value("step"))
    #expect(abs(step - 1107.11) < 0.05)
  }

  @Test(arguments: [(0.1106, 1), (0.1108, 0)])
  func `a step of degrees is held against the limit`(limit: Double, count: Int) throws {
    #expect(try findings(plan(decimals: 6, crs: "OGC:CRS84", limit: limit)).count == count)
  }

  @Test(arguments: [(0.0999, 1), (0.1, 0), (0.1001, 0)])
  func `a step of metres equal to the limit is good enough`(limit: Double, count: Int) throws {
    #expect(try findings(plan(decimals: 1, crs: "EPSG:5897", limit: limit)).count == count)
  }

  @Test func `a layer without scale is taken as one to ten thousand, and said to be`() throws {
    let finding = try #require(try findings(plan(decimals: 0, crs: "OGC:CRS84", scale: nil)).first)
    #expect(finding.detail("scaleAssumed") == "true")
  }

  @Test func `without a regulation, without parcels and without known decimals nothing is said`() throws {
    #expect(
      try CoarseCoordinates().skipReason(for: plan(decimals: 6, crs: "OGC:CRS84", limit: nil)) == .noAccuracyRegulation)
    #expect(try CoarseCoordinates().skipReason(for: .of([])) == .noParcels)
    #expect(try CoarseCoordinates().counts(for: plan(decimals: nil, crs: "OGC:CRS84")) == [0, 1])
  }

  @Test func `each file of a layer is looked at by itself`() throws {
    var plan = try PlanSnapshot.of(
      [.square(10, at: (0, 0), id: "a"), .square(10, at: (10, 0), id: "b"), .square(10, at: (20, 0), id: "c")],
      scale: 500, accuracy: regulation(0.07))
    plan.layers[0].layer.files = [
      .init(name: "fine.geojson", firstRow: 0, decimals: 2), .init(name: "coarse.geojson", firstRow: 1, decimals: 1),
    ]
    #expect(try findings(plan).map { $0.detail("file") } == ["coarse.geojson"])
    #expect(try CoarseCoordinates().counts(for: plan) == [3, 0])
  }

  @Test func `more decimals than a float has are no step at all`() throws {
    #expect(try findings(plan(decimals: 400, crs: "OGC:CRS84")).isEmpty)
  }
}
