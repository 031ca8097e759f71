import Geometry
import TestSupport
import Testing

/// The tool that makes failing cases small.
@Suite("Shrinking of cases") struct ShrinkingTests {
  @Test func `of a plan with one overlap two triangles are left, on whole numbers near the origin`() async throws {
    var random = SplitMix(seed: 4)
    var shapes = Tessellation.voronoi(14, &random)
    let moved = EngineCase([shapes[5]]).mapPositions { Coordinate(x: $0.x + 3, y: $0.y + 1) }
    shapes[5] = moved.shapes[0]
    let given = EngineCase(shapes, boundary: box(1, 1, 40, 40)).shifted(x: 551_784.25, y: 2_323_033.5)
    let engine = GeometryEngine()
    let small = await Shrinking(budget: 3000).smallest(given) { candidate in
      candidate.shapes.indices.contains { first in
        candidate.shapes.indices.contains { second in
          guard first < second else { return false }
          return ((try? engine.intersection(candidate.shapes[first], candidate.shapes[second]))?.area ?? 0) > 1
        }
      }
    }
    #expect(small.shapes.count == 2)
    #expect(small.boundary == nil)
    #expect(small.shapes.allSatisfy { $0.vertexNumber == 3 })
    let positions = small.shapes.flatMap { $0.rings.flatMap(\.coordinates) }
    #expect(positions.allSatisfy { $0 == $0.rounded(to: 1) && abs($0.x) <= 60 && abs($0.y) <= 60 })
  }

  @Test func `what nothing can be taken from stays as it is`() async {
    let given = EngineCase([box(0, 0, 10, 10), box(5, 0, 10, 10)])
    let small = await Shrinking(budget: 3000).smallest(given) { $0.wkt == given.wkt }
    #expect(small.wkt == given.wkt)
  }

  @Test func `a case is printed as text that any tool reads back`() throws {
    let given = try CaseFamily.planted.make(seed: 3)
    for shape in given.shapes { #expect(try GeometryEngine().shape(wkt: shape.wkt).canonical == shape.canonical) }
  }
}
