import Coverage
import Geometry
import LandUse

/// A parcel that lies outside the boundary, or across the border of its unit.
///
/// - What it finds: parcels with more than `minOverlap` outside the boundary; parcels with more than `unitTolerance`
///   outside the unit they name, unless most of them lies in another one; parcels that name no unit of the register
///   and lie in several (a note: they are split) or partly in none. Each with the list of its shares by unit. Who is
///   named is what the record says. Parts outside the boundary up to `minOverlap` are one note per unit. The outlying
///   part is classed noise, minor or conflict by the limits of error of the layer's scale; without a regulation it is a
///   conflict.
/// - Why it matters: the parcel counts in a balance to which it does not belong, and the units no longer sum up to
///   their areas.
/// - Measures: `outsideArea`, m², beyond the boundary, limit: `minOverlap`; `outsideShare`, ratio of the parcel;
///   `awayArea`, m², outside the named unit or all units, limit: `unitTolerance`; `awayShare`, ratio; `units`, count;
///   in the parts `shareArea`, m², and `share`, ratio; for the sum `count` and `areaSum`, m². All in the plan CRS; a
///   left-out parcel has the area of its placeholder.
/// - Needs: GEO101, GEO102, GEO103, GEO105.
/// - Does not find: parcels that name a unit while most of them lies in another one, and names that are not on the
///   register (ATT306); parcels that lie in the unit they name but whose unit's boundary is wrong.
/// - Source: one rule of units for every table; classes: limits of error of the cadastral regulation in
///   force, as loaded.
public struct ParcelAstray: PlanCheck {
  public static let info = CheckInfo(
    code: "COV204", name: "parcel-astray", severity: .error,
    measures: [
      .init("outsideArea", .squareMetre), .init("outsideShare", .ratio), .init("awayArea", .squareMetre),
      .init("awayShare", .ratio), .init("units", .count), .init("shareArea", .squareMetre), .init("share", .ratio),
      .init("count", .count), .init("areaSum", .squareMetre),
    ],
    needs: ["GEO101", "GEO102", "GEO103", "GEO105"],
    source: "plan's unit rule; classes: limits of error of the cadastral regulation as loaded")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    plan.outcome(skippedBecause: plan.looksAtGaps ? .noBoundary : .notAskedFor) { layer, confidential in
      guard layer.zones != nil || layer.coverage?.outside != nil else { return nil }
      let unusable = layer.coverage?.leftOut.count ?? layer.layer.shapes.faultyShapes.count { $0 }
      return LayerAnswer(
        examined: layer.coverage?.examined ?? layer.layer.count - unusable, excluded: unusable,
        findings: AstrayFindings(layer, UnitNames(in: layer, plan.plan.register), confidential, plan).all())
    }
  }
}
