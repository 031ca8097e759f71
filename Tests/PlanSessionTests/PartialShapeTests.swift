import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import Testing

/// Plans whose boundary file has some units and not others.
@Suite("Units of which only some have shapes") struct PartialShapeTests {
  /// District A with commune A1, district B with both communes; A2 has no shape of its own.
  private static let boundaries = [
    SmallPlan.outline, SmallPlan.boundary("A", 0, 0, 400, 200), SmallPlan.commune(0), SmallPlan.commune(2),
    SmallPlan.commune(3),
  ]

  private func plan(_ features: [String]) throws -> SmallPlan {
    var plan = try SmallPlan(whole: features)
    plan.boundaries = Self.boundaries
    return plan
  }

  private func rice(_ x: Double, width: Double = 100, unit: String?) -> String {
    SmallPlan.parcel("x", x, 0, width, 100, unit: unit, ["use": "LUA"])
  }

  private func sums(_ result: SessionResult, _ units: [String?]) -> [Area] {
    units.map { result.row($0, "LUA")?.sum ?? .zero }
  }

  @Test func `what no commune's shape takes of a district counts in the district`() async throws {
    let result = try await plan([rice(250, unit: nil)]).run()
    #expect(sums(result, ["A1", "A2", "A", "P", nil]) == [.zero, .zero, .ha(1), .ha(1), .zero])
    #expect(result.findings("COV204").isEmpty)
  }

  @Test func `in that rest the attribute tells the commune`() async throws {
    let result = try await plan([rice(250, unit: "A2")]).run()
    #expect(sums(result, ["A1", "A2", "A", "P", nil]) == [.zero, .ha(1), .ha(1), .ha(1), .zero])
    #expect(result.findings("COV204").isEmpty)
  }

  @Test func `only the part in the rest is the named commune's`() async throws {
    let result = try await plan([rice(170, unit: "A2")]).run()
    #expect(sums(result, ["A1", "A2", "A"]) == [.ha(0.3), .ha(0.7), .ha(1)])
    let finding = try #require(result.findings("COV204", kind: "partly-outside").first)
    #expect(finding.measure("awayArea")?.value == 3000)
    #expect(result.findings("COV204").count == 1)
  }

  @Test func `an attribute of another district does not take land of this one`() async throws {
    let result = try await plan([rice(250, unit: "B1")]).run()
    #expect(sums(result, ["A2", "A", "B1", "B"]) == [.zero, .ha(1), .zero, .zero])
    #expect(result.findings("ATT306").count == 1)
  }

  @Test func `a parcel that names a commune without shape and lies in another's is astray`() async throws {
    let result = try await plan([rice(450, unit: "A2")]).run()
    #expect(sums(result, ["A2", "B1"]) == [.zero, .ha(1)])
    #expect(result.findings("ATT306", kind: "other-unit").map { $0.measure("awayArea")?.value } == [10_000])
  }

  @Test func `under the rule geometry, too, a commune without shape is known by its name`() async throws {
    var plan = try plan([rice(250, unit: "A2")])
    plan.more = ["unitRule: geometry"]
    let result = try await plan.run()
    #expect(sums(result, ["A2", "A"]) == [.ha(1), .ha(1)])
  }

  @Test func `overlaps of a parcel that is split are in dispute where they lie`() async throws {
    // x: 0.3 ha in A1, 0.7 ha in the rest, as A2; y covers 0.2 ha of the latter.
    var plan = try plan([
      rice(170, unit: "A2"), SmallPlan.parcel("y", 220, 0, 20, 100, unit: "A2", ["use": "SKK"]),
    ])
    plan.quotas = ["a1,LUA,A1,2025,1,info", "a2,LUA,A2,2025,1,info", "a,LUA,A,2025,1,info"]
    let result = try await plan.run { $0.looksAtGaps = false }
    #expect(try result.balance("a1").held?.bounds == [.ha(0.3), .ha(0.3)])
    #expect(try result.balance("a2").held?.bounds == [.ha(0.5), .ha(0.7)])
    #expect(try result.balance("a").held?.bounds == [.ha(0.8), .ha(1)])
  }

  @Test func `overlaps in the rest are in dispute in the named commune`() async throws {
    var plan = try plan([
      rice(250, unit: "A2"), SmallPlan.parcel("y", 300, 0, 50, 100, unit: "A2", ["use": "SKK"]),
    ])
    plan.quotas = ["q,LUA,A2,2025,1,min"]
    plan.boundaries = Self.boundaries
    let result = try await plan.run { $0.looksAtGaps = false }
    #expect(try result.balance("q").held?.bounds == [.ha(0.5), .ha(1)])
  }

  @Test func `a gap in the rest may be the commune's that has no shape`() async throws {
    // A2 is covered but for its upper half: 2 ha.
    var features = SmallPlan.rural
    features[1] = SmallPlan.parcel("a2", 200, 0, 200, 100, unit: "A2", ["use": "CLN"])
    var plan = try plan(features)
    plan.quotas = ["a1,CLN,A1,2025,1,max", "a2,CLN,A2,2025,3,max", "a,CLN,A,2025,3,max", "p,CLN,P,2025,3,max"]
    let result = try await plan.run()
    #expect(try result.balance("a1").held?.bounds == [.zero, .zero])
    #expect(try result.balance("a2").held?.bounds == [.ha(2), .ha(4)])
    #expect(try result.balance("a").held?.bounds == [.ha(2), .ha(4)])
    #expect(try result.balance("p").held?.bounds == [.ha(2), .ha(4)])
  }

  @Test func `a district without shape holds what its parcels name, inside the outline`() async throws {
    // Only the outline and district B are drawn.
    var plan = try plan([
      SmallPlan.parcel("a", 0, 0, 400, 200, unit: "A", ["use": "LUA"]),
      SmallPlan.parcel("b", 400, 0, 400, 200, unit: "B", ["use": "LUA"]),
    ])
    plan.boundaries = [SmallPlan.outline, SmallPlan.boundary("B", 400, 0, 400, 200)]
    let result = try await plan.run()
    #expect(sums(result, ["A", "B", "P", nil]) == [.ha(8), .ha(8), .ha(16), .zero])
    #expect(result.findings("COV204").isEmpty)
  }

  @Test func `a district whose communes all have shapes is no zone of its own`() async throws {
    var plan = try plan([rice(0, unit: "A1")])
    plan.boundaries =
      [SmallPlan.outline, SmallPlan.boundary("A", 0, 0, 400, 200)]
      + (0..<4).map { SmallPlan.commune($0) }
    let result = try await plan.run()
    #expect(result.snapshot.layers[0].zoneUnits.map(\.text) == ["A1", "A2", "B1", "B2"])
    #expect(sums(result, ["A1", "A", "P"]) == [.ha(1), .ha(1), .ha(1)])
  }
}
