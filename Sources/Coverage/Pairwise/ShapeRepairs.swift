import Geometry

/// What repair would make of invalid shapes, and what stands for them in the coverage.
///
/// GEOS's repairs take time and memory by the number of crossings, and more than that where they lie close: a star of a
/// hundred edges occupies the linework repair for minutes. So both are tried within budgets only, and a shape above
/// them is stood for by something bounded. Budgets are spent in the order of the rows: nothing depends on threads.
struct ShapeRepairs: Sendable {
  var invalid: InvalidShape
  var leftOut: LeftOutShape

  /// Meetings of edges up to which one shape is repaired by each method: each then takes about a second at worst.
  static let lineworkBudget = 512
  static let structureBudget = 4096
  /// The same for all shapes of a layer together: a minute at worst.
  static let lineworkTotal = 1 << 14
  static let structureTotal = 1 << 18
  /// Up to so many meetings a repair costs little and is not counted: of many simple faults all are repaired.
  static let countedFrom = 16
  /// A hull is made of shapes with so many vertices at most, and used with so many: it is overlaid with every shape
  /// under it.
  static let hullSource = 100_000
  static let hullVertices = 256

  /// - Parameter invalid: by ascending shape.
  static func make(of invalid: [InvalidShape], in table: ShapeTable, threads: Int) async throws -> [ShapeRepairs] {
    var (linework, structure) = (lineworkTotal, structureTotal)
    let planned = invalid.map { shape in
      var shape = shape
      let meetings = shape.faults.meetings ?? .max
      let cost = meetings > countedFrom ? meetings : 0
      if meetings > lineworkBudget || cost > linework {
        shape.untried.insert(.linework)
      } else {
        linework -= cost
      }
      if meetings > structureBudget || cost > structure {
        shape.untried.insert(.structure)
      } else {
        structure -= cost
      }
      return shape
    }
    let chunks = try await ParallelChunks.map(count: planned.count, threads: threads, chunkSize: 16) { rows in
      let engine = GeometryEngine()
      return planned[rows].map { repair($0, table, engine) }
    }
    return chunks.flatMap { $0 }
  }

  private static func repair(_ shape: InvalidShape, _ table: ShapeTable, _ engine: GeometryEngine) -> ShapeRepairs {
    let given = table.shape(shape.shape)
    var shape = shape
    // A repair that fails is no failure of the run: the shape is left out without a placeholder.
    func repaired(by method: RepairMethod) -> Repair? {
      shape.untried.contains(method) ? nil : try? engine.repaired(given, by: method)
    }
    shape.areaByLinework = repaired(by: .linework).map { .squareMetres($0.areaAfter) }
    let byStructure = repaired(by: .structure)
    shape.areaByStructure = byStructure.map { .squareMetres($0.areaAfter) }
    guard shape.untried.contains(.structure) else {
      return ShapeRepairs(
        invalid: shape,
        leftOut: LeftOutShape(
          shape: shape.shape, placeholderArea: shape.areaByStructure, placeholder: byStructure?.shape))
    }
    return ShapeRepairs(invalid: shape, leftOut: standIn(for: shape.shape, given, table, engine))
  }

  /// The convex hull, or the envelope where that has many vertices; none where a position is beyond all bounds.
  private static func standIn(
    for shape: Int, _ given: MultiPolygon, _ table: ShapeTable, _ engine: GeometryEngine
  ) -> LeftOutShape {
    if table.vertices(of: shape).count <= hullSource, let hull = try? engine.convexHull(of: given),
      hull.polygons.allSatisfy({ $0.exterior.coordinates.count <= hullVertices })
    {
      return LeftOutShape(
        shape: shape, placeholderArea: .squareMetres(hull.area), placeholder: hull, stand: .hull)
    }
    let box = table.envelope(of: shape)
    guard box.width > 0, box.height > 0, box.width * box.height < 1e12 else {
      return LeftOutShape(shape: shape, placeholderArea: nil, placeholder: nil)
    }
    let corners = [(box.minX, box.minY), (box.maxX, box.minY), (box.maxX, box.maxY), (box.minX, box.maxY)]
    let rectangle = MultiPolygon(Polygon(exterior: Ring(corners.map { Coordinate(x: $0.0, y: $0.1) })))
    return LeftOutShape(
      shape: shape, placeholderArea: .squareMetres(rectangle.area), placeholder: rectangle, stand: .envelope)
  }
}
