import Geometry
import Testing

@Suite("Random and hostile shapes") struct HostileShapeTests {
  let engine = GeometryEngine()

  /// What is left of `subject` left of every edge of `clip`, both convex and counter-clockwise (Sutherland and
  /// Hodgman).
  private func clipped(_ subject: [Coordinate], by clip: [Coordinate]) -> [Coordinate] {
    var result = subject
    for (index, a) in clip.enumerated() {
      let b = clip[(index + 1) % clip.count]
      let side = { (p: Coordinate) in (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) }
      let input = result
      result = []
      for (index, p) in input.enumerated() {
        let q = input[(index + 1) % input.count]
        let (s, t) = (side(p), side(q))
        if s >= 0 { result.append(p) }
        if (s > 0 && t < 0) || (s < 0 && t > 0) {
          let f = s / (s - t)
          result.append(Coordinate(x: p.x + f * (q.x - p.x), y: p.y + f * (q.y - p.y)))
        }
      }
    }
    return result
  }

  private func triangle(_ numbers: inout Numbers) -> Ring {
    let corners = (0..<3).map { _ in
      Coordinate(x: 595_000 + numbers.next(below: 100), y: 2_272_000 + numbers.next(below: 100))
    }
    let ring = Ring(corners)
    return ring.signedArea < 0 ? Ring(corners.reversed()) : ring
  }

  /// The oracle shares no code with GEOS.
  @Test func `triangles overlap by the area of the clipped triangle`() throws {
    var numbers = Numbers(seed: 11)
    for _ in 0..<500 {
      let (a, b) = (triangle(&numbers), triangle(&numbers))
      let expected = Ring(clipped(a.coordinates, by: b.coordinates)).signedArea
      let batch = GeometryBatch([MultiPolygon(Polygon(exterior: a)), MultiPolygon(Polygon(exterior: b))])
      let area = try engine.intersectionArea(batch, 0, batch, 1)
      #expect(area.isClose(to: expected, within: 1e-5))
      let union = try engine.union(batch, indices: [0, 1]).area
      #expect(union.isClose(to: a.signedArea + b.signedArea - expected, within: 1e-5))
      #expect(try engine.intersects(batch, 0, batch, 1) == (expected > 0) || expected < 1e-5)
    }
  }

  /// Small integers, so that rings repeat points, run back on themselves and cross in every way.
  @Test func `random rings are judged and repaired to valid shapes`() throws {
    var numbers = Numbers(seed: 12)
    var invalid = 0
    for _ in 0..<1000 {
      // GEOS's structure repair of one of these is invalid after its first round.
      let rings = (0..<Int(1 + numbers.next(below: 3))).map { _ in
        Ring(
          (0..<Int(numbers.next(below: 9))).map { _ in
            Coordinate(x: numbers.next(below: 5).rounded(.down), y: numbers.next(below: 5).rounded(.down))
          })
      }
      let shape = MultiPolygon(Polygon(exterior: rings[0], holes: Array(rings.dropFirst())))
      if try engine.validity(of: shape).isValid { continue }
      invalid += 1
      guard rings.allSatisfy({ $0.coordinates.count > 2 }) else {
        #expect(throws: GeometryError.self) { try engine.repaired(shape, by: .structure) }
        continue
      }
      for method in RepairMethod.allCases {
        let repair = try engine.repaired(shape, by: method)
        let verdict = try engine.validity(of: repair.shape)
        #expect(verdict == .valid, "\(method) \(shape.wkt) \(repair.shape.wkt)")
        #expect(repair.areaAfter >= 0 && repair.areaAfter <= 16)
      }
    }
    #expect(invalid > 800)
  }

  @Test(arguments: [1.1e15, -1.1e15, 1e300, .greatestFiniteMagnitude])
  func `coordinates no CRS can give are refused before GEOS sees them`(bad: Double) throws {
    let shape = polygon([(0, 0), (1, 0), (bad, 1)])
    #expect(throws: GeometryError.coordinateOutOfRange(bad)) { try engine.union(of: [shape]) }
    let ring = shape.polygons[0].exterior.coordinates
    #expect(throws: GeometryError.coordinateOutOfRange(bad)) { try engine.facets(of: [ring]) }
    #expect(try engine.validity(of: shape) == .invalid(reason: "Invalid Coordinate", place: nil))
    let limit = 1e15
    #expect(throws: Never.self) { try engine.union(of: [polygon([(0, 0), (limit, 0), (limit, -limit)])]) }
  }

  @Test(.timeLimit(.minutes(10))) func `very large and very small numbers give an answer or an error`() {
    let values = [0, -0.0, 1, -1, .leastNonzeroMagnitude, 1e-300, 1e7, -1e7, 1e12, -1e12, 1e15, -1e15]
    var numbers = Numbers(seed: 13)
    for _ in 0..<100 {
      let ring = Ring(
        (0..<5).map { _ in
          Coordinate(
            x: values[Int(numbers.next(below: Double(values.count)))],
            y: values[Int(numbers.next(below: Double(values.count)))])
        })
      let shape = MultiPolygon(Polygon(exterior: ring))
      let other = square(0, 0, side: 2)
      let operations: [() throws -> Void] = [
        { _ = try engine.validity(of: shape) }, { _ = try engine.intersection(shape, other) },
        { _ = try engine.union(of: [shape, other]) }, { _ = try engine.relate(shape, other) },
        { _ = try engine.repaired(shape, by: .structure) }, { _ = try engine.repaired(shape, by: .linework) },
        { _ = try engine.pointOnSurface(of: shape) }, { _ = try engine.convexHull(of: shape) },
        { _ = try engine.prepared(shape).contains(Coordinate(x: 1, y: 1)) },
        { _ = try engine.facets(of: [ring.coordinates]) },
        { _ = try SpatialIndex(envelopes: [ring.envelope]).query(other.envelope, engine: engine) },
      ]
      // An answer or a GeometryError; anything else is recorded, a crash ends the run.
      for operation in operations {
        do { try operation() } catch is GeometryError {} catch { Issue.record("\(error)") }
      }
    }
  }
}
