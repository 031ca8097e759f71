import Coverage
import Geometry
import LandUse

/// A unit in the attributes that is not the one the parcel lies in, or is not on the register of the date.
///
/// - What it finds: parcels that name a unit while more of them lies in another one, with the shares; each distinct text
///   that is no unit of the plan's register: not known at all (with the nearest name), the name of several units (with
///   them; none is guessed), or a unit that the list has only on other days (with its days and, where the list says so,
///   its successor); names written with a kind that the unit does not have on the day (a note). Each text once with its
///   parcels and where they lie; beyond two hundred the smaller ones are one finding. The remedy is a row in
///   `unitAliases`, or a corrected attribute. The part in another unit is classed by the limits of error of the
///   layer's scale; a text that is no unit is a warning, and an error where the position of some parcels is not known.
/// - Why it matters: by its record the land belongs to one unit and by its position to another; tables count it where it
///   lies, and decisions by the record name the wrong authority. Residential land is ODT or ONT by the kind of its unit.
/// - Measures: `awayArea`, m², outside the named unit, limit: `unitTolerance`; `awayShare`, ratio; `units`, count; in the
///   parts `shareArea`, m², and `share`, ratio; for a text `parcels`, count, `area`, ha, `unplaced`, count of the
///   parcels whose position was not looked at, and of all texts beyond two hundred `values`, count. In the plan CRS; a
///   left-out parcel has the area of its placeholder.
/// - Needs: GEO101, GEO102, GEO103, GEO105 for the position; texts are looked at all the same.
/// - Does not find: parcels of which only the smaller part lies outside the unit they name (COV204); a code that was
///   given to another place since; parcels that name no unit.
/// - Source: register of units of the plan on its day (`unitRegister`); classes: limits of error of the cadastral
///   regulation in force, as loaded.
public struct MisnamedUnit: PlanCheck {
  public static let info = CheckInfo(
    code: "ATT306", name: "misnamed-unit", severity: .error,
    measures: [
      .init("awayArea", .squareMetre), .init("awayShare", .ratio), .init("units", .count),
      .init("shareArea", .squareMetre), .init("share", .ratio), .init("parcels", .count), .init("area", .hectare),
      .init("unplaced", .count), .init("values", .count),
    ],
    needs: ["GEO101", "GEO102", "GEO103", "GEO105"],
    source: "plan's register of units on its day; classes: limits of error of the cadastral regulation as loaded")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    guard let register = plan.plan.register, !register.isFromData else { return .skipped(because: .noRegister) }
    var examined = 0
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      guard let units = layer.layer.units else { continue }
      examined += units.indices.count { $0 != DictionaryColumn.missing }
      let names = UnitNames(in: layer, register)
      findings += strays(in: layer, names, confidential, plan)
      findings += UnitTexts(names, in: layer, confidential, plan, register).findings()
    }
    guard examined > 0 else { return .skipped(because: .fieldAbsent("unit")) }
    return .completed(examined: examined, excluded: 0, findings: findings)
  }

  /// Parcels that lie mostly in another unit than they name.
  private func strays(
    in layer: LayerSnapshot, _ names: UnitNames, _ confidential: ConfidentialRows, _ plan: PlanSnapshot
  ) -> [Finding] {
    let parcels = StrayParcels(layer, plan)
    return (layer.zones?.strays ?? []).compactMap { stray in
      let astray = Astray(stray, names, parcels.thresholds.unitTolerance)
      guard astray.isFault, astray.kind == .otherUnit, let named = astray.named else { return nil }
      let area = layer.area(of: stray.shape)
      let pieces = parcels.awayPiece(astray).map { [$0] } ?? []
      let worst = parcels.worst(of: pieces, area)
      return Finding(
        code: Self.info.code, severity: worst?.fault.severity ?? .note,
        subjects: [layer.subject(stray.shape), .unit(named)], measures: parcels.measures(astray, area),
        details: [Detail("kind", astray.kind.rawValue)] + parcels.details(worst),
        place: parcels.place(stray.shape, pieces), parts: parcels.parts(stray, area),
        origins: [layer.origin(stray.shape)], isConfidential: confidential[stray.shape])
    }
  }
}
