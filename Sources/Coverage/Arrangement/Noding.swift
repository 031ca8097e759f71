import Geometry

/// Finds where segments meet, and where each has to be split so that the pieces meet in common nodes only.
struct Noding: Sendable {
  /// A node on a segment, besides its ends.
  struct Split: Sendable {
    var segment: UInt32
    var point: GridPoint
  }

  /// A node where two segments cross.
  struct Crossing: Sendable {
    var point: GridPoint
    /// Where the segments as given cross; on the grid that is `point`, or next to it.
    var at: Coordinate
  }

  private(set) var splits: [Split] = []
  private(set) var crossings: [Crossing] = []
  /// Pairs of segments looked at, and segments looked at for a crossing.
  private var looks = 0

  /// Fewer segments are compared each with each.
  private static let fewSegments = 48
  private static let crossingsAtOnce = 16

  /// Places to split at; false when more looks were needed than allowed: then nothing here is complete.
  ///
  /// - Complexity: n·log n + looks.
  mutating func find(in segments: [BorderSegment], mostLooks: Int) -> Bool {
    splits.removeAll(keepingCapacity: true)
    crossings.removeAll(keepingCapacity: true)
    looks = 0
    if segments.count <= Self.fewSegments { return findAmongFew(segments) }
    let tree = BoxTree(segments.map { $0.box.grown(by: 1) })
    return findMeetings(0..<tree.leafCount, tree, segments, mostLooks)
      && splitAtCrossings(crossings[...], tree, segments, mostLooks)
  }

  /// The same on several tasks; nil when more looks were needed than allowed.
  static func find(in segments: [BorderSegment], mostLooks: Int, threads: Int) async throws -> Noding? {
    let tree = BoxTree(segments.map { $0.box.grown(by: 1) })
    guard
      var noding = try await joined(
        count: tree.leafCount, chunkSize: 256, threads: threads,
        { leaves, most in
          var part = Noding()
          return part.findMeetings(leaves, tree, segments, most) ? part : nil
        }), noding.looks <= mostLooks
    else { return nil }
    let crossings = noding.crossings
    guard
      let more = try await joined(
        count: crossings.count, chunkSize: 4096, threads: threads,
        { places, most in
          var part = Noding()
          return part.splitAtCrossings(crossings[places], tree, segments, most) ? part : nil
        }), more.looks <= mostLooks
    else { return nil }
    noding.splits += more.splits
    return noding
  }

  /// Looks that one chunk may take, of leaves or of crossings: in a crowd the first one says so.
  private static let mostLooksOfChunk = 1_000_000

  /// Nil when one part is: then the others need not be looked for.
  private static func joined(
    count: Int, chunkSize: Int, threads: Int, _ find: @escaping @Sendable (Range<Int>, _ mostLooks: Int) -> Noding?
  ) async throws -> Noding? {
    let isGivenUp = GivenUp()
    let parts = try await ParallelChunks.map(count: count, threads: threads, chunkSize: chunkSize) { range -> Noding? in
      if isGivenUp.isSet { return nil }
      let part = find(range, mostLooksOfChunk)
      if part == nil { isGivenUp.set() }
      return part
    }
    var noding = Noding()
    for part in parts {
      guard let part else { return nil }
      noding.splits += part.splits
      noding.crossings += part.crossings
      noding.looks += part.looks
    }
    return noding
  }

  private mutating func findMeetings(
    _ leaves: Range<Int>, _ tree: BoxTree, _ segments: [BorderSegment], _ mostLooks: Int
  ) -> Bool {
    let mostLooks = looks + mostLooks
    // The tree's items are places in the array.
    segments.withUnsafeBufferPointer { segments in
      for leaf in leaves where looks <= mostLooks {
        tree.visitPairs(ofLeaf: leaf) { i, j in
          looks += 1
          meet(i, j, segments)
          return looks <= mostLooks
        }
      }
    }
    return looks <= mostLooks
  }

  private mutating func splitAtCrossings(
    _ crossings: ArraySlice<Crossing>, _ tree: BoxTree, _ segments: [BorderSegment], _ mostLooks: Int
  ) -> Bool {
    let mostLooks = looks + mostLooks
    // The tree's items are places in the array.
    segments.withUnsafeBufferPointer { segments in
      // Crossings found one after another lie near each other: the tree is gone down once for some of them.
      for start in stride(from: crossings.startIndex, to: crossings.endIndex, by: Self.crossingsAtOnce)
      where looks <= mostLooks {
        let some = crossings[start..<min(start + Self.crossingsAtOnce, crossings.endIndex)]
        let box = some.reduce(into: GridBox()) { $0.expand(toInclude: $1.point) }
        tree.visit(box) { segment in
          let own = segments[segment]
          let near = own.box.grown(by: 1)
          for crossing in some where near.contains(crossing.point) {
            looks += 1
            split(segment, at: crossing.point, own)
          }
          return looks <= mostLooks
        }
      }
    }
    return looks <= mostLooks
  }

  private mutating func findAmongFew(_ segments: [BorderSegment]) -> Bool {
    segments.withUnsafeBufferPointer { segments in
      for i in segments.indices {
        let box = segments[i].box.grown(by: 2)
        for j in i + 1..<max(segments.count, i + 1) where box.intersects(segments[j].box) { meet(i, j, segments) }
      }
      for index in crossings.indices {
        let point = crossings[index].point
        for i in segments.indices { split(i, at: point, segments[i]) }
      }
    }
    return true
  }

  @inline(__always)
  private mutating func meet(_ i: Int, _ j: Int, _ segments: UnsafeBufferPointer<BorderSegment>) {
    let s = segments[i]
    let t = segments[j]
    split(i, at: t.a, s)
    split(i, at: t.b, s)
    split(j, at: s.a, t)
    split(j, at: s.b, t)
    let first = GridSign.orientation(s.a, s.b, t.a) * GridSign.orientation(s.a, s.b, t.b)
    if first < 0, GridSign.orientation(t.a, t.b, s.a) * GridSign.orientation(t.a, t.b, s.b) < 0 { cross(s, t) }
  }

  @inline(__always)
  private mutating func split(_ segment: Int, at p: GridPoint, _ s: BorderSegment) {
    if p == s.a || p == s.b { return }
    if HotPixel.isPassed(by: s.a, s.b, at: p) { splits.append(Split(segment: UInt32(segment), point: p)) }
  }

  /// Both segments get the node in the second pass, which looks at all that pass through its pixel.
  @inline(never)
  private mutating func cross(_ s: BorderSegment, _ t: BorderSegment) {
    // Whichever comes first in the file must not decide the last digit.
    let (s, t) = Self.precedes(s, t) ? (s, t) : (t, s)
    let dx = Double(s.b.x - s.a.x)
    let dy = Double(s.b.y - s.a.y)
    let ex = Double(t.b.x - t.a.x)
    let ey = Double(t.b.y - t.a.y)
    let part = (Double(t.a.x - s.a.x) * ey - Double(t.a.y - s.a.y) * ex) / (dx * ey - dy * ex)
    guard part > 0, part < 1 else { return }
    let point = GridPoint(
      x: s.a.x + Int64((part * dx + 0.5).rounded(.down)), y: s.a.y + Int64((part * dy + 0.5).rounded(.down)))
    crossings.append(Crossing(point: point, at: Self.position(of: point, s, t)))
  }

  /// Where the segments as given cross. Where they run along each other within a step that may be anywhere on them: more
  /// than a millimetre from the place of the grid, that says where on the first.
  private static func position(of point: GridPoint, _ s: BorderSegment, _ t: BorderSegment) -> Coordinate {
    let at = crossing(s, t)
    let (x, y) = (Double(point.x - s.a.x) * NodingGrid.step, Double(point.y - s.a.y) * NodingGrid.step)
    let reach = 1000 * NodingGrid.step
    if abs(at.x - s.from.x - x) <= reach, abs(at.y - s.from.y - y) <= reach { return at }
    let (dx, dy) = (s.to.x - s.from.x, s.to.y - s.from.y)
    let part = min(1, max(0, (x * dx + y * dy) / (dx * dx + dy * dy)))
    return Coordinate(x: s.from.x + part * dx, y: s.from.y + part * dy)
  }

  /// Of the segments as given, in metres; their ends' middle when they are parallel there.
  private static func crossing(_ s: BorderSegment, _ t: BorderSegment) -> Coordinate {
    let dx = s.to.x - s.from.x
    let dy = s.to.y - s.from.y
    let ex = t.to.x - t.from.x
    let ey = t.to.y - t.from.y
    let part = ((t.from.x - s.from.x) * ey - (t.from.y - s.from.y) * ex) / (dx * ey - dy * ex)
    let bounded = part.isFinite ? min(1, max(0, part)) : 0.5
    return Coordinate(x: s.from.x + bounded * dx, y: s.from.y + bounded * dy)
  }

  private static func precedes(_ s: BorderSegment, _ t: BorderSegment) -> Bool {
    let (low, high) = GridPoint.precedes(s.a, s.b) ? (s.a, s.b) : (s.b, s.a)
    let (otherLow, otherHigh) = GridPoint.precedes(t.a, t.b) ? (t.a, t.b) : (t.b, t.a)
    return low != otherLow ? GridPoint.precedes(low, otherLow) : GridPoint.precedes(high, otherHigh)
  }
}
