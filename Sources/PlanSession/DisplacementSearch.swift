import Coverage
import Geometry
import LandUse
import PlanChecks

/// Finds the single parcels of a plausible layer that lie where none can, and tries other readings of their positions.
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

  /// Nil where nothing tells where parcels can lie.
  func find(in layer: ParcelLayer) async throws -> DisplacedParcels? {
    guard let place = try Place(of: layer, plausibility) else { return nil }
    let rows = try await rowsBeyond(place, in: layer)
    var result = DisplacedParcels(reference: place.reference, untried: max(0, rows.count - Self.mostTried))
    guard !rows.isEmpty else { return result }
    let isInside = try place.homeTest()
    let readings = readings(of: layer)
    for row in rows.prefix(Self.mostTried) {
      let vertices = vertices(of: row, in: layer)
      let middle = Self.middle(of: vertices.map { layer.shapes.points[$0] })
      let source = vertices.map { layer.sourcePoints[$0] }
      let fitting = readings.compactMap { reading -> DisplacedParcels.Reading? in
        // Most readings put the first vertex far away already.
        guard let first = reading.positions(Array(source.prefix(1))), first.count == 1, first.allSatisfy(isInside),
          let points = reading.positions(source), points.count == source.count, points.allSatisfy(isInside),
          let there = Self.middle(of: points)
        else { return nil }
        return DisplacedParcels.Reading(
          kind: reading.kind, crs: reading.code, name: reading.name, middle: there,
          distance: middle.map { Length(metres: Self.distance($0, there)) })
      }
      if !fitting.isEmpty { result.parcels.append(.init(row: row, readings: fitting)) }
    }
    return result
  }

  /// Rows of which no vertex is where parcels can lie, those without a position in the plane among them; ascending.
  private func rowsBeyond(_ place: Place, in layer: ParcelLayer) async throws -> [Int] {
    let shapes = layer.shapes
    let isAbsent = Self.absent(shapes)
    let chunks = try await ParallelChunks.map(count: shapes.count, threads: threads, chunkSize: 8192) { rows in
      let isInside = try place.insideTest()
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

  /// Of the envelope; nil where a point is not finite.
  private static func middle(of points: [Coordinate]) -> Coordinate? {
    guard points.allSatisfy(\.isFinite) else { return nil }
    return points.reduce(into: Envelope.empty) { $0.expand(toInclude: $1) }.center
  }

  private static func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
    let (dx, dy) = (a.x - b.x, a.y - b.y)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Every reading but that of the layer itself: each system of the list, the likeliest first, as it stands and with its
  /// axes exchanged, and the datum shift taken back twice.
  private func readings(of layer: ParcelLayer) -> [Attempt] {
    let attempts = plausibility.otherReadings(of: layer).map { reading in
      Attempt(kind: reading.isSwapped ? .swappedAxes : .otherSystem, code: reading.code, name: reading.name) {
        reading.takesDegreesForMetres($0) ? nil : reading.positions(of: $0)
      }
    }
    return attempts + (doubledShift(of: layer).map { [$0] } ?? [])
  }

  /// Degrees that were brought to the file's datum although they were there already.
  private func doubledShift(of layer: ParcelLayer) -> Attempt? {
    let target = plausibility.target
    guard let declared = try? CRS(layer.sourceCRS), declared.isGeographic, declared.datumName != target.datumName,
      let base = plausibility.candidates.lazy.compactMap({ try? CRS($0) })
        .first(where: { $0.isGeographic && $0.datumName == target.datumName }),
      let back = try? Transformation(from: base, to: target, operation: plausibility.operation).makeWorker(),
      let reading = PositionReading(layer.sourceCRS, target: target, operation: plausibility.operation)
    else { return nil }
    return Attempt(kind: .doubledShift, code: layer.sourceCRS, name: declared.name) { points in
      var once = reading.positions(of: points)
      guard back.transform(&once, .inverse).isEmpty else { return nil }
      return reading.positions(of: once)
    }
  }

  private struct Attempt {
    let kind: DisplacedParcels.Reading.Kind
    let code: String
    let name: String
    let positions: ([Coordinate]) -> [Coordinate]?
  }
}

extension DisplacementSearch {
  /// Where parcels of a layer can lie.
  private struct Place: Sendable {
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

extension DisplacedParcels {
  /// Of several files read as one layer.
  static func joining(_ parts: [(found: DisplacedParcels?, rows: Int)]) -> DisplacedParcels? {
    let found = parts.compactMap(\.found)
    guard var joined = found.first else { return nil }
    joined.parcels = []
    var first = 0
    for part in parts {
      joined.parcels += (part.found?.parcels ?? []).map { Parcel(row: $0.row + first, readings: $0.readings) }
      first += part.rows
    }
    joined.untried = found.map(\.untried).reduce(0, +)
    return joined
  }
}
