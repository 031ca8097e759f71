extension FaultPlanting {
  /// Faults of parcels among each other and against the boundary.
  mutating func plantCoverageFaults() throws(DrawingError) {
    try plantShift()
    let (missing, _) = try sites.shapeSite("missing-parcel") { $0 }
    sites.takeAround(missing)
    records[missing].isMissing = true
    add("missing-parcel", missing, codes: [], opens: ring(missing))
    try plantDuplicates()
    try plantMovedVertex()
    try plantBulge()
    plantStray()
  }

  /// A whole parcel 11 m aside: it overlaps those beside it, and leaves land open.
  private mutating func plantShift() throws(DrawingError) {
    let (index, shift) = try sites.shapeSite("shifted-parcel") { shiftedPlace(of: $0) }
    sites.takeAround(index)
    records[index].setShape([.init(outer: shift.ring)])
    sites.take(shift.overlaps.map(\.record))
    let expected = shift.overlaps.map { overlap in
      PlantedFault.Expected(
        code: "COV201", records: [index, overlap.record],
        measures: [.init(name: "overlapArea", value: overlap.area, tolerance: areaTolerance)])
    }
    add(
      PlantedFault(
        kind: "shifted-parcel", records: [index], expected: expected, land: ring(index), gapArea: shift.openArea))
  }

  private struct Shift {
    var ring: [Vertex]
    var overlaps: [(record: Int, area: Double)]
    var openArea: Double
  }

  /// Nil where it would reach a parcel that must be left alone, or an overlap is too near to the least one told.
  private func shiftedPlace(of index: Int) -> Shift? {
    let moved = ring(index).map { lattice.vertex(from: $0, eastBy: 9, northBy: 6) }
    let part = [ParcelShape.Part(outer: moved)]
    var overlaps: [(record: Int, area: Double)] = []
    for other in parcels.indices where other != index && boxesMeet(moved, other) {
      let area = sharedArea(part, parcels[other].shape.parts)
      guard area > 1e-6 else { continue }
      guard sites.isFree(other), !(0.5...2).contains(area) else { return nil }
      if area > 1 { overlaps.append((other, area)) }
    }
    let open = planeArea(ring(index)) - sharedArea(part, parcels[index].shape.parts)
    return overlaps.count > 1 && open > 20 ? Shift(ring: moved, overlaps: overlaps, openArea: open) : nil
  }

  private func boxesMeet(_ ring: [Vertex], _ other: Int) -> Bool {
    let vertices = parcels[other].shape.parts.flatMap(\.outer)
    func range(_ values: [Int64]) -> ClosedRange<Int64> { (values.min() ?? 0)...(values.max() ?? 0) }
    return range(ring.map(\.lon)).overlaps(range(vertices.map(\.lon)))
      && range(ring.map(\.lat)).overlaps(range(vertices.map(\.lat)))
  }

  /// The same shape under another identifier, and a record that is there twice.
  private mutating func plantDuplicates() throws(DrawingError) {
    let (shape, _) = try sites.shapeSite("duplicate-shape") { $0 }
    sites.takeAround(shape)
    var copy = parcels[shape]
    copy.place.number += 600
    let other = append(copy, as: addedIdentifier(2))
    add(
      PlantedFault(
        kind: "duplicate-shape", records: [shape, other],
        expected: [
          .init(code: "COV202", records: [shape, other])
        ]))
    let (record, _) = try sites.shapeSite("duplicate-record") { $0 }
    sites.takeAround(record)
    let again = append(parcels[record], as: records[record].identifier)
    add(
      PlantedFault(
        kind: "duplicate-record", records: [record, again],
        expected: [
          .init(code: "COV202", records: [record, again]), .init(code: "ATT301", records: [record, again]),
        ]))
  }

  /// A vertex in which three parcels meet lies 5 m inside in one of them: land is open, and the area differs from the
  /// declared one.
  private mutating func plantMovedVertex() throws(DrawingError) {
    let (index, move) = try sites.shapeSite("moved-vertex") { movedVertex(of: $0) }
    sites.takeAround(index)
    let (before, after) = (planeArea(ring(index)), planeArea(move))
    records[index].setShape([.init(outer: move)])
    var fault = PlantedFault(
      kind: "moved-vertex", records: [index],
      expected: [
        .init(
          code: "ATT305", records: [index],
          measures: [.init(name: "difference", value: before - after, tolerance: 0.1)])
      ])
    fault.land = ring(index)
    fault.gapArea = before - after
    add(fault)
  }

  private func movedVertex(of index: Int) -> [Vertex]? {
    let ring = ring(index), count = ring.count
    for place in ring.indices where sites.owners(of: ring[place]).count >= 3 {
      let (before, after) = (ring[(place + count - 1) % count], ring[(place + 1) % count])
      guard turn(before, ring[place], after) > 0 else { continue }
      let (dx, dy) = Lattice.metres(from: before, to: after)
      let length = (dx * dx + dy * dy).squareRoot()
      var moved = ring
      moved[place] = lattice.vertex(from: ring[place], eastBy: -dy / length * 5, northBy: dx / length * 5)
      let lost = planeArea(ring) - planeArea(moved)
      guard lost > 2.5 * declaredAreaLimit(planeArea(ring)), isSimple(moved, at: place),
        SampleDrawing.ring(ring, holdsLon: moved[place].lon, lat: moved[place].lat)
      else { continue }
      return moved
    }
    return nil
  }

  /// Whether the two edges at a vertex meet no other edge.
  private func isSimple(_ ring: [Vertex], at place: Int) -> Bool {
    let count = ring.count
    let new = [(place + count - 1) % count, place]
    return new.allSatisfy { first in
      ring.indices.allSatisfy { second in
        let apart = (second - first + count) % count
        if apart <= 1 || apart == count - 1 { return true }
        return !segmentsMeet(ring[first], ring[(first + 1) % count], ring[second], ring[(second + 1) % count])
      }
    }
  }

  /// A parcel at the outline reaches 25 m beyond it.
  private mutating func plantBulge() throws(DrawingError) {
    for index in parcels.indices where isAtEdge(index) {
      let ring = ring(index)
      guard let edge = openEdge(of: ring) else { continue }
      let (a, b) = (ring[edge], ring[(edge + 1) % ring.count])
      var bulged = ring
      bulged.insert(place(on: a, b, at: 0.5, leftBy: -25), at: edge + 1)
      let beyond = planeArea(bulged) - planeArea(ring)
      guard sites.take(index) else { continue }
      records[index].setShape([.init(outer: bulged)])
      records[index]["area_m2"] = PlantedRecord.area(planeArea(bulged))
      add(
        PlantedFault(
          kind: "beyond-boundary", records: [index],
          expected: [
            .init(
              code: "COV204", records: [index],
              measures: [.init(name: "outsideArea", value: beyond, tolerance: areaTolerance)])
          ]))
      return
    }
    throw .fault("beyond-boundary")
  }

  private func isAtEdge(_ index: Int) -> Bool {
    let shape = parcels[index].shape
    guard case .field = shape.role, sites.isFree(index), shape.parts.count == 1, shape.parts[0].holes.isEmpty else {
      return false
    }
    return !parcels[index].place.commune.isEmpty
  }

  /// An edge that no other parcel has, long enough and clear of what lies beyond it.
  private func openEdge(of ring: [Vertex]) -> Int? {
    ring.indices.first { place in
      let (a, b) = (ring[place], ring[(place + 1) % ring.count])
      let both = Set(sites.owners(of: a)).intersection(sites.owners(of: b))
      let (c, d) = (ring[(place + ring.count - 1) % ring.count], ring[(place + 2) % ring.count])
      return both.count == 1 && a.distance(to: b) > 90 && turn(c, a, b) >= 0 && turn(a, b, d) >= 0
    }
  }

  /// A parcel of nowhere: 40 m square, 3 km beyond the outline.
  private mutating func plantStray() {
    guard let east = parcels.flatMap(FaultSites.vertices).max(by: { $0.east < $1.east }) else { return }
    let corners = [(3000.0, 0.0), (3040, 0), (3040, 40), (3000, 40)].map {
      lattice.vertex(from: east, eastBy: $0.0, northBy: $0.1)
    }
    guard var stray = parcels.first(where: { $0.place.commune == ProvinceDrawing.denseWard }) else { return }
    stray.shape = ParcelShape(role: .field, parts: [.init(outer: corners)])
    stray.use = ParcelUse(.ODT)
    stray.project = ""
    stray.shares[0].area = planeArea(corners)
    stray.place.number += 700
    let index = append(stray, as: addedIdentifier(3))
    add(
      PlantedFault(
        kind: "parcel-outside", records: [index],
        expected: [
          .init(
            code: "COV204", records: [index],
            measures: [.init(name: "outsideArea", value: planeArea(corners), tolerance: areaTolerance)])
        ]))
  }
}
