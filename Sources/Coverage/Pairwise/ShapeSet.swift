public import Geometry

/// The shapes of a table, each judged: valid ones take part as given, invalid ones are left out with a placeholder.
///
/// Made once and shared by everything that looks at shapes together: overlaps, gaps, shares of units. It holds flat
/// columns only; GEOS geometries are made where one is needed, of a few rows (`ShapeTable.batch(of:)`).
public struct ShapeSet: Sendable {
  /// As given: what areas, exports and checks of single shapes see.
  public internal(set) var table: ShapeTable
  /// What is looked at as a coverage: `table` with the vertices of `inserting(_:)`; the same where there are none.
  public internal(set) var coverage: ShapeTable
  /// What those vertices changed.
  public internal(set) var insertedVertices = InsertedVertices()
  /// Invalid shapes, ascending.
  public let invalid: [InvalidShape]
  /// Malformed and invalid shapes, ascending, with what could be made of them.
  public let leftOut: [LeftOutShape]
  /// True for the shapes that take part.
  public let isUsable: [Bool]
  /// Rounded area of every shape that takes part, zero for the others.
  public internal(set) var areas: [Area]
  /// Of every shape that takes part, empty for the others.
  public internal(set) var envelopes: [Envelope]
  /// How many shapes were put to GEOS, because they are not proven valid without: what costs time here.
  public let validityCalls: Int

  /// - Throws: `GeometryError` when a call fails for a reason that is not the shape's; `CancellationError`.
  /// - Complexity: O(vertices) for the shapes that are proven valid, n·log n for each of the others, on `threads` tasks.
  public init(_ table: ShapeTable, threads: Int, onRows: ((Int) -> Void)? = nil) async throws {
    let faulty = table.faultyShapes
    let judged = try await ParallelChunks.map(
      count: table.count, threads: threads, chunkSize: 2048, onRows: onRows
    ) { rows in
      try JudgedShapes(rows, of: table, faulty: faulty)
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
    coverage = table
    self.invalid = invalid
    self.leftOut = leftOut.sorted { $0.shape < $1.shape }
    self.isUsable = isUsable
    areas = Array.joining(judged.map(\.areas), threads: threads)
    envelopes = Array.joining(judged.map(\.envelopes), threads: threads)
    validityCalls = judged.reduce(0) { $0 + $1.validityCalls }
  }

  /// The shape as given, or its placeholder; empty for one without.
  public func region(of shape: Int) -> MultiPolygon {
    if isUsable[shape] { return table.shape(shape) }
    return placeholder(of: shape) ?? MultiPolygon()
  }
}
