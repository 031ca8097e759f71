import Coverage
import Geometry
import LandUse

/// The parcels of one layer that lie astray. What is outside the boundary and what is outside a unit is one fault of a
/// parcel: it is told once.
struct AstrayFindings {
  private let layer: LayerSnapshot
  private let names: UnitNames
  private let confidential: ConfidentialRows
  private let thresholds: Thresholds
  private let parcels: StrayParcels

  init(_ layer: LayerSnapshot, _ names: UnitNames, _ confidential: ConfidentialRows, _ plan: PlanSnapshot) {
    self.layer = layer
    self.names = names
    self.confidential = confidential
    thresholds = plan.plan.thresholds
    parcels = StrayParcels(layer, plan)
  }

  func all() -> [Finding] {
    var findings: [Finding] = []
    var small = SmallPieces(layer: layer.layer.id, kind: "small-outside", limit: thresholds.minOverlap)
    var outside: [Int: OutsidePart] = [:]
    for part in layer.coverage?.outside ?? [] {
      if part.area > thresholds.minOverlap { outside[part.shape] = part } else { add(part, to: &small) }
    }
    var strays: [Int: ZoneAssignment.Stray] = [:]
    for stray in layer.zones?.strays ?? [] { strays[stray.shape] = stray }
    for row in Set(outside.keys).union(strays.keys).sorted() {
      if let finding = finding(row, outside[row], strays[row]) { findings.append(finding) }
    }
    return findings + small.findings(ParcelAstray.info.code)
  }

  private func add(_ part: OutsidePart, to small: inout SmallPieces) {
    small.add(area: part.area, unit: layer.unit(of: part.shape), isConfidential: confidential[part.shape]) {
      FindingPart(
        subjects: [layer.subject(part.shape)],
        measures: [
          Measure("outsideArea", part.area.squareMetres, .squareMetre, limit: thresholds.minOverlap.squareMetres)
        ],
        place: .region(part.region.canonical))
    }
  }

  /// Nil when the parcel lies where its record says, within the tolerances, or mostly in another unit: that is a fault
  /// of the record.
  private func finding(_ row: Int, _ outside: OutsidePart?, _ stray: ZoneAssignment.Stray?) -> Finding? {
    let astray = stray.map { Astray($0, names, thresholds.unitTolerance) }
      .flatMap { $0.isFault && $0.kind != .otherUnit ? $0 : nil }
    guard outside != nil || astray != nil else { return nil }
    let area = layer.area(of: row)
    let pieces =
      (outside.map { [StrayParcels.Piece(area: $0.area, region: $0.region)] } ?? [])
      + (astray.flatMap(parcels.awayPiece).map { [$0] } ?? [])
    let worst = parcels.worst(of: pieces, area)
    return Finding(
      code: ParcelAstray.info.code, severity: worst?.fault.severity ?? .note,
      subjects: [layer.subject(row)] + (astray?.named.map { [.unit($0)] } ?? []),
      measures: measures(outside, area) + (astray.map { parcels.measures($0, area) } ?? []),
      details: details(row, outside, astray) + parcels.details(worst), place: parcels.place(row, pieces),
      parts: astray.map { parcels.parts($0.stray, area) } ?? [], origins: [layer.origin(row)],
      isConfidential: confidential[row])
  }

  private func measures(_ outside: OutsidePart?, _ area: Area) -> [Measure] {
    guard let outside else { return [] }
    let limit = thresholds.minOverlap.squareMetres
    return [Measure("outsideArea", outside.area.squareMetres, .squareMetre, limit: limit)]
      + parcels.share("outsideShare", outside.area, of: area)
  }

  /// `names` says of a parcel without a unit of the register that its record names something all the same.
  private func details(_ row: Int, _ outside: OutsidePart?, _ astray: Astray?) -> [Detail] {
    guard let astray, !(astray.kind == .outsideUnits && outside != nil) else {
      return [Detail("kind", "outside-boundary")]
    }
    let isUnknown = if case .unknown = names[row] { true } else { false }
    return [Detail("kind", astray.kind.rawValue)] + (isUnknown ? [Detail("names", "unknown")] : [])
  }
}
