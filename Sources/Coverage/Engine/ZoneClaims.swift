import Geometry

/// Finds out who claims the faces of a zone: all borders near it are noded, matched ones too, in a frame around it.
///
/// Belongs to one task; its arrangement is filled anew for each zone.
struct ZoneClaims {
  let layout: ZoneLayout
  private var arrangement = Arrangement()
  private var walk = ClaimWalk()
  private var outline = FaceOutline()
  private var faces: ClaimedFaces
  private var segments: [BorderSegment] = []
  /// By face, of those in the frame: whether it is of the kind that zones are made of.
  private var needsLook: [Bool] = []
  private var claims: [FoundClaim] = []

  private struct FoundClaim {
    var face: UInt32
    var owners: [(owner: BorderOwner, times: Int32)]
    var isInside: Bool
  }

  init(_ layout: ZoneLayout) {
    self.layout = layout
    faces = ClaimedFaces(leftOut: layout.shapes.leftOut, equal: layout.equal)
  }

  /// How far the frame stands from the zone, in steps: a millimetre.
  private static let margin: Int64 = 1000

  /// - Parameters:
  ///   - shapes: rows whose envelopes meet the zone; of equal ones the first.
  ///   - placeholders: places among the left-out shapes, as far.
  /// - Returns: nil when the zone is not found again as it was, or a side could not be told: then nothing is known.
  mutating func pieces(
    of zone: FaceZones.Zone, shapes: ArraySlice<Int32>, placeholders: [Int]
  ) -> ClaimedFaces.Pieces? {
    let frame = zone.box.grown(by: Self.margin)
    fillSegments(frame, shapes, placeholders)
    guard arrangement.fill(segments, mostLooks: layout.mostLooks(segments.count), keeps: { _, _ in true }),
      let corner = corner(of: frame, shapes, placeholders), let anchor = zone.anchor.face(in: arrangement),
      let isInside = isInside(at: corner.face, anchor: anchor, zone.anchor)
    else { return nil }
    claims.removeAll(keepingCapacity: true)
    needsLook.removeAll(keepingCapacity: true)
    needsLook.append(contentsOf: repeatElement(false, count: arrangement.faceCount))
    walk.walk(arrangement, from: corner.face, owners: corner.owners, isInsideBoundary: isInside) {
      face, owners, isInside in
      guard layout.needsLook(owners, isInside: isInside) else { return }
      needsLook[Int(face)] = true
      claims.append(FoundClaim(face: face, owners: owners, isInside: isInside))
    }
    guard gather(from: anchor, zone.anchor) else { return nil }
    return faces.pieces(in: arrangement, &outline)
  }

  private mutating func fillSegments(_ frame: GridBox, _ shapes: ArraySlice<Int32>, _ placeholders: [Int]) {
    let (grid, part) = (layout.borders.grid, layout.envelope(frame))
    segments.removeAll(keepingCapacity: true)
    let corners = Self.corners(of: frame)
    for index in 0..<4 {
      let (from, to) = (grid.coordinate(corners[index]), grid.coordinate(corners[(index + 1) % 4]))
      if let side = BorderSegment(from, to, owner: .frame, edge: UInt32(index), on: grid) { segments.append(side) }
    }
    for shape in shapes {
      layout.borders.appendEdges(of: Int(shape), large: layout.large[Int(shape)], near: part, to: &segments)
    }
    layout.boundary.appendSegments(near: frame, to: &segments)
    for place in placeholders { segments += layout.placeholders[place] ?? [] }
  }

  private static func corners(of frame: GridBox) -> [GridPoint] {
    [
      GridPoint(x: frame.minX, y: frame.minY), GridPoint(x: frame.maxX, y: frame.minY),
      GridPoint(x: frame.maxX, y: frame.maxY), GridPoint(x: frame.minX, y: frame.maxY),
    ]
  }

  /// A corner of the frame of which the owners are certain, and the face that lies in it.
  private func corner(
    of frame: GridBox, _ shapes: ArraySlice<Int32>, _ placeholders: [Int]
  ) -> (face: UInt32, owners: [BorderOwner])? {
    for (index, corner) in Self.corners(of: frame).enumerated() {
      guard let face = face(leftOfFrameFrom: corner, side: UInt32(index)),
        let owners = layout.owners(at: corner, shapes, placeholders)
      else { continue }
      return (face, owners)
    }
    return nil
  }

  private func face(leftOfFrameFrom corner: GridPoint, side: UInt32) -> UInt32? {
    guard let node = arrangement.nodes.find(corner) else { return nil }
    let leaving = arrangement.leaving[
      Int(arrangement.leavingStarts[Int(node)])..<Int(arrangement.leavingStarts[Int(node) + 1])]
    for halfEdge in leaving {
      for piece in arrangement.pieces(of: Int(halfEdge >> 1)) {
        let segment = arrangement.segments[Int(piece.segment)]
        if segment.owner == .frame, segment.edge == side, piece.isForward == (halfEdge & 1 == 0) {
          return arrangement.face(of: halfEdge)
        }
      }
    }
    return nil
  }

  /// Whether the corner lies inside the boundary, told from the zone's face, of which it is known; nil when that face
  /// is not reached.
  private mutating func isInside(at corner: UInt32, anchor: UInt32, _ known: FaceZones.Anchor) -> Bool? {
    guard layout.boundary.isGiven else { return false }
    guard layout.boundary.hasSegments(in: segments) else { return known.isInside }
    var isInsideThere: Bool?
    walk.walk(arrangement, from: corner, owners: [], isInsideBoundary: false) { face, _, isInside in
      if face == anchor { isInsideThere = isInside }
    }
    return isInsideThere.map { $0 != known.isInside }
  }

  /// Takes the faces that hang together with the zone's; false when they are not claimed as the zone is.
  private mutating func gather(from anchor: UInt32, _ known: FaceZones.Anchor) -> Bool {
    guard needsLook[Int(anchor)] else { return false }
    var open = [anchor]
    var isTaken = [Bool](repeating: false, count: arrangement.faceCount)
    isTaken[Int(anchor)] = true
    while let face = open.popLast() {
      arrangement.forEachHalfEdge(of: Int(face)) { halfEdge in
        let other = arrangement.face(of: halfEdge ^ 1)
        guard needsLook[Int(other)], !isTaken[Int(other)] else { return }
        isTaken[Int(other)] = true
        open.append(other)
      }
    }
    faces.removeAll()
    for claim in claims where isTaken[Int(claim.face)] {
      guard claim.owners.allSatisfy({ $0.times == 1 }) else { return false }
      if claim.face == anchor, !layout.agrees(claim.owners, isInside: claim.isInside, with: known) { return false }
      faces.add(claim.face, claim.owners, isInside: claim.isInside)
    }
    return true
  }
}

/// What all zones share.
struct ZoneLayout: Sendable {
  let shapes: ShapeSet
  let equal: EqualRows
  let borders: BorderSegments
  let large: LargeShapes
  let boundary: BoundaryBorder
  /// Segments of placeholders, by place among the left-out shapes.
  let placeholders: [Int: [BorderSegment]]

  func envelope(_ box: GridBox) -> Envelope {
    let low = borders.grid.coordinate(GridPoint(x: box.minX - 2, y: box.minY - 2))
    let high = borders.grid.coordinate(GridPoint(x: box.maxX + 2, y: box.maxY + 2))
    return Envelope(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y)
  }

  /// Pairs of segments that may be looked at in a zone of so many: borders meet their neighbours', not all others'.
  func mostLooks(_ segments: Int) -> Int { 100_000 + 64 * segments }

  func needsLook(_ owners: [(owner: BorderOwner, times: Int32)], isInside: Bool) -> Bool {
    guard let first = owners.first else { return false }
    if owners.count > 1 { return true }
    guard case .shape(let row) = first.owner.kind else { return false }
    return (boundary.isGiven && !isInside) || equal.count(row) > 1
  }

  func agrees(
    _ owners: [(owner: BorderOwner, times: Int32)], isInside: Bool, with anchor: FaceZones.Anchor
  ) -> Bool {
    var (shapes, placeholders) = (0, 0)
    for (owner, _) in owners {
      if case .shape(let row) = owner.kind { shapes += equal.count(row) } else { placeholders += 1 }
    }
    return shapes == anchor.shapes && placeholders == anchor.placeholders
      && (!boundary.isGiven || isInside == anchor.isInside)
  }

  /// Who contains a place of the grid; nil when it is too close to a border to be told.
  func owners(at corner: GridPoint, _ rows: ArraySlice<Int32>, _ places: [Int]) -> [BorderOwner]? {
    let point = borders.grid.coordinate(corner)
    let sides = DisjointInteriors(borders.table, large: large)
    var owners: [BorderOwner] = []
    for row in rows {
      guard shapes.envelope(of: Int(row)).contains(point) else { continue }
      guard let isOutside = sides.isOutside(point, of: Int(row)) else { return nil }
      if !isOutside { owners.append(.shape(Int(row))) }
    }
    for place in places {
      guard let isOutside = Self.isOutside(point, placeholders[place] ?? []) else { return nil }
      if !isOutside { owners.append(.placeholder(place)) }
    }
    return owners
  }

  /// By crossings of a ray to the east; nil when a crossing is too close to call.
  private static func isOutside(_ point: Coordinate, _ segments: [BorderSegment]) -> Bool? {
    var crossings = 0
    for segment in segments {
      let (p, q) = (segment.from, segment.to)
      guard (p.y > point.y) != (q.y > point.y), max(p.x, q.x) >= point.x else { continue }
      switch CrossSign(p, q, point) {
      case .uncertain: return nil
      case .left: crossings += q.y > p.y ? 1 : 0
      case .right: crossings += q.y > p.y ? 0 : 1
      }
    }
    return crossings.isMultiple(of: 2)
  }
}

/// The borders of the boundary, found by place.
struct BoundaryBorder: Sendable {
  let segments: [BorderSegment]
  let isGiven: Bool
  private let tree: BoxTree

  /// - Parameter segments: nil without a boundary.
  init(_ segments: [BorderSegment]?) {
    isGiven = segments != nil
    self.segments = segments ?? []
    tree = BoxTree(self.segments.map(\.box))
  }

  func appendSegments(near frame: GridBox, to all: inout [BorderSegment]) {
    var found: [Int] = []
    tree.visit(frame.grown(by: 2)) {
      found.append($0)
      return true
    }
    all += found.sorted().map { segments[$0] }
  }

  func hasSegments(in all: [BorderSegment]) -> Bool { all.contains { $0.owner == .boundary } }
}
