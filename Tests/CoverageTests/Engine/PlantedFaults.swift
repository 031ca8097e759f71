import Geometry
import TestSupport

/// Faults planted into a coverage, as they come in real ones.
enum PlantedFault: Int, CaseIterable {
  case shift, copy, copyFromElsewhere, copyWithVertex, bulge, removal, merger, tinyShift

  /// Changes one shape, or adds or removes one. What is no valid shape afterwards is left out by the caller.
  func plant(in shapes: inout [MultiPolygon], _ random: inout SplitMix) throws {
    guard shapes.count > 1 else { return }
    let row = random.int(in: 0...shapes.count - 1)
    switch self {
    case .shift: shapes[row] = shapes[row].shifted(random.next(in: -5...5), random.next(in: -5...5))
    case .tinyShift: shapes[row] = shapes[row].shifted(random.next(in: -0.01...0.01), 0.001)
    case .copy: shapes.insert(shapes[row], at: random.int(in: 0...shapes.count))
    case .copyFromElsewhere: shapes.insert(shapes[row].rotated, at: random.int(in: 0...shapes.count))
    case .copyWithVertex: shapes.append(shapes[row].withMiddle(random.int(in: 0...99)))
    case .bulge: shapes[row] = shapes[row].bulged(random.int(in: 0...99), by: random.next(in: -6...6))
    case .removal: shapes.remove(at: row)
    case .merger:
      let other = random.int(in: 0...shapes.count - 1)
      shapes.append(try GeometryEngine().union(of: [shapes[row], shapes[other]]))
    }
  }
}

extension MultiPolygon {
  /// By whole millimetres.
  fileprivate func shifted(_ dx: Double, _ dy: Double) -> MultiPolygon {
    mapPositions { Coordinate(x: $0.x + dx, y: $0.y + dy).rounded(to: 1e3) }
  }

  private func mapPositions(_ change: (Coordinate) -> Coordinate) -> MultiPolygon {
    EngineCase([self]).mapPositions(change).shapes[0]
  }

  /// The same rings, begun elsewhere and run the other way.
  fileprivate var rotated: MultiPolygon {
    EngineCase([self]).mapRings { Ring(($0.coordinates.dropFirst() + $0.coordinates.prefix(1)).reversed()) }.shapes[0]
  }

  /// With a vertex more in the middle of an edge of the first exterior.
  fileprivate func withMiddle(_ edge: Int) -> MultiPolygon {
    var result = self
    let ring = polygons[0].exterior.coordinates
    let (a, b) = (ring[edge % ring.count], ring[(edge + 1) % ring.count])
    result.polygons[0].exterior.coordinates.insert(
      Coordinate(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2), at: edge % ring.count + 1)
    return result
  }

  /// With one vertex of the first exterior moved.
  fileprivate func bulged(_ vertex: Int, by distance: Double) -> MultiPolygon {
    var result = self
    let at = vertex % polygons[0].exterior.coordinates.count
    let old = polygons[0].exterior.coordinates[at]
    result.polygons[0].exterior.coordinates[at] = Coordinate(x: old.x + distance, y: old.y).rounded(to: 1e3)
    return result
  }

  /// A crossing made by exchanging two vertices of the first exterior.
  func crossed(_ vertex: Int) -> MultiPolygon {
    var result = self
    let count = polygons[0].exterior.coordinates.count
    result.polygons[0].exterior.coordinates.swapAt(vertex % count, (vertex + 1) % count)
    return result
  }
}

/// Vertices on common edges.
enum EdgeVertices {
  /// Puts a vertex on edges, the same into every ring that has the edge; `place` gives how far along, nil for none.
  static func insert(
    into given: EngineCase, scale: Double? = 1e3, at place: () -> Double?
  ) -> EngineCase {
    struct Edge: Hashable {
      var a: Coordinate
      var b: Coordinate
    }
    var middles: [Edge: Coordinate?] = [:]
    return given.mapRings { ring in
      var result: [Coordinate] = []
      for (at, p) in ring.coordinates.enumerated() {
        let q = ring.coordinates[(at + 1) % ring.coordinates.count]
        result.append(p)
        let edge = Coordinate.precedes(p, q) ? Edge(a: p, b: q) : Edge(a: q, b: p)
        let middle =
          middles[edge]
          ?? place().map { t in
            let point = Coordinate(x: edge.a.x + t * (edge.b.x - edge.a.x), y: edge.a.y + t * (edge.b.y - edge.a.y))
            return scale.map { point.rounded(to: $0) } ?? point
          }
        middles[edge] = .some(middle)
        if let middle, middle != p, middle != q { result.append(middle) }
      }
      return Ring(result)
    }
  }

  /// Leaves out vertices that lie on the line between their neighbours, or within 1 mm of it: each ring by itself.
  static func drop(from given: EngineCase, _ random: inout SplitMix) -> EngineCase {
    given.mapRings { ring in
      let points = ring.coordinates
      let kept = points.indices.filter { at in
        let (a, b) = (points[(at + points.count - 1) % points.count], points[(at + 1) % points.count])
        return points[at].distance(a, b) > 1e-3 || random.int(in: 0...2) > 0
      }
      return kept.count > 2 ? Ring(kept.map { points[$0] }) : ring
    }
  }
}
