import LandUse

extension PropertyColumns {
  /// For each name met whether it is wanted.
  var decisions: [String: Bool] { indexOfName.mapValues { names[$0].field != nil } }

  /// False where the names of both would be more than the limit.
  func canAppend(_ later: PropertyColumns) -> Bool {
    names.count + later.names.count <= Self.nameLimit
      || names.count + later.indexOfName.keys.count(where: { indexOfName[$0] == nil }) <= Self.nameLimit
  }

  /// Adds the rows of columns that were read apart, from features behind these.
  ///
  /// Fields that are not wanted here are left out: whoever reads apart may keep more, not less.
  mutating func append(_ later: PropertyColumns) {
    for field in later.fields {
      guard let index = field.level == .feature ? featureIDField() : indexOfField(field.name) else { continue }
      append(field, to: index)
    }
    for property in later.repeatedProperties { note(property) }
    row += later.row
  }

  /// The field of a property name, met before or now for the first time; nil when it is not wanted.
  private mutating func indexOfField(_ name: String) -> Int? {
    if let index = indexOfName[name] { return names[index].field }
    var name = name
    return name.withUTF8 { add($0) }
  }

  private mutating func append(_ later: FeatureField, to index: Int) {
    fields[index].kinds.formUnion(later.kinds)
    for run in later.kindRuns where fields[index].kindRuns.last?.kind != run.kind {
      fields[index].kindRuns.append(FeatureField.KindRun(firstRow: row + run.firstRow, kind: run.kind))
    }
    guard later.column.count > 0 else { return }
    fields[index].column.pad(to: row)
    fields[index].column.append(contentsOf: later.column)
  }

  private mutating func note(_ later: RepeatedProperty) {
    guard let index = indexOfName[later.field] else { return }
    let slot = repetition(of: index)
    repeatedProperties[slot].add(later, firstRow: row)
    names[index].repetition = (slot, nil)
  }

  /// Makes room for so many rows.
  mutating func reserve(rows count: Int) {
    let factor = Double(count) / Double(max(row, 1))
    for index in fields.indices where fields[index].column.count > 0 {
      fields[index].column.reserve(rows: count, valuesTimes: factor)
    }
  }
}
