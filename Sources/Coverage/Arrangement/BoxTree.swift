/// Boxes in a packed tree along a Z-order curve: which of them meet which, and what lies next to the left of a point.
///
/// - Complexity: n·log n to build. The order within the tree depends on the boxes and, among boxes of one place, on
///   their order; no result may depend on it.
struct BoxTree: Sendable {
  private static let fanout = 16

  /// The boxes in the order of the leaves, and where each stands in the array the tree was built from.
  private let boxes: [GridBox]
  private let items: [UInt32]
  /// Level after level, the leaves first: node k of a level covers the nodes `16k ..< 16k + 16` of the one below.
  private let nodes: [GridBox]
  /// Where each level begins in `nodes`, and the end.
  private let starts: [Int]

  init(_ boxes: [GridBox]) {
    let items = Self.packed(boxes)
    let sorted = items.map { boxes[Int($0)] }
    var nodes: [GridBox] = []
    var starts = [0]
    var below = sorted
    repeat {
      below = stride(from: 0, to: below.count, by: Self.fanout).map { first in
        below[first..<min(first + Self.fanout, below.count)].reduce(into: GridBox()) { $0.formUnion($1) }
      }
      nodes += below
      starts.append(nodes.count)
    } while below.count > 1
    self.boxes = sorted
    self.items = items
    self.nodes = nodes
    self.starts = starts
  }

  private static func packed(_ boxes: [GridBox]) -> [UInt32] {
    var all = GridBox()
    for box in boxes { all.formUnion(box) }
    guard !boxes.isEmpty else { return [] }
    let side = UInt64(max(all.maxX - all.minX, all.maxY - all.minY))
    let shift = UInt64(max(0, 48 - side.leadingZeroBitCount))
    var keys = [UInt64](repeating: 0, count: boxes.count)
    for (index, box) in boxes.enumerated() {
      let x = UInt64(((box.minX - all.minX) + (box.maxX - all.minX)) / 2) >> shift
      let y = UInt64(((box.minY - all.minY) + (box.maxY - all.minY)) / 2) >> shift
      keys[index] = (interleave(x) | interleave(y) << 1) << 32 | UInt64(index)
    }
    keys.sort()
    return keys.map { UInt32(truncatingIfNeeded: $0) }
  }

  /// Spreads the low 16 bits to the even places.
  @inline(__always) private static func interleave(_ value: UInt64) -> UInt64 {
    var v = value & 0xFFFF
    v = (v | v << 8) & 0x00FF_00FF
    v = (v | v << 4) & 0x0F0F_0F0F
    v = (v | v << 2) & 0x3333_3333
    return (v | v << 1) & 0x5555_5555
  }

  var leafCount: Int { starts[1] }

  /// The columns while they are walked. Every index used lies within them: children are cut off at their level's end.
  private struct Columns {
    let boxes: UnsafeBufferPointer<GridBox>
    let items: UnsafeBufferPointer<UInt32>
    let nodes: UnsafeBufferPointer<GridBox>
    let starts: UnsafeBufferPointer<Int>

    var root: (level: Int, node: Int) { (starts.count - 2, 0) }

    @inline(__always) func box(_ level: Int, _ node: Int) -> GridBox { nodes[starts[level] + node] }

    /// Of level 0 the children are boxes.
    @inline(__always) func children(_ level: Int, _ node: Int) -> Range<Int> {
      let count = level == 0 ? boxes.count : starts[level] - starts[level - 1]
      return node * fanout..<min((node + 1) * fanout, count)
    }

    func visit(_ box: GridBox, _ level: Int, _ node: Int, _ body: (Int) -> Bool) -> Bool {
      for child in children(level, node) {
        if level == 0 {
          if boxes[child].intersects(box), !body(Int(items[child])) { return false }
        } else if self.box(level - 1, child).intersects(box), !visit(box, level - 1, child, body) {
          return false
        }
      }
      return true
    }

    func visitLeaves(_ box: GridBox, after leaf: Int, _ level: Int, _ node: Int, _ body: (Int) -> Bool) -> Bool {
      guard self.box(level, node).intersects(box) else { return true }
      if level == 0 { return node <= leaf || body(node) }
      for child in children(level, node) {
        if !visitLeaves(box, after: leaf, level - 1, child, body) { return false }
      }
      return true
    }

    /// The nearest first: it makes the others not worth looking at.
    func visitLeft(
      of point: GridPoint, _ level: Int, _ node: Int, _ nearest: inout Int64,
      _ body: (_ item: Int, _ nearest: inout Int64) -> Void
    ) {
      let children = children(level, node)
      var open: UInt32 = 0
      for child in children {
        let box = level == 0 ? boxes[child] : self.box(level - 1, child)
        let isWorthwhile = box.minX <= point.x && box.minY <= point.y && box.maxY >= point.y
        if isWorthwhile { open |= 1 << UInt32(child - children.lowerBound) }
      }
      while open != 0 {
        var best = 0
        var reach = Int64.min
        var rest = open
        while rest != 0 {
          let bit = rest.trailingZeroBitCount
          rest &= rest - 1
          let child = children.lowerBound + bit
          let maxX = level == 0 ? boxes[child].maxX : self.box(level - 1, child).maxX
          if maxX >= reach { (best, reach) = (bit, maxX) }
        }
        open &= ~(1 << UInt32(best))
        if reach < nearest { return }
        let child = children.lowerBound + best
        if level == 0 {
          body(Int(items[child]), &nearest)
        } else {
          visitLeft(of: point, level - 1, child, &nearest, body)
        }
      }
    }
  }

  private func withColumns(_ body: (Columns) -> Void) {
    guard !boxes.isEmpty else { return }
    boxes.withUnsafeBufferPointer { boxes in
      items.withUnsafeBufferPointer { items in
        nodes.withUnsafeBufferPointer { nodes in
          starts.withUnsafeBufferPointer { starts in
            body(Columns(boxes: boxes, items: items, nodes: nodes, starts: starts))
          }
        }
      }
    }
  }

  /// Calls `body` with the items whose boxes meet one, until it gives false.
  func visit(_ box: GridBox, _ body: (Int) -> Bool) {
    withColumns { _ = $0.visit(box, $0.root.level, $0.root.node, body) }
  }

  /// Calls `body` with each pair of items whose boxes meet, once, of which one is in the leaf, the other in it or in a
  /// later one; until it gives false.
  func visitPairs(ofLeaf leaf: Int, _ body: (Int, Int) -> Bool) {
    withColumns { columns in
      let (boxes, items) = (columns.boxes, columns.items)
      let own = columns.children(0, leaf)
      for i in own {
        for j in i + 1..<max(own.upperBound, i + 1) where boxes[i].intersects(boxes[j]) {
          if !body(Int(items[i]), Int(items[j])) { return }
        }
      }
      let box = columns.box(0, leaf)
      _ = columns.visitLeaves(box, after: leaf, columns.root.level, columns.root.node) { other in
        let otherBox = columns.box(0, other)
        for i in own where boxes[i].intersects(otherBox) {
          for j in columns.children(0, other) where boxes[i].intersects(boxes[j]) {
            if !body(Int(items[i]), Int(items[j])) { return false }
          }
        }
        return true
      }
    }
  }

  /// Looks for what lies nearest to the left of a point: calls `body` with items whose boxes reach over the point's
  /// height and begin left of it; it gives how far to the left it is worth looking on.
  func visitLeft(of point: GridPoint, _ body: (_ item: Int, _ nearest: inout Int64) -> Void) {
    withColumns { columns in
      var nearest = Int64.min
      columns.visitLeft(of: point, columns.root.level, columns.root.node, &nearest, body)
    }
  }
}
