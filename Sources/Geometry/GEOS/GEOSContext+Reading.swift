import CGEOS

/// From GEOS geometries, which stay the caller's, to values.
extension GEOSContext {
  func area(of geometry: OpaquePointer) throws(GeometryError) -> Double {
    var area = 0.0
    try succeed(GEOSArea_r(handle, geometry, &area), "GEOSArea_r")
    return area
  }

  func isEmpty(_ geometry: OpaquePointer) throws(GeometryError) -> Bool {
    try truth(GEOSisEmpty_r(handle, geometry), "GEOSisEmpty_r")
  }

  func envelope(of geometry: OpaquePointer) throws(GeometryError) -> Envelope {
    if try isEmpty(geometry) { return .empty }
    var envelope = Envelope.empty
    try succeed(
      GEOSGeom_getExtent_r(handle, geometry, &envelope.minX, &envelope.minY, &envelope.maxX, &envelope.maxY),
      "GEOSGeom_getExtent_r")
    return envelope
  }

  /// All polygons in the geometry, in its order; points and lines are dropped.
  func polygons(of geometry: OpaquePointer) throws(GeometryError) -> [Polygon] {
    var polygons: [Polygon] = []
    try appendPolygons(of: geometry, to: &polygons)
    return polygons
  }

  private func appendPolygons(of geometry: OpaquePointer, to polygons: inout [Polygon]) throws(GeometryError) {
    let type = GEOSGeomTypes(UInt32(try number(GEOSGeomTypeId_r(handle, geometry), "GEOSGeomTypeId_r")))
    switch type {
    case GEOS_POLYGON:
      if let polygon = try polygon(geometry) { polygons.append(polygon) }
    case GEOS_MULTIPOLYGON, GEOS_GEOMETRYCOLLECTION:
      for index in 0..<(try number(GEOSGetNumGeometries_r(handle, geometry), "GEOSGetNumGeometries_r")) {
        // Borrowed from the collection.
        let member = try owned(GEOSGetGeometryN_r(handle, geometry, index), "GEOSGetGeometryN_r")
        try appendPolygons(of: member, to: &polygons)
      }
    default: break
    }
  }

  private func polygon(_ geometry: OpaquePointer) throws(GeometryError) -> Polygon? {
    if try isEmpty(geometry) { return nil }
    // Rings and sequences are borrowed from the polygon.
    let exterior = try ring(try owned(GEOSGetExteriorRing_r(handle, geometry), "GEOSGetExteriorRing_r"))
    var polygon = Polygon(exterior: exterior)
    for index in 0..<(try number(GEOSGetNumInteriorRings_r(handle, geometry), "GEOSGetNumInteriorRings_r")) {
      polygon.holes.append(
        try ring(try owned(GEOSGetInteriorRingN_r(handle, geometry, index), "GEOSGetInteriorRingN_r")))
    }
    return polygon
  }

  private func ring(_ geometry: OpaquePointer) throws(GeometryError) -> Ring {
    var coordinates = try coordinates(of: geometry)
    if !coordinates.isEmpty { coordinates.removeLast() }
    return Ring(coordinates)
  }

  /// The positions of a point, line or ring, the closing one included.
  func coordinates(of geometry: OpaquePointer) throws(GeometryError) -> [Coordinate] {
    let sequence = try owned(GEOSGeom_getCoordSeq_r(handle, geometry), "GEOSGeom_getCoordSeq_r")
    var size: UInt32 = 0
    try succeed(GEOSCoordSeq_getSize_r(handle, sequence, &size), "GEOSCoordSeq_getSize_r")
    var status: Int32 = 0
    let coordinates = [Coordinate](unsafeUninitializedCapacity: Int(size)) { buffer, initialized in
      guard let base = buffer.baseAddress else {
        status = 1
        return
      }
      // A Coordinate is exactly two Doubles, x then y, so its memory is GEOS's interleaved layout.
      status = base.withMemoryRebound(to: Double.self, capacity: 2 * Int(size)) {
        GEOSCoordSeq_copyToBuffer_r(handle, sequence, $0, 0, 0)
      }
      initialized = status == 1 ? Int(size) : 0
    }
    try succeed(status, "GEOSCoordSeq_copyToBuffer_r")
    return coordinates
  }
}
