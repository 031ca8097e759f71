import Coverage
import Geometry

/// A piece's width as far as it can be told without the library: for pieces the engine did not measure.
struct PieceWidth {
  let length: Length
  /// `2A/P`, `inscribed-circle`, or `4A/P`.
  let method: String

  /// The engine's width where it has one, or that of a strip.
  ///
  /// Else 4A/P: for a convex piece an upper bound of the inscribed circle's diameter, so that nothing is taken for
  /// narrower than it is.
  init(_ measured: Width?, of region: MultiPolygon) {
    if let width = measured ?? Width.ofStrip(region) {
      length = width.length
      method = width.method.rawValue
    } else {
      length = Length(metres: 4 * region.area / region.perimeter)
      method = "4A/P"
    }
  }
}
