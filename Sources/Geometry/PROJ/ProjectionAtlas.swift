/// Polynomials that stand for one operation, square by square, each certified against PROJ itself.
///
/// Immutable, shared by all tasks.
struct ProjectionAtlas: Sendable {
  let grid: ProjectionGrid
  private let index: SquareIndex
  /// For each number of `index` where its square's numbers begin in `columns`; nil where PROJ stands for itself.
  private var starts: [Int32?] = []
  /// Square after square its middle, then the coefficients.
  private var columns: [SIMD2<Double>] = []
  /// How far polynomials and PROJ were apart at most, in units of the target.
  private(set) var deviation = 0.0
  /// Places at which they were compared, those of refused squares not counted.
  private(set) var tries = 0
  private(set) var refused = 0

  private static let stride = ProjectionSamples.coefficients + 1

  /// - Parameters:
  ///   - squares: ascending.
  ///   - fits: one for each of them.
  init(grid: ProjectionGrid, squares: [UInt32], fits: [ProjectionFit]) {
    self.grid = grid
    var index = SquareIndex()
    for square in squares { _ = index.insert(square) }
    self.index = index
    for (square, fit) in zip(squares, fits) {
      guard let polynomial = fit.polynomial else {
        starts.append(nil)
        refused += 1
        continue
      }
      starts.append(Int32(columns.count))
      columns.append(grid.center(of: square))
      columns += polynomial.coefficients
      deviation = max(deviation, fit.deviation)
      tries += ProjectionSamples.triesPerSide * ProjectionSamples.triesPerSide
    }
  }

  /// Projects what lies in certified squares; returns the indexes, ascending, of what is left as it was.
  ///
  /// - Complexity: O(points), some nanoseconds each.
  func project(_ points: UnsafeMutableBufferPointer<Coordinate>) -> [Int] {
    var left: [Int] = []
    let scale = SIMD2(repeating: 2 / grid.side)
    var last = ProjectionGrid.none
    var start: Int32 = -1
    columns.withUnsafeBufferPointer { columns in
      for i in points.indices {
        let key = grid.key(of: points[i])
        if key != last {
          last = key
          start = index.number(of: key).flatMap { starts[$0] } ?? -1
        }
        guard start >= 0, let base = columns.baseAddress else {
          left.append(i)
          continue
        }
        // `starts` holds multiples of `stride` below the count of `columns`, which is one of them, too.
        let square = base + Int(start)
        let place = (SIMD2(points[i].x, points[i].y) - square[0]) * scale
        let value = ProjectionPolynomial.value(square + 1, at: place)
        points[i] = Coordinate(x: value.x, y: value.y)
      }
    }
    return left
  }
}

/// A polynomial for one square and how far it is from PROJ.
struct ProjectionFit: Sendable {
  /// Nil where it does not hold.
  var polynomial: ProjectionPolynomial?
  /// In units of the target; infinite where PROJ has no value at one of the places.
  var deviation: Double

  /// - Parameter limit: the deviation up to which it holds.
  init(grid: ProjectionGrid, square: UInt32, worker: TransformationWorker, limit: Double) {
    let (center, half) = (grid.center(of: square), grid.side / 2)
    var points = ProjectionSamples.places.map { place in
      let point = center + place * half
      return Coordinate(x: point.x, y: point.y)
    }
    guard worker.transform(&points).isEmpty else {
      (polynomial, deviation) = (nil, .infinity)
      return
    }
    let values = points.map { SIMD2($0.x, $0.y) }
    let nodes = ProjectionSamples.nodesPerSide * ProjectionSamples.nodesPerSide
    let fitted = ProjectionPolynomial(values: values[..<nodes])
    var largest = 0.0
    for (place, value) in zip(ProjectionSamples.places[nodes...], values[nodes...]) {
      let difference = fitted.value(at: place) - value
      largest = max(largest, (difference * difference).sum().squareRoot())
    }
    deviation = largest
    polynomial = largest <= limit ? fitted : nil
  }
}

/// Numbers the squares that occur, in the order of their first appearance.
struct SquareIndex: Sendable {
  private(set) var keys: [UInt32] = []
  /// Number + 1, or 0 for a free slot; a power of two, at least twice as many as keys.
  private var slots = [UInt32](repeating: 0, count: 256)

  @inline(__always) private static func hash(_ key: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(key) &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  @inline(__always) func number(of key: UInt32) -> Int? {
    var slot = Self.hash(key) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot] - 1)
      if keys[number] == key { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// True for a key that was not there.
  mutating func insert(_ key: UInt32) -> Bool {
    guard number(of: key) == nil else { return false }
    keys.append(key)
    if keys.count * 2 > slots.count {
      slots = [UInt32](repeating: 0, count: slots.count * 2)
      for number in keys.indices { place(number) }
    } else {
      place(keys.count - 1)
    }
    return true
  }

  private mutating func place(_ number: Int) {
    var slot = Self.hash(keys[number]) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(number + 1)
  }
}
