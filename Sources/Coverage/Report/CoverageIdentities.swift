public import Geometry

/// Area by multiplicity m (the number of shapes whose interior contains a point), and the two sums that must close.
///
/// `boundary = Σₖ A(k, in)` and `Σ shapes + inserted = Σₖ k · (A(k, in) + A(k, out))`, each to 0.01 m². Land of which m is
/// not known stands apart: under placeholders, and under piles.
public struct CoverageIdentities: Sendable, Hashable {
  public struct Multiplicity: Sendable, Hashable {
    public var k: Int
    public var inside: Area
    public var outside: Area
    public init(k: Int, inside: Area, outside: Area) {
      self.k = k
      self.inside = inside
      self.outside = outside
    }
  }

  /// By ascending k: 0 and 1, and of those above what occurs. `k = 0` outside is empty by definition.
  public var multiplicities: [Multiplicity]
  /// Nil without a boundary; then everything counts as inside.
  public var boundaryArea: Area?
  /// Sum of the areas of the shapes that took part, as given.
  public var shapeSum: Area
  /// What inserted vertices add to it: the multiplicities are of shapes with them.
  public var insertedArea = Area.zero
  /// Area under placeholders and under no other shape, inside the boundary: neither gap nor covered.
  public var undecidedInside: Area
  /// Covered area under piles, inside and outside the boundary, and the sum of what shapes have of it, as often as it
  /// is claimed: known as a whole, not by multiplicity.
  public var piledUpInside = Area.zero
  public var piledUpOutside = Area.zero
  public var piledUpSum = Area.zero

  public init(multiplicities: [Multiplicity], boundaryArea: Area?, shapeSum: Area, undecidedInside: Area) {
    self.multiplicities = multiplicities
    self.boundaryArea = boundaryArea
    self.shapeSum = shapeSum
    self.undecidedInside = undecidedInside
  }

  /// `boundary − Σₖ A(k, in) − undecided − piled up`; nil without a boundary.
  public var boundaryClosure: Area? {
    boundaryArea.map { $0 - multiplicities.map(\.inside).sum() - undecidedInside - piledUpInside }
  }

  /// `Σ shapes + inserted − Σₖ k · (A(k, in) + A(k, out)) − piled up`.
  public var shapeClosure: Area {
    shapeSum + insertedArea - multiplicities.map { ($0.inside + $0.outside) * $0.k }.sum() - piledUpSum
  }

  /// The larger of the two closures, unsigned.
  public var closure: Area { max(boundaryClosure?.magnitude ?? .zero, shapeClosure.magnitude) }
}
