import Geometry

/// Makes a region of its border, given as edges in any order with its land on their left.
///
/// Belongs to one task; its arrangement is filled anew for each region.
struct BorderClosing {
  private let sides: Set<Int64>
  private var arrangement: Arrangement
  private var outline = FaceOutline()
  /// Where the border meets a side of a strip: the edges that arrive and leave.
  private var crossings: [GridPoint: Crossing] = [:]

  private struct Crossing {
    var arriving: [Int] = []
    var leaving: [Int] = []
  }

  init(sides: Set<Int64>, on grid: NodingGrid) {
    self.sides = sides
    arrangement = Arrangement(on: grid)
  }

  /// - Returns: the region's number, and its area.
  mutating func close(_ edges: [CutBorders.Edge], to regions: inout RegionColumns) -> (region: UInt32, area: Area) {
    trace(edges)
    return outline.append(to: &regions)
  }

  private mutating func trace(_ edges: [CutBorders.Edge]) {
    let border = Self.withoutOpposite(edges)
    // Led straight, what was a hair's breadth may have become nothing.
    traceRings(Self.withoutOpposite(withoutCrossings(border)))
    // Edges that run along each other within a step may cross when only one of them is led straight.
    let (area, bend) = Self.measures(border)
    if abs(outline.area - area) > bend { traceRings(border) }
  }

  private mutating func traceRings(_ border: [CutBorders.Edge]) {
    let segments = border.enumerated().map { index, edge in
      BorderSegment(edge.from, edge.to, from: edge.start, to: edge.end, owner: .shape(0), edge: UInt32(index))
    }
    arrangement.fill(segments, Noding()) { _ in true }
    var faces: [UInt32] = []
    for edge in 0..<arrangement.edgeCount {
      for piece in arrangement.pieces(of: edge) {
        faces.append(arrangement.face(of: UInt32(2 * edge) | (piece.isForward ? 0 : 1)))
      }
    }
    faces.sort()
    let bounded = faces.indices.filter { faces[$0] > 0 && ($0 == 0 || faces[$0] != faces[$0 - 1]) }.map { faces[$0] }
    _ = outline.trace(bounded, in: arrangement)
  }

  /// The area left of a border, m², and by how much it may differ when edges are bent by a step or two.
  private static func measures(_ edges: [CutBorders.Edge]) -> (area: Double, bend: Double) {
    guard let origin = edges.first?.start else { return (0, 0) }
    var (area, length) = (0.0, 0.0)
    for edge in edges {
      let (x, y) = (edge.start.x - origin.x, edge.start.y - origin.y)
      let (dx, dy) = (edge.end.x - edge.start.x, edge.end.y - edge.start.y)
      area += x * dy - y * dx
      length += (dx * dx + dy * dy).squareRoot()
    }
    return (area / 2, 4 * NodingGrid.step * length)
  }

  /// Places of edges, those between the same two nodes one after another.
  static func sorted(_ places: Range<Int>, _ edge: (Int) -> CutBorders.Edge) -> [Int] {
    places.map { place -> (low: GridPoint, high: GridPoint, place: Int) in
      let edge = edge(place)
      return GridPoint.precedes(edge.from, edge.to) ? (edge.from, edge.to, place) : (edge.to, edge.from, place)
    }.sorted { a, b in
      if a.low != b.low { return GridPoint.precedes(a.low, b.low) }
      return a.high != b.high ? GridPoint.precedes(a.high, b.high) : a.place < b.place
    }.map(\.place)
  }

  /// What two strips have of one side runs there and back.
  private static func withoutOpposite(_ edges: [CutBorders.Edge]) -> [CutBorders.Edge] {
    let order = sorted(edges.indices) { edges[$0] }
    var left: [CutBorders.Edge] = []
    for edge in order.lazy.map({ edges[$0] }) {
      if let last = left.last, edge.isOpposite(to: last) { left.removeLast() } else { left.append(edge) }
    }
    return left
  }

  /// Leads the border straight over places where only a side of a strip meets it.
  private mutating func withoutCrossings(_ edges: [CutBorders.Edge]) -> [CutBorders.Edge] {
    crossings.removeAll(keepingCapacity: true)
    for (index, edge) in edges.enumerated() {
      if sides.contains(edge.from.x) { crossings[edge.from, default: Crossing()].leaving.append(index) }
      if sides.contains(edge.to.x) { crossings[edge.to, default: Crossing()].arriving.append(index) }
    }
    var edges = edges
    var isGone = [Bool](repeating: false, count: edges.count)
    for place in crossings.keys.sorted(by: GridPoint.precedes) {
      guard let crossing = crossings[place], crossing.arriving.count == 1, crossing.leaving.count == 1,
        let first = crossing.arriving.first, let second = crossing.leaving.first, first != second,
        Self.isStraight(edges[first].from, place, edges[second].to)
      else { continue }
      edges[first].to = edges[second].to
      edges[first].end = edges[second].end
      isGone[second] = true
      if let next = crossings[edges[first].to]?.arriving.firstIndex(of: second) {
        crossings[edges[first].to]?.arriving[next] = first
      }
    }
    return edges.indices.filter { !isGone[$0] }.map { edges[$0] }
  }

  /// Whether a place is within rounding of the line from one to another.
  private static func isStraight(_ a: GridPoint, _ p: GridPoint, _ b: GridPoint) -> Bool {
    let (dx, dy) = (Double(b.x - a.x), Double(b.y - a.y))
    let (px, py) = (Double(p.x - a.x), Double(p.y - a.y))
    let cross = dx * py - dy * px
    let along = dx * px + dy * py
    let length = dx * dx + dy * dy
    return along > 0 && along < length && cross * cross <= 2 * length
  }
}
