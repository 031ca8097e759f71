import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanWords
import Testing

/// Parcels at 1:1000, where 2δ = 0.30 m and the area limit of 500 m² is 3.43 m².
@Suite("Causes of overlaps and gaps") struct PieceCauseTests {
  private func ring(_ corners: [(Double, Double)]) -> [Coordinate] { corners.map { Coordinate(x: $0.0, y: $0.1) } }

  private func parcel(_ id: String, _ corners: [(Double, Double)], unit: String? = "C1") -> TestParcel {
    TestParcel(id: id, unit: unit, exterior: ring(corners + corners.prefix(1)))
  }

  private func region(_ corners: [(Double, Double)]) -> Polygon { Polygon(exterior: Ring(ring(corners))) }

  private func overlapCause(
    _ parcels: [TestParcel], area: Double, _ corners: [(Double, Double)], width: Width? = nil,
    _ change: (inout PlanSnapshot) -> Void = { _ in }
  ) throws -> String? {
    var plan = try PlanSnapshot.of(parcels, scale: 1000, accuracy: TestPlan.regulation) {
      $0.overlaps = [
        ShapeOverlap(
          first: 0, second: 1, area: .squareMetres(area), region: MultiPolygon(region(corners)), width: width)
      ]
    }
    change(&plan)
    let findings = try ParcelOverlap().findings(in: plan)
    #expect(findings.count == 1)
    return findings.first?.detail("cause")
  }

  private func gapCause(
    _ parcels: [TestParcel], area: Double, _ corners: [(Double, Double)], width: Width? = nil,
    _ change: (inout PlanSnapshot) -> Void = { _ in }
  ) throws -> String? {
    var plan = try PlanSnapshot.of(parcels, scale: 1000, accuracy: TestPlan.regulation) {
      $0.gaps = [CoverageGap(area: .squareMetres(area), region: region(corners), width: width)]
    }
    change(&plan)
    let findings = try UncoveredLand().findings(in: plan)
    #expect(findings.count == 1)
    return findings.first?.detail("cause")
  }

  private let east = TestParcel.rectangle(20, 25, at: (20, 0), id: "b", unit: "C1")

  /// 20 × 25 m, its eastern border bent out by so many metres in the middle.
  private func bent(_ out: Double, _ more: [(Double, Double)] = []) -> TestParcel {
    parcel("a", [(0, 0), (20, 0), (20 + out, 12.5), (20, 25), (0, 25)] + more)
  }

  // 25 m × 0.2 m / 2 = 2.5 m², about 0.1 m wide.
  @Test func `an overlap where one border has a vertex beside the other's edge lacks a vertex`() throws {
    let corners = [(20, 0), (20.2, 12.5), (20, 25)]
    #expect(try overlapCause([bent(0.2), east], area: 2.5, corners) == "missing-vertex")
    #expect(try overlapCause([east, bent(0.2)], area: 2.5, corners) == "missing-vertex")
    #expect(try overlapCause([bent(0.08), east], area: 1, [(20, 0), (20.08, 12.5), (20, 25)]) == "missing-vertex")
  }

  @Test(arguments: [255, 256, 257, 2000]) func `shapes of many vertices are looked through alike`(count: Int) throws {
    // The five corners of the border and others down the western side.
    let side = (1...(count - 5)).map { (0.0, 25 - 25 * Double($0) / Double(count - 4)) }
    let corners = [(20, 0), (20.2, 12.5), (20, 25)]
    #expect(try overlapCause([bent(0.2, side), east], area: 2.5, corners) == "missing-vertex")
    #expect(try overlapCause([bent(0.3, side), east], area: 2.5, corners) == "real")
  }

  @Test func `borders that cross, differ by more than noise or both have vertices are real`() throws {
    // (20, 20) is a vertex of neither.
    #expect(try overlapCause([bent(0.2), east], area: 2, [(20, 0), (20.2, 12.5), (20, 20)]) == "real")
    // 12.5 m², 0.5 m wide: a conflict.
    #expect(try overlapCause([bent(1), east], area: 12.5, [(20, 0), (21, 12.5), (20, 25)]) == "real")
    let other = parcel("b", [(20, 0), (40, 0), (40, 25), (20, 25), (19.9, 6)])
    #expect(
      try overlapCause([bent(0.2), other], area: 3.4, [(20, 0), (20.2, 12.5), (20, 25), (19.9, 6)]) == "real")
  }

  @Test func `a border moved as a whole lacks no vertex`() throws {
    let wide = parcel("a", [(0, 0), (20, 0), (20.1, 0), (20.1, 25), (20, 25), (0, 25)])
    #expect(try overlapCause([wide, east], area: 2.5, [(20, 0), (20.1, 0), (20.1, 25), (20, 25)]) == "real")
  }

  private let limit = 2.0.squareRoot() / 100

  // One unit of two decimals is 0.01 m, √2 of them 0.0141421356… m.
  @Test(arguments: [(0.0141421, "rounding"), (0.014142135623730951, "rounding"), (0.0141422, "real")])
  func `up to √2 units of the last decimal are rounding`(metres: Double, cause: String) throws {
    let width = Width(length: .metres(metres), method: .areaOverPerimeter)
    let corners = [(20.0, 0.0), (20.01, 0), (20.01, 25), (20, 25)]
    let west = TestParcel.rectangle(20, 25, at: (0, 0), id: "a", unit: "C1")
    let two: (inout PlanSnapshot) -> Void = { $0.layers[0].layer.files[0].decimals = 2 }
    #expect(try overlapCause([west, east], area: 1.5, corners, width: width, two) == cause)
    #expect(try gapCause([west, east], area: 1.5, corners, width: width, two) == cause)
    // Nobody knows the decimals.
    #expect(try overlapCause([west, east], area: 1.5, corners, width: width) == "real")
    #expect(try gapCause([west, east], area: 1.5, corners, width: width) == "real")
  }

  // A degree to the north at 20.5°N is 110 710.594 m on WGS 84 (pyproj), one to the east less; √2 · 10⁻⁶ of it
  // is 0.156568 m.
  @Test(arguments: [(0.156567, "rounding"), (0.15657, "real")])
  func `a unit of degrees is measured on the ground`(metres: Double, cause: String) throws {
    let width = Width(length: .metres(metres), method: .areaOverPerimeter)
    let west = TestParcel.rectangle(20, 25, at: (0, 0), id: "a")
    let corners = [(20.0, 0.0), (20.1, 0), (20.1, 25), (20, 25)]
    let found = try overlapCause([west, east], area: 2.5, corners, width: width) { plan in
      plan.layers[0].layer.sourceCRS = "OGC:CRS84"
      plan.layers[0].layer.sourcePoints = ring([(105, 20.5)])
      plan.layers[0].layer.files[0].decimals = 6
    }
    #expect(found == cause)
  }

  @Test func `of two files the coarser counts`() throws {
    let width = Width(length: .metres(0.1), method: .areaOverPerimeter)
    let west = TestParcel.rectangle(20, 25, at: (0, 0), id: "a")
    let corners = [(20.0, 0.0), (20.1, 0), (20.1, 25), (20, 25)]
    for (decimals, cause) in [(1, "rounding"), (2, "real")] {
      let found = try overlapCause([west, east], area: 2.5, corners, width: width) { plan in
        plan.layers[0].layer.files[0].decimals = 3
        plan.layers[0].layer.files.append(.init(name: "more.geojson", firstRow: 1, decimals: decimals))
      }
      #expect(found == cause)
    }
  }

  // Of 500 m² may be left 3.43 m²; the other parcel has 1000 m², so the two are no near duplicates.
  @Test(arguments: [(496.58, "duplicate"), (496.57, "duplicate"), (496.56, "real")])
  func `what leaves of the smaller parcel no more than its limit of error is a duplicate`(
    area: Double, cause: String
  ) throws {
    let small = TestParcel.rectangle(20, 25, at: (0, 0), id: "a")
    let large = TestParcel.rectangle(20, 50, at: (0, 0), id: "b")
    let corners = [(0.0, 0.0), (20, 0), (20, 24.8), (0, 24.8)]
    #expect(try overlapCause([small, large], area: area, corners) == cause)
    #expect(try overlapCause([large, small], area: area, corners) == cause)
  }

  private var besideGap: [TestParcel] {
    [
      .rectangle(20, 25, at: (0, 0), id: "a", unit: "C1"),
      parcel("b", [(20, 0), (60, 0), (60, 12.5), (20.2, 12.5)]),
      parcel("c", [(20.2, 12.5), (60, 12.5), (60, 25), (20, 25)]),
    ]
  }

  @Test func `a gap along one edge, whose other corners are common, lacks a vertex`() throws {
    let corners = [(20, 0), (20.2, 12.5), (20, 25)]
    #expect(try gapCause(besideGap, area: 2.5, corners) == "missing-vertex")
    #expect(try gapCause(besideGap.reversed(), area: 2.5, corners) == "missing-vertex")
    #expect(try gapCause(besideGap, area: 0.5, corners) == "missing-vertex")
    // Above the limit of error.
    #expect(try gapCause(besideGap, area: 100, corners) == "real")
    // (20.1, 6) is nobody's vertex.
    #expect(try gapCause(besideGap, area: 2.5, [(20, 0), (20.1, 6), (20.2, 12.5), (20, 25)]) == "real")
  }

  @Test func `a slit between parcels that have all its corners lacks no vertex`() throws {
    let parcels = [
      TestParcel.rectangle(20, 25, at: (0, 0), id: "a"),
      parcel("b", [(20.1, 0), (60, 0), (60, 25), (20.1, 25)]),
      parcel("s", [(0, -10), (60, -10), (60, 0), (20.1, 0), (20, 0), (0, 0)]),
      parcel("n", [(0, 25), (20, 25), (20.1, 25), (60, 25), (60, 35), (0, 35)]),
    ]
    #expect(try gapCause(parcels, area: 2.5, [(20, 0), (20.1, 0), (20.1, 25), (20, 25)]) == "real")
  }

  @Test(arguments: [(0.1, "datum"), (0.049, "missing-vertex")])
  func `what the datum operation may do is told before all else`(accuracy: Double, cause: String) throws {
    let width = Width(length: .metres(0.1), method: .areaOverPerimeter)
    let found = try gapCause(besideGap, area: 2.5, [(20, 0), (20.2, 12.5), (20, 25)], width: width) {
      $0.layers[0].datumAccuracy = .metres(accuracy)
      $0.layers[0].layer.files[0].decimals = 0
    }
    #expect(found == cause)
  }

  /// A row of bent parcels with two small overlaps each: one for want of a vertex, one moved border.
  private func manySmall(decimals: Int?, use: String? = "LUA") throws -> [Finding] {
    let out = 0.02
    let parcels = [bent(out), east, .rectangle(20, 25, at: (39.99, 0), id: "c", use: use, unit: "C1")]
    var plan = try PlanSnapshot.of(parcels, scale: 1000, accuracy: TestPlan.regulation) {
      $0.overlaps = [
        ShapeOverlap(
          first: 0, second: 1, area: .squareMetres(0.25),
          region: MultiPolygon(region([(20, 0), (20 + out, 12.5), (20, 25)]))),
        ShapeOverlap(
          first: 1, second: 2, area: .squareMetres(0.25), region: .rectangle(0.01, 25, at: (39.99, 0))),
      ]
    }
    plan.layers[0].layer.files[0].decimals = decimals
    return try ParcelOverlap().findings(in: plan)
  }

  @Test func `small overlaps of one unit are summed by cause`() throws {
    let findings = try manySmall(decimals: 2)
    #expect(findings.map { $0.detail("cause") } == ["missing-vertex", "rounding"])
    #expect(findings.map { $0.value("count") } == [1, 1])
    #expect(findings.map { $0.value("areaSum") } == [0.25, 0.25])
    #expect(findings.allSatisfy { $0.subjects == [.layer("parcels"), .unit("C1")] })
    #expect(Set(findings.map(\.id)).count == 2)
    #expect(try manySmall(decimals: nil).map { $0.detail("cause") } == ["missing-vertex", "real"])
    #expect(try manySmall(decimals: nil).first?.id == findings.first?.id)
  }

  @Test func `only the sum that holds confidential land is confidential`() throws {
    #expect(try manySmall(decimals: 2, use: "CQP").map(\.isConfidential) == [false, true])
  }
}
