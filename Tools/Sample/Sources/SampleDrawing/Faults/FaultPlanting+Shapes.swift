extension FaultPlanting {
  /// Faults of one ring: open, short, crossing itself, repeating itself, with a spike or a hole outside.
  mutating func plantShapeFaults() throws(DrawingError) {
    try plantOpenRings()
    try plantBowTie()
    try plantCrossing()
    try plantHoleOutside()
    try plantRepeatedPoints()
    try plantSpike()
    try plantSliver()
  }

  /// A ring that is not closed, or too short, encloses nothing: its land is open.
  private mutating func plantOpenRings() throws(DrawingError) {
    let (open, _) = try sites.shapeSite("unclosed-ring") { $0 }
    sites.takeAround(open)
    records[open].polygons?[0][0].removeLast()
    add("unclosed-ring", open, codes: ["GEO101"], opens: ring(open))
    let (short, _) = try sites.shapeSite("ring-too-short") { $0 }
    sites.takeAround(short)
    let ring = ring(short)
    records[short].polygons = [[[ring[0], ring[1], ring[0]].map(PlantedRecord.position)]]
    add("ring-too-short", short, codes: ["GEO101"], opens: ring)
  }

  /// Half of the ring is walked backwards: two halves that meet in a point, and between them two open triangles.
  private mutating func plantBowTie() throws(DrawingError) {
    let (index, tie) = try sites.shapeSite("bow-tie") { BowTie(parcels[$0].shape.parts[0].outer, lattice) }
    sites.takeAround(index)
    records[index].polygons = [[PlantedRecord.ring(tie.crossing)]]
    add(
      PlantedFault(
        kind: "bow-tie", records: [index], expected: [.init(code: "GEO102", records: [index])], land: ring(index),
        gapArea: tie.openArea))
  }

  /// A small loop on one edge: of the land less than 1 m² is lost or gained, so nothing else is to be found.
  private mutating func plantCrossing() throws(DrawingError) {
    let (index, edge) = try sites.shapeSite("self-crossing") { longEdge(of: $0, from: 12) }
    sites.takeAround(index)
    let ring = ring(index), (a, b) = (ring[edge], ring[(edge + 1) % ring.count])
    let metre = 1 / a.distance(to: b)
    let loop = [
      place(on: a, b, at: 0.5 + 0.5 * metre, leftBy: -0.1), place(on: a, b, at: 0.5, leftBy: 0.5),
      place(on: a, b, at: 0.5 - 0.5 * metre, leftBy: -0.1),
    ]
    var crossing = ring
    crossing.insert(contentsOf: loop, at: edge + 1)
    records[index].polygons = [[PlantedRecord.ring(crossing)]]
    add("self-crossing", index, codes: ["GEO102"])
  }

  /// A square hole in another parcel.
  private mutating func plantHoleOutside() throws(DrawingError) {
    let (index, hole) = try sites.shapeSite("hole-outside") { index in
      sites.neighbours(of: index).compactMap { innerStrip(of: $0, length: 5, width: 5) }.first
    }
    sites.takeAround(index)
    records[index].polygons?[0].append(PlantedRecord.ring(hole.reversed()))
    add("hole-outside", index, codes: ["GEO102"])
  }

  /// Three positions are there twice, one of them three times.
  private mutating func plantRepeatedPoints() throws(DrawingError) {
    let (index, _) = try sites.shapeSite("repeated-points") { $0 }
    sites.takeAround(index)
    var ring = ring(index)
    ring.insert(ring[4], at: 4)
    ring.insert(ring[2], at: 2)
    ring.insert(ring[2], at: 2)
    records[index].polygons = [[PlantedRecord.ring(ring)]]
    add(
      PlantedFault(
        kind: "repeated-points", records: [index],
        expected: [
          .init(code: "GEO104", records: [index], measures: [.init(name: "repeatedPoints", value: 3, tolerance: 0)])
        ]))
  }

  /// 18 m out and back, 4 cm wide at its foot: 0.4 m² on a neighbour, no more than a note.
  private mutating func plantSpike() throws(DrawingError) {
    let (index, edge) = try sites.shapeSite("spike") { longEdge(of: $0, from: 10) }
    sites.takeAround(index)
    let ring = ring(index), (a, b) = (ring[edge], ring[(edge + 1) % ring.count])
    let half = 0.02 / a.distance(to: b)
    let spike = [
      place(on: a, b, at: 0.5 - half, leftBy: 0), place(on: a, b, at: 0.5, leftBy: -18),
      place(on: a, b, at: 0.5 + half, leftBy: 0),
    ]
    var spiked = ring
    spiked.insert(contentsOf: spike, at: edge + 1)
    records[index].polygons = [[PlantedRecord.ring(spiked)]]
    add(
      PlantedFault(
        kind: "spike", records: [index],
        expected: [
          .init(
            code: "GEO104", records: [index],
            measures: [
              .init(name: "spikes", value: 1, tolerance: 0), .init(name: "spikeLength", value: 18, tolerance: 0.1),
            ])
        ]))
  }

  /// A strip 0.2 m wide inside a parcel, as a parcel of its own: its neighbour has the hole for it.
  private mutating func plantSliver() throws(DrawingError) {
    let (index, strip) = try sites.shapeSite("sliver-parcel") { innerStrip(of: $0, length: 14, width: 0.2) }
    sites.takeAround(index)
    var host = parcels[index].shape.parts[0]
    host.holes = [strip.reversed()]
    records[index].setShape([host])
    records[index]["area_m2"] = PlantedRecord.area(host.area)
    var sliver = parcels[index]
    sliver.shape = ParcelShape(role: .field, parts: [.init(outer: strip)])
    sliver.shares[0].area = planeArea(strip)
    sliver.place.number += 500
    let added = append(sliver, as: addedIdentifier(1))
    add("sliver-parcel", added, codes: ["GEO107"])
  }

  /// The index of an edge at least so long (m) whose ring has no vertex near its middle.
  func longEdge(of index: Int, from length: Double) -> Int? {
    let ring = ring(index)
    return ring.indices.first { start in
      let a = ring[start], b = ring[(start + 1) % ring.count]
      guard a.distance(to: b) >= length else { return false }
      let middle = place(on: a, b, at: 0.5, leftBy: 0)
      return ring.allSatisfy { $0.isAt(a) || $0.isAt(b) || $0.distance(to: middle) > 4 }
    }
  }

  /// The lattice vertex at a share of the way from a to b, metres to the left.
  func place(on a: Vertex, _ b: Vertex, at share: Double, leftBy metres: Double) -> Vertex {
    let (dx, dy) = Lattice.metres(from: a, to: b)
    let length = (dx * dx + dy * dy).squareRoot()
    return lattice.vertex(
      from: a, eastBy: dx * share - dy / length * metres, northBy: dy * share + dx / length * metres)
  }

  /// A rectangle about the middle of a parcel of one ring, 2 m inside it; interior left.
  private func innerStrip(of index: Int, length: Double, width: Double) -> [Vertex]? {
    let shape = parcels[index].shape, ring = ring(index), middle = shape.place
    guard let first = ring.first, shape.parts.count == 1, shape.parts[0].holes.isEmpty else { return nil }
    let corners = [(-length, -width), (length, -width), (length, width), (-length, width)].map { corner in
      lattice.vertex(
        from: first, eastBy: middle.east - first.east + corner.0 / 2, northBy: middle.north - first.north + corner.1 / 2
      )
    }
    let (beyond, beside) = (length + 4, width + 4)
    let margin = [(-beyond, -beside), (beyond, -beside), (beyond, beside), (-beyond, beside)].map { corner in
      lattice.vertex(
        from: first, eastBy: middle.east - first.east + corner.0 / 2, northBy: middle.north - first.north + corner.1 / 2
      )
    }
    return isInside(margin, ring) ? corners : nil
  }

  /// Whether a ring lies inside another one, without touching it.
  func isInside(_ inner: [Vertex], _ outer: [Vertex]) -> Bool {
    guard inner.allSatisfy({ SampleDrawing.ring(outer, holdsLon: $0.lon, lat: $0.lat) }) else { return false }
    return inner.indices.allSatisfy { i in
      outer.indices.allSatisfy { j in
        !segmentsMeet(inner[i], inner[(i + 1) % inner.count], outer[j], outer[(j + 1) % outer.count])
      }
    }
  }
}

/// A ring of which a stretch is walked backwards, so that two of its edges cross.
struct BowTie {
  /// The ring as written.
  let crossing: [Vertex]
  /// m² of the drawn parcel that belong to neither half.
  let openArea: Double

  /// Nil where the two new edges would meet more of the ring than each other, or a half would be small.
  init?(_ ring: [Vertex], _ lattice: Lattice) {
    let count = ring.count, whole = planeArea(ring)
    for first in 0..<count {
      for length in 2...max(2, count - 4) {
        let turned = (0..<length).map { ring[(first + length - 1 - $0) % count] }
        let rest = (0..<count - length).map { ring[(first + length + $0) % count] }
        guard rest.count > 2, let last = rest.last, let before = turned.first, let after = turned.last,
          let next = rest.first, let centre = Self.crossing(last, before, after, next, lattice),
          Self.isAlone(last, before, ring, besides: after, next), Self.isAlone(after, next, ring, besides: last, before)
        else { continue }
        let halves = [planeArea([centre] + rest), planeArea([centre] + turned.reversed())]
        let open = [planeArea([last, after, centre]), planeArea([before, next, centre])]
        let isSound =
          halves.allSatisfy { $0 > 0.25 * whole } && open.allSatisfy { $0 > 8 }
          && abs(halves.reduce(0, +) + open.reduce(0, +) - whole) < 0.1
        guard isSound else { continue }
        crossing = turned + rest
        openArea = open.reduce(0, +)
        return
      }
    }
    return nil
  }

  /// Where two segments cross, to the lattice.
  private static func crossing(_ a: Vertex, _ b: Vertex, _ c: Vertex, _ d: Vertex, _ lattice: Lattice) -> Vertex? {
    guard segmentsMeet(a, b, c, d) else { return nil }
    let (from, to) = (Double(turn(c, d, a)), Double(turn(c, d, b)))
    guard from != to else { return nil }
    let share = from / (from - to)
    let (dx, dy) = Lattice.metres(from: a, to: b)
    return lattice.vertex(from: a, eastBy: dx * share, northBy: dy * share)
  }

  /// Whether the segment lies inside the ring and meets none of it but its own ends.
  private static func isAlone(
    _ a: Vertex, _ b: Vertex, _ outline: [Vertex], besides c: Vertex, _ d: Vertex
  ) -> Bool {
    let ends = [a, b]
    let isFree = outline.indices.allSatisfy { index in
      let (p, q) = (outline[index], outline[(index + 1) % outline.count])
      if ends.contains(where: { $0.isAt(p) || $0.isAt(q) }) { return true }
      return !segmentsMeet(a, b, p, q)
    }
    return isFree && ring(outline, holdsLon: (a.lon + b.lon) / 2, lat: (a.lat + b.lat) / 2)
  }
}
