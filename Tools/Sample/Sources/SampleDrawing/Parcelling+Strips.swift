extension Parcelling {
  /// A narrow lane right through the ring, and both sides of it divided further.
  mutating func lane(through ring: [Vertex], _ parcels: Int, hand: (ParcelShape) throws -> Void) throws -> Bool {
    let spacing = Self.spacing(area: planeArea(ring), parcels: parcels)
    let wish = CutWish(share: 0.5, gateLength: LineStyle.gateWidth(spacing: spacing) * 1.6, tolerance: 0.5)
    guard let strip = strip(across: ring, wish: wish, spacing: spacing) else { return false }
    tally.parcels += 1
    try hand(ParcelShape(role: .lane, parts: [ParcelShape.Part(outer: strip.middle)]))
    let left = parcels - 1
    let share = planeArea(strip.near) / (planeArea(strip.near) + planeArea(strip.far))
    let near = max(1, min(left - 1, Int((Double(left) * share).rounded())))
    try divide(strip.near, into: near, hand: hand)
    try divide(strip.far, into: left - near, hand: hand)
    return true
  }

  /// A strip across a small ring: the strip is one parcel, both sides together another.
  mutating func twins(in ring: [Vertex], hand: (ParcelShape) throws -> Void) throws -> Bool {
    let spacing = Self.spacing(area: planeArea(ring), parcels: 2)
    let wish = CutWish(share: 0.36, tolerance: 0.5)
    guard let strip = strip(across: ring, wish: wish, spacing: spacing), strip.far.count >= 3 else { return false }
    guard planeArea(strip.far) > 0.12 * planeArea(ring) else { return false }
    tally.parcels += 2
    tally.twins += 1
    try hand(ParcelShape(role: .lane, parts: [ParcelShape.Part(outer: strip.middle)]))
    let sides = [ParcelShape.Part(outer: strip.near), ParcelShape.Part(outer: strip.far)]
    try hand(ParcelShape(role: .field, parts: sides))
    return true
  }

  struct Strip {
    var near: [Vertex]
    var middle: [Vertex]
    var far: [Vertex]
  }

  /// Two cuts side by side: the second begins and ends one vertex beyond the first, so the strip is as wide as
  /// those edges.
  private mutating func strip(across ring: [Vertex], wish: CutWish, spacing: Double) -> Strip? {
    let style = LineStyle(spacing: spacing, sway: 0.04, roughness: 0.004, jitter: 0.02, gates: 0)
    guard let first = cutter.cut(ring, wish: wish, style: style, tries: min(ring.count, 80)) else { return nil }
    let pieces = first.pieces(of: ring)
    let far = pieces.far
    // `far` runs from `first.to` to `first.from` along the ring, then back along the cut.
    let beyondStart = far.count - first.inner.count - 2
    guard beyondStart > 3 else { return nil }
    let startWidth = far[beyondStart].distance(to: far[beyondStart + 1])
    let endWidth = far[0].distance(to: far[1])
    let count = first.inner.count
    var inner: [Vertex] = []
    for index in 0..<count {
      let before = index == 0 ? ring[first.from] : first.inner[index - 1]
      let after = index + 1 == count ? ring[first.to] : first.inner[index + 1]
      let (dx, dy) = Lattice.metres(from: before, to: after)
      let length = (dx * dx + dy * dy).squareRoot()
      guard length > 0 else { return nil }
      let share = Double(index + 1) / Double(count + 1)
      let width = startWidth * (1 - share) + endWidth * share
      inner.append(
        cutter.pen.lattice.vertex(
          from: first.inner[index], eastBy: -dy / length * width, northBy: dx / length * width))
    }
    guard Clearance.isSimple(from: far[beyondStart], by: inner, to: far[1]) else { return nil }
    let second = CutLine(from: beyondStart, to: 1, inner: inner)
    guard Clearance.allows(second, in: far, distance: min(startWidth, endWidth) * 0.3) else { return nil }
    let parts = second.pieces(of: far)
    return Strip(near: pieces.near, middle: parts.near, far: parts.far)
  }

  /// A round parcel wholly inside another one.
  mutating func enclave(in ring: [Vertex], hand: (ParcelShape) throws -> Void) throws -> Bool {
    guard let (middle, room) = roomiest(in: ring), room * room > 0.07 * planeArea(ring) else { return false }
    let count = cutter.pen.random.happens(0.6) ? 42 + cutter.pen.random.below(16) : 9 + cutter.pen.random.below(9)
    var radius = [Double]()
    for _ in 0..<count { radius.append(room * cutter.pen.random.between(0.46, 0.66)) }
    var circle: [Vertex] = []
    for index in 0..<count {
      let (x, y) = Self.direction(Double(index) / Double(count))
      let size = (radius[index] + radius[(index + 1) % count] + radius[(index + 2) % count]) / 3
      circle.append(cutter.pen.lattice.vertex(from: middle, eastBy: x * size, northBy: y * size))
    }
    let hole = Array(circle.reversed())
    tally.parcels += 2
    tally.enclaves += 1
    try hand(ParcelShape(role: .field, parts: [ParcelShape.Part(outer: ring, holes: [hole])]))
    try hand(ParcelShape(role: .enclave, parts: [ParcelShape.Part(outer: circle)]))
    return true
  }

  /// A unit vector at a share of the full turn, without sine: an octagon's sides, set to length one. Rises with
  /// the share.
  private static func direction(_ share: Double) -> (Double, Double) {
    let side = share * 4, quarter = min(3, Int(side)), rest = side - Double(quarter)
    let length = ((1 - rest) * (1 - rest) + rest * rest).squareRoot()
    let x = (1 - rest) / length, y = rest / length
    switch quarter {
    case 0: return (x, y)
    case 1: return (-y, x)
    case 2: return (-x, -y)
    default: return (y, -x)
    }
  }

  /// Of a few places inside the ring, the one farthest from its border, and how far (m).
  private mutating func roomiest(in ring: [Vertex]) -> (Vertex, Double)? {
    guard let first = ring.first, !ring.isEmpty else { return nil }
    var sum = (0.0, 0.0)
    for vertex in ring {
      let (dx, dy) = Lattice.metres(from: first, to: vertex)
      sum = (sum.0 + dx, sum.1 + dy)
    }
    let mean = (sum.0 / Double(ring.count), sum.1 / Double(ring.count))
    let side = planeArea(ring).squareRoot()
    var best: (Vertex, Double)?
    for attempt in 0..<12 {
      let shift = attempt == 0 ? 0 : side * 0.2
      let place = cutter.pen.lattice.vertex(
        from: first, eastBy: mean.0 + shift * cutter.pen.random.signed(),
        northBy: mean.1 + shift * cutter.pen.random.signed())
      guard SampleDrawing.ring(ring, holdsLon: place.lon, lat: place.lat) else { continue }
      var square = Double.infinity
      for index in ring.indices {
        let next = ring[index + 1 == ring.count ? 0 : index + 1]
        square = min(square, Clearance.squaredDistance(place, ring[index], next))
      }
      if square.squareRoot() > best?.1 ?? 0 { best = (place, square.squareRoot()) }
    }
    return best
  }
}
