import Geometry

/// What a set of shapes looks like as a coverage, by its borders: edges are matched, what is left over is noded and
/// divides the plane into faces of one multiplicity, and a closer look at the faces that are claimed more than once
/// tells who claims them.
///
/// It gives up on layers for which it is not made: shapes piled on each other, borders that are no rings. The pairwise
/// way then decides.
struct EdgeCoverage {
  let shapes: ShapeSet
  let equalRows: EqualRows
  let boundary: MultiPolygon?
  let threads: Int
  /// Of a strip at least, where strips are looked at.
  var pointsPerStrip = StripCoverage.pointsPerStrip
  var fewUnmatched = Self.fewUnmatched

  init(shapes: ShapeSet, equal: [EqualShapes], boundary: MultiPolygon?, threads: Int) {
    self.shapes = shapes
    equalRows = EqualRows(equal)
    self.boundary = boundary
    self.threads = threads
  }

  /// What was found, without widths.
  struct Result: Sendable {
    var pieces = JoinedPieces()
    /// Each polygon of each region is one.
    var gaps: [RegionColumns] = []
    var depths = DepthAreas()
    var work = CoverageWork()
  }

  /// Where more of the edges are unmatched than this, borders were drawn twice: then all edges are noded, and who
  /// claims a face is known at once.
  static let fewUnmatched = 0.4

  /// - Parameter onStep: told when a step begins, on the caller's task.
  func find(onStep: (CoverageAnalysis.Step) -> Void = { _ in }) async throws -> Result? {
    onStep(.match)
    let matching = try await EdgeMatching.find(in: shapes.table, among: shapes.isUsable, threads: threads)
    let extent = extent
    guard let grid = NodingGrid(covering: extent) else { return nil }
    onStep(.node)
    let borders = BorderSegments(table: shapes.table, grid: grid)
    let isDrawnTwice = Double(matching.unmatched.count) > fewUnmatched * Double(matching.edgeCount)
    var result =
      isDrawnTwice
      ? try await allEdges(borders, within: extent)
      : try await unmatchedEdges(matching.unmatched, borders, onStep)
    result?.work.edges = matching.edgeCount
    result?.work.unmatched = matching.unmatched.count
    return result
  }

  private func allEdges(_ borders: BorderSegments, within extent: Envelope) async throws -> Result? {
    let points = shapes.table.points.lazy.filter { extent.contains($0) }
    let boundary = boundarySegments(borders, near: points)
    let placeholders = placeholderSegments(borders, onlyFirst: true).sorted { $0.key < $1.key }.flatMap(\.value)
    let strips = StripLayout(
      shapes.table.points, (boundary ?? []) + placeholders, within: extent, on: borders.grid,
      pointsPerStrip: pointsPerStrip)
    let layout = StripCoverage.Layout(
      shapes: shapes, equal: equalRows, borders: borders, strips: strips, large: LargeShapes(in: shapes),
      boundary: BoundaryBorder(boundary), placeholders: placeholders)
    return try await StripCoverage(layout: layout, threads: threads).find()
  }

  private func unmatchedEdges(
    _ unmatched: [UInt32], _ borders: BorderSegments, _ onStep: (CoverageAnalysis.Step) -> Void
  ) async throws -> Result? {
    let edges = borders.edges(leaving: unmatched)
    let boundarySegments = boundarySegments(borders, near: edges.lazy.flatMap { [$0.from, $0.to] })
    let placeholders = placeholderSegments(borders, onlyFirst: false)
    let all = edges + (boundarySegments ?? []) + placeholders.sorted { $0.key < $1.key }.flatMap(\.value)
    guard let noding = try await Noding.find(in: all, mostLooks: ZoneLayout.mostLooks(all.count), threads: threads)
    else { return nil }
    var arrangement = Arrangement(on: borders.grid)
    arrangement.fill(all, noding, threads: threads) { !FaceDepths.Change($0).isNone }
    onStep(.faces)
    let depths = FaceDepths(of: arrangement)
    guard depths.isSound, depths.deepest <= CrowdBudget.counted else { return nil }
    var result = Result()
    result.work.segments = all.count
    result.work.faces = arrangement.faceCount
    let areas = (0..<arrangement.faceCount).map { Area.squareMetres(arrangement.area(ofFace: $0)) }
    addDepths(arrangement, depths, areas, to: &result)
    let zones = FaceZones(arrangement, depths, areas: areas, hasBoundary: boundary != nil)
    result.work.zones = zones.zones.count
    guard let pieces = try await claims(of: zones, borders, BoundaryBorder(boundarySegments), placeholders)
    else { return nil }
    result.pieces = try await PieceJoining(pieces, equal: equalRows, threads: threads).joined()
    return result
  }

  private func boundarySegments(_ borders: BorderSegments, near shapes: some Sequence<Coordinate>) -> [BorderSegment]? {
    boundary.map {
      let outline = BoundarySnapping($0, to: shapes, on: borders.grid).snapped($0)
      return borders.edges(of: outline, owner: .boundary)
    }
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
    var gaps = RegionColumns()
    for (face, area) in areas.enumerated() where face > 0 {
      let isInside = boundary == nil || depths.boundary[face] > 0
      let k = Int(depths.shapes[face])
      guard k == 0 else {
        result.depths.add(area, multiplicity: k, isInside: isInside)
        continue
      }
      guard isInside, boundary != nil else { continue }
      if depths.placeholders[face] > 0 {
        result.depths.addUndecided(area)
      } else {
        result.depths.add(area, multiplicity: 0, isInside: true)
        if outline.trace([UInt32(face)], in: arrangement) { _ = outline.append(to: &gaps) }
      }
    }
    result.gaps = [gaps]
  }
}
