import Geometry

/// The radius of the largest circle in a region of few vertices, to a tolerance.
///
/// Squares are divided where they may hold a centre farther from the border than the best so far: a centre within a
/// square of half side h is at most h·√2 farther from the border than the square's middle (Garcia-Castellanos and
/// Lombardo 2007 search alike). GEOS does the same with an index over the border, which pays for many vertices only.
struct InscribedRadius {
  /// Beyond, the index pays.
  static let mostVertices = 128

  private struct Square {
    var x: Double
    var y: Double
    var half: Double
    /// Of the middle from the border; negative outside.
    var distance: Double

    var reach: Double { distance + half * 2.0.squareRoot() }

    /// The one that reaches farther; of equal ones the one that comes first by place.
    static func precedes(_ a: Square, _ b: Square) -> Bool {
      a.reach != b.reach ? a.reach > b.reach : (a.x, a.y) < (b.x, b.y)
    }
  }

  private var edges: [(a: Coordinate, b: Coordinate)] = []
  /// A heap: no square reaches farther than the one at half its place.
  private var open: [Square] = []

  /// Nil for a region with more vertices than `mostVertices`, or without an edge.
  init?(_ region: MultiPolygon) {
    let rings = region.polygons.flatMap { [$0.exterior] + $0.holes }
    guard rings.reduce(0, { $0 + $1.coordinates.count }) <= Self.mostVertices else { return nil }
    for ring in rings {
      guard var last = ring.coordinates.last else { continue }
      for next in ring.coordinates {
        edges.append((last, next))
        last = next
      }
    }
    if edges.isEmpty { return nil }
  }

  /// - Parameters:
  ///   - envelope: of the region.
  ///   - tolerance: by which a circle may be larger than the one returned; positive, as radii in metres.
  /// - Returns: nil where the envelope is so long that many squares would be begun with.
  mutating func radius(within envelope: Envelope, tolerance: Double) -> Double? {
    let side = min(envelope.width, envelope.height)
    guard side > 0, tolerance > 0, (envelope.width / side) * (envelope.height / side) < 1000 else { return nil }
    var best = 0.0
    for column in 0..<Int((envelope.width / side).rounded(.up)) {
      for row in 0..<Int((envelope.height / side).rounded(.up)) {
        add(
          x: envelope.minX + (Double(column) + 0.5) * side, y: envelope.minY + (Double(row) + 0.5) * side,
          half: side / 2, &best, tolerance)
      }
    }
    while let square = takeFirst(), square.reach > best + tolerance {
      let half = square.half / 2
      for (x, y) in [(-half, -half), (half, -half), (-half, half), (half, half)] {
        add(x: square.x + x, y: square.y + y, half: half, &best, tolerance)
      }
    }
    return best
  }

  private mutating func add(x: Double, y: Double, half: Double, _ best: inout Double, _ tolerance: Double) {
    let square = Square(x: x, y: y, half: half, distance: distance(x, y))
    best = max(best, square.distance)
    guard square.reach > best + tolerance else { return }
    open.append(square)
    var place = open.count - 1
    while place > 0, Square.precedes(open[place], open[(place - 1) / 2]) {
      open.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func takeFirst() -> Square? {
    guard let first = open.first else { return nil }
    let last = open.removeLast()
    guard !open.isEmpty else { return first }
    open[0] = last
    var place = 0
    while true {
      var next = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < open.count && Square.precedes(open[child], open[next]) {
        next = child
      }
      if next == place { return first }
      open.swapAt(place, next)
      place = next
    }
  }

  /// From the nearest edge, negative outside: crossings of a ray to the east tell the side.
  private func distance(_ x: Double, _ y: Double) -> Double {
    var isInside = false
    var nearest = Double.infinity
    edges.withUnsafeBufferPointer { edges in
      for (a, b) in edges {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let (px, py) = (x - a.x, y - a.y)
        if (a.y > y) != (b.y > y), px < dx * py / dy { isInside.toggle() }
        let length = dx * dx + dy * dy
        let along = length > 0 ? min(1, max(0, (px * dx + py * dy) / length)) : 0
        let (ex, ey) = (px - along * dx, py - along * dy)
        nearest = min(nearest, ex * ex + ey * ey)
      }
    }
    return isInside ? nearest.squareRoot() : -nearest.squareRoot()
  }
}
