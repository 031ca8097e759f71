import Coverage
import Geometry
import TestSupport

/// What is uncovered, what lies outside, areas by multiplicity, and single points.
extension Comparison {
  func compareGaps() throws {
    guard let expected = reference.gaps, let gaps = report.gaps else {
      return note(.gaps, (reference.gaps == nil) == (report.gaps == nil), "\(report.gaps?.count ?? -1) gaps")
    }
    for gap in gaps {
      note(.gaps, Self.isClose(gap.region.area, gap.area.squareMetres), "region of \(gap.region.area) m²")
      note(.gaps, (gap.width != nil) == (gap.area > EngineCase.widthFrom), "\(gap.area.squareMetres) m²: width")
    }
    note(.gaps, gaps.map(\.area) == gaps.map(\.area).sorted(by: >), "not by descending area")
    let union = try engine.union(of: gaps.map { MultiPolygon($0.region) })
    let perimeter = max(expected.perimeter, union.perimeter)
    let sum = gaps.map(\.area).sum().squareMetres
    note(.gaps, Self.isClose(sum, union.area, perimeter: perimeter), "gaps on each other: \(sum), \(union.area)")
    let apart = try engine.symmetricDifference(union, expected).area
    note(
      .gaps, apart <= Self.area + Self.grid * perimeter,
      "\(union.area) m² instead of \(expected.area), apart by \(apart)")
    try compareEachGap(gaps.map(\.region), expected)
  }

  /// Region by region; where a neck is thinner than the grid the regions may hang together or not.
  private func compareEachGap(_ gaps: [Polygon], _ expected: MultiPolygon) throws {
    func isPlain(_ polygon: Polygon) -> Bool { Self.isPlain(area: polygon.area, perimeter: polygon.perimeter) }
    let plain = expected.polygons.filter(isPlain)
    let listed = gaps.filter(isPlain)
    guard plain.count == listed.count else {
      let cores = try [MultiPolygon(gaps), expected].map { land in
        try engine.buffered(land, by: -2 * Self.grid).polygons.count { $0.area > Self.area }
      }
      return note(.gaps, cores[0] == cores[1], "\(listed.count) gaps, not \(plain.count)")
    }
    for polygon in plain {
      let isListed = try listed.contains { gap in
        guard gap.envelope.intersects(polygon.envelope) else { return false }
        let apart = try engine.symmetricDifference(MultiPolygon(gap), MultiPolygon(polygon)).area
        return apart <= Self.area + Self.grid * polygon.perimeter
      }
      note(
        .gaps, isListed, "no gap of \(polygon.area) m² at \(polygon.exterior.coordinates.first.map { "\($0)" } ?? "")")
    }
  }

  func compareOutside() throws {
    guard let expected = reference.outside, let parts = report.outside else {
      return note(.outside, (reference.outside == nil) == (report.outside == nil), "\(report.outside?.count ?? -1)")
    }
    let listed = Dictionary(parts.map { ($0.shape, $0) }) { first, _ in first }
    note(.outside, listed.count == parts.count, "a shape twice")
    let keys = parts.map { (-$0.area.squareMillimetres, Int64($0.shape)) }
    note(.outside, zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 }, "not by descending area, then row")
    for row in given.shapes.indices {
      let region = expected[row] ?? MultiPolygon()
      guard let part = listed[row] else {
        let isMissed = Self.isPlain(area: region.area, perimeter: region.perimeter)
        note(.outside, !isMissed, "\(row): \(region.area) m² missed")
        continue
      }
      let area = part.area.squareMetres
      note(.outside, !Self.isNothing(region.area), "\(row): \(area) m² of nothing")
      note(.outside, Self.isClose(area, region.area), "\(row): \(area) m², not \(region.area)")
      let apart = try engine.symmetricDifference(part.region, region).area
      note(.outside, apart <= Self.area + Self.grid * region.perimeter, "\(row): regions differ by \(apart) m²")
    }
  }

  func compareMultiplicities() {
    guard let identities = report.identities else { return note(.multiplicity, false, "no identities") }
    let limit = Area.squareMetres(0.01)
    note(.closure, identities.shapeClosure.magnitude <= limit, "shapes: \(identities.shapeClosure.squareMetres) m²")
    let boundaryClosure = identities.boundaryClosure ?? .zero
    note(.closure, boundaryClosure.magnitude <= limit, "boundary: \(boundaryClosure.squareMetres) m²")
    let sum = identities.shapeSum.squareMetres
    note(.closure, Self.isClose(sum, reference.shapeSum), "shape sum \(sum), not \(reference.shapeSum)")
    let boundary = identities.boundaryArea?.squareMetres
    note(.closure, (boundary == nil) == (given.boundary == nil), "boundary area")
    note(.closure, Self.isClose(boundary ?? 0, given.boundary?.area ?? 0), "boundary area \(boundary ?? 0)")
    let perimeter = reference.lands.values.reduce(0) { $0 + $1.perimeter }
    let undecided = identities.undecidedInside.squareMetres
    note(
      .multiplicity, Self.isClose(undecided, reference.undecidedInside, perimeter: perimeter),
      "undecided \(undecided), not \(reference.undecidedInside)")
    let depths = identities.multiplicities.map(\.k)
    note(.multiplicity, depths.starts(with: [0, 1]) && depths == Set(depths).sorted(), "depths \(depths)")
    for k in 0...max(reference.deepest, depths.max() ?? 0) {
      compare(identities.multiplicities.first { $0.k == k }, k, perimeter)
    }
  }

  private func compare(_ listed: CoverageIdentities.Multiplicity?, _ k: Int, _ perimeter: Double) {
    var (inside, outside) = reference.areas(claimed: k)
    if k == 0 { (inside, outside) = (reference.gaps?.area ?? 0, 0) }
    let (a, b) = (listed?.inside.squareMetres ?? 0, listed?.outside.squareMetres ?? 0)
    note(.multiplicity, Self.isClose(a, inside, perimeter: perimeter), "k = \(k) inside: \(a) m², not \(inside)")
    note(.multiplicity, Self.isClose(b, outside, perimeter: perimeter), "k = \(k) outside: \(b) m², not \(outside)")
  }

  /// Points at random, the same for the same case: who claims them, by point location in every shape.
  func comparePoints() {
    var land = given.shapes.enumerated().map { reference.placeholders[$0.offset] ?? $0.element }
    if let boundary = given.boundary { land.append(boundary) }
    let around = land.reduce(into: Envelope.empty) { $0.formUnion($1.envelope) }
    var random = SplitMix(seed: UInt64(land.count))
    for _ in 0..<12 where !around.isEmpty {
      let point = Coordinate(
        x: random.next(in: around.minX...around.maxX), y: random.next(in: around.minY...around.maxY))
      // Nearer to a border than that, rounding to the grid may decide.
      if land.allSatisfy({ $0.distanceToBorder(point) > 10 * Self.grid }) { compare(point, land) }
    }
  }

  private func compare(_ point: Coordinate, _ land: [MultiPolygon]) {
    let rows = given.shapes.indices.filter { land[$0].holds(point) }
    let claimants = rows.filter { reference.isUsable[$0] }
    let equal = EqualRows(report.equalShapes)
    let faces = report.faces.filter { $0.region.holds(point) }.map { face in
      (face.claimants + face.leftOut).flatMap { equal[$0] }.sorted()
    }
    note(.points, faces == (rows.count > 1 ? [rows] : []), "\(point): faces of \(faces), claimed by \(rows)")
    guard let boundary = given.boundary else { return }
    let isInside = boundary.holds(point)
    let gaps = (report.gaps ?? []).count { MultiPolygon($0.region).holds(point) }
    note(.points, gaps == (isInside && rows.isEmpty ? 1 : 0), "\(point): in \(gaps) gaps, claimed by \(rows)")
    let outside = (report.outside ?? []).filter { $0.region.holds(point) }.map(\.shape).sorted()
    note(.points, outside == (isInside ? [] : claimants), "\(point): outside parts of \(outside)")
  }
}
