import Geometry
import LandUse

/// A column of areas as numbers or as texts, read as a whole: `1.234,5`, `350 m²`, `2,5ha`.
///
/// A unit in the value goes before the field's. Whether `1.234` is a thousand or one is told by the other texts of the
/// column (`NumberSigns`); where nothing tells, the value is missing: never silently wrong by a thousand. Numbers
/// of JSON need none of that, and tell nothing of the texts beside them.
struct AreaColumn {
  /// m², NaN where missing or not read.
  private(set) var values: [Double] = []
  private(set) var unread: [UnreadAreas] = []
  private(set) var notes: [MappingNote] = []

  private enum Reading {
    case area(Double, isMended: Bool)
    case blank
    case unread(UnreadAreas.Reason)
  }

  init(_ field: FeatureField, unit: AreaUnit) {
    let column = field.column
    let isNumber = field.kinds == .number ? [] : field.isNumber
    let byText = Self.readings(field, isNumber, unit)
    values.reserveCapacity(column.count)
    var mended: (count: Int, row: Int, text: String, area: Double)?
    for (row, index) in column.indices.enumerated() {
      guard index != DictionaryColumn.missing else {
        values.append(.nan)
        continue
      }
      let isNumber = isNumber.isEmpty || isNumber[row]
      switch (isNumber ? byText.numbers : byText.texts)[Int(index)] ?? .blank {
      case .blank: values.append(.nan)
      case .area(let area, let isMended):
        values.append(area)
        guard isMended else { continue }
        mended = (
          (mended?.count ?? 0) + 1, mended?.row ?? row, mended?.text ?? column.value(at: Int(index)),
          mended?.area ?? area
        )
      case .unread(let reason):
        values.append(.nan)
        note(reason, row, column.value(at: Int(index)))
      }
    }
    if let mended {
      notes.append(
        .areasMended(
          field: field.name, count: mended.count, firstRow: mended.row, example: mended.text, squareMetres: mended.area)
      )
    }
    for fault in unread {
      guard let row = fault.firstRows.first else { continue }
      notes.append(
        fault.reason == .ambiguous
          ? .ambiguousNumbers(field: field.name, count: fault.count, firstRow: row, example: fault.example)
          : .notNumbers(field: field.name, count: fault.count, firstRow: row, example: fault.example))
    }
  }

  /// Each distinct value read as what it occurs as: a number of JSON, a text, or both.
  ///
  /// - Parameter isNumber: by row; empty for a field of numbers alone.
  private static func readings(
    _ field: FeatureField, _ isNumber: [Bool], _ unit: AreaUnit
  ) -> (numbers: [Reading?], texts: [Reading?]) {
    let column = field.column
    guard !isNumber.isEmpty else { return ((0..<column.valueCount).map { number(at: $0, of: column, unit) }, []) }
    let values = column.values
    var (isRead, isText) = (
      [Bool](repeating: false, count: values.count), [Bool](repeating: false, count: values.count)
    )
    for (row, index) in column.indices.enumerated() where index != DictionaryColumn.missing {
      if isNumber[row] { isRead[Int(index)] = true } else { isText[Int(index)] = true }
    }
    // What a program wrote as a number tells nothing of how people write theirs.
    var signs = NumberSigns()
    for (value, text) in values.enumerated() where isText[value] {
      if let area = AreaText(text) { signs.add(area.number) }
    }
    return (
      values.enumerated().map { isRead[$0] ? read($1, unit, nil) : nil },
      values.enumerated().map { isText[$0] ? read($1, unit, signs) : nil }
    )
  }

  /// A number of JSON. Nearly all are plain, and no text is made of those.
  private static func number(at index: Int, of column: DictionaryColumn, _ unit: AreaUnit) -> Reading {
    let plain = column.withBytes(ofValueAt: index) { ColumnValues.plainNumber($0) }
    return plain.map { .area($0 * unit.inSquareMetres, isMended: false) } ?? read(column.value(at: index), unit, nil)
  }

  private mutating func note(_ reason: UnreadAreas.Reason, _ row: Int, _ text: String) {
    if let index = unread.firstIndex(where: { $0.reason == reason }) {
      unread[index].add(row)
    } else {
      unread.append(UnreadAreas(reason: reason, row: row, example: text))
    }
  }

  /// - Parameter signs: nil for a number of JSON.
  private static func read(_ text: String, _ unit: AreaUnit, _ signs: NumberSigns?) -> Reading {
    if signs == nil, let number = ColumnValues.plainNumber(text.utf8) {
      return .area(number * unit.inSquareMetres, isMended: false)
    }
    if text.allSatisfy(\.isWhitespace) { return .blank }
    let machine = ColumnValues.machineNumber(text)
    guard let signs, let area = AreaText(text) else {
      return machine.map { .area($0 * unit.inSquareMetres, isMended: false) } ?? .unread(.notANumber)
    }
    do throws(DecimalText.Refusal) {
      let number = try signs.read(area.number)
      let unit = area.unit ?? unit
      // Exact where the digits reach no further than a square millimetre.
      guard
        let value = (try? number.area(in: unit))?.squareMetres
          ?? Double(number.plain).map({ $0 * unit.inSquareMetres }),
        value.isFinite
      else { return .unread(.notANumber) }
      let isAsWritten = area.unit == nil && machine.map { $0 == Double(number.plain) } ?? false
      return .area(value, isMended: !isAsWritten)
    } catch {
      if case .ambiguous = error { return .unread(.ambiguous) }
      return .unread(.notANumber)
    }
  }
}
