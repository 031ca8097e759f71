import Geometry

/// Area by multiplicity, inside and outside the boundary, and what is undecided.
struct DepthAreas: Sendable {
  fileprivate struct Sums {
    var inside = Area.zero
    var outside = Area.zero
    /// Of parts of faces, in square micrometres: rounded to square millimetres only together.
    var partsInside: Int128 = 0
    var partsOutside: Int128 = 0
  }

  /// By multiplicity.
  private var sums: [Sums] = []
  private var undecided = Sums()

  mutating func add(_ area: Area, multiplicity k: Int, isInside: Bool) {
    while sums.count <= k { sums.append(Sums()) }
    if isInside { sums[k].inside += area } else { sums[k].outside += area }
  }

  /// - Parameter squareMetres: of a part of a face; the order in which parts are added changes nothing.
  mutating func add(part squareMetres: Double, multiplicity k: Int, isInside: Bool) {
    while sums.count <= k { sums.append(Sums()) }
    let part = Self.squareMicrometres(squareMetres)
    if isInside { sums[k].partsInside += part } else { sums[k].partsOutside += part }
  }

  mutating func addUndecided(_ area: Area) { undecided.inside += area }

  mutating func addUndecided(part squareMetres: Double) {
    undecided.partsInside += Self.squareMicrometres(squareMetres)
  }

  mutating func add(_ other: DepthAreas) {
    while sums.count < other.sums.count { sums.append(Sums()) }
    for (k, more) in other.sums.enumerated() { sums[k].add(more) }
    undecided.add(other.undecided)
  }

  /// By ascending k; 0 and 1 are always there.
  var multiplicities: [CoverageIdentities.Multiplicity] {
    let all = sums + (sums.count..<max(2, sums.count)).map { _ in Sums() }
    return all.enumerated().compactMap { k, sum in
      let isThere = sum.inside != .zero || sum.outside != .zero || sum.partsInside != 0 || sum.partsOutside != 0
      return k < 2 || isThere ? .init(k: k, inside: sum.allInside, outside: sum.allOutside) : nil
    }
  }

  var undecidedInside: Area { undecided.allInside }

  private static func squareMicrometres(_ squareMetres: Double) -> Int128 {
    Int128(exactly: (squareMetres * 1e12).rounded()) ?? 0
  }
}

extension DepthAreas.Sums {
  fileprivate var allInside: Area { inside + Self.area(partsInside) }
  fileprivate var allOutside: Area { outside + Self.area(partsOutside) }

  private static func area(_ squareMicrometres: Int128) -> Area { .squareMetres(Double(squareMicrometres) / 1e12) }

  fileprivate mutating func add(_ other: Self) {
    inside += other.inside
    outside += other.outside
    partsInside += other.partsInside
    partsOutside += other.partsOutside
  }
}
