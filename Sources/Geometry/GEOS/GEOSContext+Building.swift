import CGEOS

/// From coordinates to GEOS geometries. Every pointer returned is owned by the caller.
extension GEOSContext {
  /// A ring from interleaved x, y whose last position repeats the first.
  ///
  /// Its envelope is computed here: GEOS up to 3.11 computes envelopes at first use without a lock, which must
  /// not happen once tasks share the geometry.
  func makeRing(closed xy: UnsafeBufferPointer<Double>) throws(GeometryError) -> OpaquePointer {
    let positions = xy.count / 2
    guard positions >= 4 else { throw .degenerateRing(coordinates: max(0, positions - 1)) }
    for value in xy { try Self.check(value) }
    let last = 2 * positions - 2
    guard xy[0] == xy[last], xy[1] == xy[last + 1] else { throw .openRing }
    guard let size = UInt32(exactly: positions) else {
      throw .argument(name: "positions", value: Double(positions))
    }
    let sequence = try owned(
      GEOSCoordSeq_copyFromBuffer_r(handle, xy.baseAddress, size, 0, 0), "GEOSCoordSeq_copyFromBuffer_r")
    // Takes the sequence, also when it fails.
    let ring = try owned(GEOSGeom_createLinearRing_r(handle, sequence), "GEOSGeom_createLinearRing_r")
    return try settled(ring)
  }

  /// GEOS does not end on some coordinates near the end of Double's range (squares of them overflow). No CRS of the
  /// Earth needs more than 10⁸ metres; this bound leaves room for any unit.
  static let coordinateLimit = 1e15

  static func check(_ value: Double) throws(GeometryError) {
    guard abs(value) <= coordinateLimit else {
      throw value.isFinite ? .coordinateOutOfRange(value) : .nonFiniteCoordinate
    }
  }

  func makeRing(_ ring: Ring) throws(GeometryError) -> OpaquePointer {
    guard ring.coordinates.count > 2, let first = ring.coordinates.first else {
      throw .degenerateRing(coordinates: ring.coordinates.count)
    }
    scratch.removeAll(keepingCapacity: true)
    for c in ring.coordinates {
      scratch.append(c.x)
      scratch.append(c.y)
    }
    scratch.append(first.x)
    scratch.append(first.y)
    return try scratch.withUnsafeBufferPointer { xy throws(GeometryError) -> OpaquePointer in
      try makeRing(closed: xy)
    }
  }

  /// A polygon of `ringCount` rings, the exterior first; `ring` makes each of them.
  func makePolygon(
    ringCount: Int, ring: (Int) throws(GeometryError) -> OpaquePointer
  ) throws(GeometryError) -> OpaquePointer {
    guard ringCount > 0 else { throw .degenerateRing(coordinates: 0) }
    let exterior = try ring(0)
    var holes: [OpaquePointer?] = []
    if ringCount > 1 {
      do throws(GeometryError) {
        holes = try collect(ringCount - 1) { index throws(GeometryError) -> OpaquePointer in try ring(index + 1) }
      } catch {
        GEOSGeom_destroy_r(handle, exterior)
        throw error
      }
    }
    // Takes all rings, also when it fails.
    let polygon = GEOSGeom_createPolygon_r(handle, exterior, &holes, UInt32(holes.count))
    return try settled(try owned(polygon, "GEOSGeom_createPolygon_r"))
  }

  /// The only part, or a multipolygon (an empty polygon for no part).
  func makeShape(
    partCount: Int, part: (Int) throws(GeometryError) -> OpaquePointer
  ) throws(GeometryError) -> OpaquePointer {
    if partCount == 1 { return try part(0) }
    if partCount == 0 { return try owned(GEOSGeom_createEmptyPolygon_r(handle), "GEOSGeom_createEmptyPolygon_r") }
    return try settled(try makeCollection(GEOS_MULTIPOLYGON, try collect(partCount, part)))
  }

  func makeShape(_ shape: MultiPolygon) throws(GeometryError) -> OpaquePointer {
    try makeShape(partCount: shape.polygons.count) { index throws(GeometryError) -> OpaquePointer in
      let polygon = shape.polygons[index]
      return try makePolygon(ringCount: polygon.holes.count + 1) { ring throws(GeometryError) -> OpaquePointer in
        try makeRing(ring == 0 ? polygon.exterior : polygon.holes[ring - 1])
      }
    }
  }

  /// A line through at least two positions.
  func makeLine(_ coordinates: [Coordinate]) throws(GeometryError) -> OpaquePointer {
    for c in coordinates {
      try Self.check(c.x)
      try Self.check(c.y)
    }
    let xy = coordinates.flatMap { [$0.x, $0.y] }
    let sequence = try owned(
      GEOSCoordSeq_copyFromBuffer_r(handle, xy, UInt32(coordinates.count), 0, 0), "GEOSCoordSeq_copyFromBuffer_r")
    // Takes the sequence, also when it fails.
    return try owned(GEOSGeom_createLineString_r(handle, sequence), "GEOSGeom_createLineString_r")
  }

  /// Takes the members, also when it fails.
  func makeCollection(_ type: GEOSGeomTypes, _ members: [OpaquePointer?]) throws(GeometryError) -> OpaquePointer {
    var members = members
    return try owned(
      GEOSGeom_createCollection_r(handle, Int32(type.rawValue), &members, UInt32(members.count)),
      "GEOSGeom_createCollection_r")
  }

  /// `count` geometries; when one cannot be made, those made before it are destroyed.
  func collect(
    _ count: Int, _ make: (Int) throws(GeometryError) -> OpaquePointer
  ) throws(GeometryError) -> [OpaquePointer?] {
    var members: [OpaquePointer?] = []
    members.reserveCapacity(count)
    do throws(GeometryError) {
      for index in 0..<count { members.append(try make(index)) }
    } catch {
      for member in members { GEOSGeom_destroy_r(handle, member) }
      throw error
    }
    return members
  }

  /// The geometry with its envelope computed; destroyed when that fails.
  private func settled(_ geometry: OpaquePointer) throws(GeometryError) -> OpaquePointer {
    var ignored = 0.0
    guard GEOSGeom_getXMin_r(handle, geometry, &ignored) == 1 else {
      GEOSGeom_destroy_r(handle, geometry)
      throw failure("GEOSGeom_getXMin_r")
    }
    return geometry
  }
}

extension GEOSContext {
  /// A shape from flat coordinates; `ringEnds` counts positions, `partEnds` counts rings, both checked ascending.
  func makeShape(
    closedRings xy: UnsafeBufferPointer<Double>, ringEnds: UnsafeBufferPointer<Int>,
    partEnds: UnsafeBufferPointer<Int>
  ) throws(GeometryError) -> OpaquePointer {
    try makeShape(partCount: partEnds.count) { part throws(GeometryError) -> OpaquePointer in
      let firstRing = part == 0 ? 0 : partEnds[part - 1]
      return try makePolygon(ringCount: partEnds[part] - firstRing) { index throws(GeometryError) -> OpaquePointer in
        let ring = firstRing + index
        let start = ring == 0 ? 0 : ringEnds[ring - 1]
        return try makeRing(closed: UnsafeBufferPointer(rebasing: xy[(2 * start)..<(2 * ringEnds[ring])]))
      }
    }
  }

  func destroy(_ geometry: OpaquePointer) { GEOSGeom_destroy_r(handle, geometry) }
}
