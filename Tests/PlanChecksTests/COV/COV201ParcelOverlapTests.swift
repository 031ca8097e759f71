import Coverage
import Geometry
import LandUse
import PlanChecks
import Testing

@Suite("COV201 parcel overlap") struct COV201ParcelOverlapTests {
  /// Two squares of 20 × 25 m (500 m²), the second `width` metres over the first.
  private func plan(
    _ overlap: ShapeOverlap, scale: Int? = 1000, accuracy: AccuracyRegulation? = TestPlan.regulation
  ) throws -> PlanSnapshot {
    try PlanSnapshot.of(
      [.rectangle(20, 25, at: (0, 0), id: "a", unit: "C1"), .rectangle(20, 25, at: (20, 0), id: "b", unit: "C2")],
      scale: scale, accuracy: accuracy
    ) { $0.overlaps = [overlap] }
  }

  private func overlap(area: Double, width: Double) -> ShapeOverlap {
    ShapeOverlap(
      first: 0, second: 1, area: .squareMetres(area), region: .rectangle(width, 25, at: (20, 0)),
      width: Width(length: .metres(width), method: .areaOverPerimeter))
  }

  @Test func `a pair is told with its area, width and share of the smaller parcel`() throws {
    let finding = try #require(try ParcelOverlap().findings(in: plan(overlap(area: 25, width: 1))).first)
    #expect(
      finding.subjects == [.parcel(layer: "parcels", row: 0, id: "a"), .parcel(layer: "parcels", row: 1, id: "b")])
    #expect(finding.value("overlapArea") == 25)
    #expect(finding.value("width") == 1)
    #expect(finding.value("shareOfSmaller") == 0.05)
    #expect(finding.place == .region(.rectangle(1, 25, at: (20, 0))))
    #expect(finding.origins.map(\.feature) == [0, 1])
  }

  // Limits at 1:1000 for a parcel of 500 m²: 2δ = 0.30 m, area 3.43 m², smallest polygon 16 m².
  @Test(arguments: [
    (3.43, 0.30, Severity.note), (3.430001, 0.30, .warning), (3.43, 0.31, .warning), (3.44, 0.31, .error),
    (16, 0.30, .warning), (16.000001, 0.30, .error), (16, 0.31, .error),
  ])
  func `the class follows width and area, the limits included`(area: Double, width: Double, severity: Severity) throws {
    let finding = try #require(try ParcelOverlap().findings(in: plan(overlap(area: area, width: width))).first)
    #expect(finding.severity == severity)
    #expect(finding.measure("overlapArea")?.limit == 3.43)
    #expect(finding.measure("width")?.limit == 0.30)
  }

  @Test func `without a regulation an overlap is a conflict`() throws {
    let finding = try #require(
      try ParcelOverlap().findings(in: plan(overlap(area: 1.5, width: 0.05), accuracy: nil)).first)
    #expect(finding.severity == .error)
    #expect(finding.measure("overlapArea")?.limit == 1)
  }

  @Test func `a layer without scale takes that of a district plan and says so`() throws {
    let finding = try #require(try ParcelOverlap().findings(in: plan(overlap(area: 3, width: 5), scale: nil)).first)
    #expect(finding.severity == .note)
    #expect(finding.detail("scale") == "10000")
    #expect(finding.detail("scaleAssumed") == "true")
  }

  // 30 × 0.4 m: 2A/P = 24 / 60.8 m. 4 × 4 m: compact, so no narrower than 4A/P = 4 m.
  @Test func `a width that was not measured is never taken too small`() throws {
    var sliver = overlap(area: 12, width: 1)
    sliver.region = .rectangle(0.4, 30, at: (20, 0))
    sliver.width = nil
    let slender = try #require(try ParcelOverlap().findings(in: plan(sliver)).first)
    #expect(abs((slender.value("width") ?? 0) - 24 / 60.8) < 1e-9)
    sliver.region = .rectangle(4, 4, at: (20, 0))
    let compact = try #require(try ParcelOverlap().findings(in: plan(sliver)).first)
    #expect(compact.value("width") == 4)
  }

  @Test(arguments: [(0.999999, 0, 1), (1.0, 0, 1), (1.000001, 1, 0)])
  func `an overlap up to the threshold is only summed`(area: Double, single: Int, summed: Int) throws {
    let findings = try ParcelOverlap().findings(in: plan(overlap(area: area, width: 1)))
    #expect(findings.count { $0.detail("kind") == "pair" } == single)
    #expect(findings.count { $0.detail("kind") == "small-pairs" } == summed)
  }

  @Test func `small overlaps are one note per unit with count, sum and the ten largest`() throws {
    let parcels = (0..<20).map {
      TestParcel.square(10, at: (Double($0) * 10, 0), id: "\($0)", unit: $0 < 15 ? "C1" : "C2")
    }
    let plan = try PlanSnapshot.of(parcels) { report in
      report.overlaps = (0..<19).map { row in
        ShapeOverlap(
          first: row, second: row + 1, area: .squareMetres(Double(row + 1) / 100),
          region: .rectangle(0.01, 10, at: (Double(row) * 10, 0)))
      }
    }
    let findings = try ParcelOverlap().findings(in: plan)
    #expect(findings.map(\.subjects) == [[.layer("parcels"), .unit("C1")], [.layer("parcels"), .unit("C2")]])
    #expect(findings.map(\.severity) == [.note, .note])
    let first = try #require(findings.first)
    #expect(first.value("count") == 15)
    #expect(abs((first.value("areaSum") ?? 0) - 1.2) < 1e-9)
    #expect(first.parts.count == 10)
    #expect(first.parts.first?.measure("overlapArea")?.value == 0.15)
    #expect(first.parts.last?.measure("overlapArea")?.value == 0.06)
  }

  @Test func `a face of three is told beside its pairs, one of two is not`() throws {
    let parcels = (0..<3).map { TestParcel.square(10, at: (Double($0), 0), id: "\($0)") }
    let region = MultiPolygon.rectangle(8, 10, at: (2, 0))
    let plan = try PlanSnapshot.of(parcels) { report in
      report.faces = [
        OverlapFace(claimants: [0, 1], area: .squareMetres(10), areaInside: .zero, region: region),
        OverlapFace(claimants: [0, 1, 2], area: .squareMetres(80), areaInside: .zero, region: region),
      ]
    }
    let findings = try ParcelOverlap().findings(in: plan)
    #expect(findings.map { $0.value("multiplicity") } == [3])
    #expect(findings.first?.subjects.count == 3)
  }

  @Test func `a pair the library could not intersect is told`() throws {
    let plan = try PlanSnapshot.of([.square(10, at: (0, 0)), .square(10, at: (5, 0))]) {
      $0.undecidedPairs = [UndecidedPair(first: 0, second: 1, message: "TopologyException")]
    }
    let finding = try #require(try ParcelOverlap().findings(in: plan).first)
    #expect(finding.severity == .warning)
    #expect(finding.detail("reason") == "TopologyException")
  }

  @Test func `parcels left out are counted, not looked at`() throws {
    let plan = try PlanSnapshot.of([.square(10, at: (0, 0)), .square(10, at: (5, 0))]) {
      $0.examined = 1
      $0.leftOut = [LeftOutShape(shape: 1, placeholderArea: nil, placeholder: nil)]
    }
    #expect(try ParcelOverlap().counts(for: plan) == [1, 1])
  }

  @Test func `a layer that was not looked at as a coverage is not passed`() throws {
    var plan = try PlanSnapshot.of([.square(10, at: (0, 0))])
    plan.layers[0].coverage = nil
    #expect(try ParcelOverlap().skipReason(for: plan) == .notAskedFor)
  }
}
