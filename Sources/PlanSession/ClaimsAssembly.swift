import Coverage
import Geometry
import LandUse
import PlanChecks

/// Turns what geometry found out about a layer into the columns planning arithmetic stands on.
struct ClaimsAssembly {
  let layer: LayerSnapshot
  let plan: Plan
  let zones: UnitZones?
  let isLeftOut: [Bool]

  /// The register row of each zone.
  private let zoneRows: [Int32]
  /// For each row the register row its record names, −1 for none.
  private let namedRows: [Int32]

  init(layer: LayerSnapshot, plan: Plan, zones: UnitZones?) {
    self.layer = layer
    self.plan = plan
    self.zones = zones
    var isLeftOut = [Bool](repeating: false, count: layer.layer.count)
    for left in layer.coverage?.leftOut ?? [] { isLeftOut[left.shape] = true }
    self.isLeftOut = isLeftOut
    zoneRows = (zones?.units ?? []).map { Int32(plan.register?.row(of: $0) ?? -1) }
    namedRows = Self.namedRows(layer.layer.units, count: layer.layer.count, register: plan.register)
  }

  private static func namedRows(_ units: DictionaryColumn?, count: Int, register: UnitRegister?) -> [Int32] {
    guard let units, let register else { return [Int32](repeating: -1, count: count) }
    let byValue = units.values.map { Int32(register.row(of: UnitID($0)) ?? -1) }
    return units.indices.map { $0 == DictionaryColumn.missing ? -1 : byValue[Int($0)] }
  }

  /// Everything but the categories, which change from day to day. Linear in shares, faces and gaps.
  func claims() throws -> CoverageClaims {
    var claims = CoverageClaims(categories: [])
    claims.looksForGaps = layer.layer.content != .whole || layer.coverage?.gaps != nil
    claims.leftOutRows = (layer.coverage?.leftOut ?? []).map { Int32($0.shape) }
    addShares(to: &claims)
    try addFaces(to: &claims)
    addUndecidedPairs(to: &claims)
    try addGaps(to: &claims)
    if layer.layer.content == .whole { addUnparcelled(to: &claims) }
    return claims
  }

  /// The scheme's row of each parcel's code, −1 for missing and unknown ones.
  func categories(_ column: DictionaryColumn?, scheme: CategoryScheme) -> [Int32] {
    guard let column else { return [Int32](repeating: -1, count: layer.layer.count) }
    let byValue = column.values.map { text in
      Int32(scheme.resolve(CategoryCode(text)).flatMap { scheme.row(of: $0) } ?? -1)
    }
    return column.indices.map { $0 == DictionaryColumn.missing ? -1 : byValue[Int($0)] }
  }

  private func addShares(to claims: inout CoverageClaims) {
    claims.reserve(shares: layer.layer.count)
    if let assignment = layer.zones {
      for share in assignment.shares {
        claims.addShare(
          row: share.shape, unit: share.zone < 0 ? -1 : zoneRows[Int(share.zone)], area: share.area)
      }
    } else {
      for row in 0..<layer.layer.count where !isLeftOut[row] {
        claims.addShare(row: Int32(row), unit: namedRows[row], area: layer.areas[row])
      }
    }
    for left in layer.coverage?.leftOut ?? [] { addLeftOut(left, to: &claims) }
  }

  /// A left-out row counts by its placeholder (already a share where units have shapes), else by what it declares.
  private func addLeftOut(_ left: LeftOutShape, to claims: inout CoverageClaims) {
    let row = left.shape
    if let area = left.placeholderArea, area > .zero {
      if layer.zones == nil { claims.addShare(row: Int32(row), unit: namedRows[row], area: area) }
      return
    }
    if let declared = declaredArea(of: row), !layer.layer.withheld.contains(row) {
      claims.addShare(row: Int32(row), unit: namedRows[row], area: declared)
    }
  }

  /// What the record declares, where it declares something above zero.
  private func declaredArea(of row: Int) -> Area? {
    guard let value = layer.layer.declaredAreas?[row], value.isFinite, value > 0 else { return nil }
    return .squareMetres(value)
  }

  /// What depends on a parcel's category on the day, and before it: withheld records, and records of unknown area.
  func addDatedRecords(to claims: inout CoverageClaims) {
    claims.declared.removeAll { $0.source == .withheld }
    claims.unmeasured.removeAll()
    for left in layer.coverage?.leftOut ?? [] where (left.placeholderArea ?? .zero) == .zero {
      let row = left.shape
      let category = claims.categories[row]
      let opening = claims.openingCategories?[row] ?? -1
      if let declared = declaredArea(of: row) {
        guard layer.layer.withheld.contains(row) else { continue }
        claims.declared.append(
          DeclaredLand(
            source: .withheld, unit: namedRows[row], category: category, openingCategory: opening, area: declared))
      } else {
        claims.unmeasured.append(
          UnmeasuredRecord(unit: namedRows[row], category: category, openingCategory: opening))
      }
    }
  }

  private func addUnparcelled(to claims: inout CoverageClaims) {
    guard let scheme = plan.scheme, let register = plan.register else { return }
    for land in plan.unparcelled {
      let category = scheme.resolve(land.category).flatMap { scheme.row(of: $0) } ?? -1
      claims.declared.append(
        DeclaredLand(
          source: .unparcelled, unit: Int32(register.row(of: land.unit) ?? -1), category: Int32(category),
          area: land.area))
    }
  }
}

extension ClaimsAssembly {
  /// Faces go to the unit of their claimants; where a claimant is split, or claimants are of different units, the face
  /// is split by the units' borders as the parcels were.
  private func addFaces(to claims: inout CoverageClaims) throws {
    guard let faces = layer.coverage?.faces, !faces.isEmpty else { return }
    let home = wholeUnits()
    let splitter = try zones.map { try RegionSplitter(zones: $0.shapes) }
    for face in faces {
      let rows = face.claimants + face.leftOut
      let units = rows.map { home[$0] }
      if let splitter, units.contains(Self.split) || Set(units).count > 1 {
        for piece in try splitter.split(face.region, area: face.area) {
          let unit = piece.zone < 0 ? -1 : zoneRows[piece.zone]
          claims.addFace(
            area: piece.area,
            claims: zip(rows, units).map { row, whole in
              OverlapFaces.Claim(row: Int32(row), unit: whole == Self.split ? unit : whole)
            })
        }
      } else {
        claims.addFace(
          area: face.area,
          claims: zip(rows, units).map { OverlapFaces.Claim(row: Int32($0), unit: $1) })
      }
    }
  }

  /// What two parcels share that could not be intersected is anything up to the smaller of them: claimed by both, and
  /// undecided in the units of both.
  private func addUndecidedPairs(to claims: inout CoverageClaims) {
    let home = wholeUnits()
    for pair in layer.coverage?.undecidedPairs ?? [] {
      let most = min(layer.areas[pair.first], layer.areas[pair.second])
      let units = [home[pair.first], home[pair.second]].map { $0 == Self.split ? -1 : $0 }
      claims.addFace(
        area: most, claims: zip([pair.first, pair.second], units).map { OverlapFaces.Claim(row: Int32($0), unit: $1) })
      for unit in Set(units).sorted() { claims.undecided.append(UnitArea(unit: unit, area: most)) }
    }
  }

  /// Stands for a row that lies in several units.
  private static let split = Int32.min

  /// For each row the unit it lies in wholly, or `split`.
  private func wholeUnits() -> [Int32] {
    guard let assignment = layer.zones else { return namedRows }
    var home = [Int32](repeating: -1, count: layer.layer.count)
    var seen = [Bool](repeating: false, count: layer.layer.count)
    for share in assignment.shares {
      let row = Int(share.shape)
      let unit = share.zone < 0 ? -1 : zoneRows[Int(share.zone)]
      home[row] = seen[row] ? Self.split : unit
      seen[row] = true
    }
    return home
  }

  private func addGaps(to claims: inout CoverageClaims) throws {
    guard let gaps = layer.coverage?.gaps else { return }
    guard let zones else {
      claims.gaps = [UnitArea(unit: -1, area: gaps.map(\.area).sum())]
      addUnplacedGaps(gaps.map(\.area).sum(), to: &claims)
      return
    }
    let splitter = try RegionSplitter(zones: zones.shapes)
    var byZone: [Int: Area] = [:]
    for gap in gaps {
      for piece in try splitter.split(MultiPolygon(gap.region), area: gap.area) {
        byZone[piece.zone, default: .zero] += piece.area
      }
    }
    claims.gaps = byZone.sorted { $0.key < $1.key }.map {
      UnitArea(unit: $0.key < 0 ? -1 : zoneRows[$0.key], area: $0.value)
    }
  }

  /// Without unit shapes nobody can say whose a gap is: it is possible in every unit that has no unit below it.
  private func addUnplacedGaps(_ area: Area, to claims: inout CoverageClaims) {
    guard area > .zero, let register = plan.register else { return }
    let parents = Set(register.units.compactMap(\.parent))
    for (row, unit) in register.units.enumerated() where !parents.contains(unit.id) {
      claims.undecided.append(UnitArea(unit: Int32(row), area: area))
    }
  }
}

/// Splits regions by zones, exactly; the parts sum to the region's area.
private struct RegionSplitter {
  let zones: GeometryBatch
  let index: SpatialIndex
  let engine = GeometryEngine()
  /// 0.001 m²: below it a rest is rounding of the overlay, no land beyond all zones.
  private static let crumb = Area(squareMillimetres: 1000)

  init(zones shapes: [MultiPolygon]) throws(GeometryError) {
    zones = GeometryBatch(shapes)
    index = try SpatialIndex(envelopes: zones.envelopes)
  }

  func split(_ region: MultiPolygon, area: Area) throws(GeometryError) -> [(zone: Int, area: Area)] {
    let found = try index.query(region.envelope, engine: engine)
    var rest = area
    var pieces: [(zone: Int, area: Area)] = []
    let batch = GeometryBatch([region])
    for zone in found {
      let part = min(rest, Area.squareMetres(try engine.intersectionArea(batch, 0, zones, zone)))
      guard part > .zero else { continue }
      pieces.append((zone, part))
      rest -= part
    }
    if rest > Self.crumb || pieces.isEmpty {
      pieces.append((-1, rest))
    } else if let largest = pieces.indices.max(by: { pieces[$0].area < pieces[$1].area }) {
      pieces[largest].area += rest
    }
    return pieces
  }
}
