import Geometry

/// The pieces of all parts of the plane, by shapes.
struct JoinedPieces: Sendable {
  /// By rows.
  var overlaps: [ShapeOverlap] = []
  /// By claimants.
  var faces: [OverlapFace] = []
  /// By row.
  var outside: [OutsidePart] = []
}

/// Puts pieces of parts that share no land together; what has no area is left out.
struct PieceJoining: Sendable {
  private let parts: [ClaimedPieces]
  /// By part, then by number.
  private let regions: [[MultiPolygon]]
  private let equal: EqualRows
  private let threads: Int

  private enum List: CaseIterable { case pairs, faces, outside }

  /// A piece to be put in its place.
  private struct Place: Sendable {
    var key: UInt64
    var part: UInt32
    var index: UInt32

    static func precedes(_ a: Place, _ b: Place) -> Bool {
      a.key != b.key ? a.key < b.key : (a.part, a.index) < (b.part, b.index)
    }
  }

  /// Values are made on several tasks. O(vertices).
  init(_ parts: [ClaimedPieces], equal: EqualRows, threads: Int) async throws {
    self.parts = parts
    self.equal = equal
    self.threads = threads
    regions = try await ParallelChunks.map(count: parts.count, threads: threads, chunkSize: 1) { part in
      let columns = parts[part.lowerBound].regions
      return (0..<columns.count).map { columns[$0] }
    }
  }

  /// n·log n.
  func joined() async throws -> JoinedPieces {
    let lists = try await ParallelChunks.map(count: List.allCases.count, threads: threads, chunkSize: 1) {
      runs(of: List.allCases[$0.lowerBound])
    }
    let (pairs, faces, outside) = (lists[0], lists[1], lists[2])
    let shared = ParallelChunks.array(count: outside.runs.count, threads: threads) { outsidePart(outside[$0]) }
    return JoinedPieces(
      overlaps: ParallelChunks.array(count: pairs.runs.count, threads: threads) { overlap(pairs[$0]) },
      faces: ParallelChunks.array(count: faces.runs.count, threads: threads) { face(faces[$0]) },
      outside: shared.flatMap { part in
        equal[part.shape].map { OutsidePart(shape: $0, area: part.area, region: part.region) }
      }.sorted { $0.shape < $1.shape })
  }

  /// Places in order, in runs of what is one element.
  private struct Runs: Sendable {
    var order: [Place] = []
    var runs: [Range<Int>] = []

    subscript(run: Int) -> ArraySlice<Place> { order[runs[run]] }
  }

  /// Those with any area.
  private func runs(of list: List) -> Runs {
    let order = order(of: list)
    var runs: [Range<Int>] = []
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, order[end].key == order[start].key,
        list != .faces || isSameFace(order[start], order[end])
      { end += 1 }
      if order[start..<end].contains(where: { area($0, list) > .zero }) { runs.append(start..<end) }
      start = end
    }
    return Runs(order: order, runs: runs)
  }

  private func area(_ place: Place, _ list: List) -> Area {
    switch list {
    case .pairs: parts[Int(place.part)].pairs[Int(place.index)].area
    case .faces: parts[Int(place.part)].faces[Int(place.index)].area
    case .outside: parts[Int(place.part)].outside[Int(place.index)].area
    }
  }

  private func order(of list: List) -> [Place] {
    var order: [Place] = []
    for part in parts.indices {
      func append(_ count: Int, _ key: (Int) -> UInt64) {
        for index in 0..<count {
          order.append(Place(key: key(index), part: UInt32(part), index: UInt32(index)))
        }
      }
      switch list {
      case .pairs:
        append(parts[part].pairs.count) { Self.key(parts[part].pairs[$0].first, parts[part].pairs[$0].second) }
      case .faces: append(parts[part].faces.count) { Self.key(of: shapes(part, $0)) }
      case .outside: append(parts[part].outside.count) { Self.key(parts[part].outside[$0].shape, -1) }
      }
    }
    // A key holds two rows: of more claimants, or with left-out ones, several sets may have one.
    list == .faces ? order.sort(by: precedes) : order.sort(by: Place.precedes)
    return order
  }

  private func precedes(_ a: Place, _ b: Place) -> Bool {
    guard a.key == b.key else { return a.key < b.key }
    let (p, q) = (shapes(Int(a.part), Int(a.index)), shapes(Int(b.part), Int(b.index)))
    if p != q { return p.lexicographicallyPrecedes(q) }
    let (r, s) = (leftOut(a), leftOut(b))
    return r != s ? r.lexicographicallyPrecedes(s) : Place.precedes(a, b)
  }

  private func isSameFace(_ a: Place, _ b: Place) -> Bool {
    shapes(Int(a.part), Int(a.index)) == shapes(Int(b.part), Int(b.index)) && leftOut(a) == leftOut(b)
  }

  @inline(__always) private func shapes(_ part: Int, _ face: Int) -> ArraySlice<Int32> {
    parts[part].rows[parts[part].faces[face].claimants.shapeRange]
  }

  @inline(__always) private func leftOut(_ place: Place) -> ArraySlice<Int32> {
    parts[Int(place.part)].rows[parts[Int(place.part)].faces[Int(place.index)].claimants.leftOutRange]
  }

  private static func key(of rows: ArraySlice<Int32>) -> UInt64 {
    key(rows.first ?? -1, rows.dropFirst().first ?? -1)
  }

  /// In the order of the rows; −1, for none, comes first.
  @inline(__always) private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first &+ 1)) << 32 | UInt64(UInt32(bitPattern: second &+ 1))
  }

  private func overlap(_ places: ArraySlice<Place>) -> ShapeOverlap {
    let place = places[places.startIndex]
    let pair = parts[Int(place.part)].pairs[Int(place.index)]
    return ShapeOverlap(
      first: Int(pair.first), second: Int(pair.second), area: area(places, .pairs), region: region(places, .pairs))
  }

  /// Loops, here and below: a closure would hold all parts, and every task would count the same references.
  private func area(_ places: ArraySlice<Place>, _ list: List) -> Area {
    var sum = Area.zero
    for place in places { sum += area(place, list) }
    return sum
  }

  private func outsidePart(_ places: ArraySlice<Place>) -> OutsidePart {
    let place = places[places.startIndex]
    return OutsidePart(
      shape: Int(parts[Int(place.part)].outside[Int(place.index)].shape), area: area(places, .outside),
      region: region(places, .outside))
  }

  private func face(_ places: ArraySlice<Place>) -> OverlapFace {
    let first = places[places.startIndex]
    let claimants = shapes(Int(first.part), Int(first.index)).map { Int($0) }
    var inside = Area.zero
    for place in places { inside += parts[Int(place.part)].faces[Int(place.index)].areaInside }
    return OverlapFace(
      claimants: claimants, multiplicity: claimants.reduce(0) { $0 + equal.count($1) },
      leftOut: leftOut(first).map { Int($0) }, area: area(places, .faces), areaInside: inside,
      region: region(places, .faces))
  }

  /// Of regions that share no land.
  private func region(_ places: ArraySlice<Place>, _ list: List) -> MultiPolygon {
    if places.count == 1 { return region(places[places.startIndex], list) }
    var polygons: [Polygon] = []
    for place in places { polygons += region(place, list).polygons }
    return MultiPolygon(polygons).canonical
  }

  private func region(_ place: Place, _ list: List) -> MultiPolygon {
    let (part, index) = (Int(place.part), Int(place.index))
    let number =
      switch list {
      case .pairs: parts[part].pairs[index].region
      case .faces: parts[part].faces[index].region
      case .outside: parts[part].outside[index].region
      }
    return regions[part][Int(number)]
  }
}

extension OverlapFace {
  /// By claimants, then left-out shapes.
  static func precedes(_ a: OverlapFace, _ b: OverlapFace) -> Bool {
    a.claimants == b.claimants
      ? a.leftOut.lexicographicallyPrecedes(b.leftOut) : a.claimants.lexicographicallyPrecedes(b.claimants)
  }
}
