/// Cuts rings in two, at vertices they already have: so every vertex of a border stands in the rings on both
/// sides of it.
struct Cutter: Sendable {
  var pen: LinePen
  private var search = CutSearch()

  init(lattice: Lattice, random: RandomSource) {
    pen = LinePen(lattice: lattice, random: random)
  }

  /// The best cut that is possible, or nil when the ring cannot be cut as wished.
  mutating func cut(_ ring: [Vertex], wish: CutWish, style: LineStyle, tries: Int = 28) -> CutLine? {
    search.look(at: ring, wish: wish, tries: tries, random: &pen.random)
    if let line = firstPossible(in: ring, style: style, attempts: 10) { return line }
    guard wish.gateLength == nil, wish.toward == nil else { return nil }
    if ring.count > tries {
      search.look(at: ring, wish: wish, tries: ring.count, random: &pen.random)
      if let line = firstPossible(in: ring, style: style, attempts: 40) { return line }
    }
    guard ring.count <= 160 else { return nil }
    search.lookEverywhere(at: ring, wish: wish, random: &pen.random)
    return firstPossible(in: ring, style: style, attempts: 400)
  }

  private mutating func firstPossible(in ring: [Vertex], style: LineStyle, attempts: Int) -> CutLine? {
    for (index, candidate) in search.candidates.prefix(attempts).enumerated() {
      for strength in [1, 0.4, 0] {
        let inner = pen.line(
          from: ring[candidate.from], to: ring[candidate.to], style: style, growth: candidate.lack, strength: strength)
        let line = CutLine(from: candidate.from, to: candidate.to, inner: inner)
        let distance = index < 20 ? style.spacing * 0.12 : 0.01
        if Clearance.allows(line, in: ring, distance: distance) { return line }
      }
    }
    return nil
  }
}
