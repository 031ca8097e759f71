import Geometry

/// Envelopes in a packed tree (sort-tile-recursive, Leutenegger 1997) that can be left in the middle of a search, and
/// that tells which envelopes hang together; for what `SpatialIndex` cannot do.
///
/// - Complexity: n·log n to build.
struct EnvelopeTree: Sendable {
  private static let fanout = 8

  /// Places in the array it was built from, in the order of the leaves.
  private let items: [Int]
  /// `levels[0]` holds the items' envelopes; node k of a level covers the nodes `8k ..< 8k + 8` of the level before.
  private let levels: [[Envelope]]

  /// Empty envelopes are never found.
  init(_ envelopes: [Envelope]) {
    items = Self.packed(envelopes)
    var levels = [items.map { envelopes[$0] }]
    while let below = levels.last, below.count > 1 {
      levels.append(
        stride(from: 0, to: below.count, by: Self.fanout).map { first in
          below[first..<min(first + Self.fanout, below.count)].reduce(into: .empty) { $0.formUnion($1) }
        })
    }
    self.levels = levels
  }

  /// In vertical slices by x, within a slice by y: equal centres in the order of their places.
  private static func packed(_ envelopes: [Envelope]) -> [Int] {
    let byX = envelopes.indices.filter { !envelopes[$0].isEmpty }
      .map { (place: $0, center: envelopes[$0].center) }
      .sorted { ($0.center.x, $0.place) < ($1.center.x, $1.place) }
    guard !byX.isEmpty else { return [] }
    let slices = (Double(byX.count) / Double(fanout)).squareRoot().rounded(.up)
    let width = max(1, Int((Double(byX.count) / slices).rounded(.up)))
    return stride(from: 0, to: byX.count, by: width).flatMap { first in
      byX[first..<min(first + width, byX.count)].sorted { ($0.center.y, $0.place) < ($1.center.y, $1.place) }
        .map(\.place)
    }
  }

  /// Calls `body` with the places of the envelopes that share a point with this one, in a fixed order, until it gives
  /// false.
  func visit(_ envelope: Envelope, _ body: (Int) -> Bool) {
    guard !items.isEmpty else { return }
    _ = visit(envelope, level: levels.count - 1, node: 0, body)
  }

  private func visit(_ envelope: Envelope, level: Int, node: Int, _ body: (Int) -> Bool) -> Bool {
    guard levels[level][node].intersects(envelope) else { return true }
    if level == 0 { return body(items[node]) }
    for child in children(of: node, level: level) {
      if !visit(envelope, level: level - 1, node: child, body) { return false }
    }
    return true
  }

  private func children(of node: Int, level: Int) -> Range<Int> {
    node * Self.fanout..<min((node + 1) * Self.fanout, levels[level - 1].count)
  }

  /// The places in groups: two envelopes that share a point are in one. Each group ascending, groups by first place.
  ///
  /// - Complexity: n·log n: every envelope is taken out of the tree once, and branches that are used up are passed over.
  func groups() -> [[Int]] {
    var left = levels.map { level in level.map { _ in 0 } }
    for node in items.indices { left[0][node] = 1 }
    for level in levels.indices.dropFirst() {
      for node in levels[level].indices {
        left[level][node] = children(of: node, level: level).reduce(0) { $0 + left[level - 1][$1] }
      }
    }
    var groups: [[Int]] = []
    for seed in items.indices where left[0][seed] > 0 {
      var group: [Int] = []
      var open = [levels[0][seed]]
      while let envelope = open.popLast() {
        _ = take(envelope, level: levels.count - 1, node: 0, left: &left) { node in
          group.append(items[node])
          open.append(levels[0][node])
        }
      }
      groups.append(group.sorted())
    }
    return groups.sorted { $0[0] < $1[0] }
  }

  /// Takes out what meets the envelope; returns how many.
  private func take(
    _ envelope: Envelope, level: Int, node: Int, left: inout [[Int]], _ body: (Int) -> Void
  ) -> Int {
    guard left[level][node] > 0, levels[level][node].intersects(envelope) else { return 0 }
    var taken = 0
    if level == 0 {
      body(node)
      taken = 1
    } else {
      for child in children(of: node, level: level) {
        taken += take(envelope, level: level - 1, node: child, left: &left, body)
      }
    }
    left[level][node] -= taken
    return taken
  }
}
