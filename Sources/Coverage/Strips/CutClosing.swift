import Geometry

/// Closes land that sides of strips cut: what both strips know of its border is put together.
struct CutClosing: Sendable {
  private typealias Land = CutBorders.Land

  private let parts: [ClaimedPieces]
  private let sides: Set<Int64>
  private let grid: NodingGrid
  /// Land of pairs, faces and shapes; that of one kind and the same claimants one after another.
  private let lands: [Place]

  private struct Place: Sendable {
    var part: Int
    var land: CutBorders.Land
  }

  /// - Parameter sides: in x, those between strips.
  init(_ parts: [ClaimedPieces], sides: [Int64], on grid: NodingGrid) {
    self.parts = parts
    self.sides = Set(sides)
    self.grid = grid
    lands = parts.enumerated().flatMap { part, pieces in
      pieces.cuts.lands.lazy.filter { $0.kind != .gap }.map { Place(part: part, land: $0) }
    }.sorted { Self.precedes($0, $1, parts) }
  }

  /// n·log n in the edges.
  func closed(threads: Int) async throws -> (pieces: [ClaimedPieces], gaps: RegionColumns) {
    let groups = self.groups
    let pieces = try await ParallelChunks.map(count: groups.count, threads: threads, chunkSize: 512) { chunk in
      var closing = BorderClosing(sides: sides, on: grid)
      var pieces = ClaimedPieces()
      for group in groups[chunk] { close(group, &closing, to: &pieces) }
      return pieces
    }
    return (pieces, gaps())
  }

  /// By claimants, so that a face comes before its part outside the boundary.
  private static func precedes(_ a: Place, _ b: Place, _ parts: [ClaimedPieces]) -> Bool {
    let (first, second) = (parts[a.part], parts[b.part])
    let (p, q) = (first.shapes(of: a.land.claimants), second.shapes(of: b.land.claimants))
    if p != q { return p.lexicographicallyPrecedes(q) }
    let (r, s) = (first.leftOut(of: a.land.claimants), second.leftOut(of: b.land.claimants))
    if r != s { return r.lexicographicallyPrecedes(s) }
    return (a.land.kind.rawValue, a.part, a.land.edges.lowerBound)
      < (b.land.kind.rawValue, b.part, b.land.edges.lowerBound)
  }

  private func isSame(_ a: Place, _ b: Place) -> Bool {
    parts[a.part].shapes(of: a.land.claimants) == parts[b.part].shapes(of: b.land.claimants)
      && parts[a.part].leftOut(of: a.land.claimants) == parts[b.part].leftOut(of: b.land.claimants)
  }

  /// Land with the same claimants.
  private var groups: [Range<Int>] {
    var groups: [Range<Int>] = []
    var start = 0
    for index in lands.indices where index + 1 == lands.count || !isSame(lands[index], lands[index + 1]) {
      groups.append(start..<index + 1)
      start = index + 1
    }
    return groups
  }

  private func close(_ group: Range<Int>, _ closing: inout BorderClosing, to pieces: inout ClaimedPieces) {
    let all = lands[group]
    func closed(_ kind: CutBorders.Kind) -> (region: UInt32, area: Area)? {
      let edges = all.lazy.filter { $0.land.kind == kind }.flatMap { parts[$0.part].cuts.edges[$0.land.edges] }
      return edges.isEmpty ? nil : closing.close(Array(edges), to: &pieces.regions)
    }
    guard let first = all.first else { return }
    let shapes = parts[first.part].shapes(of: first.land.claimants)
    if let pair = closed(.pair), let one = shapes.first, let other = shapes.last {
      pieces.pairs.append(.init(first: one, second: other, area: pair.area, region: pair.region))
    }
    if let face = closed(.face) {
      let outside = closed(.outsideOfFace)?.area ?? .zero
      let list = pieces.list(shapes: shapes, leftOut: parts[first.part].leftOut(of: first.land.claimants))
      pieces.faces.append(
        .init(claimants: list, area: face.area, areaInside: max(.zero, face.area - outside), region: face.region))
    }
    if let part = closed(.outsideOfShape), let shape = shapes.first {
      pieces.outside.append(.init(shape: shape, area: part.area, region: part.region))
    }
  }

  /// Gaps hang together by what they have in common of a side.
  private func gaps() -> RegionColumns {
    let lands = parts.flatMap { pieces in
      pieces.cuts.lands.lazy.filter { $0.kind == .gap }.map { pieces.cuts.edges[$0.edges] }
    }
    var gaps = RegionColumns()
    guard !lands.isEmpty else { return gaps }
    var edges: [(edge: CutBorders.Edge, land: Int)] = []
    for (land, own) in lands.enumerated() { edges += own.map { ($0, land) } }
    let order = BorderClosing.sorted(edges.indices) { edges[$0].edge }
    var sets = DisjointSets(count: lands.count)
    for (a, b) in zip(order, order.dropFirst()) where edges[a].edge.isOpposite(to: edges[b].edge) {
      sets.join(edges[a].land, edges[b].land)
    }
    sets.settle()
    var members: [UInt32: [CutBorders.Edge]] = [:]
    for (edge, land) in edges { members[sets.parents[land], default: []].append(edge) }
    var closing = BorderClosing(sides: sides, on: grid)
    for (_, edges) in members.sorted(by: { $0.key < $1.key }) { _ = closing.close(edges, to: &gaps) }
    return gaps
  }
}

extension CutBorders.Edge {
  func isOpposite(to other: CutBorders.Edge) -> Bool { from == other.to && to == other.from }
}
