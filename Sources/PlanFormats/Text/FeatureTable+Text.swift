import Foundation
import LandUse

/// Brings the texts of a table into Unicode, composed: what an encoding was told for, and what differs only in form.
struct TableTexts {
  private let reading: TextReading
  /// The characters of the table are the bytes of the file.
  private let isRaw: Bool
  /// Values looked at in a field to tell its encoding.
  private static let sample = 20_000

  init(_ reading: TextReading, isRaw: Bool) {
    self.reading = reading
    self.isRaw = isRaw
  }

  /// What the name of a field may mean: as it stands, and in the encoding that was told.
  func candidates(_ name: String) -> [String] {
    [composed(name)] + (reading.told.flatMap { decoded(name, $0) }.map { [composed($0)] } ?? [])
  }

  /// What a name may mean: as it stands, and under every encoding that is known.
  static func readings(of name: String, _ encodings: TextEncodings) -> [String] {
    guard name.utf8.contains(where: { $0 >= 0x80 }), let bytes = encodings.western.bytes(of: name) else {
      return [name]
    }
    return [name] + encodings.all.compactMap { $0.decoded(bytes) }
  }

  /// - Returns: what was found or converted, for the notes; nil when there was nothing of the kind.
  /// - Complexity: O(bytes of the distinct values + rows).
  func read(_ table: inout FeatureTable) -> LegacyText? {
    let names = table.fields.map(\.name) + table.otherNames
    let legacy = reading.told.map { convert(&table, from: $0) } ?? likeness(of: table)
    let meant = meantNames(names)
    for index in table.fields.indices {
      table.fields[index].name = meant(table.fields[index].name)
      compose(&table.fields[index])
    }
    table.otherNames = table.otherNames.map(meant)
    guard var legacy else { return nil }
    legacy.fields = legacy.fields.map(meant)
    legacy.fieldNames =
      reading.told == nil
      ? words(of: names).likely == nil ? 0 : names.count { $0.utf8.contains { $0 >= 0x80 } }
      : zip(names, table.fields.map(\.name) + table.otherNames).count { $0 != $1 && composed($0) != $1 }
    return legacy.values + legacy.fieldNames > 0 ? legacy : nil
  }

  /// The names of a table are converted together, where they gain by it: a short one alone may be a word either way.
  private func meantNames(_ names: [String]) -> (String) -> String {
    guard let told = reading.told, isRaw || words(of: names).gains(under: told) else { return composed }
    return { name in composed(decoded(name, told) ?? name) }
  }

  // MARK: Looking

  private func words(of texts: [String]) -> LegacyWords {
    var words = LegacyWords(reading.encodings)
    for text in texts where text.utf8.contains(where: { $0 >= 0x80 }) { words.add(text) }
    return words
  }

  private func words(of field: FeatureField, _ values: [Int]) -> LegacyWords {
    var words = LegacyWords(reading.encodings)
    for index in values.prefix(Self.sample) { words.add(field.column.value(at: index)) }
    return words
  }

  /// The one encoding that fields are surely in; a single word is no proof.
  private func likeness(of table: FeatureTable) -> LegacyText? {
    guard !reading.encodings.all.isEmpty else { return nil }
    var found: [(encoding: Int, field: String, values: Int, words: LegacyWords)] = []
    for field in table.fields where field.kinds.contains(.string) {
      let values = field.column.valuesBeyondASCII
      guard !values.isEmpty else { continue }
      let words = words(of: field, values)
      if let encoding = words.likely { found.append((encoding, field.name, values.count, words)) }
    }
    let names = words(of: table.fields.map(\.name) + table.otherNames)
    var proof = reading.encodings.all.map { _ in 0 }
    for one in found { proof[one.encoding] += one.words.byEncoding[one.encoding] }
    if let encoding = names.likely { proof[encoding] += names.byEncoding[encoding] }
    guard let best = proof.indices.max(by: { proof[$0] < proof[$1] }), proof[best] > 1 else { return nil }
    let fields = found.filter { $0.encoding == best }
    let example = fields.lazy.compactMap { $0.words.examples[best] }.first ?? names.examples[best]
    return legacy(
      reading.encodings.all[best], fields: fields.map(\.field), values: fields.map(\.values).reduce(0, +),
      example: example, isConverted: false)
  }

  private func legacy(
    _ encoding: TextEncoding, fields: [String], values: Int, example: (before: String, after: String)?,
    isConverted: Bool
  ) -> LegacyText {
    LegacyText(
      encoding: encoding.id, vietnameseName: encoding.name(in: .vietnamese),
      englishName: encoding.name(in: .english), fields: fields, values: values, leftOver: 0, fieldNames: 0,
      before: example?.before ?? "", after: example?.after ?? "", isConverted: isConverted)
  }

  // MARK: Converting

  /// Converts the fields that gain by it; of bytes as they lie in the file, all.
  private func convert(_ table: inout FeatureTable, from encoding: TextEncoding) -> LegacyText {
    var result = legacy(encoding, fields: [], values: 0, example: nil, isConverted: true)
    let index = reading.encodings.all.firstIndex { $0.id == encoding.id } ?? 0
    for position in table.fields.indices where !table.fields[position].kinds.isDisjoint(with: [.string, .nested]) {
      let field = table.fields[position]
      let values = field.column.valuesBeyondASCII
      guard !values.isEmpty else { continue }
      let words = words(of: field, values)
      guard isRaw || words.gains(under: encoding) else { continue }
      var texts = field.column.values
      var converted = 0
      for value in values {
        guard let text = decoded(texts[value], encoding) else { continue }
        texts[value] = text
        converted += 1
      }
      table.fields[position].column = field.column.replacingValues(texts)
      guard converted > 0 else { continue }
      result.fields.append(field.name)
      result.values += values.count
      result.leftOver += values.count - converted
      if result.before.isEmpty, let example = words.examples[index] { (result.before, result.after) = example }
    }
    return result
  }

  /// Nil when the text is none of the encoding, or plain.
  private func decoded(_ text: String, _ encoding: TextEncoding) -> String? {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    return reading.encodings.western.bytes(of: text.precomposedStringWithCanonicalMapping)
      .flatMap { encoding.decoded($0) }
  }

  // MARK: Composing

  private func compose(_ field: inout FeatureField) {
    guard field.kinds.contains(.string) else { return }
    var texts: [String]?
    for index in field.column.valuesBeyondASCII {
      let value = field.column.value(at: index)
      let text = composed(value)
      guard !text.utf8.elementsEqual(value.utf8) else { continue }
      if texts == nil { texts = field.column.values }
      texts?[index] = text
    }
    if let texts { field.column = field.column.replacingValues(texts) }
  }

  private func composed(_ text: String) -> String {
    let text = text.precomposedStringWithCanonicalMapping
    guard text.unicodeScalars.contains(where: { $0 == "Ð" || $0 == "ð" }) else { return text }
    return StrokedD.mended(text, reading.encodings.syllables)
  }
}

/// The letter eth where Đ is meant: it looks the same, and western encodings have only that one.
enum StrokedD {
  /// Exchanges it in words that become Vietnamese, and in abbreviations of up to four capitals (`QÐ`); a word of another
  /// language keeps it.
  static func mended(_ text: String, _ syllables: VietnameseSyllables) -> String {
    var result = ""
    var rest = text[...]
    while let start = rest.firstIndex(where: \.isLetter) {
      result += rest[..<start]
      let word = rest[start...].prefix(while: \.isLetter)
      let mended = word.map { $0 == "Ð" ? "Đ" : $0 == "ð" ? "đ" : $0 }
      let isAbbreviation = word.count <= 4 && word.allSatisfy(\.isUppercase)
      result += isAbbreviation || syllables.holds(String(mended)) ? String(mended) : String(word)
      rest = rest[word.endIndex...]
    }
    return result + rest
  }
}
