import Coverage
import Geometry
import LandUse
import Synchronization

/// How positions of the plan CRS get into the CRS that files are written in.
///
/// Longitudes and latitudes are rounded to 9 decimals (0.1 mm), metres to 4.
struct PlaceProjector: Sendable {
  /// The `crs` member; nil for longitude and latitude.
  let crsMember: String?
  private let planCRS: String
  /// From longitude and latitude to the plan CRS; nil when files are in the plan CRS.
  private let transformation: Transformation?

  /// - Throws: `GeometryError` when the plan CRS cannot be read or has no operation to WGS 84.
  init(_ plan: Plan, to output: OutputCRS) throws(GeometryError) {
    planCRS = plan.crs
    crsMember = output == .plan ? plan.crs : nil
    transformation =
      output == .plan
      ? nil : try Transformation(from: try CRS("OGC:CRS84"), to: try CRS(plan.crs), operation: plan.operation)
  }

  func makeWorker() throws(GeometryError) -> PlaceWorker {
    guard let transformation else { return PlaceWorker(worker: nil) }
    return PlaceWorker(worker: try transformation.makeWorker())
  }

  /// One position for every point of a layer: as read where the layer came in the CRS asked for, else from the plan
  /// CRS.
  func positions(of layer: ParcelLayer, threads: Int) async throws -> [Coordinate] {
    guard let transformation else {
      if layer.sourceCRS == planCRS { return layer.sourcePoints }
      return layer.shapes.points.map(PlaceWorker.roundedMetres)
    }
    if layer.sourceCRS == "OGC:CRS84" || layer.sourceCRS == "EPSG:4326" { return layer.sourcePoints }
    let transformed = try await transformation.transformed(layer.shapes.points, .inverse, threads: threads)
    return transformed.points.map(PlaceWorker.roundedDegrees)
  }
}

/// Makes a worker for each part of a file that several threads write, and keeps the first failure for its end.
final class PlaceWorkers: Sendable {
  private let projector: PlaceProjector
  private let failure = Mutex<GeometryError?>(nil)

  init(_ projector: PlaceProjector) { self.projector = projector }

  /// Nil after a failure: what the part lacks is in no file, since `check` throws.
  func worker() -> PlaceWorker? {
    do throws(GeometryError) {
      return try projector.makeWorker()
    } catch {
      failure.withLock { $0 = $0 ?? error }
      return nil
    }
  }

  /// Before the file is committed.
  func check() throws(GeometryError) {
    if let failure = failure.withLock({ $0 }) { throw failure }
  }
}

/// Brings single places into the CRS of a file. One task.
struct PlaceWorker {
  /// Nil when files are in the plan CRS.
  fileprivate let worker: TransformationWorker?

  /// Nil where the transformation has no answer.
  func position(_ point: Coordinate) -> Coordinate? {
    guard point.isFinite else { return nil }
    guard let worker else { return Self.roundedMetres(point) }
    return worker.transformed(point, .inverse).map(Self.roundedDegrees)
  }

  /// Nil when any of its positions has no answer.
  func shape(_ shape: MultiPolygon) -> MultiPolygon? {
    var polygons: [Polygon] = []
    for polygon in shape.polygons {
      guard let exterior = ring(polygon.exterior) else { return nil }
      let holes = polygon.holes.compactMap(ring)
      guard holes.count == polygon.holes.count else { return nil }
      polygons.append(Polygon(exterior: exterior, holes: holes))
    }
    return MultiPolygon(polygons)
  }

  private func ring(_ ring: Ring) -> Ring? {
    let positions = ring.coordinates.compactMap(position)
    return positions.count == ring.coordinates.count ? Ring(positions) : nil
  }

  static func roundedDegrees(_ point: Coordinate) -> Coordinate { rounded(point, factor: 1e9) }
  static func roundedMetres(_ point: Coordinate) -> Coordinate { rounded(point, factor: 1e4) }

  private static func rounded(_ point: Coordinate, factor: Double) -> Coordinate {
    Coordinate(x: (point.x * factor).rounded() / factor, y: (point.y * factor).rounded() / factor)
  }
}
