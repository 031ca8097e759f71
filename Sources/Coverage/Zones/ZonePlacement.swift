import Geometry

/// Places shapes in zones without overlays, as `ZoneAssigner` would place them with: those that lie in one zone, but
/// for no more than the tolerance, and claim no other. Belongs to one task.
struct ZonePlacement {
  private let assigner: ZoneAssigner
  private let grid: ZoneGrid
  private let table: ShapeTable
  /// The most of a shape that may lie beyond its zone so that it certainly belongs there.
  private let most: Area
  private var shared = SharedArea()
  private var near: [ZoneGrid.Edge] = []
  private var zones: [Int32] = []

  /// Edges of a shape times edges of zones beside it: more are left to GEOS, which has an index.
  private static let mostPairs = 4096

  init(_ assigner: ZoneAssigner, grid: ZoneGrid, table: ShapeTable) {
    self.assigner = assigner
    self.grid = grid
    self.table = table
    most = assigner.tolerance - SharedArea.doubt
  }

  /// The zone to which the whole shape belongs; nil where an overlay has to tell.
  ///
  /// - Parameter claim: −1 for none.
  mutating func zone(of shape: Int, envelope: Envelope, area: Area, claim: Int) -> Int? {
    if let zone = grid.zone(around: envelope) {
      if claim == zone, assigner.rule == .claim { return zone }
      // An overlay would find the same but for its rounding.
      return (claim < 0 || claim == zone) && most >= .zero ? zone : nil
    }
    guard assigner.rule != .geometry, most >= .zero, collectEdges(of: shape, envelope) else { return nil }
    shared.take(shape, of: table, envelope: envelope)
    guard claim < 0 else { return area - part(in: Int32(claim), envelope, area) <= most ? claim : nil }
    var home: Int?
    for zone in zones {
      let part = part(in: zone, envelope, area)
      if part <= most { continue }
      guard home == nil, area - part <= most else { return nil }
      home = Int(zone)
    }
    return home
  }

  /// Takes the edges at the shape's height, and the zones they belong to; false where there are too many.
  private mutating func collectEdges(of shape: Int, _ envelope: Envelope) -> Bool {
    near.removeAll(keepingCapacity: true)
    zones.removeAll(keepingCapacity: true)
    grid.forEachEdge(level: envelope) { edge in
      near.append(edge)
      if !zones.contains(edge.zone) { zones.append(edge.zone) }
    }
    return near.count * table.vertices(of: shape).count <= Self.mostPairs
  }

  private mutating func part(in zone: Int32, _ envelope: Envelope, _ area: Area) -> Area {
    var crossingsWest = 0
    var isReached = false
    let middle = envelope.center.y
    for edge in near where edge.zone == zone {
      let box = edge.envelope
      if box.maxX < envelope.minX {
        if edge.low.y <= middle, middle < edge.high.y { crossingsWest += 1 }
      } else if box.minX <= envelope.maxX {
        isReached = true
      }
    }
    guard isReached else { return crossingsWest.isMultiple(of: 2) ? .zero : area }
    shared.removeZone()
    for edge in near where edge.zone == zone { shared.addZoneEdge(edge.low, edge.high) }
    return min(area, .squareMetres(shared.sum()))
  }
}
