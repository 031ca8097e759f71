import Coverage
import Geometry
import TestSupport
import Testing

@Suite("One shape in two tables") struct ShapeSamenessTests {
  private func isSame(_ a: MultiPolygon, _ b: MultiPolygon, within tolerance: Double = 1e-6) throws -> Bool {
    let (first, second) = (try ShapeTable.of([a]), try ShapeTable.of([b]))
    let answer = first.isSameShape(0, as: second, 0, within: tolerance)
    #expect(second.isSameShape(0, as: first, 0, within: tolerance) == answer, "it does not matter who is asked")
    return answer
  }

  private let square: [(Double, Double)] = [(0, 0), (100, 0), (100, 100), (0, 100)]
  private let hole: [(Double, Double)] = [(20, 20), (20, 60), (60, 60), (60, 20)]
  private let otherHole: [(Double, Double)] = [(70, 70), (70, 80), (80, 80), (80, 70)]

  @Test func `start and direction of rings, and the order of holes, do not count`() throws {
    let shape = MultiPolygon.ring(square, holes: [hole, otherHole])
    let turned = MultiPolygon.ring(
      Array((square[2...] + square[..<2]).reversed()), holes: [otherHole.reversed(), Array(hole[1...] + hole[..<1])])
    #expect(try isSame(shape, turned))
  }

  @Test func `the order of parts does not count`() throws {
    let (a, b) = (
      Polygon.rectangle(x: 0, y: 0, width: 1, height: 1), Polygon.rectangle(x: 5, y: 0, width: 2, height: 1)
    )
    #expect(try isSame(MultiPolygon([a, b]), MultiPolygon([b, a])))
    #expect(try !isSame(MultiPolygon([a, b]), MultiPolygon([a, a])))
    #expect(try !isSame(MultiPolygon([a, b]), MultiPolygon([a])))
  }

  @Test func `repeated positions do not count, a vertex on an edge does`() throws {
    let shape = MultiPolygon.ring(square)
    #expect(try isSame(shape, .ring([(0, 0), (0, 0), (100, 0), (100, 100), (100, 100), (0, 100)])))
    #expect(try !isSame(shape, .ring([(0, 0), (50, 0), (100, 0), (100, 100), (0, 100)])))
  }

  @Test func `a hole more, a corner elsewhere`() throws {
    #expect(try !isSame(.ring(square), .ring(square, holes: [hole])))
    #expect(try !isSame(.ring(square), .ring([(0, 0), (100, 0), (100.001, 100), (0, 100)])))
  }

  @Test func `less than the tolerance is nothing, also where it makes another vertex the first one`() throws {
    // The leftmost vertex of the second ring is the upper one.
    let moved: [(Double, Double)] = [(0.000_000_5, 0), (100, 0), (100, 100), (0, 100)]
    #expect(try isSame(.ring(square), .ring(moved)))
    #expect(try !isSame(.ring(square), .ring(moved), within: 1e-9))
  }
}
