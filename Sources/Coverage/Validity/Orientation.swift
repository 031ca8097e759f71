import Geometry

/// On which side of a line a point lies, also where rounding leaves doubt.
enum Orientation {
  /// 1 left of the line from `o` to `p`, −1 right of it, 0 on it.
  ///
  /// The sign of a 2 × 2 determinant. Where plain arithmetic is not certain it is taken from double-double numbers (106
  /// bits, Dekker 1971), as GEOS takes it, so that both agree on what touches.
  static func side(_ o: Coordinate, _ p: Coordinate, _ q: Coordinate) -> Int {
    switch CrossSign(o, p, q) {
    case .left: 1
    case .right: -1
    case .uncertain: exactSide(o, p, q)
    }
  }

  private static func exactSide(_ o: Coordinate, _ p: Coordinate, _ q: Coordinate) -> Int {
    let first = DoubleDouble(difference: p.x, o.x) * DoubleDouble(difference: q.y, o.y)
    let second = DoubleDouble(difference: p.y, o.y) * DoubleDouble(difference: q.x, o.x)
    let difference = (first.high - second.high) + (first.low - second.low)
    return difference > 0 ? 1 : difference < 0 ? -1 : 0
  }
}

/// A number as the sum of two floats, the second below the precision of the first.
private struct DoubleDouble {
  var high: Double
  var low: Double

  /// a − b without rounding (Knuth's two-sum).
  init(difference a: Double, _ b: Double) {
    high = a - b
    let virtual = high - a
    low = (a - (high - virtual)) - (b + virtual)
  }

  private init(high: Double, low: Double) {
    self.high = high + low
    self.low = low - (self.high - high)
  }

  static func * (a: DoubleDouble, b: DoubleDouble) -> DoubleDouble {
    let product = a.high * b.high
    let error = (-product).addingProduct(a.high, b.high)
    return DoubleDouble(high: product, low: error + (a.high * b.low + a.low * b.high))
  }
}
