import Geometry
import Testing

@Suite("Prepared shape") struct PreparedShapeTests {
  @Test func `a prepared square answers like the square`() throws {
    let engine = GeometryEngine()
    let prepared = try engine.prepared(square(0, 0, side: 10))
    let batch = GeometryBatch([
      square(2, 2, side: 2), square(0, 0, side: 5), square(10, 0, side: 1), square(20, 0, side: 1),
      square(8, 8, side: 5),
    ])
    #expect(try (0..<5).map { try prepared.intersects(batch, $0) } == [true, true, true, false, true])
    #expect(try (0..<5).map { try prepared.disjoint(batch, $0) } == [false, false, false, true, false])
    #expect(try (0..<5).map { try prepared.covers(batch, $0) } == [true, true, false, false, false])
    #expect(try (0..<5).map { try prepared.containsProperly(batch, $0) } == [true, false, false, false, false])
  }

  @Test func `a point inside, on the edge, outside and nowhere`() throws {
    let prepared = try GeometryEngine().prepared(square(0, 0, side: 10))
    #expect(try prepared.contains(Coordinate(x: 5, y: 5)))
    #expect(try !prepared.contains(Coordinate(x: 0, y: 5)))
    #expect(try prepared.covers(Coordinate(x: 0, y: 5)))
    #expect(try !prepared.covers(Coordinate(x: -1e-9, y: 5)))
    #expect(try !prepared.contains(Coordinate(x: .nan, y: 5)))
    #expect(try !prepared.covers(Coordinate(x: .infinity, y: 5)))
  }

  @Test func `a prepared shape outlives the engine and the batch it came from`() throws {
    func make() throws -> PreparedShape {
      let batch = GeometryBatch([square(0, 0, side: 1), square(0, 0, side: 10)])
      return try GeometryEngine().prepared(batch, 1)
    }
    let prepared = try make()
    let other = GeometryBatch([square(9, 9, side: 5)])
    #expect(try prepared.intersects(other, 0))
    #expect(try prepared.contains(Coordinate(x: 9, y: 1)))
  }

  @Test func `a shape that cannot be built cannot be prepared`() {
    #expect(throws: GeometryError.degenerateRing(coordinates: 1)) {
      try GeometryEngine().prepared(polygon([(0, 0)]))
    }
  }

  @Test func `comparing with an unbuildable slot throws`() throws {
    let prepared = try GeometryEngine().prepared(square(0, 0, side: 10))
    let batch = GeometryBatch([polygon([(0, 0)])])
    #expect(throws: GeometryError.unbuildableShape(slot: 0)) { try prepared.intersects(batch, 0) }
  }
}
