import Coverage
import LandUse

/// A record without a shape that could be a parcel.
///
/// - What it finds: features whose geometry is null, has no coordinates, or is not of area (a point, a line), and among
///   them those that declare no area, which cannot be counted at all; records whose owner withholds the geometry
///   (`geometryWithheld`) and that lack a unit, a code or a declared area, so that they cannot be counted either.
/// - Why it matters: the record's land appears in no area, no overlap and no balance, though a person reading the file
///   counts it.
/// - Measures: none.
/// - Needs: nothing.
/// - Does not find: withheld records with unit, code and declared area (no fault, they count as declared); shapes
///   with a vanishing area; parcels that were never put into the file (a gap, COV203).
/// - Source: RFC 7946, sections 3.1 and 3.2 (null and empty geometries are legal GeoJSON); a parcel is a surface
///   (spatial unit of ISO 19152).
public struct AbsentShape: PlanCheck {
  public static let info = CheckInfo(
    code: "GEO103", name: "absent-shape", severity: .error, measures: [],
    source: "RFC 7946 §3.1, §3.2; a parcel is a surface (ISO 19152 spatial unit)")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    let faults = ShapeFaultFindings(code: Self.info.code, severity: Self.info.severity) { kind in
      switch kind {
      case .noGeometry: "null"
      case .emptyGeometry: "empty"
      case .notPolygonal: "not-polygonal"
      case .unclosedRing, .ringTooShort, .outOfRange, .notTransformable: nil
      }
    }
    return faults.outcome(on: plan, also: Self.uncountable)
  }

  /// What a record without a shape lacks to be counted: of a withheld one unit, code and area are asked, of others the
  /// area alone.
  private static func uncountable(_ row: Int, in layer: LayerSnapshot) -> [Detail] {
    let isWithheld = layer.layer.withheld.contains(row)
    var lacks: [String] = []
    if isWithheld, (layer.layer.units?.text(row) ?? "").isEmpty { lacks.append("unit") }
    if isWithheld, layer.layer.uses.allSatisfy({ ($0.codes.text(row) ?? "").isEmpty }) { lacks.append("code") }
    if layer.declaredArea(of: row) == nil { lacks.append("area") }
    return (isWithheld ? [Detail("withheld", "true")] : [])
      + (lacks.isEmpty ? [] : [Detail("lacks", lacks.joined(separator: " "))])
  }
}
