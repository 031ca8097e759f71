import Coverage
import Geometry
import LandUse

/// A parcel whose shape is not valid: its rings cross, touch along a line, or lie wrongly in each other.
///
/// - What it finds: every well-formed shape that is not valid by OGC Simple Features, with the library's reason and
///   place, every other place at which it breaks a rule (sixteen are listed, the others counted), and the area that
///   each of the two ways of repair would give it. Of a shape that crosses itself ten thousand times and more only the
///   library's fault is told; beyond 512 crossings repair by linework is not tried, beyond 4096 none.
/// - Why it matters: an invalid shape has no certain interior. It is left out of the coverage; its land is in dispute
///   in every quota it touches, and the two repairs may differ by much.
/// - Measures: `faults`, count of the places found; `areaAsGiven`, m², of the rings as given; `areaByLinework` and
///   `areaByStructure`, m², after repair by each method, absent where the method failed or was not tried. All in the
///   plan CRS.
/// - Needs: GEO101, GEO103, GEO105 (a malformed shape is not judged).
/// - Does not find: open rings (GEO101); a valid shape that is the wrong one; spikes of some width (GEO104) and narrow
///   necks; rings wrongly placed in each other where they cross as well.
/// - Source: OGC Simple Features 06-103r4, 6.1.11.1 (assertions for polygons), as GEOS judges them.
public struct InvalidParcelShape: PlanCheck {
  public static let info = CheckInfo(
    code: "GEO102", name: "invalid-shape", severity: .error,
    measures: [
      .init("faults", .count), .init("areaAsGiven", .squareMetre), .init("areaByLinework", .squareMetre),
      .init("areaByStructure", .squareMetre),
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
    Finding(
      code: Self.info.code, severity: Self.info.severity, subjects: [layer.subject(shape.shape)],
      measures: measures(of: shape), details: details(of: shape, in: layer), place: shape.place.map { .point($0) },
      parts: shape.faults.listed.dropFirst().map { fault in
        FindingPart(
          subjects: [], measures: [], details: [Detail("fault", fault.kind.rawValue)],
          place: fault.place.map { .point($0) })
      },
      origins: [layer.origin(shape.shape)], isConfidential: isConfidential)
  }

  private func measures(of shape: InvalidShape) -> [Measure] {
    var measures = [
      Measure("faults", Double(shape.faults.count), .count),
      Measure("areaAsGiven", shape.areaAsGiven.squareMetres, .squareMetre),
    ]
    if let area = shape.areaByLinework { measures.append(Measure("areaByLinework", area.squareMetres, .squareMetre)) }
    if let area = shape.areaByStructure { measures.append(Measure("areaByStructure", area.squareMetres, .squareMetre)) }
    return measures
  }

  /// The library's reason; its kind; how far was looked; which repairs were not tried, and what stands for the shape.
  private func details(of shape: InvalidShape, in layer: LayerSnapshot) -> [Detail] {
    var details = [Detail("reason", shape.reason)]
    if let first = shape.faults.listed.first { details.append(Detail("fault", first.kind.rawValue)) }
    if shape.faults.extent != .all { details.append(Detail("extent", shape.faults.extent.rawValue)) }
    let untried = [RepairMethod.linework, .structure].filter { shape.untried.contains($0) }
    guard !untried.isEmpty else { return details }
    details.append(Detail("untried", untried.map { $0 == .linework ? "linework" : "structure" }.joined(separator: " ")))
    if let stand = layer.leftOut(shape.shape)?.stand, stand != .repaired {
      details.append(Detail("stand", stand.rawValue))
    }
    return details
  }
}
