public import Coverage
public import Geometry

/// Writes a GeoJSON FeatureCollection (RFC 7946), one feature a line.
///
/// Exteriors run counter-clockwise, holes clockwise, rings are closed. One polygon is a Polygon, several a
/// MultiPolygon, none is null. After the last feature call `finish`, then `file.commit()`.
public final class FeatureWriter {
  /// How coordinates are written.
  public enum CoordinateText: Sendable, Hashable {
    /// The shortest digits that give the same float back: coordinates as they were read.
    case asRead
    /// Always so many decimals (at most 15).
    case fixed(decimals: Int)
  }

  private let writer: JSONWriter
  private let coordinates: CoordinateText
  private var isEmpty = true

  /// - Parameters:
  ///   - crs: written as the `crs` member of the 2008 specification, outside RFC 7946: `EPSG:5897`. None for lon/lat.
  ///   - head: writes further members of the collection, before the features.
  public init(
    to file: OutputFile, crs: String? = nil, coordinates: CoordinateText = .asRead,
    head: (JSONWriter) -> Void = { _ in }
  ) {
    writer = JSONWriter(to: file)
    self.coordinates = coordinates
    writer.beginObject()
    writer.member("type", "FeatureCollection")
    if let crs { Self.writeCRS(crs, to: writer) }
    head(writer)
    writer.key("features")
    writer.beginArray()
  }

  public func feature(
    id: String? = nil, geometry: MultiPolygon?, properties: (JSONWriter) -> Void = { _ in }
  ) {
    beginFeature(id: id, properties)
    writePolygons(geometry?.polygons ?? [])
    endFeature()
  }

  /// Writes a row of a table. Positions that have a height keep it, with its digits as read in every `CoordinateText`.
  ///
  /// - Parameter positions: one for each point of the table, where its own are not meant: a layer's `sourcePoints`.
  public func feature(
    id: String? = nil, row: Int, of shapes: ShapeTable, positions: [Coordinate]? = nil,
    properties: (JSONWriter) -> Void = { _ in }
  ) {
    beginFeature(id: id, properties)
    writeParts(of: row, shapes, positions ?? shapes.points)
    endFeature()
  }

  /// Writes a feature that is a place.
  public func feature(id: String? = nil, point: Coordinate, properties: (JSONWriter) -> Void = { _ in }) {
    beginFeature(id: id, properties)
    writer.object {
      writer.member("type", "Point")
      writer.key("coordinates")
      writer.separate()
      writePosition(point, isFirst: true)
    }
    endFeature()
  }

  /// Closes the collection.
  public func finish() {
    if !isEmpty { writer.file.write(0x0A) }
    writer.end()
    writer.end()
    writer.file.write(0x0A)
  }

  // MARK: Parts of a feature

  private func beginFeature(id: String?, _ properties: (JSONWriter) -> Void) {
    isEmpty = false
    writer.separate()
    writer.file.write(0x0A)
    writer.skipNextSeparator()
    writer.beginObject()
    writer.member("type", "Feature")
    if let id { writer.member("id", id) }
    writer.key("properties")
    writer.beginObject()
    properties(writer)
    writer.end()
    writer.key("geometry")
  }

  private func endFeature() { writer.end() }

  private func writePolygons(_ polygons: [Polygon]) {
    guard !polygons.isEmpty else { return writer.null() }
    writeGeometry(parts: polygons.count) { part in
      writeRing(count: polygons[part].exterior.coordinates.count, polygons[part].exterior, isHole: false)
      for hole in polygons[part].holes { writeRing(count: hole.coordinates.count, hole, isHole: true) }
    }
  }

  private func writeRing(count: Int, _ ring: Ring, isHole: Bool) {
    let reversed = (ring.signedArea < 0) != isHole
    writeRing(count: count) { ring.coordinates[reversed ? count - 1 - $0 : $0] }
  }

  private func writeParts(of row: Int, _ shapes: ShapeTable, _ positions: [Coordinate]) {
    let parts = shapes.parts(of: row)
    guard !parts.isEmpty else { return writer.null() }
    writeGeometry(parts: parts.count) { part in
      for ring in shapes.rings(ofPart: parts.lowerBound + part) {
        let vertices = shapes.vertices(ofRing: ring)
        // Rings of a table have the interior on their left already.
        let heights = shapes.heights.isEmpty ? nil : shapes.heights[vertices]
        writeRing(count: vertices.count, heights: heights) {
          positions[Int(shapes.pointIDs[vertices.lowerBound + $0])]
        }
      }
    }
  }

  private func writeGeometry(parts: Int, _ rings: (Int) -> Void) {
    writer.beginObject()
    writer.member("type", parts == 1 ? "Polygon" : "MultiPolygon")
    writer.key("coordinates")
    writer.beginArray()
    for part in 0..<parts {
      if parts > 1 { writer.beginArray() }
      rings(part)
      if parts > 1 { writer.end() }
    }
    writer.end()
    writer.end()
  }

  /// A ring with its first position repeated at the end.
  private func writeRing(count: Int, heights: ArraySlice<Double>? = nil, _ position: (Int) -> Coordinate) {
    guard count > 0 else { return }
    let first = heights?.startIndex ?? 0
    writer.beginArray()
    for i in 0..<count { writePosition(position(i), height: heights?[first + i], isFirst: i == 0) }
    writePosition(position(0), height: heights?[first], isFirst: false)
    writer.end()
  }

  /// - Parameter height: a third number, always as read; nil and NaN for none.
  private func writePosition(_ position: Coordinate, height: Double? = nil, isFirst: Bool) {
    let file = writer.file
    file.write(isFirst ? "[" : ",[")
    writeNumber(position.x, to: file)
    file.write(UInt8(ascii: ","))
    writeNumber(position.y, to: file)
    if let height, !height.isNaN {
      file.write(UInt8(ascii: ","))
      NumberText.appendShortest(height, to: file)
    }
    file.write(UInt8(ascii: "]"))
  }

  private func writeNumber(_ value: Double, to file: OutputFile) {
    switch coordinates {
    case .asRead: NumberText.appendShortest(value, to: file)
    case .fixed(let decimals): NumberText.appendFixed(value, decimals: decimals, to: file)
    }
  }

  /// OGC URN as GDAL and QGIS read it.
  private static func writeCRS(_ crs: String, to writer: JSONWriter) {
    let fields = crs.split(separator: ":")
    let isOGC = fields.first == "OGC"
    let urn = fields.count == 2 ? "urn:ogc:def:crs:\(fields[0]):\(isOGC ? "1.3" : ""):\(fields[1])" : crs
    writer.key("crs")
    writer.object {
      writer.member("type", "name")
      writer.key("properties")
      writer.object { writer.member("name", urn) }
    }
  }
}
