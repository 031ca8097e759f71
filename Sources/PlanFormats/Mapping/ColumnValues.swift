import LandUse

/// Columns out of columns: joined identifiers, numbers, truth values. Each distinct text is looked at once.
enum ColumnValues {
  /// Whole numbers that a GIS wrote as floats, without the `.0`: `347.0` is the unit `347`. Of texts only where every
  /// value of the column is such a number.
  static func wholeNumbers(_ field: FeatureField) -> DictionaryColumn {
    let column = field.column
    guard field.kinds.contains(.number) || isOfFloats(field) else { return column }
    let values = column.values
    let whole = values.map(withoutZeroDecimals)
    return whole == values ? column : replacing(column, by: whole)
  }

  /// True for a field of texts that are all whole numbers with zeros behind a point: `12.0`. Stops at the first other.
  static func isOfFloats(_ field: FeatureField) -> Bool {
    guard field.kinds == .string, field.column.valueCount > 0 else { return false }
    return (0..<field.column.valueCount).allSatisfy { index in
      let text = field.column.value(at: index)
      return text.isEmpty || withoutZeroDecimals(text).utf8.count < text.utf8.count
    }
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

  /// The number that at most fifteen digits with a point among them make: the nearest float, as `machineNumber` finds
  /// it. Nil for all other texts.
  static func plainNumber(_ text: some Sequence<UInt8>) -> Double? {
    var digits: UInt64 = 0
    var (count, decimals, hasPoint) = (0, 0, false)
    for byte in text {
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        digits = digits * 10 + UInt64(digit)
        count += 1
        decimals += hasPoint ? 1 : 0
      } else if byte == UInt8(ascii: "."), !hasPoint, count > 0 {
        hasPoint = true
      } else {
        return nil
      }
      guard count <= 15 else { return nil }
    }
    guard count > 0, !hasPoint || decimals > 0 else { return nil }
    // Both are exact, so the one division rounds correctly (Clinger 1990).
    return Double(digits) / PowersOfTen.doubles[decimals]
  }

  private static func withoutZeroDecimals(_ text: String) -> String {
    guard let point = text.firstIndex(of: "."), text[text.index(after: point)...].allSatisfy({ $0 == "0" }),
      text[..<point].utf8.allSatisfy({ (48...57).contains($0) })
    else { return text }
    return String(text[..<point])
  }

  static func replacing(_ column: DictionaryColumn, by values: [String]) -> DictionaryColumn {
    var replaced = DictionaryColumn()
    replaced.reserve(rows: column.count)
    for index in column.indices {
      if index == DictionaryColumn.missing { replaced.appendMissing() } else { replaced.append(values[Int(index)]) }
    }
    return replaced
  }
}
