import Geometry

/// The plane in upright strips, each with about as many points as the others: what is within one is found by one task
/// in the order of memory that a core has at hand.
///
/// Where the sides of the strips are depends on the points alone, so that no result depends on threads or order.
struct StripLayout: Sendable {
  /// The sides between strips, ascending, in x. No vertex comes within a step of one.
  let sides: [Int64]
  /// Around everything.
  let extent: GridBox

  /// More strips cut more land than they save time.
  private static let mostStrips = 64
  private static let bins = 4096
  /// How far a side may be moved to keep off vertices, in steps.
  private static let leeway = 512
  /// How far the outermost sides stand off, in steps.
  private static let margin: Int64 = 1000

  /// - Parameters:
  ///   - points: of shapes; those outside of the extent take no part.
  ///   - others: further segments, also of placeholders and the boundary.
  ///   - pointsPerStrip: as many at least.
  init(
    _ points: [Coordinate], _ others: [BorderSegment], within envelope: Envelope, on grid: NodingGrid,
    pointsPerStrip: Int
  ) {
    guard !envelope.isEmpty else {
      (sides, extent) = ([], GridBox(minX: 0, minY: 0, maxX: 0, maxY: 0).grown(by: Self.margin))
      return
    }
    let low = grid.point(Coordinate(x: envelope.minX, y: envelope.minY))
    let high = grid.point(Coordinate(x: envelope.maxX, y: envelope.maxY))
    extent = GridBox(minX: low.x, minY: low.y, maxX: high.x, maxY: high.y).grown(by: Self.margin)
    let count = min(Self.mostStrips, points.count / max(pointsPerStrip, 1))
    let width = (high.x - low.x) / Int64(Self.bins) + 1
    guard count > 1, width > Int64(2 * Self.leeway) else {
      sides = []
      return
    }
    func forEachX(_ body: (Int64) -> Void) {
      for point in points where envelope.contains(point) { body(grid.point(point).x) }
      for segment in others {
        body(segment.a.x)
        body(segment.b.x)
      }
    }
    var histogram = [Int](repeating: 0, count: Self.bins)
    forEachX { histogram[Int(max(0, $0 - low.x) / width) % Self.bins] += 1 }
    let starts = Self.evenBins(histogram, strips: count)
    /// By bin, the place of the side that stands in it, −1 for none.
    var sideOfBin = [Int](repeating: -1, count: Self.bins)
    for (index, bin) in starts.enumerated() { sideOfBin[bin] = index }
    var near = [BitSet](repeating: BitSet(count: Self.leeway), count: starts.count)
    forEachX { x in
      let (bin, offset) = (max(0, x - low.x) / width, max(0, x - low.x) % width)
      let side = sideOfBin[Int(bin) % Self.bins]
      if side >= 0, offset < Int64(Self.leeway) { near[side].insert(Int(offset)) }
    }
    sides = zip(starts, near).compactMap { bin, near in
      (1..<Self.leeway - 1).first { offset in !(-1...1).contains { near.contains(offset + $0) } }
        .map { low.x + Int64(bin) * width + Int64($0) }
    }
  }

  /// The bins before which an even share of all is, ascending.
  private static func evenBins(_ histogram: [Int], strips: Int) -> [Int] {
    let total = histogram.reduce(0, +)
    var starts: [Int] = []
    var sum = 0
    for (bin, count) in histogram.enumerated() {
      if bin > 0, sum * strips >= total * (starts.count + 1), starts.count + 1 < strips { starts.append(bin) }
      sum += count
    }
    return starts
  }

  var count: Int { sides.count + 1 }

  func frame(of strip: Int) -> GridBox {
    GridBox(
      minX: strip == 0 ? extent.minX : sides[strip - 1], minY: extent.minY,
      maxX: strip == sides.count ? extent.maxX : sides[strip], maxY: extent.maxY)
  }

  /// The strips that something from one x to another meets.
  func strips(from minX: Int64, to maxX: Int64) -> ClosedRange<Int> {
    let first = strip(at: minX)
    return first...max(first, strip(at: maxX))
  }

  private func strip(at x: Int64) -> Int {
    var (low, high) = (0, sides.count)
    while low < high {
      let middle = (low + high) / 2
      if sides[middle] < x { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The sides of a strip as segments. Two strips have the side between them in common to the last digit: both see
  /// the same nodes on it.
  func frameSegments(of strip: Int, on grid: NodingGrid) -> [BorderSegment] {
    let box = frame(of: strip)
    let ends: [(GridPoint, GridPoint)] = [
      (GridPoint(x: box.minX, y: box.minY), GridPoint(x: box.maxX, y: box.minY)),
      (GridPoint(x: box.maxX, y: box.minY), GridPoint(x: box.maxX, y: box.maxY)),
      (GridPoint(x: box.minX, y: box.maxY), GridPoint(x: box.maxX, y: box.maxY)),
      (GridPoint(x: box.minX, y: box.minY), GridPoint(x: box.minX, y: box.maxY)),
    ]
    return ends.enumerated().map { index, ends in
      BorderSegment(
        ends.0, ends.1, from: grid.coordinate(ends.0), to: grid.coordinate(ends.1), owner: .frame,
        edge: UInt32(index))
    }
  }
}
