import Geometry
import LandUse
import PlanChecks

extension ClaimsAssembly {
  /// Fills in what the parcels are used for on a day, and in an allocations layer before.
  ///
  /// A parcel that states the area of each of its uses is divided by them where they add up; one whose record says the
  /// same before moves nothing, whatever it states.
  func addUses(
    _ column: UseColumn, before: UseColumn?? = nil, scheme: CategoryScheme, to claims: inout CoverageClaims
  ) {
    var alternatives = UseAlternatives(categoryCount: scheme.categories.count)
    claims.categories = categories(column, scheme: scheme, &alternatives)
    if let before { claims.openingCategories = categories(before, scheme: scheme, &alternatives) }
    claims.stated = statedUses(column, before: before ?? nil, scheme: scheme, &alternatives)
    claims.alternatives = alternatives.sets
    if let before { partChanged(column, before: before, scheme: scheme, &claims) }
  }

  /// Gives rows of several uses whose record before differs in any way a number before that is never the one after: the
  /// same uses with other areas, or with none, may have changed places.
  ///
  /// - Complexity: linear in rows.
  private func partChanged(
    _ column: UseColumn, before: UseColumn?, scheme: CategoryScheme, _ claims: inout CoverageClaims
  ) {
    guard let before, var opening = claims.openingCategories else { return }
    let (first, sets) = (Int32(scheme.categories.count), claims.alternatives)
    var others: [Int32: Int32] = [:]
    for row in opening.indices.prefix(column.codes.count) where opening[row] >= first {
      if before.codes[row] == column.codes[row] { continue }
      let kind = opening[row]
      if others[kind] == nil {
        others[kind] = first + Int32(claims.alternatives.count)
        claims.alternatives.append(sets[Int(kind - first)])
      }
      opening[row] = others[kind] ?? kind
    }
    claims.openingCategories = opening
  }

  private func statedUses(
    _ column: UseColumn, before: UseColumn?, scheme: CategoryScheme, _ alternatives: inout UseAlternatives
  ) -> StatedUses {
    let readings = column.readings(in: scheme)
    let states = (0..<readings.count).map { value in
      readings.parts(of: value).count > 1 && readings.statesAreas(value)
        && readings.parts(of: value).allSatisfy { scheme.commonRow(of: readings.alternatives.rows(of: $0.kind)) != nil }
    }
    var stated = StatedUses()
    guard states.contains(true) else { return stated }
    let sets = alternatives.adopt(readings.alternatives)
    let limits = FaultClassRule(accuracy, layerScale: layer.layer.scale).scale
    for (row, index) in column.codes.indices.enumerated().prefix(layer.layer.count)
    where index != DictionaryColumn.missing && states[Int(index)] {
      if let before, before.codes.count > row, before.codes[row] == column.codes.value(at: Int(index)) { continue }
      let parts = readings.parts(of: Int(index))
      let sum = StatedSum(
        parts: parts.map(\.area), declared: layer.declaredArea(of: row), computed: layer.areas[row], scale: limits)
      guard let areas = sum?.areas else { continue }
      stated.set(
        row: row, parts: zip(parts, areas).map { (readings.alternatives.kind($0.kind, asIn: sets), $1) },
        rowCount: layer.layer.count)
    }
    return stated
  }
}
