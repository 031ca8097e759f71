import Coverage
import Geometry
import LandUse
import PlanChecks
import Testing

@Suite("COV203 uncovered land") struct COV203UncoveredLandTests {
  /// Four parcels around a hole of 10 × 10 m, as in a windmill; units as given.
  private func plan(
    units: [String?] = ["C1", "C1", "C1", "C1"], gap area: Double = 100, use: String = "LUA",
    _ change: (inout Plan) -> Void = { _ in }
  ) throws -> PlanSnapshot {
    let corners: [(Double, Double, (Double, Double))] = [
      (20, 10, (0, 0)), (10, 20, (20, 0)), (20, 10, (10, 20)), (10, 20, (0, 10)),
    ]
    let parcels = zip(corners, units).enumerated().map { index, entry in
      TestParcel.rectangle(
        entry.0.0, entry.0.1, at: entry.0.2, id: "p\(index)", use: index == 0 ? use : "LUA", unit: entry.1)
    }
    var plan = try PlanSnapshot.of(parcels, scale: 1000, accuracy: TestPlan.regulation) {
      $0.gaps = [CoverageGap(area: .squareMetres(area), region: .rectangle(10, 10, at: (10, 10)))]
    }
    change(&plan.plan)
    return plan
  }

  private func unparcelled(_ unit: UnitID, _ area: Double) -> UnparcelledLand {
    UnparcelledLand(unit: unit, category: "DGT", area: .squareMetres(area), citation: "made up", isFictitious: true)
  }

  @Test func `a gap is told with area, place, unit and the parcels around it`() throws {
    let finding = try #require(try UncoveredLand().findings(in: plan()).first)
    #expect(
      finding.subjects == [
        .parcel(layer: "parcels", row: 0, id: "p0"), .parcel(layer: "parcels", row: 1, id: "p1"),
        .parcel(layer: "parcels", row: 2, id: "p2"), .parcel(layer: "parcels", row: 3, id: "p3"), .unit("C1"),
      ])
    #expect(finding.value("gapArea") == 100)
    #expect(finding.value("neighbours") == 4)
    #expect(finding.severity == .error)
    #expect(finding.place == .region(.rectangle(10, 10, at: (10, 10))))
  }

  @Test(arguments: [(1.0, "small-gaps", 1.0), (1.000001, "gap", nil)])
  func `a gap up to the threshold is only summed`(area: Double, kind: String, count: Double?) throws {
    let findings = try UncoveredLand().findings(in: plan(gap: area))
    #expect(findings.map { $0.detail("kind") } == [kind])
    #expect(findings.map { $0.value("count") } == [count])
  }

  // Unparcelled areas are rounded to 0.01 ha: a row may be off by 50 m².
  @Test(arguments: [(100.0, true), (150, true), (150.01, false), (50, true), (49.99, false)])
  func `a gap is explained where its unit's unparcelled land has the same area`(area: Double, explained: Bool) throws {
    let plan = try plan { $0.unparcelled = [unparcelled("C1", area)] }
    let finding = try #require(try UncoveredLand().findings(in: plan).first)
    #expect(finding.detail("explainedBy") == (explained ? "unparcelled" : nil))
    #expect(finding.severity == (explained ? .note : .error))
    #expect(finding.value("unitGapArea") == 100)
  }

  @Test func `a gap between two communes belongs to the district above both`() throws {
    let plan = try plan(units: ["C1", "C2", "C1", "C2"]) { $0.unparcelled = [unparcelled("D1", 100)] }
    let finding = try #require(try UncoveredLand().findings(in: plan).first)
    #expect(finding.subjects.last == .unit("D1"))
    #expect(finding.detail("explainedUnit") == "D1")
  }

  @Test func `the rows of communes explain together what lies between them`() throws {
    let plan = try plan(units: ["C1", "C2", "C1", "C2"]) {
      $0.unparcelled = [unparcelled("C1", 60), unparcelled("C2", 40)]
    }
    #expect(try UncoveredLand().findings(in: plan).first?.detail("explainedUnit") == "D1")
  }

  @Test func `unparcelled land of another unit explains nothing`() throws {
    let plan = try plan { $0.unparcelled = [unparcelled("C2", 100)] }
    let finding = try #require(try UncoveredLand().findings(in: plan).first)
    #expect(finding.detail("explainedBy") == nil || finding.detail("explainedUnit") == "D1")
  }

  @Test func `a withheld record of equal area explains a gap, whose place is then confidential`() throws {
    var plan = try PlanSnapshot.of(
      [
        .square(10, at: (0, 0), id: "a", unit: "C1"),
        TestParcel(id: "secret", use: "CQP", unit: "C1", fault: .noGeometry),
      ]
    ) {
      $0.gaps = [CoverageGap(area: .squareMetres(500), region: .rectangle(50, 10, at: (10, 0)))]
    }
    plan.layers[0].layer.withheld = [1]
    plan.layers[0].layer.declaredAreas = [.nan, 501]
    let finding = try #require(try UncoveredLand().findings(in: plan).first)
    #expect(finding.detail("explainedBy") == "withheld")
    #expect(finding.severity == .note)
    #expect(finding.isConfidential)
    plan.layers[0].layer.declaredAreas = [.nan, 501.000001]
    #expect(try UncoveredLand().findings(in: plan).first?.severity == .error)
  }

  @Test func `a gap beside confidential land is confidential`() throws {
    #expect(try UncoveredLand().findings(in: plan(use: "CQP")).first?.isConfidential == true)
    #expect(try UncoveredLand().findings(in: plan()).first?.isConfidential == false)
  }

  @Test func `gaps do not apply to allocations, and nobody looked without a boundary or when not asked`() throws {
    let parcels = [TestParcel.square(10, at: (0, 0))]
    #expect(try UncoveredLand().skipReason(for: PlanSnapshot.of(parcels, content: .allocations)) == .notApplicable)
    #expect(try UncoveredLand().skipReason(for: PlanSnapshot.of(parcels) { $0.gaps = nil }) == .noBoundary)
    var unasked = try PlanSnapshot.of(parcels)
    unasked.looksAtGaps = false
    #expect(try UncoveredLand().skipReason(for: unasked) == .notAskedFor)
  }

  @Test func `no gap is no finding`() throws {
    #expect(try UncoveredLand().counts(for: PlanSnapshot.of([.square(10, at: (0, 0))])) == [1, 0])
    #expect(try UncoveredLand().findings(in: PlanSnapshot.of([.square(10, at: (0, 0))])).isEmpty)
  }

  @Test func `two withheld records explain two gaps, each once`() throws {
    let gaps = [500.0, 500.5, 499.5].enumerated().map { index, area in
      CoverageGap(area: .squareMetres(area), region: .rectangle(50, 10, at: (100, Double(index) * 20)))
    }
    var plan = try PlanSnapshot.of(
      [
        .square(10, at: (0, 0), id: "a"), TestParcel(id: "s", use: "CQP", fault: .noGeometry),
        TestParcel(id: "t", use: "CAN", fault: .noGeometry),
      ]
    ) { $0.gaps = gaps }
    plan.layers[0].layer.withheld = [1, 2]
    plan.layers[0].layer.declaredAreas = [.nan, 500.5, 500.5]
    let findings = try UncoveredLand().findings(in: plan)
    #expect(findings.map { $0.detail("explainedBy") } == ["withheld", "withheld", nil])
  }

  @Test func `a small gap beside confidential land makes its sum confidential`() throws {
    let findings = try UncoveredLand().findings(in: plan(gap: 0.5, use: "CQP"))
    #expect(findings.map(\.isConfidential) == [true])
    #expect(findings.map(\.subjects) == [[.layer("parcels"), .unit("C1")]])
  }

  @Test func `a gap within the accuracy of the datum operation is no conflict`() throws {
    var plan = try plan()
    plan.layers[0].coverage?.gaps?[0].width = Width(length: .metres(1.5), method: .inscribedCircle)
    plan.layers[0].datumAccuracy = .metres(1)
    let finding = try #require(try UncoveredLand().findings(in: plan).first)
    #expect(finding.severity == .warning)
    #expect(finding.detail("withinDatumAccuracy") == "true")
  }
}
