import Coverage

/// A ring that is not closed, or has too few positions to enclose anything.
///
/// - What it finds: every ring whose last position is not its first, and every ring of fewer than four positions.
///   Nothing is closed silently: the missing edge may hide a lost vertex.
/// - Why it matters: an open ring has no interior, so no area and no overlap of the parcel can be told; its land is in
///   dispute in every quota it touches.
/// - Measures: none; the place is the ring's last position.
/// - Needs: nothing.
/// - Does not find: rings that cross or touch themselves (GEO102); parcels without geometry (GEO103).
/// - Source: RFC 7946, section 3.1.6 (linear ring: closed, four or more positions); OGC Simple Features 06-103r4,
///   6.1.11.
public struct OpenRing: PlanCheck {
  public static let info = CheckInfo(
    code: "GEO101", name: "open-ring", severity: .error, measures: [],
    source: "RFC 7946 §3.1.6; OGC Simple Features 06-103r4 §6.1.11")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    let faults = ShapeFaultFindings(code: Self.info.code, severity: Self.info.severity) { kind in
      switch kind {
      case .unclosedRing: "unclosed"
      case .ringTooShort: "too-short"
      case .noGeometry, .emptyGeometry, .outOfRange, .notTransformable, .notPolygonal: nil
      }
    }
    return faults.outcome(on: plan)
  }
}
