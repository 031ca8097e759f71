public import Geometry

/// What inserting vertices did to shapes and the outline.
public struct InsertedVertices: Sendable, Hashable {
  /// A shape whose rings got longer, and by how much its area changed.
  public struct Change: Sendable, Hashable {
    public var shape: Int
    public var area: Area

    public init(shape: Int, area: Area) {
      self.shape = shape
      self.area = area
    }
  }

  /// Vertices inserted into shapes; one that went into several counts for each.
  public var count = 0
  /// By shape, ascending.
  public var changes: [Change] = []
  /// Vertices inserted into the outline, and by how much its area changed.
  public var inOutline = 0
  public var outlineArea = Area.zero

  public init() {}

  /// The areas of the shapes with their vertices inserted less their areas as given.
  public var area: Area { changes.map(\.area).sum() }
  /// The same, each shape's change unsigned.
  public var absoluteArea: Area { changes.map(\.area.magnitude).sum() }
}

extension ShapeSet {
  /// The same set for a coverage in which borders that were one when they were born are one: `coverage` has the
  /// vertices, `table`, `areas` and `envelopes` stay as given.
  ///
  /// Each insertion is into a shape that takes part. O(vertices) where there are any.
  /// - Parameter outline: as given; what its own insertions change is told, too.
  public func inserting(_ insertions: VertexInsertions, outline: MultiPolygon? = nil) -> ShapeSet {
    guard !insertions.isEmpty else { return self }
    var set = self
    if let outline {
      set.insertedVertices.inOutline = insertions.inOutline
      set.insertedVertices.outlineArea =
        .squareMetres(insertions.inserted(into: outline).area) - .squareMetres(outline.area)
    }
    set.coverage = table.inserting(insertions.inShapes, adding: insertions.points)
    set.insertedVertices.count = insertions.inShapes.reduce(0) { $0 + $1.points.count }
    let rows = table.shapes(ofVertices: insertions.inShapes.map(\.edge))
    set.insertedVertices.changes = Set(rows).sorted().map { row in
      InsertedVertices.Change(shape: row, area: set.coverage.area(of: row) - table.area(of: row))
    }
    return set
  }

  /// The set as the coverage sees it: with the inserted vertices as if they had been given, areas and envelopes too.
  public var asCoverage: ShapeSet {
    guard !insertedVertices.changes.isEmpty else { return self }
    var set = self
    set.table = coverage
    for change in insertedVertices.changes {
      set.areas[change.shape] = coverage.area(of: change.shape)
      set.envelopes[change.shape] = coverage.envelope(of: change.shape)
    }
    return set
  }
}
