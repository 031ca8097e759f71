import Coverage
import Geometry
import TestSupport
import Testing

/// A way and a place: every fixture is tried in every way, near the origin, where Hà Nam's plans lie, and far away.
struct FixtureSetting: CustomTestStringConvertible, Sendable {
  var way: EngineWay
  var x: Double
  var y: Double

  static let all = EngineWay.allCases.flatMap { way in
    [(0.0, 0.0), (551_784.0, 2_323_033.0), (-7_340_033.0, 9_000_001.0)].map {
      FixtureSetting(way: way, x: $0.0, y: $0.1)
    }
  }

  var testDescription: String { "\(way.rawValue) at \(Int(x)), \(Int(y))" }
}

/// A case with what it must give, worked out by hand.
struct EngineFixture {
  var shapes: [MultiPolygon]
  var boundary: MultiPolygon?
  /// m² by rows, of pairs that are not equal.
  var pairs: [[Int]: Double] = [:]
  /// m² by rows, of all faces with two claimants and more; equal shapes each by itself. Nil: as the pairs.
  var faces: [[Int]: Double]?
  /// m², in any order.
  var gaps: [Double] = []
  /// m² by row.
  var outside: [Int: Double] = [:]
  /// m² inside the boundary claimed 0, 1, 2 … times.
  var inside: [Double]
  /// m² outside claimed 0, 1, 2 … times.
  var beyond: [Double] = []
  var undecided = 0.0
  var equal: [[Int]] = []
  /// m²; for fixtures whose numbers are not whole.
  var tolerance = 1e-6

  /// Holds the report against the numbers, and against brute force.
  func check(_ setting: FixtureSetting) async throws {
    try await prepared(for: setting.way).checkAsItIs(setting)
  }

  /// With the shapes that a way asks for, and their areas.
  private func prepared(for way: EngineWay) -> EngineFixture {
    var more = self
    more.shapes = EngineCase(shapes, boundary: boundary).prepared(for: way).shapes
    // Where a side of a strip meets two edges in one place, each is bent by up to a step: 1 µm along 100 m.
    if way == .strips { more.tolerance = max(tolerance, 1e-4) }
    guard way == .fewEdges else { return more }
    let areas = EngineCase.matchedAreas
    func added(_ sums: [Double]) -> [Double] {
      sums.count < 2
        ? [sums.first ?? 0, areas.reduce(0, +)] : [sums[0], sums[1] + areas.reduce(0, +)] + sums.dropFirst(2)
    }
    if boundary == nil {
      more.inside = added(inside)
    } else {
      more.beyond = added(beyond)
      for (place, area) in areas.enumerated() { more.outside[shapes.count + place] = area }
    }
    return more
  }

  private func checkAsItIs(_ setting: FixtureSetting) async throws {
    // Not moved by nothing: that would make 0.0 of −0.0.
    let written = EngineCase(shapes, boundary: boundary)
    let given = setting.x == 0 && setting.y == 0 ? written : written.shifted(x: setting.x, y: setting.y)
    let report = try await given.report(setting.way)
    let equalRows = EqualRows(report.equalShapes)
    #expect(report.equalShapes.map(\.rows) == equal)
    var listed: [[Int]: Double] = [:]
    for overlap in report.overlaps {
      for first in equalRows[overlap.first] {
        for second in equalRows[overlap.second] { listed[[first, second].sorted()] = overlap.area.squareMetres }
      }
    }
    expect(listed, pairs, "pairs")
    var claimed: [[Int]: Double] = [:]
    for face in report.faces where face.leftOut.isEmpty {
      claimed[face.claimants.flatMap { equalRows[$0] }.sorted()] = face.area.squareMetres
    }
    expect(claimed, faces ?? pairs, "faces")
    let gaps = (report.gaps ?? []).map(\.area.squareMetres)
    expect(Self.numbered(gaps.sorted()), Self.numbered(self.gaps.sorted()), "gaps")
    let parts = (report.outside ?? []).map { ([$0.shape], $0.area.squareMetres) }
    expect(
      Dictionary(uniqueKeysWithValues: parts), Dictionary(uniqueKeysWithValues: outside.map { ([$0.key], $0.value) }),
      "outside")
    let identities = try #require(report.identities)
    let depths = identities.multiplicities
    expect(sums(depths.map { ([$0.k], $0.inside.squareMetres) }), Self.numbered(inside), "inside")
    expect(sums(depths.map { ([$0.k], $0.outside.squareMetres) }), Self.numbered(beyond), "beyond")
    #expect(abs(identities.undecidedInside.squareMetres - undecided) <= tolerance)
    #expect(identities.closure <= .squareMetres(max(2 * tolerance, 2e-6)))
    let found = try Comparison.discrepancies(given, report, Reference(given))
    #expect(found.isEmpty, "\(found.map { "\n\($0)" }.joined())")
  }

  private static func numbered(_ values: [Double]) -> [[Int]: Double] {
    Dictionary(uniqueKeysWithValues: values.enumerated().map { ([$0.offset], $0.element) })
  }

  private func sums(_ values: [([Int], Double)]) -> [[Int]: Double] { Dictionary(values) { $0 + $1 } }

  /// A number that is not listed counts as zero.
  private func expect(_ listed: [[Int]: Double], _ expected: [[Int]: Double], _ what: String) {
    for key in Set(listed.keys).union(expected.keys).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      let (a, b) = (listed[key] ?? 0, expected[key] ?? 0)
      #expect(abs(a - b) <= tolerance, "\(what) \(key): \(a) m², not \(b)")
    }
  }
}

/// An axis-parallel rectangle, whole metres mostly.
func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> MultiPolygon {
  .rectangle(x: x, y: y, width: width, height: height)
}
