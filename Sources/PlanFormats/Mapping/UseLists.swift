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

  /// The column with its lists as texts, each distinct one read once, and how many rows have one.
  func reading(_ column: DictionaryColumn) -> (column: DictionaryColumn, rows: Int) {
    var isList = false
    let texts = column.values.map { value -> String? in
      guard let first = value.utf8.first(where: { $0 > 0x20 }),
        first == UInt8(ascii: "[") || first == UInt8(ascii: "{"),
        let text = text(of: value)
      else { return nil }
      isList = true
      return text
    }
    guard isList else { return (column, 0) }
    let rows = column.indices.count { $0 != DictionaryColumn.missing && texts[Int($0)] != nil }
    let values = texts.enumerated().map { $1 ?? column.value(at: $0) }
    return (ColumnValues.replacing(column, by: values), rows)
  }

  /// Nil when the text is no list of uses.
  private func text(of json: String) -> String? {
    guard let value = JSONTree.read(json) else { return nil }
    switch value {
    case .array(let items):
      let texts = items.compactMap(item)
      return texts.count == items.count && !texts.isEmpty ? texts.joined(separator: " + ") : nil
    case .object: return item(value)
    default: return nil
    }
  }

  private func item(_ value: JSONTree) -> String? {
    switch value {
    case .text(let text): return text.isEmpty ? nil : text
    case .object(let members):
      guard let use = use(in: members) else { return nil }
      if let area = area(in: members, as: .listedArea) { return "\(use) \(area) m2" }
      if let area = area(in: members, as: .listedAreaHectares) { return "\(use) \(area) ha" }
      return use
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

  private func area(in members: [(key: String, value: JSONTree)], as role: FieldRole) -> String? {
    switch member(of: members, as: role) {
    case .number(let text): Self.plain(text)
    case .text(let text):
      // A text may have its own unit, which is then said twice: only the number is taken where it is the same.
      AreaText(text).flatMap { $0.unit == nil ? $0.number : nil }
    default: nil
    }
  }

  /// A number of JSON with a point that cannot be taken for grouping: `1.234` is `1.2340`.
  private static func plain(_ number: String) -> String? {
    guard !number.contains(where: { $0 == "e" || $0 == "E" }), !number.hasPrefix("-") else { return nil }
    guard let point = number.firstIndex(of: "."), number[point...].count == 4 else { return number }
    return number + "0"
  }
}
