import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanWords
import Testing

@Suite("GEO1xx shapes of single parcels") struct ShapeFaultTests {
  @Test func `an unclosed ring is found at its last position and is not closed`() throws {
    let plan = try PlanSnapshot.of([.square(10, at: (0, 0), id: "a"), .square(10, at: (20, 0), id: "b").unclosed])
    let findings = try OpenRing().findings(in: plan)
    #expect(findings.count == 1)
    let finding = try #require(findings.first)
    #expect(finding.subjects == [.parcel(layer: "parcels", row: 1, id: "b")])
    #expect(finding.detail("kind") == "unclosed")
    #expect(finding.place == .point(Coordinate(x: 20, y: 10)))
    #expect(finding.origins == [Origin(file: "parcels.geojson", feature: 1, byte: 100)])
    #expect(finding.severity == .error)
  }

  @Test(arguments: [(3, true), (4, false)])
  func `a ring needs four positions`(positions: Int, fires: Bool) throws {
    let corners = [(0.0, 0.0), (10, 0), (10, 10)].map { Coordinate(x: $0.0, y: $0.1) }
    let ring = Array(corners.prefix(positions - 1)) + [corners[0]]
    let plan = try PlanSnapshot.of([TestParcel(id: "a", exterior: ring)])
    #expect(try OpenRing().findings(in: plan).map { $0.detail("kind") } == (fires ? ["too-short"] : []))
  }

  @Test func `the place of a fault is told in the plan CRS though it was noted in the one read`() throws {
    var plan = try PlanSnapshot.of([.square(10, at: (20, 0), id: "b").unclosed])
    let layer = plan.layers[0].layer
    let moved = layer.shapes.points.map { Coordinate(x: $0.x + 1000, y: $0.y + 2000) }
    plan.layers[0].layer.shapes = layer.shapes.replacingPoints(moved)
    #expect(try OpenRing().findings(in: plan).first?.place == .point(Coordinate(x: 1020, y: 2010)))
  }

  @Test(arguments: [
    (ShapeFault.Kind.noGeometry, "null"), (.emptyGeometry, "empty"), (.notPolygonal, "not-polygonal"),
  ])
  func `a record without a surface is found with what it has instead`(fault: ShapeFault.Kind, kind: String) throws {
    let plan = try PlanSnapshot.of([.square(10, at: (0, 0)), TestParcel(id: "b", fault: fault)])
    let findings = try AbsentShape().findings(in: plan)
    #expect(findings.map { $0.detail("kind") } == [kind])
    #expect(findings.map(\.subjects) == [[.parcel(layer: "parcels", row: 1, id: "b")]])
  }

  @Test(
    arguments: [
      ("C1", "LUA", 10.0, nil), (nil, "LUA", 10, "unit"), ("", "LUA", 10, "unit"), ("C1", nil, 10, "code"),
      ("C1", "LUA", .nan, "area"), ("C1", "LUA", 0, "area"), ("C1", "LUA", .infinity, "area"),
      (nil, nil, -1, "unit code area"),
    ] as [(String?, String?, Double, String?)])
  func `a withheld geometry is no fault where the record can be counted`(
    unit: String?, use: String?, declared: Double, lacks: String?
  ) throws {
    var plan = try PlanSnapshot.of([
      .square(10, at: (0, 0)), TestParcel(id: "b", use: use, unit: unit, fault: .noGeometry),
    ])
    plan.layers[0].layer.withheld = [1]
    plan.layers[0].layer.declaredAreas = [.nan, declared]
    let findings = try AbsentShape().findings(in: plan)
    #expect(findings.map { $0.detail("lacks") } == (lacks.map { [$0] } ?? []))
    #expect(findings.allSatisfy { $0.severity == .error && $0.isConfidential })
  }

  @Test(arguments: [(10.0, nil), (.nan, "area")] as [(Double, String?)])
  func `a record without geometry cannot be counted without a declared area`(declared: Double, lacks: String?) throws {
    var plan = try PlanSnapshot.of([TestParcel(id: "b", fault: .noGeometry)])
    plan.layers[0].layer.declaredAreas = [declared]
    let finding = try #require(try AbsentShape().findings(in: plan).first)
    #expect(finding.severity == .error)
    #expect(finding.detail("lacks") == lacks)
    let sentence = Words(plan.plan, in: .english).sentence(for: finding)
    #expect(
      sentence == "Parcel b: there is no geometry"
        + (lacks == nil ? "." : "; it cannot be counted, the record lacks declared area."))
  }

  @Test(arguments: [(ShapeFault.Kind.outOfRange, "out-of-range"), (.notTransformable, "not-transformable")])
  func `a position out of range names the position as read`(fault: ShapeFault.Kind, kind: String) throws {
    var parcel = TestParcel.square(1, at: (105.5, 95.2), id: "a")
    parcel.fault = fault
    var plan = try PlanSnapshot.of([parcel])
    let nowhere = plan.layers[0].layer.shapes.points.map { _ in Coordinate(x: .infinity, y: .infinity) }
    plan.layers[0].layer.shapes = plan.layers[0].layer.shapes.replacingPoints(nowhere)
    let finding = try #require(try PositionOutOfRange().findings(in: plan).first)
    #expect(finding.detail("kind") == kind)
    #expect(finding.place == nil)
    #expect(finding.detail("positionAsRead") == "105.5 95.2")
    #expect(finding.detail("crs") == "EPSG:5897")
  }

  @Test func `each fault belongs to one check only`() throws {
    for kind in ShapeFault.Kind.allCases {
      var parcel = TestParcel.square(1, at: (0, 0), id: "a")
      parcel.fault = kind
      let plan = try PlanSnapshot.of([parcel])
      let checks: [any PlanCheck] = [OpenRing(), AbsentShape(), PositionOutOfRange()]
      #expect(try checks.reduce(0) { $0 + (try $1.findings(in: plan).count) } == 1, "\(kind)")
    }
  }

  @Test func `an invalid shape is told with reason, place and both repairs`() throws {
    var plan = try PlanSnapshot.of([.square(10, at: (0, 0), id: "a"), TestParcel(id: "n", fault: .noGeometry)])
    plan.layers[0].invalid = [
      InvalidShape(
        shape: 0, reason: "Self-intersection", place: Coordinate(x: 5, y: 5), areaAsGiven: .zero,
        areaByLinework: .squareMetres(50), areaByStructure: nil)
    ]
    let finding = try #require(try InvalidParcelShape().findings(in: plan).first)
    #expect(finding.detail("reason") == "Self-intersection")
    #expect(finding.value("areaByLinework") == 50)
    #expect(finding.measure("areaByStructure") == nil)
    #expect(finding.place == .point(Coordinate(x: 5, y: 5)))
    #expect(try InvalidParcelShape().counts(for: plan) == [1, 1])
  }

  @Test func `the further faults of a shape are its parts, each with its kind and place`() throws {
    func at(_ x: Double) -> Coordinate { Coordinate(x: x, y: x) }
    var plan = try PlanSnapshot.of([.square(10, at: (0, 0), id: "a")])
    let listed = [
      ValidityFault(.selfCrossing, at: at(1)), .init(.selfCrossing, at: at(2)), .init(.holeOutside, at: at(3)),
    ]
    plan.layers[0].invalid = [
      InvalidShape(
        shape: 0, reason: "Self-intersection", place: at(1), areaAsGiven: .zero,
        faults: ValidityFaults(listed: listed, count: 40, extent: .atLeast, meetings: 40))
    ]
    let finding = try #require(try InvalidParcelShape().findings(in: plan).first)
    #expect(finding.place == .point(at(1)) && finding.detail("fault") == "self-crossing")
    #expect(finding.value("faults") == 40 && finding.detail("extent") == "at-least")
    #expect(finding.parts.map { $0.detail("fault") } == ["self-crossing", "hole-outside"])
    #expect(finding.parts.map(\.place) == [.point(at(2)), .point(at(3))])
    #expect(
      Words(.english).sentence(for: finding)
        == "Parcel a: invalid shape, at least 40 faults, among them: a ring crosses itself (2 places), a hole lies outside "
        + "its shell; it could not be repaired.")
  }

  @Test func `what was not looked for and not tried is said`() throws {
    var plan = try PlanSnapshot.of([.square(10, at: (0, 0), id: "a")])
    var shape = InvalidShape(
      shape: 0, reason: "Self-intersection", place: nil, areaAsGiven: .zero,
      faults: .first("Self-intersection", at: nil, extent: .firstOnly))
    shape.untried = [.linework, .structure]
    plan.layers[0].invalid = [shape]
    plan.layers[0].coverage?.leftOut = [
      LeftOutShape(shape: 0, placeholderArea: .squareMetres(100), placeholder: nil, stand: .envelope)
    ]
    let finding = try #require(try InvalidParcelShape().findings(in: plan).first)
    #expect(finding.detail("untried") == "linework structure" && finding.detail("stand") == "envelope")
    #expect(
      Words(.english).sentence(for: finding)
        == "Parcel a: invalid shape, a ring crosses itself; it crosses itself too often for other faults to be looked for; "
        + "repair was not tried, the land within the rectangle around it is undecided.")
  }

  @Test func `without a row nothing was looked at`() throws {
    let plan = try PlanSnapshot.of([])
    let checks: [any PlanCheck] = [OpenRing(), InvalidParcelShape(), AbsentShape(), PositionOutOfRange()]
    for check in checks { #expect(try check.skipReason(for: plan) == .noParcels) }
  }
}
