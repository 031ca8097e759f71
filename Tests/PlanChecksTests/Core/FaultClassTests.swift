import Geometry
import LandUse
import PlanChecks
import Testing

@Suite("Limits of error") struct FaultClassTests {
  // The published table of limits, worked out by another program.
  @Test(arguments: [
    (1000, 50, 0.43), (1000, 100, 0.83), (1000, 500, 3.43), (1000, 1000, 5.93), (1000, 5000, 18.93),
    (1000, 10_000, 28.93), (1000, 100_000, 118.93), (10_000, 50, 0.50), (10_000, 100, 0.95), (10_000, 500, 3.95),
    (10_000, 1000, 6.95), (10_000, 5000, 23.95), (10_000, 10_000, 38.95), (10_000, 100_000, 218.95),
    (1000, 40, 0.35), (1000, 10, 0.35), (1000, 0, 0.35),
  ])
  func `area limits are those of the regulation's table`(scale: Int, parcel: Double, limit: Double) throws {
    let limits = try #require(TestPlan.regulation.scale(for: scale))
    let found = try #require(limits.areaLimit(of: .squareMetres(parcel)))
    #expect(abs(found.squareMetres - limit) < 1e-6)
  }

  @Test func `a strip of six metres by three hundred is a conflict, however narrow for its scale`() {
    let rule = FaultClassRule(TestPlan.regulation, layerScale: 10_000)
    let fault = rule.faultClass(area: .squareMetres(1770), width: .metres(5.9), smallerParcel: .hectares(1))
    #expect(fault == .conflict)
  }

  @Test func `without a known parcel the area counts as over its limit`() {
    let rule = FaultClassRule(TestPlan.regulation, layerScale: 1000)
    #expect(rule.faultClass(area: .squareMetres(0.1), width: .metres(0.1), smallerParcel: nil) == .minor)
    #expect(rule.faultClass(area: .squareMetres(0.1), width: .metres(1), smallerParcel: nil) == .conflict)
  }

  // Between WGS 84 and VN-2000 the operation is accurate to 1 m: what is up to 2 m wide may come from it.
  @Test(arguments: [(2.0, FaultClass.minor), (2.000001, .conflict)])
  func `what the datum operation may account for is no conflict`(width: Double, fault: FaultClass) {
    for regulation in [TestPlan.regulation, nil] {
      let rule = FaultClassRule(regulation, layerScale: 1000, datumAccuracy: .metres(1))
      #expect(rule.faultClass(area: .hectares(1), width: .metres(width), smallerParcel: .hectares(1)) == fault)
    }
  }
}
