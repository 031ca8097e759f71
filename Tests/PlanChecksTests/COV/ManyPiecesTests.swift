import Coverage
import Geometry
import LandUse
import PlanChecks
import Testing

/// More overlaps and gaps than one thread looks at in one go.
@Suite("Pieces in thousands") struct ManyPiecesTests {
  /// A square of a metre for each piece; the region of piece n begins at (n, 0).
  private func region(_ number: Int) -> Polygon {
    let x = Double(number)
    return Polygon(
      exterior: Ring([
        Coordinate(x: x, y: 0), Coordinate(x: x + 1, y: 0), Coordinate(x: x + 1, y: 1), Coordinate(x: x, y: 1),
      ]))
  }

  /// Every 34th of the first 10 200 is large.
  private func area(_ number: Int) -> Area {
    let largeBefore = min(number / 34, 300)
    if number % 34 == 33 && largeBefore < 300 { return .squareMetres(2) }
    return Area(squareMillimetres: Int64(number - largeBefore + 1))
  }

  /// 10 000 overlaps and gaps of n mm², n = 1 … 10 000, and 300 of 2 m² between them.
  private func plan() throws -> PlanSnapshot {
    let parcels = (0..<40).map { TestParcel.square(1000, at: (Double($0) * 500, 0), id: "p\($0)") }
    var plan = try PlanSnapshot.of(parcels) { report in
      let areas = (0..<10_300).map(self.area)
      report.overlaps = areas.enumerated().map { number, area in
        let first = number % 39
        return ShapeOverlap(first: first, second: first + 1, area: area, region: MultiPolygon(region(number)))
      }
      report.gaps = areas.enumerated().map { number, area in CoverageGap(area: area, region: region(number)) }
    }
    plan.plan.thresholds.minOverlap = .squareMetres(1)
    return plan
  }

  @Test(arguments: [CheckCode("COV201"), CheckCode("COV203")], [1, 2, 5])
  func `small ones are one note with all of them counted and the ten largest listed`(
    code: CheckCode, threads: Int
  ) throws {
    let checks: [any Check] = [ParcelOverlap(), UncoveredLand()]
    let report = CheckRunner.run(checks, on: try plan(), threads: threads)
    let findings = try #require(report.entry(code)).findings
    let sums = findings.filter { $0.measure("count") != nil }
    #expect(findings.count - sums.count == 300)
    let counts: [Double] = sums.compactMap { $0.measure("count")?.value }
    #expect(counts.reduce(0, +) == 10_000)
    // 1 + 2 + … + 10 000 mm² = 50 005 000 mm².
    let areas: [Double] = sums.compactMap { $0.measure("areaSum")?.value }
    #expect(abs(areas.reduce(0, +) - 50.005) < 1e-9)
    let listed: [Double] = sums.flatMap(\.parts).compactMap { $0.measures.first?.value }
    let largest: [Double] = listed.sorted(by: >).prefix(10).map { ($0 * 1e6).rounded() }
    #expect(largest == [10_000, 9999, 9998, 9997, 9996, 9995, 9994, 9993, 9992, 9991])
    for sum in sums {
      let listed = sum.parts.compactMap { $0.measures.first?.value }
      #expect(listed == listed.sorted(by: >) && listed.count <= 10)
    }
  }

  @Test func `the number of threads changes nothing`() throws {
    let plan = try plan()
    let one = CheckRunner.run(on: plan).findings
    #expect(one == CheckRunner.run(on: plan, threads: 3).findings)
    #expect(one.count > 600)
  }
}
