import CGEOS

extension GeometryEngine {
  /// The polygonal part of a well-known text; throws `geos` with GEOS's text when it is none.
  public func shape(wkt: String) throws(GeometryError) -> MultiPolygon {
    let reader = try WKTReaderHandle(in: context)
    return try context.adopt(
      GEOSWKTReader_read_r(context.handle, reader.pointer, wkt), "GEOSWKTReader_read_r"
    ).polygonalPart()
  }
}

private struct WKTReaderHandle: ~Copyable {
  let pointer: OpaquePointer
  let context: GEOSContext

  init(in context: GEOSContext) throws(GeometryError) {
    self.context = context
    pointer = try context.owned(GEOSWKTReader_create_r(context.handle), "GEOSWKTReader_create_r")
  }

  deinit { GEOSWKTReader_destroy_r(context.handle, pointer) }
}

extension Polygon {
  /// "(x y, …), (…)" with every ring closed, as it stands in well-known text.
  fileprivate var wktBody: String {
    let rings = ([exterior] + holes).map { ring in
      let closed = ring.coordinates + ring.coordinates.prefix(1)
      return "(" + closed.map { "\($0.x) \($0.y)" }.joined(separator: ", ") + ")"
    }
    return "(" + rings.joined(separator: ", ") + ")"
  }

  /// Well-known text with the shortest digits that read back to the same numbers.
  public var wkt: String { "POLYGON \(wktBody)" }
}

extension MultiPolygon {
  /// Well-known text with the shortest digits that read back to the same numbers.
  public var wkt: String {
    isEmpty ? "MULTIPOLYGON EMPTY" : "MULTIPOLYGON (" + polygons.map(\.wktBody).joined(separator: ", ") + ")"
  }
}
