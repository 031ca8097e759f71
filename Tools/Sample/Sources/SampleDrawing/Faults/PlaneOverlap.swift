/// Area (m², EPSG:5897) that two shapes share: exact up to floating point, for any simple rings.
///
/// Each ring is the signed sum of the triangles that its first vertex spans with its edges; the shared area is the
/// signed sum of what each triangle of the one shares with each of the other (convex clipping, Sutherland and Hodgman
/// 1974). O(n · m) for rings of n and m vertices.
func sharedArea(_ first: [ParcelShape.Part], _ second: [ParcelShape.Part]) -> Double {
  guard let origin = first.first?.outer.first else { return 0 }
  let ours = triangles(of: first, from: origin), theirs = triangles(of: second, from: origin)
  var sum = 0.0
  for a in ours {
    for b in theirs where a.mayTouch(b) { sum += a.sign * b.sign * a.sharedArea(with: b) }
  }
  return sum
}

private func triangles(of parts: [ParcelShape.Part], from origin: Vertex) -> [PlaneTriangle] {
  let rings = parts.flatMap { [$0.outer] + $0.holes }
  return rings.flatMap { ring -> [PlaneTriangle] in
    let points = ring.map { PlanePoint(x: $0.east - origin.east, y: $0.north - origin.north) }
    guard points.count > 2 else { return [] }
    return (1..<points.count - 1).compactMap { PlaneTriangle(points[0], points[$0], points[$0 + 1]) }
  }
}

private struct PlanePoint {
  var x: Double
  var y: Double

  /// Twice the signed area of a, b, c.
  static func turn(_ a: PlanePoint, _ b: PlanePoint, _ c: PlanePoint) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }
}

/// A triangle with its interior left, and how it counts.
private struct PlaneTriangle {
  let corners: [PlanePoint]
  let sign: Double
  private let low: PlanePoint
  private let high: PlanePoint

  /// Nil where the corners lie on a line.
  init?(_ a: PlanePoint, _ b: PlanePoint, _ c: PlanePoint) {
    let turn = PlanePoint.turn(a, b, c)
    guard turn != 0 else { return nil }
    corners = turn > 0 ? [a, b, c] : [a, c, b]
    sign = turn > 0 ? 1 : -1
    low = PlanePoint(x: min(a.x, b.x, c.x), y: min(a.y, b.y, c.y))
    high = PlanePoint(x: max(a.x, b.x, c.x), y: max(a.y, b.y, c.y))
  }

  func mayTouch(_ other: PlaneTriangle) -> Bool {
    low.x <= other.high.x && other.low.x <= high.x && low.y <= other.high.y && other.low.y <= high.y
  }

  func sharedArea(with other: PlaneTriangle) -> Double {
    var shape = other.corners
    for index in 0..<3 where !shape.isEmpty {
      shape = Self.clipped(shape, leftOf: corners[index], corners[(index + 1) % 3])
    }
    guard shape.count > 2 else { return 0 }
    return (1..<shape.count - 1).reduce(0) { $0 + PlanePoint.turn(shape[0], shape[$1], shape[$1 + 1]) } / 2
  }

  private static func clipped(_ shape: [PlanePoint], leftOf a: PlanePoint, _ b: PlanePoint) -> [PlanePoint] {
    var kept: [PlanePoint] = []
    var previous = shape[shape.count - 1]
    var before = PlanePoint.turn(a, b, previous)
    for point in shape {
      let side = PlanePoint.turn(a, b, point)
      if (side > 0) != (before > 0) {
        let share = before / (before - side)
        kept.append(
          PlanePoint(x: previous.x + share * (point.x - previous.x), y: previous.y + share * (point.y - previous.y)))
      }
      if side > 0 { kept.append(point) }
      (previous, before) = (point, side)
    }
    return kept
  }
}
