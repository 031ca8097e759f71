import SampleDrawing

/// The parcels' file: GeoJSON in longitude and latitude, a feature on each line.
struct FeatureFile {
  private let file: ByteWriter
  private(set) var features = 0

  init(path: String) throws(DrawingError) {
    file = try ByteWriter(path: path)
    file.write("{\"type\":\"FeatureCollection\",\"name\":\"parcels\",\"features\":[\n")
  }

  /// - Parameter area: m², as declared.
  /// - Returns: the feature's number, from 0.
  mutating func write(_ record: ParcelRecord, _ attributes: Attributes, area: Double) throws(DrawingError) -> Int {
    file.write(features == 0 ? "" : ",\n" as StaticString)
    file.write("{\"type\":\"Feature\",\"properties\":" as StaticString)
    attributes.write(to: file, area: area)
    file.write(",\"geometry\":" as StaticString)
    write(geometry: record)
    file.write("}" as StaticString)
    try file.flushIfFull()
    features += 1
    return features - 1
  }

  func close() throws(DrawingError) {
    file.write("\n]}\n" as StaticString)
    try file.close()
  }

  private func write(geometry record: ParcelRecord) {
    guard record.form != .missing else { return file.write("null" as StaticString) }
    let isMulti = record.parts.count > 1
    file.write(isMulti ? "{\"type\":\"MultiPolygon\",\"coordinates\":[" : "{\"type\":\"Polygon\",\"coordinates\":")
    for (index, part) in record.parts.enumerated() {
      file.write(index == 0 ? "[" : ",[" as StaticString)
      write(ring: part.outer, record.form)
      for hole in part.holes {
        file.write("," as StaticString)
        write(ring: hole.reversed(), record.form)
      }
      file.write("]" as StaticString)
    }
    file.write(isMulti ? "]}" : "}" as StaticString)
  }

  private func write(ring: [Vertex], _ form: ParcelRecord.Form) {
    file.write("[" as StaticString)
    let closed = form == .unclosed ? ring : ring + ring.prefix(1)
    for (index, vertex) in closed.enumerated() {
      file.write(index == 0 ? "[" : ",[" as StaticString)
      let metres = (Int64((vertex.east * 1e3).rounded()), Int64((vertex.north * 1e3).rounded()))
      let (x, y) =
        form == .metres ? metres : form == .swapped ? (vertex.lat, vertex.lon) : (vertex.lon, vertex.lat)
      let decimals = form == .metres ? 3 : 8
      file.write(fixed: x, decimals: decimals)
      file.write("," as StaticString)
      file.write(fixed: y, decimals: decimals)
      file.write("]" as StaticString)
    }
    file.write("]" as StaticString)
  }
}
