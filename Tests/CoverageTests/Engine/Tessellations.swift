import Foundation
import Geometry
import TestSupport

/// Complete coverages of the square with corners (0, 0) and (`side`, `side`), in metres.
enum Tessellation {
  static let side = 60.0

  /// Cells of random sites, each the square clipped by the bisectors to all other sites; corners rounded to 1 mm, so
  /// that neighbours share them.
  static func voronoi(_ count: Int, _ random: inout SplitMix) -> [MultiPolygon] {
    let sites = (0..<count).map { _ in (random.next(in: 0...side), random.next(in: 0...side)) }
    let square = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)]
    return sites.indices.compactMap { row in
      var cell = square
      for other in sites.indices where other != row { cell = clipped(cell, nearer: sites[row], than: sites[other]) }
      let ring = Ring(cell.map { Coordinate(x: $0.0, y: $0.1).rounded(to: 1e3) }).distinct
      return ring.coordinates.count > 2 ? MultiPolygon(Polygon(exterior: ring)) : nil
    }
  }

  /// What of a convex ring lies nearer to one point than to another (Sutherland and Hodgman 1974).
  private static func clipped(
    _ ring: [(Double, Double)], nearer a: (Double, Double), than b: (Double, Double)
  ) -> [(Double, Double)] {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1)
    let limit = (b.0 * b.0 + b.1 * b.1 - a.0 * a.0 - a.1 * a.1) / 2
    func excess(_ p: (Double, Double)) -> Double { p.0 * dx + p.1 * dy - limit }
    var result: [(Double, Double)] = []
    guard var last = ring.last else { return [] }
    for p in ring {
      let (e, f) = (excess(last), excess(p))
      if (e > 0) != (f > 0) {
        let t = e / (e - f)
        result.append((last.0 + t * (p.0 - last.0), last.1 + t * (p.1 - last.1)))
      }
      if f <= 0 { result.append(p) }
      last = p
    }
    return result
  }

  /// `rows`² quadrangles whose inner corners are moved at random, by whole millimetres.
  static func jitteredGrid(_ rows: Int, _ random: inout SplitMix) -> [MultiPolygon] {
    let step = side / Double(rows)
    let nodes = (0...rows).map { x in
      (0...rows).map { y in
        func moved(_ at: Int) -> Double {
          Double(at) * step + (at == 0 || at == rows ? 0 : random.next(in: -0.3 * step...0.3 * step))
        }
        return Coordinate(x: moved(x), y: moved(y)).rounded(to: 1e3)
      }
    }
    return (0..<rows * rows).map { cell in
      let (x, y) = (cell / rows, cell % rows)
      return MultiPolygon(
        Polygon(exterior: Ring([nodes[x][y], nodes[x + 1][y], nodes[x + 1][y + 1], nodes[x][y + 1]])))
    }
  }

  /// Unit cells of a lattice merged at random into rectilinear shapes, with holes where they come about; the vertices
  /// of all cells stay.
  static func lattice(_ rows: Int, merges: Int, _ random: inout SplitMix) throws -> [MultiPolygon] {
    let step = side / Double(rows)
    var group = Array(0..<rows * rows)
    for _ in 0..<merges {
      let (x, y) = (random.int(in: 0...rows - 1), random.int(in: 0...rows - 1))
      let (dx, dy) = random.int(in: 0...1) == 0 ? (1, 0) : (0, 1)
      guard x + dx < rows, y + dy < rows else { continue }
      let (a, b) = (group[x * rows + y], group[(x + dx) * rows + y + dy])
      for cell in group.indices where group[cell] == b { group[cell] = a }
    }
    let engine = GeometryEngine()
    return try Dictionary(grouping: group.indices) { group[$0] }.sorted { $0.key < $1.key }.map { _, cells in
      try engine.union(
        of: cells.map {
          .rectangle(x: Double($0 / rows) * step, y: Double($0 % rows) * step, width: step, height: step)
        }
      ).canonical
    }
  }

  /// Frames in frames: a square less smaller squares, each of which is cut the same way; all corners whole metres. Some
  /// holes are filled by one parcel, some by two halves, some by nothing.
  static func nested(_ random: inout SplitMix) throws -> [MultiPolygon] {
    var shapes: [MultiPolygon] = []
    let engine = GeometryEngine()
    func fill(_ x: Int, _ y: Int, _ width: Int, _ height: Int, depth: Int) throws {
      let whole = MultiPolygon.rectangle(x: Double(x), y: Double(y), width: Double(width), height: Double(height))
      let choice = random.int(in: 0...9)
      if depth > 0, choice == 0 { return }
      guard min(width, height) >= 6, depth < 4, choice < 8 else {
        return shapes += choice % 2 == 0 ? try halves(of: whole, engine, &random) : [whole]
      }
      var holes: [(x: Int, y: Int, width: Int, height: Int)] = []
      for _ in 0..<random.int(in: 1...3) {
        let (w, h) = (random.int(in: 1...width - 2), random.int(in: 1...height - 2))
        let hole = (x: x + random.int(in: 0...width - w), y: y + random.int(in: 0...height - h), width: w, height: h)
        let isApart = holes.allSatisfy {
          hole.x >= $0.x + $0.width || $0.x >= hole.x + hole.width || hole.y >= $0.y + $0.height
            || $0.y >= hole.y + hole.height
        }
        if isApart { holes.append(hole) }
      }
      let cut = try engine.union(
        of: holes.map {
          .rectangle(x: Double($0.x), y: Double($0.y), width: Double($0.width), height: Double($0.height))
        })
      shapes.append(try engine.difference(whole, cut))
      for hole in holes { try fill(hole.x, hole.y, hole.width, hole.height, depth: depth + 1) }
    }
    try fill(0, 0, Int(side), Int(side), depth: 0)
    return shapes
  }

  /// The parts of a shape on both sides of a line through its middle.
  private static func halves(
    of shape: MultiPolygon, _ engine: GeometryEngine, _ random: inout SplitMix
  ) throws -> [MultiPolygon] {
    let (middle, reach) = (shape.envelope.center, 4 * side)
    let half = MultiPolygon.rectangle(x: middle.x.rounded(), y: middle.y - reach, width: reach, height: 2 * reach)
    let parts = [try engine.intersection(shape, half), try engine.difference(shape, half)]
    return parts.filter { !$0.isEmpty }
  }
}

/// Single shapes at random.
enum RandomShape {
  /// The convex hull of random points, on whole metres or millimetres.
  static func convex(_ scale: Double, _ random: inout SplitMix) throws -> MultiPolygon {
    let (x, y) = (random.next(in: 0...Tessellation.side), random.next(in: 0...Tessellation.side))
    let reach = random.next(in: 3...25)
    let points = (0..<random.int(in: 3...9)).map { _ in
      Coordinate(x: x + random.next(in: -reach...reach), y: y + random.next(in: -reach...reach)).rounded(to: scale)
    }
    return try GeometryEngine().convexHull(of: MultiPolygon(Polygon(exterior: Ring(points))))
  }

  /// A ring around a point with a random distance at each of its directions.
  static func star(_ scale: Double, vertices: ClosedRange<Int>, _ random: inout SplitMix) -> MultiPolygon {
    let (x, y) = (random.next(in: 0...Tessellation.side), random.next(in: 0...Tessellation.side))
    let count = random.int(in: vertices)
    let reach = random.next(in: 5...40)
    let ring = (0..<count).map { step in
      let angle = Double(step) / Double(count) * 2 * .pi
      let radius = random.next(in: 0.2 * reach...reach)
      return Coordinate(x: x + radius * cos(angle), y: y + radius * sin(angle)).rounded(to: scale)
    }
    return MultiPolygon(Polygon(exterior: Ring(ring).distinct))
  }
}

extension Coordinate {
  /// To multiples of 1 / `scale`.
  func rounded(to scale: Double) -> Coordinate {
    Coordinate(x: (x * scale).rounded() / scale, y: (y * scale).rounded() / scale)
  }
}

extension Ring {
  /// Without positions that repeat the one before.
  var distinct: Ring {
    guard var last = coordinates.last else { return self }
    return Ring(
      coordinates.filter { position in
        defer { last = position }
        return position != last
      })
  }
}
