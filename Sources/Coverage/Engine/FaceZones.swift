/// Parts of the plane that need a closer look: connected faces where shapes or placeholders lie on each other, or
/// outside the boundary.
struct FaceZones {
  /// A part to look at, and one of its half-edges by which its faces are found again in another arrangement.
  struct Zone: Sendable {
    var box: GridBox
    var anchor: Anchor
  }

  /// A half-edge with the zone on its left: where it leaves, and the segment it is a piece of.
  struct Anchor: Sendable {
    var point: GridPoint
    var segment: (a: GridPoint, b: GridPoint)
    /// Whether the half-edge runs as the segment does.
    var isAlong: Bool
    /// Depths of the face on its left.
    var shapes: Int32
    var placeholders: Int32
    var isInside: Bool
  }

  private(set) var zones: [Zone] = []

  /// O(half-edges) and near-linear (union by root, path halving). Zones are in the order of their lowest faces.
  init(_ arrangement: Arrangement, _ depths: FaceDepths, hasBoundary: Bool) {
    let needsLook =
      arrangement.faceCount == 0
      ? [] : (0..<arrangement.faceCount).map { depths.needsLook($0, hasBoundary: hasBoundary) }
    var parents = needsLook.indices.map { UInt32($0) }
    func root(_ face: UInt32) -> UInt32 {
      var face = face
      while parents[Int(face)] != face {
        parents[Int(face)] = parents[Int(parents[Int(face)])]
        face = parents[Int(face)]
      }
      return face
    }
    for edge in 0..<arrangement.edgeCount {
      let left = arrangement.face(of: UInt32(2 * edge))
      let right = arrangement.face(of: UInt32(2 * edge + 1))
      guard left != right, needsLook[Int(left)], needsLook[Int(right)] else { continue }
      let a = root(left)
      let b = root(right)
      parents[Int(max(a, b))] = min(a, b)
    }
    var places = [Int](repeating: -1, count: needsLook.count)
    for face in needsLook.indices where needsLook[face] {
      let root = Int(root(UInt32(face)))
      if places[root] < 0 {
        places[root] = zones.count
        zones.append(Zone(box: GridBox(), anchor: Self.anchor(face, arrangement, depths)))
      }
      zones[places[root]].box.formUnion(arrangement.box(ofFace: face))
    }
  }

  private static func anchor(_ face: Int, _ arrangement: Arrangement, _ depths: FaceDepths) -> Anchor {
    let cycle = arrangement.faceCycles[Int(arrangement.faceStarts[face])]
    let halfEdge = arrangement.cycleStarts[Int(cycle)]
    let piece = arrangement.pieces[Int(arrangement.pieceStarts[Int(halfEdge >> 1)])]
    let segment = arrangement.segments[Int(piece.segment)]
    return Anchor(
      point: arrangement.nodes.points[Int(arrangement.origin(of: halfEdge))], segment: (segment.a, segment.b),
      isAlong: piece.isForward == (halfEdge & 1 == 0), shapes: depths.shapes[face],
      placeholders: depths.placeholders[face], isInside: depths.boundary[face] > 0)
  }
}

extension FaceDepths {
  /// Land claimed more than once, or outside the boundary, if there is one.
  @inline(__always) func needsLook(_ face: Int, hasBoundary: Bool) -> Bool {
    shapes[face] + placeholders[face] > 1 || (hasBoundary && shapes[face] > 0 && boundary[face] == 0)
  }
}

extension FaceZones.Anchor {
  /// The face on the left of the half-edge in an arrangement that has the same segment among others; nil when it is
  /// not found there.
  func face(in arrangement: Arrangement) -> UInt32? {
    guard let node = arrangement.nodes.find(point) else { return nil }
    for index in Int(arrangement.leavingStarts[Int(node)])..<Int(arrangement.leavingStarts[Int(node) + 1]) {
      let halfEdge = arrangement.leaving[index]
      for piece in arrangement.pieces(of: Int(halfEdge >> 1)) {
        let other = arrangement.segments[Int(piece.segment)]
        let isAlong = piece.isForward == (halfEdge & 1 == 0)
        let isSame = other.a == segment.a && other.b == segment.b
        let isOpposite = other.a == segment.b && other.b == segment.a
        if (isSame && isAlong == self.isAlong) || (isOpposite && isAlong != self.isAlong) {
          return arrangement.face(of: halfEdge)
        }
      }
    }
    return nil
  }
}
