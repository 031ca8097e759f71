import Geometry

/// How two straight edges meet.
enum EdgeMeeting: Equatable {
  case none
  /// In one point inside both.
  case crossing(Coordinate)
  /// In one point that is an end of at least one of them.
  case touch(Coordinate)
  /// Along a line between two of their ends, by x, then y.
  case line(Coordinate, Coordinate)

  /// The edges from a to b and from c to d, each with two different ends.
  init(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) {
    let (sideC, sideD) = (Orientation.side(a, b, c), Orientation.side(a, b, d))
    guard sideC * sideD <= 0 else {
      self = .none
      return
    }
    let (sideA, sideB) = (Orientation.side(c, d, a), Orientation.side(c, d, b))
    guard sideA * sideB <= 0 else {
      self = .none
      return
    }
    if sideC == 0 && sideD == 0 {
      self = Self.collinear(a, b, c, d)
    } else if sideC == 0 {
      self = .touch(c)
    } else if sideD == 0 {
      self = .touch(d)
    } else if sideA == 0 {
      self = .touch(a)
    } else if sideB == 0 {
      self = .touch(b)
    } else {
      self = .crossing(Self.point(a, b, c, d))
    }
  }

  private static func collinear(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> EdgeMeeting {
    let (firstA, lastA) = Coordinate.precedes(b, a) ? (b, a) : (a, b)
    let (firstC, lastC) = Coordinate.precedes(d, c) ? (d, c) : (c, d)
    let first = Coordinate.precedes(firstA, firstC) ? firstC : firstA
    let last = Coordinate.precedes(lastC, lastA) ? lastC : lastA
    if first == last { return .touch(first) }
    return Coordinate.precedes(first, last) ? .line(first, last) : .none
  }

  /// Where two edges that cross do so: relative to `a`, so that large coordinates cost no digits; held within both.
  private static func point(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate, _ d: Coordinate) -> Coordinate {
    let (ux, uy) = (b.x - a.x, b.y - a.y)
    let (vx, vy) = (d.x - c.x, d.y - c.y)
    let fraction = ((c.x - a.x) * vy - (c.y - a.y) * vx) / (ux * vy - uy * vx)
    func held(_ value: Double, _ a: Double, _ b: Double, _ c: Double, _ d: Double) -> Double {
      min(max(value, max(min(a, b), min(c, d))), min(max(a, b), max(c, d)))
    }
    return Coordinate(
      x: held(a.x + fraction * ux, a.x, b.x, c.x, d.x), y: held(a.y + fraction * uy, a.y, b.y, c.y, d.y))
  }
}
