import LandUse

/// Lists of uses in JSON, as the national land database gives them (`ListMucDichSuDung`), as the texts people write:
/// `ONT 200 m2 + CLN 350.5 m2`.
///
/// An array of objects, each with a use and perhaps an area under names of the roles `listed-use`, `listed-area` and
/// `listed-area-ha`; a use may itself be an object with such a name in it. An array of texts is a list without areas.
/// Anything else stays as it is.
struct UseLists {
  private let aliases: FieldAliases

  init(_ aliases: FieldAliases) { self.aliases = aliases }

  /// The column with its lists as texts, each distinct one read once, how many rows have one, and in how many an area
  /// could not be read.
  func reading(_ column: DictionaryColumn) -> (column: DictionaryColumn, rows: Int, unread: Int) {
    var isList = false
    let texts = column.values.map { value -> (text: String, isWhole: Bool)? in
      guard let first = value.utf8.first(where: { $0 > 0x20 }),
        first == UInt8(ascii: "[") || first == UInt8(ascii: "{"),
        let text = text(of: value)
      else { return nil }
      isList = true
      return text
    }
    guard isList else { return (column, 0, 0) }
    let rows = column.indices.count { $0 != DictionaryColumn.missing && texts[Int($0)] != nil }
    let unread = column.indices.count { $0 != DictionaryColumn.missing && texts[Int($0)]?.isWhole == false }
    let values = texts.enumerated().map { $1?.text ?? column.value(at: $0) }
    return (ColumnValues.replacing(column, by: values), rows, unread)
  }

  /// Nil when the text is no list of uses.
  private func text(of json: String) -> (text: String, isWhole: Bool)? {
    guard let value = JSONTree.read(json) else { return nil }
    switch value {
    case .array(let items):
      let texts = items.compactMap(item)
      guard texts.count == items.count, !texts.isEmpty else { return nil }
      return (texts.map(\.text).joined(separator: " + "), texts.allSatisfy(\.isWhole))
    case .object: return item(value)
    default: return nil
    }
  }

  /// A use with its area; not whole where one is stated that cannot be read.
  private func item(_ value: JSONTree) -> (text: String, isWhole: Bool)? {
    switch value {
    case .text(let text): return text.isEmpty ? nil : (text, true)
    case .object(let members):
      guard let use = use(in: members) else { return nil }
      let stated = [(FieldRole.listedArea, AreaUnit.squareMetre), (.listedAreaHectares, .hectare)]
      let members = stated.compactMap { role, unit in member(of: members, as: role).map { (value: $0, unit: unit) } }
      for (value, unit) in members {
        if let area = area(value, unit) { return ("\(use) \(area)", true) }
      }
      return (use, !members.contains { Self.isStated($0.value) })
    default: return nil
    }
  }

  /// The member that fits best.
  private func member(of members: [(key: String, value: JSONTree)], as role: FieldRole) -> JSONTree? {
    members.compactMap { member in aliases.rank(of: member.key, as: role).map { (rank: $0, value: member.value) } }
      .min { $0.rank < $1.rank }?.value
  }

  private func use(in members: [(key: String, value: JSONTree)]) -> String? {
    switch member(of: members, as: .listedUse) {
    case .text(let text): text.isEmpty ? nil : text
    case .object(let inner): use(in: inner)
    default: nil
    }
  }

  /// `200 m2`: a unit in the value goes before the field's.
  private func area(_ value: JSONTree, _ unit: AreaUnit) -> String? {
    switch value {
    case .number(let text): Self.plain(text).map { "\($0) \(unit.rawValue)" }
    case .text(let text):
      AreaText(text).flatMap { $0.number.hasPrefix("-") ? nil : "\($0.number) \(($0.unit ?? unit).rawValue)" }
    default: nil
    }
  }

  private static func isStated(_ value: JSONTree) -> Bool {
    switch value {
    case .literal: false
    case .text(let text): !FoldedText.isVoid(text)
    default: true
    }
  }

  /// A number of JSON with a point that cannot be taken for grouping: `1.234` is `1.2340`.
  private static func plain(_ number: String) -> String? {
    guard !number.contains(where: { $0 == "e" || $0 == "E" }), !number.hasPrefix("-") else { return nil }
    guard let point = number.firstIndex(of: "."), number[point...].count == 4 else { return number }
    return number + "0"
  }
}
