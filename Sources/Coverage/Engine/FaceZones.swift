import Geometry

/// Parts of the plane that need a closer look: connected faces where shapes or placeholders lie on each other, or
/// outside the boundary.
struct FaceZones {
  /// A part to look at.
  struct Zone: Sendable {
    var box = GridBox()
    /// Its border, in `anchors`.
    var anchors = 0..<0
    /// Of all its faces.
    var area = Area.zero
  }

  /// A half-edge of a zone's border, the zone on its left, by which its faces are found again in another arrangement:
  /// where it leaves, and the segment it is a piece of.
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
  /// Zone after zone.
  private(set) var anchors: [Anchor] = []
  /// For each face its zone, −1 where there is none.
  private(set) var zoneOfFace: [Int32] = []

  /// Near-linear in the half-edges. Zones are in the order of their lowest faces.
  ///
  /// - Parameter areas: by face.
  init(
    _ arrangement: Arrangement, _ depths: FaceDepths, areas: [Area], hasBoundary: Bool
  ) {
    zoneOfFace = makeZones(arrangement, depths, areas, hasBoundary)
    makeAnchors(arrangement, depths)
  }

  private mutating func makeAnchors(_ arrangement: Arrangement, _ depths: FaceDepths) {
    var starts = [Int](repeating: 0, count: zones.count + 2)
    for halfEdge in 0..<UInt32(2 * arrangement.edgeCount) {
      if let zone = Self.zone(leftOf: halfEdge, arrangement, zoneOfFace) { starts[zone + 2] += 1 }
    }
    for zone in 1..<starts.count { starts[zone] += starts[zone - 1] }
    for zone in zones.indices { zones[zone].anchors = starts[zone + 1]..<starts[zone + 2] }
    var borders = [UInt32](repeating: 0, count: starts[starts.count - 1])
    for halfEdge in 0..<UInt32(2 * arrangement.edgeCount) {
      guard let zone = Self.zone(leftOf: halfEdge, arrangement, zoneOfFace) else { continue }
      borders[starts[zone + 1]] = halfEdge
      starts[zone + 1] += 1
    }
    anchors = borders.map { Anchor($0, arrangement, depths) }
  }

  /// The zone on the left of a half-edge of its border.
  @inline(__always)
  private static func zone(leftOf halfEdge: UInt32, _ arrangement: Arrangement, _ zoneOfFace: [Int32]) -> Int? {
    let zone = zoneOfFace[Int(arrangement.face(of: halfEdge))]
    return zone < 0 || zone == zoneOfFace[Int(arrangement.face(of: halfEdge ^ 1))] ? nil : Int(zone)
  }

  /// - Returns: for each face its zone, −1 where there is none.
  private mutating func makeZones(
    _ arrangement: Arrangement, _ depths: FaceDepths, _ areas: [Area], _ hasBoundary: Bool
  ) -> [Int32] {
    let needsLook = (0..<arrangement.faceCount).map { depths.needsLook($0, hasBoundary: hasBoundary) }
    var sets = DisjointSets(count: needsLook.count)
    for edge in 0..<arrangement.edgeCount {
      let left = arrangement.face(of: UInt32(2 * edge))
      let right = arrangement.face(of: UInt32(2 * edge + 1))
      if left != right, needsLook[Int(left)], needsLook[Int(right)] { sets.join(Int(left), Int(right)) }
    }
    var zoneOfFace = [Int32](repeating: -1, count: needsLook.count)
    for face in needsLook.indices where needsLook[face] {
      // The root is the lowest face of its zone, so it is numbered before the others.
      let root = sets.root(of: face)
      if root == face {
        zoneOfFace[face] = Int32(zones.count)
        zones.append(Zone())
      } else {
        zoneOfFace[face] = zoneOfFace[root]
      }
      let zone = Int(zoneOfFace[face])
      zones[zone].box.formUnion(arrangement.box(ofFace: face))
      zones[zone].area += areas[face]
    }
    return zoneOfFace
  }
}

extension FaceDepths {
  /// Land claimed more than once, or outside the boundary, if there is one.
  @inline(__always) func needsLook(_ face: Int, hasBoundary: Bool) -> Bool {
    shapes[face] + placeholders[face] > 1 || (hasBoundary && shapes[face] > 0 && boundary[face] == 0)
  }
}

extension FaceZones.Anchor {
  init(_ halfEdge: UInt32, _ arrangement: Arrangement, _ depths: FaceDepths) {
    let piece = arrangement.pieces[Int(arrangement.pieceStarts[Int(halfEdge >> 1)])]
    let segment = arrangement.segments[Int(piece.segment)]
    let face = Int(arrangement.face(of: halfEdge))
    point = arrangement.nodes.points[Int(arrangement.origin(of: halfEdge))]
    self.segment = (segment.a, segment.b)
    isAlong = piece.isForward == (halfEdge & 1 == 0)
    shapes = depths.shapes[face]
    placeholders = depths.placeholders[face]
    isInside = depths.boundary[face] > 0
  }

  /// The face on the left of the half-edge in an arrangement that has the same segment among others; nil when it is
  /// not found there.
  func face(in arrangement: Arrangement) -> UInt32? {
    guard let node = arrangement.nodes.find(point) else { return nil }
    for halfEdge in arrangement.leaving(node: node) {
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

  /// The length of the half-edge's segment at most, in metres.
  var reach: Double {
    let dx = Double(segment.b.x - segment.a.x)
    let dy = Double(segment.b.y - segment.a.y)
    return (dx * dx + dy * dy).squareRoot() * NodingGrid.step
  }
}
