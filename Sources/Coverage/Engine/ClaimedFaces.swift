import Geometry

/// Faces of one zone with their claimants, gathered into what a coverage report lists.
struct ClaimedFaces {
  private struct Face {
    var face: UInt32
    /// In `sets`.
    var set: Int
    var isInside: Bool
  }

  /// Claimants that some faces have in common: rows of shapes and of left-out ones in `rows`, each ascending.
  private struct ClaimantSet {
    var shapes: Range<Int>
    var leftOut: Range<Int>
  }

  /// Land of some faces: a region, or what a frame leaves of its border.
  private enum Land {
    case whole(region: UInt32, area: Area)
    case cut(edges: Range<Int>)
  }

  private let leftOut: [LeftOutShape]
  private let equal: EqualRows
  private var rows: [Int32] = []
  private var sets: [ClaimantSet] = []
  private var faces: [Face] = []
  private var outline = FaceOutline()

  init(leftOut: [LeftOutShape], equal: EqualRows) {
    self.leftOut = leftOut
    self.equal = equal
  }

  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    sets.removeAll(keepingCapacity: true)
    faces.removeAll(keepingCapacity: true)
  }

  mutating func add(_ face: UInt32, _ owners: some Sequence<BorderOwner>, isInside: Bool) {
    let start = rows.count
    for owner in owners where owner.isShape { rows.append(owner.rawValue) }
    let middle = rows.count
    for owner in owners {
      if case .placeholder(let place) = owner.kind { rows.append(Int32(leftOut[place].shape)) }
    }
    rows[start..<middle].sort()
    rows[middle...].sort()
    let set = ClaimantSet(shapes: start..<middle, leftOut: middle..<rows.count)
    let known = sets.firstIndex {
      rows[$0.shapes] == rows[set.shapes] && rows[$0.leftOut] == rows[set.leftOut]
    }
    if known == nil { sets.append(set) } else { rows.removeSubrange(start...) }
    faces.append(Face(face: face, set: known ?? sets.count - 1, isInside: isInside))
  }

  /// - Complexity: O(half-edges of the faces) for each list a face is in.
  mutating func write(to pieces: inout ClaimedPieces, in arrangement: Arrangement) {
    for index in sets.indices { write(index, to: &pieces, arrangement) }
    guard sets.count > 1 else { return }
    for pair in pairs() {
      let land = land(
        of: faces { rows[$0].contains(pair.first) && rows[$0].contains(pair.second) }, &pieces, arrangement)
      append(pair.first, pair.second, land, to: &pieces)
    }
    for shape in shapesOutside() {
      let land = land(of: faces(onlyOutside: true) { rows[$0].contains(shape) }, &pieces, arrangement)
      append(outside: shape, land, to: &pieces)
    }
  }

  /// Most zones have one set of claimants: one outline serves all lists.
  private mutating func write(_ index: Int, to pieces: inout ClaimedPieces, _ arrangement: Arrangement) {
    let set = sets[index]
    let isOnly = sets.count == 1
    let isMultiple = multiplicity(set) > 1
    guard isMultiple || isOnly else { return }
    let own = faces { $0 == set.shapes }
    let outside = faces(onlyOutside: true) { $0 == set.shapes }
    let land = land(of: own, &pieces, arrangement)
    var landOutside: Land?
    if !outside.isEmpty {
      landOutside = outside.count == own.count ? land : self.land(of: outside, &pieces, arrangement)
    }
    if isMultiple { append(face: set, land, landOutside, to: &pieces) }
    if isMultiple, case .cut = land, case .whole? = landOutside {
      // Of land that a frame cuts a part may be whole: it is closed with the rest.
      _ = outline.trace(outside, in: arrangement)
      let edges = pieces.cuts.appendBorder(of: outside, outline, in: arrangement)
      pieces.cuts.append(.outsideOfFace, list(set, in: &pieces), edges)
    }
    guard isOnly else { return }
    let shapes = rows[set.shapes]
    for (offset, first) in shapes.enumerated() {
      for second in shapes.dropFirst(offset + 1) { append(first, second, land, to: &pieces) }
      if let landOutside { append(outside: first, landOutside, to: &pieces) }
    }
  }

  /// Ascending.
  private func pairs() -> [(first: Int32, second: Int32)] {
    var all: [(first: Int32, second: Int32)] = []
    for set in sets {
      for (offset, first) in rows[set.shapes].enumerated() {
        for second in rows[set.shapes].dropFirst(offset + 1) { all.append((first, second)) }
      }
    }
    all.sort { $0 < $1 }
    return all.indices.filter { $0 == 0 || all[$0] != all[$0 - 1] }.map { all[$0] }
  }

  /// Ascending.
  private func shapesOutside() -> [Int32] {
    Set(faces.lazy.filter { !$0.isInside }.flatMap { rows[sets[$0.set].shapes] }).sorted()
  }

  private func faces(onlyOutside: Bool = false, _ hasShapes: (Range<Int>) -> Bool) -> [UInt32] {
    let isWanted = sets.map { hasShapes($0.shapes) }
    return faces.compactMap { isWanted[$0.set] && !(onlyOutside && $0.isInside) ? $0.face : nil }
  }

  private func multiplicity(_ set: ClaimantSet) -> Int {
    rows[set.shapes.lowerBound..<set.leftOut.upperBound].reduce(0) { $0 + equal.count(Int($1)) }
  }

  private mutating func land(
    of faces: [UInt32], _ pieces: inout ClaimedPieces, _ arrangement: Arrangement
  ) -> Land {
    guard outline.trace(faces, in: arrangement) else {
      return .cut(edges: pieces.cuts.appendBorder(of: faces, outline, in: arrangement))
    }
    let (region, area) = outline.append(to: &pieces.regions)
    return .whole(region: region, area: area)
  }

  private func list(_ set: ClaimantSet, in pieces: inout ClaimedPieces) -> ClaimantList {
    pieces.list(shapes: rows[set.shapes], leftOut: rows[set.leftOut])
  }

  private func append(face set: ClaimantSet, _ land: Land, _ outside: Land?, to pieces: inout ClaimedPieces) {
    let claimants = list(set, in: &pieces)
    switch land {
    case .whole(let region, let area):
      var areaOutside = Area.zero
      if case .whole(_, let area)? = outside { areaOutside = area }
      pieces.faces.append(
        .init(claimants: claimants, area: area, areaInside: max(.zero, area - areaOutside), region: region))
    case .cut(let edges):
      pieces.cuts.append(.face, claimants, edges)
      if case .cut(let edges)? = outside { pieces.cuts.append(.outsideOfFace, claimants, edges) }
    }
  }

  private func append(_ first: Int32, _ second: Int32, _ land: Land, to pieces: inout ClaimedPieces) {
    switch land {
    case .whole(let region, let area):
      pieces.pairs.append(.init(first: first, second: second, area: area, region: region))
    case .cut(let edges):
      pieces.cuts.append(.pair, pieces.list(shapes: [first, second], leftOut: []), edges)
    }
  }

  private func append(outside shape: Int32, _ land: Land, to pieces: inout ClaimedPieces) {
    switch land {
    case .whole(let region, let area):
      pieces.outside.append(.init(shape: shape, area: area, region: region))
    case .cut(let edges):
      pieces.cuts.append(.outsideOfShape, pieces.list(shapes: [shape], leftOut: []), edges)
    }
  }
}
