import Foundation
import Geometry
import TestSupport
import Testing

@testable import Coverage

/// GEOS's largest inscribed circle is the measure; both may miss the largest by the tolerance.
@Suite("Largest circle in a region") struct InscribedRadiusTests {
  private func radius(_ region: MultiPolygon, tolerance: Double) throws -> Double {
    var search = try #require(InscribedRadius(region))
    let found = search.radius(within: region.envelope, tolerance: tolerance)
    return try #require(found)
  }

  @Test func `a rectangle holds a circle as wide as its shorter side`() throws {
    let region = MultiPolygon.ring([
      (551_784, 2_323_033), (551_794, 2_323_033), (551_794, 2_323_037), (551_784, 2_323_037),
    ])
    let found = try radius(region, tolerance: 1e-4)
    #expect(found <= 2 + 1e-9 && found >= 2 - 1e-4)
  }

  @Test func `a right triangle holds the circle of radius (a + b − c) ÷ 2`() throws {
    let found = try radius(.ring([(0, 0), (4, 0), (0, 3)]), tolerance: 1e-4)
    #expect(found <= 1 + 1e-9 && found >= 1 - 1e-4)
  }

  @Test func `a hole is no room for a circle`() throws {
    var region = MultiPolygon.ring([(0, 0), (10, 0), (10, 10), (0, 10)])
    region.polygons[0].holes = [
      Ring([(4.0, 4.0), (4.0, 6.0), (6.0, 6.0), (6.0, 4.0)].map { Coordinate(x: $0.0, y: $0.1) })
    ]
    // The largest touches two sides and the hole's corner: r + r√2 = 4√2.
    let largest = 4 * 2.0.squareRoot() / (1 + 2.0.squareRoot())
    let found = try radius(region, tolerance: 1e-4)
    #expect(found <= largest + 1e-9 && found >= largest - 1e-4)
  }

  @Test func `random polygons hold what GEOS finds`() throws {
    let engine = GeometryEngine()
    var random = SplitMix(seed: 17)
    func next() -> Double { Double(random.next() % 1_000_000) / 1_000_000 }
    for _ in 0..<300 {
      let count = 3 + Int(random.next() % 30)
      let ring = (0..<count).map { corner in
        let angle = (Double(corner) + next() * 0.9) / Double(count) * 2 * Double.pi
        let reach = 5 + 20 * next()
        return Coordinate(x: 590_000 + reach * cos(angle), y: 2_270_000 + reach * sin(angle))
      }
      let region = MultiPolygon(Polygon(exterior: Ring(ring)))
      guard try engine.validity(of: region).isValid else { continue }
      let tolerance = 0.01 * region.area.squareRoot()
      let geos = try engine.largestInscribedCircle(of: region, tolerance: tolerance).radius
      #expect(abs(try radius(region, tolerance: tolerance) - geos) <= tolerance * 1.001)
    }
  }

  @Test func `many vertices and far parts are left to GEOS`() throws {
    let many = (0..<200).map { Coordinate(x: Double($0), y: Double($0 * $0)) }
    #expect(InscribedRadius(MultiPolygon(Polygon(exterior: Ring(many)))) == nil)
    var apart = MultiPolygon.ring([(0, 0), (1, 0), (1, 1), (0, 1)])
    apart.polygons += MultiPolygon.ring([(5000, 0), (5001, 0), (5001, 1), (5000, 1)]).polygons
    var search = try #require(InscribedRadius(apart))
    let found = search.radius(within: apart.envelope, tolerance: 0.01)
    #expect(found == nil)
  }
}
