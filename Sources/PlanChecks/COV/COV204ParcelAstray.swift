import Coverage
import Geometry
import LandUse

/// A parcel that lies outside the boundary, or in another unit than it says.
///
/// - What it finds: parcels with more than `minOverlap` outside the boundary; parcels with more than `unitTolerance`
///   outside the unit they name, whole or in part; parcels that name no unit and lie in several (a note: they are
///   split). Each with the list of its shares by unit. Parts outside the boundary up to `minOverlap` are one note per
///   unit. The outlying part is classed noise, minor or conflict by the limits of error of the layer's scale; without a
///   regulation it is a conflict.
/// - Why it matters: the parcel counts in a balance to which it does not belong, and the units no longer sum up to
///   their areas.
/// - Measures: `outsideArea`, m², beyond the boundary, limit: `minOverlap`; `outsideShare`, ratio of the parcel;
///   `awayArea`, m², outside the named unit or all units, limit: `unitTolerance`; `awayShare`, ratio; `units`, count;
///   in the parts `shareArea`, m², and `share`, ratio; for the sum `count` and `areaSum`, m². All in the plan CRS.
/// - Needs: GEO101, GEO102, GEO103, GEO105.
/// - Does not find: parcels that lie in the unit they name but whose unit's boundary is wrong; names of units that no
///   register knows.
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
    guard plan.rowCount > 0 else { return .skipped(because: .noParcels) }
    var examined = 0
    var excluded = 0
    var looked = false
    var findings: [Finding] = []
    for (layer, confidential) in zip(plan.layers, plan.confidentialRows) {
      guard layer.zones != nil || layer.coverage?.outside != nil else { continue }
      looked = true
      let unusable = layer.coverage?.leftOut.count ?? layer.layer.shapes.faultyShapes.count { $0 }
      examined += layer.coverage?.examined ?? layer.layer.count - unusable
      excluded += unusable
      findings += AstrayFindings(layer, confidential, plan).all()
    }
    guard looked else { return .skipped(because: plan.looksAtGaps ? .noBoundary : .notAskedFor) }
    return .completed(examined: examined, excluded: excluded, findings: findings)
  }
}

/// The parcels of one layer that lie astray. What is outside the boundary and what is outside a unit is one fault of a
/// parcel: it is told once.
private struct AstrayFindings {
  let layer: LayerSnapshot
  let confidential: ConfidentialRows
  let thresholds: Thresholds
  let rule: FaultClassRule

  init(_ layer: LayerSnapshot, _ confidential: ConfidentialRows, _ plan: PlanSnapshot) {
    self.layer = layer
    self.confidential = confidential
    thresholds = plan.plan.thresholds
    rule = FaultClassRule(plan.accuracy, layerScale: layer.layer.scale, datumAccuracy: layer.datumAccuracy)
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
      findings.append(finding(row, outside[row], strays[row]))
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
        place: .region(part.region))
    }
  }

  private func finding(_ row: Int, _ outside: OutsidePart?, _ stray: ZoneAssignment.Stray?) -> Finding {
    let area = layer.areas.indices.contains(row) ? layer.areas[row] : .zero
    var measures: [Measure] = []
    var pieces: [(area: Area, region: MultiPolygon)] = []
    if let outside {
      pieces.append((outside.area, outside.region))
      measures += [
        Measure("outsideArea", outside.area.squareMetres, .squareMetre, limit: thresholds.minOverlap.squareMetres),
        Measure("outsideShare", ratio(outside.area, of: area), .ratio),
      ]
    }
    let away = stray.map { $0.away } ?? .zero
    if let stray, away > thresholds.unitTolerance {
      pieces.append((away, stray.region))
      measures += [
        Measure("awayArea", away.squareMetres, .squareMetre, limit: thresholds.unitTolerance.squareMetres),
        Measure("awayShare", ratio(away, of: area), .ratio),
      ]
    }
    if let stray { measures.append(Measure("units", Double(stray.shares.count { $0.zone >= 0 }), .count)) }
    let worst = pieces.map { piece in classed(piece.area, piece.region, area) }.max { $0.fault < $1.fault }
    return Finding(
      code: ParcelAstray.info.code, severity: worst?.fault.severity ?? .note,
      subjects: [layer.subject(row)] + (stray?.claimed.flatMap { layer.zoneUnit($0) }.map { [.unit($0)] } ?? []),
      measures: measures,
      details: [Detail("kind", kind(outside, stray))] + namedUnit(row, stray)
        + (worst.map { rule.details(of: $0.fault, $0.width) } ?? []),
      place: place(row, pieces), parts: stray.map { parts($0, area) } ?? [], origins: [layer.origin(row)],
      isConfidential: confidential[row])
  }

  private func classed(_ area: Area, _ region: MultiPolygon, _ parcel: Area) -> (fault: FaultClass, width: PieceWidth) {
    let width = PieceWidth(nil, of: region)
    return (rule.faultClass(area: area, width: width.length, smallerParcel: parcel), width)
  }

  private func kind(_ outside: OutsidePart?, _ stray: ZoneAssignment.Stray?) -> String {
    guard let stray else { return "outside-boundary" }
    if stray.claimed != nil { return "other-unit" }
    if stray.shares.count(where: { $0.zone >= 0 }) > 1 { return "several-units" }
    return outside == nil ? "outside-units" : "outside-boundary"
  }

  /// The unit a split parcel names though it has no boundary.
  private func namedUnit(_ row: Int, _ stray: ZoneAssignment.Stray?) -> [Detail] {
    guard let stray, stray.claimed == nil, let name = layer.layer.units?.text(row), !name.isEmpty else { return [] }
    return [Detail("namedUnit", name)]
  }

  /// The outlying part with the larger area; for a parcel that is only split, the middle of its envelope.
  private func place(_ row: Int, _ pieces: [(area: Area, region: MultiPolygon)]) -> Place? {
    if let largest = pieces.filter({ !$0.region.isEmpty }).max(by: { $0.area < $1.area }) {
      return .region(largest.region)
    }
    let envelope = layer.layer.shapes.envelope(of: row)
    return envelope.isEmpty ? nil : .point(envelope.center)
  }

  private func parts(_ stray: ZoneAssignment.Stray, _ area: Area) -> [FindingPart] {
    stray.shares.map { share in
      FindingPart(
        subjects: layer.zoneUnit(share.zone).map { [.unit($0)] } ?? [],
        measures: [
          Measure("shareArea", share.area.squareMetres, .squareMetre),
          Measure("share", ratio(share.area, of: area), .ratio),
        ])
    }
  }

  private func ratio(_ part: Area, of whole: Area) -> Double {
    whole > .zero ? part.squareMetres / whole.squareMetres : 0
  }
}

extension ZoneAssignment.Stray {
  /// Area outside the zone it names; outside all zones when it names none.
  fileprivate var away: Area {
    shares.filter { share in claimed.map { Int(share.zone) != $0 } ?? (share.zone < 0) }.map(\.area).sum()
  }
}
