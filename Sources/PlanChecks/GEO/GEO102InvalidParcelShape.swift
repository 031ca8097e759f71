import Coverage
import Geometry
import LandUse

/// A parcel whose shape is not valid: its rings cross, touch along a line, or lie wrongly in each other.
///
/// - What it finds: every well-formed shape that is not valid by OGC Simple Features, with the library's reason, the
///   place, and the area that each of the two ways of repair would give it.
/// - Why it matters: an invalid shape has no certain interior. It is left out of the coverage; its land is in dispute
///   in every quota it touches, and the two repairs may differ by much.
/// - Measures: `areaAsGiven`, m², of the rings as given; `areaByLinework` and `areaByStructure`, m², after repair by
///   each method, absent where the method failed. All in the plan CRS.
/// - Needs: GEO101, GEO103, GEO105 (a malformed shape is not judged).
/// - Does not find: open rings (GEO101); a valid shape that is the wrong one; spikes and narrow necks.
/// - Source: OGC Simple Features 06-103r4, 6.1.11.1 (assertions for polygons), as GEOS judges them.
public struct InvalidParcelShape: PlanCheck {
  public static let info = CheckInfo(
    code: "GEO102", name: "invalid-shape", severity: .error,
    measures: [
      .init("areaAsGiven", .squareMetre), .init("areaByLinework", .squareMetre), .init("areaByStructure", .squareMetre),
    ],
    needs: ["GEO101", "GEO103", "GEO105"], source: "OGC Simple Features 06-103r4 §6.1.11.1, as judged by GEOS")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    let malformed = plan.layers.reduce(0) { $0 + $1.layer.shapes.faultyShapes.count { $0 } }
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      for shape in layer.invalid { findings.append(finding(shape, in: layer, confidential[shape.shape])) }
    }
    return .completed(examined: plan.rowCount - malformed, excluded: malformed, findings: findings)
  }

  private func finding(_ shape: InvalidShape, in layer: LayerSnapshot, _ isConfidential: Bool) -> Finding {
    var measures = [Measure("areaAsGiven", shape.areaAsGiven.squareMetres, .squareMetre)]
    if let area = shape.areaByLinework { measures.append(Measure("areaByLinework", area.squareMetres, .squareMetre)) }
    if let area = shape.areaByStructure { measures.append(Measure("areaByStructure", area.squareMetres, .squareMetre)) }
    return Finding(
      code: Self.info.code, severity: Self.info.severity, subjects: [layer.subject(shape.shape)], measures: measures,
      details: [Detail("reason", shape.reason)], place: shape.place.map { .point($0) },
      origins: [layer.origin(shape.shape)], isConfidential: isConfidential)
  }
}
