/// Boxes in a packed tree along a Z-order curve: which of them meet which, and what lies next to the left of a point.
///
/// - Complexity: n·log n to build. The order within the tree depends on the boxes and, among boxes of one place, on
///   their order; no result may depend on it.
struct BoxTree: Sendable {
  private static let fanout = 16

  /// The boxes in the order of the leaves, and where each stands in the array the tree was built from.
  private let boxes: [GridBox]
  private let items: [UInt32]
  /// `levels[0]` are the leaves: node k covers the boxes `16k ..< 16k + 16`; and so on upwards.
  private let levels: [[GridBox]]

  init(_ boxes: [GridBox]) {
    let items = Self.packed(boxes)
    let sorted = items.map { boxes[Int($0)] }
    var levels: [[GridBox]] = []
    var below = sorted
    repeat {
      below = stride(from: 0, to: below.count, by: Self.fanout).map { first in
        below[first..<min(first + Self.fanout, below.count)].reduce(into: GridBox()) { $0.formUnion($1) }
      }
      levels.append(below)
    } while below.count > 1
    self.boxes = sorted
    self.items = items
    self.levels = levels
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

  var leafCount: Int { levels[0].count }

  /// Calls `body` with the items whose boxes meet one, until it gives false.
  func visit(_ box: GridBox, _ body: (Int) -> Bool) {
    guard !boxes.isEmpty else { return }
    _ = visit(box, level: levels.count - 1, node: 0, fromLeaf: 0, body)
  }

  /// Calls `body` with each pair of items whose boxes meet, once, of which one is in the leaf, the other in it or in a
  /// later one; until it gives false.
  func visitPairs(ofLeaf leaf: Int, _ body: (Int, Int) -> Bool) {
    let own = leaf * Self.fanout..<min((leaf + 1) * Self.fanout, boxes.count)
    for i in own {
      for j in i + 1..<max(own.upperBound, i + 1) where boxes[i].intersects(boxes[j]) {
        if !body(Int(items[i]), Int(items[j])) { return }
      }
    }
    _ = visitLeaves(levels[0][leaf], level: levels.count - 1, node: 0, after: leaf) { other in
      let others = other * Self.fanout..<min((other + 1) * Self.fanout, boxes.count)
      for i in own where boxes[i].intersects(levels[0][other]) {
        for j in others where boxes[i].intersects(boxes[j]) {
          if !body(Int(items[i]), Int(items[j])) { return false }
        }
      }
      return true
    }
  }

  private func visitLeaves(_ box: GridBox, level: Int, node: Int, after leaf: Int, _ body: (Int) -> Bool) -> Bool {
    guard levels[level][node].intersects(box) else { return true }
    if level == 0 { return node <= leaf || body(node) }
    for child in node * Self.fanout..<min((node + 1) * Self.fanout, levels[level - 1].count) {
      if !visitLeaves(box, level: level - 1, node: child, after: leaf, body) { return false }
    }
    return true
  }

  private func visit(_ box: GridBox, level: Int, node: Int, fromLeaf: Int, _ body: (Int) -> Bool) -> Bool {
    guard levels[level][node].intersects(box) else { return true }
    let below = level == 0 ? boxes.count : levels[level - 1].count
    for child in node * Self.fanout..<min((node + 1) * Self.fanout, below) {
      if level > 0 {
        if !visit(box, level: level - 1, node: child, fromLeaf: fromLeaf, body) { return false }
      } else if boxes[child].intersects(box), !body(Int(items[child])) {
        return false
      }
    }
    return true
  }

  /// Looks for what lies nearest to the left of a point: calls `body` with items whose boxes reach over the point's
  /// height and begin left of it; it gives how far to the left it is worth looking on.
  func visitLeft(of point: GridPoint, _ body: (_ item: Int, _ nearest: inout Int64) -> Void) {
    guard !boxes.isEmpty else { return }
    var nearest = Int64.min
    visitLeft(of: point, level: levels.count - 1, node: 0, &nearest, body)
  }

  private func visitLeft(
    of point: GridPoint, level: Int, node: Int, _ nearest: inout Int64,
    _ body: (_ item: Int, _ nearest: inout Int64) -> Void
  ) {
    let below = level == 0 ? boxes.count : levels[level - 1].count
    let children = node * Self.fanout..<min((node + 1) * Self.fanout, below)
    // The nearest first: it makes the others not worth looking at.
    var open: UInt32 = 0
    for child in children {
      let box = level == 0 ? boxes[child] : levels[level - 1][child]
      if box.minX <= point.x, box.minY <= point.y, box.maxY >= point.y {
        open |= 1 << UInt32(child - children.lowerBound)
      }
    }
    while open != 0 {
      var best = -1
      var reach = Int64.min
      var rest = open
      while rest != 0 {
        let bit = rest.trailingZeroBitCount
        rest &= rest - 1
        let child = children.lowerBound + bit
        let maxX = level == 0 ? boxes[child].maxX : levels[level - 1][child].maxX
        if best < 0 || maxX > reach { (best, reach) = (bit, maxX) }
      }
      open &= ~(1 << UInt32(best))
      if reach < nearest { return }
      let child = children.lowerBound + best
      if level == 0 {
        body(Int(items[child]), &nearest)
      } else {
        visitLeft(of: point, level: level - 1, node: child, &nearest, body)
      }
    }
  }
}
