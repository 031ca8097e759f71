import Geometry

/// Proves of most rings that they are simple, without GEOS, and measures them on the way.
///
/// It answers yes only where it has a proof; a ring in doubt (one that touches itself, repeats a position, comes nearer
/// to itself than rounding can tell) is left to GEOS, whose verdict on a ring proven simple is the same: both go by the
/// exact arrangement of the edges. Two proofs, the cheaper first:
///
/// - *Seen from within*: where every edge runs counter-clockwise around one point and the ring goes around it once, no
///   two edges can meet but neighbours in their corner. O(n); holds for convex rings and for most parcels.
/// - *Pair by pair*: no two edges that are not neighbours share a point (their envelopes are apart, or one lies on one
///   side of the other), and no edge folds back on the one before. Groups of edges whose envelopes are apart are passed
///   over.
///
/// Signs count only beyond their rounding error (see `CrossSign`). Belongs to one task.
struct SimpleRingProof: ~Copyable {
  /// Rings with more vertices are left to GEOS, which has an index.
  static let mostVertices = 4096
  /// Coordinates beyond are invalid to GEOS.
  private static let mostCoordinate = 1e15
  private static let edgesPerGroup = 8

  /// Column k of the scratch space starts at `k * stride`; each holds `mostVertices` numbers and one more, so that the
  /// first position can follow the last.
  private let scratch: UnsafeMutablePointer<Double>
  private static let stride = mostVertices + 1
  private static let columns = 6 + 1

  /// What the last ring measures.
  private(set) var envelope = Envelope.empty
  /// Rounded, without sign; by the same sum as `ShapeTable.ringArea`.
  private(set) var area = Area.zero

  init() { scratch = .allocate(capacity: Self.columns * Self.stride) }

  deinit { scratch.deallocate() }

  private var x: UnsafeMutablePointer<Double> { scratch }
  private var y: UnsafeMutablePointer<Double> { scratch + Self.stride }
  /// Sides of the edges' envelopes: edge i runs from vertex i to the next.
  private var minX: UnsafeMutablePointer<Double> { scratch + 2 * Self.stride }
  private var minY: UnsafeMutablePointer<Double> { scratch + 3 * Self.stride }
  private var maxX: UnsafeMutablePointer<Double> { scratch + 4 * Self.stride }
  private var maxY: UnsafeMutablePointer<Double> { scratch + 5 * Self.stride }
  /// Sides of the groups' envelopes, four by four.
  private var groups: UnsafeMutablePointer<Double> { scratch + 6 * Self.stride }

  /// Whether the ring is certainly simple, without a repeated position; then `area` and `envelope` are its own.
  ///
  /// - Parameter ids: of the ring's vertices, each below `points.count`: a table's ids are.
  mutating func proves(_ ids: UnsafeBufferPointer<UInt32>, _ points: UnsafeBufferPointer<Coordinate>) -> Bool {
    guard ids.count >= 3, ids.count <= Self.mostVertices else { return false }
    take(ids, points)
    let most = Self.mostCoordinate
    // Written so that NaN fails.
    guard envelope.minX >= -most, envelope.minY >= -most, envelope.maxX <= most, envelope.maxY <= most else {
      return false
    }
    return isSeenFromWithin(ids.count) || isSimpleByPairs(ids.count)
  }

  /// Copies the positions, and sums up area and envelope.
  private mutating func take(_ ids: UnsafeBufferPointer<UInt32>, _ points: UnsafeBufferPointer<Coordinate>) {
    // Indices run below `ids.count`, which is at most `mostVertices`; ids are within `points`.
    let (x, y) = (self.x, self.y)
    let origin = points[Int(ids[0])]
    var box = Envelope(minX: origin.x, minY: origin.y, maxX: origin.x, maxY: origin.y)
    var sum = 0.0
    var (lastX, lastY) = (0.0, 0.0)
    (x[0], y[0]) = (origin.x, origin.y)
    for i in 1..<ids.count {
      let point = points[Int(ids[i])]
      (x[i], y[i]) = (point.x, point.y)
      box.minX = point.x < box.minX ? point.x : box.minX
      box.minY = point.y < box.minY ? point.y : box.minY
      box.maxX = point.x > box.maxX ? point.x : box.maxX
      box.maxY = point.y > box.maxY ? point.y : box.maxY
      let (fromX, fromY) = (point.x - origin.x, point.y - origin.y)
      sum += lastX * fromY - fromX * lastY
      (lastX, lastY) = (fromX, fromY)
    }
    (x[ids.count], y[ids.count]) = (origin.x, origin.y)
    envelope = box
    area = .squareMetres(abs(sum) / 2)
  }

  /// Seen from the middle of the envelope. A ring that goes once around crosses the level of the middle twice.
  private func isSeenFromWithin(_ count: Int) -> Bool {
    let (x, y) = (self.x, self.y)
    let middle = envelope.center
    var isCertain = true
    var levelCrossings = 0
    var (fromX, fromY) = (x[0] - middle.x, y[0] - middle.y)
    for i in 1...count {
      let (toX, toY) = (x[i] - middle.x, y[i] - middle.y)
      isCertain = isCertain && Self.isPositive(fromX * toY, -(fromY * toX))
      levelCrossings += (fromY > 0) != (toY > 0) ? 1 : 0
      (fromX, fromY) = (toX, toY)
    }
    return isCertain && levelCrossings == 2
  }

  /// Whether the sum of two products of differences is certainly above zero: beyond 16 units in the last place, as in
  /// `CrossSign`, and beyond what gets lost where products are too small for a Double.
  @inline(__always)
  private static func isPositive(_ first: Double, _ second: Double) -> Bool {
    first + second > 16 * 0x1p-53 * (abs(first) + abs(second)) + 1e-300
  }
}

extension SimpleRingProof {
  private func isSimpleByPairs(_ count: Int) -> Bool {
    for i in 0..<count where !isUnfolded(before: i == 0 ? count - 1 : i - 1, at: i) { return false }
    boxEdges(count)
    let groupCount = boxGroups(count)
    for first in 0..<groupCount {
      for second in first..<groupCount where groupsMeet(first, second) {
        if !areApart(edges(of: first, count), edges(of: second, count), count) { return false }
      }
    }
    return true
  }

  /// Whether an edge and the one that follows share nothing but their corner: they turn for certain, or by less than a
  /// right angle.
  private func isUnfolded(before: Int, at corner: Int) -> Bool {
    let (inX, inY) = (x[corner] - x[before], y[corner] - y[before])
    let (outX, outY) = (x[corner + 1] - x[corner], y[corner + 1] - y[corner])
    return Self.isPositive(inX * outX, inY * outY) || Self.isPositive(inX * outY, -(inY * outX))
      || Self.isPositive(inY * outX, -(inX * outY))
  }

  private func boxEdges(_ count: Int) {
    let (x, y) = (self.x, self.y)
    let (minX, minY, maxX, maxY) = (self.minX, self.minY, self.maxX, self.maxY)
    for i in 0..<count {
      minX[i] = x[i] < x[i + 1] ? x[i] : x[i + 1]
      maxX[i] = x[i] < x[i + 1] ? x[i + 1] : x[i]
      minY[i] = y[i] < y[i + 1] ? y[i] : y[i + 1]
      maxY[i] = y[i] < y[i + 1] ? y[i + 1] : y[i]
    }
  }

  private func edges(of group: Int, _ count: Int) -> Range<Int> {
    let first = group * Self.edgesPerGroup
    return first..<min(first + Self.edgesPerGroup, count)
  }

  /// How many groups there are: four numbers for each of eight edges fit into a column.
  private func boxGroups(_ count: Int) -> Int {
    let groupCount = (count + Self.edgesPerGroup - 1) / Self.edgesPerGroup
    for group in 0..<groupCount {
      var box = Envelope.empty
      for i in edges(of: group, count) {
        box.formUnion(Envelope(minX: minX[i], minY: minY[i], maxX: maxX[i], maxY: maxY[i]))
      }
      (groups[4 * group], groups[4 * group + 1]) = (box.minX, box.minY)
      (groups[4 * group + 2], groups[4 * group + 3]) = (box.maxX, box.maxY)
    }
    return groupCount
  }

  private func groupsMeet(_ first: Int, _ second: Int) -> Bool {
    let (a, b) = (groups + 4 * first, groups + 4 * second)
    return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]
  }

  /// Whether no edge of one run shares a point with a later one of the other that is not its neighbour.
  private func areApart(_ some: Range<Int>, _ others: Range<Int>, _ count: Int) -> Bool {
    let (minX, minY, maxX, maxY) = (self.minX, self.minY, self.maxX, self.maxY)
    for i in some {
      let last = i == 0 ? count - 2 : count - 1
      for j in max(i + 2, others.lowerBound)..<max(i + 2, others.lowerBound, others.upperBound) where j <= last {
        let meet = minX[i] <= maxX[j] && minX[j] <= maxX[i] && minY[i] <= maxY[j] && minY[j] <= maxY[i]
        if meet, !isOneSided(i, j), !isOneSided(j, i) { return false }
      }
    }
    return true
  }

  /// Whether edge j lies certainly on one side of the line of edge i.
  private func isOneSided(_ i: Int, _ j: Int) -> Bool {
    let (alongX, alongY) = (x[i + 1] - x[i], y[i + 1] - y[i])
    let start = (alongX * (y[j] - y[i]), alongY * (x[j] - x[i]))
    let end = (alongX * (y[j + 1] - y[i]), alongY * (x[j + 1] - x[i]))
    return Self.isPositive(start.0, -start.1) && Self.isPositive(end.0, -end.1)
      || Self.isPositive(-start.0, start.1) && Self.isPositive(-end.0, end.1)
  }
}
