import Geometry
import LandUse
import PlanChecks
import PlanSession
import TestSupport
import Testing

/// The parcels that add up to a number of the tables.
@Suite("Traces of numbers") struct TraceTests {
  /// A1: fish ponds and perennial crops undivided, perennial crops, a parcel that states the areas of two uses; A2: rice,
  /// a quarter of it claimed for perennial crops, too, and an unknown code; across A2 and B1 a road; B1: a sum's code;
  /// B2: industry, and a bow-tie of rice.
  private func plan() throws -> SmallPlan {
    var plan = try SmallPlan(whole: [
      SmallPlan.parcel("1", 0, 0, 200, 100, unit: "A1", ["use": "NTS,CLN"]),
      SmallPlan.parcel("2", 0, 100, 100, 100, unit: "A1", ["use": "CLN"]),
      SmallPlan.parcel("3", 100, 100, 100, 100, unit: "A1", ["use": "ONT 4000 + CLN 6000"]),
      SmallPlan.parcel("4", 200, 0, 150, 200, unit: "A2", ["use": "LUC"]),
      SmallPlan.parcel("5", 200, 0, 100, 100, unit: "A2", ["use": "CLN"]),
      SmallPlan.parcel("6", 350, 0, 25, 200, unit: "A2", ["use": "XYZ"]),
      SmallPlan.parcel("7", 375, 0, 50, 200, unit: "A2", ["use": "DGT"]),
      SmallPlan.parcel("8", 425, 0, 175, 200, unit: "B1", ["use": "NNP"]),
      SmallPlan.parcel("9", 600, 0, 100, 200, unit: "B2", ["use": "SKK"]),
    ])
    plan.unparcelled = ["B2,SON,1.5"]
    return plan
  }

  /// Ids and areas, in hectares, of what is counted.
  private func counted(_ plan: SmallPlan, _ subject: String, _ unit: String?) async throws -> [String: Double] {
    let result = try await plan.run { $0.traced = TracedNumber(subject: subject, unit: unit) }
    let number = try #require(result.traces.first)
    let layer = result.snapshot.layers[try #require(number.layer)].layer
    let parts = try #require(number.trace).counted.map { (layer.ids[Int($0.row)] ?? "", $0.area.hectares) }
    return Dictionary(parts, uniquingKeysWith: +)
  }

  @Test func `a code lists the parcels of it and of everything below it, with what lies in the unit`() async throws {
    let plan = try plan()
    #expect(try await counted(plan, "CLN", "A1") == ["2": 1, "3": 0.6])
    #expect(try await counted(plan, "CLN", "P") == ["2": 1, "3": 0.6, "5": 1])
    #expect(try await counted(plan, "NNP", "A") == ["1": 2, "2": 1, "3": 0.6, "4": 3, "5": 1])
    // Half of the road lies in A2, as the borders divide it.
    #expect(try await counted(plan, "DGT", "A2") == ["7": 0.5])
    #expect(try await counted(plan, "DGT", "P") == ["7": 1])
    #expect(try await counted(plan, "DGT", nil) == ["7": 1])
    #expect(try await counted(plan, "group:industry", "B") == ["9": 2])
  }

  @Test func `what may count is told apart, with why`() async throws {
    let result = try await plan().run { $0.traced = TracedNumber(subject: "LUA", unit: "P") }
    let number = try #require(result.traces.first)
    let ids = result.snapshot.layers[0].layer.ids
    let possible = try #require(number.trace).possible.map { "\(ids[Int($0.part.row)] ?? "") \($0.dispute.rawValue)" }
    #expect(possible == ["8 ancestor-code", "6 unknown-code"])
    #expect(number.trace?.sum == .ha(3))
    // One hectare of it is claimed for perennial crops, too.
    #expect(number.held?.certain == .ha(2))
  }

  @Test func `declared land is in the sum`() async throws {
    let result = try await plan().run { $0.traced = TracedNumber(subject: "PNN", unit: "B2") }
    let trace = try #require(result.traces.first?.trace)
    #expect(trace.declared.map(\.area) == [.ha(1.5)])
    #expect(trace.sum == .ha(3.5))
  }

  @Test(arguments: ["attribute", "geometry", "largest-share"])
  func `every number of the area tables is the sum of its trace`(rule: String) async throws {
    var plan = try plan()
    plan.more = ["unitRule: \(rule)"]
    let rows = try await plan.run().areas.filter(\.isKnown)
    #expect(rows.count > 40)
    for row in rows {
      let result = try await plan.run { $0.traced = TracedNumber(subject: row.category, unit: row.unit?.text) }
      let trace = try #require(result.traces.first?.trace)
      if row.unit != nil { #expect(trace.sum == row.sum, "\(row.category) \(row.unit?.text ?? "")") }
      #expect(Set(trace.counted.map(\.row)).count == row.parcels, "\(row.category) \(row.unit?.text ?? "")")
    }
  }

  @Test func `allocations: the opening stock, what came and what left`() async throws {
    var plan = try SmallPlan(
      whole: [
        SmallPlan.parcel("p", 0, 0, 100, 100, unit: "A1", ["u20": "LUA", "u25": "SKK"]),
        SmallPlan.parcel("q", 100, 0, 100, 100, unit: "A1", ["u20": "LUA", "u25": "LUA"]),
        SmallPlan.parcel("r", 0, 100, 50, 100, unit: "A1", ["u20": "CLN", "u25": "LUA"]),
      ], uses: "{2020-12-31: u20, 2025-12-31: u25}")
    plan.layers[0].holds = "allocations"
    plan.baseline = ["A1,LUA,10,2020-12-31"]
    let result = try await plan.run { $0.traced = TracedNumber(subject: "LUA", unit: "A1") }
    let trace = try #require(result.traces.first?.trace)
    #expect(trace.opening == .ha(10))
    #expect(trace.counted.map(\.area) == [.ha(0.5), .ha(-1)])
    #expect(trace.sum == .ha(9.5))
    let other = try await plan.run { $0.traced = TracedNumber(subject: "SKK", unit: "A1") }
    #expect(other.traces.first?.absence == .noBaseline)
  }

  @Test func `what nobody knows is said`() async throws {
    let plan = try plan()
    await #expect(throws: SessionError.self) {
      try await plan.run { $0.traced = TracedNumber(subject: "XYZ", unit: "P") }
    }
    await #expect(throws: SessionError.unknownUnit("ZZ", nearest: [])) {
      try await plan.run { $0.traced = TracedNumber(subject: "LUA", unit: "ZZ") }
    }
    let aggregate = try await plan.run { $0.traced = TracedNumber(subject: "DHT", unit: "P") }
    #expect(aggregate.traces.first?.absence == .notComputable(.undefinedAggregate("DHT")))
    let named = try await plan.run { $0.traced = TracedNumber(subject: "CLN", unit: "xa a1") }
    #expect(named.traces.first?.unit?.text == "A1")
  }
}
