import LandUse

/// Puts the fields of a table into the columns of a layer.
struct LayerAssembly {
  var choice: FieldChoice
  private let table: FeatureTable
  private let mapping: FieldMapping

  init(_ table: FeatureTable, mapping: FieldMapping, aliases: FieldAliases) {
    self.table = table
    self.mapping = mapping
    choice = FieldChoice(table, mapping: mapping, aliases: aliases)
  }

  mutating func layer(
    id: String, content: LayerContent, scale: Int?, crs: String
  ) throws(ReadError) -> ParcelLayer {
    let unit = try choice.field(.unit, named: mapping.unit)
    let district = unit == nil ? nil : try choice.quietField(.district, named: mapping.district)
    let sheet = try choice.field(.sheet, named: mapping.sheet)
    let number = try choice.field(.number, named: mapping.number)
    let ids = try identifiers(unit, sheet, number)
    let uses = try useColumns()
    var layer = ParcelLayer(
      id: id, file: table.file, content: content, scale: scale, shapes: table.shapes, sourceCRS: crs, ids: ids,
      units: unit.map(ColumnValues.wholeNumbers), uses: uses, byteOffsets: table.byteOffsets)
    layer.files[0].decimals = table.decimals
    layer.districts = district.map(ColumnValues.wholeNumbers)
    layer.sheets = sheet.map(ColumnValues.wholeNumbers)
    layer.numbers = number.map(ColumnValues.wholeNumbers)
    if let areas = try declaredAreas() {
      layer.declaredAreas = areas.values
      layer.unreadAreas = areas.unread
    }
    layer.statuses = try choice.field(.status, named: mapping.status)?.column
    layer.projects = try choice.field(.project, named: mapping.project)?.column
    layer.decisions = try choice.field(.decision, named: mapping.decision)?.column
    layer.years = try choice.field(.year, named: mapping.year).map(ColumnValues.wholeNumbers)
    layer.validFrom = try choice.field(.validFrom, named: mapping.validFrom)?.column
    layer.validTo = try choice.field(.validTo, named: mapping.validTo)?.column
    if let withheld = try choice.field(.withheld, named: mapping.withheld) {
      layer.withheld = Set(ColumnValues.trueRows(withheld.column))
    }
    layer.keyHoldsUnit = choice.notes.contains { note in
      guard case .taken(role: .id, let fields, _, _) = note, fields.count == 3 else { return false }
      return fields == [unit, sheet, number].compactMap { $0?.name }
    }
    layer.isFictitious = isFictitious()
    layer.repeatedProperties = table.repeatedProperties
    noteTheRest(hasUnit: unit != nil)
    return layer
  }

  // MARK: Identifiers

  private mutating func identifiers(
    _ unit: FeatureField?, _ sheet: FeatureField?, _ number: FeatureField?
  ) throws(ReadError) -> DictionaryColumn {
    guard mapping.id.isEmpty else {
      var fields: [FeatureField] = []
      for name in mapping.id { fields.append(try choice.named(name, .id)) }
      return take(fields, .named)
    }
    if let field = choice.byAlias(.id) { return single(field) }
    if let sheet, let number {
      if unit == nil { choice.note(.keyWithoutUnit(fields: [sheet.name, number.name])) }
      return take([unit, sheet, number].compactMap { $0 }, .alias)
    }
    if let field = choice.byAlias(.recordID) { return single(field) }
    choice.note(.missing(role: .id))
    var none = DictionaryColumn()
    none.pad(to: table.count)
    return none
  }

  private mutating func single(_ field: FeatureField) -> DictionaryColumn {
    if ColumnValues.isOfFloats(field) {
      choice.note(.zeroDecimalsDropped(field: field.name, count: field.column.valueCount))
    }
    return ColumnValues.wholeNumbers(field)
  }

  private mutating func take(_ fields: [FeatureField], _ how: MappingNote.Choice) -> DictionaryColumn {
    choice.note(.taken(role: .id, fields: fields.map(\.name), choice: how))
    return ColumnValues.joined(fields.map(ColumnValues.wholeNumbers), rows: table.count)
  }

  /// Joins unit, sheet and number again.
  static func key(of layer: ParcelLayer) -> DictionaryColumn {
    ColumnValues.joined([layer.units, layer.sheets, layer.numbers].compactMap { $0 }, rows: layer.count)
  }

  // MARK: Uses

  private mutating func useColumns() throws(ReadError) -> [UseColumn] {
    guard mapping.uses.isEmpty else {
      var columns: [UseColumn] = []
      for use in mapping.uses {
        let field = try choice.named(use.field, .use)
        choice.note(.taken(role: .use, fields: [use.field], choice: .named, day: use.day))
        columns.append(UseColumn(day: use.day, field: use.field, codes: codes(field)))
      }
      return columns
    }
    var columns: [UseColumn] = []
    for (day, field) in choice.datedUses() {
      columns.append(UseColumn(day: day, field: field.name, codes: codes(field)))
    }
    if let field = choice.byAlias(.use) {
      columns.append(UseColumn(day: nil, field: field.name, codes: codes(field)))
      for planned in choice.candidates(.plannedUse) {
        choice.note(.alsoMatched(role: .plannedUse, field: planned.name))
      }
    } else if columns.isEmpty, let field = choice.byAlias(.plannedUse) {
      columns.append(UseColumn(day: nil, field: field.name, codes: codes(field)))
    }
    if columns.isEmpty { choice.note(.missing(role: .use)) }
    return columns
  }

  /// The texts of a use field, JSON lists among them as the texts people write.
  private mutating func codes(_ field: FeatureField) -> DictionaryColumn {
    let (column, rows, unread) = UseLists(choice.aliases).reading(field.column)
    if rows > 0 { choice.note(.useLists(field: field.name, count: rows)) }
    if unread > 0 { choice.note(.listedAreasUnread(field: field.name, count: unread)) }
    return column
  }

  // MARK: Areas and marks

  private mutating func declaredAreas() throws(ReadError) -> AreaColumn? {
    var unit = AreaUnit.squareMetre
    var field: FeatureField?
    if let declared = mapping.declaredArea {
      field = try choice.field(.declaredArea, named: declared.field)
      unit = declared.unit
    } else if let metres = choice.byAlias(.declaredArea) {
      field = metres
    } else if let hectares = choice.byAlias(.declaredAreaHectares) {
      field = hectares
      unit = .hectare
    }
    guard let field else { return nil }
    let areas = AreaColumn(field, unit: unit)
    for note in areas.notes { choice.note(note) }
    return areas
  }

  /// One fictitious row, or a mark on the collection, makes the whole layer fictitious.
  private func isFictitious() -> Bool {
    if table.rootMembers["fictitious"] == "true" { return true }
    return choice.candidates(.fictitious).contains { !ColumnValues.trueRows($0.column).isEmpty }
  }

  private mutating func noteTheRest(hasUnit: Bool) {
    if !hasUnit { choice.note(.missing(role: .unit)) }
    for name in table.otherNames where choice.aliases.isPersonal(name) { choice.note(.dropped(field: name)) }
  }
}
