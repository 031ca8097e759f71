import Geometry

/// What a set of shapes looks like as a coverage, by its borders: edges are matched, what is left over is noded and
/// divides the plane into faces of one multiplicity, and a closer look at the faces that are claimed more than once
/// tells who claims them.
///
/// It gives up on layers for which it is not made: shapes piled on each other, borders that are no rings. The pairwise
/// way then decides.
struct EdgeCoverage {
  let shapes: ShapeSet
  private let equal: [EqualShapes]
  private let equalRows: EqualRows
  let boundary: MultiPolygon?
  let threads: Int

  init(shapes: ShapeSet, equal: [EqualShapes], boundary: MultiPolygon?, threads: Int) {
    self.shapes = shapes
    self.equal = equal
    equalRows = EqualRows(equal)
    self.boundary = boundary
    self.threads = threads
  }

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
    let areas = (0..<arrangement.faceCount).map { Area.squareMetres(arrangement.area(ofFace: $0)) }
    addDepths(arrangement, depths, areas, to: &result)
    let zones = FaceZones(
      arrangement, depths, areas: areas, hasBoundary: boundary != nil, hasAnchors: !isDrawnTwice)
    result.work.zones = zones.zones.count
    let pieces =
      isDrawnTwice
      ? try await claims(of: zones, in: arrangement)
      : try await claims(of: zones, borders, BoundaryBorder(boundarySegments), placeholders)
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
    let takesPart = equalRows.withoutRepeated(shapes.isUsable)
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
    let faces = ClaimedFaces(leftOut: shapes.leftOut, equal: equalRows)
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
    var segments: [Int: [BorderSegment]] = [:]
    for (place, left) in shapes.leftOut.enumerated()
    where !(onlyFirst && equalRows.repeated.contains(left.shape)) {
      guard let region = left.placeholder, !region.isEmpty else { continue }
      segments[place] = borders.edges(of: region, owner: .placeholder(place))
    }
    return segments
  }

  /// - Parameter areas: by face.
  private func addDepths(
    _ arrangement: Arrangement, _ depths: FaceDepths, _ areas: [Area], to result: inout Result
  ) {
    var outline = FaceOutline()
    for (face, area) in areas.enumerated() where face > 0 {
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

  /// Where only unmatched edges are in the arrangement: zone by zone.
  private func claims(
    of found: FaceZones, _ borders: BorderSegments, _ boundary: BoundaryBorder, _ placeholders: [Int: [BorderSegment]]
  ) async throws -> ClaimedFaces.Pieces? {
    let zones = found.zones
    guard !zones.isEmpty else { return ClaimedFaces.Pieces() }
    let boxes = zones.map(\.box)
    let tree = BoxTree(boxes)
    let near = try await shapesNear(boxes, tree, borders.grid)
    let left = placeholdersNear(zones.count, tree, placeholders)
    let layout = ZoneLayout(
      shapes: shapes, equal: equalRows, borders: borders, large: LargeShapes(among: near.shapes, of: shapes.table),
      boundary: boundary, placeholders: placeholders)
    let chunks = try await ParallelChunks.map(count: zones.count, threads: threads, chunkSize: 64) {
      rows -> ClaimedFaces.Pieces? in
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

  /// For each zone the places of placeholders that may meet it, ascending; of equal ones the first.
  private func placeholdersNear(_ zones: Int, _ tree: BoxTree, _ placeholders: [Int: [BorderSegment]]) -> [[Int]] {
    var near = [[Int]](repeating: [], count: zones)
    for (place, segments) in placeholders.sorted(by: { $0.key < $1.key })
    where !equalRows.repeated.contains(shapes.leftOut[place].shape) {
      let box = segments.reduce(into: GridBox()) { $0.formUnion($1.box) }
      tree.visit(box) {
        near[$0].append(place)
        return true
      }
    }
    return near
  }

  /// Rows of shapes whose envelopes meet a zone, zone after zone, ascending; of equal ones the first.
  private struct NearShapes {
    /// Zone z has `shapes[starts[z] ..< starts[z + 1]]`.
    var starts: [Int]
    var shapes: [Int32]
  }

  /// - Parameters:
  ///   - zones: their boxes.
  ///   - tree: of these boxes.
  private func shapesNear(_ zones: [GridBox], _ tree: BoxTree, _ grid: NodingGrid) async throws -> NearShapes {
    let takesPart = equalRows.withoutRepeated(shapes.isUsable)
    let mask = BoxMask(zones)
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
