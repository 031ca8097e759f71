import Coverage
public import Geometry
public import LandUse

/// What is wrong with the shapes of units: tables by unit cannot add up where they overlap or leave land out.
public enum UnitShapeFault: Sendable, Hashable {
  /// Two units share land; it is counted in both.
  case overlap(UnitID, UnitID, Area)
  /// Land within a unit that no shape of the units below it covers, though all of them have one; it is counted in the
  /// unit and in none of those.
  case uncovered(in: UnitID, Area)

  /// Faults larger than a threshold: overlaps by unit, then uncovered land by unit.
  static func find(in zones: UnitZones, above threshold: Area, threads: Int) async throws -> [UnitShapeFault] {
    let shapes = try await ShapeSet(.holding(zones.shapes), threads: threads)
    let report = try await CoverageAnalysis(
      boundary: nil, looksAtGaps: false, widthFrom: Area(squareMillimetres: .max), threads: threads
    ).report(on: shapes)
    let equal = EqualRows(report.equalShapes)
    var overlaps = report.overlaps.flatMap { overlap in
      equal[overlap.first].flatMap { first in equal[overlap.second].map { (first, $0, overlap.area) } }
    }
    overlaps += report.equalShapes.flatMap { group in
      group.rows.dropFirst().map { (group.first, $0, shapes.areas[$0]) }
    }
    return overlaps.filter { $0.2 > threshold }.sorted { $0 < $1 }
      .map { UnitShapeFault.overlap(zones.units[$0.0], zones.units[$0.1], $0.2) }
      + zones.rests.filter { $0.area > threshold }.map { .uncovered(in: $0.unit, $0.area) }
  }
}
