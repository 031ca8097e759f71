/// How a dividing line is drawn. Lengths in metres.
struct LineStyle: Sendable {
  /// Mean distance of its vertices.
  var spacing: Double
  /// Largest bow of the whole line, as a share of its length.
  var sway: Double
  /// Amplitude of its windings, as a share of its length.
  var roughness: Double
  /// Shake of each vertex, as a share of the spacing.
  var jitter: Double
  /// Share of steps that get a second vertex close by: there a lane may begin later.
  var gates: Double

  /// Metres between the two vertices of a gate: a lane's width. Not below 3.5 m unless the vertices themselves stand
  /// closer.
  static func gateWidth(spacing: Double) -> Double { max(0.13 * spacing, min(3.5, 0.45 * spacing)) }
}

/// A line across a ring, from one of its vertices to another, with the vertices it brings.
struct CutLine: Sendable {
  var from: Int
  var to: Int
  var inner: [Vertex]

  /// The piece from `from` to `to` along the ring, and the rest. Both keep the interior left.
  func pieces(of ring: [Vertex]) -> (near: [Vertex], far: [Vertex]) {
    var near = CutLine.run(of: ring, from: from, to: to)
    var far = CutLine.run(of: ring, from: to, to: from)
    near.append(contentsOf: inner.reversed())
    far.append(contentsOf: inner)
    return (near, far)
  }

  static func run(of ring: [Vertex], from: Int, to: Int) -> [Vertex] {
    var vertices: [Vertex] = []
    vertices.reserveCapacity(ring.count)
    if from <= to {
      vertices.append(contentsOf: ring[from...to])
    } else {
      vertices.append(contentsOf: ring[from...])
      vertices.append(contentsOf: ring[...to])
    }
    return vertices
  }
}

/// Draws lines between two places.
struct LinePen: Sendable {
  let lattice: Lattice
  var random: RandomSource

  /// The vertices between a and b. `growth` is the area (m²) the line shall win to its left against the straight chord;
  /// `strength` 1 draws the style, 0 a straight line.
  mutating func line(from a: Vertex, to b: Vertex, style: LineStyle, growth: Double, strength: Double) -> [Vertex] {
    let (dx, dy) = Lattice.metres(from: a, to: b)
    let length = (dx * dx + dy * dy).squareRoot()
    let places = steps(length: length, style: style)
    guard !places.isEmpty else { return [] }
    let winding = style.roughness > 0 ? windings(amplitude: style.roughness * length * strength) : []
    let wound = winding.reduce(0, +) / Double(max(1, winding.count)) * length
    let most = max(style.sway, 0.02) * length
    let wanted = 1.5 * (growth - wound) / length
    let bow = strength > 0 ? max(-most, min(most, wanted)) : 0
    return places.map { place in
      var offset = bow * 4 * place * (1 - place)
      offset += random.signed() * style.jitter * style.spacing * strength
      if !winding.isEmpty { offset += LinePen.value(of: winding, at: place) }
      return lattice.vertex(
        from: a, eastBy: dx * place - dy / length * offset, northBy: dy * place + dx / length * offset)
    }
  }

  /// Where along the line (0…1, strictly rising, so that the line cannot cross itself) its vertices stand.
  private mutating func steps(length: Double, style: LineStyle) -> [Double] {
    let count = Int((length / style.spacing).rounded())
    guard count > 1 else { return [] }
    let gate = LineStyle.gateWidth(spacing: style.spacing) / style.spacing
    var places: [Double] = []
    for step in 1..<count {
      let place = (Double(step) + 0.25 * random.signed()) / Double(count)
      if let last = places.last, place - last < 0.1 / Double(count) { continue }
      places.append(place)
      guard random.happens(style.gates) else { continue }
      places.append(place + min(gate, 0.6) * random.between(0.8, 1.2) / Double(count))
    }
    if let last = places.last, last > 1 - 0.1 / Double(count) { places.removeLast() }
    return places
  }

  /// Midpoint displacement: 65 offsets (m) with zero at both ends.
  private mutating func windings(amplitude: Double) -> [Double] {
    var offsets = [Double](repeating: 0, count: 65)
    var span = 64
    var size = amplitude
    while span > 1 {
      let half = span / 2
      for middle in stride(from: half, to: 64, by: span) {
        offsets[middle] = (offsets[middle - half] + offsets[middle + half]) / 2 + random.signed() * size
      }
      size *= 0.55
      span = half
    }
    return offsets
  }

  private static func value(of offsets: [Double], at place: Double) -> Double {
    let scaled = place * Double(offsets.count - 1)
    let index = min(offsets.count - 2, max(0, Int(scaled)))
    let rest = scaled - Double(index)
    return offsets[index] * (1 - rest) + offsets[index + 1] * rest
  }
}
