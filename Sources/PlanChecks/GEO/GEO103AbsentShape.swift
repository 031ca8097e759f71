import Coverage

/// A record without a shape that could be a parcel.
///
/// - What it finds: features whose geometry is null, has no coordinates, or is not of area (a point, a line).
/// - Why it matters: the record's land appears in no area, no overlap and no balance, though a person reading the file
///   counts it.
/// - Measures: none.
/// - Needs: nothing.
/// - Does not find: records whose owner withholds the geometry (`geometryWithheld`: no fault, they count as declared);
///   shapes with a vanishing area; parcels that were never put into the file (a gap, COV203).
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
    return faults.outcome(on: plan)
  }
}
