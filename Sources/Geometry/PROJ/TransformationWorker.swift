import CPROJ

/// Transforms coordinates by one operation. Belongs to one task; make one per task by `Transformation.makeWorker()`.
///
/// All workers of one transformation give the same numbers.
public final class TransformationWorker {
  private let context = PROJContext()
  private let operation: OpaquePointer

  init(_ definition: String) throws(GeometryError) {
    operation = try context.owned(proj_create(context.pointer, definition), "proj_create")
  }

  deinit { proj_destroy(operation) }

  /// Transforms in place; about 2 million points a second.
  ///
  /// Returns the indexes, ascending, of the points that have no finite result (outside the operation's domain, or not
  /// finite before). What stands in those places is no coordinate: make a finding of it.
  public func transform(
    _ points: inout [Coordinate], _ direction: TransformationDirection = .forward
  ) -> [Int] {
    points.withUnsafeMutableBufferPointer { transform($0, direction) }
  }

  /// As `transform(_:_:)`, for points in memory of the caller's.
  public func transform(
    _ points: UnsafeMutableBufferPointer<Coordinate>, _ direction: TransformationDirection = .forward
  ) -> [Int] {
    guard let base = points.baseAddress else { return [] }
    let count = points.count
    let stride = MemoryLayout<Coordinate>.stride
    // A Coordinate is exactly two Doubles, x then y; PROJ steps over them by the stride and writes in place.
    base.withMemoryRebound(to: Double.self, capacity: 2 * count) { x in
      // A point that fails becomes infinite and does not disturb the others; the number returned says nothing more.
      _ = proj_trans_generic(
        operation, direction == .forward ? PJ_FWD : PJ_INV, x, stride, count, x + 1, stride, count,
        nil, 0, 0, nil, 0, 0)
    }
    return points.indices.filter { !points[$0].isFinite }
  }

  /// One point; nil when it has no finite result.
  public func transformed(
    _ point: Coordinate, _ direction: TransformationDirection = .forward
  ) -> Coordinate? {
    var points = [point]
    return transform(&points, direction).isEmpty ? points.first : nil
  }
}

/// Transformed points, in the order of the points given.
public struct TransformedPoints: Sendable, Equatable {
  public var points: [Coordinate]
  /// The indexes, ascending, of points without a finite result; what stands there is no coordinate.
  public var nonFinite: [Int]
}

extension Transformation {
  /// Points between two looks at whether the task was cancelled; a fraction of a second.
  private static let blockSize = 65_536

  /// Transforms a copy of the points on up to `threads` tasks; the result does not depend on their number.
  ///
  /// Throws `CancellationError`, or `GeometryError` when no worker can be made.
  public func transformed(
    _ points: [Coordinate], _ direction: TransformationDirection = .forward, threads: Int = 1
  ) async throws -> TransformedPoints {
    .joining(
      try await TaskParts.map(count: points.count, threads: threads, least: Self.blockSize) { range in
        try block(points[range], direction)
      }, threads: threads)
  }

  private func block(
    _ slice: ArraySlice<Coordinate>, _ direction: TransformationDirection
  ) throws -> TransformedPoints {
    let worker = try makeWorker()
    var result = TransformedPoints(points: Array(slice), nonFinite: [])
    try result.points.withUnsafeMutableBufferPointer { points in
      var start = 0
      while start < points.count {
        try Task.checkCancellation()
        let end = min(points.count, start + Self.blockSize)
        let part = UnsafeMutableBufferPointer(rebasing: points[start..<end])
        result.nonFinite += worker.transform(part, direction).map { $0 + start }
        start = end
      }
    }
    return result
  }
}
