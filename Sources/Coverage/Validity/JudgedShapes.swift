import Geometry

/// What is found out about a run of rows, each by itself: validity, area, envelope.
///
/// Most shapes are proven valid as they are measured (`SimpleRingProof`); GEOS judges the rest.
struct JudgedShapes: Sendable {
  /// By row of the run; zero for the shapes that do not take part.
  private(set) var areas: [Area] = []
  /// By row of the run; empty for the shapes that do not take part.
  private(set) var envelopes: [Envelope] = []
  private(set) var invalid: [InvalidShape] = []
  /// How many shapes GEOS was asked about.
  private(set) var validityCalls = 0

  /// - Parameter faulty: marks the malformed shapes of the table; they are passed over.
  init(_ rows: Range<Int>, of table: ShapeTable, faulty: [Bool]) throws(GeometryError) {
    areas.reserveCapacity(rows.count)
    envelopes.reserveCapacity(rows.count)
    let doubtful = measure(rows, of: table, faulty: faulty)
    validityCalls = doubtful.count
    let engine = GeometryEngine()
    for shape in doubtful where try isValid(shape, of: table, engine) {
      areas[shape - rows.lowerBound] = table.area(of: shape)
      envelopes[shape - rows.lowerBound] = table.envelope(of: shape)
    }
  }

  /// Fills the columns for the shapes proven valid; returns the rows of the others, but for the faulty.
  private mutating func measure(_ rows: Range<Int>, of table: ShapeTable, faulty: [Bool]) -> [Int] {
    var doubtful: [Int] = []
    var proof = SimpleShapeProof()
    table.pointIDs.withUnsafeBufferPointer { ids in
      table.points.withUnsafeBufferPointer { points in
        for shape in rows {
          if !faulty[shape], proof.proves(shape, of: table, ids, points) {
            areas.append(proof.area)
            envelopes.append(proof.envelope)
          } else {
            if !faulty[shape] { doubtful.append(shape) }
            areas.append(.zero)
            envelopes.append(.empty)
          }
        }
      }
    }
    return doubtful
  }

  private mutating func isValid(
    _ shape: Int, of table: ShapeTable, _ engine: GeometryEngine
  ) throws(GeometryError) -> Bool {
    guard case .invalid(let reason, let place) = try engine.validity(table.batch(of: CollectionOfOne(shape)), 0) else {
      return true
    }
    invalid.append(
      InvalidShape(
        shape: shape, reason: reason, place: place, areaAsGiven: table.area(of: shape),
        faults: .find(in: shape, of: table, reason: reason, place: place)))
    return false
  }
}

/// Proves shapes valid whose rings are simple and whose parts have no holes and lie in envelopes apart.
struct SimpleShapeProof: ~Copyable {
  private var ring = SimpleRingProof()
  private var parts: [Envelope] = []
  /// Shapes with more parts are left to GEOS: each is held against each.
  private static let mostParts = 16

  /// Of the last shape proven valid.
  private(set) var envelope = Envelope.empty
  private(set) var area = Area.zero

  /// - Parameters: the table's own columns of ids and points.
  mutating func proves(
    _ shape: Int, of table: ShapeTable, _ ids: UnsafeBufferPointer<UInt32>, _ points: UnsafeBufferPointer<Coordinate>
  ) -> Bool {
    let rings = table.rings(of: shape)
    guard !rings.isEmpty, rings.count == table.parts(of: shape).count, rings.count <= Self.mostParts else {
      return false
    }
    parts.removeAll(keepingCapacity: true)
    (envelope, area) = (.empty, .zero)
    for number in rings {
      // Offsets of rings are within the column of ids.
      guard ring.proves(UnsafeBufferPointer(rebasing: ids[table.vertices(ofRing: number)]), points) else {
        return false
      }
      if rings.count > 1 {
        if parts.contains(where: { $0.intersects(ring.envelope) }) { return false }
        parts.append(ring.envelope)
      }
      envelope.formUnion(ring.envelope)
      area += ring.area
    }
    return true
  }
}
