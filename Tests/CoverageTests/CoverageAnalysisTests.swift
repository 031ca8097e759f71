import Coverage
import Geometry
import TestSupport
import Testing

private func report(
  _ shapes: [MultiPolygon], boundary: MultiPolygon? = nil, threads: Int = 2
) async throws -> CoverageReport {
  let set = try await ShapeSet(.of(shapes), threads: threads)
  return try await CoverageAnalysis(
    boundary: boundary, looksAtGaps: true, widthFrom: .squareMetres(0.5), threads: threads
  ).report(on: set)
}

@Suite("Coverage by pairs") struct CoverageAnalysisTests {
  @Test func `two squares that share an edge do not overlap and leave no gap`() async throws {
    let result = try await report(
      [.rectangle(x: 0, y: 0, width: 10, height: 10), .rectangle(x: 10, y: 0, width: 10, height: 10)],
      boundary: .rectangle(x: 0, y: 0, width: 20, height: 10))
    #expect(result.overlaps.isEmpty)
    #expect(result.gaps?.isEmpty == true)
    #expect(result.outside?.isEmpty == true)
    let identities = try #require(result.identities)
    #expect(identities.multiplicities.map(\.inside) == [.zero, .squareMetres(200)])
    #expect(identities.closure == .zero)
  }

  @Test func `a strip one metre wide is an overlap of its area, and its width is measured`() async throws {
    let result = try await report([
      .rectangle(x: 0, y: 0, width: 10, height: 30), .rectangle(x: 9, y: 0, width: 10, height: 30),
    ])
    let overlap = try #require(result.overlaps.first)
    #expect(result.overlaps.count == 1)
    #expect(overlap.area == .squareMetres(30))
    // A 1 m × 30 m strip: 4πA/P² = 0.098 < 0.2, so 2A/P = 60/62.
    let width = try #require(overlap.width)
    #expect(width.method == .areaOverPerimeter)
    #expect(abs(width.length.metres - 60.0 / 62.0) < 1e-9)
  }

  @Test func `a compact overlap is as wide as its largest inscribed circle`() async throws {
    let result = try await report([
      .rectangle(x: 0, y: 0, width: 10, height: 10), .rectangle(x: 6, y: 6, width: 10, height: 10),
    ])
    let width = try #require(result.overlaps.first?.width)
    #expect(width.method == .inscribedCircle)
    #expect(abs(width.length.metres - 4) < 0.08)
  }

  @Test func `three squares on each other make faces of two and of three claimants`() async throws {
    // a: x 0…6, b: x 2…8, c: x 4…10; all y 0…1. ab 2…4, abc 4…6, bc 6…8.
    let result = try await report(
      [
        .rectangle(x: 0, y: 0, width: 6, height: 1), .rectangle(x: 2, y: 0, width: 6, height: 1),
        .rectangle(x: 4, y: 0, width: 6, height: 1),
      ], boundary: .rectangle(x: 0, y: 0, width: 10, height: 1))
    #expect(result.faces.map(\.claimants) == [[0, 1], [0, 1, 2], [1, 2]])
    #expect(result.faces.map(\.area) == [2, 2, 2].map(Area.squareMetres))
    let identities = try #require(result.identities)
    #expect(identities.multiplicities.map(\.inside) == [0, 4, 4, 2].map(Area.squareMetres))
    #expect(identities.closure == .zero)
  }

  @Test func `what is uncovered inside and covered outside the boundary is found with its area`() async throws {
    let result = try await report(
      [.rectangle(x: 0, y: 0, width: 10, height: 10), .rectangle(x: 15, y: 0, width: 10, height: 10)],
      boundary: .rectangle(x: 0, y: 0, width: 20, height: 10))
    #expect(result.gaps?.map(\.area) == [.squareMetres(50)])
    #expect(result.outside?.map(\.shape) == [1])
    #expect(result.outside?.map(\.area) == [.squareMetres(50)])
    #expect(result.identities?.closure == .zero)
  }

  @Test func `an overlap cut by the boundary counts inside and outside`() async throws {
    let result = try await report(
      [.rectangle(x: 0, y: 0, width: 10, height: 10), .rectangle(x: 5, y: 0, width: 5, height: 10)],
      boundary: .rectangle(x: 0, y: 0, width: 8, height: 10))
    #expect(result.faces.map(\.areaInside) == [.squareMetres(30)])
    let identities = try #require(result.identities)
    #expect(identities.multiplicities.map(\.outside) == [0, 0, 20].map(Area.squareMetres))
    #expect(identities.closure == .zero)
  }

  @Test func `what lies under an invalid parcel is undecided, neither gap nor overlap`() async throws {
    // A bow-tie between two sound squares: 2 triangles of 25 m² each after repair.
    let bowtie = MultiPolygon.ring([(10, 0), (20, 10), (20, 0), (10, 10)])
    let result = try await report(
      [.rectangle(x: 0, y: 0, width: 10, height: 10), bowtie],
      boundary: .rectangle(x: 0, y: 0, width: 20, height: 10))
    #expect(result.examined == 1)
    #expect(result.leftOut.map(\.shape) == [1])
    #expect(result.leftOut.first?.placeholderArea == .squareMetres(50))
    #expect(result.identities?.undecidedInside == .squareMetres(50))
    #expect(result.gaps?.map(\.area).sum() == .squareMetres(50))
    #expect(result.overlaps.isEmpty)
    #expect(result.identities?.closure == .zero)
  }

  @Test func `a parcel inside the hole of another fits it without overlap`() async throws {
    let ringed = MultiPolygon.ring(
      [(0, 0), (10, 0), (10, 10), (0, 10)], holes: [[(4, 4), (6, 4), (6, 6), (4, 6)]])
    let result = try await report(
      [ringed, .rectangle(x: 4, y: 4, width: 2, height: 2)], boundary: .rectangle(x: 0, y: 0, width: 10, height: 10))
    #expect(result.overlaps.isEmpty)
    #expect(result.gaps?.isEmpty == true)
  }

  @Test func `a parcel inside another without a common edge overlaps it wholly`() async throws {
    let result = try await report([
      .rectangle(x: 0, y: 0, width: 10, height: 10), .rectangle(x: 4, y: 4, width: 2, height: 2),
    ])
    #expect(result.overlaps.map(\.area) == [.squareMetres(4)])
  }

  @Test func `the number of tasks changes nothing`() async throws {
    var random = SplitMix(seed: 7)
    let shapes = (0..<600).map { _ in
      MultiPolygon.rectangle(
        x: random.next(in: 0...200), y: random.next(in: 0...200), width: random.next(in: 1...12),
        height: random.next(in: 1...12))
    }
    let one = try await report(shapes, boundary: .rectangle(x: 10, y: 10, width: 150, height: 150), threads: 1)
    let four = try await report(shapes, boundary: .rectangle(x: 10, y: 10, width: 150, height: 150), threads: 4)
    #expect(one.overlaps == four.overlaps)
    #expect(one.faces == four.faces)
    #expect(one.gaps == four.gaps)
    #expect(one.identities == four.identities)
  }

  @Test(arguments: 1...12) func `areas by multiplicity equal those of counting cells`(seed: Int) async throws {
    // Rectangles on a 1 m grid: every cell has one multiplicity, which counting finds.
    var random = SplitMix(seed: UInt64(seed))
    let boxes = (0..<14).map { _ in
      (
        x: random.int(in: 0...15), y: random.int(in: 0...15), w: random.int(in: 1...7), h: random.int(in: 1...7)
      )
    }
    let boundary = (x: 3, y: 2, w: 14, h: 16)
    var inside: [Int: Int] = [:]
    var outside: [Int: Int] = [:]
    for x in 0..<24 {
      for y in 0..<24 {
        let k = boxes.count { $0.x <= x && x < $0.x + $0.w && $0.y <= y && y < $0.y + $0.h }
        let isIn = boundary.x <= x && x < boundary.x + boundary.w && boundary.y <= y && y < boundary.y + boundary.h
        if isIn { inside[k, default: 0] += 1 } else if k > 0 { outside[k, default: 0] += 1 }
      }
    }
    let result = try await report(
      boxes.map { .rectangle(x: Double($0.x), y: Double($0.y), width: Double($0.w), height: Double($0.h)) },
      boundary: .rectangle(x: 3, y: 2, width: 14, height: 16))
    let identities = try #require(result.identities)
    for m in identities.multiplicities {
      #expect(m.inside == .squareMetres(Double(inside[m.k] ?? 0)), "k = \(m.k) inside")
      #expect(m.outside == .squareMetres(Double(outside[m.k] ?? 0)), "k = \(m.k) outside")
    }
    #expect(identities.closure == .zero)
  }
}
