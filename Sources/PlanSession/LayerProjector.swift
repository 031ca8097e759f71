import Coverage
import Geometry
import LandUse

/// Brings layers into the plan CRS: each distinct point once, on all cores.
struct LayerProjector {
  let target: CRS
  /// The operation to pin where a datum has to be changed.
  let operation: String?
  let threads: Int

  /// The layer with its shapes in the plan CRS, and how it got there.
  ///
  /// Positions that are out of range or have no image become faults of the shapes that have them, never coordinates.
  /// - Throws: `SessionError.deprecatedCRS`; `GeometryError` for a CRS or pair that PROJ does not serve.
  func project(_ layer: ParcelLayer) async throws -> (layer: ParcelLayer, record: TransformationRecord) {
    let source = try CRS(layer.sourceCRS)
    if source.isDeprecated {
      throw SessionError.deprecatedCRS(
        crs: layer.sourceCRS, file: layer.file, replacements: source.replacements)
    }
    var layer = layer
    let outOfRange = source.isGeographic ? layer.shapes.points.map(Self.isOutOfRange) : []
    if !outOfRange.isEmpty {
      layer.shapes = layer.shapes.addingFaults(faults(.outOfRange, of: layer) { outOfRange[$0] })
    }
    let transformation = try Transformation(from: source, to: target, operation: operation)
    let record = TransformationRecord(
      sourceCRS: layer.sourceCRS, targetCRS: target.identifier ?? target.name,
      name: transformation.isIdentity ? nil : transformation.name, accuracy: transformation.accuracy,
      areaOfUse: transformation.areaOfUse?.name)
    guard !transformation.isIdentity else { return (layer, record) }
    let projected = try await transformation.transformed(layer.shapes.points, threads: threads)
    var failed = Set(projected.nonFinite)
    if !outOfRange.isEmpty { failed = failed.filter { !outOfRange[$0] } }
    if !failed.isEmpty {
      layer.shapes = layer.shapes.addingFaults(faults(.notTransformable, of: layer) { failed.contains($0) })
    }
    layer.shapes = layer.shapes.replacingPoints(projected.points)
    return (layer, record)
  }

  private static func isOutOfRange(_ point: Coordinate) -> Bool { !(abs(point.x) <= 180 && abs(point.y) <= 90) }

  /// One fault for each shape with a vertex whose point is bad, at the first such vertex. O(vertices).
  private func faults(_ kind: ShapeFault.Kind, of layer: ParcelLayer, where isBad: (Int) -> Bool) -> [ShapeFault] {
    let shapes = layer.shapes
    guard shapes.points.indices.contains(where: isBad) else { return [] }
    return (0..<shapes.count).compactMap { shape in
      let bad = shapes.vertices(of: shape).first { isBad(Int(shapes.pointIDs[$0])) }
      return bad.map { vertex in
        ShapeFault(
          shape: shape, kind: kind, ring: shapes.rings(of: shape).last { Int(shapes.ringStarts[$0]) <= vertex },
          place: layer.sourcePoints[Int(shapes.pointIDs[vertex])])
      }
    }
  }
}
