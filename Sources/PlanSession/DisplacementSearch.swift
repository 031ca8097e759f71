import Coverage
import Geometry
import LandUse
import PlanChecks

/// Finds the single parcels of a plausible layer that lie where none can.
///
/// With an outline: parcels wholly beyond it by more than the slack of `LayerPlausibility`. Without: parcels further
/// from the middle of the layer (the median) than three times the distance within which 95 of 100 lie. A reading fits
/// that brings every vertex inside the outline, or within that distance.
struct DisplacementSearch {
  let plausibility: LayerPlausibility
  let threads: Int

  /// Parcels that are tried: each costs a few dozen readings, and a layer with more is itself in doubt.
  static let mostTried = 2000
  /// Vertices of a parcel that are tried, evenly spread.
  private static let mostVertices = 64
  /// Parcels below which nobody can say where the others lie.
  private static let fewest = 20

  /// The parcels to be tried; nil where nothing tells where parcels can lie.
  func strays(of layer: ParcelLayer) async throws -> StrayParcels? {
    guard let place = try Place(of: layer, plausibility) else { return nil }
    let rows = try await rowsBeyond(place, in: layer)
    return StrayParcels(
      plausibility: plausibility, place: place, declared: layer.sourceCRS,
      parcels: rows.prefix(Self.mostTried).map { stray($0, in: layer) },
      untried: max(0, rows.count - Self.mostTried))
  }

  private func stray(_ row: Int, in layer: ParcelLayer) -> StrayParcels.Parcel {
    let vertices = vertices(of: row, in: layer)
    return StrayParcels.Parcel(
      row: row, asRead: vertices.map { layer.sourcePoints[$0] },
      middle: StrayParcels.middle(of: vertices.map { layer.shapes.points[$0] }))
  }

  /// Rows of which no vertex is where parcels can lie, those without a position in the plane among them; ascending.
  private func rowsBeyond(_ place: Place, in layer: ParcelLayer) async throws -> [Int] {
    let shapes = layer.shapes
    let isAbsent = Self.absent(shapes)
    let chunks = try await ParallelChunks.map(
      count: shapes.count, threads: threads, chunkSize: 8192, state: { try place.insideTest() }
    ) { isInside, rows in
      // Ids of the table are below the number of its points.
      return shapes.points.withUnsafeBufferPointer { points in
        shapes.pointIDs.withUnsafeBufferPointer { ids in
          rows.filter { row in
            let vertices = shapes.vertices(of: row)
            // One vertex of nearly every row is enough.
            guard !vertices.isEmpty, !vertices.contains(where: { isInside(points[Int(ids[$0])]) }) else { return false }
            return !isAbsent[row]
          }
        }
      }
    }
    return chunks.flatMap { $0 }
  }

  /// Shapes with faults other than of their position.
  private static func absent(_ shapes: ShapeTable) -> [Bool] {
    var absent = [Bool](repeating: false, count: shapes.count)
    for fault in shapes.faults where fault.kind != .outOfRange && fault.kind != .notTransformable {
      absent[fault.shape] = true
    }
    return absent
  }

  private func vertices(of row: Int, in layer: ParcelLayer) -> [Int] {
    let vertices = layer.shapes.vertices(of: row)
    return stride(from: vertices.lowerBound, to: vertices.upperBound, by: max(1, vertices.count / Self.mostVertices))
      .map { Int(layer.shapes.pointIDs[$0]) }
  }
}

extension DisplacementSearch {
  /// Where parcels of a layer can lie.
  struct Place: Sendable {
    let reference: DisplacedParcels.Reference
    /// Parcels with a point here are where they can be, and readings have to bring them wholly into it.
    private let ground: OutlineGround?
    private let near: Envelope
    private let far: Envelope

    /// How much further than most parcels one has to lie to be out of place.
    private static let farther = 3.0

    init?(of layer: ParcelLayer, _ plausibility: LayerPlausibility) throws {
      if let ground = plausibility.ground {
        reference = .boundary
        self.ground = ground
        near = .empty
        far = .empty
        return
      }
      let shapes = layer.shapes
      let starts = (0..<shapes.count).compactMap { row -> Coordinate? in
        shapes.vertices(of: row).first.map { shapes.points[Int(shapes.pointIDs[$0])] }.flatMap {
          $0.isFinite ? $0 : nil
        }
      }
      guard starts.count >= DisplacementSearch.fewest else { return nil }
      let xs = starts.map(\.x).sorted()
      let ys = starts.map(\.y).sorted()
      let middle = Coordinate(x: xs[xs.count / 2], y: ys[ys.count / 2])
      let distances = starts.map { max(abs($0.x - middle.x), abs($0.y - middle.y)) }.sorted()
      let usual = distances[distances.count * 95 / 100]
      let spot = Envelope(minX: middle.x, minY: middle.y, maxX: middle.x, maxY: middle.y)
      reference = .neighbours
      ground = nil
      near = spot.insetBy(-usual)
      far = spot.insetBy(-usual * Self.farther)
    }

    /// Whether a parcel with a point there is where it can be.
    func insideTest() throws -> (Coordinate) -> Bool { try test(within: far) }

    /// Whether a reading that puts a point there fits.
    func homeTest() throws -> (Coordinate) -> Bool { try test(within: near) }

    private func test(within envelope: Envelope) throws -> (Coordinate) -> Bool {
      try ground?.test() ?? { $0.isFinite && envelope.contains($0) }
    }
  }
}
