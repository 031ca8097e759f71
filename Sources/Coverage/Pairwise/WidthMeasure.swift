public import Geometry

extension Width {
  /// The width of a piece, and how it was measured.
  ///
  /// Thinness q = 4πA/P² (1 for a circle; A area, P perimeter, in m² and m). Below 0.2 the piece is a strip and its
  /// width is 2A/P:
  /// the largest inscribed circle of a long sliver takes seconds and says no more. Otherwise twice the radius of the
  /// largest inscribed circle, to 1 % of the side of a square of the same area.
  public static func measure(_ region: MultiPolygon, engine: GeometryEngine) throws(GeometryError) -> Width {
    if let width = withoutGEOS(region) { return width }
    let circle = try engine.largestInscribedCircle(of: region, tolerance: tolerance(region))
    return Width(length: Length(metres: 2 * circle.radius), method: .inscribedCircle)
  }

  /// Nil for a piece of so many edges that GEOS has to find its circle.
  static func withoutGEOS(_ region: MultiPolygon) -> Width? {
    if let strip = ofStrip(region) { return strip }
    guard var few = InscribedRadius(region),
      let radius = few.radius(within: region.envelope, tolerance: tolerance(region))
    else { return nil }
    return Width(length: Length(metres: 2 * radius), method: .inscribedCircle)
  }

  private static func tolerance(_ region: MultiPolygon) -> Double { 0.01 * region.area.squareRoot() }

  /// The width 2A/P of a strip (q < 0.2), zero for a piece without area; nil for a piece that is no strip.
  public static func ofStrip(_ region: MultiPolygon) -> Width? {
    let perimeter = region.perimeter
    let area = region.area
    guard perimeter > 0, area > 0 else { return Width(length: Length(metres: 0), method: .areaOverPerimeter) }
    guard 4 * Double.pi * area / (perimeter * perimeter) < 0.2 else { return nil }
    return Width(length: Length(metres: 2 * area / perimeter), method: .areaOverPerimeter)
  }
}
