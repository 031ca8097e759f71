/// Edges of an arrangement by connected component: those of a small one together, those of a large one each by itself.
struct EdgeGroups {
  /// Component after component.
  let edges: [UInt32]
  /// Group g has the edges `edges[starts[g] ..< starts[g + 1]]`.
  let starts: [UInt32]

  /// Of a group at most; larger components are looked at by their parts.
  private static let fewEdges = 16

  /// None.
  init() { (edges, starts) = ([], []) }

  /// - Parameter roots: by node: one node that stands for its component.
  /// - Complexity: O(edges + nodes).
  init(_ arrangement: Arrangement, roots: [UInt32]) {
    let ends = arrangement.edgeNodes
    var places = [UInt32](repeating: 0, count: roots.count + 1)
    for end in ends { places[Int(roots[Int(end.low)]) + 1] += 1 }
    for root in roots.indices { places[root + 1] += places[root] }
    var starts: [UInt32] = [0]
    for root in roots.indices where places[root] < places[root + 1] {
      if places[root + 1] - places[root] <= Self.fewEdges {
        starts.append(places[root + 1])
      } else {
        starts.append(contentsOf: places[root] + 1...places[root + 1])
      }
    }
    var edges = [UInt32](repeating: 0, count: ends.count)
    for (edge, end) in ends.enumerated() {
      let root = Int(roots[Int(end.low)])
      edges[Int(places[root])] = UInt32(edge)
      places[root] += 1
    }
    self.edges = edges
    self.starts = starts
  }

  func boxes(in arrangement: Arrangement) -> [GridBox] {
    zip(starts, starts.dropFirst()).map { start, end in
      var box = GridBox()
      for edge in edges[Int(start)..<Int(end)] { box.formUnion(arrangement.box(ofEdge: Int(edge))) }
      return box
    }
  }
}
