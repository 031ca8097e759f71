import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import PlanWords

/// The attribute columns of a layer as properties: what many rows share is written once.
///
/// A class, and one column a property, so that no row costs counted references to all of them.
final class ParcelColumns: Sendable {
  private let shapes: WrittenShapes
  private let ids: DictionaryColumn
  private let areas: [Area]
  private let declaredAreas: [Double]?
  private let name: JSONMembers
  private let units: SharedMembers?
  private let uses: SharedMembers?
  private let texts: [(key: String, column: DictionaryColumn)]
  private let states: RowStates

  init(_ snapshot: LayerSnapshot, positions: [Coordinate], _ content: ReportContent, day: CalendarDate?) {
    let layer = snapshot.layer
    shapes = WrittenShapes(layer.shapes, positions: positions)
    ids = layer.ids
    areas = snapshot.areas
    declaredAreas = layer.declaredAreas
    name = JSONMembers(count: 1) { $1.member("layer", layer.id) }
    units = layer.units.map { column in
      SharedMembers(column) { code, json in
        json.member("unit", code.flatMap { $0.isEmpty ? nil : $0 })
        json.member("unitName", code.flatMap { content.register?[UnitID($0)].map { content.words.title(of: $0) } })
      }
    }
    uses = Self.uses(of: layer, on: day).map { Self.members(of: $0, content) }
    let optional: [(String, DictionaryColumn?)] = [
      ("sheet", layer.sheets), ("number", layer.numbers), ("status", layer.statuses), ("project", layer.projects),
      ("decision", layer.decisions), ("year", layer.years), ("validFrom", layer.validFrom), ("validTo", layer.validTo),
    ]
    texts = optional.compactMap { key, column in column.map { (key, $0) } }
    states = RowStates(snapshot, isFictitious: content.isFictitious)
  }

  private static func uses(of layer: ParcelLayer, on day: CalendarDate?) -> UseColumn? {
    guard let day else { return layer.uses.first }
    return layer.uses(on: day)
  }

  /// A value that was read as something else than it says is written as it stands, too.
  private static func members(of uses: UseColumn, _ content: ReportContent) -> SharedMembers {
    let read = content.plan.scheme.map { uses.readings(in: $0).tableTexts(of: uses.codes, in: $0) }
    return SharedMembers(uses.codes, texts: read) { written, text, json in
      json.member("use", text.flatMap { $0.isEmpty ? nil : $0 })
      json.member("useName", text.flatMap { content.categoryName($0) })
      if let written { json.member("useAsWritten", text == written ? nil : written) }
    }
  }

  /// - Parameter parts: of this layer.
  func write(_ parts: ArraySlice<UnitParcels.Part>, to features: FeatureWriter) {
    for part in parts {
      features.feature(
        ids: ids, row: part.row, of: shapes, isShown: !states.isFaulty(part.row) && shapes.hasPositions(part.row)
      ) { write(part, to: $0) }
    }
  }

  private func write(_ part: UnitParcels.Part, to json: JSONWriter) {
    let row = part.row
    json.member("id", row: row, of: ids)
    json.members(name, at: 0)
    units?.write(row, to: json)
    uses?.write(row, to: json)
    json.member("areaM2", areas[row].squareMetres)
    if let declared = declaredAreas {
      json.memberOrNull("declaredAreaM2", declared[row].isFinite ? declared[row] : nil)
    }
    if part.isSplit { writeShare(part, to: json) }
    for (key, column) in texts { json.member(key, row: row, of: column) }
    states.write(row, to: json)
  }

  private func writeShare(_ part: UnitParcels.Part, to json: JSONWriter) {
    json.member("shareM2", part.area.squareMetres)
    let whole = areas[part.row]
    guard whole > .zero else { return }
    json.member("sharePercent", part.area.squareMetres / whole.squareMetres * 100, decimals: 4)
  }
}

/// The members that a distinct value of a column stands for; last those of a row without one.
private struct SharedMembers: Sendable {
  private let indices: [UInt32]
  private let missing: Int
  private let members: JSONMembers

  /// - Parameter members: writes them for a value; nil for none.
  init(_ column: DictionaryColumn, _ members: (_ value: String?, _ json: JSONWriter) -> Void) {
    self.init(column, texts: nil) { _, text, json in members(text, json) }
  }

  /// - Parameters:
  ///   - texts: for each distinct value the text it is read as; nil where all are read as they stand.
  ///   - members: writes them for a value as it is written and as it is read; nil for none.
  init(
    _ column: DictionaryColumn, texts: [String]?,
    _ members: (_ written: String?, _ text: String?, _ json: JSONWriter) -> Void
  ) {
    indices = column.indices
    let values = column.values
    let read = texts ?? values
    missing = values.count
    self.members = JSONMembers(count: values.count + 1) { list, json in
      if list < values.count { members(values[list], read[list], json) } else { members(nil, nil, json) }
    }
  }

  func write(_ row: Int, to json: JSONWriter) {
    let index = row < indices.count ? indices[row] : DictionaryColumn.missing
    json.members(members, at: index == DictionaryColumn.missing ? missing : Int(index))
  }
}

/// What has become of rows: nothing for nearly all of them.
private struct RowStates: Sendable {
  private struct State: Hashable {
    var fault: String?
    var isWithheld = false
    var isLeftOut = false
  }

  private let faulty: Set<Int>
  /// The list of members of each row with a state of its own; that of the others is the first.
  private let lists: [Int: Int]
  private let members: JSONMembers

  init(_ snapshot: LayerSnapshot, isFictitious: Bool) {
    var states: [Int: State] = [:]
    for fault in snapshot.layer.shapes.faults where states[fault.shape] == nil {
      states[fault.shape] = State(fault: String(describing: fault.kind))
    }
    faulty = Set(states.keys)
    for row in snapshot.layer.withheld { states[row, default: State()].isWithheld = true }
    for left in snapshot.coverage?.leftOut ?? [] { states[left.shape, default: State()].isLeftOut = true }
    var distinct = [State()]
    lists = states.mapValues { state in
      if let known = distinct.firstIndex(of: state) { return known }
      distinct.append(state)
      return distinct.count - 1
    }
    let all = distinct
    members = JSONMembers(count: all.count) { list, json in
      if all[list].isWithheld {
        json.member("geometryWithheld", true)
      } else if let fault = all[list].fault {
        json.member("fault", fault)
      }
      json.member("leftOut", all[list].isLeftOut)
      json.member("fictitious", isFictitious)
    }
  }

  func isFaulty(_ row: Int) -> Bool { !faulty.isEmpty && faulty.contains(row) }

  func write(_ row: Int, to json: JSONWriter) {
    json.members(members, at: lists.isEmpty ? 0 : lists[row] ?? 0)
  }
}
