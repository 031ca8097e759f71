import Geometry

/// Segments noded on the grid, as a planar subdivision: nodes, edges, the cycles around faces, and faces.
///
/// Edge e has the half-edges 2e (from its lower node to its higher) and 2e + 1. The face of a half-edge lies on its
/// left. An edge stands for all segments with a piece between its two nodes. Face 0 is the unbounded one.
///
/// One arrangement may be filled again and again: its columns keep their room.
struct Arrangement {
  /// A segment's run along an edge.
  struct Piece {
    var segment: UInt32
    /// Of the segment.
    var owner: BorderOwner
    /// Whether the segment runs as half-edge 2e does.
    var isForward: Bool
  }

  let grid: NodingGrid
  private(set) var segments: [BorderSegment] = []
  var nodes = NodeIndex()
  /// Nodes whose position is that of another, by node.
  private var twins: [UInt32: UInt32] = [:]
  private(set) var edgeNodes: [(low: UInt32, high: UInt32)] = []
  /// Edge e has the pieces `pieceStarts[e] ..< pieceStarts[e + 1]`.
  private(set) var pieceStarts: [UInt32] = [0]
  private(set) var pieces: [Piece] = []
  /// By edge: whether a frame runs along it.
  private(set) var isFrame: [Bool] = []
  /// By face: whether a frame runs along it.
  private(set) var isCut: [Bool] = []
  /// The half-edge that follows on the same cycle.
  private(set) var next: [UInt32] = []
  private(set) var cycles: [UInt32] = []
  private(set) var cycleStarts: [UInt32] = []
  private(set) var cycleFaces: [UInt32] = []
  /// Face f has the cycles `faceCycles[faceStarts[f] ..< faceStarts[f + 1]]`; of a bounded one the first goes round it.
  private(set) var faceStarts: [UInt32] = [0]
  private(set) var faceCycles: [UInt32] = []
  /// Half-edges by the node they leave, counter-clockwise.
  private(set) var leavingStarts: [UInt32] = []
  private(set) var leaving: [UInt32] = []

  /// The nodes of each segment.
  private var ends: [(from: UInt32, to: UInt32)] = []
  private var ownNoding = Noding()
  private var runs = NodedRuns()
  private var nesting = CycleNesting()

  init(on grid: NodingGrid) { self.grid = grid }

  var edgeCount: Int { edgeNodes.count }
  var faceCount: Int { faceStarts.count - 1 }
  var nodeCount: Int { nodes.points.count }

  @inline(__always) func origin(of halfEdge: UInt32) -> UInt32 {
    let ends = edgeNodes[Int(halfEdge >> 1)]
    return halfEdge & 1 == 0 ? ends.low : ends.high
  }

  @inline(__always) func face(of halfEdge: UInt32) -> UInt32 { cycleFaces[Int(cycles[Int(halfEdge)])] }

  /// The half-edges that leave a node, counter-clockwise.
  @inline(__always) func leaving(node: UInt32) -> ArraySlice<UInt32> {
    leaving[Int(leavingStarts[Int(node)])..<Int(leavingStarts[Int(node) + 1])]
  }

  @inline(__always) func pieces(of edge: Int) -> ArraySlice<Piece> {
    pieces[Int(pieceStarts[edge])..<Int(pieceStarts[edge + 1])]
  }

  /// - Parameters:
  ///   - keeps: whether an edge divides anything, given the runs along it; those that do not are dropped.
  ///   - mostLooks: pairs of segments looked at; more leave it unfinished.
  /// - Returns: false when it was left unfinished.
  mutating func fill(
    _ segments: [BorderSegment], mostLooks: Int, keeps: (ArraySlice<Piece>) -> Bool
  ) -> Bool {
    guard ownNoding.find(in: segments, mostLooks: mostLooks) else { return false }
    let noding = ownNoding
    fill(segments, noding, keeps: keeps)
    return true
  }

  /// - Parameters:
  ///   - noding: of these segments.
  ///   - threads: for what can be done of an arrangement on several.
  mutating func fill(
    _ segments: [BorderSegment], _ noding: Noding, threads: Int = 1, keeps: (ArraySlice<Piece>) -> Bool
  ) {
    self.segments = segments
    makeNodes(noding)
    runs.make(segments, noding.splits, nodes, ends: ends)
    makeEdges(keeps)
    makeCycles()
    nesting.find(in: self, threads: threads)
    makeFaces()
    noteCuts()
  }

  private mutating func makeNodes(_ noding: Noding) {
    nodes.removeAll(expecting: segments.count + noding.crossings.count)
    ends.removeAll(keepingCapacity: true)
    ends.reserveCapacity(segments.count)
    for (index, segment) in segments.enumerated() {
      let from: UInt32
      // Along a ring the node is known.
      if index > 0, segments[index - 1].to == segment.from, segments[index - 1].b == segment.a {
        from = ends[index - 1].to
      } else {
        from = nodes.node(at: segment.a, segment.from)
      }
      ends.append((from, nodes.node(at: segment.b, segment.to)))
    }
    let given = nodes.points.count
    for crossing in noding.crossings {
      // Where a vertex is, the crossing is there.
      if let node = nodes.find(crossing.point), node < given { continue }
      _ = nodes.node(at: crossing.point, crossing.at)
    }
    findTwins()
  }

  /// A crossing computed in metres may fall beside its place of the grid, and upon another node.
  private mutating func findTwins() {
    twins.removeAll(keepingCapacity: true)
    guard let places = nodes.repeatedPositions else { return }
    for (node, same) in zip(places, places.dropFirst())
    where nodes.positions[Int(node)] == nodes.positions[Int(same)] {
      twins[same] = onePlace(node)
    }
  }

  /// The node that stands for all with its position.
  @inline(__always) func onePlace(_ node: UInt32) -> UInt32 { twins.isEmpty ? node : twins[node] ?? node }

  /// Runs between the same two nodes become one edge, in the order of their lower nodes.
  private mutating func makeEdges(_ keeps: (ArraySlice<Piece>) -> Bool) {
    edgeNodes.removeAll(keepingCapacity: true)
    pieceStarts.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    isFrame.removeAll(keepingCapacity: true)
    pieceStarts.append(0)
    let order = runs.sortedByNodes(nodes.points.count)
    var start = 0
    while start < order.count {
      let first = runs.all[Int(order[start])]
      let (low, high) = (min(first.from, first.to), max(first.from, first.to))
      let before = pieces.count
      var isFrame = false
      while start < order.count {
        let run = runs.all[Int(order[start])]
        guard min(run.from, run.to) == low, max(run.from, run.to) == high else { break }
        let owner = segments[Int(run.segment)].owner
        pieces.append(Piece(segment: run.segment, owner: owner, isForward: run.from < run.to))
        isFrame = isFrame || owner == .frame
        start += 1
      }
      if keeps(pieces[before...]) {
        edgeNodes.append((low, high))
        self.isFrame.append(isFrame)
        pieceStarts.append(UInt32(pieces.count))
      } else {
        pieces.removeSubrange(before...)
      }
    }
  }

  private mutating func makeCycles() {
    sortLeaving()
    let count = edgeNodes.count * 2
    next.removeAll(keepingCapacity: true)
    next.append(contentsOf: repeatElement(0, count: count))
    for node in 0..<nodeCount {
      let range = Int(leavingStarts[node])..<Int(leavingStarts[node + 1])
      guard var before = range.last.map({ leaving[$0] }) else { continue }
      for index in range {
        // Arriving against a leaving half-edge, the face on the left goes on along the clockwise next one.
        next[Int(leaving[index] ^ 1)] = before
        before = leaving[index]
      }
    }
    cycles.removeAll(keepingCapacity: true)
    cycles.append(contentsOf: repeatElement(.max, count: count))
    cycleStarts.removeAll(keepingCapacity: true)
    for start in 0..<count where cycles[start] == .max {
      let cycle = UInt32(cycleStarts.count)
      cycleStarts.append(UInt32(start))
      var halfEdge = start
      repeat {
        cycles[halfEdge] = cycle
        halfEdge = Int(next[halfEdge])
      } while halfEdge != start
    }
  }

  private mutating func sortLeaving() {
    leavingStarts.removeAll(keepingCapacity: true)
    leavingStarts.append(contentsOf: repeatElement(0, count: nodeCount + 2))
    for ends in edgeNodes {
      leavingStarts[Int(ends.low) + 2] += 1
      leavingStarts[Int(ends.high) + 2] += 1
    }
    for node in 1..<leavingStarts.count { leavingStarts[node] += leavingStarts[node - 1] }
    leaving.removeAll(keepingCapacity: true)
    leaving.append(contentsOf: repeatElement(0, count: edgeNodes.count * 2))
    for (edge, ends) in edgeNodes.enumerated() {
      leaving[Int(leavingStarts[Int(ends.low) + 1])] = UInt32(2 * edge)
      leavingStarts[Int(ends.low) + 1] += 1
      leaving[Int(leavingStarts[Int(ends.high) + 1])] = UInt32(2 * edge + 1)
      leavingStarts[Int(ends.high) + 1] += 1
    }
    leavingStarts.removeLast()
    for node in 0..<nodeCount {
      let range = Int(leavingStarts[node])..<Int(leavingStarts[node + 1])
      if range.count > 16 {
        let sorted = leaving[range].sorted { GridSign.precedes(direction(of: $0), direction(of: $1)) }
        leaving.replaceSubrange(range, with: sorted)
        continue
      }
      for index in range.dropFirst() {
        let moved = leaving[index]
        let direction = direction(of: moved)
        var place = index
        while place > range.lowerBound, GridSign.precedes(direction, self.direction(of: leaving[place - 1])) {
          leaving[place] = leaving[place - 1]
          place -= 1
        }
        leaving[place] = moved
      }
    }
  }

  @inline(__always) func direction(of halfEdge: UInt32) -> (x: Int64, y: Int64) {
    let from = nodes.points[Int(origin(of: halfEdge))]
    let to = nodes.points[Int(origin(of: halfEdge ^ 1))]
    return (to.x - from.x, to.y - from.y)
  }

  /// Every cycle that is not the outer one of its component goes round a face of its own; outer ones belong to the
  /// face their component lies in.
  private mutating func makeFaces() {
    var count: UInt32 = 1
    cycleFaces.removeAll(keepingCapacity: true)
    cycleFaces.append(contentsOf: repeatElement(0, count: cycleStarts.count))
    for cycle in cycleStarts.indices where !nesting.isOuter[cycle] {
      cycleFaces[cycle] = count
      count += 1
    }
    // From left to right: what lies left of a component is placed before it.
    for component in nesting.components {
      cycleFaces[Int(component.outer)] = component.left.map { face(of: $0) } ?? 0
    }
    faceStarts.removeAll(keepingCapacity: true)
    faceStarts.append(contentsOf: repeatElement(0, count: Int(count) + 2))
    for face in cycleFaces { faceStarts[Int(face) + 2] += 1 }
    for face in 1..<faceStarts.count { faceStarts[face] += faceStarts[face - 1] }
    faceCycles.removeAll(keepingCapacity: true)
    faceCycles.append(contentsOf: repeatElement(0, count: cycleStarts.count))
    for isOuter in [false, true] {
      for cycle in cycleStarts.indices where nesting.isOuter[cycle] == isOuter {
        let face = Int(cycleFaces[cycle])
        faceCycles[Int(faceStarts[face + 1])] = UInt32(cycle)
        faceStarts[face + 1] += 1
      }
    }
    faceStarts.removeLast()
  }

  private mutating func noteCuts() {
    isCut.removeAll(keepingCapacity: true)
    isCut.append(contentsOf: repeatElement(false, count: faceCount))
    for edge in isFrame.indices where isFrame[edge] {
      isCut[Int(face(of: UInt32(2 * edge)))] = true
      isCut[Int(face(of: UInt32(2 * edge + 1)))] = true
    }
  }

  /// Calls `body` with the half-edges around a face, cycle by cycle.
  @inline(__always) func forEachHalfEdge(of face: Int, _ body: (UInt32) -> Void) {
    for index in Int(faceStarts[face])..<Int(faceStarts[face + 1]) {
      let start = cycleStarts[Int(faceCycles[index])]
      var halfEdge = start
      repeat {
        body(halfEdge)
        halfEdge = next[Int(halfEdge)]
      } while halfEdge != start
    }
  }
}
