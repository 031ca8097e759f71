import Geometry

/// Area by multiplicity, inside and outside the boundary, and what is undecided.
struct DepthAreas {
  private var byMultiplicity: [Int: CoverageIdentities.Multiplicity] = [:]
  var undecidedInside = Area.zero

  mutating func add(_ area: Area, multiplicity k: Int, isInside: Bool) {
    var known = byMultiplicity[k] ?? CoverageIdentities.Multiplicity(k: k, inside: .zero, outside: .zero)
    if isInside { known.inside += area } else { known.outside += area }
    byMultiplicity[k] = known
  }

  /// By ascending k; 0 and 1 are always there.
  var multiplicities: [CoverageIdentities.Multiplicity] {
    var all = byMultiplicity
    for k in 0...1 where all[k] == nil { all[k] = .init(k: k, inside: .zero, outside: .zero) }
    return all.values.sorted { $0.k < $1.k }
  }
}
