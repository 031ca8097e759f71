import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanWords
import Testing

@Suite("COV204 parcel astray") struct COV204ParcelAstrayTests {
  /// One parcel of 100 × 10 m = 1000 m² (area limit at 1:1000: 5.93 m²), with zones C1 and C2.
  private func plan(
    outside: OutsidePart? = nil, stray: ZoneAssignment.Stray? = nil, use: String = "LUA",
    unit: String? = "C1", accuracy: AccuracyRegulation? = TestPlan.regulation
  ) throws -> PlanSnapshot {
    var plan = try PlanSnapshot.of(
      [.rectangle(100, 10, at: (0, 0), id: "road", use: use, unit: unit)], scale: 1000, accuracy: accuracy
    ) { $0.outside = outside.map { [$0] } ?? [] }
    var zones = ZoneAssignment()
    zones.strays = stray.map { [$0] } ?? []
    plan.layers[0].zones = zones
    plan.layers[0].zoneUnits = ["C1", "C2"]
    return plan
  }

  private func stray(claimed: Int?, _ shares: [(Int32, Double)], _ region: MultiPolygon) -> ZoneAssignment.Stray {
    ZoneAssignment.Stray(
      shape: 0, claimed: claimed,
      shares: shares.map { ZoneShare(shape: 0, zone: $0.0, area: .squareMetres($0.1)) }, region: region)
  }

  @Test func `a parcel partly outside the unit it names is told with its shares`() throws {
    let stray = stray(claimed: 0, [(0, 600), (1, 300), (-1, 100)], .rectangle(40, 10, at: (60, 0)))
    let finding = try #require(try ParcelAstray().findings(in: plan(stray: stray)).first)
    #expect(finding.severity == .error)
    #expect(finding.detail("kind") == "partly-outside")
    #expect(finding.subjects == [.parcel(layer: "parcels", row: 0, id: "road"), .unit("C1")])
    #expect(try MisnamedUnit().findings(in: plan(stray: stray)).isEmpty)
    #expect(finding.value("awayArea") == 400)
    #expect(finding.value("awayShare") == 0.4)
    #expect(finding.parts.map(\.subjects) == [[.unit("C1")], [.unit("C2")], []])
    #expect(finding.parts.map { $0.measure("share")?.value } == [0.6, 0.3, 0.1])
    #expect(finding.parts.map { $0.measure("shareArea")?.value } == [600, 300, 100])
  }

  @Test func `a parcel that names no unit and lies in several is split, and that is a note`() throws {
    let stray = stray(claimed: nil, [(1, 700), (0, 300)], MultiPolygon())
    let finding = try #require(try ParcelAstray().findings(in: plan(stray: stray, unit: nil)).first)
    #expect(finding.severity == .note)
    #expect(finding.detail("kind") == "several-units")
    #expect(finding.measure("awayArea") == nil)
    #expect(finding.value("units") == 2)
    #expect(finding.detail("namedUnit") == nil)
    #expect(finding.place == .point(Coordinate(x: 50, y: 5)))
  }

  @Test func `a parcel that names no unit and lies partly in none is no mere note`() throws {
    let stray = stray(claimed: nil, [(1, 700), (-1, 300)], .rectangle(30, 10, at: (70, 0)))
    let finding = try #require(try ParcelAstray().findings(in: plan(stray: stray, unit: nil)).first)
    #expect(finding.severity == .error)
    #expect(finding.detail("kind") == "outside-units")
    #expect(finding.value("awayArea") == 300)
  }

  // 2δ = 0.30 m at 1:1000, smallest polygon 16 m²: a strip of w × 10 m, width 2A/P = 10w / (10 + w).
  @Test(arguments: [(0.25, Severity.note), (0.7, .error)])
  func `what lies away within the limits of error is milder`(width: Double, severity: Severity) throws {
    let strip = MultiPolygon.rectangle(width, 10, at: (100 - width, 0))
    let stray = stray(claimed: 0, [(0, 1000 - width * 10), (1, width * 10)], strip)
    #expect(try ParcelAstray().findings(in: plan(stray: stray)).map(\.severity) == [severity])
  }

  @Test func `without a regulation what lies away is an error`() throws {
    let stray = stray(claimed: 0, [(0, 997.5), (1, 2.5)], .rectangle(0.25, 10, at: (99.75, 0)))
    #expect(try ParcelAstray().findings(in: plan(stray: stray, accuracy: nil)).map(\.severity) == [.error])
  }

  @Test(arguments: [(1.0, "small-outside"), (1.000001, "outside-boundary")])
  func `a part outside up to the threshold is only summed`(area: Double, kind: String) throws {
    let part = OutsidePart(shape: 0, area: .squareMetres(area), region: .rectangle(1, 1, at: (100, 0)))
    let findings = try ParcelAstray().findings(in: plan(outside: part))
    #expect(findings.map { $0.detail("kind") } == [kind])
  }

  @Test func `outside the boundary and outside its unit is one fault of a parcel`() throws {
    let region = MultiPolygon.rectangle(40, 10, at: (60, 0))
    let part = OutsidePart(shape: 0, area: .squareMetres(400), region: region)
    let findings = try ParcelAstray().findings(
      in: plan(outside: part, stray: stray(claimed: 0, [(0, 600), (-1, 400)], region)))
    #expect(findings.count == 1)
    #expect(findings.first?.value("outsideArea") == 400)
    #expect(findings.first?.value("awayArea") == 400)
  }

  @Test func `nobody looked without boundary and units`() throws {
    var plan = try plan()
    #expect(try ParcelAstray().findings(in: plan).isEmpty)
    plan.layers[0].zones = nil
    plan.layers[0].coverage?.outside = nil
    #expect(try ParcelAstray().skipReason(for: plan) == .noBoundary)
    plan.looksAtGaps = false
    #expect(try ParcelAstray().skipReason(for: plan) == .notAskedFor)
  }

  @Test func `a confidential parcel's finding is confidential`() throws {
    let part = OutsidePart(shape: 0, area: .squareMetres(400), region: .rectangle(40, 10, at: (60, 0)))
    #expect(try ParcelAstray().findings(in: plan(outside: part, use: "CAN")).map(\.isConfidential) == [true])
  }

  private func sentence(_ finding: Finding, _ language: Language = .english) throws -> String {
    Words(try TestPlan.plan(), in: language).sentence(for: finding)
  }

  @Test func `a parcel of an unknown unit is told only where it lies in several units or in none`() throws {
    let inside = stray(claimed: nil, [(1, 1000)], .rectangle(100, 10, at: (0, 0)))
    #expect(try ParcelAstray().findings(in: plan(stray: inside, unit: "999")).isEmpty)
    let across = stray(claimed: nil, [(1, 700), (0, 300)], MultiPolygon())
    let split = try #require(try ParcelAstray().findings(in: plan(stray: across, unit: "999")).first)
    #expect(split.severity == .note)
    #expect(
      try sentence(split)
        == "Parcel road names no unit of the register and lies in 2 units; it is split by the boundaries "
        + "(Đơn vị C2 (C2): 70.0%; Đơn vị C1 (C1): 30.0%).")
    let beyond = stray(claimed: nil, [(1, 700), (-1, 300)], .rectangle(30, 10, at: (70, 0)))
    let outside = try #require(try ParcelAstray().findings(in: plan(stray: beyond, unit: "999")).first)
    #expect(outside.severity == .error)
    #expect(outside.detail("kind") == "outside-units")
    #expect(outside.value("awayArea") == 300)
  }

  // A parcel that lies away for exactly the tolerance belongs to its unit: "no more than".
  @Test(arguments: [(1.0, []), (1.000001, ["partly-outside"])] as [(Double, [String])])
  func `what lies away up to the tolerance is no fault`(away: Double, kinds: [String]) throws {
    let stray = stray(claimed: 0, [(0, 1000 - away), (1, away)], .rectangle(0.1, 10, at: (99.9, 0)))
    let findings = try ParcelAstray().findings(in: plan(stray: stray))
    #expect(findings.map { $0.detail("kind") } == kinds)
    for finding in findings { #expect(!(try sentence(finding)).contains("()")) }
    let part = OutsidePart(shape: 0, area: .squareMetres(400), region: .rectangle(40, 10, at: (60, 0)))
    let outside = try #require(try ParcelAstray().findings(in: plan(outside: part, stray: stray)).first)
    #expect(outside.detail("kind") == (kinds.first ?? "outside-boundary"))
  }

  @Test func `a left-out parcel has the area of its placeholder`() throws {
    let stray = stray(claimed: nil, [(1, 300), (0, 200)], MultiPolygon())
    var plan = try plan(stray: stray, unit: nil)
    plan.layers[0].areas = [.zero]
    plan.layers[0].coverage?.leftOut = [
      LeftOutShape(shape: 0, placeholderArea: .squareMetres(500), placeholder: .rectangle(50, 10, at: (0, 0)))
    ]
    let finding = try #require(try ParcelAstray().findings(in: plan).first)
    #expect(finding.parts.map { $0.measure("share")?.value } == [0.6, 0.4])
    plan.layers[0].coverage?.leftOut = []
    let unknown = try #require(try ParcelAstray().findings(in: plan).first)
    #expect(!(try sentence(unknown)).contains("0.0%"))
    #expect(try sentence(unknown).contains("(Đơn vị C2 (C2): 300.0 m²; Đơn vị C1 (C1): 200.0 m²)"))
  }
}
