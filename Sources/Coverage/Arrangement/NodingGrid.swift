import Geometry

/// A position on the grid on which borders are noded: whole micrometres from the grid's origin.
struct GridPoint: Hashable, Sendable {
  var x: Int64
  var y: Int64

  static func precedes(_ a: GridPoint, _ b: GridPoint) -> Bool { a.x < b.x || (a.x == b.x && a.y < b.y) }
}

/// The grid of 1 µm on which borders are noded.
///
/// Its origin is a whole metre, so that a plan shifted by whole metres falls on the same places of it.
struct NodingGrid: Sendable {
  /// In metres.
  static let step = 1e-6
  /// Steps in a metre.
  private static let perMetre = 1e6
  /// Positions farther from the origin are not noded: sums of products of differences must stay within 128 bits, and
  /// the differences within the 53 bits of a double.
  private static let reach = 1e13

  private let origin: Coordinate

  /// Nil when something lies farther than 10,000 km from the middle: no plane of the Earth's surface is as large.
  init?(covering envelope: Envelope) {
    guard !envelope.isEmpty else {
      origin = Coordinate(x: 0, y: 0)
      return
    }
    let middle = envelope.center
    origin = Coordinate(x: middle.x.rounded(.down), y: middle.y.rounded(.down))
    let half = max(envelope.width, envelope.height) / 2
    guard middle.isFinite, half.isFinite, (half + 2) * Self.perMetre < Self.reach else { return nil }
  }

  /// The nearest place of the grid. The position must lie within the envelope the grid was made for.
  @inline(__always) func point(_ c: Coordinate) -> GridPoint {
    GridPoint(x: Self.steps(c.x - origin.x), y: Self.steps(c.y - origin.y))
  }

  @inline(__always) func coordinate(_ p: GridPoint) -> Coordinate {
    Coordinate(x: origin.x + Double(p.x) / Self.perMetre, y: origin.y + Double(p.y) / Self.perMetre)
  }

  /// Halves go up, as the half-open pixels of the noding have it.
  @inline(__always) private static func steps(_ metres: Double) -> Int64 {
    Int64((metres * perMetre + 0.5).rounded(.down))
  }
}

/// Exact signs on the grid.
enum GridSign {
  /// Where `c` lies seen from `a` to `b`: positive left, negative right, 0 on the line.
  ///
  /// In doubles where their error leaves no doubt (each product errs by half a unit in the last place, their
  /// difference by another), otherwise in 128 bits. Coordinates below 2⁴⁴.
  @inline(__always) static func orientation(_ a: GridPoint, _ b: GridPoint, _ c: GridPoint) -> Int {
    cross(b.x - a.x, b.y - a.y, c.x - a.x, c.y - a.y)
  }

  /// The sign of the cross product of two vectors.
  @inline(__always) static func cross(_ ux: Int64, _ uy: Int64, _ vx: Int64, _ vy: Int64) -> Int {
    let first = Double(ux) * Double(vy)
    let second = Double(uy) * Double(vx)
    let difference = first - second
    if abs(difference) > 0x1p-51 * (abs(first) + abs(second)) { return difference > 0 ? 1 : -1 }
    return exactCross(ux, uy, vx, vy)
  }

  @inline(never) private static func exactCross(_ ux: Int64, _ uy: Int64, _ vx: Int64, _ vy: Int64) -> Int {
    let exact = Int128(ux) * Int128(vy) - Int128(uy) * Int128(vx)
    return exact.signum() > 0 ? 1 : exact == 0 ? 0 : -1
  }

  /// Whether direction `u` comes before `v` counter-clockwise from −x (exclusive) round to −x (inclusive).
  @inline(__always) static func precedes(_ u: (x: Int64, y: Int64), _ v: (x: Int64, y: Int64)) -> Bool {
    let first = half(u)
    let second = half(v)
    if first != second { return first < second }
    return cross(u.x, u.y, v.x, v.y) > 0
  }

  /// 0 below the x axis, 1 east and above it, 2 west: no two opposite directions share one.
  @inline(__always) private static func half(_ u: (x: Int64, y: Int64)) -> Int {
    u.y < 0 ? 0 : u.y == 0 && u.x < 0 ? 2 : 1
  }
}
