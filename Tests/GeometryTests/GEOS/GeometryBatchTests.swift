import Geometry
import Testing

@Suite("Geometry batch") struct GeometryBatchTests {
  let engine = GeometryEngine()

  @Test func `slots answer as the values they were built from`() throws {
    let (p, q) = (try engine.shape(wkt: parcelP), try engine.shape(wkt: parcelQ))
    let batch = GeometryBatch([p, q])
    #expect(batch.count == 2)
    #expect(batch.flaws.isEmpty)
    #expect(try engine.shape(batch, 1) == q)
    #expect(batch.envelopes == [p.envelope, q.envelope])
    #expect(try engine.area(batch, 1).isClose(to: 9039.3671875, within: 1e-6))
    #expect(try engine.intersection(batch, 0, batch, 1) == engine.intersection(p, q))
    #expect(try engine.intersectionArea(batch, 0, batch, 1).isClose(to: 2806.1959642800302, within: 1e-4))
    #expect(try engine.difference(batch, 0, batch, 1) == engine.difference(p, q))
    #expect(try engine.relate(batch, 0, batch, 1) == engine.relate(p, q))
    #expect(try engine.relate(batch, 0, batch, 1, matches: "T********"))
    #expect(try engine.intersects(batch, 0, batch, 1))
    #expect(try !engine.equals(batch, 0, batch, 1))
    #expect(try engine.equals(batch, 1, GeometryBatch([q]), 0))
    #expect(try engine.validity(batch, 0) == .valid)
    #expect(try engine.union(batch, indices: [0, 1, 0]).area.isClose(to: 13567.473823204564, within: 1e-4))
    #expect(try engine.union(batch, indices: []).isEmpty)
  }

  @Test func `flat rings build a shape of two parts, one with a hole`() throws {
    let xy = closedSquare(0, 0, side: 10) + closedSquare(2, 2, side: 3) + closedSquare(20, 0, side: 5)
    let (ringEnds, partEnds) = ([5, 10, 15], [2, 3])
    var builder = GeometryBatch.Builder(capacity: 2)
    builder.append(closedRings: xy.span, ringEnds: ringEnds.span, partEnds: partEnds.span)
    builder.append(closedRing: xy.span.extracting(0..<10))
    #expect(builder.count == 2)
    let batch = builder.finish()
    let shape = try engine.shape(batch, 0)
    #expect(
      shape.polygons == [
        Polygon(exterior: squareRing(0, 0, side: 10), holes: [squareRing(2, 2, side: 3)]),
        Polygon(exterior: squareRing(20, 0, side: 5)),
      ])
    #expect(try engine.area(batch, 0) == 116)
    #expect(try engine.area(batch, 1) == 100)
    #expect(batch.envelopes[0] == Envelope(minX: 0, minY: 0, maxX: 25, maxY: 10))
  }

  @Test func `shapes that cannot be built keep their slot and say why`() throws {
    var builder = GeometryBatch.Builder()
    let (open, short) = ([0.0, 0, 1, 0, 1, 1, 0, 1], [0.0, 0, 1, 0, 0, 0])
    let holeOpen = closedSquare(0, 0, side: 9) + open
    let (nothing, ringEnds, partEnds): ([Double], [Int], [Int]) = ([], [5, 9], [2])
    builder.append(square(0, 0, side: 1))
    builder.append(polygon([(0, 0), (1, 1)]))
    builder.append(closedRing: open.span)
    builder.append(closedRing: short.span)
    builder.append(closedRing: nothing.span)
    builder.append(polygon([(0, 0), (1, .nan), (1, 1)]))
    builder.append(closedRings: holeOpen.span, ringEnds: ringEnds.span, partEnds: partEnds.span)
    builder.append(square(5, 5, side: 1))
    let batch = builder.finish()
    #expect(batch.count == 8)
    #expect(
      batch.flaws.map(\.error) == [
        .degenerateRing(coordinates: 2), .openRing, .degenerateRing(coordinates: 2), .degenerateRing(coordinates: 0),
        .nonFiniteCoordinate, .openRing,
      ])
    #expect(batch.flaws.map(\.slot) == [1, 2, 3, 4, 5, 6])
    #expect((0..<8).map(batch.isBuilt) == [true, false, false, false, false, false, false, true])
    #expect(batch.envelopes[3] == .empty)
    #expect(throws: GeometryError.unbuildableShape(slot: 3)) { try engine.area(batch, 3) }
    #expect(throws: GeometryError.unbuildableShape(slot: 1)) { try engine.union(batch, indices: [0, 7, 1]) }
    #expect(throws: GeometryError.unbuildableShape(slot: 2)) { try engine.intersection(batch, 0, batch, 2) }
    #expect(throws: GeometryError.unbuildableShape(slot: 2)) { try engine.prepared(batch, 2) }
    #expect(try engine.validity(batch, 2) == .invalid(reason: "Ring is not closed", place: nil))
    #expect(try engine.validity(batch, 5) == .invalid(reason: "Invalid Coordinate", place: nil))
  }

  @Test(arguments: [
    ([5], [] as [Int]), ([6], [1]), ([4], [1]), ([5], [2]), ([-1, 5], [2]), ([7, 5], [2]), ([Int.max], [1]),
    ([5], [Int.max]), ([5], [-3, 1]),
  ])
  func `ends that do not fit the coordinates are refused`(ringEnds: [Int], partEnds: [Int]) throws {
    var builder = GeometryBatch.Builder()
    let xy = closedSquare(0, 0, side: 1)
    builder.append(closedRings: xy.span, ringEnds: ringEnds.span, partEnds: partEnds.span)
    let batch = builder.finish()
    #expect(batch.flaws.map(\.error) == [.inconsistentEnds])
    #expect(throws: GeometryError.unbuildableShape(slot: 0)) { try engine.validity(batch, 0) }
  }

  @Test func `an empty shape is a slot of its own kind`() throws {
    let batch = GeometryBatch([MultiPolygon(), square(0, 0, side: 1)])
    #expect(batch.isBuilt(0))
    #expect(batch.envelopes[0] == .empty)
    #expect(try engine.area(batch, 0) == 0)
    #expect(try engine.shape(batch, 0).isEmpty)
    #expect(try engine.intersection(batch, 0, batch, 1).isEmpty)
  }

  @Test func `an overlay of an invalid slot throws GEOS's words`() throws {
    let batch = GeometryBatch([bowTie, square(0, 0, side: 10)])
    #expect(
      throws: GeometryError.geos(
        function: "GEOSIntersection_r",
        message: "TopologyException: Input geom 0 is invalid: Self-intersection at 0.5 0.5")
    ) { try engine.intersectionArea(batch, 0, batch, 1) }
    #expect(
      try engine.validity(batch, 0)
        == .invalid(reason: "Self-intersection", place: Coordinate(x: 0.5, y: 0.5)))
  }

  @Test func `tasks that share a batch find what one finds alone`() async throws {
    let batch = GeometryBatch((0..<400).map { square(Double($0 % 20) * 0.9, Double($0 / 20) * 0.9, side: 1) })
    @Sendable func areas(from start: Int) throws -> [Double] {
      let engine = GeometryEngine()
      return try stride(from: start, to: 399, by: 1).map { try engine.intersectionArea(batch, $0, batch, $0 + 1) }
    }
    let alone = try areas(from: 0)
    let together = try await withThrowingTaskGroup(of: [Double].self) { group in
      for _ in 0..<4 { group.addTask { try areas(from: 0) } }
      return try await group.reduce(into: [[Double]]()) { $0.append($1) }
    }
    #expect(together == [alone, alone, alone, alone])
    // In a row of twenty, neighbours overlap by 0.1 × 1; the end of a row and the start of the next do not.
    #expect(alone[0].isClose(to: 0.1, within: 1e-12))
    #expect(alone[19] == 0)
  }
}
