/// The square of one grid step around a place of the grid, its left and lower sides included.
///
/// Snap rounding (Hobby 1999; Guibas and Marimont 1998): a segment that passes through the pixel of a node is led over
/// the node, and segments rounded so do not cross.
enum HotPixel {
  /// Whether a segment passes through the pixel of a place.
  ///
  /// The half-open square is what closed squares grow to that lack an ever smaller strip on the right and above: a
  /// corner on the segment's line is taken as moved by that strip.
  @inline(__always) static func isPassed(by a: GridPoint, _ b: GridPoint, at p: GridPoint) -> Bool {
    guard isNear(a, b, p) else { return false }
    return isPassedExactly(by: a, b, at: p)
  }

  /// No segment farther than half the pixel's diagonal passes through it; doubles err by far less than what is added.
  @inline(__always) private static func isNear(_ a: GridPoint, _ b: GridPoint, _ p: GridPoint) -> Bool {
    if p.x < min(a.x, b.x) - 1 || p.x > max(a.x, b.x) + 1 || p.y < min(a.y, b.y) - 1 || p.y > max(a.y, b.y) + 1 {
      return false
    }
    let dx = Double(b.x - a.x)
    let dy = Double(b.y - a.y)
    let cross = dx * Double(p.y - a.y) - dy * Double(p.x - a.x)
    return cross * cross <= 0.6 * (dx * dx + dy * dy)
  }

  @inline(never) private static func isPassedExactly(by a: GridPoint, _ b: GridPoint, at p: GridPoint) -> Bool {
    // In half steps from the place.
    let ax = 2 * (a.x - p.x)
    let ay = 2 * (a.y - p.y)
    let bx = 2 * (b.x - p.x)
    let by = 2 * (b.y - p.y)
    guard max(ax, bx) >= -1, min(ax, bx) < 1, max(ay, by) >= -1, min(ay, by) < 1 else { return false }
    let dx = bx - ax
    let dy = by - ay
    func side(_ x: Int64, _ y: Int64, onLine: Int64) -> Int {
      let sign = GridSign.cross(dx, dy, x - ax, y - ay)
      return sign != 0 ? sign : onLine.signum() > 0 ? 1 : onLine == 0 ? 0 : -1
    }
    let corners = (
      side(-1, -1, onLine: 0), side(1, -1, onLine: dy), side(-1, 1, onLine: -dx), side(1, 1, onLine: dy - dx)
    )
    let areLeft = corners.0 > 0 && corners.1 > 0 && corners.2 > 0 && corners.3 > 0
    let areRight = corners.0 < 0 && corners.1 < 0 && corners.2 < 0 && corners.3 < 0
    return !areLeft && !areRight
  }
}
