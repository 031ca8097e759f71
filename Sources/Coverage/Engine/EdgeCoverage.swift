import Geometry

/// What a set of shapes looks like as a coverage, by its borders: edges are matched, what is left over is noded and
/// divides the plane into faces of one multiplicity, and a closer look at the faces that are claimed more than once
/// tells who claims them.
///
/// It gives up on layers for which it is not made: shapes piled on each other, borders that are no rings. The pairwise
/// way then decides.
struct EdgeCoverage {
  let shapes: ShapeSet
  let equal: [EqualShapes]
  let boundary: MultiPolygon?
  let threads: Int

  /// What was found, without widths.
  struct Result {
    var pieces = ClaimedFaces.Pieces()
    var gaps: [Polygon] = []
    var depths = DepthAreas()
    var work = CoverageWork()
  }

  /// Where more of the edges are unmatched than this, borders were drawn twice: then all edges are noded, and who
  /// claims a face is known at once.
  private static let fewUnmatched = 0.4

  /// - Parameter onStep: told when a step begins, on the caller's task.
  func find(onStep: (CoverageAnalysis.Step) -> Void = { _ in }) async throws -> Result? {
    onStep(.match)
    let matching = try await EdgeMatching.find(in: shapes.table, among: shapes.isUsable, threads: threads)
    guard let grid = NodingGrid(covering: extent) else { return nil }
    onStep(.node)
    let borders = BorderSegments(table: shapes.table, grid: grid)
    let isDrawnTwice = Double(matching.unmatched.count) > Self.fewUnmatched * Double(matching.edgeCount)
    let edges = isDrawnTwice ? allEdges(borders) : borders.edges(leaving: matching.unmatched)
    let outline = boundary.map { BoundarySnapping($0, to: edges, on: grid).snapped($0) }
    let boundarySegments = outline.map { borders.edges(of: $0, owner: .boundary) }
    let placeholders = placeholderSegments(borders, onlyFirst: isDrawnTwice)
    var arrangement = Arrangement(on: grid)
    let all = edges + (boundarySegments ?? []) + placeholders.sorted { $0.key < $1.key }.flatMap(\.value)
    guard let noding = try await Noding.find(in: all, mostLooks: ZoneLayout.mostLooks(all.count), threads: threads)
    else { return nil }
    arrangement.fill(all, noding) { isDrawnTwice || !FaceDepths.Change($0, $1).isNone }
    onStep(.faces)
    let depths = FaceDepths(of: arrangement, times: isDrawnTwice ? timesOfFirst : [:])
    guard depths.isSound, depths.deepest <= CrowdBudget.counted else { return nil }
    var result = Result()
    result.work = CoverageWork(
      edges: matching.edgeCount, unmatched: matching.unmatched.count, segments: all.count, faces: arrangement.faceCount)
    addDepths(arrangement, depths, to: &result)
    let zones = FaceZones(arrangement, depths, hasBoundary: boundary != nil, hasAnchors: !isDrawnTwice)
    result.work.zones = zones.zones.count
    let pieces: ClaimedFaces.Pieces?
    if isDrawnTwice {
      pieces = try await claims(of: zones, in: arrangement)
    } else {
      let near = try await shapesNear(zones.zones, grid)
      let layout = ZoneLayout(
        shapes: shapes, equal: EqualRows(equal), borders: borders,
        large: LargeShapes(among: near.shapes, of: shapes.table), boundary: BoundaryBorder(boundarySegments),
        placeholders: placeholders)
      pieces = try await claims(of: zones, near, layout)
    }
    guard let pieces else { return nil }
    result.pieces = pieces
    return result
  }

  /// For how many shapes the first of equal ones stands.
  private var timesOfFirst: [BorderOwner: Int32] {
    let places = Dictionary(shapes.leftOut.enumerated().map { ($1.shape, $0) }) { first, _ in first }
    return Dictionary(
      equal.map { group in
        (places[group.first].map { .placeholder($0) } ?? .shape(group.first), Int32(group.rows.count))
      }
    ) { first, _ in first }
  }

  /// Of all shapes that take part; of equal ones the first stands for all.
  private func allEdges(_ borders: BorderSegments) -> [BorderSegment] {
    var takesPart = shapes.isUsable
    for group in equal { for row in group.rows.dropFirst() { takesPart[row] = false } }
    var edges: [BorderSegment] = []
    edges.reserveCapacity(shapes.table.vertexCount)
    let everywhere = Envelope(minX: -.infinity, minY: -.infinity, maxX: .infinity, maxY: .infinity)
    for row in takesPart.indices where takesPart[row] {
      borders.appendEdges(of: row, large: nil, near: everywhere, to: &edges)
    }
    return edges
  }

  /// Where all edges are in the arrangement: who claims a face shows on the way to it from outside.
  private func claims(of zones: FaceZones, in arrangement: Arrangement) async throws -> ClaimedFaces.Pieces? {
    var walk = ClaimWalk()
    var claims = FoundClaims(zones: zones.zones.count)
    walk.walk(arrangement, from: 0, owners: [], isInsideBoundary: boundary == nil) { face, owners, isInside in
      let zone = zones.zoneOfFace[Int(face)]
      if zone >= 0 { claims.add(face, owners, isInside: isInside, zone: Int(zone)) }
    }
    guard claims.isSound else { return nil }
    let faces = ClaimedFaces(leftOut: shapes.leftOut, equal: EqualRows(equal))
    let chunks = try await ParallelChunks.map(count: zones.zones.count, threads: threads, chunkSize: 16_384) {
      [claims] rows in
      var faces = faces
      var outline = FaceOutline()
      var pieces = ClaimedFaces.Pieces()
      for zone in rows {
        faces.removeAll()
        claims.forEach(inZone: zone) { faces.add($0, $1, isInside: $2) }
        pieces.append(faces.pieces(in: arrangement, &outline))
      }
      return pieces
    }
    return .joining(chunks)
  }

  private var extent: Envelope {
    var extent = boundary?.envelope ?? .empty
    for shape in shapes.isUsable.indices where shapes.isUsable[shape] { extent.formUnion(shapes.envelope(of: shape)) }
    for left in shapes.leftOut { if let placeholder = left.placeholder { extent.formUnion(placeholder.envelope) } }
    return extent
  }

  /// By place among the left-out shapes.
  private func placeholderSegments(_ borders: BorderSegments, onlyFirst: Bool) -> [Int: [BorderSegment]] {
    let again = onlyFirst ? Set(equal.flatMap { $0.rows.dropFirst() }) : []
    var segments: [Int: [BorderSegment]] = [:]
    for (place, left) in shapes.leftOut.enumerated() where !again.contains(left.shape) {
      guard let region = left.placeholder, !region.isEmpty else { continue }
      segments[place] = borders.edges(of: region, owner: .placeholder(place))
    }
    return segments
  }

  private func addDepths(_ arrangement: Arrangement, _ depths: FaceDepths, to result: inout Result) {
    var outline = FaceOutline()
    for face in 0..<arrangement.faceCount where face > 0 {
      let area = Area.squareMetres(arrangement.area(ofFace: face))
      let isInside = boundary == nil || depths.boundary[face] > 0
      let k = Int(depths.shapes[face])
      guard k == 0 else {
        result.depths.add(area, multiplicity: k, isInside: isInside)
        continue
      }
      guard isInside, boundary != nil else { continue }
      if depths.placeholders[face] > 0 {
        result.depths.undecidedInside += area
      } else {
        result.depths.add(area, multiplicity: 0, isInside: true)
        result.gaps += outline.region(of: [UInt32(face)], in: arrangement).polygons
      }
    }
  }

  private func claims(
    of found: FaceZones, _ near: NearShapes, _ layout: ZoneLayout
  ) async throws -> ClaimedFaces.Pieces? {
    let zones = found.zones
    guard !zones.isEmpty else { return ClaimedFaces.Pieces() }
    let tree = BoxTree(zones.map(\.box))
    var left = [[Int]](repeating: [], count: zones.count)
    let again = Set(equal.flatMap { $0.rows.dropFirst() })
    for (place, segments) in layout.placeholders.sorted(by: { $0.key < $1.key })
    where !again.contains(shapes.leftOut[place].shape) {
      let box = segments.reduce(into: GridBox()) { $0.formUnion($1.box) }
      tree.visit(box) {
        left[$0].append(place)
        return true
      }
    }
    let chunks = try await ParallelChunks.map(count: zones.count, threads: threads, chunkSize: 64) {
      [left] rows -> ClaimedFaces.Pieces? in
      var claims = ZoneClaims(layout)
      var pieces = ClaimedFaces.Pieces()
      for zone in rows {
        guard
          let found = claims.pieces(
            of: zones[zone], anchors: found.anchors[zones[zone].anchors],
            shapes: near.shapes[near.starts[zone]..<near.starts[zone + 1]], placeholders: left[zone])
        else { return nil }
        pieces.append(found)
      }
      return pieces
    }
    guard !chunks.contains(where: { $0 == nil }) else { return nil }
    return .joining(chunks.compactMap { $0 })
  }

  /// Rows of shapes whose envelopes meet a zone, zone after zone, ascending; of equal ones the first.
  private struct NearShapes {
    /// Zone z has `shapes[starts[z] ..< starts[z + 1]]`.
    var starts: [Int]
    var shapes: [Int32]
  }

  private func shapesNear(_ zones: [FaceZones.Zone], _ grid: NodingGrid) async throws -> NearShapes {
    var takesPart = shapes.isUsable
    for group in equal { for row in group.rows.dropFirst() { takesPart[row] = false } }
    let tree = BoxTree(zones.map(\.box))
    let mask = BoxMask(zones.map(\.box))
    let chunks = try await ParallelChunks.map(count: shapes.table.count, threads: threads, chunkSize: 16_384) {
      [takesPart, shapes] rows in
      var found: [(zone: Int32, shape: Int32)] = []
      for row in rows where takesPart[row] {
        let envelope = shapes.envelopes[row]
        guard !envelope.isEmpty else { continue }
        let low = grid.point(Coordinate(x: envelope.minX, y: envelope.minY))
        let high = grid.point(Coordinate(x: envelope.maxX, y: envelope.maxY))
        let box = GridBox(minX: low.x - 2, minY: low.y - 2, maxX: high.x + 2, maxY: high.y + 2)
        guard mask.mayMeet(box) else { continue }
        tree.visit(box) { zone in
          found.append((Int32(zone), Int32(row)))
          return true
        }
      }
      return found
    }
    var starts = [Int](repeating: 0, count: zones.count + 2)
    for chunk in chunks { for pair in chunk { starts[Int(pair.zone) + 2] += 1 } }
    for zone in 1..<starts.count { starts[zone] += starts[zone - 1] }
    var rows = [Int32](repeating: 0, count: starts[starts.count - 1])
    for chunk in chunks {
      for pair in chunk {
        rows[starts[Int(pair.zone) + 1]] = pair.shape
        starts[Int(pair.zone) + 1] += 1
      }
    }
    starts.removeLast()
    return NearShapes(starts: starts, shapes: rows)
  }
}
