import Geometry

extension ValidityFaults {
  /// The faults of a shape that GEOS found invalid.
  ///
  /// - Parameters:
  ///   - reason: GEOS's words for the fault it met first.
  ///   - place: GEOS's place of it; it is the first of the list, and listed even where the search sees nothing there.
  /// - Complexity: n·log n for a boundary of n edges that seldom meets itself; bounded by the search's budget.
  static func find(in shape: Int, of table: ShapeTable, reason: String, place: Coordinate?) -> ValidityFaults {
    let vertices = table.vertices(of: shape)
    guard vertices.allSatisfy({ table.points[Int(table.pointIDs[$0])].isFinite }), reason != "Invalid Coordinate" else {
      let bad = vertices.lazy.map { table.points[Int(table.pointIDs[$0])] }.first { !$0.isUsable }
      return .first(reason, at: place ?? bad, extent: .firstOnly)
    }
    var search = ValidityFaultSearch(ShapeEdges(shape, of: table), firstPlace: place)
    guard search.run() else { return .first(reason, at: place, extent: .firstOnly) }
    var found = search.faults
    found.sort { a, b in
      a.place == b.place ? a.kind.rawValue < b.kind.rawValue : Coordinate.precedes(a.place, b.place)
    }
    let first = search.index(of: reason, at: place, in: found)
    let told = ValidityFault(
      first.map { found[$0].kind } ?? ValidityFault.Kind(reason: reason), at: place ?? first.map { found[$0].place })
    if let first { found.remove(at: first) }
    let all = [told] + found.map { ValidityFault($0.kind, at: $0.place) }
    let isWhole = search.isComplete && all.count <= listLimit
    return ValidityFaults(
      listed: Array(all.prefix(listLimit)), count: all.count, extent: isWhole ? .all : .atLeast,
      meetings: max(search.meetings, 1))
  }
}

extension ValidityFaultSearch {
  /// Crossing points that two ways of computing give differ by less than this share of the coordinates: 2 mm in a grid
  /// of metres with coordinates of two million.
  private static let roundingShare = 1e-9

  /// Which of the faults is the one that GEOS names; nil when none is.
  func index(of reason: String, at place: Coordinate?, in found: [Found]) -> Int? {
    let kinds = ValidityFault.Kind.kinds(behind: reason)
    let same = found.indices.filter { kinds.contains(found[$0].kind) }
    guard let place else { return same.first }
    if let exact = same.first(where: { found[$0].place == place || found[$0].line.contains(place) }) { return exact }
    let tolerance = Self.roundingShare * max(abs(place.x), abs(place.y))
    func distance(_ index: Int) -> Double {
      max(abs(found[index].place.x - place.x), abs(found[index].place.y - place.y))
    }
    if let near = same.min(by: { distance($0) < distance($1) }), distance(near) <= tolerance { return near }
    // Of a ring in the wrong place GEOS may name another vertex.
    return same.first { index in
      found[index].kind.isOfRing
        && [found[index].rings.first, found[index].rings.second].contains { ring in
          edges.rings.indices.contains(ring) && edges.rings[ring].range.contains { edges.points[$0] == place }
        }
    }
  }
}

extension ValidityFault.Kind {
  /// A fault of a ring as a whole, whose place is one of its vertices.
  fileprivate var isOfRing: Bool {
    switch self {
    case .holeOutside, .nestedHoles, .nestedShells, .duplicateRing: true
    default: false
    }
  }
}

extension Coordinate {
  /// Within what GEOS computes with.
  fileprivate var isUsable: Bool { abs(x) <= 1e15 && abs(y) <= 1e15 }
}
