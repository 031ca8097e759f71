import Foundation
import Geometry
import TestSupport
import Testing

@testable import Coverage

@Suite("Shapes that cross themselves too often") struct HostileValidityTests {
  /// 1,000,001 edges, each of which crosses nearly all others: 5 · 10¹¹ crossings.
  @Test(.timeLimit(.minutes(10))) func `a star of a million edges is judged, named and stood for`() async throws {
    let table = try ShapeTable.of([
      ValidityFaultTests.star(1_000_001, 500_000), .rectangle(x: 0, y: 0, width: 1, height: 1),
    ])
    let set = try await ShapeSet(table, threads: 2)
    let shape = try #require(set.invalid.first)
    #expect(set.invalid.count == 1 && set.isUsable == [false, true])
    #expect(shape.reason == "Self-intersection")
    #expect(shape.faults == .first(shape.reason, at: shape.place, extent: .firstOnly))
    #expect(shape.untried == [.linework, .structure])
    #expect(shape.areaByLinework == nil && shape.areaByStructure == nil)
    let left = try #require(set.leftOut.first)
    #expect(left.stand == .envelope)
    // The circle it is drawn on has a radius of 1 km.
    let area = try #require(left.placeholderArea).squareMetres
    #expect(abs(area - 4_000_000) < 100)
  }

  @Test(arguments: [(512, true, true), (513, false, true), (4096, false, true), (4097, false, false)])
  func `repairs are tried within their budgets`(crossings: Int, linework: Bool, structure: Bool) async throws {
    let set = try await ShapeSet(try .of([ValidityFaultTests.ladder(crossings)]), threads: 1)
    let shape = try #require(set.invalid.first)
    #expect(shape.faults.meetings == crossings)
    #expect((shape.areaByLinework != nil) == linework && shape.untried.contains(.linework) != linework)
    #expect((shape.areaByStructure != nil) == structure && shape.untried.contains(.structure) != structure)
    let left = try #require(set.leftOut.first)
    #expect(left.stand == (structure ? .repaired : .hull))
    // The hull of the two zigzags is the strip of one metre in which they run.
    if !structure { #expect(left.placeholderArea == .squareMetres(Double(crossings))) }
  }

  @Test func `all repairs of a layer together have a budget, spent in the order of the rows`() async throws {
    let rows = ShapeRepairs.lineworkTotal / 512 + 1
    let ladders = [MultiPolygon](repeating: ValidityFaultTests.ladder(512), count: 2)
    let planned = try await ShapeSet(try .of(ladders), threads: 2).invalid
    #expect(planned.allSatisfy { $0.untried.isEmpty })
    let many = (0..<rows).map { row in
      var shape = planned[0]
      shape.shape = row
      // Nothing is repaired here: only the plan is looked at.
      shape.faults.meetings = 512
      return shape
    }
    let bowTie = MultiPolygon.ring([(0, 0), (1, 1), (1, 0), (0, 1)])
    let table = try ShapeTable.of([MultiPolygon](repeating: bowTie, count: rows))
    let repairs = try await ShapeRepairs.make(of: many, in: table, threads: 2)
    #expect(repairs.dropLast().allSatisfy { $0.invalid.untried.isEmpty })
    #expect(repairs.last?.invalid.untried == [.linework])
  }

  @Test func `a thousand holes that touch in one point are counted within the budget`() async throws {
    let holes = (0..<1000).map { i in
      let (x, y) = (500 + Double(i) / 4, 900.0)
      return [(500.0, 500.0), (x, y), (x + 0.1, y)]
    }
    let shape = MultiPolygon.ring(
      [(0, 0), (1000, 0), (1000, 1000), (0, 1000)], holes: holes + [[(1, 1), (3, 3), (3, 1), (1, 3)]])
    let invalid = try #require(try await ShapeSet(try .of([shape]), threads: 1).invalid.first)
    #expect(invalid.faults.listed.first?.place == invalid.place)
  }
}
