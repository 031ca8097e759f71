/// How points were transformed: by polynomials that were held against PROJ, or by PROJ itself.
public struct ProjectionCertificate: Sendable, Hashable {
  /// The largest distance between polynomial and PROJ at the independent points; zero without polynomials.
  public var largestDeviation: Length
  /// Points at which they were compared: none of them one of those that the polynomials were made of.
  public var independentPoints: Int
  /// Points that got their position from polynomials, and those that got it, or none, from PROJ.
  public var pointsByPolynomial: Int
  public var pointsByPROJ: Int

  public init(largestDeviation: Length, independentPoints: Int, pointsByPolynomial: Int, pointsByPROJ: Int) {
    self.largestDeviation = largestDeviation
    self.independentPoints = independentPoints
    self.pointsByPolynomial = pointsByPolynomial
    self.pointsByPROJ = pointsByPROJ
  }
}

/// A transformation computed by polynomials wherever they agree with PROJ to half of 0.1 µm, and by PROJ elsewhere.
///
/// The source plane is cut into the squares of a fixed grid. For each square with a point a polynomial of degree 4 is
/// made from PROJ's values at 25 nodes, and compared with PROJ at 64 other places, sides and corners among them. Where
/// the largest distance is above 0.05 µm (half of what may be between two places that were compared), or PROJ has no
/// value, its points go to PROJ. So a position's image depends on the position alone, not on what else is transformed
/// with it: a border that two files share stays shared. Only points in more squares than `mostSquares` (no region is
/// that large: 160 km² each) all go to PROJ.
public struct CertifiedTransformation: Sendable {
  public let transformation: Transformation
  private let grid: ProjectionGrid
  /// In units of the target.
  private let limit: Double
  private let metresPerUnit: Double

  /// Half of 0.1 µm, in metres.
  private static let limitInMetres = 0.5e-7
  /// Each costs 89 calls of PROJ, some 40 µs.
  private static let mostSquares = 4096
  private static let metresPerDegree = 111_320.0
  /// Points between two looks at whether the task was cancelled.
  private static let blockSize = 65_536

  public init(_ transformation: Transformation) {
    self.transformation = transformation
    grid = ProjectionGrid(of: transformation.source)
    let target = transformation.target
    metresPerUnit = target.isGeographic ? Self.metresPerDegree : target.unitFactor
    limit = Self.limitInMetres / metresPerUnit
  }

  /// Transforms a copy of the points on up to `threads` tasks; the result does not depend on their number.
  ///
  /// Throws `CancellationError`, or `GeometryError` when PROJ makes no worker.
  /// - Complexity: O(points), about 10 ns each in certified squares, and 40 µs for each square.
  public func transformed(
    _ points: [Coordinate], threads: Int = 1
  ) async throws -> (result: TransformedPoints, certificate: ProjectionCertificate) {
    let atlas = try await atlas(over: points, threads: threads)
    let parts = try await TaskParts.map(count: points.count, threads: threads, least: Self.blockSize) { range in
      try part(points[range], atlas)
    }
    var byPROJ = 0
    for part in parts { byPROJ += part.byPROJ }
    let whole = TransformedPoints.joining(parts.map(\.points), threads: threads)
    let certificate = ProjectionCertificate(
      largestDeviation: Length(metres: atlas.deviation * metresPerUnit), independentPoints: atlas.tries,
      pointsByPolynomial: points.count - byPROJ, pointsByPROJ: byPROJ)
    return (whole, certificate)
  }

  /// The squares that hold points, each tried.
  private func atlas(over points: [Coordinate], threads: Int) async throws -> ProjectionAtlas {
    let found = try await TaskParts.map(count: points.count, threads: threads, least: Self.blockSize) { range in
      self.squares(of: points, range)
    }
    var all = SquareIndex()
    for key in found.joined() { _ = all.insert(key) }
    guard all.keys.count <= Self.mostSquares else { return ProjectionAtlas(grid: grid, squares: [], fits: []) }
    let squares = all.keys.sorted()
    let fits = try await TaskParts.map(count: squares.count, threads: threads, least: 16) { range in
      let worker = try transformation.makeWorker()
      return squares[range].map { ProjectionFit(grid: grid, square: $0, worker: worker, limit: limit) }
    }
    return ProjectionAtlas(grid: grid, squares: squares, fits: Array(fits.joined()))
  }

  /// No more than one above `mostSquares`.
  private func squares(of points: [Coordinate], _ range: Range<Int>) -> [UInt32] {
    var index = SquareIndex()
    var last = ProjectionGrid.none
    points.withUnsafeBufferPointer { points in
      for point in points[range] {
        let key = grid.key(of: point)
        if key == last || key == ProjectionGrid.none { continue }
        last = key
        if index.insert(key), index.keys.count > Self.mostSquares { break }
      }
    }
    return index.keys
  }

  private func part(
    _ slice: ArraySlice<Coordinate>, _ atlas: ProjectionAtlas
  ) throws -> (points: TransformedPoints, byPROJ: Int) {
    var result = TransformedPoints(points: .inLargePages(slice), nonFinite: [])
    var worker: TransformationWorker?
    var byPROJ = 0
    try result.points.withUnsafeMutableBufferPointer { points in
      for start in stride(from: 0, to: points.count, by: Self.blockSize) {
        try Task.checkCancellation()
        let block = UnsafeMutableBufferPointer(rebasing: points[start..<min(points.count, start + Self.blockSize)])
        let left = atlas.project(block)
        guard !left.isEmpty else { continue }
        byPROJ += left.count
        let exact = try worker ?? transformation.makeWorker()
        worker = exact
        var rest = left.map { block[$0] }
        result.nonFinite += exact.transform(&rest).map { left[$0] + start }
        for (place, point) in zip(left, rest) { block[place] = point }
      }
    }
    return (result, byPROJ)
  }
}

extension TransformedPoints {
  /// Consecutive parts as one.
  static func joining(_ parts: [TransformedPoints], threads: Int) -> TransformedPoints {
    var nonFinite: [Int] = []
    var first = 0
    for part in parts {
      nonFinite += part.nonFinite.map { $0 + first }
      first += part.points.count
    }
    return TransformedPoints(points: .joining(parts.map(\.points), threads: threads), nonFinite: nonFinite)
  }
}

/// Work on consecutive parts of a range, one task each.
enum TaskParts {
  /// What `body` gives for each part, in order.
  ///
  /// - Parameter least: a part is no smaller than this, so that small ranges make one part.
  static func map<Result: Sendable>(
    count: Int, threads: Int, least: Int, _ body: @escaping @Sendable (Range<Int>) throws -> Result
  ) async throws -> [Result] {
    let tasks = max(1, min(threads, count / max(least, 1)))
    if tasks == 1 { return [try body(0..<count)] }
    return try await withThrowingTaskGroup(of: (Int, Result).self) { group in
      for task in 0..<tasks {
        let range = (count * task / tasks)..<(count * (task + 1) / tasks)
        group.addTask { (task, try body(range)) }
      }
      var parts = [Result?](repeating: nil, count: tasks)
      for try await (task, part) in group { parts[task] = part }
      return parts.compactMap { $0 }
    }
  }
}
