import Coverage
import Geometry
import LandUse
import PlanChecks
import Testing

@Suite("ATT305 declared area") struct ATT305DeclaredAreaDifferenceTests {
  /// Strips ten metres wide: `areas` m² each, declared as given.
  private func plan(
    _ areas: [Double], declared: [Double], scale: Int? = 1000, _ change: (inout PlanSnapshot) -> Void = { _ in }
  ) throws -> PlanSnapshot {
    let parcels = areas.enumerated().map { index, area in
      TestParcel.rectangle(10, area / 10, at: (Double(index) * 10, 0), id: "\(index)", unit: "C1")
    }
    var plan = try PlanSnapshot.of(parcels, scale: scale, accuracy: TestPlan.regulation)
    plan.layers[0].layer.declaredAreas = declared
    change(&plan)
    return plan
  }

  private func findings(
    _ areas: [Double], declared: [Double], scale: Int? = 1000, _ change: (inout PlanSnapshot) -> Void = { _ in }
  ) throws -> [Finding] {
    try DeclaredAreaDifference().findings(in: plan(areas, declared: declared, scale: scale, change))
  }

  /// The table of limits by parcel area that secondary code of TT 26/2024/TT-BTNMT Phụ lục 04 yields.
  static let limits: [(scale: Int, area: Double, limit: Double)] = [
    (1000, 50, 0.43), (1000, 100, 0.83), (1000, 500, 3.43), (1000, 1000, 5.93), (1000, 5000, 18.93),
    (1000, 10_000, 28.93), (10_000, 50, 0.50), (10_000, 100, 0.95), (10_000, 1000, 6.95), (10_000, 5000, 23.95),
  ]

  @Test(arguments: limits)
  func `a difference up to the limit is none, beyond it is told`(scale: Int, area: Double, limit: Double) throws {
    for sign in [1.0, -1.0] {
      #expect(try findings([area], declared: [area + sign * (limit - 0.001)], scale: scale).isEmpty)
      #expect(try findings([area], declared: [area + sign * limit], scale: scale).isEmpty)
      let found = try findings([area], declared: [area + sign * (limit + 0.001)], scale: scale)
      #expect(found.map(\.severity) == [.warning])
      #expect(found.first?.value("computedArea") == area)
      #expect(abs((found.first?.value("difference") ?? 0) - limit - 0.001) < 1e-6)
      #expect(abs((found.first?.measure("difference")?.limit ?? 0) - limit) < 1e-6)
    }
  }

  @Test func `without a scale the limits of 1 to 10 000 are applied, as said`() throws {
    // 5.95 m² are over the limit of 1:1000 and under that of 1:10 000.
    #expect(try findings([1000], declared: [1005.95]).count == 1)
    #expect(try findings([1000], declared: [1005.95], scale: nil).isEmpty)
    #expect(try findings([1000], declared: [1010], scale: nil).first?.detail("scaleAssumed") == "true")
  }

  @Test func `hectares read as square metres are told once, and what else is wrong singly`() throws {
    let areas = [500, 800, 1200, 2000, 50].map { Double($0) }
    let found = try findings(areas, declared: [0.05, 0.08, 0.12, 0.2, 90])
    #expect(found.map { $0.detail("kind") } == ["parcel", "factor"])
    let factor = try #require(found.last)
    #expect(factor.detail("cause") == "hectares" && factor.severity == .error)
    #expect(factor.value("parcels") == 4)
    #expect(found.first?.value("declaredArea") == 90)
    let reverse = try findings([500, 800, 1200], declared: [5_000_000, 8_000_000, 12_000_000])
    #expect(reverse.map { $0.detail("cause") } == ["square-metres"])
  }

  @Test func `one parcel alone shows no common factor, but its likely cause is told`() throws {
    let found = try findings([500, 800], declared: [0.05, 800])
    #expect(found.map { $0.detail("kind") } == ["parcel"])
    #expect(found.first?.detail("cause") == "hectares")
  }

  @Test func `areas measured in UTM are a note, though each is within its limit`() throws {
    // (0.9996 / 0.9999)² = 0.9994000…: 6 m² of a hectare, of which 28.93 m² are allowed.
    let areas = (0..<30).map { 10_000 + Double($0) }
    let found = try findings(areas, declared: areas.map { $0 * 0.99940009 })
    #expect(found.map { $0.detail("cause") } == ["utm"])
    #expect(found.map(\.severity) == [.note])
    #expect(try findings(Array(areas.prefix(19)), declared: areas.prefix(19).map { $0 * 0.99940009 }).isEmpty)
    // Noise of surveys is no factor.
    let noisy = areas.enumerated().map { $1 + ($0 % 2 == 0 ? 6 : -6) }
    #expect(try findings(areas, declared: noisy).isEmpty)
  }

  @Test func `beyond two hundred parcels the smaller differences are one finding`() throws {
    let areas = [Double](repeating: 100, count: 203)
    let declared = areas.indices.map { 102 + Double(($0 * 7919) % 203) }
    let found = try findings(areas, declared: declared)
    #expect(found.count == 201)
    let rest = try #require(found.last)
    #expect(rest.detail("kind") == "further" && rest.value("parcels") == 3)
    // The three smallest: 2, 3 and 4 m².
    #expect(rest.value("differenceSum") == 9)
  }

  @Test func `zero or less is none, and invalid shapes are excluded`() throws {
    let invalid = InvalidShape(
      shape: 2, reason: "Self-intersection", place: nil, areaAsGiven: .zero, areaByLinework: nil, areaByStructure: nil)
    let plan = try plan([100, 100, 100, 100], declared: [0, -3, 500, .nan]) { $0.layers[0].invalid = [invalid] }
    let found = try DeclaredAreaDifference().findings(in: plan)
    #expect(found.map { $0.detail("kind") } == ["not-positive"])
    #expect(found.first?.value("parcels") == 2)
    #expect(try DeclaredAreaDifference().counts(for: plan) == [0, 1])
  }

  @Test func `confidential parcels are marked, and without limits or field nobody looked`() throws {
    #expect(try findings([100], declared: [200]) { $0.layers[0].layer.withheld = [0] }.map(\.isConfidential) == [true])
    var plan = try plan([100], declared: [200])
    plan.accuracy = nil
    #expect(try DeclaredAreaDifference().skipReason(for: plan) == .noAccuracyRegulation)
    plan.layers[0].layer.declaredAreas = nil
    #expect(try DeclaredAreaDifference().skipReason(for: plan) == .fieldAbsent("declared-area"))
  }
}
