import LandUse

extension Subject: Comparable {
  /// Parcels, then units, categories, groups, values, quotas, layers, projects, each by their text's bytes; parcels by layer,
  /// then id, those without one last and by row: the order of a file's features decides nothing else.
  public static func < (a: Subject, b: Subject) -> Bool {
    if case .parcel(let layerA, let rowA, let idA) = a, case .parcel(let layerB, let rowB, let idB) = b {
      if layerA != layerB { return precedes(layerA, layerB) }
      if idA != idB { return idA.map { id in idB.map { precedes(id, $0) } ?? true } ?? false }
      return rowA < rowB
    }
    return a.rank == b.rank ? precedes(a.text, b.text) : a.rank < b.rank
  }

  private static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  /// Of the kind of subject.
  var rank: Int {
    switch self {
    case .parcel: 0
    case .unit: 1
    case .category: 2
    case .group: 3
    case .value: 4
    case .quota: 5
    case .layer: 6
    case .project: 7
    }
  }

  /// What subjects of one kind are ordered by; for parcels their layer.
  var text: String {
    switch self {
    case .parcel(let layer, _, _): layer
    case .unit(let id): id.text
    case .category(let code): code.text
    case .group(let id): id
    case .value(let text): text
    case .quota(let id): id
    case .layer(let id): id
    case .project(let id): id
    }
  }
}
