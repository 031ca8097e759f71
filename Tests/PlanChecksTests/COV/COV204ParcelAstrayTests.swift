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

  @Test func `a parcel in another unit than it names is told with its shares`() throws {
    let stray = stray(claimed: 0, [(0, 600), (1, 300), (-1, 100)], .rectangle(40, 10, at: (60, 0)))
    let finding = try #require(try ParcelAstray().findings(in: plan(stray: stray)).first)
    #expect(finding.severity == .error)
    #expect(finding.detail("kind") == "other-unit")
    #expect(finding.subjects == [.parcel(layer: "parcels", row: 0, id: "road"), .unit("C1")])
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

  @Test func `a name that is on no register is told with its text, a warning, and where the parcel lies`() throws {
    let stray = stray(claimed: nil, [(1, 1000)], .rectangle(100, 10, at: (0, 0)))
    let finding = try #require(try ParcelAstray().findings(in: plan(stray: stray, unit: "999")).first)
    #expect(finding.severity == .warning)
    #expect(finding.detail("kind") == "unknown-unit")
    #expect(finding.detail("namedUnit") == "999")
    #expect(finding.parts.map(\.subjects) == [[.unit("C2")]])
    #expect(
      try sentence(finding)
        == "Parcel road names “999”, which is not on the register of 1 March 2025; it counts where it lies "
        + "(Đơn vị C2 (C2): 100.0%).")
    #expect(
      try sentence(finding, .vietnamese)
        == "Thửa road ghi “999”, không có trong danh mục đơn vị ngày 01/03/2025; được tính theo vị trí "
        + "(Đơn vị C2 (C2): 100,0%).")
  }

  @Test func `a name that is on no register is an error where a part of the parcel lies in no unit`() throws {
    let stray = stray(claimed: nil, [(1, 700), (-1, 300)], .rectangle(30, 10, at: (70, 0)))
    let finding = try #require(try ParcelAstray().findings(in: plan(stray: stray, unit: "999")).first)
    #expect(finding.severity == .error)
    #expect(finding.detail("kind") == "unknown-unit")
    #expect(finding.value("awayArea") == 300)
  }

  @Test func `a registered unit elsewhere is named by the record, also when the shapes claim no zone`() throws {
    // D2 has no zone: the parcel lies wholly in C2, which belongs to D1.
    let stray = stray(claimed: nil, [(1, 1000)], .rectangle(100, 10, at: (0, 0)))
    let finding = try #require(try ParcelAstray().findings(in: plan(stray: stray, unit: "D2")).first)
    #expect(finding.severity == .error)
    #expect(finding.detail("kind") == "other-unit")
    #expect(finding.subjects.last == .unit("D2"))
    #expect(finding.value("awayArea") == 1000)
    #expect(
      try sentence(finding)
        == "Parcel road names Đơn vị D2 (D2), but 1,000.0 m² (100.0%) of it lies outside (Đơn vị C2 (C2): 100.0%): "
        + "conflict.")
    #expect(try ParcelAstray().findings(in: plan(stray: stray, unit: "D1")).isEmpty)
  }

  // A parcel that lies away for exactly the tolerance belongs to its unit: "no more than".
  @Test(arguments: [(1.0, []), (1.000001, ["other-unit"])] as [(Double, [String])])
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

  @Test func `unknown names are found where no unit has a shape, once a text`() throws {
    let units = ["999", "C1", "998", "999", nil, ""]
    let parcels = units.enumerated().map {
      TestParcel.square(100, at: (Double($0.offset) * 100, 0), id: "\($0.offset)", unit: $0.element)
    }
    var plan = try PlanSnapshot.of(parcels) { $0.outside = nil }
    let findings = try ParcelAstray().findings(in: plan)
    #expect(findings.map(\.subjects) == [[.value("999"), .layer("parcels")], [.value("998"), .layer("parcels")]])
    #expect(findings.map { $0.value("parcels") } == [2, 1])
    #expect(findings.map { $0.value("area") } == [2, 1])
    #expect(findings.map { $0.origins.map(\.feature) } == [[0, 3], [2]])
    #expect(findings.map(\.severity) == [.error, .error])
    #expect(
      try sentence(#require(findings.first))
        == "2 parcels (2.00 ha) name “999”, which is not on the register of 1 March 2025; where they lie was not "
        + "looked at.")
    #expect(Set(findings.map(\.id)).count == 2)
    plan.plan.register = try .fromData(.of(units))
    #expect(try ParcelAstray().skipReason(for: plan) == .noBoundary)
  }

  @Test func `of many unknown names two hundred are told singly`() throws {
    let parcels = (0..<203).map { TestParcel.square(10, at: (Double($0) * 10, 0), unit: "X\($0)") }
    let findings = try ParcelAstray().findings(in: PlanSnapshot.of(parcels) { $0.outside = nil })
    #expect(findings.count == 201)
    #expect(findings.last?.detail("kind") == "further-names")
    #expect(findings.last?.value("values") == 3)
    #expect(findings.last?.value("parcels") == 3)
  }

  @Test func `a record without a shape that names an unknown unit is found beside those that lie somewhere`() throws {
    var plan = try PlanSnapshot.of([
      .square(100, at: (0, 0), id: "a", unit: "C1"), TestParcel(id: "n", unit: "999", fault: .noGeometry),
    ])
    var zones = ZoneAssignment()
    zones.shares = [ZoneShare(shape: 0, zone: 0, area: .squareMetres(10_000))]
    plan.layers[0].zones = zones
    plan.layers[0].zoneUnits = ["C1"]
    plan.layers[0].layer.declaredAreas = [.nan, 25_000]
    let findings = try ParcelAstray().findings(in: plan)
    #expect(findings.map { $0.detail("kind") } == ["unknown-name"])
    #expect(findings.map { $0.value("area") } == [2.5])
  }
}
