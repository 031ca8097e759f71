import Geometry

/// The area that a shape shares with a zone, summed up over level slabs between the heights at which anything changes.
///
/// Within a slab the borders are straight and do not cross, so that the shared area is the shared length at its middle
/// times its height. Nothing hangs on how borders meet: where they run along each other a rounding error moves the sum
/// by no more than itself times their length, which is why this is used to decide what lies well within a tolerance,
/// and not as the figure. Belongs to one task; its memory is used again.
struct SharedArea {
  /// What the sum may differ by from an overlay's: both round positions, GEOS by up to 2·10⁻⁶ m where it has to snap.
  static let doubt = Area(squareMillimetres: 10_000)

  /// An edge with its lower end first, relative to the corner of the shape's envelope; none is level.
  private struct Edge {
    var low: Coordinate
    var high: Coordinate
    /// Of x over y.
    var slope: Double

    func x(at y: Double) -> Double { low.x + (y - low.y) * slope }
  }

  private var corner = Coordinate(x: 0, y: 0)
  private var height = 0.0
  private var shape: [Edge] = []
  private var zone: [Edge] = []
  private var levels: [Double] = []
  private var shapeCrossings: [Double] = []
  private var zoneCrossings: [Double] = []

  /// Takes a shape; then `addZoneEdge` for each edge of a zone at a height within the shape's, then `sum`.
  mutating func take(_ shape: Int, of table: ShapeTable, envelope: Envelope) {
    corner = Coordinate(x: envelope.minX, y: envelope.minY)
    height = envelope.height
    self.shape.removeAll(keepingCapacity: true)
    for ring in table.rings(of: shape) {
      let vertices = table.vertices(ofRing: ring)
      guard var last = vertices.last.map({ table.points[Int(table.pointIDs[$0])] }) else { continue }
      for vertex in vertices {
        let next = table.points[Int(table.pointIDs[vertex])]
        if let edge = edge(last, next) { self.shape.append(edge) }
        last = next
      }
    }
    removeZone()
  }

  mutating func removeZone() { zone.removeAll(keepingCapacity: true) }

  mutating func addZoneEdge(_ a: Coordinate, _ b: Coordinate) {
    if let edge = edge(a, b) { zone.append(edge) }
  }

  private func edge(_ a: Coordinate, _ b: Coordinate) -> Edge? {
    guard a.y != b.y else { return nil }
    let (low, high) = a.y < b.y ? (a, b) : (b, a)
    let slope = (high.x - low.x) / (high.y - low.y)
    return Edge(
      low: Coordinate(x: low.x - corner.x, y: low.y - corner.y),
      high: Coordinate(x: high.x - corner.x, y: high.y - corner.y), slope: slope)
  }

  /// In squared units of the CRS. O(slabs · edges), slabs being as many as corners and crossings.
  mutating func sum() -> Double {
    guard !zone.isEmpty else { return 0 }
    collectLevels()
    var sum = 0.0
    for (bottom, top) in zip(levels, levels.dropFirst()) where top > bottom {
      let middle = bottom + (top - bottom) / 2
      Self.collectCrossings(of: shape, at: middle, into: &shapeCrossings)
      Self.collectCrossings(of: zone, at: middle, into: &zoneCrossings)
      sum += Self.commonLength(shapeCrossings, zoneCrossings) * (top - bottom)
    }
    return sum
  }

  private mutating func collectLevels() {
    levels.removeAll(keepingCapacity: true)
    for edge in shape {
      levels.append(edge.low.y)
      levels.append(edge.high.y)
    }
    for edge in zone {
      if edge.low.y > 0, edge.low.y < height { levels.append(edge.low.y) }
      if edge.high.y > 0, edge.high.y < height { levels.append(edge.high.y) }
      for other in shape {
        let (bottom, top) = (max(edge.low.y, other.low.y), min(edge.high.y, other.high.y))
        guard bottom < top else { continue }
        let (before, after) = (edge.x(at: bottom) - other.x(at: bottom), edge.x(at: top) - other.x(at: top))
        if (before < 0) != (after < 0) { levels.append(bottom + (top - bottom) * (before / (before - after))) }
      }
    }
    levels.sort()
  }

  private static func collectCrossings(of edges: [Edge], at y: Double, into crossings: inout [Double]) {
    crossings.removeAll(keepingCapacity: true)
    for edge in edges where edge.low.y < y && y < edge.high.y {
      let x = edge.x(at: y)
      var place = crossings.count
      crossings.append(x)
      while place > 0, crossings[place - 1] > x {
        crossings.swapAt(place - 1, place)
        place -= 1
      }
    }
  }

  /// Of two sets of intervals, each by its ascending ends.
  private static func commonLength(_ a: [Double], _ b: [Double]) -> Double {
    var length = 0.0
    var (i, j) = (0, 0)
    while i + 1 < a.count, j + 1 < b.count {
      length += max(0, min(a[i + 1], b[j + 1]) - max(a[i], b[j]))
      if a[i + 1] < b[j + 1] { i += 2 } else { j += 2 }
    }
    return length
  }
}
