import Geometry

/// Draws the land of some faces of an arrangement together: what lies between two of them is no border.
struct FaceOutline {
  /// By face and by half-edge: the last drawing it took part in.
  private var faceMarks: [UInt32] = []
  private var edgeMarks: [UInt32] = []
  private var drawing: UInt32 = 0
  private var exteriors: [TracedRing] = []
  private var holes: [TracedRing] = []
  /// Of all rings of the drawing.
  private var positions: [Coordinate] = []
  private var path: [UInt32] = []
  /// By node: its place in `path`, −1 for one that is not on it.
  private var places: [Int32] = []

  /// A ring of the drawing, from its smallest position on.
  private struct TracedRing {
    var positions: Range<Int>
    var area: Double
  }

  /// The land as rings; rings that touch themselves at a node are taken apart there.
  ///
  /// - Parameter faces: bounded ones.
  /// - Returns: false when a frame cuts the land: then there are no rings, and `forEachBorder` gives what there is.
  /// - Complexity: O(half-edges of the faces).
  mutating func trace(_ faces: [UInt32], in arrangement: Arrangement) -> Bool {
    begin(arrangement)
    for face in faces { faceMarks[Int(face)] = drawing }
    for face in faces where arrangement.isCut[Int(face)] { return false }
    for face in faces {
      arrangement.forEachHalfEdge(of: Int(face)) { start in
        guard isBorder(start, arrangement), edgeMarks[Int(start)] != drawing else { return }
        follow(start, arrangement)
      }
    }
    return true
  }

  /// Calls `body` with each half-edge between the land traced last and what is not of it.
  func forEachBorder(of faces: [UInt32], in arrangement: Arrangement, _ body: (UInt32) -> Void) {
    for face in faces {
      arrangement.forEachHalfEdge(of: Int(face)) { if isBorder($0, arrangement) { body($0) } }
    }
  }

  /// Of the land traced last, m².
  var area: Double { exteriors.reduce(0) { $0 + $1.area } + holes.reduce(0) { $0 + $1.area } }

  /// Puts the land traced last with others.
  ///
  /// - Returns: its number there, and its area, measured on the canonical region, so that the order of shapes cannot
  ///   change a digit.
  func append(to regions: inout RegionColumns) -> (region: UInt32, area: Area) {
    if holes.isEmpty, exteriors.count == 1 {
      return (regions.append(ring: positions[exteriors[0].positions]), .squareMetres(exteriors[0].area))
    }
    let region = region
    return (regions.append(region), .squareMetres(region.area))
  }

  /// The land traced last: valid polygons in canonical form. Holes are looked for in the exteriors of the drawing.
  var region: MultiPolygon {
    if holes.isEmpty, exteriors.count < 2 { return MultiPolygon(exteriors.map { Polygon(exterior: ring($0)) }) }
    if exteriors.count == 1 {
      return MultiPolygon(Polygon(exterior: ring(exteriors[0]), holes: holes.map(ring))).canonical
    }
    // Of several exteriors round a hole, the smallest is its own.
    let order = exteriors.indices.sorted { (exteriors[$0].area, $0) < (exteriors[$1].area, $1) }
    var polygons = exteriors.map { Polygon(exterior: ring($0)) }
    for hole in holes.map(ring) {
      if let home = order.first(where: { polygons[$0].exterior.holds(hole) }) { polygons[home].holes.append(hole) }
    }
    return MultiPolygon(polygons).canonical
  }

  private func ring(_ traced: TracedRing) -> Ring { Ring(Array(positions[traced.positions])) }

  private mutating func begin(_ arrangement: Arrangement) {
    if faceMarks.count != arrangement.faceCount || edgeMarks.count != arrangement.edgeCount * 2 || drawing == .max {
      faceMarks = [UInt32](repeating: 0, count: arrangement.faceCount)
      edgeMarks = [UInt32](repeating: 0, count: arrangement.edgeCount * 2)
      drawing = 0
    }
    if places.count < arrangement.nodeCount {
      places.append(contentsOf: repeatElement(-1, count: arrangement.nodeCount - places.count))
    }
    drawing += 1
    exteriors.removeAll(keepingCapacity: true)
    holes.removeAll(keepingCapacity: true)
    positions.removeAll(keepingCapacity: true)
  }

  private func isBorder(_ halfEdge: UInt32, _ arrangement: Arrangement) -> Bool {
    faceMarks[Int(arrangement.face(of: halfEdge))] == drawing
      && faceMarks[Int(arrangement.face(of: halfEdge ^ 1))] != drawing
  }

  /// Goes round the land along its border, and closes a ring each time a node is met again.
  private mutating func follow(_ start: UInt32, _ arrangement: Arrangement) {
    path.removeAll(keepingCapacity: true)
    var halfEdge = start
    repeat {
      edgeMarks[Int(halfEdge)] = drawing
      let node = arrangement.onePlace(arrangement.origin(of: halfEdge))
      if places[Int(node)] >= 0 { close(from: Int(places[Int(node)]), arrangement) }
      places[Int(node)] = Int32(path.count)
      path.append(node)
      halfEdge = arrangement.next[Int(halfEdge)]
      // Edges between two faces of the land are passed over, turning round their node.
      while !isBorder(halfEdge, arrangement) { halfEdge = arrangement.next[Int(halfEdge ^ 1)] }
    } while halfEdge != start
    close(from: 0, arrangement)
  }

  private mutating func close(from place: Int, _ arrangement: Arrangement) {
    let nodes = path[place...]
    for node in nodes { places[Int(node)] = -1 }
    if nodes.count > 2 {
      let start = positions.count
      append(nodes, arrangement.nodes.positions)
      let range = start..<positions.count
      let area = Ring.signedArea(of: positions[range])
      if area > 0 {
        exteriors.append(TracedRing(positions: range, area: area))
      } else if area < 0 {
        holes.append(TracedRing(positions: range, area: area))
      }
    }
    path.removeSubrange(place...)
  }

  /// From the smallest position on: it already runs as canonical rings do.
  private mutating func append(_ nodes: ArraySlice<UInt32>, _ all: [Coordinate]) {
    var start = nodes.startIndex
    for index in nodes.indices where Coordinate.precedes(all[Int(nodes[index])], all[Int(nodes[start])]) {
      start = index
    }
    for index in start..<nodes.endIndex { positions.append(all[Int(nodes[index])]) }
    for index in nodes.startIndex..<start { positions.append(all[Int(nodes[index])]) }
  }
}

extension Ring {
  /// Whether a ring that does not cross this one lies in it: by a vertex that is not one of its own.
  fileprivate func holds(_ hole: Ring) -> Bool {
    guard envelope.intersects(hole.envelope) else { return false }
    let own = Set(coordinates)
    let vertex = hole.coordinates.first { !own.contains($0) }
    let point =
      vertex
      ?? hole.coordinates.first.map {
        Coordinate(x: ($0.x + hole.coordinates[1].x) / 2, y: ($0.y + hole.coordinates[1].y) / 2)
      }
    return point.map { contains($0) } ?? false
  }
}
