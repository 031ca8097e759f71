import Geometry
import LandUse
import PlanChecks
import PlanSession
import TestSupport
import Testing

/// The use groups of a unit and the land that its parcels count repeatedly.
@Suite("Sums of units") struct UnitSumsTests {
  /// A1: 2 ha of fish ponds and perennial crops undivided, 1 ha of perennial crops and dwellings undivided, 1 ha of
  /// perennial crops; A2: 4 ha of rice, 1 ha of it claimed for
  /// perennial crops, too; B1: urban land or forest undivided; B2: industry.
  private func plan() throws -> SmallPlan {
    try SmallPlan(whole: [
      SmallPlan.parcel("1", 0, 0, 200, 100, unit: "A1", ["use": "NTS,CLN"]),
      SmallPlan.parcel("7", 0, 100, 100, 100, unit: "A1", ["use": "ONT,CLN"]),
      SmallPlan.parcel("2", 100, 100, 100, 100, unit: "A1", ["use": "CLN"]),
      SmallPlan.parcel("3", 200, 0, 200, 200, unit: "A2", ["use": "LUC"]),
      SmallPlan.parcel("4", 200, 0, 100, 100, unit: "A2", ["use": "CLN"]),
      SmallPlan.parcel("5", 400, 0, 200, 200, unit: "B1", ["use": "ODT,RSX"]),
      SmallPlan.parcel("6", 600, 0, 200, 200, unit: "B2", ["use": "SKK"]),
    ])
  }

  @Test func `land of several uses is in the group that all of them lie in, as quotas have it`() async throws {
    var plan = try plan()
    let units = ["P", "A", "B", "A1", "A2", "B1", "B2"]
    let ids = try await plan.run().snapshot.plan.scheme?.groups.map(\.id) ?? []
    plan.quotas = units.flatMap { unit in ids.map { "\(unit)-\($0),group:\($0),\(unit),2025,1,max" } }
    let result = try await plan.run()
    let scheme = try #require(result.snapshot.plan.scheme)
    // One group holds all three uses of A1, and so its 4 ha.
    let all = scheme.groups.filter { Set($0.codes.flatMap(scheme.closure)).isSuperset(of: ["NTS", "CLN", "ONT"]) }
    #expect(all.map(\.id) == ["other"])
    for unit in units {
      let sums = try #require(result.unitSums.first { $0.unit?.text == unit })
      for id in ids {
        let held = try #require(try result.balance("\(unit)-\(id)").held)
        let area = try #require(sums.groups[id])
        #expect(area >= held.certain, "\(unit) \(id)")
      }
      if unit == "A1" { #expect(sums.groups["other"] == .ha(4)) }
    }
  }

  @Test func `what parcels count again is told of their unit and those above it`() async throws {
    let sums = try await plan().run().unitSums
    let repeated = Dictionary(uniqueKeysWithValues: sums.compactMap { sum in sum.unit.map { ($0.text, sum.repeated) } })
    for unit in ["A2", "A", "P"] { #expect(repeated[unit] == .ha(1), "\(unit)") }
    for unit in ["A1", "B1", "B2", "B"] { #expect(repeated[unit] == .zero, "\(unit)") }
  }
}
