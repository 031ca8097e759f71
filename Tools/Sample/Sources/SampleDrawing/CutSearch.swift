/// What a cut shall do.
struct CutWish: Sendable {
  /// Share of the ring's area for the piece from `from` to `to`.
  var share: Double
  /// Unit vector (east, north) toward which that piece shall lie, if it matters.
  var toward: (Double, Double)?
  /// Only between short edges (metres): the cut begins and ends at a vertex whose edge beside it is no longer.
  var gateLength: Double?
  /// How much areas may differ from the share, of the smaller part.
  var tolerance = 0.6
}

/// Finds where a ring is best cut in two: short, with the wished areas, away from acute corners.
struct CutSearch: Sendable {
  struct Candidate: Sendable {
    var from: Int
    var to: Int
    var cost: Double
    /// m², what the piece from → to lacks.
    var lack: Double
  }

  private var crosses: [Double] = []
  private(set) var candidates: [Candidate] = []
  private(set) var area = 0.0

  /// Fills `candidates`, best first. At most `tries` starts are looked at.
  mutating func look(at ring: [Vertex], wish: CutWish, tries: Int, random: inout RandomSource) {
    candidates.removeAll(keepingCapacity: true)
    prepare(ring)
    let count = ring.count
    guard count >= 4, area > 0 else { return }
    let root = area.squareRoot()
    let offset = random.below(count)
    let looked = min(count, tries)
    for step in 0..<looked {
      let from = (offset + step * count / looked) % count
      if let limit = wish.gateLength, !isGate(ring, before: from, limit) { continue }
      guard let to = end(for: from, share: wish.share, count: count, ring: ring, gate: wish.gateLength) else {
        continue
      }
      consider(ring, from: from, to: to, wish: wish, root: root, random: &random)
    }
    candidates.sort { ($0.cost, $0.from) < ($1.cost, $1.from) }
  }

  /// Every pair of vertices: for small rings that nothing else divides.
  mutating func lookEverywhere(at ring: [Vertex], wish: CutWish, random: inout RandomSource) {
    candidates.removeAll(keepingCapacity: true)
    prepare(ring)
    guard ring.count >= 4, area > 0 else { return }
    var loose = wish
    loose.tolerance = 0.97
    for from in 0..<ring.count {
      for step in 2..<(ring.count - 1) {
        consider(ring, from: from, to: from + step, wish: loose, root: area.squareRoot(), random: &random)
      }
    }
    candidates.sort { ($0.cost, $0.from, $0.to) < ($1.cost, $1.from, $1.to) }
  }

  /// Prefix sums over the ring taken twice, so that runs may pass its start.
  private mutating func prepare(_ ring: [Vertex]) {
    let count = ring.count
    crosses.removeAll(keepingCapacity: true)
    crosses.append(0)
    guard let origin = ring.first else { return }
    var sum = 0.0
    for index in 0..<(2 * count) {
      let a = ring[index % count], b = ring[(index + 1) % count]
      sum += (a.east - origin.east) * (b.north - origin.north) - (b.east - origin.east) * (a.north - origin.north)
      crosses.append(sum)
    }
    area = crosses[count] / 2
  }

  /// m² of the piece from → to (to may exceed the count by one turn), closed by the chord.
  private func pieceArea(_ ring: [Vertex], from: Int, to: Int) -> Double {
    let a = ring[from], b = ring[to % ring.count], origin = ring[0]
    let chord =
      (b.east - origin.east) * (a.north - origin.north) - (a.east - origin.east) * (b.north - origin.north)
    return (crosses[to] - crosses[from] + chord) / 2
  }

  private func end(for from: Int, share: Double, count: Int, ring: [Vertex], gate: Double?) -> Int? {
    var low = from + 2, high = from + count - 2
    guard low <= high else { return nil }
    let wanted = share * area
    while low < high {
      let middle = (low + high) / 2
      if pieceArea(ring, from: from, to: middle) < wanted { low = middle + 1 } else { high = middle }
    }
    if low > from + 2,
      abs(pieceArea(ring, from: from, to: low - 1) - wanted) < abs(pieceArea(ring, from: from, to: low) - wanted)
    {
      low -= 1
    }
    guard let gate else { return low }
    for step in 0..<max(3, count / 8) {
      for end in [low + step, low - step] where end >= from + 4 && end <= from + count - 4 {
        if isGate(ring, before: (end + 1) % count, gate) { return end }
      }
    }
    return nil
  }

  private func isGate(_ ring: [Vertex], before index: Int, _ limit: Double) -> Bool {
    let length = ring[index].distance(to: ring[index == 0 ? ring.count - 1 : index - 1])
    return length <= limit && length >= limit * 0.3
  }

  private mutating func consider(
    _ ring: [Vertex], from: Int, to: Int, wish: CutWish, root: Double, random: inout RandomSource
  ) {
    let count = ring.count
    let piece = pieceArea(ring, from: from, to: to)
    let error = abs(piece / area - wish.share) / min(wish.share, 1 - wish.share)
    guard error < wish.tolerance else { return }
    let a = ring[from], b = ring[to % count]
    guard Clearance.opens(ring, at: from, toward: b), Clearance.opens(ring, at: to % count, toward: a) else { return }
    let chord = a.distance(to: b)
    var cost = chord / root * (1 + 0.25 * random.unit()) + 1.2 * error
    cost += CutSearch.sharpness(ring, at: from, toward: b) + CutSearch.sharpness(ring, at: to % count, toward: a)
    if let toward = wish.toward, chord > 0 {
      let alignment = ((b.north - a.north) * toward.0 - (b.east - a.east) * toward.1) / chord
      cost += 4 * (1 - alignment)
    }
    candidates.append(Candidate(from: from, to: to % count, cost: cost, lack: wish.share * area - piece))
  }

  /// 0 for a line that leaves a corner well away from both its edges; grows as the angle falls below about 40°.
  private static func sharpness(_ ring: [Vertex], at index: Int, toward place: Vertex) -> Double {
    let vertex = ring[index]
    let length = vertex.distance(to: place)
    var worst = 0.75
    for other in [ring[index == 0 ? ring.count - 1 : index - 1], ring[index + 1 == ring.count ? 0 : index + 1]] {
      let edge = vertex.distance(to: other)
      guard edge > 0, length > 0 else { return 9 }
      let dot =
        (place.east - vertex.east) * (other.east - vertex.east)
        + (place.north - vertex.north) * (other.north - vertex.north)
      worst = max(worst, dot / (edge * length))
    }
    return (worst - 0.75) * 6
  }
}
