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
  /// Of a strip at least, where all edges are noded; about what suits a core.
  var pointsPerStrip = StripCoverage.pointsPerStrip
  /// Where a larger share of the edges is unmatched, all are noded.
  var fewUnmatched = EdgeCoverage.fewUnmatched

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
    report.equalShapes = try await EqualShapes.find(in: shapes.table, threads: threads)
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
    var edges = EdgeCoverage(shapes: shapes, equal: report.equalShapes, boundary: outline, threads: threads)
    (edges.pointsPerStrip, edges.fewUnmatched) = (pointsPerStrip, fewUnmatched)
    let budget = self.budget ?? CrowdBudget(shapes: shapes.table.count)
    guard var found = try await edges.find(onStep: { onRows?($0, 0) }),
      found.pieces.overlaps.count <= budget.pairs
    else { return nil }
    onRows?(.overlaps, shapes.table.count)
    var report = report
    report.way = .edges
    report.work = found.work
    report.work.circles += try await measureWidths(of: &found.pieces.overlaps)
    report.overlaps = found.pieces.overlaps
    report.faces = found.pieces.faces
    guard looksAtGaps else { return report }
    if outline != nil {
      let gaps = try await sortedGaps(found.gaps)
      report.gaps = gaps.gaps
      report.work.circles += gaps.circles
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

  /// Of those above the limit; their regions are canonical.
  ///
  /// - Returns: how many GEOS had to measure.
  func measureWidths(of overlaps: inout [ShapeOverlap]) async throws -> Int {
    let wide = overlaps.indices.filter { overlaps[$0].area > widthFrom }
    let regions = wide.map { overlaps[$0].region }
    let found = try await widths(of: regions)
    for (index, width) in zip(wide, found.widths) { overlaps[index].width = width }
    return found.circles
  }

  private func widths(of regions: [MultiPolygon]) async throws -> (widths: [Width], circles: Int) {
    let chunks = try await ParallelChunks.map(count: regions.count, threads: threads, chunkSize: 128) { rows in
      let engine = GeometryEngine()
      var circles = 0
      let widths = try regions[rows].map { region in
        if let width = Width.withoutGEOS(region) { return width }
        circles += 1
        return try Width.measure(region, engine: engine)
      }
      return (widths, circles)
    }
    return (chunks.flatMap(\.0), chunks.reduce(0) { $0 + $1.1 })
  }

  /// By descending area, then place.
  ///
  /// - Parameter columns: of canonical regions, of which each polygon is a gap.
  func sortedGaps(_ columns: [RegionColumns]) async throws -> (gaps: [CoverageGap], circles: Int) {
    struct Place {
      var area: Area
      var start: Coordinate
      var column: Int
      var polygon: Int
    }
    var order: [Place] = []
    for (index, column) in columns.enumerated() {
      for polygon in 0..<column.polygonCount {
        let area = Area.squareMetres(column.area(ofPolygon: polygon))
        guard area > .zero else { continue }
        order.append(Place(area: area, start: column.start(ofPolygon: polygon), column: index, polygon: polygon))
      }
    }
    order.sort { $0.area == $1.area ? Coordinate.precedes($0.start, $1.start) : $0.area > $1.area }
    var gaps = ParallelChunks.array(count: order.count, threads: threads) { [order] index in
      let place = order[index]
      return CoverageGap(area: place.area, region: columns[place.column].polygon(place.polygon))
    }
    let wide = gaps.prefix { $0.area > widthFrom }.map { MultiPolygon($0.region) }
    let found = try await widths(of: wide)
    for (index, width) in found.widths.enumerated() { gaps[index].width = width }
    return (gaps, found.circles)
  }
}
