/// The runs of segments from node to node.
struct NodedRuns {
  struct Run {
    var from: UInt32
    var to: UInt32
    var segment: UInt32
  }

  /// A node on a segment, and how far along it.
  private struct Split {
    var node: UInt32
    var point: GridPoint
    var along: Double

    /// Two nodes beside each other may be as far along: their places decide, not their numbers.
    static func precedes(_ a: Split, _ b: Split) -> Bool {
      a.along != b.along ? a.along < b.along : GridPoint.precedes(a.point, b.point)
    }
  }

  private(set) var all: [Run] = []
  private var splits: [Split] = []
  /// Segment s has the splits `splitStarts[s] ..< splitStarts[s + 1]`.
  private var splitStarts: [UInt32] = []
  private var starts: [UInt32] = []
  private var order: [UInt32] = []

  /// Linear but for the sorting along each segment.
  ///
  /// - Parameter ends: the nodes of each segment. Every split must be at a node.
  mutating func make(
    _ segments: [BorderSegment], _ found: [Noding.Split], _ nodes: NodeIndex, ends: [(from: UInt32, to: UInt32)]
  ) {
    sortSplits(segments, found, nodes)
    all.removeAll(keepingCapacity: true)
    all.reserveCapacity(segments.count + found.count)
    for (index, end) in ends.enumerated() {
      var from = end.from
      for place in Int(splitStarts[index])..<Int(splitStarts[index + 1]) {
        append(from, splits[place].node, index)
        from = splits[place].node
      }
      append(from, end.to, index)
    }
  }

  private mutating func sortSplits(_ segments: [BorderSegment], _ found: [Noding.Split], _ nodes: NodeIndex) {
    splitStarts.removeAll(keepingCapacity: true)
    splitStarts.append(contentsOf: repeatElement(0, count: segments.count + 2))
    for split in found { splitStarts[Int(split.segment) + 2] += 1 }
    for index in 1..<splitStarts.count { splitStarts[index] += splitStarts[index - 1] }
    splits.removeAll(keepingCapacity: true)
    splits.append(
      contentsOf: repeatElement(Split(node: 0, point: GridPoint(x: 0, y: 0), along: 0), count: found.count))
    for split in found {
      let s = segments[Int(split.segment)]
      let (dx, dy) = (Double(s.b.x - s.a.x), Double(s.b.y - s.a.y))
      let along = Double(split.point.x - s.a.x) * dx + Double(split.point.y - s.a.y) * dy
      let place = Int(splitStarts[Int(split.segment) + 1])
      splitStarts[Int(split.segment) + 1] += 1
      // Every place that was found is the end of a segment or a crossing, so it has a node.
      splits[place] = Split(node: nodes.find(split.point) ?? 0, point: split.point, along: along)
    }
    splitStarts.removeLast()
    for index in segments.indices {
      let range = Int(splitStarts[index])..<Int(splitStarts[index + 1])
      if range.count > 1 { splits[range].sort(by: Split.precedes) }
    }
  }

  private mutating func append(_ from: UInt32, _ to: UInt32, _ segment: Int) {
    if from != to { all.append(Run(from: from, to: to, segment: UInt32(segment))) }
  }

  /// Places in `all`, by lower, then higher node, then segment. Linear but for the sorting at each node.
  mutating func sortedByNodes(_ nodeCount: Int) -> [UInt32] {
    starts.removeAll(keepingCapacity: true)
    starts.append(contentsOf: repeatElement(0, count: nodeCount + 1))
    for run in all { starts[Int(min(run.from, run.to)) + 1] += 1 }
    for node in 1..<starts.count { starts[node] += starts[node - 1] }
    order.removeAll(keepingCapacity: true)
    order.append(contentsOf: repeatElement(0, count: all.count))
    var next = starts
    for (index, run) in all.enumerated() {
      let low = Int(min(run.from, run.to))
      order[Int(next[low])] = UInt32(index)
      next[low] += 1
    }
    for node in 0..<nodeCount {
      let range = Int(starts[node])..<Int(starts[node + 1])
      guard range.count > 1 else { continue }
      order[range].sort { a, b in
        let (first, second) = (all[Int(a)], all[Int(b)])
        return (max(first.from, first.to), a) < (max(second.from, second.to), b)
      }
    }
    return order
  }
}
