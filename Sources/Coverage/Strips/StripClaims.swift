import Geometry

/// What was found in one strip.
struct StripFindings: Sendable {
  var pieces = ClaimedPieces()
  /// Gaps that no side of the strip cuts; the others are among the cuts of the pieces.
  var gaps = RegionColumns()
  var depths = DepthAreas()
  var segments = 0
  var faces = 0
  var zones = 0
}

/// Finds the claimants of all faces in one strip: all edges that meet it are noded with its frame, and from a corner
/// where nobody claims anything every face within the frame is reached.
///
/// Belongs to one task; its columns keep their room from strip to strip.
struct StripClaims {
  private let layout: StripCoverage.Layout
  private var arrangement: Arrangement
  private var walk = ClaimWalk()
  private var faces: ClaimedFaces
  private var claims: [Claim] = []
  /// Rows of owners, claim after claim.
  private var owners: [BorderOwner] = []
  /// By face: its place in `claims`, −1 for what needs no closer look.
  private var claimOfFace: [Int32] = []
  /// Faces that nobody claims inside the boundary.
  private var open: [UInt32] = []
  private var outline = FaceOutline()
  private var found = StripFindings()

  private struct Claim {
    var face: UInt32
    var owners: Range<Int>
    var isInside: Bool
  }

  init(_ layout: StripCoverage.Layout) {
    self.layout = layout
    arrangement = Arrangement(on: layout.borders.grid)
    faces = ClaimedFaces(leftOut: layout.shapes.leftOut, equal: layout.equal)
  }

  /// Nil when too many edges crowd together, or a border is no ring: then the edges alone do not tell.
  mutating func find(in strip: Int, shapes: ArraySlice<Int32>) -> StripFindings? {
    begin()
    let segments = layout.segments(of: strip, shapes)
    guard arrangement.fill(segments, mostLooks: ZoneLayout.mostLooks(segments.count), keeps: { _ in true }),
      let corner = corner(of: layout.strips.frame(of: strip)), walk(from: corner)
    else { return nil }
    found.segments = segments.count - 4
    addGaps()
    addPieces()
    return found
  }

  private mutating func begin() {
    found = StripFindings()
    claims.removeAll(keepingCapacity: true)
    owners.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
  }

  /// The face in the lower left corner, where no border but the frame's is.
  private func corner(of frame: GridBox) -> UInt32? {
    guard let node = arrangement.nodes.find(GridPoint(x: frame.minX, y: frame.minY)) else { return nil }
    let leaving = arrangement.leaving(node: node)
    return leaving.first { arrangement.nodes.points[Int(arrangement.origin(of: $0 ^ 1))].y == frame.minY }
      .map { arrangement.face(of: $0) }
  }

  private mutating func walk(from corner: UInt32) -> Bool {
    claimOfFace.removeAll(keepingCapacity: true)
    claimOfFace.append(contentsOf: repeatElement(-1, count: arrangement.faceCount))
    var walk = self.walk
    defer { self.walk = walk }
    var isSound = true
    walk.walk(arrangement, from: corner, owners: [], isInsideBoundary: !layout.hasBoundary) { face, owners, isInside in
      if !note(face, owners, isInside: isInside) { isSound = false }
    }
    return isSound
  }

  /// - Returns: false for what no layer of rings looks like, or one in piles.
  private mutating func note(
    _ face: UInt32, _ members: [(owner: BorderOwner, times: Int32)], isInside: Bool
  ) -> Bool {
    found.faces += 1
    var (shapes, placeholders) = (0, 0)
    for (owner, times) in members {
      guard times == 1 else { return false }
      if owner.isShape { shapes += layout.times(owner) } else { placeholders += layout.times(owner) }
    }
    guard shapes <= CrowdBudget.counted else { return false }
    addDepth(face, shapes, placeholders, isInside: isInside)
    guard shapes + placeholders > 1 || (layout.hasBoundary && shapes > 0 && !isInside) else { return true }
    claimOfFace[Int(face)] = Int32(claims.count)
    let start = owners.count
    for member in members { owners.append(member.owner) }
    claims.append(Claim(face: face, owners: start..<owners.count, isInside: isInside))
    return true
  }

  private mutating func addDepth(_ face: UInt32, _ shapes: Int, _ placeholders: Int, isInside: Bool) {
    guard shapes > 0 || (isInside && layout.hasBoundary) else { return }
    let area = arrangement.area(ofFace: Int(face))
    let isCut = arrangement.isCut[Int(face)]
    if shapes == 0, placeholders > 0 {
      if isCut { found.depths.addUndecided(part: area) } else { found.depths.addUndecided(.squareMetres(area)) }
    } else if isCut {
      found.depths.add(part: area, multiplicity: shapes, isInside: isInside)
    } else {
      found.depths.add(.squareMetres(area), multiplicity: shapes, isInside: isInside)
    }
    if shapes == 0, placeholders == 0 { open.append(face) }
  }

  private mutating func addGaps() {
    // At hand once, not anew for each.
    let arrangement = arrangement
    for face in open {
      if outline.trace([face], in: arrangement) {
        _ = outline.append(to: &found.gaps)
      } else {
        let edges = found.pieces.cuts.appendBorder(of: [face], outline, in: arrangement)
        found.pieces.cuts.append(.gap, ClaimantList(start: 0, shapes: 0, leftOut: 0), edges)
      }
    }
  }

  /// Connected faces together.
  private mutating func addPieces() {
    var sets = DisjointSets(count: claims.count)
    for edge in 0..<arrangement.edgeCount {
      let left = claimOfFace[Int(arrangement.face(of: UInt32(2 * edge)))]
      let right = claimOfFace[Int(arrangement.face(of: UInt32(2 * edge + 1)))]
      if left != right, left >= 0, right >= 0 { sets.join(Int(left), Int(right)) }
    }
    sets.settle()
    // At hand once, not anew for each.
    let arrangement = arrangement
    forEachZone(sets.parents) { zone in
      faces.removeAll()
      for place in zone {
        let claim = claims[Int(place)]
        faces.add(claim.face, owners[claim.owners], isInside: claim.isInside)
      }
      faces.write(to: &found.pieces, in: arrangement)
      found.zones += 1
    }
  }

  /// - Parameter roots: by claim the lowest of its zone.
  private func forEachZone(_ roots: [UInt32], _ body: (ArraySlice<UInt32>) -> Void) {
    var starts = [Int](repeating: 0, count: roots.count + 2)
    for root in roots { starts[Int(root) + 2] += 1 }
    for root in 1..<starts.count { starts[root] += starts[root - 1] }
    var members = [UInt32](repeating: 0, count: roots.count)
    for (claim, root) in roots.enumerated() {
      members[starts[Int(root) + 1]] = UInt32(claim)
      starts[Int(root) + 1] += 1
    }
    for root in roots.indices where starts[root] < starts[root + 1] { body(members[starts[root]..<starts[root + 1]]) }
  }
}
