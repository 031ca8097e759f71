import Coverage
import Geometry
import PlanChecks

/// The figures of a layer's coverage as all reports give them; nil where nobody looked.
///
/// Overlaps and gaps are those larger than the plan's `minOverlap`, as in the findings; the rest is counted apart.
struct CoverageFacts: Sendable {
  /// How many pieces there are on one side of the threshold, and their areas together.
  struct Pieces: Sendable {
    var count = 0
    var area = Area.zero

    /// - Parameters:
    ///   - areas: of the pieces on both sides of the threshold.
    ///   - isTold: which side is meant: that of the pieces larger than it, or that up to it.
    init(_ areas: some Sequence<Area>, larger isTold: Bool, than threshold: Area) {
      for area in areas where (area > threshold) == isTold { add(area, times: 1) }
    }

    init() {}

    mutating func add(_ area: Area, times: Int) {
      count += times
      self.area += area * times
    }
  }

  var leftOut: Int?
  /// Area of the placeholders of what was left out.
  var leftOutArea: Area?
  /// What vertices inserted on long edges changed.
  var inserted: InsertedVertices?
  /// Sums over pairs: land under three parcels counts three times, that of equal parcels as often as there are pairs of
  /// them (no area above the greatest there is). See `identities` for each m² once.
  var overlaps: Pieces?
  var overlapsBelow: Pieces?
  /// Parcels that have the shape of one before them.
  var duplicates: Int?
  /// Parcels in piles, whose pairs are in no sum, and the land under them.
  var piledUp: Pieces?
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
    inserted = coverage.insertedVertices
    addOverlaps(of: coverage, areas: layer.areas, minOverlap: minOverlap)
    // By position: to take a piece out of its list copies counted references to its shape.
    let gapAreas = coverage.gaps.map { gaps in gaps.indices.lazy.map { gaps[$0].area } }
    gaps = gapAreas.map { Pieces($0, larger: true, than: minOverlap) }
    gapsBelow = gapAreas.map { Pieces($0, larger: false, than: minOverlap) }
    outsideArea = coverage.outside.map { pieces in pieces.indices.lazy.map { pieces[$0].area }.sum() }
    identities = coverage.identities
  }

  /// Of the boundary as given.
  var boundaryArea: Area? { identities?.boundaryArea.map { $0 - (inserted?.outlineArea ?? .zero) } }

  private mutating func addOverlaps(of coverage: CoverageReport, areas: [Area], minOverlap: Area) {
    var (told, below) = (Pieces(), Pieces())
    func add(_ area: Area, times: Int) {
      if area > minOverlap { told.add(area, times: times) } else { below.add(area, times: times) }
    }
    // How many rows each stands for.
    var rows = Array(repeating: 1, count: areas.count)
    for group in coverage.equalShapes { rows[group.first] = group.rows.count }
    let pairs = coverage.overlaps
    for pair in pairs.indices { add(pairs[pair].area, times: rows[pairs[pair].first] * rows[pairs[pair].second]) }
    let piles = coverage.pileUps.filter { !$0.isLeftOut }
    let piled = Set(piles.flatMap(\.rows))
    for group in coverage.equalShapes where areas[group.first] > .zero && !piled.contains(group.first) {
      add(areas[group.first], times: group.rows.count * (group.rows.count - 1) / 2)
    }
    (overlaps, overlapsBelow) = (told, below)
    duplicates = coverage.equalShapes.map { $0.rows.count - 1 }.reduce(0, +)
    piledUp = Pieces()
    for pile in piles { piledUp?.count += pile.rows.count }
    for pile in piles { piledUp?.area += pile.area }
  }
}
