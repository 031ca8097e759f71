/// A circulation on a network with lower and upper bounds of every arc, found by maximum flow.
///
/// Every arc starts with some flow within its bounds; what nodes then hold too much is sent to those that hold too
/// little, along arcs that still have room (Dinic 1970: shortest augmenting paths, by levels). Whole numbers
/// throughout, and nothing depends on hashing: same input, same circulation.
struct Circulation {
  struct Arc {
    var from: Int
    var to: Int
    var least: Int64
    var greatest: Int64
    var flow: Int64
    /// What it costs to move the flow by one; cheap arcs are tried first.
    var cost: Double
  }

  private(set) var arcs: [Arc] = []
  private var excess: [Int64]
  /// For each node the arcs that leave it (even) or enter it (odd), as 2 × arc + direction.
  private var incident: [[Int32]]
  private var level: [Int32] = []
  private var next: [Int] = []

  init(nodes: Int) {
    excess = [Int64](repeating: 0, count: nodes)
    incident = [[Int32]](repeating: [], count: nodes)
  }

  mutating func add(_ arc: Arc) {
    let index = Int32(arcs.count)
    arcs.append(arc)
    incident[arc.from].append(2 * index)
    incident[arc.to].append(2 * index + 1)
    excess[arc.from] -= arc.flow
    excess[arc.to] += arc.flow
  }

  /// Changes the bounds of arcs; flows stay.
  mutating func widen(_ change: (inout Arc) -> Void) {
    for index in arcs.indices { change(&arcs[index]) }
  }

  /// Sends the excess along arcs of at most the given cost, as far as it goes.
  /// - Returns: true when no node holds too much or too little any more.
  mutating func balance(costUpTo limit: Double) -> Bool {
    while levelNodes(limit) {
      next = [Int](repeating: 0, count: incident.count)
      for node in excess.indices where excess[node] > 0 {
        while excess[node] > 0, augment(from: node, limit) {}
      }
    }
    return excess.allSatisfy { $0 == 0 }
  }

  private func room(_ end: Int32) -> Int64 {
    let arc = arcs[Int(end >> 1)]
    return end & 1 == 0 ? arc.greatest - arc.flow : arc.flow - arc.least
  }

  private func target(_ end: Int32) -> Int { end & 1 == 0 ? arcs[Int(end >> 1)].to : arcs[Int(end >> 1)].from }

  /// Breadth first from all nodes with excess. False when no node that lacks is in reach.
  private mutating func levelNodes(_ limit: Double) -> Bool {
    level = [Int32](repeating: -1, count: incident.count)
    var queue = excess.indices.filter { excess[$0] > 0 }
    for node in queue { level[node] = 0 }
    var isReached = false
    var head = 0
    while head < queue.count {
      let node = queue[head]
      head += 1
      for end in incident[node] where arcs[Int(end >> 1)].cost <= limit && room(end) > 0 {
        let other = target(end)
        guard level[other] < 0 else { continue }
        level[other] = level[node] + 1
        if excess[other] < 0 { isReached = true }
        queue.append(other)
      }
    }
    return isReached
  }

  /// Depth first along rising levels to a node that lacks; an explicit path, so that long paths need no deep stack.
  private mutating func augment(from source: Int, _ limit: Double) -> Bool {
    var path: [Int32] = []
    var node = source
    while excess[node] >= 0 {
      if let end = advance(from: node, limit) {
        path.append(end)
        node = target(end)
      } else if let last = path.popLast() {
        node = target(last ^ 1)
        next[node] += 1
      } else {
        return false
      }
    }
    let amount = path.reduce(min(excess[source], -excess[node])) { min($0, room($1)) }
    for end in path { arcs[Int(end >> 1)].flow += end & 1 == 0 ? amount : -amount }
    excess[source] -= amount
    excess[node] += amount
    return true
  }

  private mutating func advance(from node: Int, _ limit: Double) -> Int32? {
    while next[node] < incident[node].count {
      let end = incident[node][next[node]]
      if arcs[Int(end >> 1)].cost <= limit, room(end) > 0, level[target(end)] == level[node] + 1 { return end }
      next[node] += 1
    }
    return nil
  }
}
