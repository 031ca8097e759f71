@testable import Coverage
import Geometry
import TestSupport
import Testing

/// Strips of the plane: where their sides stand, and that nothing in a report shows them.
@Suite("Engine: strips") struct StripTests {
  private func points(_ count: Int, seed: UInt64) -> [Coordinate] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in
      // Crowded to the west, on whole millimetres.
      let x = random.int(in: 0...1000) * random.int(in: 0...100)
      return Coordinate(x: Double(x) / 1000, y: Double(random.int(in: 0...100_000)) / 1000)
    }
  }

  private func layout(_ points: [Coordinate], pointsPerStrip: Int) throws -> (StripLayout, NodingGrid) {
    let envelope = points.reduce(into: Envelope.empty) { $0.expand(toInclude: $1) }
    let grid = try #require(NodingGrid(covering: envelope))
    return (StripLayout(points, [], within: envelope, on: grid, pointsPerStrip: pointsPerStrip), grid)
  }

  @Test func `sides keep a step off all vertices and share the points about evenly`() throws {
    let points = points(20_000, seed: 5)
    let (strips, grid) = try layout(points, pointsPerStrip: 1000)
    #expect(strips.count == 20)
    #expect(strips.sides == strips.sides.sorted())
    let places = points.map { grid.point($0).x }
    for side in strips.sides { #expect(places.allSatisfy { abs($0 - side) > 1 }) }
    var counts = [Int](repeating: 0, count: strips.count)
    for place in places { counts[strips.strips(from: place, to: place).lowerBound] += 1 }
    #expect(counts.reduce(0, +) == 20_000)
    // A bin is a 4096th of the width; a hundredth part of the points lies at its western end.
    #expect(counts.allSatisfy { $0 < 2000 })
  }

  @Test func `the order of points moves no side, and few points need none`() throws {
    let points = points(5000, seed: 9)
    let (first, _) = try layout(points, pointsPerStrip: 100)
    let (second, _) = try layout(points.reversed(), pointsPerStrip: 100)
    #expect(first.sides.count == 49)
    #expect(first.sides == second.sides)
    #expect(try layout(points, pointsPerStrip: 1).0.count == 64)
    #expect(try layout(points, pointsPerStrip: 2501).0.count == 1)
    #expect(try layout([Coordinate(x: 1, y: 1), Coordinate(x: 2, y: 1)], pointsPerStrip: 1).0.count == 1)
  }

  @Test func `a strip meets what comes within two steps of it`() throws {
    let (strips, _) = try layout(points(5000, seed: 3), pointsPerStrip: 2000)
    let side = try #require(strips.sides.first)
    #expect(strips.count == 2)
    #expect(strips.strips(from: side - 10, to: side - 1) == 0...0)
    #expect(strips.strips(from: side - 10, to: side + 1) == 0...1)
    #expect(strips.strips(from: side + 1, to: side + 10) == 1...1)
    #expect(strips.frame(of: 0).maxX == side && strips.frame(of: 1).minX == side)
  }

  private func report(_ given: EngineCase, pointsPerStrip: Int, threads: Int = 1) async throws -> CoverageReport {
    let set = try await ShapeSet(.of(given.shapes), threads: threads)
    var analysis = CoverageAnalysis(
      boundary: given.boundary, looksAtGaps: true, widthFrom: EngineCase.widthFrom, threads: threads)
    (analysis.way, analysis.fewUnmatched, analysis.pointsPerStrip) = (.edges, 0, pointsPerStrip)
    return try await analysis.report(on: set)
  }

  @Test(arguments: [UInt64](1...12)) func `a report says the same in many strips as in one`(seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    // Every parcel digitised by itself, on centimetres: no two edges come within a step of each other without meeting.
    let shapes = Tessellation.jitteredGrid(9, &random).map { shape in
      MultiPolygon(
        shape.polygons.map { polygon in
          Polygon(
            exterior: Ring(
              polygon.exterior.coordinates.map {
                Coordinate(x: $0.x + random.next(in: -0.3...0.3), y: $0.y + random.next(in: -0.3...0.3))
                  .rounded(to: 100)
              }))
        })
    }
    let extent = shapes.reduce(into: Envelope.empty) { $0.formUnion($1.envelope) }
    let boundary = MultiPolygon.rectangle(
      x: extent.minX + 3.21, y: extent.minY + 4.56, width: extent.width - 7, height: extent.height - 5)
    let given = EngineCase(shapes, boundary: boundary)
    let one = try await report(given, pointsPerStrip: .max)
    let many = try await report(given, pointsPerStrip: 1, threads: 3)
    #expect(one.work.segments < many.work.segments)
    #expect(one.overlaps.count > 20)
    expectSame(one.overlaps, many.overlaps, \.area) { "\($0.first) \($0.second) \($0.region.wkt)" }
    expectSame(one.faces, many.faces, \.areaInside) { "\($0.claimants) \($0.multiplicity) \($0.region.wkt)" }
    expectSame(one.gaps ?? [], many.gaps ?? [], \.area) { MultiPolygon($0.region).wkt }
    let outside = [one, many].map { ($0.outside ?? []).sorted { $0.shape < $1.shape } }
    expectSame(outside[0], outside[1], \.area) { "\($0.shape) \($0.region.wkt)" }
    let depths = try [one, many].map { try #require($0.identities).multiplicities }
    expectSame(depths[0], depths[1], \.inside, within: 100) { "\($0.k)" }
    expectSame(depths[0], depths[1], \.outside, within: 100) { "\($0.k)" }
  }

  /// - Parameter within: mm², for sums of rounded areas of other parts.
  private func expectSame<Element>(
    _ a: [Element], _ b: [Element], _ area: (Element) -> Area, within: Int64 = 4, _ text: (Element) -> String
  ) {
    #expect(a.count == b.count)
    for (one, other) in zip(a, b) {
      #expect(text(one) == text(other))
      #expect(abs(area(one).squareMillimetres - area(other).squareMillimetres) <= within)
    }
  }

  @Test func `a gap through all strips is one, with its holes`() async throws {
    // A frame of 100 m with a hole of 80 m, and nine parcels of 10 m in it: one gap of 6400 − 900 m² with nine holes.
    var shapes: [MultiPolygon] = [
      MultiPolygon(
        Polygon(
          exterior: Ring([(0, 0), (100, 0), (100, 100), (0, 100)].map { Coordinate(x: $0.0, y: $0.1) }),
          holes: [Ring([(10, 10), (10, 90), (90, 90), (90, 10)].map { Coordinate(x: $0.0, y: $0.1) })]))
    ]
    for x in [20.0, 45, 70] { for y in [20.0, 45, 70] { shapes.append(box(x, y, 10, 10)) } }
    let found = try await report(EngineCase(shapes, boundary: box(0, 0, 100, 100)), pointsPerStrip: 1)
    let gaps = try #require(found.gaps)
    #expect(gaps.count == 1)
    #expect(gaps.first?.area == .squareMetres(5500))
    #expect(gaps.first?.region.holes.count == 9)
    #expect(gaps.first?.region.exterior.coordinates.count == 4)
    #expect(gaps.first?.region.holes.allSatisfy { $0.coordinates.count == 4 } == true)
    #expect(found.work.segments > 48)
  }
}
