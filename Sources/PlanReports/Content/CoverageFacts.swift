import Coverage
import Geometry
import PlanChecks

/// The figures of a layer's coverage as all reports give them; nil where nobody looked.
struct CoverageFacts {
  var leftOut: Int?
  /// Area of the placeholders of what was left out.
  var leftOutArea: Area?
  var overlapPairs: Int?
  /// Sum over pairs: land under three parcels counts three times. See `identities` for each m² once.
  var overlapArea: Area?
  var gaps: Int?
  var gapArea: Area?
  var outsideArea: Area?
  var parcelSum: Area
  var identities: CoverageIdentities?

  init(_ layer: LayerSnapshot) {
    let coverage = layer.coverage
    let isOut = Set(coverage?.leftOut.map(\.shape) ?? [])
    parcelSum =
      coverage?.identities?.shapeSum
      ?? layer.areas.indices.lazy.filter { !isOut.contains($0) }.map { layer.areas[$0] }.sum()
    guard let coverage else { return }
    leftOut = coverage.leftOut.count
    leftOutArea = coverage.leftOut.compactMap(\.placeholderArea).sum()
    overlapPairs = coverage.overlaps.count
    overlapArea = coverage.overlaps.map(\.area).sum()
    gaps = coverage.gaps?.count
    gapArea = coverage.gaps.map { $0.map(\.area).sum() }
    outsideArea = coverage.outside.map { $0.map(\.area).sum() }
    identities = coverage.identities
  }
}
