import Geometry
import LandUse
import PlanChecks
import PlanSession
import TestSupport
import Testing

/// Single parcels in another system than their layer; positions computed by pyproj 3 (EPSG:5897 → EPSG:9209, → 4756).
@Suite("Displaced parcels") struct DisplacementTests {
  private func parcel(_ id: String, _ corners: [(Double, Double)]) -> String {
    let ring = (corners + corners.prefix(1)).map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
    return #"{"type":"Feature","properties":{"id":"\#(id)","unit":null,"use":"LUA"},"geometry":{"type":"Polygon","#
      + #""coordinates":[[\#(ring)]]}}"#
  }

  /// A square of 20 m whose south-west corner is 590 100, 2 270 100 in EPSG:5897.
  private static let in5897 = [
    (590_100.0, 2_270_100.0), (590_120.0, 2_270_100.0), (590_120.0, 2_270_120.0), (590_100.0, 2_270_120.0),
  ]
  private static let in9209 = [
    (537_953.708241, 2_269_904.115227), (537_973.706497, 2_269_904.054041), (537_973.767682, 2_269_924.052297),
    (537_953.769426, 2_269_924.113483),
  ]
  private static let in4756 = [
    (105.86393058111355, 20.52139719837976), (105.8641223362071, 20.52139624332073),
    (105.8641233501047, 20.521576891472918), (105.86393159478624, 20.521577846541096),
  ]

  @Test func `the zone of a neighbouring province and exchanged axes are named`() async throws {
    let plan = try SmallPlan(
      whole: SmallPlan.rural + [parcel("zone", Self.in9209), parcel("axes", Self.in5897.map { ($0.1, $0.0) })])
    let found = try await plan.run().findings("COV205")
    #expect(found.count == 2)
    let zone = try #require(found.first { $0.subjects == [.parcel(layer: "parcels", row: 4, id: "zone")] })
    #expect(zone.detail("reading1") == "EPSG:9209" && zone.detail("readingAs1") == "other-system")
    // 590 110 − 537 963.7 east, 2 270 110 − 2 269 914.1 north.
    #expect(abs((zone.measure("displacement")?.value ?? 0) - 52_146.6) < 1)
    #expect(zone.severity == .error)
    let axes = try #require(found.first { $0.subjects == [.parcel(layer: "parcels", row: 5, id: "axes")] })
    #expect(axes.detail("reading1") == "EPSG:5897" && axes.detail("readingAs1") == "swapped-axes")
    guard case .point(let there)? = axes.parts.first?.place else {
      Issue.record("no place")
      return
    }
    #expect(there == Coordinate(x: 590_110, y: 2_270_110))
  }

  @Test func `metres in a file of degrees have no position, and one is named`() async throws {
    var plan = try SmallPlan(whole: [
      parcel("a", Self.in4756), parcel("b", Self.in4756.map { ($0.0 + 0.0005, $0.1) }), parcel("metres", Self.in5897),
    ])
    plan.layers[0].crs = "EPSG:4756"
    let result = try await plan.run()
    #expect(result.findings("GEO105").count == 1)
    let finding = try #require(result.findings("COV205").first)
    #expect(result.findings("COV205").count == 1)
    #expect(finding.detail("reading1") == "EPSG:5897" && finding.measure("displacement") == nil)
    #expect(finding.place == nil)
  }

  @Test func `parcels that no reading brings home, and those that reach in, are none`() async throws {
    let plan = try SmallPlan(
      whole: SmallPlan.rural + [
        SmallPlan.parcel("lost", 100_000, 100_000, 20, 20, unit: nil, ["use": "LUA"]),
        SmallPlan.parcel("across", -10, 0, 20, 20, unit: nil, ["use": "LUA"]),
      ])
    let result = try await plan.run()
    #expect(result.findings("COV205").isEmpty)
    #expect(result.findings("COV204").contains { $0.subjects == [.parcel(layer: "parcels", row: 4, id: "lost")] })
  }

  @Test func `without a boundary the other parcels tell where one should lie`() async throws {
    let rows = (0..<40).map { row in
      SmallPlan.parcel("p\(row)", Double(row * 20), 100, 20, 20, unit: nil, ["use": "LUA"])
    }
    var plan = try SmallPlan(whole: rows + [parcel("zone", Self.in9209)])
    plan.boundaries = nil
    let found = try await plan.run().findings("COV205")
    #expect(found.map { $0.detail("reference") } == ["neighbours"])
    #expect(found.first?.detail("reading1") == "EPSG:9209")
  }
}
