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
    var pieces = Pieces()
    var bySet = [[Face]](repeating: [], count: claimants.count)
    for face in faces { bySet[face.claimants].append(face) }
    var byPair: [Pair: [UInt32]] = [:]
    var byShape: [Int: [UInt32]] = [:]
    for (claimants, faces) in zip(claimants, bySet) {
      if let face = overlapFace(claimants, faces, arrangement, &outline) { pieces.faces.append(face) }
      for (index, first) in claimants.shapes.enumerated() {
        for second in claimants.shapes[(index + 1)...] {
          byPair[Pair(first: first, second: second), default: []] += faces.map(\.face)
        }
        let outside = faces.filter { !$0.isInside }
        if !outside.isEmpty { byShape[first, default: []] += outside.map(\.face) }
      }
    }
    for (pair, faces) in byPair.sorted(by: { $0.key < $1.key }) {
      let (region, area) = land(faces, arrangement, &outline)
      pieces.overlaps.append(ShapeOverlap(first: pair.first, second: pair.second, area: area, region: region))
    }
    for (shape, faces) in byShape.sorted(by: { $0.key < $1.key }) {
      let (region, area) = land(faces, arrangement, &outline)
      for row in equal[shape] { pieces.outside.append(OutsidePart(shape: row, area: area, region: region)) }
    }
    return pieces
  }

  private struct Pair: Hashable, Comparable {
    var first: Int
    var second: Int
    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  private func overlapFace(
    _ claimants: Claimants, _ faces: [Face], _ arrangement: Arrangement, _ outline: inout FaceOutline
  ) -> OverlapFace? {
    let multiplicity = claimants.shapes.reduce(0) { $0 + equal.count($1) }
    let all = multiplicity + claimants.leftOut.reduce(0) { $0 + equal.count($1) }
    guard all > 1 else { return nil }
    let (region, area) = land(faces.map(\.face), arrangement, &outline)
    let outside = faces.filter { !$0.isInside }
    let areaOutside = outside.isEmpty ? .zero : land(outside.map(\.face), arrangement, &outline).area
    return OverlapFace(
      claimants: claimants.shapes, multiplicity: multiplicity, leftOut: claimants.leftOut, area: area,
      areaInside: max(.zero, area - areaOutside), region: region)
  }

  /// Measured on the canonical region, so that the order of shapes cannot change a digit.
  private func land(
    _ faces: [UInt32], _ arrangement: Arrangement, _ outline: inout FaceOutline
  ) -> (region: MultiPolygon, area: Area) {
    let region = outline.region(of: faces, in: arrangement).canonical
    return (region, .squareMetres(region.area))
  }
}

extension ClaimedFaces.Pieces {
  /// Pieces of several arrangements that share no land, by shapes; what has no area is left out.
  static func joining(_ all: [ClaimedFaces.Pieces]) -> ClaimedFaces.Pieces {
    var joined = ClaimedFaces.Pieces()
    joined.overlaps = merged(all.flatMap(\.overlaps), by: { ($0.first, $0.second) < ($1.first, $1.second) }) {
      $0.area += $1.area
      $0.region = $0.region.joined($1.region)
    }
    joined.faces = merged(all.flatMap(\.faces), by: OverlapFace.precedes) {
      $0.area += $1.area
      $0.areaInside += $1.areaInside
      $0.region = $0.region.joined($1.region)
    }
    joined.outside = merged(all.flatMap(\.outside), by: { $0.shape < $1.shape }) {
      $0.area += $1.area
      $0.region = $0.region.joined($1.region)
    }
    joined.overlaps.removeAll { $0.area <= .zero }
    joined.faces.removeAll { $0.area <= .zero }
    joined.outside.removeAll { $0.area <= .zero }
    return joined
  }

  /// Sorted, equal ones as one.
  private static func merged<Element>(
    _ elements: [Element], by precedes: (Element, Element) -> Bool, with add: (inout Element, Element) -> Void
  ) -> [Element] {
    var result: [Element] = []
    for element in elements.sorted(by: precedes) {
      if let last = result.indices.last, !precedes(result[last], element) {
        add(&result[last], element)
      } else {
        result.append(element)
      }
    }
    return result
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
