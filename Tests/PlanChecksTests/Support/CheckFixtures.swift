import Coverage
import Geometry
import LandUse
import PlanChecks

/// For every check a plan in which it, and only it, finds something, and one in which it looks and finds nothing.
struct CheckFixture {
  let code: CheckCode
  let fires: PlanSnapshot
  let passes: PlanSnapshot

  static func all() throws -> [CheckFixture] {
    try [
      shapes(), parcelForms(), coverage(), attributes(), repetition(), quotas(), projects(),
      // Fixtures of one check each, added by Tools/new-check:
      per503(),
    ].flatMap { $0 }
  }

  static func sound() throws -> PlanSnapshot {
    try .of([.square(10, at: (0, 0), id: "a", unit: "C1"), .square(10, at: (10, 0), id: "b", unit: "C1")])
  }

  private static func shapes() throws -> [CheckFixture] {
    var invalid = try sound()
    invalid.layers[0].invalid = [
      InvalidShape(
        shape: 0, reason: "Self-intersection", place: nil, areaAsGiven: .zero, areaByLinework: nil, areaByStructure: nil
      )
    ]
    var beyond = TestParcel.square(1, at: (200, 0), id: "a")
    beyond.fault = .outOfRange
    return [
      CheckFixture(
        code: "GEO101", fires: try .of([TestParcel.square(10, at: (0, 0), id: "a").unclosed]), passes: try sound()),
      CheckFixture(code: "GEO102", fires: invalid, passes: try sound()),
      CheckFixture(code: "GEO103", fires: try .of([TestParcel(id: "a", fault: .noGeometry)]), passes: try sound()),
      CheckFixture(code: "GEO105", fires: try .of([beyond]), passes: try sound()),
    ]
  }

  private static func coverage() throws -> [CheckFixture] {
    let region = MultiPolygon.rectangle(5, 10, at: (5, 0))
    var overlap = try sound()
    overlap.layers[0].coverage?.overlaps = [
      ShapeOverlap(first: 0, second: 1, area: .squareMetres(50), region: region)
    ]
    var twice = try PlanSnapshot.of([
      .square(10, at: (0, 0), id: "a", unit: "C1"), .square(10, at: (0, 0), id: "b", unit: "C1"),
    ])
    twice.layers[0].coverage?.equalShapes = [EqualShapes(rows: [0, 1])]
    var gap = try sound()
    gap.layers[0].coverage?.gaps = [CoverageGap(area: .squareMetres(50), region: .rectangle(5, 10, at: (20, 0)))]
    var astray = try sound()
    astray.layers[0].coverage?.outside = [OutsidePart(shape: 1, area: .squareMetres(50), region: region)]
    var sound = try sound()
    sound.layers[0].displaced = DisplacedParcels(reference: .boundary)
    var displaced = sound
    displaced.layers[0].displaced?.parcels = [.init(row: 1, readings: [reading])]
    return [
      CheckFixture(code: "COV205", fires: displaced, passes: sound),
      CheckFixture(code: "COV201", fires: overlap, passes: sound),
      CheckFixture(code: "COV202", fires: twice, passes: sound),
      CheckFixture(code: "COV203", fires: gap, passes: sound),
      CheckFixture(code: "COV204", fires: astray, passes: sound),
    ]
  }

  private static let reading = DisplacedParcels.Reading(
    kind: .otherSystem, crs: "EPSG:9209", name: "VN-2000 / TM-3 105-30", middle: Coordinate(x: 0, y: 0),
    distance: .metres(52_000))

  private static func attributes() throws -> [CheckFixture] {
    try [
      CheckFixture(
        code: "ATT301", fires: try .of([.square(10, at: (0, 0), id: "a"), .square(10, at: (10, 0), id: "a")]),
        passes: try sound()),
      CheckFixture(
        code: "ATT306", fires: try .of([.square(10, at: (0, 0), id: "a", unit: "C9")]), passes: try sound()),
      CheckFixture(code: "ATT302", fires: try .of([.square(10, at: (0, 0), id: "a", use: "LUB")]), passes: try sound()),
    ] + readings()
  }

  private static func quotas() throws -> [CheckFixture] {
    let passes = try judged(50)
    var absent = passes
    absent.plan.quotas = [TestPlan.quota("q", ha: 100)]
    absent.missingQuotas = MissingQuota.all(
      in: absent.plan.quotas, scheme: absent.plan.scheme, register: try TestPlan.register(), years: [2025], on: nil)
    var contradiction = passes
    contradiction.plan.quotas = [TestPlan.quota("q", ha: 100), TestPlan.quota("r", ha: 90)]
    contradiction.quotaFaults =
      QuotaTable(
        contradiction.plan.quotas, scheme: contradiction.plan.scheme, register: contradiction.plan.register, on: nil
      ).faults
    return [
      CheckFixture(code: "QTA401", fires: try judged(120), passes: passes),
      CheckFixture(code: "QTA402", fires: try judged(90, [.gap: .hectares(20)]), passes: passes),
      CheckFixture(code: "QTA403", fires: absent, passes: passes),
      CheckFixture(code: "QTA404", fires: contradiction, passes: passes),
      CheckFixture(code: "QTA405", fires: try judged(99.5), passes: passes),
    ]
  }

  /// At most 100 ha, with so much held.
  private static func judged(_ held: Double, _ disputes: [Dispute: Area] = [:]) throws -> PlanSnapshot {
    var snapshot = try sound()
    let quota = TestPlan.quota("q", ha: 100)
    snapshot.plan.quotas = [quota]
    let judge = QuotaJudge(thresholds: snapshot.plan.thresholds, judgedOn: nil)
    snapshot.balances = [judge.judge(quota, held: HeldArea(certain: .hectares(held), disputes: disputes))]
    return snapshot
  }
}
