public import LandUse

/// Reads a GeoJSON file into a `ParcelLayer`: shapes, and the fields that have a role.
public enum ParcelLayerReader {
  public struct Result: Sendable {
    public var layer: ParcelLayer
    /// What was taken, what else matched, what was dropped: in a fixed order.
    public var notes: [MappingNote]
    public var input: InputRecord
  }

  /// - Parameters:
  ///   - id: the layer's name in the plan.
  ///   - mapping: fields named explicitly; they are read whatever they are called.
  ///   - aliases: tried for every role that `mapping` does not name.
  ///   - crsOverride: the CRS, whatever the file says of itself. Without it the `crs` member counts, or else lon/lat.
  ///   - text: the encoding of the file's text, where it is not Unicode.
  ///   - threads: how many may parse; what is read does not depend on it.
  ///   - progress: called about once a megabyte, and at the end, with bytes read (as stored) and features ended.
  /// - Throws: `ReadError`, also when an explicitly named field is in no feature.
  public static func read(
    _ file: InputFile, id: String, content: LayerContent = .whole, scale: Int? = nil,
    mapping: FieldMapping = FieldMapping(), aliases: FieldAliases, crsOverride: String? = nil,
    text: TextReading = TextReading(), threads: Int = 1,
    progress: ((_ bytesRead: Int, _ features: Int) -> Void)? = nil
  ) throws(ReadError) -> Result {
    let named = mapping.names
    let options = GeoJSONReader.Options(
      wants: { named.contains($0) || aliases.isKnown($0) }, readsDeclaredCRS: crsOverride == nil, progress: progress,
      threads: threads)
    let (table, legacy) = try LegacyTable.read(file, options: options, text: text)
    var result = try result(
      of: table, id: id, content: content, scale: scale, mapping: mapping, aliases: aliases, crsOverride: crsOverride)
    if let legacy { result.notes.append(.legacyText(legacy)) }
    return result
  }

  /// The layer that a table of fields makes.
  static func result(
    of table: FeatureTable, id: String, content: LayerContent, scale: Int?, mapping: FieldMapping,
    aliases: FieldAliases, crsOverride: String?
  ) throws(ReadError) -> Result {
    let crs = crsOverride.map { CRSName.normalised($0) ?? $0 } ?? table.declaredCRS ?? "OGC:CRS84"
    var assembly = LayerAssembly(table, mapping: mapping, aliases: aliases)
    let layer = try assembly.layer(id: id, content: content, scale: scale, crs: crs)
    let input = InputRecord(
      file: table.file, sha256: table.sha256, byteCount: table.byteCount, features: table.count, crs: crs,
      decimals: table.decimals)
    return Result(layer: layer, notes: assembly.choice.notes, input: input)
  }

  /// Reads the file at a path.
  public static func read(
    path: String, id: String, content: LayerContent = .whole, scale: Int? = nil,
    mapping: FieldMapping = FieldMapping(), aliases: FieldAliases, crsOverride: String? = nil,
    progress: ((_ bytesRead: Int, _ features: Int) -> Void)? = nil
  ) throws(ReadError) -> Result {
    try read(
      .path(path), id: id, content: content, scale: scale, mapping: mapping, aliases: aliases,
      crsOverride: crsOverride, progress: progress)
  }
}
