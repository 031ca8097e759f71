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
