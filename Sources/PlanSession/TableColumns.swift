import LandUse

/// In which rows of an area table a parcel is counted.
struct TableColumns {
  private let kinds: [Int32]
  private let stated: StatedUses
  /// For each kind of use the category its land stands at and those above; none where nothing holds all it may be.
  private let byKind: [[Int]]

  init(_ claims: CoverageClaims, scheme: CategoryScheme) {
    kinds = claims.categories
    stated = claims.stated
    let rows = scheme.categories.indices.map { [Int32($0)] } + claims.alternatives
    byKind = rows.map { set in
      guard let row = scheme.commonRow(of: set) else { return [] }
      let code = scheme.categories[Int(row)].code
      return [Int(row)] + scheme.ancestors(of: code).compactMap { scheme.row(of: $0) }
    }
  }

  /// Every category a row is counted under, each once: those of all its uses where it states their areas.
  func categories(of row: Int) -> [Int] {
    guard stated.states(row) else { return kind(of: row).map { byKind[$0] } ?? [] }
    return Set(stated.parts(of: row).flatMap { byKind[Int($0.kind)] }).sorted()
  }

  /// Whether a row is counted under no category.
  func isUnknown(_ row: Int) -> Bool {
    guard !stated.states(row) else { return categories(of: row).isEmpty }
    return kind(of: row).map { byKind[$0].isEmpty } ?? true
  }

  /// The kind of use of a row that is counted under that of its use alone; nil for others.
  func soleKind(of row: Int) -> Int? { stated.states(row) ? nil : kind(of: row) }

  var kindCount: Int { byKind.count }
  func categories(ofKind kind: Int) -> [Int] { byKind[kind] }

  private func kind(of row: Int) -> Int? {
    let kind = Int(kinds[row])
    return byKind.indices.contains(kind) ? kind : nil
  }
}
