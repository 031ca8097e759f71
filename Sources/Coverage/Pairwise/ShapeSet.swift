public import Geometry

/// The shapes of a table as GEOS geometries, each judged: valid shapes as given, invalid ones with a placeholder.
///
/// Built once and shared by everything that needs more than flat arrays: overlaps, gaps, shares of units.
public struct ShapeSet: Sendable {
  public let table: ShapeTable
  /// Slot s is shape s: as given; an empty geometry where the shape is malformed.
  public let batch: GeometryBatch
  /// Invalid shapes, ascending.
  public let invalid: [InvalidShape]
  /// Malformed and invalid shapes, ascending, with what could be made of them.
  public let leftOut: [LeftOutShape]
  /// True for the shapes that take part.
  public let isUsable: [Bool]
  /// Rounded area of every shape that takes part, zero for the others.
  public let areas: [Area]

  /// - Throws: `GeometryError` when a call fails for a reason that is not the shape's; `CancellationError`.
  /// - Complexity: O(vertices), the validity test n·log n per shape, on `threads` tasks.
  public init(_ table: ShapeTable, threads: Int, onRows: ((Int) -> Void)? = nil) async throws {
    let faulty = table.faultyShapes
    let batch = Self.makeBatch(table, faulty: faulty)
    let judged = try await ParallelChunks.map(
      count: table.count, threads: threads, chunkSize: 2048, onRows: onRows
    ) { rows in
      try Self.judge(rows, table: table, faulty: faulty, batch: batch)
    }
    let repairs = try await ShapeRepairs.make(of: judged.flatMap(\.invalid), in: table, threads: threads)
    let invalid = repairs.map(\.invalid)
    var isUsable = faulty.map { !$0 }
    for shape in invalid { isUsable[shape.shape] = false }
    var leftOut = repairs.map(\.leftOut)
    for shape in faulty.indices where faulty[shape] {
      leftOut.append(LeftOutShape(shape: shape, placeholderArea: nil, placeholder: nil))
    }
    self.table = table
    self.batch = batch
    self.invalid = invalid
    self.leftOut = leftOut.sorted { $0.shape < $1.shape }
    self.isUsable = isUsable
    areas = judged.flatMap(\.areas)
  }

  /// The shape as given, or its placeholder; empty for one without.
  public func region(of shape: Int) -> MultiPolygon {
    if isUsable[shape] { return table.shape(shape) }
    return placeholder(of: shape) ?? MultiPolygon()
  }

  private struct Judged: Sendable {
    var areas: [Area] = []
    var invalid: [InvalidShape] = []
  }

  private static func judge(
    _ rows: Range<Int>, table: ShapeTable, faulty: [Bool], batch: GeometryBatch
  ) throws -> Judged {
    let engine = GeometryEngine()
    var judged = Judged()
    judged.areas.reserveCapacity(rows.count)
    for shape in rows {
      guard !faulty[shape] else {
        judged.areas.append(.zero)
        continue
      }
      switch try engine.validity(batch, shape) {
      case .valid:
        judged.areas.append(table.area(of: shape))
      case .invalid(let reason, let place):
        judged.areas.append(.zero)
        judged.invalid.append(
          InvalidShape(
            shape: shape, reason: reason, place: place, areaAsGiven: table.area(of: shape),
            faults: .find(in: shape, of: table, reason: reason, place: place)))
      }
    }
    return judged
  }

  private static func makeBatch(_ table: ShapeTable, faulty: [Bool]) -> GeometryBatch {
    var builder = GeometryBatch.Builder(capacity: table.count)
    var xy: [Double] = []
    var ringEnds: [Int] = []
    var partEnds: [Int] = []
    for shape in 0..<table.count {
      guard !faulty[shape] else {
        builder.append(MultiPolygon())
        continue
      }
      xy.removeAll(keepingCapacity: true)
      ringEnds.removeAll(keepingCapacity: true)
      partEnds.removeAll(keepingCapacity: true)
      for part in table.parts(of: shape) {
        for ring in table.rings(ofPart: part) {
          let vertices = table.vertices(ofRing: ring)
          for i in vertices { append(table.points[Int(table.pointIDs[i])], to: &xy) }
          if let first = vertices.first { append(table.points[Int(table.pointIDs[first])], to: &xy) }
          ringEnds.append(xy.count / 2)
        }
        partEnds.append(ringEnds.count)
      }
      builder.append(closedRings: xy.span, ringEnds: ringEnds.span, partEnds: partEnds.span)
    }
    return builder.finish()
  }

  private static func append(_ point: Coordinate, to xy: inout [Double]) {
    xy.append(point.x)
    xy.append(point.y)
  }
}
