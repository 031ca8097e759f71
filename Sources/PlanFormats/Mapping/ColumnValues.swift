import LandUse

/// Columns out of columns: joined identifiers, numbers, truth values. Each distinct text is looked at once.
enum ColumnValues {
  /// Whole numbers that a GIS wrote as floats, without the `.0`: `347.0` is the unit `347`.
  static func wholeNumbers(_ field: FeatureField) -> DictionaryColumn {
    let column = field.column
    guard field.kinds.contains(.number) else { return column }
    let values = column.values
    let whole = values.map(withoutZeroDecimals)
    return whole == values ? column : replacing(column, by: whole)
  }

  /// The values of several columns of a row with `.` between them; missing where one is missing. With `-` GDAL takes
  /// them for dates.
  static func joined(_ columns: [DictionaryColumn], rows: Int) -> DictionaryColumn {
    if columns.count == 1 { return columns[0] }
    var joined = DictionaryColumn()
    joined.reserve(rows: rows)
    for row in 0..<rows {
      let parts = columns.compactMap { $0[row] }
      if parts.count == columns.count { joined.append(parts.joined(separator: ".")) } else { joined.appendMissing() }
    }
    return joined
  }

  /// The numbers of a column times a factor, NaN where missing or no number, and what was none.
  static func numbers(_ field: FeatureField, factor: Double) -> (values: [Double], note: MappingNote?) {
    let texts = field.column.values
    let numbers = texts.map { machineNumber($0).map { $0 * factor } ?? .nan }
    var values: [Double] = []
    values.reserveCapacity(field.column.count)
    var wrong: (count: Int, row: Int, text: String)?
    for (row, index) in field.column.indices.enumerated() {
      let value = index == DictionaryColumn.missing ? .nan : numbers[Int(index)]
      values.append(value)
      guard value.isNaN, index != DictionaryColumn.missing, texts[Int(index)].contains(where: { $0 != " " })
      else { continue }
      wrong = (count: (wrong?.count ?? 0) + 1, row: wrong?.row ?? row, text: wrong?.text ?? texts[Int(index)])
    }
    let note = wrong.map {
      MappingNote.notNumbers(field: field.name, count: $0.count, firstRow: $0.row, example: $0.text)
    }
    return (values, note)
  }

  /// Rows whose value is true: `true`, `1`, `yes`.
  static func trueRows(_ column: DictionaryColumn) -> [Int] {
    let isTrue = column.values.map { ["true", "1", "yes", "1.0"].contains($0.lowercased()) }
    return column.indices.indices.filter {
      let index = column.indices[$0]
      return index != DictionaryColumn.missing && isTrue[Int(index)]
    }
  }

  /// A finite number in the notation of programs: `.` before decimals, no grouping.
  static func machineNumber(_ text: String) -> Double? {
    let trimmed = text.drop { $0 == " " }
    let digits = trimmed.prefix { $0 != " " }
    guard trimmed.dropFirst(digits.count).allSatisfy({ $0 == " " }),
      digits.utf8.allSatisfy({ (48...57).contains($0) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0) }),
      let value = Double(digits), value.isFinite
    else { return nil }
    return value
  }

  private static func withoutZeroDecimals(_ text: String) -> String {
    guard let point = text.firstIndex(of: "."), text[text.index(after: point)...].allSatisfy({ $0 == "0" }),
      text[..<point].utf8.allSatisfy({ (48...57).contains($0) })
    else { return text }
    return String(text[..<point])
  }

  private static func replacing(_ column: DictionaryColumn, by values: [String]) -> DictionaryColumn {
    var replaced = DictionaryColumn()
    replaced.reserve(rows: column.count)
    for index in column.indices {
      if index == DictionaryColumn.missing { replaced.appendMissing() } else { replaced.append(values[Int(index)]) }
    }
    return replaced
  }
}
