import Coverage
import Geometry
import PlanChecks

/// The figures of a layer's coverage as all reports give them; nil where nobody looked.
///
/// Overlaps and gaps are those larger than the plan's `minOverlap`, as in the findings; the rest is counted apart.
struct CoverageFacts {
  /// How many pieces there are on one side of the threshold, and their areas together.
  struct Pieces {
    var count = 0
    var area = Area.zero

    init(_ areas: [Area]) {
      count = areas.count
      area = areas.sum()
    }
  }

  var leftOut: Int?
  /// Area of the placeholders of what was left out.
  var leftOutArea: Area?
  /// Sums over pairs: land under three parcels counts three times. See `identities` for each m² once.
  var overlaps: Pieces?
  var overlapsBelow: Pieces?
  var gaps: Pieces?
  var gapsBelow: Pieces?
  var outsideArea: Area?
  var parcelSum: Area
  var identities: CoverageIdentities?

  init(_ layer: LayerSnapshot, minOverlap: Area) {
    let coverage = layer.coverage
    let isOut = Set(coverage?.leftOut.map(\.shape) ?? [])
    parcelSum =
      coverage?.identities?.shapeSum
      ?? layer.areas.indices.lazy.filter { !isOut.contains($0) }.map { layer.areas[$0] }.sum()
    guard let coverage else { return }
    leftOut = coverage.leftOut.count
    leftOutArea = coverage.leftOut.compactMap(\.placeholderArea).sum()
    let overlapAreas = coverage.overlaps.map(\.area)
    overlaps = Pieces(overlapAreas.filter { $0 > minOverlap })
    overlapsBelow = Pieces(overlapAreas.filter { $0 <= minOverlap })
    let gapAreas = coverage.gaps.map { $0.map(\.area) }
    gaps = gapAreas.map { Pieces($0.filter { $0 > minOverlap }) }
    gapsBelow = gapAreas.map { Pieces($0.filter { $0 <= minOverlap }) }
    outsideArea = coverage.outside.map { $0.map(\.area).sum() }
    identities = coverage.identities
  }
}
