import Geometry
import LandUse

/// A record that lacks an attribute the other records of its layer have.
///
/// - What it finds: records without identifier, without administrative unit, or without use on a day although the layer
///   has the field; blanks and texts such as `null` count as none. One finding for each field, with the number of
///   records and their area. An overlay needs no unit; a missing use is a warning in layers of the whole territory and a
///   note elsewhere; a missing unit is a note where the units have shapes, because the record counts where it lies.
/// - Why it matters: without use the land is in no category; without unit it may be in no unit's sums; without
///   identifier nobody can say which parcel a decision means.
/// - Measures: `parcels`, count; `area`, ha, computed in the plan CRS. The first ten records are named by their origins.
/// - Needs: nothing.
/// - Does not find: fields that the layer has not at all; wrong values (ATT302, COV204); records whose owner withholds
///   the geometry and that cannot be counted (GEO103).
/// - Source: what a balance is made of: a parcel counts in a unit, for a category; ISO 19152 for the identifier.
public struct MissingAttribute: PlanCheck {
  public static let info = CheckInfo(
    code: "ATT304", name: "missing-attribute", severity: .warning,
    measures: [.init("parcels", .count), .init("area", .hectare)],
    source: "a parcel counts in a unit, for a category; ISO 19152 spatial unit identifier")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    var examined = 0
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      let fields = Self.fields(of: layer, plan.plan.scheme)
      if !fields.isEmpty { examined += layer.layer.count }
      findings += fields.compactMap { Self.finding($0, in: layer, confidential) }
    }
    guard examined > 0 else { return .skipped(because: .fieldAbsent("id")) }
    return .completed(examined: examined, excluded: 0, findings: findings)
  }

  /// A field that should have a value on every row.
  private struct Field {
    var kind: String
    var column: DictionaryColumn
    /// By distinct value.
    var isVoid: [Bool]
    var severity: Severity
    var details: [Detail] = []
  }

  private static func fields(of layer: LayerSnapshot, _ scheme: CategoryScheme?) -> [Field] {
    var fields: [Field] = []
    if layer.layer.ids.valueCount > 0 { fields.append(field("id", layer.layer.ids, .warning)) }
    if layer.layer.content != .overlay, let units = layer.layer.units, units.valueCount > 0 {
      fields.append(field("unit", units, layer.zones == nil ? .warning : .note))
    }
    for use in layer.layer.uses {
      var field = field("use", use.codes, layer.layer.content == .whole ? .warning : .note)
      if let readings = scheme.map({ use.readings(in: $0) }) {
        field.isVoid = (0..<readings.count).map { readings.state(of: $0) == .missing }
      }
      field.details = [Detail("field", use.field)] + (use.day.map { [Detail("day", $0.description)] } ?? [])
      fields.append(field)
    }
    return fields
  }

  private static func field(_ kind: String, _ column: DictionaryColumn, _ severity: Severity) -> Field {
    let isVoid = (0..<column.valueCount).map { column.isVoid(valueAt: $0) }
    return Field(kind: kind, column: column, isVoid: isVoid, severity: severity)
  }

  private static func finding(
    _ field: Field, in layer: LayerSnapshot, _ confidential: ConfidentialRows
  ) -> Finding? {
    var count = RowCount()
    let indices = field.column.indices
    for row in 0..<layer.layer.count {
      let index = row < indices.count ? indices[row] : DictionaryColumn.missing
      guard index == DictionaryColumn.missing || field.isVoid[Int(index)] else { continue }
      // GEO103 tells what a record without geometry lacks to be counted.
      if layer.layer.withheld.contains(row), field.kind != "id" { continue }
      count.add(row, in: layer, confidential)
    }
    guard count.rows > 0 else { return nil }
    return Finding(
      code: info.code, severity: field.severity, subjects: [.layer(layer.layer.id)], measures: count.measures,
      details: [Detail("kind", field.kind)] + field.details, origins: count.first.map { layer.origin($0) },
      isConfidential: count.isConfidential)
  }
}
