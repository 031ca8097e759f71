import Coverage
import Geometry

/// What has been read of features: rows that end together in all columns.
struct FeatureRows {
  var shapes: ShapeTableBuilder
  var columns: PropertyColumns
  var geometryTypes = GeometryTypeCounts()
  /// For each row the offset of its feature in the unpacked file.
  var byteOffsets: [Int] = []
  var hasZ = false
  /// The most decimals with which a coordinate is written.
  var decimals = 0

  /// Adds rows that were read apart, from the features behind these: all becomes what it would be had they been read
  /// here.
  ///
  /// O(what is added).
  /// - Returns: false, with nothing added, where reading on here would meet a limit, or cannot be made up for.
  mutating func append(_ run: FeatureRows) -> Bool {
    guard run.geometryTypes.others == 0, columns.canAppend(run.columns) else { return false }
    do throws(ShapeTableBuilder.TooManyVertices) {
      try shapes.append(run.shapes)
    } catch { return false }
    columns.append(run.columns)
    for entry in run.geometryTypes.entries { geometryTypes.add(entry.type, count: entry.count) }
    byteOffsets.append(contentsOf: run.byteOffsets)
    hasZ = hasZ || run.hasZ
    decimals = max(decimals, run.decimals)
    return true
  }

  /// Makes room for the whole of which a part is there, above 0; what is to come is taken to be like it.
  mutating func reserve(share: Double) {
    shapes.reserve(share: share)
    let count = Int(Double(byteOffsets.count) / min(max(share, 1e-4), 1) * 1.05) + 1024
    byteOffsets.reserveAbout(count)
    columns.reserve(rows: count)
  }

  /// Forgets all rows and keeps memory for as many.
  mutating func removeAll(wants: @escaping (String) -> Bool) {
    shapes.removeAll()
    columns = PropertyColumns(wants: wants)
    geometryTypes = GeometryTypeCounts()
    byteOffsets.removeAll(keepingCapacity: true)
    hasZ = false
    decimals = 0
  }
}
