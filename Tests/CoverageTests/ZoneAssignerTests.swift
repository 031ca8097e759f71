import Coverage
import Geometry
import TestSupport
import Testing

/// Two zones side by side: x 0…10 and 10…20, y 0…10.
private let zones: [MultiPolygon] = [
  .rectangle(x: 0, y: 0, width: 10, height: 10), .rectangle(x: 10, y: 0, width: 10, height: 10),
]

private func assign(
  _ shapes: [MultiPolygon], claims: [Int32], rule: ZoneAssigner.Rule = .claim
) async throws -> ZoneAssignment {
  let set = try await ShapeSet(.of(shapes), threads: 2)
  return try await ZoneAssigner(zones: zones, rule: rule, tolerance: .squareMetres(1), threads: 2)
    .assign(set, claims: claims)
}

private func share(_ shape: Int32, _ zone: Int32, _ area: Double) -> ZoneShare {
  ZoneShare(shape: shape, zone: zone, area: .squareMetres(area))
}

@Suite("Zones of shapes") struct ZoneAssignerTests {
  @Test func `a shape in its claimed zone is one whole share`() async throws {
    let result = try await assign([.rectangle(x: 1, y: 1, width: 2, height: 2)], claims: [0])
    #expect(result.shares == [share(0, 0, 4)])
    #expect(result.strays.isEmpty)
  }

  @Test func `a shape without a claim finds its zone`() async throws {
    let result = try await assign([.rectangle(x: 12, y: 1, width: 2, height: 2)], claims: [-1])
    #expect(result.shares == [share(0, 1, 4)])
    #expect(result.strays.isEmpty)
  }

  @Test func `a shape in another zone than it claims is a stray and counts where it lies`() async throws {
    let result = try await assign([.rectangle(x: 12, y: 1, width: 2, height: 2)], claims: [0])
    #expect(result.shares == [share(0, 1, 4)])
    #expect(result.strays.map(\.claimed) == [0])
    #expect(result.strays.first?.region.area == 4)
  }

  @Test func `a shape across a border is split exactly`() async throws {
    let result = try await assign([.rectangle(x: 7, y: 1, width: 5, height: 2)], claims: [-1])
    #expect(result.shares == [share(0, 0, 6), share(0, 1, 4)])
    #expect(result.strays.first?.shares.map(\.area) == [.squareMetres(6), .squareMetres(4)])
  }

  @Test(arguments: [(0.99, 1), (1.0, 1), (1.01, 2)])
  func `what lies beyond the border counts when it is more than one square metre`(beyond: Double, shares: Int)
    async throws
  {
    // One metre high, so the area beyond equals the length beyond.
    let result = try await assign([.rectangle(x: 5, y: 1, width: 5 + beyond, height: 1)], claims: [0])
    #expect(result.shares.count == shares)
    #expect(result.strays.count == shares - 1)
    #expect(result.shares.map(\.area).sum() == .squareMetres(5 + beyond))
  }

  @Test func `the part in no zone is kept as such`() async throws {
    let result = try await assign([.rectangle(x: 18, y: 8, width: 4, height: 4)], claims: [1])
    #expect(result.shares == [share(0, 1, 4), share(0, -1, 12)])
  }

  @Test func `by largest share the whole shape goes to one zone`() async throws {
    let result = try await assign([.rectangle(x: 7, y: 1, width: 5, height: 2)], claims: [-1], rule: .largestShare)
    #expect(result.shares == [share(0, 0, 10)])
  }
}
