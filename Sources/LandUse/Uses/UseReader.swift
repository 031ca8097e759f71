import Geometry

/// Reads what real files write into a use field.
///
/// In this order: a code of the scheme as it stands; the code behind blanks, small letters, marks of Vietnamese and
/// marks such as `*`; another key (`OCT`) or a code of an older list by the crosswalk; the name of a category,
/// Vietnamese or English, with or without diacritics, where it stands for one; several of these with or without
/// areas (`ONT 200 + CLN 350,5`, `ODT(120)+CLN(80)`, `200 ONT + 300 CLN`). Anything else is unknown: nothing is
/// guessed, and everything that differs from the code as it stands is in `mends`.
///
/// Areas without a unit are m². Whether `1.234` is a thousand or one is decided by the column as a whole
/// (`NumberSigns`); where nothing tells, the areas are not read. One use of several without an area has the rest of
/// the parcel, which the arithmetic works out.
public struct UseReader: Sendable {
  /// Longer texts are no uses.
  static let longest = 4096

  public let scheme: CategoryScheme
  private let vocabulary: UseVocabulary

  public init(_ scheme: CategoryScheme) {
    self.scheme = scheme
    vocabulary = scheme.vocabulary
  }

  /// The readings of the distinct values of a column, in their order. Linear in their bytes.
  public func readings(of values: [String]) -> UseReadings {
    var signs = NumberSigns()
    for value in values where !scheme.isFromData { addNumbers(of: value, to: &signs) }
    var readings = UseReadings(categoryCount: scheme.categories.count)
    for value in values { readings.append(reading(of: value, signs)) }
    return readings
  }

  /// - Parameter signs: how the column writes numbers.
  public func reading(of text: String, _ signs: NumberSigns = NumberSigns()) -> UseReading {
    if let row = scheme.row(of: CategoryCode(text)), !text.isEmpty { return exact(row) }
    guard text.utf8.count <= Self.longest else { return .unknown }
    let folded = FoldedText.folded(text)
    if FoldedText.isVoid(folded: folded) { return .missing }
    if scheme.isFromData { return .unknown }
    if let single = single(folded, as: text) { return single }
    if let meaning = vocabulary.name(text) { return Self.reading(named: meaning) }
    return several(folded, signs) ?? .unknown
  }

  /// The words of a list that the scheme does not know, as written: what is wrong about an unknown value.
  public func unknownParts(of text: String) -> [String] {
    guard text.utf8.count <= Self.longest, let list = UseItems(folded: FoldedText.folded(text)), list.items.count > 1
    else { return [] }
    var written = WrittenWords(text)
    return joined(list.items).compactMap { item in
      let words = written.next(item.words)
      return meanings(of: item) == nil ? words : nil
    }
  }

  // MARK: One code

  private func exact(_ row: Int) -> UseReading {
    let validity = scheme.history.list(scheme.categories[row].status)?.validity ?? .always
    return UseReading(state: .read, parts: [.init(categories: [Int32(row)])], validity: validity)
  }

  private func single(_ folded: String, as text: String) -> UseReading? {
    let joined = folded.filter { $0 != " " }
    let plain = Self.withoutMarks(joined)
    guard let meaning = vocabulary.code(joined) ?? vocabulary.code(plain) else { return nil }
    var mends: UseMends = []
    if let mend = meaning.mend { mends.insert(mend) }
    if text.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint })
    {
      mends.insert(.spacing)
    }
    if vocabulary.code(joined) == nil { mends.insert(.mark) }
    let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic || ("0"..."9").contains($0) }
    if !String(String.UnicodeScalarView(letters)).unicodeScalars.elementsEqual(meaning.text.unicodeScalars) {
      mends.insert(.letters)
    }
    return UseReading(
      state: .read, parts: [.init(categories: meaning.rows)], mends: mends, validity: meaning.validity)
  }

  /// Without the marks that people put behind a code; a question mark is none of them, since it doubts the code.
  private static func withoutMarks(_ text: String) -> Substring {
    var rest = text[...]
    while let last = rest.last, marks.contains(last) { rest = rest.dropLast() }
    return rest.hasSuffix("(*)") ? rest.dropLast(3) : rest
  }

  private static let marks: Set<Character> = ["*", "#", "'", "’", "`", "\"", "!", ".", ",", ";", ":", "†", "‡", "+"]

  private static func reading(named meaning: UseVocabulary.Meaning) -> UseReading {
    UseReading(
      state: meaning.rows.count == 1 ? .read : .ambiguous, parts: [.init(categories: meaning.rows)],
      mends: UseMends(.name), validity: meaning.validity)
  }

  // MARK: Several

  private func several(_ folded: String, _ signs: NumberSigns) -> UseReading? {
    guard let list = UseItems(folded: folded) else { return nil }
    var reading = UseReading(state: .read)
    var areAreasRead = true
    for item in joined(list.items) {
      guard let meanings = meanings(of: item) else { return nil }
      let area = area(of: item, signs)
      if item.number != nil && area == nil { areAreasRead = false }
      for meaning in meanings { add(meaning, area, to: &reading) }
    }
    if !areAreasRead {
      reading.mends.insert(.ambiguousAreas)
      for index in reading.parts.indices { reading.parts[index].area = nil }
    }
    let statesAreas = reading.parts.contains { $0.area != nil }
    if statesAreas { reading.mends.insert(.statedAreas) } else { reading.mends.insert(.several) }
    return reading
  }

  /// The items, those together that a comma parts within one name: `Đất thương mại, dịch vụ`. The longest goes first.
  private func joined(_ items: [UseItems.Item]) -> [UseItems.Item] {
    guard items.contains(where: \.isBehindComma) else { return items }
    var joined: [UseItems.Item] = []
    var start = 0
    while start < items.count {
      let (item, count) = longestName(at: start, in: items)
      joined.append(item)
      start += count
    }
    return joined
  }

  private func longestName(at start: Int, in items: [UseItems.Item]) -> (item: UseItems.Item, count: Int) {
    var (item, longest) = (items[start], (item: items[start], count: 1))
    for index in items.indices.dropFirst(start + 1).prefix(Self.mostCommas) {
      // A number ends a name, or begins it.
      let next = items[index]
      guard next.isBehindComma, item.number == nil || next.number == nil else { break }
      let isEnd = next.number != nil
      item.words += next.words
      (item.number, item.unit) = (item.number ?? next.number, item.unit ?? next.unit)
      if let name = vocabulary.name(item.words.joined(separator: " ")), name.rows.count == 1 {
        longest = (item, index - start + 1)
      }
      if isEnd { break }
    }
    return longest
  }

  /// No name has more.
  private static let mostCommas = 8

  /// What an item stands for: one meaning, or several codes with nothing but blanks between. Nil when a part of it is
  /// unknown or ambiguous.
  private func meanings(of item: UseItems.Item) -> [UseVocabulary.Meaning]? {
    if item.words.count == 1, let code = vocabulary.code(item.words[0]) { return [code] }
    if let name = vocabulary.name(item.words.joined(separator: " ")), name.rows.count == 1 { return [name] }
    guard item.words.count > 1, item.number == nil else { return nil }
    let codes = item.words.compactMap { vocabulary.code($0) }
    return codes.count == item.words.count ? codes : nil
  }

  private func area(of item: UseItems.Item, _ signs: NumberSigns) -> Area? {
    guard let number = item.number, let value = try? signs.read(number) else { return nil }
    return try? value.nearestArea(in: item.unit ?? .squareMetre)
  }

  /// Adds a use; one that is there already takes the area, too.
  private func add(_ meaning: UseVocabulary.Meaning, _ area: Area?, to reading: inout UseReading) {
    if let mend = meaning.mend { reading.mends.insert(mend) }
    reading.validity = reading.validity.intersection(meaning.validity)
    if let index = reading.parts.firstIndex(where: { $0.categories == meaning.rows }) {
      let both = reading.parts[index].area.flatMap { first in area.map { first + $0 } }
      reading.parts[index].area = both
    } else {
      reading.parts.append(UseReading.Part(categories: meaning.rows, area: area))
    }
  }

  private func addNumbers(of text: String, to signs: inout NumberSigns) {
    guard text.utf8.count <= Self.longest, text.utf8.contains(where: { (0x30...0x39).contains($0) }),
      let list = UseItems(folded: FoldedText.folded(text))
    else { return }
    for item in list.items { if let number = item.number { signs.add(number) } }
  }
}

extension Validity {
  /// The days on which both hold.
  public func intersection(_ other: Validity) -> Validity {
    Validity(
      firstDay: [firstDay, other.firstDay].compactMap { $0 }.max(),
      lastDay: [lastDay, other.lastDay].compactMap { $0 }.min())
  }
}

/// The words of a text as they are written, to be found by what they are folded.
private struct WrittenWords {
  private let written: [Substring]
  private let folded: [String]
  private var start = 0

  init(_ text: String) {
    written = text.split { !$0.isLetter }
    folded = written.map { FoldedText.folded($0) }
  }

  /// The words behind those that were asked for before; the folded ones in capitals where they stand nowhere.
  mutating func next(_ words: [String]) -> String {
    let starts = folded.indices.dropFirst(start).prefix { $0 + words.count <= folded.count }
    guard let found = starts.first(where: { folded[$0..<$0 + words.count].elementsEqual(words) }) else {
      return words.joined(separator: " ").uppercased()
    }
    start = found + words.count
    return written[found..<start].joined(separator: " ")
  }
}
