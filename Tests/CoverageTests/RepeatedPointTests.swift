import Coverage
import Geometry
import TestSupport
import Testing

@Suite("Repeated points in a coverage") struct RepeatedPointTests {
  /// Two squares of 10 m that share a strip of 1 m, a hole between them and their neighbour.
  private func shapes(repeating: Int) -> [MultiPolygon] {
    func square(_ x: Double) -> MultiPolygon {
      let corners = [(x, 0.0), (x + 10, 0), (x + 10, 10), (x, 10)]
      return .ring(corners.flatMap { [(Double, Double)](repeating: $0, count: repeating) })
    }
    return [square(0), square(9), square(20)]
  }

  @Test(arguments: [2, 3]) func `positions written twice or three times change nothing`(repeating: Int) async throws {
    let boundary = MultiPolygon.rectangle(x: 0, y: 0, width: 30, height: 10)
    let analysis = CoverageAnalysis(boundary: boundary, looksAtGaps: true, widthFrom: .squareMetres(0.5), threads: 1)
    let plain = try await ShapeSet(.of(shapes(repeating: 1)), threads: 1)
    let doubled = try await ShapeSet(.of(shapes(repeating: repeating)), threads: 1)
    #expect(doubled.table.vertexCount == repeating * plain.table.vertexCount)
    #expect(doubled.invalid.isEmpty && doubled.areas == plain.areas)
    let (expected, report) = (try await analysis.report(on: plain), try await analysis.report(on: doubled))
    #expect(report.overlaps.map(\.area) == [.squareMetres(10)])
    #expect(report.overlaps.map(\.area) == expected.overlaps.map(\.area))
    #expect(report.gaps?.map(\.area) == [.squareMetres(10)])
    #expect(report.gaps?.map(\.area) == expected.gaps?.map(\.area))
    #expect(report.identities == expected.identities)
  }
}
