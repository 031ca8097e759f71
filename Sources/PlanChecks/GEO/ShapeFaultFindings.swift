import Coverage
import Geometry
import LandUse

/// What the three checks share that report faults found while reading: one finding a fault, one pass over the faults.
struct ShapeFaultFindings {
  let code: CheckCode
  let severity: Severity
  /// The fault's kind as the finding's detail `kind`; nil for kinds that are another check's.
  let kind: (ShapeFault.Kind) -> String?

  /// - Parameter details: more about a row; of one whose geometry is absent by right `lacks` says that it is a fault.
  func outcome(
    on plan: PlanSnapshot, also details: (Int, LayerSnapshot) -> [Detail] = { _, _ in [] }
  ) -> CheckOutcome {
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      for fault in layer.layer.shapes.faults {
        guard let kind = kind(fault.kind) else { continue }
        let more = details(fault.shape, layer)
        if isWithheld(fault, in: layer.layer), !more.contains(where: { $0.name == "lacks" }) { continue }
        findings.append(finding(fault, kind, more, in: layer, isConfidential: confidential[fault.shape]))
      }
    }
    return .completed(examined: plan.rowCount, excluded: 0, findings: findings)
  }

  /// A withheld geometry is absent by right; what is there of it may still be malformed.
  private func isWithheld(_ fault: ShapeFault, in layer: ParcelLayer) -> Bool {
    switch fault.kind {
    case .noGeometry, .emptyGeometry: layer.withheld.contains(fault.shape)
    default: false
    }
  }

  private func finding(
    _ fault: ShapeFault, _ kind: String, _ more: [Detail], in layer: LayerSnapshot, isConfidential: Bool
  ) -> Finding {
    var details = [Detail("kind", kind)] + more
    // A position that is none is told as it was read, not shown on a map.
    let place = fault.kind == .outOfRange ? nil : fault.place.flatMap { Self.planPlace(of: $0, fault, in: layer.layer) }
    if place == nil, let read = fault.place {
      details += [Detail("positionAsRead", "\(read.x) \(read.y)"), Detail("crs", layer.layer.sourceCRS)]
    }
    return Finding(
      code: code, severity: severity, subjects: [layer.subject(fault.shape)], details: details,
      place: place.map { .point($0) }, origins: [layer.origin(fault.shape)], isConfidential: isConfidential)
  }

  /// The position in the plan CRS of a place as read: that of the ring's vertex that was read there; nil when none was.
  private static func planPlace(of read: Coordinate, _ fault: ShapeFault, in layer: ParcelLayer) -> Coordinate? {
    let shapes = layer.shapes
    guard fault.shape < shapes.count else { return nil }
    for vertex in shapes.vertices(of: fault.shape) {
      let id = Int(shapes.pointIDs[vertex])
      guard id < layer.sourcePoints.count, layer.sourcePoints[id] == read, shapes.points[id].isFinite else { continue }
      return shapes.points[id]
    }
    return nil
  }
}
