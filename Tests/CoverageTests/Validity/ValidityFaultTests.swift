import Foundation
import Geometry
import TestSupport
import Testing

@testable import Coverage

@Suite("Every fault of an invalid shape") struct ValidityFaultTests {
  private func invalid(_ shape: MultiPolygon) async throws -> InvalidShape? {
    try await ShapeSet(try .of([shape]), threads: 1).invalid.first
  }

  private func faults(of shape: MultiPolygon) async throws -> ValidityFaults {
    try #require(try await invalid(shape)).faults
  }

  /// The star polygon {n/k}: n(k − 1) crossings (Coxeter, Regular Polytopes §2.8, each edge meets 2(k − 1) others).
  static func star(_ n: Int, _ k: Int) -> MultiPolygon {
    .ring(
      (0..<n).map { i in
        let angle = 2 * Double.pi * Double(i * k % n) / Double(n)
        return (595_000 + 1000 * cos(angle), 2_272_000 + 1000 * sin(angle))
      })
  }

  /// Two zigzags from x = 0 to x = `crossings`, which cross once on each step of one metre.
  static func ladder(_ crossings: Int) -> MultiPolygon {
    let out = (0...crossings).map { (Double($0), Double($0 % 2)) }
    let back = (0...crossings).reversed().map { (Double($0), Double(1 - $0 % 2)) }
    return .ring(out + back)
  }

  @Test func `a bow-tie crosses itself once, where GEOS says`() async throws {
    let faults = try await faults(of: .ring([(0, 0), (1, 1), (1, 0), (0, 1)]))
    #expect(faults.listed == [ValidityFault(.selfCrossing, at: Coordinate(x: 0.5, y: 0.5))])
    #expect(faults.extent == .all && faults.count == 1 && faults.meetings == 1)
  }

  @Test(arguments: [(5, 2, 5), (7, 3, 14), (8, 3, 16)])
  func `each crossing of a star is listed`(n: Int, k: Int, crossings: Int) async throws {
    let shape = try #require(try await invalid(Self.star(n, k)))
    #expect(shape.faults.count == crossings && shape.faults.extent == .all)
    #expect(Set(shape.faults.listed.map(\.kind)) == [.selfCrossing])
    #expect(Set(shape.faults.listed.map(\.place)).count == crossings)
    #expect(shape.faults.listed.first?.place == shape.place)
  }

  @Test(arguments: [(15, ValidityFaults.Extent.all), (16, .all), (17, .atLeast), (400, .atLeast)])
  func `sixteen places are listed, then the rest is counted`(
    crossings: Int, extent: ValidityFaults.Extent
  ) async throws {
    let faults = try await faults(of: Self.ladder(crossings))
    #expect(faults.count == crossings)
    #expect(faults.extent == extent)
    #expect(faults.listed.count == min(crossings, 16))
  }

  @Test(arguments: [
    // Two rings, each place by hand.
    (
      MultiPolygon.ring(
        [(0, 0), (10, 0), (10, 10), (0, 10)],
        holes: [[(20, 20), (21, 20), (21, 21)], [(2, 2), (8, 2), (8, 8), (2, 8)], [(4, 4), (6, 4), (6, 6), (4, 6)]]),
      ["hole-outside", "nested-holes"]
    ),
    (
      .ring([(0, 0), (10, 0), (10, 10), (0, 10)], holes: [[(5, 5), (15, 4), (15, 6)]]), ["rings-cross", "rings-cross"]
    ),
    // A spike without width: one fault, though its foot is met by other edges.
    (.ring([(0, 0), (10, 0), (10, 10), (5, 10), (5, 15), (5, 10), (0, 10)]), ["doubled-line"]),
    (.ring([(0, 0), (10, 0), (10, 10), (5, 10), (5, 12), (5, 15), (5, 12), (5, 10), (0, 10)]), ["doubled-line"]),
    // A ring that runs through one of its corners.
    (.ring([(0, 0), (4, 0), (2, 2), (4, 4), (0, 4), (2, 2)]), ["self-touch"]),
    (
      .ring([(0, 0), (10, 0), (10, 10), (0, 10)], holes: [[(2, 2), (4, 2), (4, 4)], [(2, 2), (4, 2), (4, 4)]]),
      ["duplicate-ring"]
    ),
    (.ring([(0, 0), (10, 0), (10, 10), (0, 10)], holes: [[(0, 2), (4, 2), (4, 4), (0, 4)]]), ["shared-line"]),
    // The hole touches its shell in two points, and another does so as well.
    (
      .ring(
        [(0, 0), (10, 0), (10, 10), (0, 10)],
        holes: [[(0, 1), (2, 2), (0, 3), (1, 2)], [(10, 5), (8, 6), (10, 7), (9, 6)]]),
      ["disconnected-interior", "disconnected-interior"]
    ),
    (.ring([(0, 0), (10, 0), (5, 0)]), ["doubled-line"]),
    (
      .ring([(0, 0), (10, 0), (10, 10), (0, 10)], holes: [[(2, 2), (2, 2), (3, 3)]]), ["too-few-points"]
    ),
  ])
  func `each kind of fault is told by its name`(shape: MultiPolygon, kinds: [String]) async throws {
    let shape = try #require(try await invalid(shape))
    #expect(shape.faults.listed.map(\.kind.rawValue).sorted() == kinds, "\(shape.reason) \(shape.faults)")
    #expect(shape.faults.extent == .all && shape.faults.count == kinds.count)
    #expect(shape.faults.listed.first?.place == shape.place)
  }

  @Test func `parts that overlap cross, one inside the other is nested, one in a hole is neither`() async throws {
    func pair(_ a: Polygon, _ b: Polygon) -> MultiPolygon { MultiPolygon([a, b]) }
    let big = Polygon.rectangle(x: 0, y: 0, width: 10, height: 10)
    let nested = try await faults(of: pair(big, .rectangle(x: 2, y: 2, width: 3, height: 3)))
    #expect(nested.listed.map(\.kind) == [.nestedShells])
    let crossing = try await faults(of: pair(big, .rectangle(x: 5, y: 5, width: 10, height: 10)))
    #expect(crossing.listed.map(\.kind) == [.ringsCross, .ringsCross])
    var holed = big
    holed.holes = [Polygon.rectangle(x: 1, y: 1, width: 8, height: 8).exterior]
    #expect(try await invalid(pair(holed, .rectangle(x: 2, y: 2, width: 3, height: 3))) == nil)
  }

  /// Small integers, so that rings repeat points, run back on themselves, touch and cross in every way. GEOS is the
  /// oracle: what it finds must be among what the search finds, and where it finds nothing the search finds nothing.
  @Test func `the search sees what GEOS sees and nothing in valid shapes`() throws {
    var random = SplitMix(seed: 41)
    let engine = GeometryEngine()
    var seen: [String: Int] = [:]
    for _ in 0..<8000 {
      let rings = (0..<random.int(in: 1...3)).map { _ in
        Ring(
          (0..<random.int(in: 3...7)).map { _ in
            Coordinate(x: Double(random.int(in: 0...5)), y: Double(random.int(in: 0...5)))
          })
      }
      let split = random.int(in: 1...rings.count)
      let shape = MultiPolygon(
        [Polygon(exterior: rings[0], holes: Array(rings[1..<split]))] + rings[split...].map { Polygon(exterior: $0) })
      let table = try ShapeTable.of([shape])
      var search = ValidityFaultSearch(ShapeEdges(0, of: table), firstPlace: nil)
      switch try engine.validity(of: table.shape(0)) {
      case .valid:
        #expect(search.run() && search.faults.isEmpty, "\(shape.wkt)")
      case .invalid(let reason, let place):
        seen[reason, default: 0] += 1
        search = ValidityFaultSearch(ShapeEdges(0, of: table), firstPlace: place)
        let isWhole = search.run()
        #expect(isWhole)
        // Where rings cross as well, the search does not ask whether a hole lies outside.
        let isAsked = reason != "Hole lies outside shell" || search.entangled.isEmpty
        let index = search.index(of: reason, at: place, in: search.faults)
        #expect(isAsked ? index != nil : !search.faults.isEmpty, "\(reason) \(shape.wkt)")
      }
    }
    // The random shapes are bad in more than one way.
    #expect(seen.count >= 5, "\(seen)")
  }

  @Test func `large coordinates cost no crossing`() async throws {
    let shape = MultiPolygon(
      Self.star(7, 3).polygons.map { polygon in
        Polygon(exterior: Ring(polygon.exterior.coordinates.map { Coordinate(x: $0.x + 5e7, y: $0.y) }))
      })
    #expect(try await faults(of: shape).count == 14)
  }
}
