import Geometry

/// The side of a line on which a point lies, where rounding leaves no doubt.
enum CrossSign {
  case left, right, uncertain

  /// Side of the line from `o` to `p` on which `q` lies.
  ///
  /// The cross product of exact differences errs by less than 4 units in the last place of its terms' sum; the
  /// differences themselves by half a unit each. 16 units are a safe bound (Shewchuk 1997, §4.1, has 3 + 16ε).
  init(_ o: Coordinate, _ p: Coordinate, _ q: Coordinate) {
    let first = (p.x - o.x) * (q.y - o.y)
    let second = (p.y - o.y) * (q.x - o.x)
    let cross = first - second
    let bound = 16 * 0x1p-53 * (abs(first) + abs(second))
    self = cross > bound ? .left : cross < -bound ? .right : .uncertain
  }
}

extension CrossSign {
  /// Whether the ray from a point to the east crosses the edge from `p` to `q`; nil when it is too close to call.
  @inline(__always) static func rayCrosses(_ p: Coordinate, _ q: Coordinate, from point: Coordinate) -> Bool? {
    guard (p.y > point.y) != (q.y > point.y), max(p.x, q.x) >= point.x else { return false }
    switch CrossSign(p, q, point) {
    case .uncertain: return nil
    case .left: return q.y > p.y
    case .right: return q.y < p.y
    }
  }
}

/// The order of directions around a point, counter-clockwise from one of them.
struct Turn {
  let center: Coordinate
  let from: Coordinate

  /// Whether `p` comes before `q`; nil when that cannot be told for certain.
  func precedes(_ p: Coordinate, _ q: Coordinate) -> Bool? {
    let sideP = CrossSign(center, from, p)
    let sideQ = CrossSign(center, from, q)
    guard sideP != .uncertain, sideQ != .uncertain else { return nil }
    if sideP != sideQ { return sideP == .left }
    switch CrossSign(center, p, q) {
    case .left: return true
    case .right: return false
    case .uncertain: return nil
    }
  }
}
