public import Geometry

/// How overlaps and gaps are found; both give the same answer.
public enum CoverageWay: String, Sendable, CaseIterable {
  /// By edges, and by pairs where those are not made for the layer.
  case automatic
  /// By matching edges and noding those left over.
  case edges
  /// By looking at each pair of shapes whose envelopes meet.
  case pairs
}

/// Works out what a set of shapes looks like as a coverage.
public struct CoverageAnalysis: Sendable {
  /// The outline inside which everything should be covered; nil when there is none.
  public var boundary: MultiPolygon?
  /// Gaps, outside parts and identities need the union of all shapes; false spares that.
  public var looksAtGaps: Bool
  /// Widths are measured for overlaps and gaps larger than this.
  public var widthFrom: Area
  public var threads: Int
  public var way = CoverageWay.automatic
  /// How much may be listed; nil takes what suits a layer of so many shapes.
  var budget: CrowdBudget?

  public init(boundary: MultiPolygon?, looksAtGaps: Bool, widthFrom: Area, threads: Int) {
    self.boundary = boundary
    self.looksAtGaps = looksAtGaps
    self.widthFrom = widthFrom
    self.threads = threads
  }

  /// What the analysis is at; told with the rows done, of as many as there are shapes or tiles.
  public enum Step: Sendable { case match, node, faces, overlaps, gaps }

  /// - Throws: `GeometryError` when an overlay of the whole fails; a pair that cannot be intersected is reported
  ///   instead. `WayNotMade` where only edges may be looked at, and they are not made for the layer.
  public func report(
    on given: ShapeSet, onRows: ((Step, Int) -> Void)? = nil
  ) async throws -> CoverageReport {
    let shapes = given.asCoverage
    var report = CoverageReport()
    report.insertedVertices = given.insertedVertices
    report.examined = shapes.isUsable.count { $0 }
    report.leftOut = shapes.leftOut
    report.equalShapes = EqualShapes.find(in: shapes.table)
    if way != .pairs {
      if let found = try await byEdges(report, on: shapes, onRows) { return found }
      if way == .edges { throw WayNotMade() }
    }
    return try await byPairs(report, on: shapes, onRows)
  }

  /// The layer is not of the kind that can be looked at by its edges alone: shapes in piles, borders that are no rings.
  public struct WayNotMade: Error, Sendable, Equatable {}

  /// Nil where edges alone do not tell.
  private func byEdges(
    _ report: CoverageReport, on shapes: ShapeSet, _ onRows: ((Step, Int) -> Void)?
  ) async throws -> CoverageReport? {
    let outline = looksAtGaps ? boundary?.canonical : nil
    let edges = EdgeCoverage(shapes: shapes, equal: report.equalShapes, boundary: outline, threads: threads)
    let budget = self.budget ?? CrowdBudget(shapes: shapes.table.count)
    guard let found = try await edges.find(onStep: { onRows?($0, 0) }),
      found.pieces.overlaps.count <= budget.pairs
    else { return nil }
    onRows?(.overlaps, shapes.table.count)
    var report = report
    report.way = .edges
    report.work = found.work
    report.overlaps = try await measured(found.pieces.overlaps)
    report.faces = found.pieces.faces
    guard looksAtGaps else { return report }
    if outline != nil {
      report.gaps = try sortedGaps(MultiPolygon(found.gaps), engine: GeometryEngine())
      report.outside = found.pieces.outside.sorted { ($1.area, $0.shape) < ($0.area, $1.shape) }
    }
    var identities = CoverageIdentities(
      multiplicities: found.depths.multiplicities, boundaryArea: outline.map { .squareMetres($0.area) },
      shapeSum: shapes.areas.sum() - report.insertedVertices.area, undecidedInside: found.depths.undecidedInside)
    identities.insertedArea = report.insertedVertices.area
    report.identities = identities
    onRows?(.gaps, shapes.table.count)
    return report
  }

  func measured(_ overlaps: [ShapeOverlap]) async throws -> [ShapeOverlap] {
    let limit = widthFrom
    let chunks = try await ParallelChunks.map(count: overlaps.count, threads: threads, chunkSize: 128) { rows in
      let engine = GeometryEngine()
      return try rows.map { row in
        var overlap = overlaps[row]
        overlap.region = overlap.region.canonical
        if overlap.area > limit { overlap.width = try Width.measure(overlap.region, engine: engine) }
        return overlap
      }
    }
    return chunks.flatMap { $0 }
  }

  func sortedGaps(_ gaps: MultiPolygon, engine: GeometryEngine) throws(GeometryError) -> [CoverageGap] {
    var result: [CoverageGap] = []
    for polygon in gaps.canonical.polygons {
      let area = Area.squareMetres(polygon.area)
      guard area > .zero else { continue }
      let width = area > widthFrom ? try Width.measure(MultiPolygon(polygon), engine: engine) : nil
      result.append(CoverageGap(area: area, region: polygon, width: width))
    }
    return result.sorted { a, b in
      guard a.area == b.area, let p = a.region.exterior.coordinates.first, let q = b.region.exterior.coordinates.first
      else { return a.area > b.area }
      return Coordinate.precedes(p, q)
    }
  }
}
