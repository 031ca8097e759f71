import LandUse

extension ParcelLayerReader {
  /// Reads a file with all its fields, to look at what is in it: fields that may hold owners or addresses are left out
  /// and stand among the table's `otherNames`.
  ///
  /// - Throws: `ReadError`.
  public static func inspect(
    _ file: InputFile, id: String, aliases: FieldAliases, crsOverride: String? = nil,
    text: TextReading = TextReading(), threads: Int = 1,
    progress: ((_ bytesRead: Int, _ features: Int) -> Void)? = nil
  ) throws(ReadError) -> (table: FeatureTable, result: Result) {
    let options = GeoJSONReader.Options(
      wants: { name in !TableTexts.readings(of: name, text.encodings).contains(where: aliases.mayBePersonal) },
      readsDeclaredCRS: crsOverride == nil, progress: progress, threads: threads)
    let (table, legacy) = try LegacyTable.read(file, options: options, text: text)
    var result = try result(
      of: table, id: id, content: .whole, scale: nil, mapping: FieldMapping(), aliases: aliases,
      crsOverride: crsOverride)
    if let legacy { result.notes.append(.legacyText(legacy)) }
    return (table, result)
  }
}
