public import Geometry

/// What many polygons look like together, and against a boundary.
///
/// Shapes are named by their row in the `ShapeTable`. All lists are in a stable order: overlaps by rows, faces by rows,
/// gaps and outside parts by descending area, then place.
public struct CoverageReport: Sendable {
  /// Shapes that took part.
  public var examined = 0
  /// Shapes that did not, each with the area of its placeholder where one could be made.
  public var leftOut: [LeftOutShape] = []
  /// Groups of equal shapes, by first row. Wherever shapes are named by row, the first row of a group stands for all
  /// of it: what one of them overlaps, all do.
  public var equalShapes: [EqualShapes] = []
  /// Every pair of shapes that are not equal and whose interiors share area, however little; without those in a pile.
  public var overlaps: [ShapeOverlap] = []
  /// Where shapes lie on each other in such numbers that their pairs are not listed. By first row, left-out ones last.
  public var pileUps: [PileUp] = []
  /// The plane where two shapes or more lie on each other, or on a placeholder of one left out, cut into faces with one
  /// set of claimants each; without the land of piles.
  public var faces: [OverlapFace] = []
  /// Uncovered parts inside the boundary; nil when there is no boundary to look inside of.
  public var gaps: [CoverageGap]?
  /// Covered parts outside the boundary, by shape; nil without a boundary.
  public var outside: [OutsidePart]?
  /// Area by multiplicity; nil when identities were not asked for.
  public var identities: CoverageIdentities?
  /// What vertices inserted on long edges changed: everything above is of the shapes with them.
  public var insertedVertices = InsertedVertices()
  /// Pairs whose intersection the library could not compute: what they share is undecided, and the run says so.
  public var undecidedPairs: [UndecidedPair] = []
  /// How overlaps and gaps were found.
  public var way = CoverageWay.pairs
  /// What was counted on the way; nothing for pairs.
  public var work = CoverageWork()

  public init() {}
}

/// A shape that could not take part: malformed or invalid.
public struct LeftOutShape: Sendable, Hashable {
  /// What stands for the shape.
  public enum Stand: String, Sendable, Hashable {
    /// The shape repaired by structure.
    case repaired
    /// Its convex hull: it crosses itself too often to be repaired.
    case hull
    /// Its envelope: it has too many vertices besides.
    case envelope
  }

  public var shape: Int
  /// Area of the placeholder; nil when nothing could be made of the shape.
  public var placeholderArea: Area?
  /// What stands for it: what lies under that is undecided, neither gap nor overlap.
  public var placeholder: MultiPolygon?
  public var stand: Stand

  public init(shape: Int, placeholderArea: Area?, placeholder: MultiPolygon?, stand: Stand = .repaired) {
    self.shape = shape
    self.placeholderArea = placeholderArea
    self.placeholder = placeholder
    self.stand = stand
  }
}

/// How wide a piece is, and how that was measured: part of the measure.
public struct Width: Sendable, Hashable {
  public enum Method: String, Sendable, Hashable {
    /// 2A/P, for pieces with 4πA/P² < 0.2.
    case areaOverPerimeter = "2A/P"
    /// Twice the radius of the largest inscribed circle, at 1 % tolerance.
    case inscribedCircle = "inscribed-circle"
  }
  public var length: Length
  public var method: Method

  public init(length: Length, method: Method) {
    self.length = length
    self.method = method
  }
}

/// Two shapes whose interiors share area.
public struct ShapeOverlap: Sendable, Hashable {
  /// The smaller row.
  public var first: Int
  public var second: Int
  public var area: Area
  public var region: MultiPolygon
  /// Measured only for overlaps above the caller's limit.
  public var width: Width?

  public init(first: Int, second: Int, area: Area, region: MultiPolygon, width: Width? = nil) {
    self.first = first
    self.second = second
    self.area = area
    self.region = region
    self.width = width
  }
}

/// A face of the plane with one set of claimants.
///
/// Two or more that take part make an overlap; where a placeholder of a left-out shape lies, the face is undecided
/// besides.
public struct OverlapFace: Sendable, Hashable {
  /// Shapes that take part, ascending rows; of equal ones the first.
  public var claimants: [Int]
  /// How many shapes take part: equal ones each by itself.
  public var multiplicity: Int
  /// Left-out shapes whose placeholders cover the face, ascending rows.
  public var leftOut: [Int]
  public var area: Area
  /// The part of `area` inside the boundary; equals `area` when there is none.
  public var areaInside: Area
  public var region: MultiPolygon

  /// - Parameter multiplicity: nil when none of the claimants stands for others.
  public init(
    claimants: [Int], multiplicity: Int? = nil, leftOut: [Int] = [], area: Area, areaInside: Area, region: MultiPolygon
  ) {
    self.claimants = claimants
    self.multiplicity = multiplicity ?? claimants.count
    self.leftOut = leftOut
    self.area = area
    self.areaInside = areaInside
    self.region = region
  }
}

/// An uncovered part inside the boundary.
public struct CoverageGap: Sendable, Hashable {
  public var area: Area
  public var region: Polygon
  /// Measured only for gaps above the caller's limit.
  public var width: Width?

  public init(area: Area, region: Polygon, width: Width? = nil) {
    self.area = area
    self.region = region
    self.width = width
  }
}

/// The part of a shape that lies outside the boundary.
public struct OutsidePart: Sendable, Hashable {
  public var shape: Int
  public var area: Area
  public var region: MultiPolygon

  public init(shape: Int, area: Area, region: MultiPolygon) {
    self.shape = shape
    self.area = area
    self.region = region
  }
}

/// A pair the library could not intersect, with its words.
public struct UndecidedPair: Sendable, Hashable {
  public var first: Int
  public var second: Int
  public var message: String

  public init(first: Int, second: Int, message: String) {
    self.first = first
    self.second = second
    self.message = message
  }
}
