public import Geometry

/// Fills a `ShapeTable` shape by shape while a file is read. Each ring is made canonical and its points are found once.
///
/// For each shape: `appendRing` for the rings of a part (exterior first), `endPart`, further parts, then `endShape`.
public struct ShapeTableBuilder {
  var table = ShapeTable()
  var index = PointIndex()
  var shapeFaults: [ShapeFault] = []
  /// The positions of the ring at hand in their order.
  private var canonical: [Coordinate] = []

  /// A vertex limit was reached: ids are 32 bits wide.
  public struct TooManyVertices: Error, Sendable, Equatable {}

  /// - Parameter vertexHint: expected number of vertices, to avoid the peak of a doubling array.
  public init(vertexHint: Int = 0) {
    guard vertexHint > 0 else { return }
    table.pointIDs.reserveCapacity(vertexHint)
    table.points.reserveCapacity(vertexHint / 2)
    index.reserve(vertexHint / 2, points: [])
  }

  /// Shapes ended so far: the row of the shape being built.
  public var count: Int { table.count }

  /// Adds a ring as read, its closing position included.
  ///
  /// - An unclosed or too short ring becomes a fault of the shape; it is never closed silently. Its vertices are kept.
  /// - Parameter heights: one for each position, NaN for one without; nil when none of the ring's has one. They go the
  ///   way of their positions; that of a closing position is not kept.
  /// - Throws: `TooManyVertices` beyond 2³² − 1 vertices.
  public mutating func appendRing(
    _ positions: UnsafeBufferPointer<Coordinate>, heights: UnsafeBufferPointer<Double>? = nil, isHole: Bool
  ) throws(TooManyVertices) {
    guard table.pointIDs.count + positions.count < Int(UInt32.max) else { throw TooManyVertices() }
    var open = positions
    if let first = positions.first, let last = positions.last, positions.count > 1 {
      if first == last {
        open = UnsafeBufferPointer(rebasing: positions.dropLast())
      } else {
        noteRing(.unclosedRing, at: last)
      }
    }
    if positions.count < 4 { noteRing(.ringTooShort, at: positions.first) }
    appendCanonical(open, heights: heights, clockwise: isHole)
    table.ringStarts.append(UInt32(table.pointIDs.count))
  }

  public mutating func endPart() {
    let rings = UInt32(table.ringStarts.count - 1)
    if rings > table.partStarts[table.partStarts.count - 1] { table.partStarts.append(rings) }
  }

  /// Adds a fault of the shape being built as a whole.
  public mutating func note(_ kind: ShapeFault.Kind, at place: Coordinate? = nil) {
    shapeFaults.append(ShapeFault(shape: table.count, kind: kind, place: place))
  }

  /// Adds a fault of the ring being appended.
  private mutating func noteRing(_ kind: ShapeFault.Kind, at place: Coordinate?) {
    shapeFaults.append(
      ShapeFault(shape: table.count, kind: kind, ring: table.ringStarts.count - 1, place: place))
  }

  /// Ends the shape. One without any ring gets the fault `emptyGeometry` unless another says why.
  public mutating func endShape() {
    let parts = UInt32(table.partStarts.count - 1)
    if parts == table.shapeStarts[table.shapeStarts.count - 1], shapeFaults.isEmpty { note(.emptyGeometry) }
    table.faults.append(contentsOf: shapeFaults)
    table.shapeStarts.append(parts)
    shapeFaults.removeAll(keepingCapacity: true)
  }

  public consuming func finish() -> ShapeTable {
    if !table.heights.isEmpty { table.padHeights() }
    return table
  }

  private mutating func appendCanonical(
    _ ring: UnsafeBufferPointer<Coordinate>, heights: UnsafeBufferPointer<Double>?, clockwise: Bool
  ) {
    let count = ring.count
    guard count > 0 else { return }
    let forward = count < 3 || (CanonicalRing.signedArea(ring) < 0) == clockwise
    let start = CanonicalRing.start(of: ring, forward: forward)
    if let heights {
      table.padHeights()
      for step in 0..<count { table.heights.append(heights[(forward ? start + step : start - step + count) % count]) }
    }
    canonical.removeAll(keepingCapacity: true)
    if forward {
      canonical.append(contentsOf: ring[start...])
      canonical.append(contentsOf: ring[..<start])
    } else {
      canonical.append(contentsOf: ring[...start].reversed())
      canonical.append(contentsOf: ring[(start + 1)...].reversed())
    }
    canonical.withUnsafeBufferPointer { index.appendIDs(of: $0, to: &table.pointIDs, points: &table.points) }
  }
}

/// Where a canonical ring starts and which way it runs.
enum CanonicalRing {
  /// Shoelace sum shifted to the first vertex; positive when counter-clockwise.
  static func signedArea(_ ring: UnsafeBufferPointer<Coordinate>) -> Double {
    let origin = ring[0]
    var sum = 0.0
    var lastX = 0.0
    var lastY = 0.0
    for i in 1..<ring.count {
      let x = ring[i].x - origin.x
      let y = ring[i].y - origin.y
      sum += lastX * y - x * lastY
      lastX = x
      lastY = y
    }
    return sum / 2
  }

  /// The index of the smallest vertex; where it occurs more than once, the one whose next vertex is smaller.
  static func start(of ring: UnsafeBufferPointer<Coordinate>, forward: Bool) -> Int {
    func next(_ i: Int) -> Coordinate {
      let last = ring.count - 1
      return ring[forward ? (i == last ? 0 : i + 1) : (i == 0 ? last : i - 1)]
    }
    var best = 0
    for i in 1..<max(ring.count, 1) {
      if Coordinate.precedes(ring[i], ring[best]) {
        best = i
      } else if ring[i] == ring[best], Coordinate.precedes(next(i), next(best)) {
        best = i
      }
    }
    return best
  }
}
