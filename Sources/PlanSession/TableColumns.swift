import LandUse

/// In which rows of an area table a parcel is counted.
struct TableColumns {
  private let claims: CoverageClaims
  /// For each kind of use the category its land stands at and those above; none where nothing holds all it may be.
  private let byKind: [[Int]]

  init(_ claims: CoverageClaims, scheme: CategoryScheme) {
    self.claims = claims
    let rows = scheme.categories.indices.map { [Int32($0)] } + claims.alternatives
    byKind = rows.map { set in
      guard let row = scheme.commonRow(of: set) else { return [] }
      let code = scheme.categories[Int(row)].code
      return [Int(row)] + scheme.ancestors(of: code).compactMap { scheme.row(of: $0) }
    }
  }

  /// Every category a row is counted under, each once: those of all its uses where it states their areas.
  func categories(of row: Int) -> [Int] {
    let parts = claims.stated.parts(of: row)
    guard !parts.isEmpty else {
      let kind = Int(claims.categories[row])
      return byKind.indices.contains(kind) ? byKind[kind] : []
    }
    return Set(parts.flatMap { byKind[Int($0.kind)] }).sorted()
  }
}
