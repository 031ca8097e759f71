import Geometry
import Testing

@Suite("Spatial index") struct SpatialIndexTests {
  let engine = GeometryEngine()

  private func boxes(_ count: Int, seed: UInt64) -> [Envelope] {
    var numbers = Numbers(seed: seed)
    return (0..<count).map { _ in
      let (x, y) = (numbers.next(below: 1000), numbers.next(below: 1000))
      return Envelope(
        minX: x, minY: y, maxX: x + numbers.next(below: 40), maxY: y + numbers.next(below: 40))
    }
  }

  @Test(arguments: [1, 2, 9, 10, 11, 100, 2000]) func `it finds what brute force finds`(count: Int) throws {
    let boxes = boxes(count, seed: 1)
    let index = try SpatialIndex(envelopes: boxes)
    #expect(index.count == count)
    var found: [Int] = []
    for query in self.boxes(200, seed: 2) {
      let expected = boxes.indices.filter { boxes[$0].intersects(query) }
      #expect(try index.query(query, engine: engine) == expected)
      try index.query(query, into: &found, engine: engine)
      #expect(found == expected)
    }
  }

  @Test func `envelopes that touch the query in a corner or are points are found`() throws {
    let point = Envelope(minX: 5, minY: 5, maxX: 5, maxY: 5)
    let index = try SpatialIndex(envelopes: [point, Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1), point])
    #expect(try index.query(Envelope(minX: 1, minY: 1, maxX: 5, maxY: 5), engine: engine) == [0, 1, 2])
    #expect(try index.query(point, engine: engine) == [0, 2])
    #expect(try index.query(Envelope(minX: 1.0000001, minY: 1, maxX: 4.99, maxY: 4.99), engine: engine) == [])
  }

  @Test func `empty envelopes are never found and find nothing`() throws {
    let all = Envelope(minX: -1e9, minY: -1e9, maxX: 1e9, maxY: 1e9)
    let index = try SpatialIndex(envelopes: [.empty, Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1), .empty])
    #expect(index.count == 3)
    #expect(try index.query(all, engine: engine) == [1])
    #expect(try index.query(.empty, engine: engine) == [])
    let nan = Envelope(minX: .nan, minY: 0, maxX: 1, maxY: 1)
    #expect(try index.query(nan, engine: engine) == [])
    for envelopes in [[], [.empty, .empty], [nan]] as [[Envelope]] {
      #expect(try SpatialIndex(envelopes: envelopes).query(all, engine: engine) == [])
    }
  }

  @Test func `an envelope that reaches into infinity is refused`() {
    #expect(throws: GeometryError.nonFiniteCoordinate) {
      try SpatialIndex(envelopes: [Envelope(minX: 0, minY: 0, maxX: .infinity, maxY: 1)])
    }
  }

  @Test func `tasks share an index`() async throws {
    let boxes = boxes(2000, seed: 3)
    let index = try SpatialIndex(envelopes: boxes)
    let queries = self.boxes(300, seed: 4)
    let expected = queries.map { query in boxes.indices.filter { boxes[$0].intersects(query) } }
    let found = try await withThrowingTaskGroup(of: [[Int]].self) { group in
      for _ in 0..<4 {
        group.addTask {
          let engine = GeometryEngine()
          return try queries.map { try index.query($0, engine: engine) }
        }
      }
      return try await group.reduce(into: [[[Int]]]()) { $0.append($1) }
    }
    #expect(found == [expected, expected, expected, expected])
  }
}
