import Coverage
import Geometry
import LandUse

/// A stray parcel held against what its record says.
struct Astray {
  enum Kind: String {
    /// Most of it lies in another unit than it names.
    case otherUnit = "other-unit"
    /// Some of it lies outside the unit it names.
    case partlyOutside = "partly-outside"
    /// It names no unit of the register.
    case severalUnits = "several-units", outsideUnits = "outside-units"
  }

  let stray: ZoneAssignment.Stray
  let kind: Kind
  /// The unit of the register that the record names.
  let named: UnitID?
  /// Area outside the unit it names; outside all units when it names none that is there.
  let away: Area
  /// False when what lies away is no more than the tolerance.
  let isFault: Bool
  var unitCount: Int { stray.shares.count { $0.zone >= 0 } }

  init(_ stray: ZoneAssignment.Stray, _ names: UnitNames, _ tolerance: Area) {
    self.stray = stray
    let isSplit = stray.shares.count { $0.zone >= 0 } > 1
    switch names[stray.shape] {
    case .unit(let unit):
      let foreign = stray.shares.filter { !names.isAtHome(stray.shape, in: $0.zone) }
      away = foreign.map(\.area).sum()
      let home = stray.shares.map(\.area).sum() - away
      kind = foreign.contains { $0.zone >= 0 && $0.area > home } ? .otherUnit : .partlyOutside
      named = unit
      isFault = away > tolerance
    case .unknown, .none:
      (kind, named) = (isSplit ? .severalUnits : .outsideUnits, nil)
      away = stray.shares.filter { $0.zone < 0 }.map(\.area).sum()
      isFault = isSplit || away > tolerance
    }
  }
}

/// What findings about stray parcels of one layer have in common: measures, classes, places, shares.
struct StrayParcels {
  let layer: LayerSnapshot
  let thresholds: Thresholds
  private let rule: FaultClassRule

  init(_ layer: LayerSnapshot, _ plan: PlanSnapshot) {
    self.layer = layer
    thresholds = plan.plan.thresholds
    rule = FaultClassRule(plan.accuracy, layerScale: layer.layer.scale, datumAccuracy: layer.datumAccuracy)
  }

  struct Piece {
    var area: Area
    var region: MultiPolygon
  }

  typealias Classed = (fault: FaultClass, width: PieceWidth)

  /// What lies away, where it is more than the tolerance.
  func awayPiece(_ astray: Astray) -> Piece? {
    guard astray.away > thresholds.unitTolerance else { return nil }
    return Piece(area: astray.away, region: region(of: astray))
  }

  /// The outlying part; the whole parcel where the stray's region is another part of it.
  private func region(of astray: Astray) -> MultiPolygon {
    let region = astray.stray.region
    let difference = (Area.squareMetres(region.area) - astray.away).magnitude
    if difference <= thresholds.unitTolerance || layer.leftOut(astray.stray.shape) != nil { return region }
    return layer.layer.shapes.shape(astray.stray.shape)
  }

  /// The class of the worst piece of a parcel; nil without any.
  func worst(of pieces: [Piece], _ parcel: Area) -> Classed? {
    pieces.map { piece -> Classed in
      let width = PieceWidth(nil, of: piece.region)
      return (rule.faultClass(area: piece.area, width: width.length, smallerParcel: parcel), width)
    }.max { $0.fault < $1.fault }
  }

  func details(_ worst: Classed?) -> [Detail] { worst.map { rule.details(of: $0.fault, $0.width) } ?? [] }

  /// The outlying part with the larger area; for a parcel that is only split, the middle of its envelope.
  func place(_ row: Int, _ pieces: [Piece]) -> Place? {
    if let largest = pieces.filter({ !$0.region.isEmpty }).max(by: { $0.area < $1.area }) {
      return .region(largest.region.canonical)
    }
    let envelope = layer.layer.shapes.envelope(of: row)
    return envelope.isEmpty ? nil : .point(envelope.center)
  }

  func measures(_ astray: Astray, _ area: Area) -> [Measure] {
    var measures: [Measure] = []
    if astray.away > thresholds.unitTolerance {
      let limit = thresholds.unitTolerance.squareMetres
      measures.append(Measure("awayArea", astray.away.squareMetres, .squareMetre, limit: limit))
      measures += share("awayShare", astray.away, of: area)
    }
    return measures + [Measure("units", Double(astray.unitCount), .count)]
  }

  func parts(_ stray: ZoneAssignment.Stray, _ area: Area) -> [FindingPart] {
    stray.shares.map { part(of: layer.zoneUnit($0.zone), $0.area, of: area) }
  }

  /// What lies in a unit, or in none.
  func part(of unit: UnitID?, _ part: Area, of whole: Area) -> FindingPart {
    FindingPart(
      subjects: unit.map { [.unit($0)] } ?? [],
      measures: [Measure("shareArea", part.squareMetres, .squareMetre)] + share("share", part, of: whole))
  }

  /// None where the whole has no area.
  func share(_ name: String, _ part: Area, of whole: Area) -> [Measure] {
    whole > .zero ? [Measure(name, part.squareMetres / whole.squareMetres, .ratio)] : []
  }
}
