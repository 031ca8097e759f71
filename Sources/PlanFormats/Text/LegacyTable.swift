/// Reads a table with its texts in Unicode.
public enum LegacyTable {
  /// A file whose bytes are no UTF-8 is read when its encoding is told; otherwise the error says which one it looks to
  /// be in. The names that `options` is asked for are as they are meant.
  ///
  /// - Returns: the table, and what was found of old text, or became of it; nil where there was none.
  /// - Throws: `ReadError`.
  public static func read(
    _ file: InputFile, options: GeoJSONReader.Options, text: TextReading
  ) throws(ReadError) -> (table: FeatureTable, legacy: LegacyText?) {
    do throws(ReadError) {
      return try read(file, options: options, text: text, isRaw: false)
    } catch {
      guard case .invalidUTF8(let found, encoding: nil) = error.kind, !text.encodings.all.isEmpty else { throw error }
      if text.told != nil { return try read(file, options: options, text: text, isRaw: true) }
      guard let legacy = likeness(of: file, options: options, text) else { throw error }
      var error = error
      error.kind = .legacyText(
        found: found, encoding: legacy.encoding, vietnamese: legacy.vietnameseName, english: legacy.englishName)
      throw error
    }
  }

  private static func read(
    _ file: InputFile, options: GeoJSONReader.Options, text: TextReading, isRaw: Bool
  ) throws(ReadError) -> (table: FeatureTable, legacy: LegacyText?) {
    let texts = TableTexts(text, isRaw: isRaw)
    var options = options
    let wants = options.wants
    options.wants = { name in texts.candidates(name).contains(where: wants) }
    options.bytesAreCharacters = isRaw
    var table = try GeoJSONReader.read(file, options: options)
    let legacy = texts.read(&table)
    return (table, legacy)
  }

  /// All fields are looked at, and none of their values is told.
  private static func likeness(
    of file: InputFile, options: GeoJSONReader.Options, _ text: TextReading
  ) -> LegacyText? {
    var options = options
    options.wants = { _ in true }
    return try? read(file, options: options, text: text, isRaw: true).legacy
  }
}
