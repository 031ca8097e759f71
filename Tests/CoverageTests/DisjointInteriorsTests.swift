@testable import Coverage
import Foundation
import Geometry
import TestSupport
import Testing

/// The proof is held against GEOS asked for every pair.
@Suite("Interiors proven disjoint") struct DisjointInteriorsTests {
  private func expectSameOverlaps(_ shapes: [MultiPolygon], _ comment: Comment) async throws {
    let set = try await ShapeSet(.of(shapes), threads: 2)
    let proven = try await PairwiseOverlaps.find(in: set, threads: 2)
    let asked = try await PairwiseOverlaps.find(in: set, threads: 2, asksAll: true)
    #expect(proven.overlaps == asked.overlaps, comment)
  }

  @Test(arguments: 1...40) func `random triangles on a small lattice overlap as GEOS says`(seed: Int) async throws {
    // Few positions: common points, common edges in both directions and touching ends are the rule.
    var random = SplitMix(seed: UInt64(seed))
    let shapes = (0..<60).compactMap { _ -> MultiPolygon? in
      let corners = (0..<3).map { _ in (Double(random.int(in: 0...5)), Double(random.int(in: 0...5))) }
      let shape = MultiPolygon.ring(corners)
      return shape.area > 0 ? shape : nil
    }
    try await expectSameOverlaps(shapes, "seed \(seed)")
  }

  @Test(arguments: 1...40) func `random quadrangles with common corners overlap as GEOS says`(seed: Int) async throws {
    var random = SplitMix(seed: UInt64(seed) &* 77)
    let points = (0..<24).map { _ in (random.next(in: 0...100), random.next(in: 0...100)) }
    let shapes = (0..<80).map { _ in
      MultiPolygon.ring((0..<random.int(in: 3...4)).map { _ in points[random.int(in: 0...23)] })
    }
    try await expectSameOverlaps(shapes, "seed \(seed)")
  }

  @Test(arguments: 1...12) func `a jittered grid, some of it moved, overlaps as GEOS says`(seed: Int) async throws {
    var random = SplitMix(seed: UInt64(seed))
    var shapes = JitteredGrid(side: 12, random: &random).cells
    for _ in 0..<10 {
      let row = random.int(in: 0...shapes.count - 1)
      let shift = (random.next(in: -3...3), random.next(in: -3...3))
      shapes[row] = MultiPolygon(
        shapes[row].polygons.map { polygon in
          Polygon(
            exterior: Ring(polygon.exterior.coordinates.map { Coordinate(x: $0.x + shift.0, y: $0.y + shift.1) }))
        })
    }
    try await expectSameOverlaps(shapes, "seed \(seed)")
  }

  @Test(arguments: 1...25) func `shapes with holes and several parts overlap as GEOS says`(seed: Int) async throws {
    // Differences and intersections of lattice triangles: holes, parts, common edges, parcels that fill holes.
    var random = SplitMix(seed: UInt64(seed) &* 31)
    let engine = GeometryEngine()
    func triangle(_ side: Int) -> MultiPolygon {
      MultiPolygon.ring((0..<3).map { _ in (Double(random.int(in: 0...side)), Double(random.int(in: 0...side))) })
    }
    var shapes: [MultiPolygon] = []
    while shapes.count < 40 {
      let (a, b) = (triangle(12), triangle(12))
      guard a.area > 1, b.area > 1 else { continue }
      shapes += [try engine.difference(a, b), try engine.intersection(a, b), try engine.symmetricDifference(a, b)]
    }
    try await expectSameOverlaps(shapes.filter { !$0.isEmpty }, "seed \(seed)")
  }

  @Test(arguments: 1...8) func `shapes of many vertices overlap as GEOS says`(seed: Int) async throws {
    // Wavy rings of 400 vertices around and across small parcels: the blocks of large shapes decide.
    var random = SplitMix(seed: UInt64(seed) &* 5)
    func wavy(_ x: Double, _ y: Double, _ radius: Double) -> Ring {
      Ring(
        (0..<400).map { step in
          let angle = Double(step) / 400 * 2 * .pi
          let r = radius * (1 + 0.1 * sin(3 * angle))
          return Coordinate(x: x + r * cos(angle), y: y + r * sin(angle))
        })
    }
    var shapes = JitteredGrid(side: 12, random: &random).cells
    for _ in 0..<4 {
      let (x, y, r) = (random.next(in: 20...100), random.next(in: 20...100), random.next(in: 10...60))
      shapes.append(MultiPolygon(Polygon(exterior: wavy(x, y, r), holes: [wavy(x, y, r / 2)])))
    }
    try await expectSameOverlaps(shapes, "seed \(seed)")
  }

  @Test func `nearly every pair of neighbours of a clean grid is proven`() async throws {
    var random = SplitMix(seed: 3)
    let set = try await ShapeSet(.of(JitteredGrid(side: 30, random: &random).cells), threads: 1)
    var filter = DisjointInteriors(set.table, large: LargeShapes(in: set))
    var pairs = 0
    var proven = 0
    for first in 0..<set.table.count {
      for second in first + 1..<max(set.table.count, first + 1) {
        let envelopes = (set.envelopes[first], set.envelopes[second])
        guard envelopes.0.intersects(envelopes.1) else { continue }
        pairs += 1
        if filter.areProven(first, second, envelopes) { proven += 1 }
      }
    }
    #expect(pairs > 3000)
    #expect(proven == pairs)
  }

  @Test func `nested shapes, equal shapes and shapes on one side of a common edge are never proven`() async throws {
    let square = MultiPolygon.ring([(0, 0), (10, 1), (11, 11), (1, 10)])
    let inner = MultiPolygon.ring([(4, 4), (6, 4.5), (5, 6)])
    let sameSide = MultiPolygon.ring([(0, 0), (10, 1), (5, 4)])
    let set = try await ShapeSet(.of([square, inner, square, sameSide]), threads: 1)
    var filter = DisjointInteriors(set.table, large: LargeShapes(in: set))
    for (first, second) in [(0, 1), (0, 2), (0, 3), (1, 2), (2, 3)] {
      let isProven = filter.areProven(first, second, (set.envelopes[first], set.envelopes[second]))
      #expect(!isProven, "\(first) and \(second)")
    }
  }
}

/// Cells of a grid whose nodes are moved at random; neighbours share their corners exactly.
private struct JitteredGrid {
  var cells: [MultiPolygon] = []

  init(side: Int, random: inout SplitMix) {
    var nodes: [[(Double, Double)]] = []
    for x in 0...side {
      nodes.append(
        (0...side).map { y in
          (Double(x) * 10 + random.next(in: -3...3), Double(y) * 10 + random.next(in: -3...3))
        })
    }
    for x in 0..<side {
      for y in 0..<side {
        cells.append(.ring([nodes[x][y], nodes[x + 1][y], nodes[x + 1][y + 1], nodes[x][y + 1]]))
      }
    }
  }
}
