import Foundation
import Geometry

/// Makes a failing case small: fewer shapes, parts, holes and vertices, rounder coordinates, as long as it still fails.
struct Shrinking {
  /// Looks at candidates at most; each costs a run of what fails. `LANDPLAN_SHRINKS` says another number.
  var budget = ProcessInfo.processInfo.environment["LANDPLAN_SHRINKS"].flatMap(Int.init) ?? 3000

  /// - Parameter fails: whether a case still shows the fault.
  func smallest(_ given: EngineCase, fails: (EngineCase) async -> Bool) async -> EngineCase {
    var best = given
    var looks = 0
    let invalid = Self.invalidCount(given)
    var hasShrunk = true
    while hasShrunk {
      hasShrunk = false
      for step in Self.steps {
        var at = 0
        while looks < budget, let candidates = step(best, at) {
          looks += 1
          at += 1
          guard let candidate = candidates, Self.isSound(candidate, invalid: invalid), await fails(candidate) else {
            continue
          }
          // The next candidate stands where this one stood.
          best = candidate
          at -= 1
          hasShrunk = true
        }
      }
    }
    return best
  }

  /// Gives the candidate of a number: nil when there are no more, a nil inside when this one is none.
  private typealias Step = (EngineCase, Int) -> EngineCase??

  private static var steps: [Step] {
    [
      withoutHalf, withoutShape, withoutBoundary, withoutRing, atOrigin, withRounderPositions, withoutVertex,
    ]
  }

  private static func isSound(_ candidate: EngineCase, invalid: Int) -> Bool {
    let shapes = candidate.shapes + [candidate.boundary].compactMap { $0 }
    return !candidate.shapes.isEmpty
      && shapes.allSatisfy { !$0.isEmpty && $0.rings.allSatisfy { $0.coordinates.count > 2 } }
      && invalidCount(candidate) <= invalid
  }

  private static func invalidCount(_ given: EngineCase) -> Int {
    let engine = GeometryEngine()
    return (given.shapes + [given.boundary].compactMap { $0 }).count { shape in
      (try? engine.validity(of: shape).isValid) != true
    }
  }

  private static func withoutHalf(_ given: EngineCase, _ at: Int) -> EngineCase?? {
    guard at < 2, given.shapes.count > 3 else { return nil }
    let half = given.shapes.count / 2
    return EngineCase(Array(at == 0 ? given.shapes[half...] : given.shapes[..<half]), boundary: given.boundary)
  }

  private static func withoutShape(_ given: EngineCase, _ at: Int) -> EngineCase?? {
    guard at < given.shapes.count else { return nil }
    var smaller = given
    smaller.shapes.remove(at: at)
    return smaller
  }

  private static func withoutBoundary(_ given: EngineCase, _ at: Int) -> EngineCase?? {
    guard at < 2, let boundary = given.boundary else { return nil }
    if at == 0 { return EngineCase(given.shapes) }
    let box = boundary.envelope
    let corners = [(box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY)]
    let rectangle = MultiPolygon(Polygon(exterior: Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })))
    return rectangle.canonical == boundary.canonical ? .some(nil) : EngineCase(given.shapes, boundary: rectangle)
  }

  /// A hole of a polygon, or a polygon of a shape with several.
  private static func withoutRing(_ given: EngineCase, _ at: Int) -> EngineCase?? {
    changed(given, at) {
      $0.rings.count
    } _: { shape, ring in
      var ring = ring
      for (row, polygon) in shape.polygons.enumerated() {
        guard ring > polygon.holes.count else {
          var smaller = shape
          if ring > 0 { smaller.polygons[row].holes.remove(at: ring - 1) } else { smaller.polygons.remove(at: row) }
          return smaller.isEmpty ? nil : smaller
        }
        ring -= polygon.holes.count + 1
      }
      return nil
    }
  }

  private static func withoutVertex(_ given: EngineCase, _ at: Int) -> EngineCase?? {
    changed(given, at) {
      $0.vertexNumber
    } _: { shape, vertex in
      var vertex = vertex
      var smaller = shape
      for row in shape.polygons.indices {
        for ring in 0...shape.polygons[row].holes.count {
          let count = shape.polygons[row].ring(ring).coordinates.count
          if vertex < count {
            smaller.polygons[row].removeVertex(vertex, ofRing: ring)
            return count > 3 ? smaller : nil
          }
          vertex -= count
        }
      }
      return nil
    }
  }

  /// Changes one shape or the boundary, whichever has the candidate of this number.
  private static func changed(
    _ given: EngineCase, _ at: Int, count: (MultiPolygon) -> Int, _ change: (MultiPolygon, Int) -> MultiPolygon?
  ) -> EngineCase?? {
    var left = at
    var smaller = given
    for row in given.shapes.indices {
      let own = count(given.shapes[row])
      if left < own {
        guard let shape = change(given.shapes[row], left) else { return .some(nil) }
        smaller.shapes[row] = shape
        return smaller
      }
      left -= own
    }
    guard let boundary = given.boundary, left < count(boundary) else { return nil }
    guard let shape = change(boundary, left) else { return .some(nil) }
    smaller.boundary = shape
    return smaller
  }

  private static func atOrigin(_ given: EngineCase, _ at: Int) -> EngineCase?? {
    let around = given.shapes.reduce(into: Envelope.empty) { $0.formUnion($1.envelope) }
    let (x, y) = (around.minX.rounded(.down), around.minY.rounded(.down))
    guard at == 0, x != 0 || y != 0 else { return nil }
    return given.shifted(x: -x, y: -y)
  }

  private static func withRounderPositions(_ given: EngineCase, _ at: Int) -> EngineCase?? {
    let scales = [0.1, 1, 10, 100, 1000, 1e6]
    guard at < scales.count else { return nil }
    func rounded(_ value: Double) -> Double { (value * scales[at]).rounded() / scales[at] }
    let rounder = given.mapPositions { Coordinate(x: rounded($0.x), y: rounded($0.y)) }
    return rounder.wkt == given.wkt ? .some(nil) : rounder
  }
}

extension Polygon {
  fileprivate func ring(_ index: Int) -> Ring { index == 0 ? exterior : holes[index - 1] }

  fileprivate mutating func removeVertex(_ vertex: Int, ofRing ring: Int) {
    if ring == 0 {
      exterior.coordinates.remove(at: vertex)
    } else {
      holes[ring - 1].coordinates.remove(at: vertex)
    }
  }
}
