import Coverage
import Geometry

/// A piece's width as far as it can be told without the library: for pieces the engine did not measure.
struct PieceWidth {
  let length: Length
  /// `2A/P`, `inscribed-circle`, or `4A/P`.
  let method: String

  /// The engine's width where it has one.
  ///
  /// Else 2A/P for slender pieces (4πA/P² < 0.2), and 4A/P for others: for a convex piece an upper bound of the
  /// inscribed circle's diameter, so that nothing is taken for narrower than it is.
  init(_ measured: Width?, of region: MultiPolygon) {
    if let measured {
      length = measured.length
      method = measured.method.rawValue
      return
    }
    let area = region.area
    let perimeter = region.perimeter
    guard area > 0, perimeter > 0 else {
      length = Length(metres: 0)
      method = Width.Method.areaOverPerimeter.rawValue
      return
    }
    let isSlender = 4 * Double.pi * area / (perimeter * perimeter) < 0.2
    length = Length(metres: (isSlender ? 2 : 4) * area / perimeter)
    method = isSlender ? Width.Method.areaOverPerimeter.rawValue : "4A/P"
  }
}
