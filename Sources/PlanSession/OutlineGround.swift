import Coverage
import Geometry

/// The ground within an outline and a slack around it, ready to be asked about very many points.
///
/// A grid knows the cells that lie inside without doubt: one look answers for a point in these, GEOS for the others. The
/// answers are those of GEOS.
struct OutlineGround: Sendable {
  /// Of the outline itself, without the slack.
  let outlineEnvelope: Envelope
  private let region: GeometryBatch
  private let envelope: Envelope
  private let cells: ZoneGrid

  /// Cells along the longer side: one point in a hundred is left to GEOS.
  private static let cellsInLine = 256.0

  /// - Parameter slack: metres beyond the outline that still belong to it.
  init(_ outline: MultiPolygon, slack: Double) throws(GeometryError) {
    let grown = try GeometryEngine().buffered(outline, by: slack)
    outlineEnvelope = outline.envelope
    region = GeometryBatch([grown])
    envelope = grown.envelope
    cells = ZoneGrid(zones: [grown], cellSide: max(envelope.width, envelope.height) / Self.cellsInLine)
  }

  /// Whether a point lies there, its border included; false for one that is not finite. Belongs to one task.
  func test() throws(GeometryError) -> (Coordinate) -> Bool {
    let prepared = try GeometryEngine().prepared(region, 0)
    return { point in
      guard envelope.contains(point) else { return false }
      let spot = Envelope(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
      return cells.zone(around: spot) != nil || ((try? prepared.covers(point)) ?? false)
    }
  }
}
