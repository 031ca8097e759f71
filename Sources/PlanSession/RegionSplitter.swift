import Coverage
import Geometry

/// Splits regions by zones, exactly; the parts sum to the region's area.
struct RegionSplitter {
  let zones: GeometryBatch
  let index: SpatialIndex
  let engine = GeometryEngine()
  /// Most regions lie in one zone, far from its border.
  private let grid: ZoneGrid
  /// 0.001 m²: below it a rest is rounding of the overlay, no land beyond all zones.
  private static let crumb = Area(squareMillimetres: 1000)

  init(zones shapes: [MultiPolygon]) throws(GeometryError) {
    zones = GeometryBatch(shapes)
    index = try SpatialIndex(envelopes: zones.envelopes)
    let extent = zones.envelopes.reduce(into: Envelope.empty) { $0.formUnion($1) }
    grid = ZoneGrid(zones: shapes, cellSide: max(extent.width, extent.height) / Self.cellsInLine)
  }

  private static let cellsInLine = 256.0

  func split(_ region: MultiPolygon, area: Area) throws(GeometryError) -> [(zone: Int, area: Area)] {
    if let zone = grid.zone(around: region.envelope) { return [(zone, area)] }
    let found = try index.query(region.envelope, engine: engine)
    var rest = area
    var pieces: [(zone: Int, area: Area)] = []
    let batch = GeometryBatch([region])
    for zone in found {
      let part = min(rest, Area.squareMetres(try engine.intersectionArea(batch, 0, zones, zone)))
      guard part > .zero else { continue }
      pieces.append((zone, part))
      rest -= part
    }
    if rest > Self.crumb || pieces.isEmpty {
      pieces.append((-1, rest))
    } else if let largest = pieces.indices.max(by: { pieces[$0].area < pieces[$1].area }) {
      pieces[largest].area += rest
    }
    return pieces
  }
}
