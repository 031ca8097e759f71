import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanWords
import Testing

/// The same parcels in another order of the file are the same faults.
@Suite("The order of features") struct FeatureOrderTests {
  private static let parcels: [TestParcel] = [
    .square(10, at: (0, 0), id: "c", unit: "C1"), .square(10, at: (5, 0), id: "a", unit: "C2"),
    .square(10, at: (5, 5), id: "b", use: "XX", unit: "C1"), .square(10, at: (30, 0), id: "d", use: "YY", unit: "999"),
    TestParcel(id: "e", unit: "C1", fault: .noGeometry), TestParcel(unit: "C1", fault: .noGeometry),
    TestParcel(unit: "C1", fault: .noGeometry),
  ]

  /// - Parameter order: for each row the parcel that stands there.
  private func plan(_ order: [Int]) throws -> PlanSnapshot {
    func row(_ parcel: Int) -> Int { order.firstIndex(of: parcel) ?? 0 }
    func overlap(_ a: Int, _ b: Int, _ area: Double, _ region: MultiPolygon) -> ShapeOverlap {
      ShapeOverlap(
        first: min(row(a), row(b)), second: max(row(a), row(b)), area: .squareMetres(area),
        region: row(a) < row(b) ? region : turned(region))
    }
    var plan = try PlanSnapshot.of(order.map { Self.parcels[$0] }) { report in
      report.overlaps = [
        overlap(0, 1, 50, .rectangle(5, 10, at: (5, 0))), overlap(1, 2, 50, .rectangle(10, 5, at: (5, 5))),
        overlap(0, 2, 0.5, .rectangle(5, 5, at: (5, 5))),
      ]
      report.faces = [
        OverlapFace(
          claimants: [row(0), row(1), row(2)].sorted(), area: .squareMetres(25), areaInside: .squareMetres(25),
          region: .rectangle(5, 5, at: (5, 5)))
      ]
      report.gaps = [CoverageGap(area: .squareMetres(10), region: .rectangle(5, 2, at: (0, 10)))]
      report.outside = [OutsidePart(shape: row(3), area: .squareMetres(20), region: .rectangle(2, 10, at: (30, 0)))]
    }
    var zones = ZoneAssignment()
    zones.strays = [
      ZoneAssignment.Stray(
        shape: row(3), claimed: nil, shares: [ZoneShare(shape: Int32(row(3)), zone: 0, area: .squareMetres(100))],
        region: .rectangle(10, 10, at: (30, 0)))
    ]
    plan.layers[0].zones = zones
    plan.layers[0].zoneUnits = ["C1", "C2"]
    return plan
  }

  /// The region from another vertex on.
  private func turned(_ region: MultiPolygon) -> MultiPolygon {
    MultiPolygon(
      region.polygons.map { polygon in
        let corners = polygon.exterior.coordinates
        return Polygon(exterior: Ring(Array(corners.dropFirst() + corners.prefix(1))))
      })
  }

  /// Ids, places and sentences; the position in the file is how a record without an id is named.
  private func told(_ plan: PlanSnapshot) -> Set<String> {
    let words = Words(plan.plan, in: .english)
    return Set(
      CheckRunner.run(on: plan).findings.map { finding in
        "\(finding.id) \(finding.place.map { "\($0)" } ?? "-") "
          + words.sentence(for: finding).replacing(/feature #\d+/, with: "feature")
          + words.lines(forPartsOf: finding).joined()
      })
  }

  @Test(arguments: [[6, 5, 4, 3, 2, 1, 0], [1, 0, 2, 5, 3, 6, 4], [2, 3, 4, 5, 6, 0, 1]])
  func `decides neither ids nor places nor messages`(order: [Int]) throws {
    let first = told(try plan([0, 1, 2, 3, 4, 5, 6]))
    // Three without shape; two pairs, a face, small pairs; a gap; one astray; an unknown unit; two codes; records
    // without id.
    #expect(first.count == 13, "\(first.sorted())")
    #expect(told(try plan(order)) == first)
  }
}
