public import Coverage
public import Geometry

extension Polygon {
  /// An axis-parallel rectangle, metres.
  public static func rectangle(x: Double, y: Double, width: Double, height: Double) -> Polygon {
    Polygon(
      exterior: Ring([
        Coordinate(x: x, y: y), Coordinate(x: x + width, y: y), Coordinate(x: x + width, y: y + height),
        Coordinate(x: x, y: y + height),
      ]))
  }
}

extension MultiPolygon {
  public static func rectangle(x: Double, y: Double, width: Double, height: Double) -> MultiPolygon {
    MultiPolygon(.rectangle(x: x, y: y, width: width, height: height))
  }

  /// One polygon from the corners of its exterior, not repeated at the end.
  public static func ring(_ corners: [(Double, Double)], holes: [[(Double, Double)]] = []) -> MultiPolygon {
    func ring(_ corners: [(Double, Double)]) -> Ring { Ring(corners.map { Coordinate(x: $0.0, y: $0.1) }) }
    return MultiPolygon(Polygon(exterior: ring(corners), holes: holes.map(ring)))
  }
}

extension ShapeTable {
  /// A table of these shapes, through the builder that readers use.
  public static func of(_ shapes: [MultiPolygon]) throws -> ShapeTable { try .holding(shapes) }
}
