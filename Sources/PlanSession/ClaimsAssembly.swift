import Coverage
import Geometry
import LandUse
import PlanChecks

/// Turns what geometry found out about a layer into the columns planning arithmetic stands on.
struct ClaimsAssembly {
  let layer: LayerSnapshot
  let plan: Plan
  let zones: UnitZones?
  /// Limits by which areas that a record states may differ from its whole.
  let accuracy: AccuracyRegulation?
  let isLeftOut: [Bool]

  /// The register row of each zone.
  private let zoneRows: [Int32]
  /// For each row the register row its record names; else the unit above all others, −1 when there is none.
  let namedRows: [Int32]

  init(layer: LayerSnapshot, plan: Plan, zones: UnitZones?, accuracy: AccuracyRegulation? = nil) {
    self.accuracy = accuracy
    self.layer = layer
    self.plan = plan
    self.zones = zones
    var isLeftOut = [Bool](repeating: false, count: layer.layer.count)
    for left in layer.coverage?.leftOut ?? [] { isLeftOut[left.shape] = true }
    self.isLeftOut = isLeftOut
    zoneRows = (zones?.units ?? []).map { Int32(plan.register?.row(of: $0) ?? -1) }
    namedRows = Self.namedRows(layer.layer.units, count: layer.layer.count, register: plan.register)
  }

  /// The one unit above all others: where land lies of which nothing else is known. Nil when there are several.
  static func root(of register: UnitRegister) -> Int32? {
    let roots = register.units.indices.filter { register.units[$0].parent == nil }
    return roots.count == 1 && register.units.count > 1 ? Int32(roots[0]) : nil
  }

  private static func namedRows(_ units: DictionaryColumn?, count: Int, register: UnitRegister?) -> [Int32] {
    let root = register.flatMap(root) ?? -1
    guard let units, let register else { return [Int32](repeating: root, count: count) }
    let byValue = units.values.map { register.row(of: UnitID($0)).map { Int32($0) } ?? root }
    return units.indices.map { $0 == DictionaryColumn.missing ? root : byValue[Int($0)] }
  }

  /// Everything but the categories, which change from day to day. Linear in shares, faces and gaps.
  func claims() throws -> CoverageClaims {
    var claims = CoverageClaims(categories: [])
    claims.looksForGaps = layer.layer.content != .whole || layer.coverage?.gaps != nil
    claims.leftOutRows = (layer.coverage?.leftOut ?? []).map { Int32($0.shape) }
    addShares(to: &claims)
    try addFaces(to: &claims)
    addUndecidedPairs(to: &claims)
    try addPileUps(to: &claims)
    addGaps(to: &claims)
    if layer.layer.content == .whole { addUnparcelled(to: &claims) }
    return claims
  }

  func zoneRow(_ zone: Int) -> Int32 { zoneRows[zone] }

  /// What is known of each parcel's use: a row of the scheme, a set of `alternatives`, −1 for missing and unknown ones.
  func categories(
    _ column: UseColumn?, scheme: CategoryScheme, _ alternatives: inout UseAlternatives
  ) -> [Int32] {
    guard let column else { return [Int32](repeating: -1, count: layer.layer.count) }
    let readings = column.readings(in: scheme)
    let sets = alternatives.adopt(readings.alternatives)
    let byValue = readings.kinds.map { readings.alternatives.kind($0, asIn: sets) }
    return column.codes.indices.map { $0 == DictionaryColumn.missing ? -1 : byValue[Int($0)] }
  }

  private func addShares(to claims: inout CoverageClaims) {
    claims.reserve(shares: layer.layer.count)
    if let assignment = layer.zones {
      for share in assignment.shares {
        claims.addShare(row: share.shape, unit: unit(of: share), area: share.area)
      }
    } else {
      for row in 0..<layer.layer.count where !isLeftOut[row] {
        claims.addShare(row: Int32(row), unit: namedRows[row], area: layer.areas[row])
      }
    }
    for left in layer.coverage?.leftOut ?? [] { addLeftOut(left, to: &claims) }
  }

  /// The unit of a share: its zone's, or the one below it that the record names and that has no shape of its own.
  func unit(of share: ZoneShare) -> Int32 {
    guard share.zone >= 0, let zones, let register = plan.register else { return -1 }
    let zone = zoneRows[Int(share.zone)]
    let named = namedRows[Int(share.shape)]
    guard named >= 0, named != zone, zones.isBelow(register.units[Int(named)].id, zone: Int(share.zone)) else {
      return zone
    }
    return named
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
    let equal = equalClaims(home)
    let splitter = try zones.map { try RegionSplitter(zones: $0.shapes) }
    claims.reserve(faces: faces.count)
    // Of one face: a list that is made once.
    var whole: [OverlapFaces.Claim] = []
    for face in faces.indices {
      whole.removeAll(keepingCapacity: true)
      for row in faces[face].claimants { equal.add(row, home, to: &whole) }
      for row in faces[face].leftOut { equal.add(row, home, to: &whole) }
      guard let splitter, Self.isDivided(whole) else {
        claims.addFace(area: faces[face].area, claims: whole)
        continue
      }
      for piece in try splitter.split(faces[face].region, area: faces[face].area) {
        claims.addFace(area: piece.area, claims: whole.map { claim($0, in: piece) })
      }
    }
  }

  /// Whether a claimant is split, or claimants lie in different units.
  private static func isDivided(_ claims: [OverlapFaces.Claim]) -> Bool {
    claims.contains { $0.unit == split || $0.unit != claims[0].unit }
  }

  /// The claim of a piece: a split row claims it where the piece lies.
  private func claim(
    _ claim: OverlapFaces.Claim, in piece: (zone: Int, area: Area)
  ) -> OverlapFaces.Claim {
    guard claim.unit == Self.split else { return claim }
    let share = ZoneShare(shape: claim.row, zone: Int32(piece.zone), area: piece.area)
    return OverlapFaces.Claim(row: claim.row, unit: unit(of: share), count: claim.count)
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
  static let split = Int32.min

  /// For each row the unit it lies in wholly, or `split`.
  func wholeUnits() -> [Int32] {
    guard let assignment = layer.zones else { return namedRows }
    var home = [Int32](repeating: -1, count: layer.layer.count)
    var seen = [Bool](repeating: false, count: layer.layer.count)
    for share in assignment.shares {
      let row = Int(share.shape)
      let unit = unit(of: share)
      home[row] = seen[row] ? Self.split : unit
      seen[row] = true
    }
    return home
  }

  private func addGaps(to claims: inout CoverageClaims) {
    guard let gaps = layer.coverage?.gaps else { return }
    guard let shares = layer.gapShares else {
      // Without unit shapes nobody can say whose a gap is: it is the unit's above all, and possible in each below it.
      let root = plan.register.flatMap(Self.root) ?? -1
      claims.gaps = [UnitArea(unit: root, area: gaps.map(\.area).sum())]
      return
    }
    claims.shapedUnits = Set((zones?.shaped ?? []).compactMap { plan.register?.row(of: $0).map { Int32($0) } })
    claims.gaps = shares.joined().map { UnitArea(unit: $0.zone < 0 ? -1 : zoneRows[Int($0.zone)], area: $0.area) }
  }
}
