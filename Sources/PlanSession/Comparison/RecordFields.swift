public import LandUse

/// A field of records that both layers have.
public struct RecordField: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case use, unit, declaredArea, sheet, number, status, project, decision, year, validFrom, validTo
  }
  public var kind: Kind
  /// Of a use.
  public var day: CalendarDate?

  public init(_ kind: Kind, day: CalendarDate? = nil) {
    self.kind = kind
    self.day = day
  }
}

/// What two records say differently.
public struct FieldChange: Sendable, Hashable {
  public var field: RecordField
  /// Nil where the record says nothing. Areas are in square metres.
  public var before: String?
  public var after: String?

  public init(field: RecordField, before: String?, after: String?) {
    self.field = field
    self.before = before
    self.after = after
  }
}

/// The fields that two layers have in common, by value: texts are compared once, rows by number.
struct RecordFields: Sendable {
  private let texts: [ComparedTexts]
  private let areas: (before: [Double], after: [Double])?
  let beforeOnly: [RecordField]
  let afterOnly: [RecordField]

  init(_ before: ParcelLayer, _ after: ParcelLayer, _ scheme: CategoryScheme?) {
    var texts: [ComparedTexts] = []
    var beforeOnly: [RecordField] = []
    var afterOnly: [RecordField] = []
    for use in before.uses {
      let field = RecordField(.use, day: use.day)
      if let other = after.uses.first(where: { $0.day == use.day }) {
        texts.append(ComparedTexts(field, Self.texts(of: use, scheme), Self.texts(of: other, scheme)))
      } else {
        beforeOnly.append(field)
      }
    }
    for use in after.uses where !before.uses.contains(where: { $0.day == use.day }) {
      afterOnly.append(RecordField(.use, day: use.day))
    }
    for (kind, column) in Self.columns {
      switch (before[keyPath: column], after[keyPath: column]) {
      case (let own?, let other?):
        texts.append(ComparedTexts(RecordField(kind), (own, own.values), (other, other.values)))
      case (.some, nil): beforeOnly.append(RecordField(kind))
      case (nil, .some): afterOnly.append(RecordField(kind))
      case (nil, nil): break
      }
    }
    switch (before.declaredAreas, after.declaredAreas) {
    case (let own?, let other?): areas = (own, other)
    case (let own, let other):
      areas = nil
      if own != nil { beforeOnly.append(RecordField(.declaredArea)) }
      if other != nil { afterOnly.append(RecordField(.declaredArea)) }
    }
    self.texts = texts
    self.beforeOnly = beforeOnly
    self.afterOnly = afterOnly
  }

  private static let columns: [(RecordField.Kind, KeyPath<ParcelLayer, DictionaryColumn?> & Sendable)] = [
    (.unit, \.units), (.sheet, \.sheets), (.number, \.numbers), (.status, \.statuses), (.project, \.projects),
    (.decision, \.decisions), (.year, \.years), (.validFrom, \.validFrom), (.validTo, \.validTo),
  ]

  /// As the codes that values are read as: `luc ` and `LUC` are one use.
  private static func texts(of use: UseColumn, _ scheme: CategoryScheme?) -> (DictionaryColumn, [String]) {
    (use.codes, scheme.map { use.readings(in: $0).tableTexts(of: use.codes, in: $0) } ?? use.codes.values)
  }

  func differ(_ before: Int, _ after: Int) -> Bool {
    texts.contains { $0.differ(before, after) } || areasDiffer(before, after)
  }

  func changes(_ before: Int, _ after: Int) -> [FieldChange] {
    var changes = texts.filter { $0.differ(before, after) }.map { $0.change(before, after) }
    if areasDiffer(before, after), let areas {
      func text(_ values: [Double], _ row: Int) -> String? {
        values.indices.contains(row) && values[row].isFinite ? "\(values[row])" : nil
      }
      changes.append(
        FieldChange(
          field: RecordField(.declaredArea), before: text(areas.before, before), after: text(areas.after, after)))
    }
    return changes
  }

  private func areasDiffer(_ before: Int, _ after: Int) -> Bool {
    guard let areas, areas.before.indices.contains(before), areas.after.indices.contains(after) else { return false }
    let (own, other) = (areas.before[before], areas.after[after])
    return own.isFinite || other.isFinite ? own != other : false
  }
}

/// One field of both layers; equal texts have one number.
private struct ComparedTexts: Sendable {
  let field: RecordField
  private let rows: (before: [UInt32], after: [UInt32])
  /// By number of the column's distinct value the number among the texts of both.
  private let numbers: (before: [UInt32], after: [UInt32])
  private let texts: DictionaryColumn

  init(
    _ field: RecordField, _ before: (column: DictionaryColumn, texts: [String]),
    _ after: (column: DictionaryColumn, texts: [String])
  ) {
    self.field = field
    var texts = DictionaryColumn()
    // An empty text is as good as none.
    texts.append("")
    for text in before.texts + after.texts { texts.append(text) }
    rows = (before.column.indices, after.column.indices)
    numbers = (
      Array(texts.indices[1..<(1 + before.texts.count)]), Array(texts.indices[(1 + before.texts.count)...])
    )
    self.texts = texts
  }

  private func number(_ rows: [UInt32], _ numbers: [UInt32], _ row: Int) -> UInt32 {
    guard rows.indices.contains(row), rows[row] != DictionaryColumn.missing else { return 0 }
    return numbers[Int(rows[row])]
  }

  func differ(_ before: Int, _ after: Int) -> Bool {
    number(rows.before, numbers.before, before) != number(rows.after, numbers.after, after)
  }

  func change(_ before: Int, _ after: Int) -> FieldChange {
    FieldChange(
      field: field, before: text(number(rows.before, numbers.before, before)),
      after: text(number(rows.after, numbers.after, after)))
  }

  private func text(_ number: UInt32) -> String? { number == 0 ? nil : texts.value(at: Int(number)) }
}
