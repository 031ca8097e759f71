import Geometry

/// Regions in flat columns: what a task finds is kept without an allocation for each.
struct RegionColumns: Sendable {
  private var positions: [Coordinate] = []
  /// Ring r ends before place `ringEnds[r]` of `positions`.
  private var ringEnds: [UInt32] = []
  /// Polygon p ends before ring `polygonEnds[p]`; its first ring is the exterior, the others are holes.
  private var polygonEnds: [UInt32] = []
  /// Region r ends before polygon `regionEnds[r]`.
  private var regionEnds: [UInt32] = []

  var count: Int { regionEnds.count }

  /// One polygon without holes.
  ///
  /// - Returns: its number.
  mutating func append(ring: ArraySlice<Coordinate>) -> UInt32 {
    append(positionsOf: ring)
    polygonEnds.append(UInt32(ringEnds.count))
    return endRegion()
  }

  mutating func append(_ region: MultiPolygon) -> UInt32 {
    for polygon in region.polygons {
      append(positionsOf: polygon.exterior.coordinates[...])
      for hole in polygon.holes { append(positionsOf: hole.coordinates[...]) }
      polygonEnds.append(UInt32(ringEnds.count))
    }
    return endRegion()
  }

  private mutating func append(positionsOf ring: ArraySlice<Coordinate>) {
    positions.append(contentsOf: ring)
    ringEnds.append(UInt32(positions.count))
  }

  private mutating func endRegion() -> UInt32 {
    regionEnds.append(UInt32(polygonEnds.count))
    return UInt32(regionEnds.count - 1)
  }

  subscript(region: Int) -> MultiPolygon {
    let polygons = Self.range(region, in: regionEnds)
    return MultiPolygon(polygons.map { polygon($0) })
  }

  var polygonCount: Int { polygonEnds.count }

  func polygon(_ index: Int) -> Polygon {
    let rings = Self.range(index, in: polygonEnds)
    return Polygon(
      exterior: Ring(Array(coordinates(ofRing: rings.lowerBound))),
      holes: rings.dropFirst().map { Ring(Array(coordinates(ofRing: $0))) })
  }

  /// As `Polygon.area` has it.
  func area(ofPolygon index: Int) -> Double {
    let rings = Self.range(index, in: polygonEnds)
    return rings.dropFirst().reduce(abs(Ring.signedArea(of: coordinates(ofRing: rings.lowerBound)))) {
      $0 - abs(Ring.signedArea(of: coordinates(ofRing: $1)))
    }
  }

  /// The first position of the exterior.
  func start(ofPolygon index: Int) -> Coordinate {
    coordinates(ofRing: Self.range(index, in: polygonEnds).lowerBound).first ?? Coordinate(x: 0, y: 0)
  }

  private func coordinates(ofRing ring: Int) -> ArraySlice<Coordinate> { positions[Self.range(ring, in: ringEnds)] }

  @inline(__always) private static func range(_ index: Int, in ends: [UInt32]) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }
}
