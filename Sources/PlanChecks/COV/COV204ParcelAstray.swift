import Coverage
import Geometry
import LandUse

/// A parcel that lies outside the boundary, or in another unit than it says.
///
/// - What it finds: parcels with more than `minOverlap` outside the boundary; parcels with more than `unitTolerance`
///   outside the unit they name, whole or in part; parcels that name no unit and lie in several (a note: they are
///   split); parcels that name a unit the register does not have (a warning, or what a part of them in no unit is).
///   Each with the list of its shares by unit. Who is named is what the record says. Parts outside the boundary up to
///   `minOverlap` are one note per unit. The outlying part is classed noise, minor or conflict by the limits of error
///   of the layer's scale; without a regulation it is a conflict. Where no unit has a shape, or a record none, unknown
///   names are found all the same, an error for each; where those parcels lie is then said to be not looked at.
/// - Why it matters: the parcel counts in a balance to which it does not belong, and the units no longer sum up to
///   their areas.
/// - Measures: `outsideArea`, m², beyond the boundary, limit: `minOverlap`; `outsideShare`, ratio of the parcel;
///   `awayArea`, m², outside the named unit or all units, limit: `unitTolerance`; `awayShare`, ratio; `units`, count;
///   in the parts `shareArea`, m², and `share`, ratio; for the sum `count` and `areaSum`, m²; for a name `parcels`,
///   count, and `area`, ha, and of all names beyond two hundred `values`, count. All in the plan CRS; a left-out parcel
///   has the area of its placeholder.
/// - Needs: GEO101, GEO102, GEO103, GEO105.
/// - Does not find: parcels that lie in the unit they name but whose unit's boundary is wrong; unknown names where the
///   plan has no register.
/// - Source: one rule of units for every table; classes: limits of error of the cadastral regulation in
///   force, as loaded.
public struct ParcelAstray: PlanCheck {
  public static let info = CheckInfo(
    code: "COV204", name: "parcel-astray", severity: .error,
    measures: [
      .init("outsideArea", .squareMetre), .init("outsideShare", .ratio), .init("awayArea", .squareMetre),
      .init("awayShare", .ratio), .init("units", .count), .init("shareArea", .squareMetre), .init("share", .ratio),
      .init("count", .count), .init("areaSum", .squareMetre), .init("parcels", .count), .init("area", .hectare),
      .init("values", .count),
    ],
    needs: ["GEO101", "GEO102", "GEO103", "GEO105"],
    source: "plan's unit rule; classes: limits of error of the cadastral regulation as loaded")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    var examined = 0
    var excluded = 0
    var looked = false
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      let names = UnitNames(in: layer, plan.plan.register)
      let unplaced = UnknownUnitNames(names, in: layer, confidential, plan.plan.register).findings()
      findings += unplaced
      let looksAtShapes = layer.zones != nil || layer.coverage?.outside != nil
      guard looksAtShapes || !unplaced.isEmpty else { continue }
      looked = true
      let unusable = layer.coverage?.leftOut.count ?? layer.layer.shapes.faultyShapes.count { $0 }
      examined += layer.coverage?.examined ?? layer.layer.count - unusable
      excluded += unusable
      guard looksAtShapes else { continue }
      findings += AstrayFindings(layer, names, confidential, plan).all()
    }
    guard looked else { return .skipped(because: plan.looksAtGaps ? .noBoundary : .notAskedFor) }
    return .completed(examined: examined, excluded: excluded, findings: findings)
  }
}
