import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import Testing

@Suite("Stocks of a layer of the full territory") struct StockTests {
  @Test func `each day's stock is that of its own column`() async throws {
    var plan = try SmallPlan(
      whole: SmallPlan.cover([
        ["u25": "LUA", "u30": "SKK"], ["u25": "CLN", "u30": "CLN"], ["u25": "SKK", "u30": "SKK"],
        ["u25": "ODT", "u30": "LUA"],
      ]), uses: "{2025-12-31: u25, 2030-12-31: u30}")
    plan.periods = SmallPlan.bounds2030
    plan.quotas = ["q25,SKK,P,2025,4,max", "q30,SKK,P,2030,7.99,max"]
    let result = try await plan.run()
    #expect(result.row("A1", "LUA", 2025)?.sum == .ha(4))
    #expect(result.row("A1", "LUA", 2030) == nil)
    #expect(result.row("A1", "SKK", 2030)?.sum == .ha(4))
    #expect(result.row("P", "SKK", 2025)?.sum == .ha(4))
    #expect(result.row("P", "SKK", 2030)?.sum == .ha(8))
    #expect(result.row("P", "SKK", 2030)?.parcels == 2)
    #expect(result.row("P", "SKK", 2030)?.roundedHundredths == 800)
    #expect(result.row("P", "LUA", 2025)?.sum == result.row("P", "LUA", 2030)?.sum)
    #expect(try result.balance("q25").verdict == .pass)
    #expect(try result.balance("q25").margin == .zero)
    #expect(try result.balance("q30").verdict == .fail)
    #expect(try result.balance("q30").margin == .ha(-0.01))
  }

  @Test func `one period asked for gives one day`() async throws {
    var plan = try SmallPlan(
      whole: SmallPlan.cover([
        ["u25": "LUA", "u30": "SKK"], ["u25": "CLN", "u30": "CLN"], ["u25": "SKK", "u30": "SKK"],
        ["u25": "ODT", "u30": "LUA"],
      ]), uses: "{one: u25, two: u30}")
    plan.periods = SmallPlan.bounds2030
    plan.quotas = ["q25,SKK,P,2025,4,max", "q30,SKK,P,2030,8,max"]
    let result = try await plan.run { $0.period = "two" }
    #expect(Set(result.areas.compactMap { $0.day?.year }) == [2030])
    #expect(result.snapshot.balances.compactMap { $0.quota?.id } == ["q30"])
  }

  @Test func `an older column is no stock of a later day`() async throws {
    var plan = try SmallPlan(
      whole: SmallPlan.cover([["u20": "LUA"], ["u20": "CLN"], ["u20": "SKK"], ["u20": "ODT"]]),
      uses: "{2020-12-31: u20}")
    plan.quotas = ["q,LUA,A1,2025,4,min"]
    let result = try await plan.run()
    #expect(result.areas.isEmpty)
    let balance = try result.balance("q")
    let day = try #require(CalendarDate.endOfYear(2025))
    #expect(balance.verdict == .notComputable)
    #expect(balance.reason == .subject(.noUse(on: day)))
    #expect(balance.held == nil)
    #expect(balance.margin == nil)
    #expect(result.findings("QTA402").map(\.severity) == [.warning])
    #expect(result.findings("QTA402").first?.detail("subject") == "2025-12-31")
  }

  @Test func `a column without a day counts on every day that has none of its own`() async throws {
    var plan = try SmallPlan(
      whole: SmallPlan.cover([
        ["use": "LUA", "u30": "SKK"], ["use": "CLN", "u30": "CLN"], ["use": "CLN", "u30": "CLN"],
        ["use": "CLN", "u30": "CLN"],
      ]), uses: "{now: use, 2030-12-31: u30}")
    plan.periods = SmallPlan.bounds2030
    plan.quotas = ["q,LUA,A1,2025,4,min"]
    let result = try await plan.run()
    #expect(result.row("A1", "LUA", 2025)?.sum == .ha(4))
    #expect(result.row("A1", "SKK", 2030)?.sum == .ha(4))
    #expect(try result.balance("q").verdict == .pass)
    plan.layers[0].uses = "use"
    let undated = try await plan.run()
    #expect(undated.row("A1", "LUA", 2025)?.sum == .ha(4))
    #expect(undated.row("A1", "LUA", 2030)?.sum == .ha(4))
  }

  @Test func `units sum up to their parents and all of them to the layer`() async throws {
    // 250 m² of the last parcel lie east of the province.
    var features = SmallPlan.rural
    features[3] = SmallPlan.parcel("b2", 600, 0, 201.25, 200, unit: "B2", ["use": "ODT"])
    let result = try await SmallPlan(whole: features).run()
    for (parent, children) in [("P", ["A", "B"]), ("A", ["A1", "A2"]), ("B", ["B1", "B2"])] {
      for category in ["LUA", "CLN", "SKK", "ODT", "NNP", "PNN"] {
        let rows = [parent] + children
        let sums = rows.map { result.row($0, category)?.sum ?? .zero }
        let rounded = rows.map { result.row($0, category)?.roundedHundredths ?? 0 }
        #expect(sums[0] == sums[1] + sums[2], "\(parent) \(category)")
        #expect(rounded[0] == rounded[1] + rounded[2], "\(parent) \(category)")
      }
    }
    #expect(result.row("P", "ODT")?.sum == .ha(4))
    #expect(result.row(nil, "ODT")?.sum == .squareMetres(250))
    let finding = try #require(result.findings("COV204").first)
    #expect(finding.measure("outsideArea")?.value == 250)
    #expect(finding.measure("awayArea")?.value == 250)
  }

  @Test func `land of an unknown code may be anything, and is told with the value as written`() async throws {
    var features = SmallPlan.rural
    features[0] = SmallPlan.parcel("a1", 0, 0, 200, 200, unit: "A1", ["use": "Lúa?"])
    var plan = try SmallPlan(whole: features)
    plan.quotas = ["q,LUA,A1,2025,1,min", "far,LUA,B1,2025,1,min"]
    let result = try await plan.run()
    let row = try #require(result.row("A1", "Lúa?"))
    #expect(!row.isKnown)
    #expect(row.sum == .ha(4))
    #expect([row.heldMin, row.heldMax] == [.zero, .ha(4)])
    let balance = try result.balance("q")
    #expect(balance.verdict == .undecidable)
    #expect(balance.reason == .inDispute([.unknownCode: .ha(4)]))
    #expect(try result.balance("far").verdict == .fail)
  }

  @Test func `an ancestor's code is certain for itself and possible for what is below it`() async throws {
    var features = SmallPlan.rural
    features[0] = SmallPlan.parcel("a1", 0, 0, 200, 200, unit: "A1", ["use": "NNP"])
    var plan = try SmallPlan(whole: features)
    plan.quotas = ["rice,LUA,A1,2025,1,min", "farm,NNP,A1,2025,4,min", "town,PNN,A1,2025,0,max"]
    let result = try await plan.run()
    #expect(try result.balance("rice").verdict == .undecidable)
    #expect(try result.balance("rice").reason == .inDispute([.ancestorCode: .ha(4)]))
    #expect(try result.balance("farm").held?.bounds == [.ha(4), .ha(4)])
    #expect(try result.balance("farm").verdict == .pass)
    #expect(try result.balance("town").verdict == .pass)
  }

  @Test func `overlay layers are held against themselves only`() async throws {
    var plan = try SmallPlan(whole: SmallPlan.rural)
    plan.layers.append(
      SmallPlan.Layer(
        id: "towns", holds: "overlay", uses: "use",
        features: [
          SmallPlan.parcel("t1", 500, 0, 200, 100, unit: nil, ["use": "KDT"]),
          SmallPlan.parcel("t2", 650, 0, 100, 100, unit: nil, ["use": "KDT"]),
        ]))
    plan.quotas = ["town,group:urban,P,2025,4,max"]
    let result = try await plan.run()
    let overlap = try #require(result.findings("COV201").first)
    #expect(result.findings("COV201").count == 1)
    #expect(overlap.measure("overlapArea")?.value == 5000)
    #expect(overlap.origins.map(\.file) == ["towns.geojson", "towns.geojson"])
    #expect(!result.areas.contains { $0.category == "KDT" })
    #expect(try result.balance("town").held?.bounds == [.ha(4), .ha(4)])
    #expect(result.findings("COV203").isEmpty)
    #expect(result.snapshot.layers[0].coverage?.gaps?.isEmpty == true)
    #expect(result.snapshot.layers[1].coverage?.gaps == nil)
    #expect(result.snapshot.layers[1].zones == nil)
  }

  @Test func `for overlays alone gaps do not apply, and no stock is computed`() async throws {
    var plan = try SmallPlan(whole: [SmallPlan.parcel("t1", 500, 0, 200, 100, unit: nil, ["use": "KDT"])])
    plan.layers[0].holds = "overlay"
    plan.quotas = ["q,ODT,P,2025,4,max"]
    let result = try await plan.run()
    #expect(result.skipReason("COV203") == .notApplicable)
    #expect(result.areas.isEmpty)
    #expect(try result.balance("q").verdict == .notComputable)
  }
}
