import Coverage
public import Geometry
public import LandUse

/// What is wrong with the shapes of units: tables by unit cannot add up where they overlap or leave land out.
public enum UnitShapeFault: Sendable, Hashable {
  /// Two units share land; it is counted in both.
  case overlap(UnitID, UnitID, Area)
  /// Land within the outline that no unit's shape covers; it is counted in none.
  case uncovered(Area)

  /// Faults larger than a threshold: overlaps by unit, then uncovered land.
  static func find(
    in zones: UnitZones, outline: MultiPolygon?, above threshold: Area, threads: Int
  ) async throws -> [UnitShapeFault] {
    let shapes = try await ShapeSet(.holding(zones.shapes), threads: threads)
    let report = try await CoverageAnalysis(
      boundary: outline, looksAtGaps: outline != nil, widthFrom: Area(squareMillimetres: .max), threads: threads
    ).report(on: shapes)
    let overlaps = report.overlaps.filter { $0.area > threshold }
      .map { UnitShapeFault.overlap(zones.units[$0.first], zones.units[$0.second], $0.area) }
    let uncovered = (report.gaps ?? []).map(\.area).filter { $0 > threshold }.sum()
    return overlaps + (uncovered > .zero ? [.uncovered(uncovered)] : [])
  }
}
