import LandUse
import PlanFormats

/// The units of a draft.
extension PlanDrafter {
  /// More different values than this are no units: a province has some hundred.
  private static let mostUnits = 2000

  func units(
    of facts: [FileInspection], layers: inout [LayerSource], _ remarks: inout [DraftRemark]
  ) -> [AdministrativeUnit] {
    var units: [UnitID: AdministrativeUnit] = [:]
    var features: [String: Int] = [:]
    var names: [String: String] = [:]
    var level: AdministrativeUnit.Level?
    for (index, file) in facts.enumerated() {
      guard let named = file.units, !named.values.isEmpty else {
        // A file without a field for units is one unit: files are often made one for each commune.
        let name = layers[index].id
        guard Self.isSafe(name) else { continue }
        layers[index].unit = UnitID(name)
        layers[index].fields.unit = nil
        units[UnitID(name)] = AdministrativeUnit(
          id: UnitID(name), level: .commune, kind: "", nameVietnamese: name, parent: nil)
        remarks.append(.oneUnit(file: file.file, unit: name))
        continue
      }
      guard named.values.count <= Self.mostUnits else {
        remarks.append(.tooManyUnits(field: named.field, count: named.values.count))
        continue
      }
      level = level ?? named.level
      for value in named.values {
        features[value.text, default: 0] += value.features
        if let name = value.name, Self.isSafe(name) { names[value.text] = names[value.text] ?? name }
      }
    }
    var leftOut = 0
    let kinds = inspector.kinds
    for unit in UnitSpellings(features.map { ($0.key, $0.value) }, kinds: kinds).units {
      guard Self.isSafe(unit.name) else {
        leftOut += unit.spellings.count
        continue
      }
      let others = unit.spellings.filter { $0 != unit.name }
      if !others.isEmpty { remarks.append(.unitMerged(name: unit.name, spellings: others)) }
      let name = unit.spellings.compactMap { names[$0] }.first ?? unit.name
      units[UnitID(unit.name)] = AdministrativeUnit(
        id: UnitID(unit.name),
        level: kinds.level(of: name) ?? unit.level ?? kinds.level(of: unit.name) ?? level ?? .commune,
        kind: unit.kind ?? kinds.kind(of: name)?.kind ?? "", nameVietnamese: name, parent: nil)
    }
    if leftOut > 0 { remarks.append(.unitsLeftOut(count: leftOut)) }
    return units.values.sorted { $0.id < $1.id }
  }

  /// A code that a table can hold as it is: one line, nothing a spreadsheet would compute.
  private static func isSafe(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, !"=+-@#".unicodeScalars.contains(first) else { return false }
    return !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
  }
}
