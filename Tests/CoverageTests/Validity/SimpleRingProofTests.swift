import Geometry
import TestSupport
import Testing

@testable import Coverage

/// What the proof says of each shape, beside GEOS's verdict.
private struct Verdicts {
  var proven = 0
  var valid = 0

  /// Every shape proven valid must be valid to GEOS, with the table's own area and envelope.
  init(_ shapes: [MultiPolygon]) throws {
    let table = try ShapeTable.of(shapes)
    let faulty = table.faultyShapes
    let engine = GeometryEngine()
    var proof = SimpleShapeProof()
    for shape in 0..<table.count where !faulty[shape] {
      let isValid = try engine.validity(table.batch(of: [shape]), 0).isValid
      let isProven = table.pointIDs.withUnsafeBufferPointer { ids in
        table.points.withUnsafeBufferPointer { proof.proves(shape, of: table, ids, $0) }
      }
      if isValid { valid += 1 }
      guard isProven else { continue }
      proven += 1
      let (area, envelope) = (proof.area, proof.envelope)
      #expect(isValid, "proven, but not valid to GEOS: \(shapes[shape])")
      #expect(area == table.area(of: shape))
      #expect(envelope == table.envelope(of: shape))
    }
  }
}

private func ring(_ corners: [(Double, Double)]) -> MultiPolygon { .ring(corners) }

/// A ring around a point: sorted directions, random radii; simple unless the radii say otherwise of the first corner.
private func around(_ center: (Double, Double), corners: Int, _ random: inout SplitMix) -> [(Double, Double)] {
  (0..<corners).map { corner in
    // Directions by a rational parametrisation of the circle's quarters: no trigonometry, the same on every machine.
    let turn = 4 * (Double(corner) + random.next(in: 0...0.9)) / Double(corners)
    let (quarter, t) = (Int(turn) % 4, turn - turn.rounded(.down))
    let (along, across) = ((1 - t * t) / (1 + t * t), 2 * t / (1 + t * t))
    let radius = random.next(in: 2...10)
    let (dx, dy) = [(along, across), (-across, along), (-along, -across), (across, -along)][quarter]
    return (center.0 + radius * dx, center.1 + radius * dy)
  }
}

@Suite("Proof that rings are simple") struct SimpleRingProofTests {
  @Test(arguments: [1, 2, 3, 5, 8])
  func `rings of random corners on a small lattice are proven only where GEOS finds them valid`(side: Int) throws {
    var random = SplitMix(seed: UInt64(side))
    let shapes = (0..<3000).map { _ in
      ring(
        (0..<random.int(in: 3...9)).map { _ in
          (Double(random.int(in: 0...side)), Double(random.int(in: 0...side)))
        })
    }
    let verdicts = try Verdicts(shapes)
    #expect(verdicts.valid > 20)
  }

  @Test func `rings of random corners anywhere are proven only where GEOS finds them valid`() throws {
    var random = SplitMix(seed: 11)
    let shapes = (0..<4000).map { _ in
      ring((0..<random.int(in: 3...7)).map { _ in (random.next(in: -1...1), random.next(in: -1...1)) })
    }
    let verdicts = try Verdicts(shapes)
    // Nothing here is degenerate: what is valid is proven.
    #expect(verdicts.proven == verdicts.valid)
    #expect(verdicts.valid > 500)
  }

  @Test func `rings around a point are proven also where two corners are exchanged without harm`() throws {
    var random = SplitMix(seed: 12)
    let shapes = (0..<2000).map { number in
      var corners = around((598_000, 2_263_000), corners: random.int(in: 4...60), &random)
      if number.isMultiple(of: 2) {
        corners.swapAt(random.int(in: 0...corners.count - 1), random.int(in: 0...corners.count - 1))
      }
      return ring(corners)
    }
    let verdicts = try Verdicts(shapes)
    #expect(verdicts.proven == verdicts.valid)
    #expect(verdicts.valid > 1000)
  }

  @Test func `a corner moved onto or next to another part of its ring leaves nothing proven wrongly`() throws {
    var random = SplitMix(seed: 13)
    let shapes = (0..<6000).map { _ in
      var corners = around((598_000, 2_263_000), corners: random.int(in: 4...24), &random)
      let (moved, edge) = (random.int(in: 0...corners.count - 1), random.int(in: 0...corners.count - 1))
      let (a, b) = (corners[edge], corners[(edge + 1) % corners.count])
      let share = [0, 0.5, 1, random.next(in: 0...1)][random.int(in: 0...3)]
      // On the edge, or so many units in the last place beside it.
      let beside = Double(random.int(in: -3...3))
      corners[moved] = (
        a.0 + share * (b.0 - a.0) + beside * 598_000.0.ulp, a.1 + share * (b.1 - a.1) + beside * 2_263_000.0.ulp
      )
      return ring(corners)
    }
    let verdicts = try Verdicts(shapes)
    #expect(verdicts.valid > 500)
    #expect(verdicts.proven > verdicts.valid / 4)
  }

  @Test func `spikes, touches, repeated and straight corners are judged as GEOS judges them`() async throws {
    let cases: [(corners: [(Double, Double)], isValid: Bool)] = [
      ([(0, 0), (4, 0), (4, 4), (0, 4)], true),
      // Straight corners, also many in a row.
      ([(0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (4, 4), (0, 4), (0, 2)], true),
      // A repeated position.
      ([(0, 0), (4, 0), (4, 0), (4, 4), (0, 4)], true),
      // A spike outwards and one inwards.
      ([(0, 0), (4, 0), (6, 0), (4, 0), (4, 4), (0, 4)], false),
      ([(0, 0), (4, 0), (4, 4), (2, 4), (2, 2), (2, 4), (0, 4)], false),
      // Bow-tie; a corner on an edge; a corner on a corner.
      ([(0, 0), (4, 4), (4, 0), (0, 4)], false),
      ([(0, 0), (4, 0), (4, 4), (2, 0), (0, 4)], false),
      ([(0, 0), (2, 2), (4, 0), (4, 4), (2, 2), (0, 4)], false),
      // Twice around: every edge turns left around the middle.
      ([(0, 0), (4, 0), (4, 4), (0, 4), (-1, -1), (5, -1), (5, 5), (-1, 5)], false),
      // No area.
      ([(0, 0), (2, 0), (4, 0)], false),
      ([(0, 0), (2, 0), (4, 0), (3, 0)], false),
      // An L, seen whole from nowhere near its middle, and a comb.
      ([(0, 0), (9, 0), (9, 1), (1, 1), (1, 9), (0, 9)], true),
      ([(0, 0), (9, 0), (9, 5), (7, 5), (7, 1), (5, 1), (5, 5), (3, 5), (3, 1), (1, 1), (1, 5), (0, 5)], true),
    ]
    let set = try await ShapeSet(.of(cases.map { ring($0.corners) }), threads: 1)
    #expect(set.isUsable == cases.map(\.isValid))
  }

  @Test func `ordinary parcels are proven without a call to GEOS`() async throws {
    let shapes: [MultiPolygon] = [
      .rectangle(x: 0, y: 0, width: 4, height: 3),
      // An L, a comb, a rectangle with straight corners.
      ring([(0, 0), (9, 0), (9, 1), (1, 1), (1, 9), (0, 9)]),
      ring([(0, 0), (9, 0), (9, 5), (7, 5), (7, 1), (5, 1), (5, 5), (3, 5), (3, 1), (1, 1), (1, 5), (0, 5)]),
      ring([(0, 0), (1, 0), (2, 0), (4, 0), (4, 1), (4, 3), (0, 3)]),
      // Two parts side by side.
      MultiPolygon([.rectangle(x: 0, y: 0, width: 1, height: 1), .rectangle(x: 2, y: 0, width: 1, height: 1)]),
    ]
    let set = try await ShapeSet(.of(shapes), threads: 1)
    #expect(set.validityCalls == 0)
    #expect(set.areas.map(\.squareMetres) == [12, 17, 45 - 16, 12, 2])
  }

  @Test func `a hole, parts with touching envelopes and a repeated position are left to GEOS`() async throws {
    let shapes: [MultiPolygon] = [
      .ring([(0, 0), (9, 0), (9, 9), (0, 9)], holes: [[(1, 1), (2, 1), (2, 2), (1, 2)]]),
      MultiPolygon([.rectangle(x: 0, y: 0, width: 1, height: 1), .rectangle(x: 1, y: 1, width: 1, height: 1)]),
      ring([(0, 0), (4, 0), (4, 0), (4, 4), (0, 4)]),
    ]
    let set = try await ShapeSet(.of(shapes), threads: 1)
    #expect(set.validityCalls == 3)
    #expect(set.areas.map(\.squareMetres) == [80, 2, 16])
  }

  @Test(arguments: [64, 500, 4096, 4097])
  func `a long ring that winds is proven up to the vertices there is room for`(count: Int) async throws {
    // A band along a zigzag: out along the lower side, back along the upper one.
    let lower = (0..<count / 2).map { (Double($0), $0.isMultiple(of: 2) ? 0.0 : 3) }
    let upper = lower.reversed().map { ($0.0, $0.1 + 1) }
    let extra = count.isMultiple(of: 2) ? [] : [(-1.0, 0.5)]
    let set = try await ShapeSet(.of([ring(lower + upper + extra)]), threads: 1)
    #expect(set.isUsable == [true])
    #expect(set.validityCalls == (count > 4096 ? 1 : 0))
  }

  @Test func `positions that are no numbers or beyond all bounds prove nothing`() throws {
    for bad in [Double.nan, .infinity, -.infinity, 1e16, -1e200] {
      let table = try ShapeTable.of([ring([(0, 0), (4, 0), (4, 4), (0, 4)])])
      var points = table.points
      for place in points.indices {
        points[place].x = bad
        var proof = SimpleShapeProof()
        let broken = table.replacingPoints(points)
        let isProven = broken.pointIDs.withUnsafeBufferPointer { ids in
          broken.points.withUnsafeBufferPointer { proof.proves(0, of: broken, ids, $0) }
        }
        #expect(!isProven)
        points = table.points
      }
    }
  }
}
