import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import Testing

/// Which unit a parcel counts in, under each rule and with shapes for all, some or no units.
@Suite("Units of parcels") struct UnitTests {
  /// A plan with one parcel of rice: its west edge, width and height, and the unit it names.
  private func run(
    _ x: Double, width: Double, height: Double = 100, unit: String?, _ adjust: (inout SmallPlan) -> Void = { _ in }
  ) async throws -> SessionResult {
    var plan = try SmallPlan(whole: [SmallPlan.parcel("x", x, 0, width, height, unit: unit, ["use": "LUA"])])
    adjust(&plan)
    return try await plan.run()
  }

  private func sums(_ result: SessionResult, _ units: [String?]) -> [Area] {
    units.map { result.row($0, "LUA")?.sum ?? .zero }
  }

  @Test func `a parcel in the unit it names is that unit's`() async throws {
    let result = try await run(0, width: 100, unit: "A1")
    #expect(sums(result, ["A1", "A2", "A", "P", nil]) == [.ha(1), .zero, .ha(1), .ha(1), .zero])
    #expect(result.findings("COV204").isEmpty)
  }

  @Test func `a parcel in another unit than it names counts where it lies`() async throws {
    let result = try await run(250, width: 100, unit: "A1")
    #expect(sums(result, ["A1", "A2", nil]) == [.zero, .ha(1), .zero])
    #expect(result.findings("COV204").isEmpty)
    let finding = try #require(result.findings("ATT306", kind: "other-unit").first)
    #expect(finding.measure("awayArea")?.value == 10_000)
    #expect(finding.measure("awayShare")?.value == 1)
    #expect(finding.subjects.contains(.unit("A1")))
  }

  @Test func `a parcel that names no unit, or one nobody knows, counts where it lies`() async throws {
    let nameless = try await run(250, width: 100, unit: nil)
    #expect(sums(nameless, ["A1", "A2", nil]) == [.zero, .ha(1), .zero])
    #expect(nameless.findings("COV204").isEmpty)
    #expect(nameless.findings("ATT306").isEmpty)
    let unknown = try await run(250, width: 100, unit: "ZZ")
    #expect(sums(unknown, ["A1", "A2", nil]) == [.zero, .ha(1), .zero])
    #expect(unknown.findings("COV204").isEmpty)
    #expect(unknown.findings("ATT306").map { $0.detail("kind") } == ["unknown-name"])
    #expect(unknown.findings("ATT306").first?.subjects == [.value("ZZ"), .layer("parcels")])
    #expect(unknown.findings("ATT306").first?.parts.map(\.subjects) == [[.unit("A2")]])
  }

  @Test func `a parcel across two communes is split, and counts once in their district`() async throws {
    let result = try await run(170, width: 100, unit: nil)
    #expect(sums(result, ["A1", "A2", "A", "P"]) == [.ha(0.3), .ha(0.7), .ha(1), .ha(1)])
    #expect(["A1", "A2", "A", "P"].map { result.row($0, "LUA")?.parcels } == [1, 1, 1, 1])
    let finding = try #require(result.findings("COV204", kind: "several-units").first)
    #expect(finding.severity == .note)
    #expect(finding.parts.map { $0.subjects } == [[.unit("A2")], [.unit("A1")]])
    #expect(finding.parts.map { $0.measure("share")?.value } == [0.7, 0.3])
  }

  @Test func `a parcel that names the district of its communes is no fault`() async throws {
    let within = try await run(0, width: 100, unit: "A")
    #expect(sums(within, ["A1", "A", nil]) == [.ha(1), .ha(1), .zero])
    #expect(within.findings("COV204").isEmpty)
    let across = try await run(170, width: 100, unit: "A")
    #expect(sums(across, ["A1", "A2", "A"]) == [.ha(0.3), .ha(0.7), .ha(1)])
    #expect(across.findings("COV204").isEmpty)
    let beyond = try await run(350, width: 100, unit: "A")
    #expect(sums(beyond, ["A2", "B1", "A", "B"]) == [.ha(0.5), .ha(0.5), .ha(0.5), .ha(0.5)])
    let half = try #require(beyond.findings("COV204", kind: "partly-outside").first)
    #expect(half.measure("awayArea")?.value == 5000)
    #expect(half.subjects.contains(.unit("A")))
    #expect(half.place?.anchor == Coordinate(x: 590_425, y: 2_270_050))
  }

  @Test func `a parcel that names a district and lies in another one is astray`() async throws {
    let result = try await run(450, width: 100, unit: "A")
    #expect(sums(result, ["B1", "A"]) == [.ha(1), .zero])
    let finding = try #require(result.findings("ATT306", kind: "other-unit").first)
    #expect(finding.measure("awayArea")?.value == 10_000)
    #expect(finding.subjects.contains(.unit("A")))
    // The province holds them all, but not what lies beyond it.
    #expect(try await run(450, width: 100, unit: "P").findings("COV204").isEmpty)
    let beyond = try await run(750, width: 100, unit: "P") { $0.layers[0].features += SmallPlan.rural.prefix(3) }
    #expect(beyond.findings("COV204").map { $0.measure("awayArea")?.value } == [5000])
  }

  @Test func `the rule geometry splits whatever the parcel names`() async throws {
    // 0.5 m² beyond the border: within tolerance for the attribute, nothing for the exact split.
    let byName = try await run(100, width: 100.005, unit: "A1")
    #expect(sums(byName, ["A1", "A2"]) == [.squareMetres(10_000.5), .zero])
    let split = try await run(100, width: 100.005, unit: "A1") { $0.more = ["unitRule: geometry"] }
    #expect(sums(split, ["A1", "A2"]) == [.ha(1), .squareMetres(0.5)])
  }

  @Test func `the rule of the largest share takes the whole parcel`() async throws {
    let result = try await run(170, width: 100, unit: nil) { $0.more = ["unitRule: largest-share"] }
    #expect(sums(result, ["A1", "A2", "A"]) == [.zero, .ha(1), .ha(1)])
  }

  @Test(arguments: [(0.0099, 0.0, []), (0.01, 0.0, []), (0.0101, 1.01, [1.01])])
  func `one square metre is the tolerance of a unit`(
    beyond: Double, split: Double, away: [Double?]
  ) async throws {
    // 100 m high: 0.99, 1 and 1.01 m² in the next commune.
    let result = try await run(100, width: 100 + beyond, unit: "A1")
    #expect(result.row("A2", "LUA")?.sum ?? .zero == .squareMetres(split))
    #expect(result.findings("COV204").map { $0.measure("awayArea")?.value } == away)
  }

  @Test(arguments: [(0.0099, 0), (0.01, 0), (0.0101, 1)])
  func `one square metre is the limit of an overlap told singly`(width: Double, pairs: Int) async throws {
    var plan = try SmallPlan(whole: [
      SmallPlan.parcel("x", 0, 0, 100, 100, unit: "A1", ["use": "LUA"]),
      SmallPlan.parcel("y", 100 - width, 0, 100, 100, unit: "A1", ["use": "LUA"]),
    ])
    let result = try await plan.run()
    #expect(result.findings("COV201", kind: "pair").count == pairs)
    #expect(result.findings("COV201", kind: "small-pairs").count == 1 - pairs)
    #expect(result.snapshot.layers[0].coverage?.overlaps.map(\.area) == [.squareMetres(width * 100)])
    plan.more = ["thresholds: {minOverlap: 2 m2}"]
    #expect(try await plan.run().findings("COV201", kind: "pair").isEmpty)
  }

  @Test(arguments: [(0.0099, 0), (0.01, 0), (0.0101, 1)])
  func `one square metre is the limit of a gap told singly`(width: Double, gaps: Int) async throws {
    // A slit in A1 from north to south, half as high as the commune.
    var features = SmallPlan.rural
    features[0] = SmallPlan.parcel("w", 0, 0, 100, 100, unit: "A1", ["use": "LUA"])
    features.append(SmallPlan.parcel("e", 100 + width, 0, 100 - width, 100, unit: "A1", ["use": "LUA"]))
    features.append(SmallPlan.parcel("n", 0, 100, 200, 100, unit: "A1", ["use": "LUA"]))
    let result = try await SmallPlan(whole: features).run()
    #expect(result.snapshot.layers[0].coverage?.gaps?.map(\.area) == [.squareMetres(width * 100)])
    #expect(result.findings("COV203", kind: "gap").count == gaps)
    #expect(result.findings("COV203", kind: "small-gaps").count == 1 - gaps)
  }

  @Test func `without any unit shape the attribute decides, and a gap may be anybody's`() async throws {
    let result = try await run(0, width: 200, height: 150, unit: "A1") { plan in
      plan.boundaries = [SmallPlan.outline]
      plan.layers[0].features += SmallPlan.rural.dropFirst()
      plan.quotas = ["a1,LUA,A1,2025,3,max", "b2,ODT,B2,2025,4,max", "a,LUA,A,2025,3,max", "p,LUA,P,2025,3,max"]
    }
    #expect(sums(result, ["A1", "A", "P", nil]) == [.ha(3), .ha(3), .ha(3), .zero])
    // One hectare lies in no parcel; each unit may hold it, and none more than once.
    for quota in ["a1", "b2", "a", "p"] {
      #expect(try result.balance(quota).verdict == .undecidable, "\(quota)")
      #expect(try result.balance(quota).held?.disputed == .ha(1), "\(quota)")
    }
  }
}
