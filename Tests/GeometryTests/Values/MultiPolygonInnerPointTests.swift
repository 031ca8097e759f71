import Geometry
import Testing

/// Expected points by hand.
@Suite("Inner points") struct InnerPointTests {
  private func ring(_ points: [(Double, Double)]) -> Ring { Ring(points.map { Coordinate(x: $0.0, y: $0.1) }) }

  private func square(_ x: Double, _ y: Double, _ side: Double) -> Ring {
    ring([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])
  }

  @Test func `of a square it is the middle`() {
    #expect(MultiPolygon(Polygon(exterior: square(2, 4, 10))).innerPoint == Coordinate(x: 7, y: 9))
  }

  @Test func `of an L it lies in the longer leg on its line, not in the corner that is open`() {
    // The middle of the envelope is (5, 5), outside; at that height the L reaches from 0 to 2.
    let shape = ring([(0, 0), (10, 0), (10, 2), (2, 2), (2, 10), (0, 10)])
    #expect(MultiPolygon(Polygon(exterior: shape)).innerPoint == Coordinate(x: 1, y: 5))
  }

  @Test func `of a U whose base is low the first of two equal arms is taken`() {
    let shape = ring([(0, 0), (9, 0), (9, 10), (6, 10), (6, 1), (3, 1), (3, 10), (0, 10)])
    #expect(MultiPolygon(Polygon(exterior: shape)).innerPoint == Coordinate(x: 1.5, y: 5))
  }

  @Test func `it lies in no hole`() {
    let shape = Polygon(exterior: square(0, 0, 10), holes: [square(2, 2, 6)])
    // Left and right of the hole 2 m are left; the left one is taken.
    #expect(MultiPolygon(shape).innerPoint == Coordinate(x: 1, y: 5))
  }

  @Test func `corners on the line are no trouble`() {
    // A rhombus: its left and right corners lie on the line that halves it.
    let shape = ring([(5, 0), (10, 5), (5, 10), (0, 5)])
    #expect(MultiPolygon(Polygon(exterior: shape)).innerPoint == Coordinate(x: 5, y: 5))
  }

  @Test func `of several polygons the largest is taken`() {
    let shape = MultiPolygon([Polygon(exterior: square(0, 0, 2)), Polygon(exterior: square(20, 20, 4))])
    #expect(shape.innerPoint == Coordinate(x: 22, y: 22))
  }

  @Test func `nothing has none, and a line the middle of its envelope`() {
    #expect(MultiPolygon().innerPoint == nil)
    #expect(MultiPolygon(Polygon(exterior: ring([(0, 3), (4, 3), (8, 3)]))).innerPoint == Coordinate(x: 4, y: 3))
  }
}
