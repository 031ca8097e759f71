import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import Testing

/// Layers that hold only what changes: baseline + into − out of.
@Suite("Allocations on a baseline") struct AllocationTests {
  private static let uses = "{2020-12-31: u20, 2025-12-31: u25, 2030-12-31: u30}"

  /// One hectare each in A1: `p` turns to industry by 2025, `q` by 2030.
  private static let features = [
    SmallPlan.parcel("p", 0, 0, 100, 100, unit: "A1", ["u20": "LUA", "u25": "SKK", "u30": "SKK"]),
    SmallPlan.parcel("q", 100, 0, 100, 100, unit: "A1", ["u20": "LUA", "u25": "LUA", "u30": "SKK"]),
  ]

  private func plan(_ features: [String] = Self.features) throws -> SmallPlan {
    var plan = try SmallPlan(whole: features, uses: Self.uses)
    plan.layers[0].holds = "allocations"
    plan.periods = SmallPlan.bounds2030
    plan.baseline = ["A1,LUA,10,2020-12-31", "A1,SKK,0,2020-12-31"]
    plan.quotas = [
      "rice25,LUA,A1,2025,9,min", "rice30,LUA,A1,2030,9,min", "park25,SKK,A1,2025,1,max", "park30,SKK,A1,2030,1,max",
    ]
    return plan
  }

  @Test func `allocated is added and released is taken away`() async throws {
    let result = try await plan().run()
    #expect(try result.balance("rice25").held?.bounds == [.ha(9), .ha(9)])
    #expect(try result.balance("rice25").verdict == .pass)
    #expect(try result.balance("park25").held?.bounds == [.ha(1), .ha(1)])
    #expect(try result.balance("park25").verdict == .pass)
    #expect(try result.balance("rice30").held?.bounds == [.ha(8), .ha(8)])
    #expect(try result.balance("rice30").verdict == .fail)
    #expect(try result.balance("park30").margin == .ha(-1))
  }

  /// One parcel of 2500 m², 500 m² of it rice land before.
  @Test(arguments: [
    ("LUA 500 + SKK 2000", 10.0, 10.0), ("LUA 1500 + SKK 1000", 9.9, 10.15),
    ("LUA + SKK", 9.75, 10.25),
  ])
  func `the uses of a parcel stay only where its record says the same`(
    after: String, least: Double, greatest: Double
  ) async throws {
    let codes: KeyValuePairs = ["u20": "LUA 500 + SKK 2000", "u25": after, "u30": after]
    let parcel = SmallPlan.parcel("m", 0, 0, 50, 50, unit: "A1", codes)
    let held = try #require(try await plan([parcel]).run().balance("rice25").held)
    #expect(held.certain.hectares == least && held.possible.hectares == greatest)
  }

  @Test func `with a second baseline only what changed since is added`() async throws {
    var plan = try plan()
    plan.baseline += ["A1,LUA,8.5,2025-12-31", "A1,SKK,1.5,2025-12-31"]
    let result = try await plan.run()
    // 2025 still stands on 2020; 2030 on 2025, so that p is not moved twice.
    #expect(try result.balance("rice25").held?.certain == .ha(9))
    #expect(try result.balance("rice30").held?.bounds == [.ha(7.5), .ha(7.5)])
    #expect(try result.balance("park30").held?.bounds == [.ha(2.5), .ha(2.5)])
  }

  @Test func `without an opening stock the changes alone are told`() async throws {
    var plan = try plan()
    plan.baseline = ["A2,LUA,10,2020-12-31"]
    let result = try await plan.run()
    let rice = try result.balance("rice25")
    #expect(rice.verdict == .undecidable)
    #expect(rice.held == nil)
    #expect(rice.reason == .noBaseline(allocated: .zero, released: AreaInterval(.ha(1))))
    let park = try result.balance("park30")
    #expect(park.reason == .noBaseline(allocated: AreaInterval(.ha(2)), released: .zero))
    let finding = try #require(result.findings("QTA402").first { $0.subjects.contains(.quota("park30")) })
    #expect(finding.measure("allocatedMin")?.value == 2)
    #expect(finding.measure("releasedMax")?.value == 0)
    #expect(finding.severity == .error)
  }

  @Test func `more released than there was is not computable`() async throws {
    var plan = try plan()
    plan.baseline[0] = "A1,LUA,0.5,2020-12-31"
    let balance = try await plan.run().balance("rice25")
    #expect(balance.verdict == .notComputable)
    #expect(balance.reason == .releasedBeyondBaseline(baseline: .ha(0.5), released: AreaInterval(.ha(1))))
  }

  @Test func `a withheld record moves what it declares`() async throws {
    var plan = try plan(
      Self.features + [
        SmallPlan.withheld("w", unit: "A1", squareMetres: 5000, ["u20": "LUA", "u25": "CQP", "u30": "CQP"])
      ])
    plan.baseline.append("A1,CQP,0,2020-12-31")
    plan.quotas.append("army,CQP,A1,2025,1,max")
    let result = try await plan.run()
    #expect(try result.balance("rice25").held?.bounds == [.ha(8.5), .ha(8.5)])
    #expect(try result.balance("army").held?.bounds == [.ha(0.5), .ha(0.5)])
  }

  @Test func `land that is no parcel is no change`() async throws {
    var plan = try plan()
    plan.unparcelled = ["A1,LUA,3", "A1,DGT,1"]
    let result = try await plan.run()
    #expect(try result.balance("rice25").held?.bounds == [.ha(9), .ha(9)])
    #expect(try result.balance("park25").held?.bounds == [.ha(1), .ha(1)])
  }

  @Test func `gaps do not apply, and no table of areas is made`() async throws {
    let result = try await plan().run()
    #expect(result.skipReason("COV203") == .notApplicable)
    #expect(result.areas.isEmpty)
    #expect(result.snapshot.layers[0].coverage?.gaps == nil)
  }

  @Test func `an allocation across a border moves land in both units`() async throws {
    var plan = try plan([
      SmallPlan.parcel("p", 150, 0, 100, 100, unit: nil, ["u20": "LUA", "u25": "SKK", "u30": "SKK"])
    ])
    plan.baseline = ["A1,LUA,10,2020-12-31", "A2,LUA,6,2020-12-31"]
    plan.quotas = ["a1,LUA,A1,2025,9,min", "a2,LUA,A2,2025,9,min", "a,LUA,A,2025,9,min"]
    let result = try await plan.run()
    #expect(try result.balance("a1").held?.certain == .ha(9.5))
    #expect(try result.balance("a2").held?.certain == .ha(5.5))
    #expect(try result.balance("a").held?.certain == .ha(15))
  }

  @Test func `two allocations of one place move it once`() async throws {
    // Both take the same hectare of rice: for industry and for roads. One of them is right.
    var plan = try plan([
      SmallPlan.parcel("p", 0, 0, 100, 100, unit: "A1", ["u20": "LUA", "u25": "SKK", "u30": "SKK"]),
      SmallPlan.parcel("q", 0, 0, 100, 100, unit: "A1", ["u20": "LUA", "u25": "DGT", "u30": "DGT"]),
    ])
    plan.quotas = ["rice,LUA,A1,2025,9,min", "park,SKK,A1,2025,1,max"]
    let result = try await plan.run()
    #expect(try result.balance("rice").held?.bounds == [.ha(9), .ha(9)])
    #expect(try result.balance("park").held?.bounds == [.zero, .ha(1)])
    #expect(try result.balance("park").verdict == .pass)
  }

  @Test func `where the layer does not say what was there before, the changes are in dispute`() async throws {
    // p is industry in 2025, q rice: either may be new. Nothing tells, so nothing is taken for unchanged.
    var plan = try plan()
    plan.layers[0].uses = "{2025-12-31: u25, 2030-12-31: u30}"
    let result = try await plan.run()
    #expect(try result.balance("rice25").held?.bounds == [.ha(9), .ha(11)])
    #expect(try result.balance("park25").held?.bounds == [.zero, .ha(1)])
    // In 2030 both are industry, since some day after the baseline's.
    #expect(try result.balance("rice30").held?.bounds == [.ha(8), .ha(10)])
    plan.layers[0].uses = "{2025-12-31: u25}"
    #expect(try await plan.run().balance("park25").held?.bounds == [.zero, .ha(1)])
  }

  @Test func `an allocation of the day is the stock rather than a map without a day`() async throws {
    var plan = try plan()
    plan.layers[0].id = "changes"
    plan.layers.insert(
      SmallPlan.Layer(id: "map", holds: "whole", uses: "use", features: SmallPlan.rural), at: 0)
    let result = try await plan.run()
    #expect(try result.balance("rice25").held?.bounds == [.ha(9), .ha(9)])
    #expect(try result.balance("rice30").held?.bounds == [.ha(8), .ha(8)])
  }

  @Test func `an allocation over unchanged land is in dispute`() async throws {
    var plan = try plan(
      Self.features + [
        SmallPlan.parcel("r", 0, 0, 50, 100, unit: "A1", ["u20": "LUA", "u25": "LUA", "u30": "LUA"])
      ])
    plan.quotas = ["rice,LUA,A1,2025,9,min", "park,SKK,A1,2025,1,max"]
    let result = try await plan.run()
    #expect(try result.balance("rice").held?.bounds == [.ha(9), .ha(9.5)])
    #expect(try result.balance("park").held?.bounds == [.ha(0.5), .ha(1)])
  }

  @Test func `one change told twice moves land once`() async throws {
    let again = SmallPlan.parcel("p2", 0, 0, 100, 100, unit: "A1", ["u20": "LUA", "u25": "SKK", "u30": "SKK"])
    let result = try await plan(Self.features + [again]).run()
    #expect(try result.balance("rice25").held?.bounds == [.ha(9), .ha(9)])
    #expect(try result.balance("park25").held?.bounds == [.ha(1), .ha(1)])
  }

  @Test func `an invalid allocation may move what it covers, or nothing`() async throws {
    let result = try await plan([
      SmallPlan.bowtie("p", 0, 0, 100, unit: "A1", ["u20": "LUA", "u25": "SKK", "u30": "SKK"])
    ]).run()
    #expect(try result.balance("rice25").held?.bounds == [.ha(9.5), .ha(10)])
    #expect(try result.balance("park25").held?.bounds == [.zero, .ha(0.5)])
    #expect(try result.balance("park25").verdict == .pass)
  }

  @Test func `an allocation of unknown size may take the whole stock`() async throws {
    let properties = SmallPlan.properties("r", "A1", ["u20": "LUA", "u25": "SKK", "u30": "SKK"])
    let result = try await plan([#"{"type":"Feature","properties":{\#(properties)},"geometry":null}"#]).run()
    #expect(try result.balance("rice25").held?.bounds == [.zero, .ha(10)])
    #expect(try result.balance("rice25").verdict == .undecidable)
    #expect(try result.balance("park25").verdict == .undecidable)
    #expect(try result.balance("park25").held?.unmeasured == 1)
  }
}
