/// What was counted while a coverage was looked at: the same on every machine, whatever its clock.
public struct CoverageWork: Sendable, Hashable {
  /// Edges of all shapes that take part.
  public var edges = 0
  /// Those that no other edge runs along in the opposite direction.
  public var unmatched = 0
  /// Segments noded: unmatched edges, the boundary, placeholders; where all edges are noded in strips of the plane, each
  /// in every strip it meets.
  public var segments = 0
  /// Faces they divide the plane into; one that a side of a strip cuts counts on both sides.
  public var faces = 0
  /// Parts of the plane that were looked at more closely, to know who claims them.
  public var zones = 0
  /// Pieces whose width GEOS found, by their largest circle: the one thing GEOS is asked for where edges tell the rest.
  public var circles = 0

  public init(
    edges: Int = 0, unmatched: Int = 0, segments: Int = 0, faces: Int = 0, zones: Int = 0, circles: Int = 0
  ) {
    self.edges = edges
    self.unmatched = unmatched
    self.segments = segments
    self.faces = faces
    self.zones = zones
    self.circles = circles
  }
}
