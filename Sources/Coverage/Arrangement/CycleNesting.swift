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
  /// By node: a node of the same component on the way to its root.
  private var parents: [UInt32] = []

  mutating func find(in arrangement: Arrangement) {
    connect(arrangement)
    collect(arrangement)
    guard components.count > 1 else { return }
    if arrangement.edgeCount <= 64 { return lookLeftAmongFew(arrangement) }
    let tree = BoxTree(arrangement.edgeNodes.indices.map { arrangement.box(ofEdge: $0) })
    for index in components.indices.dropFirst() {
      let node = components[index].node
      let point = arrangement.nodes.points[Int(node)]
      let own = root(node)
      var hit: UInt32?
      tree.visitLeft(of: point) { edge, nearest in
        guard root(arrangement.edgeNodes[edge].low) != own else { return }
        Self.look(at: edge, from: point, in: arrangement, &hit)
        if let hit { nearest = max(nearest, arrangement.box(ofEdge: Int(hit >> 1)).minX) }
      }
      components[index].left = hit
    }
  }

  private mutating func lookLeftAmongFew(_ arrangement: Arrangement) {
    for index in components.indices.dropFirst() {
      let point = arrangement.nodes.points[Int(components[index].node)]
      let own = root(components[index].node)
      var hit: UInt32?
      for edge in 0..<arrangement.edgeCount where root(arrangement.edgeNodes[edge].low) != own {
        Self.look(at: edge, from: point, in: arrangement, &hit)
      }
      components[index].left = hit
    }
  }

  /// Takes an edge for the hit when the ray to the left, a little above the point's height, meets it before the last
  /// hit.
  private static func look(at edge: Int, from point: GridPoint, in arrangement: Arrangement, _ hit: inout UInt32?) {
    let (low, high) = arrangement.ends(ofEdge: edge)
    guard low.y <= point.y, point.y < high.y else { return }
    // The point on the right of the upward edge.
    guard GridSign.orientation(low, high, point) < 0 else { return }
    if let hit {
      let (otherLow, otherHigh) = arrangement.ends(ofEdge: Int(hit >> 1))
      guard isLeft((otherLow, otherHigh), of: (low, high)) else { return }
    }
    let isUpward = arrangement.nodes.points[Int(arrangement.edgeNodes[edge].low)] == low
    // The half-edge that runs down has the point's side on its left.
    hit = UInt32(2 * edge) | (isUpward ? 1 : 0)
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
    parents.removeAll(keepingCapacity: true)
    parents.append(contentsOf: (0..<arrangement.nodeCount).lazy.map { UInt32($0) })
    for ends in arrangement.edgeNodes {
      var a = ends.low
      var b = ends.high
      while parents[Int(a)] != a {
        parents[Int(a)] = parents[Int(parents[Int(a)])]
        a = parents[Int(a)]
      }
      while parents[Int(b)] != b {
        parents[Int(b)] = parents[Int(parents[Int(b)])]
        b = parents[Int(b)]
      }
      parents[Int(max(a, b))] = min(a, b)
    }
  }

  private func root(_ node: UInt32) -> UInt32 {
    var node = node
    while parents[Int(node)] != node { node = parents[Int(node)] }
    return node
  }

  private mutating func collect(_ arrangement: Arrangement) {
    components.removeAll(keepingCapacity: true)
    isOuter.removeAll(keepingCapacity: true)
    isOuter.append(contentsOf: repeatElement(false, count: arrangement.cycleStarts.count))
    var slots = [UInt32](repeating: .max, count: arrangement.nodeCount)
    let points = arrangement.nodes.points
    for node in 0..<arrangement.nodeCount where arrangement.leavingStarts[node] < arrangement.leavingStarts[node + 1] {
      let root = Int(root(UInt32(node)))
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

  /// The lower and the upper end.
  @inline(__always) func ends(ofEdge edge: Int) -> (low: GridPoint, high: GridPoint) {
    let a = nodes.points[Int(edgeNodes[edge].low)]
    let b = nodes.points[Int(edgeNodes[edge].high)]
    return a.y <= b.y ? (a, b) : (b, a)
  }
}
