import Coverage
import Geometry
import LandUse

/// Brings shapes into the plan CRS: each distinct point once, on all cores.
struct LayerProjector {
  let target: CRS
  /// The operation to pin where a datum has to be changed.
  let operation: String?
  let threads: Int
  /// Every point by PROJ itself, none by polynomials.
  let isExact: Bool

  /// Shapes in the plan CRS, and how they got there.
  struct Projected {
    var shapes: ShapeTable
    var record: TransformationRecord
  }

  /// The layer with its shapes in the plan CRS.
  func project(_ layer: ParcelLayer) async throws -> (layer: ParcelLayer, record: TransformationRecord) {
    let projected = try await project(layer.shapes, from: layer.sourceCRS, file: layer.file)
    var layer = layer
    layer.shapes = projected.shapes
    return (layer, projected.record)
  }

  /// Positions that are out of range or have no image become faults of the shapes that have them, never coordinates.
  ///
  /// - Throws: `SessionError` for a CRS or pair that PROJ does not serve, and for a withdrawn CRS.
  func project(_ shapes: ShapeTable, from crs: String, file: String) async throws -> Projected {
    let source = try CRS.read(crs, file: file)
    if source.isDeprecated {
      throw SessionError.deprecatedCRS(crs: crs, file: file, replacements: source.replacements)
    }
    let transformation = try transformation(from: source, file: file)
    var record = TransformationRecord(
      sourceCRS: crs, targetCRS: target.identifier ?? target.name,
      name: transformation.isIdentity ? nil : transformation.name, accuracy: transformation.accuracy,
      areaOfUse: transformation.areaOfUse?.name, sourceDatum: source.datumName)
    let range = PositionRange(of: source)
    var faults: [ShapeFault] = []
    if range.misses(any: shapes.points) {
      faults += self.faults(.outOfRange, of: shapes) { !range.contains(shapes.points[$0]) }
    }
    guard !transformation.isIdentity else {
      return Projected(shapes: shapes.addingFaults(faults), record: record)
    }
    let result: TransformedPoints
    if isExact {
      result = try await transformation.transformed(shapes.points, threads: threads)
    } else {
      (result, record.certificate) =
        try await CertifiedTransformation(transformation).transformed(shapes.points, threads: threads)
    }
    let failed = Set(result.nonFinite.lazy.filter { range.contains(shapes.points[$0]) })
    if !failed.isEmpty { faults += self.faults(.notTransformable, of: shapes) { failed.contains($0) } }
    return Projected(shapes: shapes.addingFaults(faults).replacingPoints(result.points), record: record)
  }

  private func transformation(from source: CRS, file: String) throws -> Transformation {
    do throws(GeometryError) {
      return try Transformation(from: source, to: target, operation: operation)
    } catch {
      throw SessionError.noTransformation(
        from: source.identifier ?? source.name, to: target.identifier ?? target.name, file: file,
        reason: error.libraryText)
    }
  }

  /// One fault for each shape with a vertex whose point is bad, at the first such vertex. O(vertices).
  private func faults(
    _ kind: ShapeFault.Kind, of shapes: ShapeTable, where isBad: (Int) -> Bool
  ) -> [ShapeFault] {
    (0..<shapes.count).compactMap { shape in
      let bad = shapes.vertices(of: shape).first { isBad(Int(shapes.pointIDs[$0])) }
      return bad.map { vertex in
        ShapeFault(
          shape: shape, kind: kind, ring: shapes.rings(of: shape).last { Int(shapes.ringStarts[$0]) <= vertex },
          place: shapes.points[Int(shapes.pointIDs[vertex])])
      }
    }
  }
}

/// Where positions of a system can be.
struct PositionRange {
  private let limit: Coordinate

  /// Metres from the origin beyond which no grid of the Earth has a position: more than twice its circumference, so
  /// that eastings with a zone number in front (48 500 000) are within.
  private static let farthest = 1e8

  init(of crs: CRS) {
    limit = crs.isGeographic ? Coordinate(x: 180, y: 90) : Coordinate(x: Self.farthest, y: Self.farthest)
  }

  func contains(_ point: Coordinate) -> Bool { abs(point.x) <= limit.x && abs(point.y) <= limit.y }

  /// Whether any of the points is elsewhere, or no number. O(points), about 1 ns each.
  func misses(any points: [Coordinate]) -> Bool {
    points.withUnsafeBufferPointer { points in
      var fits = true
      // No early end: without one the loop works on several points at once.
      for point in points { fits = fits && contains(point) }
      return !fits
    }
  }
}
