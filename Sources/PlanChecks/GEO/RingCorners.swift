import Coverage
import Geometry

/// The corners of a row's rings: each vertex with the nearest other positions before and behind it.
struct RingCorners {
  struct Corner {
    var before: Coordinate
    var at: Coordinate
    var behind: Coordinate
  }

  let shapes: ShapeTable

  /// Calls `body` for each corner, and `repeated` for each position that repeats the one before it. O(vertices).
  func forEach(of row: Int, repeated: (Coordinate) -> Void, _ body: (Corner) -> Void) {
    for ring in shapes.rings(of: row) { forEach(ofRing: ring, repeated, body) }
  }

  private func forEach(ofRing ring: Int, _ repeated: (Coordinate) -> Void, _ body: (Corner) -> Void) {
    let range = shapes.vertices(ofRing: ring)
    let ids = shapes.pointIDs
    guard var before = range.last(where: { ids[$0] != ids[range.lowerBound] }) else { return }
    for vertex in range {
      let next = vertex + 1 == range.upperBound ? range.lowerBound : vertex + 1
      guard ids[vertex] != ids[next] else {
        repeated(point(vertex))
        continue
      }
      body(Corner(before: point(before), at: point(vertex), behind: point(next)))
      before = vertex
    }
  }

  private func point(_ vertex: Int) -> Coordinate { shapes.points[Int(shapes.pointIDs[vertex])] }

  /// True when a ring of the row repeats a position. O(vertices), without reading a position.
  func repeatsPosition(in row: Int) -> Bool {
    for ring in shapes.rings(of: row) {
      let range = shapes.vertices(ofRing: ring)
      guard var last = range.last.map({ shapes.pointIDs[$0] }) else { continue }
      for vertex in range {
        if shapes.pointIDs[vertex] == last { return true }
        last = shapes.pointIDs[vertex]
      }
    }
    return false
  }
}

/// A vertex at which the boundary runs out and back along nearly the same line.
struct Spike {
  /// A spike is at least so many times as long as it is wide: its tip is narrower than 5.7°, while corners that were
  /// surveyed are seldom below 10°.
  static let slenderness = 10.0

  /// Of the shorter leg, metres.
  var length: Double
  /// From the end of the shorter leg to the longer one, metres.
  var width: Double

  /// Nil where the corner is no spike of at most `widthLimit` metres.
  init?(_ corner: RingCorners.Corner, widthLimit: Double) {
    let (ax, ay) = (corner.before.x - corner.at.x, corner.before.y - corner.at.y)
    let (bx, by) = (corner.behind.x - corner.at.x, corner.behind.y - corner.at.y)
    // Nearly all corners end here: the legs part by a right angle or more.
    guard ax * bx + ay * by > 0 else { return nil }
    let cross = abs(ax * by - ay * bx)
    let (squaredA, squaredB) = (ax * ax + ay * ay, bx * bx + by * by)
    let (short, long) = (min(squaredA, squaredB), max(squaredA, squaredB))
    guard cross * cross * Self.slenderness * Self.slenderness <= short * long else { return nil }
    // The end of the shorter leg faces the longer one between its ends, since the angle is below 90°.
    width = cross / long.squareRoot()
    length = short.squareRoot()
    guard width <= widthLimit, length > widthLimit else { return nil }
  }
}
