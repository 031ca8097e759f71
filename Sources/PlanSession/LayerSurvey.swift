import Coverage
import Geometry
import LandUse
import PlanChecks

/// What geometry finds out about one layer: validity, overlaps, gaps, shares of units.
struct LayerSurvey {
  let request: SessionRequest
  let sources: SessionSources
  let zones: UnitZones?
  let tell: (SessionProgress.Phase, Int, Int) -> Void

  func survey(_ layer: ParcelLayer) async throws -> LayerSnapshot {
    tell(.validity, 0, layer.count)
    let given = try await ShapeSet(layer.shapes, threads: request.threads) { tell(.validity, $0, layer.count) }
    let outline = layer.content == .whole ? sources.outline : nil
    let insertions = try await longEdges(of: outline)?.find(in: given, of: layer) ?? VertexInsertions()
    let shapes = given.inserting(insertions, outline: outline)
    var snapshot = LayerSnapshot(layer: layer, areas: shapes.areas, invalid: shapes.invalid)
    tell(.match, 0, layer.count)
    let analysis = analysis(of: layer, boundary: outline.map(insertions.inserted(into:)))
    snapshot.coverage = try await analysis.report(on: shapes) { tell(phase(of: $0), $1, layer.count) }
    snapshot.datumAccuracy = datumAccuracy(of: layer)
    guard let zones, layer.content != .overlay, let register = sources.plan.register else { return snapshot }
    let assigner = ZoneAssigner(
      zones: zones.shapes, rule: rule, tolerance: sources.plan.thresholds.unitTolerance,
      slack: snapshot.datumAccuracy, threads: request.threads)
    let claims = zones.claims(of: layer.units, count: layer.count)
    let assignment = try await assigner.assign(shapes, claims: claims) { tell(.units, $0, layer.count) }
    snapshot.zones = zones.settlingStrays(of: assignment, in: shapes, units: layer.units, register: register)
    snapshot.gapShares = try snapshot.coverage?.gaps.map { try gapShares($0, zones: zones) }
    snapshot.zoneUnits = zones.units
    return snapshot
  }

  private func phase(of step: CoverageAnalysis.Step) -> SessionProgress.Phase {
    switch step {
    case .match: .match
    case .node: .node
    case .faces: .faces
    case .overlaps: .overlaps
    case .gaps: .gaps
    }
  }

  private func longEdges(of outline: MultiPolygon?) -> LongEdgeInsertion? {
    sources.target.map { target in
      LongEdgeInsertion(
        target: target, operation: sources.plan.operation, outline: outline, birth: sources.outlineBirth,
        threads: request.threads)
    }
  }

  private func gapShares(_ gaps: [CoverageGap], zones: UnitZones) throws -> [[ZoneShare]] {
    let splitter = try RegionSplitter(zones: zones.shapes)
    return try gaps.enumerated().map { number, gap in
      try splitter.split(MultiPolygon(gap.region), area: gap.area).map {
        ZoneShare(shape: Int32(number), zone: Int32($0.zone), area: $0.area)
      }
    }
  }

  /// Gaps are looked for only where the layer should cover everything.
  private func analysis(of layer: ParcelLayer, boundary: MultiPolygon?) -> CoverageAnalysis {
    CoverageAnalysis(
      boundary: boundary,
      looksAtGaps: request.looksAtGaps && layer.content == .whole,
      widthFrom: sources.plan.thresholds.minOverlap, threads: request.threads)
  }

  /// How far the layer and the boundaries may be apart because they were born on different datums; nil on one datum.
  ///
  /// The accuracies the authority states for the two operations, the larger of both.
  private func datumAccuracy(of layer: ParcelLayer) -> Length? {
    func records(_ role: SessionInput.Role) -> [SessionInput] { sources.inputs.filter { $0.role == role } }
    let files = Set(layer.files.map(\.name))
    let own = records(.layer).filter { files.contains($0.file) }.compactMap(\.transformation)
    let apart = records(.boundaries).compactMap(\.transformation).flatMap { boundary in
      own.filter { $0.sourceDatum != boundary.sourceDatum }.flatMap { [$0.accuracy, boundary.accuracy] }
    }
    return apart.compactMap { $0 }.max()
  }

  private var rule: ZoneAssigner.Rule {
    switch sources.plan.unitRule {
    case .attribute: .claim
    case .geometry: .geometry
    case .largestShare: .largestShare
    }
  }
}
