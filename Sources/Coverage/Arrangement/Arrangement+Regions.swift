import Geometry

extension Arrangement {
  /// Twice the signed area of a cycle's left side, m². Summed from its smallest position, so that the order in which
  /// shapes were noded cannot change a digit.
  func doubledArea(ofCycle cycle: Int) -> Double {
    let start = smallest(ofCycle: cycle)
    let first = position(of: start)
    var sum = 0.0
    var last = Coordinate(x: 0, y: 0)
    var halfEdge = next[Int(start)]
    while halfEdge != start {
      let p = position(of: halfEdge)
      let current = Coordinate(x: p.x - first.x, y: p.y - first.y)
      sum += last.x * current.y - current.x * last.y
      last = current
      halfEdge = next[Int(halfEdge)]
    }
    return sum
  }

  @inline(__always) private func position(of halfEdge: UInt32) -> Coordinate {
    nodes.positions[Int(origin(of: halfEdge))]
  }

  /// The half-edge that leaves a cycle's smallest position; of several the one that goes to the smallest.
  private func smallest(ofCycle cycle: Int) -> UInt32 {
    let start = cycleStarts[cycle]
    var best = start
    var halfEdge = next[Int(start)]
    while halfEdge != start {
      let (p, q) = (position(of: halfEdge), position(of: best))
      if Coordinate.precedes(p, q)
        || (p == q && Coordinate.precedes(position(of: halfEdge ^ 1), position(of: best ^ 1)))
      {
        best = halfEdge
      }
      halfEdge = next[Int(halfEdge)]
    }
    return best
  }

  /// Of a bounded face, m²; never negative.
  func area(ofFace face: Int) -> Double {
    var sum = 0.0
    for index in Int(faceStarts[face])..<Int(faceStarts[face + 1]) {
      sum += doubledArea(ofCycle: Int(faceCycles[index]))
    }
    return max(0, sum / 2)
  }

  func box(ofFace face: Int) -> GridBox {
    var box = GridBox()
    forEachHalfEdge(of: face) { box.expand(toInclude: nodes.points[Int(origin(of: $0))]) }
    return box
  }
}
