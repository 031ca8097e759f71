/// How many overlaps a search may list before it takes the most crowded shapes for one pile.
///
/// Two complete coverages laid on each other make about 2.3 overlaps per shape (faces of two Poisson–Voronoi
/// tessellations) and a handful of partners each; a clean layer makes none. A hundred thousand parcels on one spot make
/// 5·10⁹. The budgets grow with the layer, so that no file may ask for more than a fixed amount per parcel.
struct CrowdBudget {
  /// Pairs listed at most: each is a region, and mostly a finding, about 2 kB.
  let pairs: Int
  /// Faces times claimants at most. Where each of m shapes overlaps each other there are up to m² faces of m/2
  /// claimants on average; in general no more than each shape's partners, squared and summed.
  let claims: Int
  /// A shape with more partners than this makes a search stop to count those of all: it may be a road across a
  /// province, or the first of a pile. Decides when that is found out, not what.
  static let conspicuous = 4096
  /// Partners of a shape are counted up to here; a shape with more counts as crowded.
  static let counted = 32

  /// How often the outlines of two parts of a pile may cross so that its land is worked out: more would make a union out
  /// of proportion.
  let crossings: Int

  init(pairs: Int, claims: Int, crossings: Int = 100_000) {
    self.pairs = pairs
    self.claims = claims
    self.crossings = crossings
  }

  init(shapes: Int) { self.init(pairs: 100_000 + 8 * shapes, claims: 2_000_000 + 256 * shapes) }

  /// Whether pairs may be listed with all the faces they make.
  func holds(pairs: Double, claims: Double) -> Bool { pairs <= Double(self.pairs) && claims <= Double(self.claims) }

  /// The greatest number of partners that a shape may have so that the pairs and faces of all shapes with no more keep
  /// within the budget. O(shapes + greatest number).
  func mostPartners(_ partners: [Int]) -> Int {
    var shapesWith = [Int](repeating: 0, count: (partners.max() ?? 0) + 1)
    for count in partners { shapesWith[count] += 1 }
    var (pairs, claims) = (0.0, 0.0)
    for (count, shapes) in shapesWith.enumerated() where count > 0 && shapes > 0 {
      pairs += Double(count) * Double(shapes)
      claims += Double(count) * Double(count) * Double(shapes)
      if !holds(pairs: pairs, claims: claims) { return count - 1 }
    }
    return shapesWith.count - 1
  }
}
