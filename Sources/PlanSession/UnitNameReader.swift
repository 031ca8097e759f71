import LandUse
import PlanChecks
import PlanFormats

/// Puts codes of the register in the place of what records write for their units, each distinct text read once.
///
/// A text that is no unit of the register, or the name of several, stays as it stands: checks tell it, and its parcels
/// count where they lie. Of several units of one name those in the district that the record names are meant.
struct UnitNameReader {
  let names: UnitNameBook
  /// Which land is confidential.
  let plan: Plan
  /// Rows named for each text.
  static let namedRows = 10

  /// - Returns: what was read as names, for the notes on the layer's fields; nil when nothing was.
  /// - Complexity: O(rows + distinct texts · units of one name).
  func read(_ layer: inout ParcelLayer) -> MappingNote? {
    guard let units = layer.units else { return nil }
    let texts = units.values
    let readings = texts.map { FoldedText.isVoid($0) ? UnitReading.unknown : names.reading(of: $0) }
    var column = units.replacingValues(zip(texts, readings).map { $1.unit?.text ?? $0 })
    layer.unitsByName = uses(of: units, texts: texts, readings: readings)
    if let districts = layer.districts, readings.contains(where: { if case .ambiguous = $0 { true } else { false } }) {
      let settled = SettledUnits(units, districts, readings, names)
      column = settled.column(over: column)
      layer.unitsByName += settled.uses
    }
    layer.units = column
    let isChanged = !layer.unitsByName.isEmpty || zip(texts, readings).contains { $1.unit.map(\.text) ?? $0 != $0 }
    if isChanged { layer.joinKey() }
    guard !layer.unitsByName.isEmpty else { return nil }
    // What a record of confidential land writes is no example.
    let confidential = ConfidentialRows(layer, plan)
    let example = layer.unitsByName.first { use in use.firstRows.contains { !confidential[$0] } }
    return .unitsByName(
      texts: layer.unitsByName.count, example: example?.text ?? "", unit: example?.unit.text ?? "")
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

/// Rows whose text is the name of several units, by what they write for the district: each pair of texts is read once.
private struct SettledUnits {
  /// The pairs that name one unit, in order of first appearance.
  private(set) var uses: [ParcelLayer.UnitNameUse] = []
  /// For each row its place in `uses`; −1 for the others.
  private var slots: [Int32]

  init(_ units: DictionaryColumn, _ districts: DictionaryColumn, _ readings: [UnitReading], _ names: UnitNameBook) {
    slots = [Int32](repeating: -1, count: units.count)
    var known: [UInt64: Int32] = [:]
    for (row, (text, district)) in zip(units.indices, districts.indices).enumerated() {
      guard text != DictionaryColumn.missing, district != DictionaryColumn.missing,
        case .ambiguous = readings[Int(text)]
      else { continue }
      let pair = UInt64(text) << 32 | UInt64(district)
      if known[pair] == nil {
        let written = units.value(at: Int(text))
        let unit = names.reading(of: written, within: districts.value(at: Int(district))).unit
        known[pair] = unit == nil ? -1 : Int32(uses.count)
        if let unit {
          uses.append(ParcelLayer.UnitNameUse(text: written, unit: unit, way: .name, firstRows: [], rows: 0))
        }
      }
      guard let slot = known[pair], slot >= 0 else { continue }
      slots[row] = slot
      uses[Int(slot)].rows += 1
      if uses[Int(slot)].firstRows.count < UnitNameReader.namedRows { uses[Int(slot)].firstRows.append(row) }
    }
  }

  /// The column with the codes of the settled rows.
  func column(over column: DictionaryColumn) -> DictionaryColumn {
    var settled = DictionaryColumn()
    settled.reserve(rows: column.count)
    let texts = column.values
    for (row, index) in column.indices.enumerated() {
      if slots[row] >= 0 {
        settled.append(uses[Int(slots[row])].unit.text)
      } else if index == DictionaryColumn.missing {
        settled.appendMissing()
      } else {
        settled.append(texts[Int(index)])
      }
    }
    return settled
  }
}
