import Geometry

/// Faces of one arrangement with their claimants, gathered into what a coverage report lists.
struct ClaimedFaces {
  /// Rows of shapes and of left-out ones, each ascending.
  struct Claimants: Hashable {
    var shapes: [Int]
    var leftOut: [Int]
  }

  struct Face {
    var face: UInt32
    var claimants: Int
    var isInside: Bool
  }

  /// What one arrangement gave; a shape or a pair may have more elsewhere.
  struct Pieces: Sendable {
    var overlaps: [ShapeOverlap] = []
    var faces: [OverlapFace] = []
    var outside: [OutsidePart] = []
  }

  private let leftOut: [LeftOutShape]
  private let equal: EqualRows
  private var claimants: [Claimants] = []
  private var places: [Claimants: Int] = [:]
  private var faces: [Face] = []

  init(leftOut: [LeftOutShape], equal: EqualRows) {
    self.leftOut = leftOut
    self.equal = equal
  }

  mutating func removeAll() {
    claimants.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    faces.removeAll(keepingCapacity: true)
  }

  mutating func add(_ face: UInt32, _ owners: some Sequence<BorderOwner>, isInside: Bool) {
    var shapes: [Int] = []
    var left: [Int] = []
    for owner in owners {
      switch owner.kind {
      case .shape(let row): shapes.append(row)
      case .placeholder(let place): left.append(leftOut[place].shape)
      case .boundary, .frame: break
      }
    }
    let key = Claimants(shapes: shapes.sorted(), leftOut: left.sorted())
    let place = places[key] ?? claimants.count
    if place == claimants.count {
      claimants.append(key)
      places[key] = place
    }
    faces.append(Face(face: face, claimants: place, isInside: isInside))
  }

  /// - Complexity: O(half-edges of the faces) for each list a face is in.
  func pieces(in arrangement: Arrangement, _ outline: inout FaceOutline) -> Pieces {
    if claimants.count == 1 { return piecesOfOneSet(claimants[0], arrangement, &outline) }
    var pieces = Pieces()
    var bySet = [[Face]](repeating: [], count: claimants.count)
    for face in faces { bySet[face.claimants].append(face) }
    var byPair: [Pair: [UInt32]] = [:]
    var byShape: [Int: [UInt32]] = [:]
    for (claimants, faces) in zip(claimants, bySet) {
      if multiplicity(claimants) > 1 {
        let land = land(faces.map(\.face), arrangement, &outline)
        pieces.faces.append(face(claimants, land, areaOutside(faces, land.area, arrangement, &outline)))
      }
      for (index, first) in claimants.shapes.enumerated() {
        for second in claimants.shapes[(index + 1)...] {
          byPair[Pair(first: first, second: second), default: []] += faces.map(\.face)
        }
        let outside = faces.filter { !$0.isInside }
        if !outside.isEmpty { byShape[first, default: []] += outside.map(\.face) }
      }
    }
    for (pair, faces) in byPair.sorted(by: { $0.key < $1.key }) {
      pieces.append(pair, land(faces, arrangement, &outline))
    }
    for (shape, faces) in byShape.sorted(by: { $0.key < $1.key }) {
      pieces.append(outside: equal[shape], land(faces, arrangement, &outline))
    }
    return pieces
  }

  /// Most zones have one set of claimants: one outline serves all lists.
  private func piecesOfOneSet(
    _ claimants: Claimants, _ arrangement: Arrangement, _ outline: inout FaceOutline
  ) -> Pieces {
    var pieces = Pieces()
    let land = land(faces.map(\.face), arrangement, &outline)
    if multiplicity(claimants) > 1 {
      pieces.faces.append(face(claimants, land, areaOutside(faces, land.area, arrangement, &outline)))
    }
    let outside = faces.filter { !$0.isInside }
    let landOutside = outside.count == faces.count ? land : self.land(outside.map(\.face), arrangement, &outline)
    for (index, first) in claimants.shapes.enumerated() {
      for second in claimants.shapes[(index + 1)...] { pieces.append(Pair(first: first, second: second), land) }
      if !outside.isEmpty { pieces.append(outside: equal[first], landOutside) }
    }
    return pieces
  }

  typealias Land = (region: MultiPolygon, area: Area)

  fileprivate struct Pair: Hashable, Comparable {
    var first: Int
    var second: Int
    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  private func multiplicity(_ claimants: Claimants) -> Int {
    claimants.shapes.reduce(0) { $0 + equal.count($1) } + claimants.leftOut.reduce(0) { $0 + equal.count($1) }
  }

  private func areaOutside(
    _ faces: [Face], _ all: Area, _ arrangement: Arrangement, _ outline: inout FaceOutline
  ) -> Area {
    let outside = faces.filter { !$0.isInside }
    if outside.isEmpty { return .zero }
    return outside.count == faces.count ? all : land(outside.map(\.face), arrangement, &outline).area
  }

  private func face(_ claimants: Claimants, _ land: Land, _ areaOutside: Area) -> OverlapFace {
    OverlapFace(
      claimants: claimants.shapes, multiplicity: claimants.shapes.reduce(0) { $0 + equal.count($1) },
      leftOut: claimants.leftOut, area: land.area, areaInside: max(.zero, land.area - areaOutside),
      region: land.region)
  }

  /// Measured on the canonical region, so that the order of shapes cannot change a digit.
  private func land(
    _ faces: [UInt32], _ arrangement: Arrangement, _ outline: inout FaceOutline
  ) -> Land {
    let region = outline.region(of: faces, in: arrangement)
    return (region, .squareMetres(region.area))
  }
}

extension ClaimedFaces.Pieces {
  fileprivate mutating func append(_ pair: ClaimedFaces.Pair, _ land: ClaimedFaces.Land) {
    overlaps.append(ShapeOverlap(first: pair.first, second: pair.second, area: land.area, region: land.region))
  }

  fileprivate mutating func append(outside rows: [Int], _ land: ClaimedFaces.Land) {
    for row in rows { outside.append(OutsidePart(shape: row, area: land.area, region: land.region)) }
  }

  mutating func append(_ other: ClaimedFaces.Pieces) {
    overlaps.append(contentsOf: other.overlaps)
    faces.append(contentsOf: other.faces)
    outside.append(contentsOf: other.outside)
  }

  /// Pieces of several arrangements that share no land, by shapes; what has no area is left out.
  static func joining(_ all: [ClaimedFaces.Pieces]) -> ClaimedFaces.Pieces {
    var joined = ClaimedFaces.Pieces()
    joined.overlaps = merged(all.map(\.overlaps), area: \.area, key: { ($0.first, $0.second) }) {
      $0.area += $1.area
      $0.region = $0.region.joined($1.region)
    }
    joined.faces = merged(
      all.map(\.faces), area: \.area, key: { ($0.claimants.first ?? -1, $0.claimants.dropFirst().first ?? -1) },
      precedes: OverlapFace.precedes
    ) {
      $0.area += $1.area
      $0.areaInside += $1.areaInside
      $0.region = $0.region.joined($1.region)
    }
    joined.outside = merged(all.map(\.outside), area: \.area, key: { ($0.shape, 0) }) {
      $0.area += $1.area
      $0.region = $0.region.joined($1.region)
    }
    return joined
  }

  /// Sorted by key, and within one key by `precedes`; equal ones as one. Only keys and places are moved while sorting.
  private static func merged<Element>(
    _ parts: [[Element]], area: (Element) -> Area, key: (Element) -> (Int, Int),
    precedes: (Element, Element) -> Bool = { _, _ in false }, with add: (inout Element, Element) -> Void
  ) -> [Element] {
    let order = Self.order(parts, key)
    var result: [Element] = []
    result.reserveCapacity(order.count)
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, order[end].isSameKey(as: order[start]) { end += 1 }
      if end - start == 1 {
        result.append(parts[Int(order[start].part)][Int(order[start].place)])
      } else {
        let run = order[start..<end].map { parts[Int($0.part)][Int($0.place)] }.sorted(by: precedes)
        let before = result.count
        for element in run {
          if result.count > before, !precedes(result[result.count - 1], element) {
            add(&result[result.count - 1], element)
          } else {
            result.append(element)
          }
        }
      }
      start = end
    }
    result.removeAll { area($0) <= .zero }
    return result
  }

  private struct Place {
    var first: Int
    var second: Int
    var part: Int32
    var place: Int32

    func isSameKey(as other: Place) -> Bool { first == other.first && second == other.second }

    static func precedes(_ a: Place, _ b: Place) -> Bool {
      if a.first != b.first { return a.first < b.first }
      if a.second != b.second { return a.second < b.second }
      return a.part != b.part ? a.part < b.part : a.place < b.place
    }
  }

  private static func order<Element>(_ parts: [[Element]], _ key: (Element) -> (Int, Int)) -> [Place] {
    var order: [Place] = []
    order.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for (part, elements) in parts.enumerated() {
      for (place, element) in elements.enumerated() {
        let (first, second) = key(element)
        order.append(Place(first: first, second: second, part: Int32(part), place: Int32(place)))
      }
    }
    order.sort(by: Place.precedes)
    return order
  }
}

extension MultiPolygon {
  /// With the polygons of a region that shares no land with it.
  fileprivate func joined(_ other: MultiPolygon) -> MultiPolygon {
    MultiPolygon(polygons + other.polygons).canonical
  }
}

extension OverlapFace {
  /// By claimants, then left-out shapes.
  static func precedes(_ a: OverlapFace, _ b: OverlapFace) -> Bool {
    a.claimants == b.claimants
      ? a.leftOut.lexicographicallyPrecedes(b.leftOut) : a.claimants.lexicographicallyPrecedes(b.claimants)
  }
}
