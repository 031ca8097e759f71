import Coverage
import Geometry
import LandUse

/// Two parcels or more whose interiors share area.
///
/// - What it finds: every pair of parcels of a layer that share more than `minOverlap`, with the shared polygon, its
///   area, width and share of the smaller parcel; every face that three parcels or more claim; pairs up to `minOverlap`
///   as one note per unit and cause with count, sum and the ten largest. Each is classed noise, minor or conflict by
///   the limits of error of the layer's scale (note, warning, error); without a regulation all are conflicts. What
///   several equal parcels (COV202) share with another is one finding, with the number of pairs it stands for. Where
///   parcels lie on each other in masses, so that their pairs cannot be listed, the pile is one finding, an error, with
///   its land and number (the first hundred parcels named), and each parcel outside that reaches into it is one: what
///   it shares with the land of the pile. Quotas are undecided by that land. `cause` says where an overlap comes from
///   as far as its shape tells (`PieceCause`): `duplicate`, `missing-vertex`, `rounding`, else `real`; of faces and of
///   what reaches into a pile only the last two.
/// - Why it matters: the shared land is counted twice in every sum, and both owners will claim it.
/// - Measures: `overlapArea`, m², of the shared polygon in the plan CRS, limit: the area limit of the smaller parcel,
///   or `minOverlap` without a regulation; `width`, m, limit: twice the position limit; `shareOfSmaller`, ratio; for
///   faces `multiplicity`, count; `pairs`, count, where equal parcels make several; for the sums `count` and `areaSum`,
///   m², limit: `minOverlap`; for a pile `parcels`, count, `landArea`, m², under them all, and `areaSum`, m², of them.
/// - Needs: GEO101, GEO102, GEO103, GEO105 (without a certain interior there is no shared area).
/// - Does not find: a parcel that overlaps itself (GEO102); a parcel recorded twice, whole (COV202); two records of one
///   parcel apart from each other (ATT301); parcels of two layers on each other; which parcels of a pile overlap which.
/// - Source: polygonal coverage as JTS defines it (package `coverage`); classes: limits of error of the cadastral
///   regulation in force, as loaded.
public struct ParcelOverlap: PieceCheck {
  public static let info = CheckInfo(
    code: "COV201", name: "parcel-overlap", severity: .error,
    measures: [
      .init("overlapArea", .squareMetre), .init("width", .metre), .init("shareOfSmaller", .ratio),
      .init("multiplicity", .count), .init("pairs", .count), .init("count", .count), .init("areaSum", .squareMetre),
      .init("parcels", .count), .init("landArea", .squareMetre),
    ],
    needs: ["GEO101", "GEO102", "GEO103", "GEO105"],
    source: "JTS polygonal coverage; classes: limits of error of the cadastral regulation as loaded")

  public init() {}

  public func run(on plan: PlanSnapshot, _ crew: Crew) throws -> CheckOutcome {
    plan.outcome(skippedBecause: .notAskedFor) { layer, confidential in
      layer.coverage.map { coverage in
        LayerAnswer(
          examined: coverage.examined, excluded: coverage.leftOut.count,
          findings: OverlapFindings(layer, confidential, plan, coverage).all(by: crew))
      }
    }
  }
}
