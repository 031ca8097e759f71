@testable import Coverage
import Geometry
import TestSupport

/// The ways in which the analysis can come to its report: each has to pass every test.
enum EngineWay: String, CaseIterable, Sendable {
  case edges
  /// By edges, beside a border of many edges that match: where few edges are left over, the engine nodes only those,
  /// and looks closer at what they enclose.
  case fewEdges
  /// By all edges, in as many strips as there may be, so that their sides cut everything.
  case strips
  case pairs

  var way: CoverageWay { self == .pairs ? .pairs : .edges }
}

/// A small plan on which the engine is tried, in metres.
struct EngineCase: Sendable {
  var shapes: [MultiPolygon]
  var boundary: MultiPolygon?
  /// Whether invalid shapes belong to the case, not to a mistake in making it.
  var keepsInvalid = false

  /// Overlaps and gaps above this have their widths measured.
  static let widthFrom = Area.squareMetres(0.5)

  init(_ shapes: [MultiPolygon], boundary: MultiPolygon? = nil) {
    self.shapes = shapes
    self.boundary = boundary
  }

  func report(_ way: EngineWay, threads: Int = 1, looksAtGaps: Bool = true) async throws -> CoverageReport {
    let set = try await ShapeSet(.of(shapes), threads: threads)
    var analysis = CoverageAnalysis(
      boundary: boundary, looksAtGaps: looksAtGaps, widthFrom: Self.widthFrom, threads: threads)
    analysis.way = way.way
    if way == .strips { (analysis.fewUnmatched, analysis.pointsPerStrip) = (0, 1) }
    return try await analysis.report(on: set)
  }

  /// The case as it has to be for a way: with two more shapes north of it, which share 120 edges, or as it is.
  func prepared(for way: EngineWay) -> EngineCase {
    guard way == .fewEdges else { return self }
    let around = shapes.reduce(into: boundary?.envelope ?? .empty) { $0.formUnion($1.envelope) }
    let (x, y) = around.isEmpty ? (0, 0) : (around.minX.rounded(.down), around.minY.rounded(.down) + 1000)
    var more = self
    more.shapes += EngineCase(Self.matchedShapes).shifted(x: x, y: y).shapes
    return more
  }

  /// Of each of the two: 120 m × 10 m, more or less 60 m² of teeth.
  static let matchedAreas = [1260.0, 1140.0]

  private static let matchedShapes: [MultiPolygon] = {
    let teeth = (0...120).map { (Double($0), Double($0 % 2)) }
    return [
      .ring([(0, -10), (120, -10)] + teeth.reversed()), .ring(teeth + [(120, 10), (0, 10)]),
    ]
  }()

  /// Every ring written another way: `change` is given each ring of shapes and boundary.
  func mapRings(_ change: (Ring) -> Ring) -> EngineCase {
    func mapped(_ shape: MultiPolygon) -> MultiPolygon {
      MultiPolygon(shape.polygons.map { Polygon(exterior: change($0.exterior), holes: $0.holes.map(change)) })
    }
    return EngineCase(shapes.map(mapped), boundary: boundary.map(mapped))
  }

  /// Every position moved.
  func mapPositions(_ change: (Coordinate) -> Coordinate) -> EngineCase {
    mapRings { Ring($0.coordinates.map(change)) }
  }

  func shifted(x: Double, y: Double) -> EngineCase {
    mapPositions { Coordinate(x: $0.x + x, y: $0.y + y) }
  }

  /// Well-known text, a shape a line, to be read back by any tool.
  var wkt: String {
    (shapes.enumerated().map { "  \($0): \($1.wkt)" } + ["  boundary: \(boundary?.wkt ?? "none")"])
      .joined(separator: "\n")
  }

  var vertexCount: Int { shapes.reduce(boundary?.vertexNumber ?? 0) { $0 + $1.vertexNumber } }
}

extension MultiPolygon {
  var rings: [Ring] { polygons.flatMap { [$0.exterior] + $0.holes } }
  var vertexNumber: Int { rings.reduce(0) { $0 + $1.coordinates.count } }

  /// Whether a point lies in the interior, by the even-odd rule; near the border the answer is either.
  func holds(_ point: Coordinate) -> Bool {
    var isInside = false
    for ring in rings {
      guard var a = ring.coordinates.last else { continue }
      for b in ring.coordinates {
        if (a.y > point.y) != (b.y > point.y), a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x) > point.x {
          isInside.toggle()
        }
        a = b
      }
    }
    return isInside
  }

  /// Distance of a point from the nearest edge.
  func distanceToBorder(_ point: Coordinate) -> Double {
    var nearest = Double.infinity
    for ring in rings {
      guard var a = ring.coordinates.last else { continue }
      for b in ring.coordinates {
        nearest = min(nearest, point.distance(a, b))
        a = b
      }
    }
    return nearest
  }
}

extension Coordinate {
  /// Distance from the edge between two positions.
  func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    let t = square > 0 ? min(1, max(0, ((x - a.x) * dx + (y - a.y) * dy) / square)) : 0
    let (ex, ey) = (x - a.x - t * dx, y - a.y - t * dy)
    return (ex * ex + ey * ey).squareRoot()
  }
}
