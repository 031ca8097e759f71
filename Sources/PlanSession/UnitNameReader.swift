import LandUse
import PlanFormats

/// Puts codes of the register in the place of what records write for their units, each distinct text read once.
///
/// A text that is no unit of the register, or the name of several, stays as it stands: checks tell it, and its parcels
/// count where they lie. Of several units of one name those in the district that the record names are meant.
struct UnitNameReader {
  let names: UnitNameBook
  /// Rows named for each text.
  private static let namedRows = 10

  /// - Returns: what was read as names, for the notes on the layer's fields; nil when nothing was.
  /// - Complexity: O(rows + distinct texts · units of one name).
  func read(_ layer: inout ParcelLayer) -> MappingNote? {
    guard let units = layer.units else { return nil }
    let texts = units.values
    let readings = texts.map { $0.isEmpty ? UnitReading.unknown : names.reading(of: $0) }
    var column = units.replacingValues(zip(texts, readings).map { $1.unit?.text ?? $0 })
    if let districts = layer.districts, readings.contains(where: { if case .ambiguous = $0 { true } else { false } }) {
      settle(&column, units: units, districts: districts, readings: readings)
    }
    layer.units = column
    layer.unitsByName = uses(of: units, texts: texts, readings: readings)
    guard let example = layer.unitsByName.first else { return nil }
    return .unitsByName(texts: layer.unitsByName.count, example: example.text, unit: example.unit.text)
  }

  /// Rows of ambiguous texts, by what they write for the district: each pair of texts is read once.
  private func settle(
    _ column: inout DictionaryColumn, units: DictionaryColumn, districts: DictionaryColumn,
    readings: [UnitReading]
  ) {
    var settled = DictionaryColumn()
    settled.reserve(rows: column.count)
    var known: [UInt64: String?] = [:]
    for row in 0..<column.count {
      let (text, district) = (units.indices[row], row < districts.count ? districts.indices[row] : .max)
      guard text != DictionaryColumn.missing else {
        settled.appendMissing()
        continue
      }
      var unit: String?
      if case .ambiguous = readings[Int(text)], district != DictionaryColumn.missing {
        let key = UInt64(text) << 32 | UInt64(district)
        unit =
          known[key]
          ?? {
            let reading = names.reading(of: units.value(at: Int(text)), within: districts.value(at: Int(district)))
            known[key] = reading.unit?.text
            return reading.unit?.text
          }()
      }
      settled.append(unit ?? column[row] ?? "")
    }
    column = settled
  }

  private func uses(
    of units: DictionaryColumn, texts: [String], readings: [UnitReading]
  ) -> [ParcelLayer.UnitNameUse] {
    var uses: [ParcelLayer.UnitNameUse] = []
    var slots = [Int](repeating: -1, count: texts.count)
    for (index, reading) in readings.enumerated() {
      guard case .unit(let unit, let way) = reading, way != .code else { continue }
      slots[index] = uses.count
      uses.append(ParcelLayer.UnitNameUse(text: texts[index], unit: unit, way: way, firstRows: [], rows: 0))
    }
    guard !uses.isEmpty else { return [] }
    for (row, index) in units.indices.enumerated() where index != DictionaryColumn.missing && slots[Int(index)] >= 0 {
      let slot = slots[Int(index)]
      uses[slot].rows += 1
      if uses[slot].firstRows.count < Self.namedRows { uses[slot].firstRows.append(row) }
    }
    return uses
  }
}
