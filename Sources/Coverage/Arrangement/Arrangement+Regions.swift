import Geometry

extension Arrangement {
  /// Twice the signed area of a cycle's left side, m². Summed from its smallest position, so that the order in which
  /// shapes were noded cannot change a digit.
  func doubledArea(ofCycle cycle: Int) -> Double {
    let start = smallest(ofCycle: cycle)
    let first = position(of: start)
    var sum = 0.0
    var last = Coordinate(x: 0, y: 0)
    var halfEdge = next[Int(start)]
    while halfEdge != start {
      let p = position(of: halfEdge)
      let current = Coordinate(x: p.x - first.x, y: p.y - first.y)
      sum += last.x * current.y - current.x * last.y
      last = current
      halfEdge = next[Int(halfEdge)]
    }
    return sum
  }

  @inline(__always) private func position(of halfEdge: UInt32) -> Coordinate {
    nodes.positions[Int(origin(of: halfEdge))]
  }

  /// The half-edge that leaves a cycle's smallest position; of several the one that goes to the smallest.
  private func smallest(ofCycle cycle: Int) -> UInt32 {
    let start = cycleStarts[cycle]
    var best = start
    var halfEdge = next[Int(start)]
    while halfEdge != start {
      let (p, q) = (position(of: halfEdge), position(of: best))
      if Coordinate.precedes(p, q)
        || (p == q && Coordinate.precedes(position(of: halfEdge ^ 1), position(of: best ^ 1)))
      {
        best = halfEdge
      }
      halfEdge = next[Int(halfEdge)]
    }
    return best
  }

  /// Of a bounded face, m²; never negative.
  func area(ofFace face: Int) -> Double {
    var sum = 0.0
    for index in Int(faceStarts[face])..<Int(faceStarts[face + 1]) {
      sum += doubledArea(ofCycle: Int(faceCycles[index]))
    }
    return max(0, sum / 2)
  }

  func box(ofFace face: Int) -> GridBox {
    var box = GridBox()
    forEachHalfEdge(of: face) { box.expand(toInclude: nodes.points[Int(origin(of: $0))]) }
    return box
  }
}

/// Draws the land of some faces of an arrangement together: what lies between two of them is no border.
struct FaceOutline {
  /// By face and by half-edge: the last drawing it took part in.
  private var faceMarks: [UInt32] = []
  private var edgeMarks: [UInt32] = []
  private var drawing: UInt32 = 0
  private var exteriors: [Ring] = []
  private var holes: [Ring] = []
  private var path: [UInt32] = []
  /// By node: its place in `path`, −1 for one that is not on it.
  private var places: [Int32] = []

  /// - Parameter faces: bounded ones.
  /// - Returns: valid polygons in canonical form: rings that touch themselves at a node are taken apart there.
  /// - Complexity: O(half-edges of the faces); holes are looked for in the exteriors of the same drawing.
  mutating func region(of faces: [UInt32], in arrangement: Arrangement) -> MultiPolygon {
    begin(arrangement)
    for face in faces { faceMarks[Int(face)] = drawing }
    for face in faces {
      arrangement.forEachHalfEdge(of: Int(face)) { start in
        guard isBorder(start, arrangement), edgeMarks[Int(start)] != drawing else { return }
        follow(start, arrangement)
      }
    }
    return polygons()
  }

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
      let ring = Self.ring(nodes, arrangement)
      let area = ring.signedArea
      if area > 0 { exteriors.append(ring) } else if area < 0 { holes.append(ring) }
    }
    path.removeSubrange(place...)
  }

  /// From the smallest position on: it already runs as canonical rings do.
  private static func ring(_ path: ArraySlice<UInt32>, _ arrangement: Arrangement) -> Ring {
    let positions = arrangement.nodes.positions
    var start = path.startIndex
    for index in path.indices where Coordinate.precedes(positions[Int(path[index])], positions[Int(path[start])]) {
      start = index
    }
    var coordinates: [Coordinate] = []
    coordinates.reserveCapacity(path.count)
    for index in start..<path.endIndex { coordinates.append(positions[Int(path[index])]) }
    for index in path.startIndex..<start { coordinates.append(positions[Int(path[index])]) }
    return Ring(coordinates)
  }

  private func polygons() -> MultiPolygon {
    if holes.isEmpty, exteriors.count < 2 { return MultiPolygon(exteriors.map { Polygon(exterior: $0) }) }
    if exteriors.count == 1 { return MultiPolygon(Polygon(exterior: exteriors[0], holes: holes)).canonical }
    // Of several exteriors round a hole, the smallest is its own.
    let order = exteriors.indices.sorted { (abs(exteriors[$0].signedArea), $0) < (abs(exteriors[$1].signedArea), $1) }
    var polygons = exteriors.map { Polygon(exterior: $0) }
    for hole in holes {
      if let home = order.first(where: { exteriors[$0].holds(hole) }) { polygons[home].holes.append(hole) }
    }
    return MultiPolygon(polygons).canonical
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
