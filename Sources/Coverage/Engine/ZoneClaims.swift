import Geometry

/// Finds out who claims the faces of a zone: all borders near it are noded, matched ones too, in a frame around it.
///
/// Belongs to one task; its arrangement is filled anew for each zone.
struct ZoneClaims {
  let layout: ZoneLayout
  private var arrangement: Arrangement
  private var walk = ClaimWalk()
  private var faces: ClaimedFaces
  private var segments: [BorderSegment] = []
  /// By face: the place in `claims` of one that may belong to the zone, −1 for others.
  private var claimOfFace: [Int32] = []
  private var claims: [Claim] = []
  private var anchored: [Anchored] = []

  /// A face in the frame that is of the kind that zones are made of.
  private struct Claim {
    var face: UInt32
    var owners: [(owner: BorderOwner, times: Int32)]
    var isInside: Bool
    var isTaken = false
  }

  /// A half-edge of the zone's border, found again, and the depths of its face.
  private struct Anchored {
    var face: UInt32
    var anchor: FaceZones.Anchor
  }

  init(_ layout: ZoneLayout) {
    self.layout = layout
    arrangement = Arrangement(on: layout.borders.grid)
    faces = ClaimedFaces(leftOut: layout.shapes.leftOut, equal: layout.equal)
  }

  /// How far the frame stands from the zone, in steps: a millimetre; others where a border runs through its corners.
  private static let margins: [Int64] = [1000, 1618, 2618]

  /// - Parameters:
  ///   - anchors: the border of the zone.
  ///   - shapes: rows whose envelopes meet the zone; of equal ones the first.
  ///   - placeholders: places among the left-out shapes, as far.
  /// - Returns: false when the zone is not found again as it was, or a side could not be told: then nothing is known.
  mutating func write(
    _ zone: FaceZones.Zone, anchors: ArraySlice<FaceZones.Anchor>, shapes: ArraySlice<Int32>, placeholders: [Int],
    to pieces: inout ClaimedPieces
  ) -> Bool {
    guard let corner = fill(around: zone.box, shapes, placeholders) else { return false }
    anchored.removeAll(keepingCapacity: true)
    for anchor in anchors {
      if let face = anchor.face(in: arrangement) { anchored.append(Anchored(face: face, anchor: anchor)) }
    }
    let isInside = isInside(at: corner.face)
    collectClaims(from: corner.face, corner.owners, isInside)
    guard take() || Self.isNothing(zone, anchors) else { return false }
    faces.removeAll()
    for claim in claims where claim.isTaken {
      guard claim.owners.allSatisfy({ $0.times == 1 }) else { return false }
      faces.add(claim.face, claim.owners.lazy.map(\.owner), isInside: claim.isInside)
    }
    faces.write(to: &pieces, in: arrangement)
    return true
  }

  /// Whether a zone may vanish where more borders are noded: it is nowhere wider than what noding moves.
  private static func isNothing(_ zone: FaceZones.Zone, _ anchors: ArraySlice<FaceZones.Anchor>) -> Bool {
    zone.area.squareMetres <= 2 * NodingGrid.step * anchors.reduce(0) { $0 + $1.reach }
  }

  /// Fills the arrangement, and gives a corner of the frame of which the owners are certain.
  private mutating func fill(
    around box: GridBox, _ shapes: ArraySlice<Int32>, _ placeholders: [Int]
  ) -> (face: UInt32, owners: [BorderOwner])? {
    for margin in Self.margins {
      let frame = box.grown(by: margin)
      fillSegments(frame, shapes, placeholders)
      guard arrangement.fill(segments, mostLooks: ZoneLayout.mostLooks(segments.count), keeps: { _ in true })
      else { return nil }
      if let corner = corner(of: frame, shapes, placeholders) { return corner }
    }
    return nil
  }

  private mutating func fillSegments(_ frame: GridBox, _ shapes: ArraySlice<Int32>, _ placeholders: [Int]) {
    let (grid, part) = (layout.borders.grid, layout.borders.envelope(frame))
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

  /// A corner whose owners are certain, and the face that lies in it.
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

  /// The face in a corner; nil when a border other than the frame's meets it.
  private func face(leftOfFrameFrom corner: GridPoint, side: UInt32) -> UInt32? {
    guard let node = arrangement.nodes.find(corner) else { return nil }
    let leaving = arrangement.leaving(node: node)
    guard leaving.count == 2 else { return nil }
    var face: UInt32?
    for halfEdge in leaving {
      let pieces = arrangement.pieces(of: Int(halfEdge >> 1))
      guard pieces.count == 1, let piece = pieces.first else { return nil }
      let segment = arrangement.segments[Int(piece.segment)]
      guard segment.owner == .frame else { return nil }
      if segment.edge == side, piece.isForward == (halfEdge & 1 == 0) { face = arrangement.face(of: halfEdge) }
    }
    return face
  }

  /// Whether the corner lies inside the boundary, as most of the zone's border has it.
  private mutating func isInside(at corner: UInt32) -> Bool {
    // Without a boundary everything counts as inside.
    guard layout.boundary.isGiven, let first = anchored.first else { return !layout.boundary.isGiven }
    guard layout.boundary.hasSegments(in: segments) else { return first.anchor.isInside }
    var isInsideThere = [Bool?](repeating: nil, count: arrangement.faceCount)
    walk.walk(arrangement, from: corner, owners: [], isInsideBoundary: false) { face, _, isInside in
      isInsideThere[Int(face)] = isInside
    }
    let votes = anchored.reduce(0) { votes, found in
      guard let isInside = isInsideThere[Int(found.face)] else { return votes }
      return votes + (isInside == found.anchor.isInside ? -1 : 1)
    }
    return votes > 0
  }

  private mutating func collectClaims(from corner: UInt32, _ owners: [BorderOwner], _ isInside: Bool) {
    claims.removeAll(keepingCapacity: true)
    claimOfFace.removeAll(keepingCapacity: true)
    claimOfFace.append(contentsOf: repeatElement(-1, count: arrangement.faceCount))
    walk.walk(arrangement, from: corner, owners: owners, isInsideBoundary: isInside) { face, owners, isInside in
      guard layout.needsLook(owners, isInside: isInside) else { return }
      claimOfFace[Int(face)] = Int32(claims.count)
      claims.append(Claim(face: face, owners: owners, isInside: isInside))
    }
  }

  /// Takes the faces at the zone's border that are claimed as they were, and those that hang together with them; false
  /// when there is none.
  private mutating func take() -> Bool {
    var open: [UInt32] = []
    for found in anchored {
      let claim = Int(claimOfFace[Int(found.face)])
      guard claim >= 0, !claims[claim].isTaken,
        layout.agrees(claims[claim].owners, isInside: claims[claim].isInside, with: found.anchor)
      else { continue }
      claims[claim].isTaken = true
      open.append(found.face)
    }
    let isFound = !open.isEmpty
    while let face = open.popLast() {
      arrangement.forEachHalfEdge(of: Int(face)) { halfEdge in
        let other = arrangement.face(of: halfEdge ^ 1)
        let claim = Int(claimOfFace[Int(other)])
        guard claim >= 0, !claims[claim].isTaken else { return }
        claims[claim].isTaken = true
        open.append(other)
      }
    }
    return isFound
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

  /// Pairs of segments that may be looked at of so many: borders meet their neighbours', not all others'.
  static func mostLooks(_ segments: Int) -> Int { 50_000 + 64 * segments }

  func needsLook(_ owners: [(owner: BorderOwner, times: Int32)], isInside: Bool) -> Bool {
    guard let first = owners.first else { return false }
    if owners.count > 1 { return true }
    return (boundary.isGiven && !isInside && first.owner.isShape) || times(first.owner) > 1
  }

  /// For how many shapes an owner stands.
  private func times(_ owner: BorderOwner) -> Int { equal.count(owner, leftOut: shapes.leftOut) }

  func agrees(
    _ owners: [(owner: BorderOwner, times: Int32)], isInside: Bool, with anchor: FaceZones.Anchor
  ) -> Bool {
    var (shapes, placeholders) = (0, 0)
    for (owner, _) in owners {
      if owner.isShape { shapes += times(owner) } else { placeholders += times(owner) }
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
      guard let crosses = CrossSign.rayCrosses(segment.from, segment.to, from: point) else { return nil }
      if crosses { crossings += 1 }
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
