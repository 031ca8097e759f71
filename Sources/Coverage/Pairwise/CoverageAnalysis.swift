public import Geometry

/// Works out what a set of shapes looks like as a coverage: the plain pairwise way.
public struct CoverageAnalysis: Sendable {
  /// The outline inside which everything should be covered; nil when there is none.
  public var boundary: MultiPolygon?
  /// Gaps, outside parts and identities need the union of all shapes; false spares that.
  public var looksAtGaps: Bool
  /// Widths are measured for overlaps and gaps larger than this.
  public var widthFrom: Area
  public var threads: Int

  public init(boundary: MultiPolygon?, looksAtGaps: Bool, widthFrom: Area, threads: Int) {
    self.boundary = boundary
    self.looksAtGaps = looksAtGaps
    self.widthFrom = widthFrom
    self.threads = threads
  }

  /// What the analysis is at; told with the rows done, of as many as there are shapes or tiles.
  public enum Step: Sendable { case overlaps, gaps }

  /// - Throws: `GeometryError` when an overlay of the whole fails; a pair that cannot be intersected is reported
  ///   instead.
  public func report(
    on shapes: ShapeSet, onRows: ((Step, Int) -> Void)? = nil
  ) async throws -> CoverageReport {
    var report = CoverageReport()
    report.examined = shapes.isUsable.count { $0 }
    report.leftOut = shapes.leftOut
    let pairs = try await PairwiseOverlaps.find(in: shapes, threads: threads) { onRows?(.overlaps, $0) }
    report.undecidedPairs = pairs.undecided
    report.overlaps = try await measured(pairs.overlaps)
    report.faces = try await OverlapFaces.arrange(
      pairs.overlaps + PairwiseOverlaps.underPlaceholders(of: shapes), in: shapes, threads: threads)
    guard looksAtGaps else { return report }
    let covered = try await Covered.unite(shapes, threads: threads) { onRows?(.gaps, $0) }
    try await addGapsAndIdentities(to: &report, shapes: shapes, covered: covered)
    return report
  }

  private func measured(_ overlaps: [ShapeOverlap]) async throws -> [ShapeOverlap] {
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

  private func addGapsAndIdentities(
    to report: inout CoverageReport, shapes: ShapeSet, covered: Covered
  ) async throws {
    let engine = GeometryEngine()
    let placeholders = try engine.union(of: report.leftOut.compactMap(\.placeholder))
    var identities = CoverageIdentities(
      multiplicities: [], boundaryArea: nil, shapeSum: shapes.areas.sum(), undecidedInside: .zero)
    var coveredInside = Area.squareMetres(covered.union.area)
    var coveredOutside = Area.zero
    if let boundary {
      identities.boundaryArea = .squareMetres(boundary.area)
      let open = try engine.difference(boundary, covered.union)
      let gaps = placeholders.isEmpty ? open : try engine.difference(open, placeholders)
      identities.undecidedInside = .squareMetres(open.area) - .squareMetres(gaps.area)
      report.gaps = try sortedGaps(gaps, engine: engine)
      coveredInside = .squareMetres(try engine.intersection(boundary, covered.union).area)
      coveredOutside = .squareMetres(try engine.difference(covered.union, boundary).area)
      report.outside = try await outsideParts(of: shapes, boundary: boundary)
      report.faces = try insideAreas(of: report.faces, boundary: boundary, engine: engine)
    }
    identities.multiplicities = multiplicities(
      faces: report.faces, gaps: (report.gaps ?? []).map(\.area).sum(), inside: coveredInside, outside: coveredOutside)
    report.identities = identities
  }

  private func multiplicities(
    faces: [OverlapFace], gaps: Area, inside: Area, outside: Area
  ) -> [CoverageIdentities.Multiplicity] {
    let faces = faces.filter { $0.claimants.count > 1 }
    let deepest = faces.map(\.claimants.count).max() ?? 1
    var byDepth = (0...max(deepest, 1)).map { CoverageIdentities.Multiplicity(k: $0, inside: .zero, outside: .zero) }
    for face in faces {
      byDepth[face.claimants.count].inside += face.areaInside
      byDepth[face.claimants.count].outside += face.area - face.areaInside
    }
    byDepth[0].inside = gaps
    byDepth[1].inside = inside - byDepth.dropFirst(2).map(\.inside).sum()
    byDepth[1].outside = outside - byDepth.dropFirst(2).map(\.outside).sum()
    return byDepth
  }

  private func sortedGaps(_ gaps: MultiPolygon, engine: GeometryEngine) throws(GeometryError) -> [CoverageGap] {
    var result: [CoverageGap] = []
    for polygon in gaps.polygons {
      let area = Area.squareMetres(polygon.area)
      guard area > .zero else { continue }
      let width = area > widthFrom ? try Width.measure(MultiPolygon(polygon), engine: engine) : nil
      result.append(CoverageGap(area: area, region: polygon.canonical, width: width))
    }
    return result.sorted { a, b in
      guard a.area == b.area, let p = a.region.exterior.coordinates.first, let q = b.region.exterior.coordinates.first
      else { return a.area > b.area }
      return Coordinate.precedes(p, q)
    }
  }

  private func insideAreas(
    of faces: [OverlapFace], boundary: MultiPolygon, engine: GeometryEngine
  ) throws(GeometryError) -> [OverlapFace] {
    let regions = GeometryBatch(faces.map(\.region))
    let prepared = try engine.prepared(boundary)
    var result = faces
    for row in result.indices {
      guard try !prepared.covers(regions, row) else { continue }
      let inside = Area.squareMetres(try engine.intersection(result[row].region, boundary).area)
      result[row].areaInside = min(inside, result[row].area)
    }
    return result
  }

  private func outsideParts(of shapes: ShapeSet, boundary: MultiPolygon) async throws -> [OutsidePart] {
    let outlines = GeometryBatch([boundary])
    let rows = shapes.isUsable.indices.filter { shapes.isUsable[$0] }
    let chunks = try await ParallelChunks.map(count: rows.count, threads: threads, chunkSize: 4096) { range in
      let engine = GeometryEngine()
      let prepared = try engine.prepared(outlines, 0)
      var parts: [OutsidePart] = []
      for shape in rows[range] where try !prepared.covers(shapes.batch, shape) {
        let region = try engine.difference(shapes.batch, shape, outlines, 0)
        let area = Area.squareMetres(region.area)
        if area > .zero { parts.append(OutsidePart(shape: shape, area: area, region: region.canonical)) }
      }
      return parts
    }
    return chunks.flatMap { $0 }.sorted { ($1.area, $0.shape) < ($0.area, $1.shape) }
  }
}
