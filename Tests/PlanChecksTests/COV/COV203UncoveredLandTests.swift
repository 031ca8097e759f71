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
