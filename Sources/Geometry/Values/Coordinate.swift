/// A position in the plane of some CRS: x east or longitude, y north or latitude. Metres or degrees, as the CRS says.
///
/// The order is always x before y, whatever axis order the CRS's authority gives (GeoJSON's order; PROJ is
/// normalised to it).
public struct Coordinate: Sendable, BitwiseCopyable, Hashable {
  public var x: Double
  public var y: Double

  @inlinable public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  @inlinable public var isFinite: Bool { x.isFinite && y.isFinite }

  /// By x, then by y: the order that decides where a canonical ring starts.
  @inlinable public static func precedes(_ a: Coordinate, _ b: Coordinate) -> Bool {
    a.x < b.x || (a.x == b.x && a.y < b.y)
  }
}
