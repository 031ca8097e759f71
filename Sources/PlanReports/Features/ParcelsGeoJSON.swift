import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import PlanWords

/// `parcels-<period>.geojson`: the parcels of a unit with their use on the stock date.
///
/// Parcels are whole, also where only a share lies in the unit: then `shareM2` and `sharePercent` say how much.
/// Properties: id, layer, unit, unitName, sheet, number, use, useName, useAsWritten, areaM2, declaredAreaM2, shareM2, sharePercent,
/// status, project, decision, year, validFrom, validTo, leftOut, fictitious; what a layer has no field for is absent.
/// `leftOut` is true for a record that no sum of parcels counts: its shape is invalid, malformed or missing. A shape
/// that cannot be used is null, and `fault` says why, or `geometryWithheld` that its owner does not give it.
struct ParcelsGeoJSON {
  let content: ReportContent
  let unit: UnitID
  let day: CalendarDate?
  /// By layer: see `PlaceProjector.positions`.
  let positions: [[Coordinate]]
  let crsMember: String?

  func write(_ parcels: UnitParcels, to file: OutputFile) {
    let period = content.periodName(day)
    var head = CollectionHead(content, name: "parcels-\(unit.text)-\(period)")
    head.unit = unit
    head.period = period
    head.confidentialParcels =
      content.options.includesConfidential
      ? parcels.parts.count { content.result.snapshot.confidentialRows[$0.layer][$0.row] } : parcels.withheldCount
    let features = FeatureWriter(to: file, crs: crsMember) { head.write(to: $0) }
    let columns = content.result.snapshot.layers.map { LayerColumns($0, content, day: day) }
    for part in parcels.parts { write(part, columns[part.layer], to: features) }
    features.finish()
  }

  private func write(_ part: UnitParcels.Part, _ columns: LayerColumns, to features: FeatureWriter) {
    let properties: (JSONWriter) -> Void = { columns.write(part, to: $0) }
    let id = columns.layer.ids.text(part.row)
    if columns.isFaulty[part.row] || !hasPositions(part) {
      features.feature(id: id, geometry: nil, properties: properties)
    } else {
      features.feature(
        id: id, row: part.row, of: columns.layer.shapes, positions: positions[part.layer], properties: properties)
    }
  }

  private func hasPositions(_ part: UnitParcels.Part) -> Bool {
    let shapes = content.result.snapshot.layers[part.layer].layer.shapes
    return shapes.vertices(of: part.row).allSatisfy { positions[part.layer][Int(shapes.pointIDs[$0])].isFinite }
  }
}

/// The attribute columns of a layer as properties; texts of dictionaries are made once.
private struct LayerColumns {
  let layer: ParcelLayer
  let isFaulty: [Bool]
  private let isLeftOut: Set<Int>
  private let snapshot: LayerSnapshot
  private let faults: [Int: String]
  private let uses: DictionaryColumn?
  private let useTexts: [(code: String, name: String?)]
  /// By distinct value, where it was read as something else than it says.
  private let usesAsWritten: [String?]
  private let unitTexts: [(code: String, name: String?)]
  private let texts: [(key: String, column: DictionaryColumn)]
  private let isFictitious: Bool

  init(_ snapshot: LayerSnapshot, _ content: ReportContent, day: CalendarDate?) {
    self.snapshot = snapshot
    layer = snapshot.layer
    isFaulty = layer.shapes.faultyShapes
    isLeftOut = Set(snapshot.coverage?.leftOut.map(\.shape) ?? [])
    faults = Dictionary(
      layer.shapes.faults.map { ($0.shape, String(describing: $0.kind)) }, uniquingKeysWith: { first, _ in first })
    let column = Self.uses(of: snapshot.layer, on: day)
    uses = column?.codes
    let written = column?.codes.values ?? []
    let read = column.flatMap { column in
      content.plan.scheme.map { column.readings(in: $0).tableTexts(of: column.codes, in: $0) }
    }
    useTexts = (read ?? written).map { ($0, content.categoryName($0)) }
    usesAsWritten = zip(read ?? written, written).map { $0 == $1 ? nil : $1 }
    unitTexts = (layer.units?.values ?? []).map { code in
      (code, content.register?[UnitID(code)].map { content.words.title(of: $0) })
    }
    let optional: [(String, DictionaryColumn?)] = [
      ("sheet", layer.sheets), ("number", layer.numbers), ("status", layer.statuses), ("project", layer.projects),
      ("decision", layer.decisions), ("year", layer.years), ("validFrom", layer.validFrom), ("validTo", layer.validTo),
    ]
    texts = optional.compactMap { key, column in column.map { (key, $0) } }
    isFictitious = content.isFictitious
  }

  private static func uses(of layer: ParcelLayer, on day: CalendarDate?) -> UseColumn? {
    guard let day else { return layer.uses.first }
    return layer.uses(on: day)
  }

  func write(_ part: UnitParcels.Part, to json: JSONWriter) {
    let row = part.row
    json.member("id", layer.ids.text(row))
    json.member("layer", layer.id)
    if let units = layer.units { writePair("unit", "unitName", units.indices, row, unitTexts, to: json) }
    if let uses {
      writePair("use", "useName", uses.indices, row, useTexts, to: json)
      let index = row < uses.count ? uses.indices[row] : DictionaryColumn.missing
      if index != DictionaryColumn.missing { json.member("useAsWritten", usesAsWritten[Int(index)]) }
    }
    json.member("areaM2", snapshot.areas[row].squareMetres)
    if let declared = layer.declaredAreas {
      json.memberOrNull("declaredAreaM2", declared[row].isFinite ? declared[row] : nil)
    }
    if part.isSplit { writeShare(part, to: json) }
    for (key, column) in texts { json.member(key, column.text(row)) }
    if layer.withheld.contains(row) {
      json.member("geometryWithheld", true)
    } else if let fault = faults[row] {
      json.member("fault", fault)
    }
    json.member("leftOut", isLeftOut.contains(row))
    json.member("fictitious", isFictitious)
  }

  private func writeShare(_ part: UnitParcels.Part, to json: JSONWriter) {
    json.member("shareM2", part.area.squareMetres)
    let whole = snapshot.areas[part.row]
    guard whole > .zero else { return }
    json.member("sharePercent", part.area.squareMetres / whole.squareMetres * 100, decimals: 4)
  }

  private func writePair(
    _ codeKey: String, _ nameKey: String, _ indices: [UInt32], _ row: Int, _ texts: [(code: String, name: String?)],
    to json: JSONWriter
  ) {
    let index = row < indices.count ? indices[row] : DictionaryColumn.missing
    let text = index == DictionaryColumn.missing ? nil : texts[Int(index)]
    json.member(codeKey, text.flatMap { $0.code.isEmpty ? nil : $0.code })
    json.member(nameKey, text?.name)
  }
}
