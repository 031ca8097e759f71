/// Finds the connected components of an arrangement, their outer cycles, and what lies next to the left of each.
struct CycleNesting {
  struct Component {
    /// The leftmost node, of several the lowest.
    var node: UInt32
    var outer: UInt32
    /// The half-edge of another component that has this one on its left; nil for one with nothing to its left.
    var left: UInt32?
  }

  /// From left to right.
  private(set) var components: [Component] = []
  /// By cycle.
  private(set) var isOuter: [Bool] = []
  /// Nodes by component.
  private var sets = DisjointSets()

  /// So many looks at all edges cost less than a tree of them.
  private static let fewComponents = 16

  /// - Parameter threads: how many components may be looked from at once.
  mutating func find(in arrangement: Arrangement, threads: Int) {
    connect(arrangement)
    collect(arrangement)
    guard components.count > 1 else { return }
    let isFew = arrangement.edgeCount <= 64 || components.count <= Self.fewComponents
    // Few edges are looked at one by one: nothing is made for them, there are very many such arrangements.
    let groups = isFew ? EdgeGroups() : EdgeGroups(arrangement, roots: sets.parents)
    let tree = isFew ? nil : BoxTree(groups.boxes(in: arrangement))
    let order = isFew ? Array(components.indices.dropFirst()) : byHeight(arrangement.nodes.points)
    let lefts = lefts(of: order, arrangement, groups, tree, threads: threads)
    for (index, left) in zip(order, lefts) { components[index].left = left }
  }

  /// All components but the first: rays of one height pass the same edges, which the cache holds then.
  private func byHeight(_ points: [GridPoint]) -> [Int] {
    components.indices.dropFirst().sorted {
      (points[Int(components[$0].node)].y, $0) < (points[Int(components[$1].node)].y, $1)
    }
  }

  /// The half-edges to the left of components.
  private func lefts(
    of order: [Int], _ arrangement: Arrangement, _ groups: EdgeGroups, _ tree: BoxTree?, threads: Int
  ) -> [UInt32?] {
    // Every edge looked at is one of the arrangement's, every node one of its nodes; nothing is written to them here.
    arrangement.nodes.points.withUnsafeBufferPointer { points in
      arrangement.edgeNodes.withUnsafeBufferPointer { ends in
        sets.parents.withUnsafeBufferPointer { roots in
          groups.edges.withUnsafeBufferPointer { edges in
            groups.starts.withUnsafeBufferPointer { starts in
              nonisolated(unsafe) let look = LeftLook(
                points: points, ends: ends, roots: roots, edges: edges, starts: starts)
              return ParallelChunks.array(count: order.count, threads: threads) { [components] index in
                look.halfEdge(leftOf: components[order[index]].node, tree)
              }
            }
          }
        }
      }
    }
  }

  /// Looks along a ray to the left.
  private struct LeftLook {
    let points: UnsafeBufferPointer<GridPoint>
    let ends: UnsafeBufferPointer<(low: UInt32, high: UInt32)>
    /// By node: one node that stands for its component.
    let roots: UnsafeBufferPointer<UInt32>
    /// As of `EdgeGroups`.
    let edges: UnsafeBufferPointer<UInt32>
    let starts: UnsafeBufferPointer<UInt32>

    func halfEdge(leftOf node: UInt32, _ tree: BoxTree?) -> UInt32? {
      let point = points[Int(node)]
      let own = roots[Int(node)]
      var hit: Int?
      if let tree {
        tree.visitLeft(of: point) { group, nearest in
          let range = Int(starts[group])..<Int(starts[group + 1])
          guard roots[Int(ends[Int(edges[range.lowerBound])].low)] != own else { return }
          for place in range where look(at: Int(edges[place]), from: point, &hit) {
            let edge = Int(edges[place])
            nearest = max(nearest, min(points[Int(ends[edge].low)].x, points[Int(ends[edge].high)].x))
          }
        }
      } else {
        for edge in ends.indices where roots[Int(ends[edge].low)] != own { _ = look(at: edge, from: point, &hit) }
      }
      return hit.map { edge in
        // The half-edge that runs down has the point's side on its left.
        UInt32(2 * edge) | (points[Int(ends[edge].low)].y <= points[Int(ends[edge].high)].y ? 1 : 0)
      }
    }

    /// Takes an edge for the hit when the ray, a little above the point's height, meets it before the last hit.
    @inline(__always) private func look(at edge: Int, from point: GridPoint, _ hit: inout Int?) -> Bool {
      let (low, high) = upward(edge)
      guard low.y <= point.y, point.y < high.y, GridSign.orientation(low, high, point) < 0 else { return false }
      if let hit, !CycleNesting.isLeft(upward(hit), of: (low, high)) { return false }
      hit = edge
      return true
    }

    @inline(__always) private func upward(_ edge: Int) -> (low: GridPoint, high: GridPoint) {
      let a = points[Int(ends[edge].low)]
      let b = points[Int(ends[edge].high)]
      return a.y <= b.y ? (a, b) : (b, a)
    }
  }

  /// Of two upward edges that do not cross and reach over one height, whether the first lies left of the second.
  private static func isLeft(
    _ first: (low: GridPoint, high: GridPoint), of second: (low: GridPoint, high: GridPoint)
  ) -> Bool {
    if first.low.y <= second.low.y {
      let side = GridSign.orientation(first.low, first.high, second.low)
      if side != 0 { return side < 0 }
    } else {
      let side = GridSign.orientation(second.low, second.high, first.low)
      if side != 0 { return side > 0 }
    }
    if first.high.y >= second.high.y { return GridSign.orientation(first.low, first.high, second.high) < 0 }
    return GridSign.orientation(second.low, second.high, first.high) > 0
  }

  private mutating func connect(_ arrangement: Arrangement) {
    sets.reset(count: arrangement.nodeCount)
    for ends in arrangement.edgeNodes { sets.join(Int(ends.low), Int(ends.high)) }
    sets.settle()
  }

  private mutating func collect(_ arrangement: Arrangement) {
    components.removeAll(keepingCapacity: true)
    isOuter.removeAll(keepingCapacity: true)
    isOuter.append(contentsOf: repeatElement(false, count: arrangement.cycleStarts.count))
    var slots = [UInt32](repeating: .max, count: arrangement.nodeCount)
    let points = arrangement.nodes.points
    for node in 0..<arrangement.nodeCount where arrangement.leavingStarts[node] < arrangement.leavingStarts[node + 1] {
      let root = Int(sets.parents[node])
      if slots[root] == .max {
        slots[root] = UInt32(components.count)
        components.append(Component(node: UInt32(node), outer: 0, left: nil))
      } else if GridPoint.precedes(points[node], points[Int(components[Int(slots[root])].node)]) {
        components[Int(slots[root])].node = UInt32(node)
      }
    }
    for index in components.indices {
      // All of the component's edges leave its leftmost node to the right: beyond the last, counter-clockwise from
      // below, lies the outside.
      let node = Int(components[index].node)
      let last = arrangement.leaving[Int(arrangement.leavingStarts[node + 1]) - 1]
      components[index].outer = arrangement.cycles[Int(last)]
      isOuter[Int(components[index].outer)] = true
    }
    components.sort { GridPoint.precedes(points[Int($0.node)], points[Int($1.node)]) }
  }
}

extension Arrangement {
  @inline(__always) func box(ofEdge edge: Int) -> GridBox {
    var box = GridBox()
    box.expand(toInclude: nodes.points[Int(edgeNodes[edge].low)])
    box.expand(toInclude: nodes.points[Int(edgeNodes[edge].high)])
    return box
  }
}
