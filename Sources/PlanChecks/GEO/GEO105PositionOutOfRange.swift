import Coverage

/// A position that is none: beyond the globe's range, or without an image in the plan CRS.
///
/// - What it finds: parcels with a longitude beyond ±180° or a latitude beyond ±90°, with a coordinate of more than
///   100 000 km in a projected CRS, and parcels with a position for which the transformation into the plan CRS gives no
///   finite result.
/// - Why it matters: such a parcel cannot be placed; taking it anyway would put wrong land into a balance. The usual
///   causes are swapped axes and metres in a file that is read as degrees.
/// - Measures: none; the details hold the position as read and its CRS.
/// - Needs: nothing.
/// - Does not find: positions that are possible but wrong (another zone's central meridian, a missing datum shift);
///   numbers that are none (NaN, 1e999): a file with such is refused with the place.
/// - Source: RFC 7946, section 4 (longitude and latitude of WGS 84); the operation's area of use as PROJ applies it.
public struct PositionOutOfRange: PlanCheck {
  public static let info = CheckInfo(
    code: "GEO105", name: "position-out-of-range", severity: .error, measures: [],
    source: "RFC 7946 §4; area of use of the coordinate operation (PROJ)")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    let faults = ShapeFaultFindings(code: Self.info.code, severity: Self.info.severity) { kind in
      switch kind {
      case .outOfRange: "out-of-range"
      case .notTransformable: "not-transformable"
      case .unclosedRing, .ringTooShort, .noGeometry, .emptyGeometry, .notPolygonal: nil
      }
    }
    return faults.outcome(on: plan)
  }
}
