import Geometry

extension ValidityFaultSearch {
  /// Makes one fault of the pieces of each shared line, and one of two rings that share all of theirs.
  ///
  /// A corner of such a line is met by other edges as well: that is no fault besides.
  mutating func joinLines() {
    guard !lines.isEmpty else { return }
    let twins = duplicateRings()
    var onLine: Set<Coordinate> = []
    var onOwnLine: Set<RingPoint> = []
    for line in lines {
      onLine.formUnion([line.from, line.to])
      guard line.rings.first == line.rings.second else { continue }
      onOwnLine.formUnion([line.from, line.to].map { RingPoint(ring: line.rings.first, place: $0) })
    }
    faults.removeAll { fault in
      switch fault.kind {
      case .selfTouch: onOwnLine.contains(RingPoint(ring: fault.rings.first, place: fault.place))
      case .ringsCross: onLine.contains(fault.place)
      default: false
      }
    }
    touches.removeAll { onLine.contains($0.place) }
    for twin in twins {
      let vertices = edges.rings[twin.first].range.map { edges.points[$0] }
      faults.append(Found(kind: .duplicateRing, place: vertices[0], rings: twin, line: vertices))
    }
    let others = twins.isEmpty ? lines : lines.filter { !twins.contains($0.rings) }
    faults += Self.components(of: others.filter { $0.rings.first == $0.rings.second }, .doubledLine)
    faults += Self.components(of: others.filter { $0.rings.first != $0.rings.second }, .sharedLine)
  }

  private struct RingPoint: Hashable {
    var ring: Int
    var place: Coordinate
  }

  /// Pairs of rings with equal edges, in order.
  private func duplicateRings() -> [RingPair] {
    var shared: [RingPair: Int] = [:]
    var order: [RingPair] = []
    for line in lines where line.rings.first != line.rings.second {
      if shared[line.rings] == nil { order.append(line.rings) }
      shared[line.rings, default: 0] += 1
    }
    return order.filter { pair in
      let (first, second) = (edges.rings[pair.first], edges.rings[pair.second])
      // As many lines as edges, in one envelope: where edges were split, a ring would have more.
      return first.range.count == second.range.count && shared[pair] == first.range.count
        && first.envelope == second.envelope
    }
  }

  /// Lines that hang together by their ends, each as one fault at its smallest vertex.
  private static func components(of lines: [SharedLine], _ kind: ValidityFault.Kind) -> [Found] {
    var vertices: [Coordinate: Int] = [:]
    var links = DisjointSets()
    for line in lines {
      let ends = [line.from, line.to].map { end in
        if let known = vertices[end] { return known }
        let added = links.add()
        vertices[end] = added
        return added
      }
      _ = links.join(ends[0], ends[1])
    }
    var position: [Int: Int] = [:]
    var found: [Found] = []
    for line in lines {
      guard let vertex = vertices[line.from] else { continue }
      let root = links.root(of: vertex)
      guard let known = position[root] else {
        position[root] = found.count
        found.append(Found(kind: kind, place: line.from, rings: line.rings, line: [line.from, line.to]))
        continue
      }
      if Coordinate.precedes(line.from, found[known].place) { found[known].place = line.from }
      found[known].line += [line.from, line.to]
    }
    return found
  }
}
