import Coverage
import Geometry
import LandUse
import PlanChecks
import Testing

@Suite("COV205 displaced parcel") struct COV205DisplacedParcelTests {
  private func reading(
    _ crs: String, _ kind: DisplacedParcels.Reading.Kind = .otherSystem, metres: Double?
  ) -> DisplacedParcels.Reading {
    .init(
      kind: kind, crs: crs, name: "a name", middle: Coordinate(x: 1, y: 2), distance: metres.map(Length.init(metres:)))
  }

  private func findings(
    _ readings: [DisplacedParcels.Reading], use: String = "LUA", untried: Int = 0
  ) throws -> [Finding] {
    var plan = try PlanSnapshot.of([
      .square(10, at: (0, 0), id: "a", unit: "C1"), .square(10, at: (50, 0), id: "b", use: use, unit: "C1"),
    ])
    plan.layers[0].displaced = DisplacedParcels(
      reference: .boundary, parcels: [.init(row: 1, readings: readings)], untried: untried)
    return try DisplacedParcel().findings(in: plan)
  }

  @Test func `the likeliest truth is named with its distance`() throws {
    let finding = try #require(try findings([reading("EPSG:9209", metres: 52_000)]).first)
    #expect(finding.subjects == [.parcel(layer: "parcels", row: 1, id: "b")])
    #expect(finding.value("displacement") == 52_000 && finding.value("readings") == 1)
    #expect(finding.detail("reading1") == "EPSG:9209" && finding.detail("readingAs1") == "other-system")
    #expect(finding.place == .point(Coordinate(x: 55, y: 5)))
    #expect(finding.parts.map(\.place) == [.point(Coordinate(x: 1, y: 2))])
    #expect(finding.severity == .error)
  }

  @Test(arguments: [(4999.9, Severity.warning), (5000, .error)])
  func `a parcel that would move less than five kilometres may be a neighbour's`(
    metres: Double, severity: Severity
  ) throws {
    #expect(
      try findings([reading("EPSG:4756", metres: metres), reading("EPSG:5897", metres: 52_000)]).map(\.severity)
        == [severity])
  }

  @Test func `of many readings five are named and all counted`() throws {
    let finding = try #require(
      try findings((1...8).map { reading("EPSG:\($0)", .swappedAxes, metres: 9000) }).first)
    #expect(finding.parts.count == 5 && finding.value("readings") == 8 && finding.detail("reading6") == nil)
  }

  @Test func `a parcel without a position has no distance and no place`() throws {
    let finding = try #require(try findings([reading("EPSG:5897", metres: nil)]).first)
    #expect(finding.place == nil && finding.value("displacement") == nil && finding.severity == .error)
  }

  @Test func `confidential parcels are marked, and what was not tried is told`() throws {
    let found = try findings([reading("EPSG:5897", metres: 9000)], use: "CQP", untried: 7)
    #expect(found.map(\.isConfidential) == [true, false])
    #expect(found[1].detail("kind") == "untried" && found[1].value("parcels") == 7)
  }

  @Test func `where nothing tells where parcels can lie it does not look`() throws {
    let plan = try PlanSnapshot.of([.square(10, at: (0, 0), id: "a", unit: "C1")])
    #expect(try DisplacedParcel().skipReason(for: plan) == .noBoundary)
  }
}
