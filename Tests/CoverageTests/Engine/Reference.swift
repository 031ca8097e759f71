import Coverage
import Geometry

/// What brute force says of a case: all pairs by GEOS on the values as given, and the faces of all rings on each other,
/// without any part of `Coverage`.
///
/// No overlay of unions: where parcels leave slivers of a rounding error between them, GEOS 3.11's overlay of their
/// union with another shape may be wrong by all of its area, without an exception.
struct Reference {
  /// Shapes that claim a face, and left-out ones whose placeholders lie on it; every row by itself.
  struct Claim: Hashable, Comparable {
    var claimants: [Int]
    var leftOut: [Int]

    static func < (a: Claim, b: Claim) -> Bool {
      a.claimants == b.claimants
        ? a.leftOut.lexicographicallyPrecedes(b.leftOut) : a.claimants.lexicographicallyPrecedes(b.claimants)
    }
  }

  /// Sums over all facets with one claim.
  struct Land {
    var area = 0.0
    var areaInside = 0.0
    /// Of the facets: a bound for what rounding of positions may do to the area.
    var perimeter = 0.0
  }

  /// Two rows, the smaller first.
  struct Pair: Hashable, Comparable {
    var first: Int
    var second: Int
    static func < (a: Pair, b: Pair) -> Bool { (a.first, a.second) < (b.first, b.second) }
  }

  var isUsable: [Bool] = []
  /// What stands for an invalid shape: its repair by structure.
  var placeholders: [Int: MultiPolygon] = [:]
  var shapeSum = 0.0
  /// Of all pairs that share any area; equal shapes too.
  var pairs: [Pair: MultiPolygon] = [:]
  /// Rows of one and the same rings, two or more, ascending.
  var equal: [[Int]] = []
  var gaps: MultiPolygon?
  var outside: [Int: MultiPolygon]?
  var lands: [Claim: Land] = [:]

  init(_ given: EngineCase) throws {
    let engine = GeometryEngine()
    for (row, shape) in given.shapes.enumerated() {
      let isValid = try engine.validity(of: shape).isValid
      isUsable.append(isValid)
      if isValid {
        shapeSum += shape.area
      } else {
        placeholders[row] = try engine.repaired(shape, by: .structure).shape
      }
    }
    try findPairs(given.shapes, engine)
    equal = Self.equalRows(given.shapes)
    if let boundary = given.boundary {
      let usable = given.shapes.indices.filter { isUsable[$0] }
      outside = try Dictionary(
        uniqueKeysWithValues: usable.map { ($0, try engine.difference(given.shapes[$0], boundary)) }
      ).filter { !$0.value.isEmpty }
      gaps = MultiPolygon()
    }
    try findLands(given, engine)
  }

  private mutating func findPairs(_ shapes: [MultiPolygon], _ engine: GeometryEngine) throws {
    let envelopes = shapes.map(\.envelope)
    for first in shapes.indices where isUsable[first] {
      for second in shapes.indices.dropFirst(first + 1) where isUsable[second] {
        guard envelopes[first].intersects(envelopes[second]) else { continue }
        let region = try engine.intersection(shapes[first], shapes[second])
        if !region.isEmpty { pairs[Pair(first: first, second: second)] = region }
      }
    }
  }

  /// By canonical rings without repeated positions.
  private static func equalRows(_ shapes: [MultiPolygon]) -> [[Int]] {
    let forms = shapes.map { shape in
      MultiPolygon(
        shape.polygons.map { polygon in
          Polygon(exterior: polygon.exterior.distinct, holes: polygon.holes.map(\.distinct))
        }
      ).canonical
    }
    return Dictionary(grouping: shapes.indices) { forms[$0] }.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
  }

  /// The faces of all rings on each other, each asked by a point of it.
  private mutating func findLands(_ given: EngineCase, _ engine: GeometryEngine) throws {
    var members: [(row: Int, shape: MultiPolygon, envelope: Envelope)] = []
    for (row, shape) in given.shapes.enumerated() {
      let shape = placeholders[row] ?? shape
      members.append((row, shape, shape.envelope))
    }
    let rings = members.flatMap(\.shape.rings) + (given.boundary?.rings ?? [])
    for facet in try engine.facets(of: rings.map { $0.coordinates + $0.coordinates.prefix(1) }) {
      guard let point = try engine.pointOnSurface(of: MultiPolygon(facet)) else { continue }
      let rows = members.filter { $0.envelope.contains(point) && $0.shape.holds(point) }.map(\.row)
      let claim = Claim(claimants: rows.filter { isUsable[$0] }, leftOut: rows.filter { !isUsable[$0] })
      lands[claim, default: Land()].area += facet.area
      lands[claim]?.perimeter += facet.perimeter
      guard given.boundary?.holds(point) ?? true else { continue }
      lands[claim]?.areaInside += facet.area
      if rows.isEmpty { gaps?.polygons.append(facet) }
    }
  }

  /// Area claimed k times, inside and outside the boundary.
  func areas(claimed k: Int) -> (inside: Double, outside: Double) {
    let lands = lands.filter { $0.key.claimants.count == k }.values
    let inside = lands.reduce(0) { $0 + $1.areaInside }
    return (inside, lands.reduce(0) { $0 + $1.area } - inside)
  }

  /// Area under placeholders only, inside the boundary.
  var undecidedInside: Double {
    guard gaps != nil else { return 0 }
    return lands.reduce(0) { sum, land in
      sum + (land.key.claimants.isEmpty && !land.key.leftOut.isEmpty ? land.value.areaInside : 0)
    }
  }

  /// How often land is claimed at most.
  var deepest: Int { lands.keys.reduce(0) { max($0, $1.claimants.count) } }
}
