/// What was counted while a coverage was looked at: the same on every machine, whatever its clock.
public struct CoverageWork: Sendable, Hashable {
  /// Edges of all shapes that take part.
  public var edges = 0
  /// Those that no other edge runs along in the opposite direction.
  public var unmatched = 0
  /// Segments noded: unmatched edges, the boundary, placeholders.
  public var segments = 0
  /// Faces they divide the plane into.
  public var faces = 0
  /// Parts of the plane that were looked at more closely, to know who claims them.
  public var zones = 0

  public init(edges: Int = 0, unmatched: Int = 0, segments: Int = 0, faces: Int = 0, zones: Int = 0) {
    self.edges = edges
    self.unmatched = unmatched
    self.segments = segments
    self.faces = faces
    self.zones = zones
  }
}
