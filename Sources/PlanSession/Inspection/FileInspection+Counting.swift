import Coverage
import Geometry
import LandUse
import PlanChecks

extension ShapeFacts {
  init(_ shapes: ShapeSet, _ confidential: ConfidentialRows, isMeasured: Bool) {
    faults = Self.groups(shapes.table.faults.map { ($0.kind, $0.shape) }, confidential)
      .sorted { $0.reason.rawValue < $1.reason.rawValue }
    invalid = Self.groups(shapes.invalid.map { ($0.reason, $0.shape) }, confidential)
      .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
    faultyCount = shapes.table.faultyShapes.count { $0 }
    invalidCount = shapes.invalid.count
    area = isMeasured ? shapes.areas.sum() : nil
  }

  private static func groups<Reason: Hashable & Sendable>(
    _ faults: [(reason: Reason, shape: Int)], _ confidential: ConfidentialRows
  ) -> [Group<Reason>] {
    var groups: [Group<Reason>] = []
    var index: [Reason: Int] = [:]
    for (reason, shape) in faults {
      let position = index[reason] ?? groups.count
      if position == groups.count {
        index[reason] = position
        groups.append(Group(reason: reason, count: 0, features: []))
      }
      groups[position].count += 1
      let features = groups[position].features
      if features.count < FileInspector.examples, features.last != shape, !confidential[shape] {
        groups[position].features.append(shape)
      }
    }
    return groups
  }
}

extension RepeatedIDs {
  /// Nil when every feature has an identifier of its own.
  init?(_ ids: DictionaryColumn, _ confidential: ConfidentialRows) {
    var counts = [Int](repeating: 0, count: ids.valueCount)
    var isSecret = [Bool](repeating: false, count: ids.valueCount)
    var missing = 0
    for (row, index) in ids.indices.enumerated() {
      if index == DictionaryColumn.missing {
        missing += 1
      } else {
        counts[Int(index)] += 1
        if confidential[row] { isSecret[Int(index)] = true }
      }
    }
    let repeated = counts.indices.filter { counts[$0] > 1 }
    guard !repeated.isEmpty || missing > 0 else { return nil }
    identifiers = repeated.count
    features = repeated.reduce(0) { $0 + counts[$1] }
    self.missing = missing
    let shown = Array(repeated.filter { !isSecret[$0] }.prefix(FileInspector.examples))
    var rows = [[Int]](repeating: [], count: shown.count)
    let places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { (UInt32($1), $0) })
    for (row, index) in ids.indices.enumerated() {
      if let place = places[index], rows[place].count < FileInspector.examples { rows[place].append(row) }
    }
    examples = zip(shown, rows).map { Example(id: FieldFacts.shortened(ids.value(at: $0)), features: $1) }
  }
}

extension UnitFacts {
  /// Digits of ASCII only.
  static func isCode(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) } }

  init(field: String, column: DictionaryColumn, kinds: UnitKinds) {
    self.field = field
    var counts = [Int](repeating: 0, count: column.valueCount)
    var missing = 0
    for index in column.indices {
      if index == DictionaryColumn.missing { missing += 1 } else { counts[Int(index)] += 1 }
    }
    let texts = column.values
    // An empty text is no unit.
    for (index, text) in texts.enumerated() where text.allSatisfy(\.isWhitespace) { missing += counts[index] }
    let values = texts.indices.filter { !texts[$0].allSatisfy(\.isWhitespace) }
      .map { Value(text: texts[$0], features: counts[$0], level: kinds.level(of: texts[$0])) }
      .sorted { UnitID($0.text) < UnitID($1.text) }
    self.missing = missing
    self.values = values
    let codes = values.filter { Self.isCode($0.text) }
    let lengths = Set(codes.map(\.text.utf8.count))
    writing =
      codes.isEmpty
      ? .names : codes.count < values.count ? .mixed : .codes(length: lengths.count == 1 ? lengths.first : nil)
    let levels = values.compactMap(\.level)
    level = AdministrativeUnit.Level.allCases.map { level in (level, levels.count { $0 == level }) }
      .max { $0.1 < $1.1 }.flatMap { $0.1 * 2 > values.count ? $0.0 : nil }
  }
}

extension UnitFacts {
  /// Takes names from a field where codes and names are one to one.
  ///
  /// - Returns: false where they are not, or where the unit field holds names itself. O(rows).
  mutating func takeNames(of units: DictionaryColumn, from names: DictionaryColumn) -> Bool {
    guard case .codes = writing, units.count == names.count, names.valueCount <= units.valueCount * 2 else {
      return false
    }
    var nameOf = [UInt32](repeating: DictionaryColumn.missing, count: units.valueCount)
    var codeOf = [UInt32](repeating: DictionaryColumn.missing, count: names.valueCount)
    let isBlank = names.values.map { $0.allSatisfy(\.isWhitespace) }
    for (code, name) in zip(units.indices, names.indices) {
      guard code != DictionaryColumn.missing, name != DictionaryColumn.missing, !isBlank[Int(name)] else { continue }
      let (known, owner) = (nameOf[Int(code)], codeOf[Int(name)])
      guard known == DictionaryColumn.missing || known == name, owner == DictionaryColumn.missing || owner == code
      else {
        return false
      }
      nameOf[Int(code)] = name
      codeOf[Int(name)] = code
    }
    var byCode: [String: String] = [:]
    for (code, name) in nameOf.enumerated() where name != DictionaryColumn.missing {
      byCode[units.value(at: code)] = names.value(at: Int(name))
    }
    for index in values.indices { values[index].name = byCode[values[index].text] }
    return !byCode.isEmpty
  }
}

/// What names and codes of units say about their level.
extension UnitKinds {
  /// By the words beside a name, or the length of an official code: two digits for provinces, three for districts, five
  /// for communes (General Statistics Office, list of units). Nil where neither tells.
  func level(of text: String) -> AdministrativeUnit.Level? {
    UnitFacts.isCode(text) ? [2: .province, 3: .district, 5: .commune][text.utf8.count] : kind(of: text)?.level
  }
}
