public import Geometry

/// Many polygonal shapes as flat columns: distinct points, a point id per vertex, and offsets of rings, parts and
/// shapes.
///
/// Equal positions have one id (found once, while reading), so that each is projected once, shared borders stay shared,
/// and edges can be matched by comparing ids. Rings are stored open (the closing position is not repeated) and
/// canonical:
/// smallest vertex (by x, then y, as read) first, interior of the polygon on the left.
///
/// - Limit: 2³² − 1 vertices.
public struct ShapeTable: Sendable {
  /// Distinct points, in the CRS the table is in.
  public internal(set) var points: [Coordinate] = []
  /// Point id of every vertex, ring after ring.
  public internal(set) var pointIDs: [UInt32] = []
  /// For every vertex the third number of its position, NaN where it has none; empty when no position of the table has
  /// one. Heights stay as read, whatever CRS the points are brought into, and nothing is worked out from them.
  public internal(set) var heights: [Double] = []
  /// Ring r has the vertices `ringStarts[r] ..< ringStarts[r + 1]`.
  public internal(set) var ringStarts: [UInt32] = [0]
  /// Part p has the rings `partStarts[p] ..< partStarts[p + 1]`; the first is the exterior, the others are holes.
  public internal(set) var partStarts: [UInt32] = [0]
  /// Shape s has the parts `shapeStarts[s] ..< shapeStarts[s + 1]`.
  public internal(set) var shapeStarts: [UInt32] = [0]
  /// What keeps shapes from being used at all, by shape.
  public internal(set) var faults: [ShapeFault] = []

  init() {}

  /// Number of shapes (rows), usable or not.
  public var count: Int { shapeStarts.count - 1 }
  public var vertexCount: Int { pointIDs.count }

  public func parts(of shape: Int) -> Range<Int> { Int(shapeStarts[shape])..<Int(shapeStarts[shape + 1]) }
  public func rings(ofPart part: Int) -> Range<Int> { Int(partStarts[part])..<Int(partStarts[part + 1]) }
  public func vertices(ofRing ring: Int) -> Range<Int> { Int(ringStarts[ring])..<Int(ringStarts[ring + 1]) }

  /// The rings of all parts of a shape.
  public func rings(of shape: Int) -> Range<Int> {
    let parts = parts(of: shape)
    return Int(partStarts[parts.lowerBound])..<Int(partStarts[parts.upperBound])
  }

  /// The vertices of all rings of a shape: one run, since columns are in order.
  public func vertices(of shape: Int) -> Range<Int> {
    let rings = rings(of: shape)
    return Int(ringStarts[rings.lowerBound])..<Int(ringStarts[rings.upperBound])
  }

  /// The same topology on other positions: how a table gets into another CRS.
  ///
  /// - Parameter points: one for each of `self.points`, in the same order.
  public func replacingPoints(_ points: [Coordinate]) -> ShapeTable {
    precondition(points.count == self.points.count, "one position per point")
    var table = self
    table.points = points
    return table
  }

  /// The table with further faults (of a later step, such as projection) added to those found while reading.
  public func addingFaults(_ more: [ShapeFault]) -> ShapeTable {
    var table = self
    table.faults = (faults + more).sorted { ($0.shape, $0.kind.rawValue) < ($1.shape, $1.kind.rawValue) }
    return table
  }

  /// True for each shape that has a fault. O(shapes).
  public var faultyShapes: [Bool] {
    var faulty = [Bool](repeating: false, count: count)
    for fault in faults { faulty[fault.shape] = true }
    return faulty
  }
}

/// Why a shape cannot be used as it stands; found while reading or projecting, reported by a check.
public struct ShapeFault: Sendable, Hashable {
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// The feature has no geometry (`null`).
    case noGeometry
    /// The geometry has no coordinates.
    case emptyGeometry
    /// A ring's last position is not its first.
    case unclosedRing
    /// A ring has fewer than four positions, the closing one included.
    case ringTooShort
    /// A longitude beyond ±180° or a latitude beyond ±90° in a geographic CRS, or farther from the origin of a
    /// projected one than the Earth is large.
    case outOfRange
    /// The transformation into the plan CRS gave no finite position.
    case notTransformable
    /// The geometry is not of area (a point, a line): it cannot be a parcel.
    case notPolygonal
  }

  public var shape: Int
  public var kind: Kind
  /// The ring (within the table), where one is to blame.
  public var ring: Int?
  /// Where, in the CRS as read.
  public var place: Coordinate?

  public init(shape: Int, kind: Kind, ring: Int? = nil, place: Coordinate? = nil) {
    self.shape = shape
    self.kind = kind
    self.ring = ring
    self.place = place
  }
}
