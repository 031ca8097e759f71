import Geometry

/// The plain way: pairs whose envelopes meet, one by one, equal shapes taken once, and shapes piled on each other taken
/// as a whole.
extension CoverageAnalysis {
  /// - Throws: `GeometryError` when an overlay of the whole fails; a pair that cannot be intersected is reported
  ///   instead.
  func byPairs(
    _ report: CoverageReport, on shapes: ShapeSet, _ onRows: ((Step, Int) -> Void)?
  ) async throws -> CoverageReport {
    var report = report
    report.way = .pairs
    let budget = self.budget ?? CrowdBudget(shapes: shapes.table.count)
    let search = OverlapSearch(shapes: shapes, equal: report.equalShapes, threads: threads, budget: budget)
    let found = try await search.run { onRows?(.overlaps, $0) }
    let placeholders = try PlaceholderOverlaps.find(in: shapes, equal: report.equalShapes, besides: found.piles)
    report.pileUps = try await PileLand(
      shapes: shapes, equal: report.equalShapes, threads: threads, mostCrossings: budget.crossings
    ).piles(found.piles, leftOut: placeholders.piles)
    report.undecidedPairs = found.pairs.undecided
    report.overlaps = found.pairs.overlaps
    for index in report.overlaps.indices { report.overlaps[index].region = report.overlaps[index].region.canonical }
    _ = try await measureWidths(of: &report.overlaps)
    let piled = Set(report.pileUps.flatMap(\.rows))
    let faces = try await OverlapFaces.arrange(
      found.pairs.overlaps + placeholders.overlaps,
      equal: report.equalShapes.filter { !piled.contains($0.first) }, in: shapes, threads: threads)
    report.faces = try outsidePiles(faces, report.pileUps)
    guard looksAtGaps else { return report }
    let unpiled = shapes.isUsable.indices.filter { shapes.isUsable[$0] && !piled.contains($0) }
    var covered = try await Covered.unite(shapes, rows: unpiled, threads: threads) { onRows?(.gaps, $0) }
    let piles = report.pileUps.filter { !$0.isLeftOut }.map(\.region)
    if !piles.isEmpty { covered.union = try GeometryEngine().union(of: [covered.union] + piles) }
    try await addGapsAndIdentities(to: &report, shapes: shapes, covered: covered)
    return report
  }

  /// Faces without the land of piles, where nobody knows how many claim it.
  private func outsidePiles(_ faces: [OverlapFace], _ piles: [PileUp]) throws(GeometryError) -> [OverlapFace] {
    guard !piles.isEmpty else { return faces }
    let engine = GeometryEngine()
    let land = try engine.union(of: piles.map(\.region))
    let envelope = land.envelope
    var result: [OverlapFace] = []
    for var face in faces {
      if face.region.envelope.intersects(envelope) {
        face.region = try engine.difference(face.region, land).canonical
        face.area = .squareMetres(face.region.area)
        face.areaInside = face.area
      }
      if face.area > .zero { result.append(face) }
    }
    return result
  }

  private func addGapsAndIdentities(
    to report: inout CoverageReport, shapes: ShapeSet, covered: Covered
  ) async throws {
    let engine = GeometryEngine()
    let placeholders = try self.placeholders(of: report, engine: engine)
    var identities = CoverageIdentities(
      multiplicities: [], boundaryArea: nil, shapeSum: shapes.areas.sum() - report.insertedVertices.area,
      undecidedInside: .zero)
    identities.insertedArea = report.insertedVertices.area
    var coveredInside = Area.squareMetres(covered.union.canonical.area)
    var coveredOutside = Area.zero
    if let boundary = boundary?.canonical {
      identities.boundaryArea = .squareMetres(boundary.area)
      let grid = NodingGrid.step
      let open = try engine.difference(boundary, covered.union, gridSize: grid)
      let gaps = placeholders.isEmpty ? open : try engine.difference(open, placeholders, gridSize: grid)
      identities.undecidedInside = .squareMetres(open.canonical.area) - .squareMetres(gaps.canonical.area)
      var columns = RegionColumns()
      _ = columns.append(gaps.canonical)
      report.gaps = try await sortedGaps([columns]).gaps
      coveredInside = .squareMetres(try engine.intersection(boundary, covered.union, gridSize: grid).canonical.area)
      coveredOutside = .squareMetres(try engine.difference(covered.union, boundary, gridSize: grid).canonical.area)
      report.outside = try await outsideParts(of: shapes, boundary: boundary)
      report.faces = try insideAreas(of: report.faces, boundary: boundary, engine: engine)
    }
    try addPiles(of: report, covered, to: &identities, engine: engine)
    identities.multiplicities = multiplicities(
      faces: report.faces, gaps: (report.gaps ?? []).map(\.area).sum(),
      inside: coveredInside - identities.piledUpInside, outside: coveredOutside - identities.piledUpOutside)
    report.identities = identities
  }

  /// The land of what was left out, that of piles as a whole.
  private func placeholders(
    of report: CoverageReport, engine: GeometryEngine
  ) throws(GeometryError) -> MultiPolygon {
    let piles = report.pileUps.filter(\.isLeftOut)
    let piled = Set(piles.flatMap(\.rows))
    let single = report.leftOut.filter { !piled.contains($0.shape) }.compactMap(\.placeholder)
    return try engine.union(of: single + piles.map(\.region))
  }

  private func addPiles(
    of report: CoverageReport, _ covered: Covered, to identities: inout CoverageIdentities, engine: GeometryEngine
  ) throws(GeometryError) {
    let piles = report.pileUps
    guard !piles.isEmpty else { return }
    let land = try engine.intersection(engine.union(of: piles.map(\.region)), covered.union)
    let inside = try boundary.map { outline throws(GeometryError) in try engine.intersection(land, outline) } ?? land
    identities.piledUpInside = .squareMetres(inside.area)
    identities.piledUpOutside = .squareMetres(land.area) - identities.piledUpInside
    let equal = EqualRows(report.equalShapes)
    let reaching = piles.flatMap(\.reaching)
    let members = piles.filter { !$0.isLeftOut }.map(\.areaSum).sum()
    identities.piledUpSum = members + reaching.map { $0.area * equal.count($0.shape) }.sum()
  }

  private func multiplicities(
    faces: [OverlapFace], gaps: Area, inside: Area, outside: Area
  ) -> [CoverageIdentities.Multiplicity] {
    var byDepth: [Int: CoverageIdentities.Multiplicity] = [:]
    for face in faces where face.multiplicity > 1 {
      let k = face.multiplicity
      byDepth[k, default: .init(k: k, inside: .zero, outside: .zero)].inside += face.areaInside
      byDepth[k]?.outside += face.area - face.areaInside
    }
    let deeper = byDepth.values.sorted { $0.k < $1.k }
    let once = CoverageIdentities.Multiplicity(
      k: 1, inside: inside - deeper.map(\.inside).sum(), outside: outside - deeper.map(\.outside).sum())
    return [.init(k: 0, inside: gaps, outside: .zero), once] + deeper
  }

  private func insideAreas(
    of faces: [OverlapFace], boundary: MultiPolygon, engine: GeometryEngine
  ) throws(GeometryError) -> [OverlapFace] {
    let regions = GeometryBatch(faces.map(\.region))
    let prepared = try engine.prepared(boundary)
    var result = faces
    for row in result.indices {
      guard try !prepared.covers(regions, row) else { continue }
      let inside = Area.squareMetres(try engine.intersection(result[row].region, boundary).canonical.area)
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
      for shape in rows[range] {
        let given = shapes.table.batch(of: CollectionOfOne(shape))
        if try prepared.covers(given, 0) { continue }
        let region = try engine.difference(given, 0, outlines, 0).canonical
        let area = Area.squareMetres(region.area)
        if area > .zero { parts.append(OutsidePart(shape: shape, area: area, region: region)) }
      }
      return parts
    }
    return chunks.flatMap { $0 }.sorted { ($1.area, $0.shape) < ($0.area, $1.shape) }
  }
}
