/// The runs of segments from node to node.
struct NodedRuns {
  struct Run {
    var from: UInt32
    var to: UInt32
    var segment: UInt32
  }

  private(set) var all: [Run] = []
  private var splits: [(segment: UInt32, node: UInt32, along: Double)] = []
  private var starts: [UInt32] = []
  private var order: [UInt32] = []

  /// n·log n in the splits. Every end and every split must be a node.
  mutating func make(_ segments: [BorderSegment], _ found: [Noding.Split], _ nodes: NodeIndex) {
    splits.removeAll(keepingCapacity: true)
    for split in found {
      guard let node = nodes.find(split.point) else { continue }
      let s = segments[Int(split.segment)]
      let along =
        Double(split.point.x - s.a.x) * Double(s.b.x - s.a.x) + Double(split.point.y - s.a.y) * Double(s.b.y - s.a.y)
      splits.append((split.segment, node, along))
    }
    splits.sort { ($0.segment, $0.along, $0.node) < ($1.segment, $1.along, $1.node) }
    all.removeAll(keepingCapacity: true)
    var place = 0
    for (index, segment) in segments.enumerated() {
      guard var from = nodes.find(segment.a), let end = nodes.find(segment.b) else { continue }
      while place < splits.count, splits[place].segment == UInt32(index) {
        append(from, splits[place].node, index)
        from = splits[place].node
        place += 1
      }
      append(from, end, index)
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
