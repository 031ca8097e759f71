import Coverage
import Geometry

/// Where a report and brute force differ.
struct Discrepancy: Sendable, CustomStringConvertible {
  enum Subject: String, Sendable {
    case thrown, examined, equalShapes, undecidedPairs, pairs, faces, gaps, outside, multiplicity, closure, points
    case reference, bytes, figures
  }
  var subject: Subject
  var text: String
  var description: String { "\(subject): \(text)" }
}

/// Holds a report against brute force.
///
/// Tolerances. Areas of pairs and of what lies outside come from overlays of the shapes as given: 10⁻⁴ m², or 10⁻⁹ of
/// the area. Faces and gaps may come from an arrangement whose positions are rounded to 1 µm: their borders may move by
/// that, so perimeter × 1 µm is allowed besides. What must be listed: pieces of 2·10⁻⁶ m² and more (areas are rounded
/// to 10⁻⁶ m²) that are wider than 2 µm by 2A/P; what may not be: pieces whose area rounds to nothing.
final class Comparison {
  static let area = 1e-4
  static let grid = 1e-6

  var found: [Discrepancy] = []
  let given: EngineCase
  let report: CoverageReport
  let reference: Reference
  let engine = GeometryEngine()

  static func discrepancies(
    _ given: EngineCase, _ report: CoverageReport, _ reference: Reference
  ) throws -> [Discrepancy] {
    let comparison = Comparison(given, report, reference)
    try comparison.compare()
    return comparison.found
  }

  private init(_ given: EngineCase, _ report: CoverageReport, _ reference: Reference) {
    self.given = given
    self.report = report
    self.reference = reference
  }

  private func compare() throws {
    checkReference()
    note(.examined, report.examined == reference.isUsable.count { $0 }, "\(report.examined) examined")
    note(.undecidedPairs, report.undecidedPairs.isEmpty, "\(report.undecidedPairs)")
    note(
      .equalShapes, report.equalShapes.map(\.rows) == reference.equal,
      "\(report.equalShapes.map(\.rows)), not \(reference.equal)")
    note(.examined, report.pileUps.isEmpty, "pile-ups \(report.pileUps.map(\.rows))")
    comparePlaceholders()
    try comparePairs()
    compareFaces()
    try compareGaps()
    try compareOutside()
    compareMultiplicities()
    comparePoints()
  }

  func note(_ subject: Discrepancy.Subject, _ holds: Bool, _ text: @autoclosure () -> String) {
    if !holds { found.append(Discrepancy(subject: subject, text: text())) }
  }

  static func isClose(_ a: Double, _ b: Double, perimeter: Double = 0) -> Bool {
    abs(a - b) <= max(area, 1e-9 * abs(b)) + grid * perimeter
  }

  /// Large and wide enough to have to be listed.
  static func isPlain(area: Double, perimeter: Double) -> Bool { area >= 2e-6 && 2 * area >= 2e-6 * perimeter }

  /// Small enough to have to be left out.
  static func isNothing(_ area: Double) -> Bool { area < 0.4e-6 }

  /// The faces of the reference are whole: they add up to the shapes, to all pairs and to the boundary.
  private func checkReference() {
    let perimeter = reference.lands.values.reduce(0) { $0 + $1.perimeter }
    var (sum, pairs, inside) = (0.0, 0.0, 0.0)
    for (claim, land) in reference.lands {
      let count = claim.claimants.count
      sum += Double(count) * land.area
      pairs += Double(count * (count - 1) / 2) * land.area
      inside += land.areaInside
    }
    let all = reference.pairs.values.reduce(0) { $0 + $1.area }
    note(.reference, Self.isClose(sum, reference.shapeSum, perimeter: perimeter), "sum \(sum)")
    note(.reference, Self.isClose(pairs, all, perimeter: perimeter), "pairs \(pairs), not \(all)")
    guard let boundary = given.boundary?.area else { return }
    note(.reference, Self.isClose(inside, boundary, perimeter: perimeter), "inside \(inside), not \(boundary)")
  }

  private func comparePlaceholders() {
    let leftOut = report.leftOut.map(\.shape)
    let expected = reference.isUsable.indices.filter { !reference.isUsable[$0] }
    note(.examined, leftOut == expected, "left out \(leftOut), not \(expected)")
    for shape in report.leftOut {
      let area = shape.placeholderArea?.squareMetres ?? .nan
      let expected = reference.placeholders[shape.shape]?.area ?? .nan
      note(.examined, Self.isClose(area, expected), "placeholder of \(shape.shape): \(area), not \(expected)")
    }
  }

  private func comparePairs() throws {
    let equal = EqualRows(report.equalShapes)
    var listed: [Reference.Pair: ShapeOverlap] = [:]
    for overlap in report.overlaps {
      note(.pairs, overlap.first < overlap.second, "rows \(overlap.first), \(overlap.second)")
      for a in equal[overlap.first] {
        for b in equal[overlap.second] {
          let pair = Reference.Pair(first: min(a, b), second: max(a, b))
          note(.pairs, listed.updateValue(overlap, forKey: pair) == nil, "\(pair) twice")
        }
      }
    }
    let sorted = report.overlaps.map { Reference.Pair(first: $0.first, second: $0.second) }
    note(.pairs, sorted == sorted.sorted(), "not in the order of rows")
    for group in report.equalShapes {
      for a in group.rows {
        for b in group.rows where b > a {
          note(.pairs, listed[Reference.Pair(first: a, second: b)] == nil, "equal shapes \(a), \(b) listed")
        }
      }
    }
    for pair in Set(listed.keys).union(reference.pairs.keys).sorted() { try compare(pair, listed[pair]) }
  }

  private func compare(_ pair: Reference.Pair, _ overlap: ShapeOverlap?) throws {
    let region = reference.pairs[pair] ?? MultiPolygon()
    let rows = "\(pair.first) and \(pair.second)"
    guard let overlap else {
      let isEqual = reference.equal.contains { $0.contains(pair.first) && $0.contains(pair.second) }
      let isMissed = !isEqual && Self.isPlain(area: region.area, perimeter: region.perimeter)
      return note(.pairs, !isMissed, "\(rows): \(region.area) m² missed")
    }
    let area = overlap.area.squareMetres
    note(.pairs, !Self.isNothing(region.area), "\(rows): \(area) m² of nothing (\(region.area))")
    note(.pairs, Self.isClose(area, region.area), "\(rows): \(area) m², not \(region.area)")
    note(.pairs, (overlap.width != nil) == (overlap.area > EngineCase.widthFrom), "\(rows): width")
    let apart = try engine.symmetricDifference(overlap.region, region)
    note(
      .pairs, apart.area <= Self.area + Self.grid * region.perimeter, "\(rows): regions differ by \(apart.area) m²")
  }

  private func compareFaces() {
    let equal = EqualRows(report.equalShapes)
    var listed: [Reference.Claim: OverlapFace] = [:]
    for face in report.faces {
      let claim = Reference.Claim(
        claimants: face.claimants.flatMap { equal[$0] }.sorted(), leftOut: face.leftOut.flatMap { equal[$0] }.sorted())
      note(.faces, face.multiplicity == claim.claimants.count, "\(claim): multiplicity \(face.multiplicity)")
      note(.faces, claim.claimants.count + claim.leftOut.count > 1, "\(claim) is no overlap")
      note(.faces, listed.updateValue(face, forKey: claim) == nil, "\(claim) twice")
      note(
        .faces, Self.isClose(face.region.area, face.area.squareMetres),
        "\(claim): region of \(face.region.area), not \(face.area.squareMetres)")
    }
    for claim in Set(listed.keys).union(reference.lands.keys).sorted()
    where claim.claimants.count + claim.leftOut.count > 1 {
      let land = reference.lands[claim] ?? Reference.Land()
      let face = listed[claim]
      let area = face?.area.squareMetres ?? 0
      let inside = face?.areaInside.squareMetres ?? 0
      let perimeter = max(land.perimeter, face?.region.perimeter ?? 0)
      note(
        .faces, Self.isClose(area, land.area, perimeter: perimeter),
        "\(claim.claimants) \(claim.leftOut): \(area) m², not \(land.area)")
      note(
        .faces, Self.isClose(inside, land.areaInside, perimeter: perimeter),
        "\(claim.claimants) \(claim.leftOut): \(inside) m² inside, not \(land.areaInside)")
    }
  }
}
