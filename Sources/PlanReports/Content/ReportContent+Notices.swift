import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import PlanWords

extension ReportContent {
  /// What has to be known before results are used, a sentence each: what readers of tables had to say, records that
  /// count without a shape, and what faults were classed by. Nothing is said of limits that classed nothing.
  var notices: [String] {
    result.notices.map { sentence($0) } + ownCodes + unitShapes + [withheldRecords].compactMap { $0 } + classing
  }

  private var ownCodes: [String] {
    guard let scheme = plan.scheme, scheme.isFromData else { return [] }
    return [words.notice(.ownCodes(values: scheme.categories.count))]
  }

  /// Faults of the units' shapes; the ten largest overlaps, since borders drawn apart overlap everywhere.
  private var unitShapes: [String] {
    let overlaps = result.unitShapeFaults.compactMap { fault -> (UnitID, UnitID, Area)? in
      if case .overlap(let a, let b, let area) = fault { (a, b, area) } else { nil }
    }.sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }
    let uncovered = result.unitShapeFaults.compactMap { fault in
      if case .uncovered(let unit, let area) = fault { words.notice(.unitUncovered(unit, area)) } else { nil }
    }
    let more = overlaps.count > 10 ? [words.notice(.firstOf(shown: 10, total: overlaps.count))] : []
    return overlaps.prefix(10).map { words.notice(.unitsOverlap($0.0, $0.1, $0.2)) } + more + uncovered
  }

  /// Records whose owners give no geometry count by the area they declare.
  private var withheldRecords: String? {
    var count = 0
    var area = Area.zero
    for layer in result.snapshot.layers where layer.layer.content != .overlay {
      for left in layer.coverage?.leftOut ?? []
      where (left.placeholderArea ?? .zero) == .zero && layer.layer.withheld.contains(left.shape) {
        guard let declared = layer.layer.declaredAreas?[left.shape], declared.isFinite, declared > 0 else { continue }
        count += 1
        area += .squareMetres(declared)
      }
    }
    return count == 0 ? nil : words.notice(.withheldCounted(records: count, area: area))
  }

  /// What faults were classed by, where that is not beyond doubt.
  var classing: [String] {
    guard let regulation = result.snapshot.accuracy else {
      // Sums of pieces below the threshold are noise whatever the limits are.
      return counts.isClassed ? [words.notice(.noAccuracyRegulation)] : []
    }
    guard counts.isClassedByScale else { return [] }
    var sentences: [String] = []
    if counts.isScaleAssumed, let scale = FaultClassRule(regulation, layerScale: nil).scale {
      sentences = result.snapshot.layers.filter { $0.layer.scale == nil && $0.layer.count > 0 }.map { layer in
        words.notice(.scaleAssumed(layer: name(of: layer.layer), denominator: scale.denominator))
      }
    }
    if !regulation.isVerified { sentences.append(words.notice(.regulationUnverified(citation: regulation.citation))) }
    return sentences
  }
}

extension ReportContent {
  /// True when every layer of the full territory was searched for gaps.
  var gapsWereLookedFor: Bool {
    result.snapshot.looksAtGaps
      && result.snapshot.layers.allSatisfy { $0.layer.content != .whole || $0.coverage?.gaps != nil }
  }

  /// Whether the layer that the balance's stock was taken from was not searched for gaps.
  private func ignoresGaps(_ balance: QuotaBalance) -> Bool {
    guard let day = balance.stockDate else { return false }
    let source = result.snapshot.layers.first { $0.layer.content == .whole && $0.layer.stockUses(on: day) != nil }
    return source.map { $0.coverage?.gaps == nil } ?? false
  }

  /// What stands beside verdicts that uncovered land leaves open; nil where gaps were looked for.
  func gapsNotice(for balances: [QuotaBalance]) -> String? {
    let unsure = balances.filter(ignoresGaps)
    guard !unsure.isEmpty else { return nil }
    let open = unsure.filter { $0.verdict == .undecidable }.compactMap { $0.quota?.bound }
    return words.notice(.gapsIgnored(byRequest: !result.snapshot.looksAtGaps, bounds: Set(open)))
  }

  /// The territory in the plane against the ellipsoid; nil without a boundary, or when identities were not asked for.
  var areaCrossCheck: String? {
    guard let ellipsoidal = result.boundaryEllipsoidalArea,
      let plane = coverage.lazy.compactMap(\.boundaryArea).first
    else { return nil }
    return words.notice(.planeAgainstEllipsoid(plane: plane, ellipsoidal: ellipsoidal))
  }
}
