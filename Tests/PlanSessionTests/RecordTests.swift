import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import Testing

/// Records without a shape in a layer of the full territory, where A1 is drawn for its lower half (2 ha) only.
@Suite("Records without a shape") struct RecordTests {
  private func plan(_ records: [String], quotas: [String]) throws -> SmallPlan {
    let half = SmallPlan.parcel("a1", 0, 0, 200, 100, unit: "A1", ["use": "LUA"])
    var plan = try SmallPlan(whole: [half] + SmallPlan.rural.dropFirst() + records)
    plan.quotas = quotas
    return plan
  }

  /// A record without shape, not withheld.
  private func record(_ declared: String) -> String {
    let properties = SmallPlan.properties("r", "A1", ["use": "LUA"])
    return #"{"type":"Feature","properties":{\#(properties)\#(declared)},"geometry":null}"#
  }

  @Test func `a withheld record counts as declared and explains a gap of its size`() async throws {
    let record = SmallPlan.withheld("w", unit: "A1", squareMetres: 20_000, ["use": "CQP"])
    let result = try await plan([record], quotas: ["army,CQP,A1,2025,2,equal,0.01", "rice,LUA,A1,2025,2,max"]).run()
    #expect(try result.balance("army").held?.bounds == [.ha(2), .ha(2)])
    #expect(try result.balance("army").verdict == .pass)
    #expect(try result.balance("rice").verdict == .pass)
    let gap = try #require(result.findings("COV203").first)
    #expect(gap.severity == .note)
    #expect(gap.isConfidential)
    #expect(result.findings("GEO103").isEmpty)
  }

  @Test func `what it declares less than the gap stays open`() async throws {
    let record = SmallPlan.withheld("w", unit: "A1", squareMetres: 5000, ["use": "CQP"])
    let result = try await plan([record], quotas: ["rice,LUA,A1,2025,3,max", "all,PNN,A1,2025,0.5,min"]).run()
    #expect(try result.balance("rice").held?.bounds == [.ha(2), .ha(3.5)])
    #expect(try result.balance("all").held?.bounds == [.ha(0.5), .ha(2)])
    #expect(result.findings("COV203").first?.severity == .error)
  }

  @Test func `a record without shape that declares an area may hold it`() async throws {
    let result = try await plan([record(#","area_m2":5000"#)], quotas: ["rice,LUA,A1,2025,3,min"]).run()
    let balance = try result.balance("rice")
    #expect(balance.held?.certain == .ha(2))
    #expect(balance.reason == .inDispute([.gap: .ha(2), .leftOut: .ha(0.5)]))
    #expect(result.row("A1", "LUA")?.sum == .ha(2))
    #expect(result.row("A1", "LUA")?.parcels == 1)
    #expect(result.findings("GEO103").count == 1)
  }

  @Test func `a record that says neither shape nor area has no upper bound`() async throws {
    let result = try await plan([record("")], quotas: ["rice,LUA,A1,2025,100,max", "low,LUA,A1,2025,2,min"]).run()
    let balance = try result.balance("rice")
    #expect(balance.verdict == .undecidable)
    #expect(balance.reason == .unmeasured(records: 1, inDispute: [.gap: .ha(2)]))
    #expect(try result.balance("low").verdict == .pass)
  }
}
