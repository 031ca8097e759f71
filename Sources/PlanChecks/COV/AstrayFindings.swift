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
  private let rule: FaultClassRule
  private let registerDate: CalendarDate?

  init(_ layer: LayerSnapshot, _ names: UnitNames, _ confidential: ConfidentialRows, _ plan: PlanSnapshot) {
    self.layer = layer
    self.names = names
    self.confidential = confidential
    thresholds = plan.plan.thresholds
    rule = FaultClassRule(plan.accuracy, layerScale: layer.layer.scale, datumAccuracy: layer.datumAccuracy)
    registerDate = plan.plan.register?.asOf
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

  /// Nil when the parcel lies where its record says, within the tolerances.
  private func finding(_ row: Int, _ outside: OutsidePart?, _ stray: ZoneAssignment.Stray?) -> Finding? {
    let astray = stray.map { Astray($0, names, thresholds.unitTolerance) }
    guard outside != nil || (astray.map { $0.isFault } ?? false) else { return nil }
    let area = layer.area(of: row)
    let pieces = pieces(row, outside, astray)
    let worst = pieces.map { piece in classed(piece, area) }.max { $0.fault < $1.fault }
    let isTold = astray?.isFault ?? false
    return Finding(
      code: ParcelAstray.info.code, severity: severity(astray, worst?.fault),
      subjects: [layer.subject(row)] + (isTold ? astray?.named.map { [.unit($0)] } ?? [] : []),
      measures: measures(outside, astray, area),
      details: details(outside, astray) + (worst.map { rule.details(of: $0.fault, $0.width) } ?? []),
      place: place(row, pieces), parts: isTold ? astray.map { parts($0.stray, area) } ?? [] : [],
      origins: [layer.origin(row)], isConfidential: confidential[row])
  }

  /// An unknown name is a warning at least, wherever the parcel lies; one that is only split is a note.
  private func severity(_ astray: Astray?, _ worst: FaultClass?) -> Severity {
    let least = astray.map { $0.unknownName != nil && $0.isFault } ?? false ? Severity.warning : .note
    return max(least, worst?.severity ?? .note)
  }

  private func measures(_ outside: OutsidePart?, _ astray: Astray?, _ area: Area) -> [Measure] {
    var measures: [Measure] = []
    if let outside {
      let limit = thresholds.minOverlap.squareMetres
      measures.append(Measure("outsideArea", outside.area.squareMetres, .squareMetre, limit: limit))
      measures += share("outsideShare", outside.area, of: area)
    }
    guard let astray, astray.isFault else { return measures }
    if astray.away > thresholds.unitTolerance {
      let limit = thresholds.unitTolerance.squareMetres
      measures.append(Measure("awayArea", astray.away.squareMetres, .squareMetre, limit: limit))
      measures += share("awayShare", astray.away, of: area)
    }
    return measures + [Measure("units", Double(astray.unitCount), .count)]
  }

  private func details(_ outside: OutsidePart?, _ astray: Astray?) -> [Detail] {
    guard let astray, astray.isFault else { return [Detail("kind", "outside-boundary")] }
    guard let name = astray.unknownName else {
      let isOutside = astray.kind == .outsideUnits && outside != nil
      return [Detail("kind", isOutside ? "outside-boundary" : astray.kind.rawValue)]
    }
    let day = registerDate.map { [Detail("registerDate", $0.description)] } ?? []
    return [Detail("kind", astray.kind.rawValue), Detail("namedUnit", name)] + day
  }

  private struct Piece {
    var area: Area
    var region: MultiPolygon
  }

  private func pieces(_ row: Int, _ outside: OutsidePart?, _ astray: Astray?) -> [Piece] {
    var pieces = outside.map { [Piece(area: $0.area, region: $0.region)] } ?? []
    if let astray, astray.away > thresholds.unitTolerance {
      pieces.append(Piece(area: astray.away, region: region(of: astray, row)))
    }
    return pieces
  }

  /// The outlying part; the whole parcel where the stray's region is another part of it.
  private func region(of astray: Astray, _ row: Int) -> MultiPolygon {
    let region = astray.stray.region
    let difference = (Area.squareMetres(region.area) - astray.away).magnitude
    if difference <= thresholds.unitTolerance || layer.leftOut(row) != nil { return region }
    return layer.layer.shapes.shape(row)
  }

  private func classed(_ piece: Piece, _ parcel: Area) -> (fault: FaultClass, width: PieceWidth) {
    let width = PieceWidth(nil, of: piece.region)
    return (rule.faultClass(area: piece.area, width: width.length, smallerParcel: parcel), width)
  }

  /// The outlying part with the larger area; for a parcel that is only split, the middle of its envelope.
  private func place(_ row: Int, _ pieces: [Piece]) -> Place? {
    if let largest = pieces.filter({ !$0.region.isEmpty }).max(by: { $0.area < $1.area }) {
      return .region(largest.region.canonical)
    }
    let envelope = layer.layer.shapes.envelope(of: row)
    return envelope.isEmpty ? nil : .point(envelope.center)
  }

  private func parts(_ stray: ZoneAssignment.Stray, _ area: Area) -> [FindingPart] {
    stray.shares.map { share in
      FindingPart(
        subjects: layer.zoneUnit(share.zone).map { [.unit($0)] } ?? [],
        measures: [Measure("shareArea", share.area.squareMetres, .squareMetre)]
          + self.share("share", share.area, of: area))
    }
  }

  /// None where the whole has no area.
  private func share(_ name: String, _ part: Area, of whole: Area) -> [Measure] {
    whole > .zero ? [Measure(name, part.squareMetres / whole.squareMetres, .ratio)] : []
  }
}

/// A stray parcel held against what its record says.
private struct Astray {
  enum Kind: String {
    case otherUnit = "other-unit", severalUnits = "several-units", outsideUnits = "outside-units"
    case unknownUnit = "unknown-unit"
  }

  let stray: ZoneAssignment.Stray
  let kind: Kind
  /// The unit of the register that the record names.
  let named: UnitID?
  let unknownName: String?
  /// Area outside the unit it names; outside all units when it names none that is there.
  let away: Area
  /// False when what lies away is no more than the tolerance.
  let isFault: Bool
  var unitCount: Int { stray.shares.count { $0.zone >= 0 } }

  init(_ stray: ZoneAssignment.Stray, _ names: UnitNames, _ tolerance: Area) {
    self.stray = stray
    let isSplit = stray.shares.count { $0.zone >= 0 } > 1
    let beyond = stray.shares.filter { $0.zone < 0 }.map(\.area).sum()
    switch names[stray.shape] {
    case .unit(let unit):
      (kind, named, unknownName) = (.otherUnit, unit, nil)
      away = stray.shares.filter { !names.isAtHome(stray.shape, in: $0.zone) }.map(\.area).sum()
      isFault = away > tolerance
    case .unknown(let text):
      (kind, named, unknownName) = (.unknownUnit, nil, text)
      away = beyond
      isFault = true
    case .none:
      (kind, named, unknownName) = (isSplit ? .severalUnits : .outsideUnits, nil, nil)
      away = beyond
      isFault = isSplit || beyond > tolerance
    }
  }
}
