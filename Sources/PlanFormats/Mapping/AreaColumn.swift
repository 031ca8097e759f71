import Geometry
import LandUse

/// A column of areas as numbers or as texts, read as a whole: `1.234,5`, `350 m²`, `2,5ha`.
///
/// A unit in the value goes before the field's. Whether `1.234` is a thousand or one is told by the other texts of the
/// column (`NumberSigns`); where nothing tells, the value is missing: never silently wrong by a thousand. A field
/// of JSON numbers needs none of that.
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
    let texts = column.values
    let hasTexts = field.kinds.contains(.string)
    var signs = NumberSigns()
    if hasTexts {
      for text in texts { if let area = AreaText(text) { signs.add(area.number) } }
    }
    let readings = texts.map { Self.read($0, unit, hasTexts ? signs : nil) }
    values.reserveCapacity(column.count)
    var mended: (count: Int, row: Int, text: String, area: Double)?
    for (row, index) in column.indices.enumerated() {
      guard index != DictionaryColumn.missing else {
        values.append(.nan)
        continue
      }
      switch readings[Int(index)] {
      case .blank: values.append(.nan)
      case .area(let area, let isMended):
        values.append(area)
        guard isMended else { continue }
        mended = ((mended?.count ?? 0) + 1, mended?.row ?? row, mended?.text ?? texts[Int(index)], mended?.area ?? area)
      case .unread(let reason):
        values.append(.nan)
        note(reason, row, texts[Int(index)])
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

  private mutating func note(_ reason: UnreadAreas.Reason, _ row: Int, _ text: String) {
    if let index = unread.firstIndex(where: { $0.reason == reason }) {
      unread[index].add(row)
    } else {
      unread.append(UnreadAreas(reason: reason, row: row, example: text))
    }
  }

  /// - Parameter signs: nil for a field of numbers alone.
  private static func read(_ text: String, _ unit: AreaUnit, _ signs: NumberSigns?) -> Reading {
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
