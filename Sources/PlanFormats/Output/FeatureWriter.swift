public import Coverage
public import Geometry
public import LandUse

/// Writes a GeoJSON FeatureCollection (RFC 7946), one feature a line.
///
/// Exteriors run counter-clockwise, holes clockwise, rings are closed. One polygon is a Polygon, several a
/// MultiPolygon, none is null. After the last feature call `finish`, then `file.commit()`.
public final class FeatureWriter {
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

  /// Goes on within a collection that was begun.
  private init(within writer: JSONWriter, _ coordinates: CoordinateText) {
    self.writer = writer
    self.coordinates = coordinates
    isEmpty = false
  }

  public func feature(
    id: String? = nil, geometry: MultiPolygon?, properties: (JSONWriter) -> Void = { _ in }
  ) {
    beginFeature({ if let id { $0.member("id", id) } }, properties)
    writePolygons(geometry?.polygons ?? [])
    endFeature()
  }

  /// Writes a row of a table. Positions that have a height keep it, with its digits as read in every `CoordinateText`.
  public func feature(row: Int, of shapes: ShapeTable, properties: (JSONWriter) -> Void = { _ in }) {
    feature(ids: DictionaryColumn(), row: row, of: WrittenShapes(shapes), properties: properties)
  }

  /// Writes a row of a table.
  ///
  /// - Parameters:
  ///   - ids: the features' ids by row; a row that has none makes a feature without id.
  ///   - isShown: false for a feature without geometry.
  public func feature(
    ids: DictionaryColumn, row: Int, of shapes: WrittenShapes, isShown: Bool = true,
    properties: (JSONWriter) -> Void = { _ in }
  ) {
    beginFeature({ $0.memberIfAny("id", row: row, of: ids) }, properties)
    if isShown { writer.element { shapes.append(row: row, coordinates, to: &$0) } } else { writer.null() }
    endFeature()
  }

  /// Writes a feature that is a place.
  public func feature(id: String? = nil, point: Coordinate, properties: (JSONWriter) -> Void = { _ in }) {
    beginFeature({ if let id { $0.member("id", id) } }, properties)
    writer.object {
      writer.member("type", "Point")
      writer.key("coordinates")
      writer.element { coordinates.append(point, to: &$0) }
    }
    endFeature()
  }

  /// Writes many features, on several threads where that pays; the text is the same as of one.
  ///
  /// - Parameter write: writes the features at these positions of a list, in order. Called from several threads at
  ///   once, each position once.
  public func features(count: Int, threads: Int, _ write: @Sendable (Range<Int>, FeatureWriter) -> Void) {
    guard count > 0 else { return }
    isEmpty = false
    let coordinates = coordinates
    writer.elements(count: count, perPart: Self.featuresPerPart, threads: threads) { range, json in
      write(range, FeatureWriter(within: json, coordinates))
    }
  }

  /// Features that a thread takes at once: about two hundred kilobytes of text.
  private static let featuresPerPart = 256

  /// Closes the collection.
  public func finish() {
    if !isEmpty { writer.file.write(0x0A) }
    writer.end()
    writer.end()
    writer.file.write(0x0A)
  }

  // MARK: Parts of a feature

  private func beginFeature(_ id: (JSONWriter) -> Void, _ properties: (JSONWriter) -> Void) {
    isEmpty = false
    writer.separateNext { $0.append(0x0A) }
    writer.beginObject()
    writer.members(Self.type, at: 0)
    id(writer)
    writer.key("properties")
    writer.beginObject()
    properties(writer)
    writer.end()
    writer.key("geometry")
  }

  private static let type = JSONMembers(count: 1) { $1.member("type", "Feature") }

  private func endFeature() { writer.end() }

  private func writePolygons(_ polygons: [Polygon]) {
    guard !polygons.isEmpty else { return writer.null() }
    writer.element { text in
      text.appendGeometry(parts: polygons.count) { part, text in
        let rings = [polygons[part].exterior] + polygons[part].holes
        var isFirst = true
        for (index, ring) in rings.enumerated() where !ring.coordinates.isEmpty {
          if !isFirst { text.append(UInt8(ascii: ",")) }
          isFirst = false
          write(ring, isHole: index > 0, to: &text)
        }
      }
    }
  }

  /// A ring with its first position repeated at the end.
  private func write(_ ring: Ring, isHole: Bool, to text: inout TextBuffer) {
    let corners = ring.coordinates
    let reversed = (ring.signedArea < 0) != isHole
    text.append(UInt8(ascii: "["))
    for i in corners.indices {
      coordinates.append(corners[reversed ? corners.count - 1 - i : i], to: &text)
      text.append(UInt8(ascii: ","))
    }
    coordinates.append(corners[reversed ? corners.count - 1 : 0], to: &text)
    text.append(UInt8(ascii: "]"))
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
