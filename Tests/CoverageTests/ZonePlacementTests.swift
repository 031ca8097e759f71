import Geometry
import TestSupport
import Testing

@testable import Coverage

private typealias Corner = (Double, Double)

/// Positions of the plan: sums below lose digits as real coordinates do.
private let east = 598_000.0
private let north = 2_263_000.0

private func ring(_ corners: [Corner], holes: [[Corner]] = []) -> MultiPolygon {
  func moved(_ corners: [Corner]) -> [Corner] { corners.map { (east + $0.0, north + $0.1) } }
  return .ring(moved(corners), holes: holes.map(moved))
}

private func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> MultiPolygon {
  ring([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
}

/// Rectangles, triangles, and L shapes on a lattice of half metres or anywhere, within 0 … 100 and a little beyond.
private func parcels(_ count: Int, _ random: inout SplitMix) -> [MultiPolygon] {
  (0..<count).map { number in
    func place(_ range: ClosedRange<Double>) -> Double {
      let value = random.next(in: range)
      return number.isMultiple(of: 2) ? (value * 2).rounded() / 2 : value
    }
    let (x, y, width, height) = (place(-5...100), place(-5...100), place(1...9), place(1...9))
    switch random.int(in: 0...2) {
    case 0: return rectangle(x, y, width, height)
    case 1: return ring([(x, y), (x + width, y + height / 3), (x + width / 4, y + height)])
    default:
      return ring([
        (x, y), (x + width, y), (x + width, y + height / 2), (x + width / 2, y + height / 2),
        (x + width / 2, y + height), (x, y + height),
      ])
    }
  }
}

private enum Zones: String, CaseIterable {
  case quarters, stripes, overlapping, holed, slanted

  var shapes: [MultiPolygon] {
    switch self {
    case .quarters:
      [rectangle(0, 0, 50, 50), rectangle(50, 0, 50, 50), rectangle(0, 50, 50, 50), rectangle(50, 50, 50, 50)]
    case .stripes:
      // One zone in two parts on both sides of another.
      [
        MultiPolygon(rectangle(0, 0, 30, 100).polygons + rectangle(60, 0, 40, 100).polygons),
        rectangle(30, 0, 30, 100),
      ]
    case .overlapping: [rectangle(0, 0, 60, 100), rectangle(40, 0, 60, 100), rectangle(45, 45, 10, 10)]
    case .holed:
      [
        ring(
          [(0, 0), (100, 0), (100, 100), (0, 100)],
          holes: [[(20, 20), (20, 70), (70, 70), (70, 20)], [(80, 80), (81, 82), (82, 80)]]),
        rectangle(20, 20, 50, 50),
      ]
    case .slanted:
      [
        ring([(0, 0), (100, 0), (63, 41), (38, 57.5), (1.5, 98.25)]),
        ring([(100, 0), (100, 100), (1.5, 98.25), (38, 57.5), (63, 41)]),
      ]
    }
  }
}

/// What is placed without overlays is held against overlays of every shape.
@Suite("Zones without overlays") struct ZonePlacementTests {
  private func holdAgainstOverlays(
    _ assigner: ZoneAssigner, _ set: ShapeSet, claims: [Int32]
  ) async throws -> ZoneAssignment {
    let result = try await assigner.assign(set, claims: claims)
    let asked = try await assigner.overlaid(Array(claims.indices), of: set, claims: claims)
    #expect(result.shares == asked.shares)
    #expect(result.strays == asked.strays)
    return result
  }

  @Test(arguments: Zones.allCases.map(\.rawValue), [0, 0.5, 1, 20])
  func `shares and strays are those that overlays of all shapes give`(zones: String, tolerance: Double) async throws {
    let zones = try #require(Zones(rawValue: zones)).shapes
    var random = SplitMix(seed: UInt64(tolerance * 10) + UInt64(zones.count))
    let set = try await ShapeSet(.of(parcels(150, &random)), threads: 1)
    for rule in [ZoneAssigner.Rule.claim, .geometry, .largestShare] {
      for slack in [nil, Length(metres: 0.3)] {
        let assigner = ZoneAssigner(
          zones: zones, rule: rule, tolerance: .squareMetres(tolerance), slack: slack, threads: 2)
        let some = set.isUsable.indices.map { _ in Int32(random.int(in: -1...zones.count - 1)) }
        _ = try await holdAgainstOverlays(assigner, set, claims: some)
        // Claims as they should be: the zone with the largest share.
        let none = [Int32](repeating: -1, count: some.count)
        let homes = try await holdAgainstOverlays(assigner, set, claims: none)
        var claims = none
        for stray in homes.strays { claims[stray.shape] = stray.shares[0].zone }
        for share in homes.shares where claims[Int(share.shape)] < 0 { claims[Int(share.shape)] = share.zone }
        _ = try await holdAgainstOverlays(assigner, set, claims: claims)
      }
    }
  }

  @Test(arguments: [(0.98, true), (1.02, false)])
  func `what reaches beyond its zone by less than the tolerance needs no overlay`(beyond: Double, isPlaced: Bool)
    async throws
  {
    // One metre high, so the area beyond equals the length beyond.
    let set = try await ShapeSet(.of([rectangle(45, 1, 5 + beyond, 1), rectangle(10, 10, 5, 5)]), threads: 1)
    for claim in [Int32(0), -1] {
      let result = try await holdAgainstOverlays(
        ZoneAssigner(zones: Zones.quarters.shapes, rule: .claim, tolerance: .squareMetres(1), threads: 1), set,
        claims: [claim, claim])
      #expect(result.overlaidShapes == (isPlaced ? 0 : 1))
      #expect(result.shares.prefix { $0.shape == 0 }.count == (isPlaced ? 1 : 2))
    }
  }

  @Test func `a shape off all zones, and one in a hole, lie in none`() async throws {
    let set = try await ShapeSet(.of([rectangle(30, 30, 5, 5), rectangle(300, 300, 5, 5)]), threads: 1)
    let result = try await holdAgainstOverlays(
      ZoneAssigner(zones: [Zones.holed.shapes[0]], rule: .claim, tolerance: .squareMetres(1), threads: 1), set,
      claims: [-1, 0])
    #expect(result.shares.map(\.zone) == [-1, -1])
  }

  @Test func `without zones, and with zones of no extent, nothing is placed and nothing fails`() async throws {
    let set = try await ShapeSet(.of([rectangle(30, 30, 5, 5)]), threads: 1)
    for zones in [[], [MultiPolygon()]] {
      let result = try await holdAgainstOverlays(
        ZoneAssigner(zones: zones, rule: .claim, tolerance: .squareMetres(1), threads: 1), set, claims: [-1])
      #expect(result.shares.map(\.zone) == [-1])
    }
  }

  @Test func `the shared area is that of the overlay`() throws {
    var random = SplitMix(seed: 5)
    let shapes = parcels(300, &random)
    let table = try ShapeTable.of(shapes)
    let engine = GeometryEngine()
    var shared = SharedArea()
    for zone in Zones.allCases.flatMap(\.shapes) {
      let grid = ZoneGrid(zones: [zone], cellSide: 5)
      for shape in 0..<table.count {
        let envelope = table.envelope(of: shape)
        shared.take(shape, of: table, envelope: envelope)
        grid.forEachEdge(level: envelope) { shared.addZoneEdge($0.low, $0.high) }
        let sum = shared.sum()
        let overlay = try engine.intersection(shapes[shape], zone).area
        #expect(abs(sum - overlay) < 1e-6)
      }
    }
  }
}
