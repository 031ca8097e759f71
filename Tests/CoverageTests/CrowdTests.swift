@testable import Coverage
import Geometry
import TestSupport
import Testing

@Suite("Equal shapes and piles in a coverage") struct CrowdTests {
  private func report(
    _ shapes: [MultiPolygon], boundary: MultiPolygon? = nil, threads: Int = 2, budget: CrowdBudget? = nil
  ) async throws -> CoverageReport {
    let set = try await ShapeSet(.of(shapes), threads: threads)
    var analysis = CoverageAnalysis(
      boundary: boundary, looksAtGaps: true, widthFrom: .squareMetres(0.5), threads: threads)
    analysis.budget = budget
    return try await analysis.report(on: set)
  }

  @Test func `three equal squares and one half over them make two faces and no pair of equals`() async throws {
    let square = MultiPolygon.rectangle(x: 0, y: 0, width: 10, height: 10)
    let result = try await report(
      [square, square, .rectangle(x: 5, y: 0, width: 10, height: 10), square],
      boundary: .rectangle(x: 0, y: 0, width: 20, height: 10))
    #expect(result.equalShapes.map(\.rows) == [[0, 1, 3]])
    #expect(result.overlaps.map { [$0.first, $0.second] } == [[0, 2]])
    #expect(result.overlaps.map(\.area) == [.squareMetres(50)])
    #expect(result.faces.map(\.claimants) == [[0], [0, 2]])
    #expect(result.faces.map(\.multiplicity) == [3, 4])
    #expect(result.faces.map(\.area) == [50, 50].map(Area.squareMetres))
    let identities = try #require(result.identities)
    #expect(identities.multiplicities.map(\.k) == [0, 1, 3, 4])
    #expect(identities.multiplicities.map(\.inside) == [50, 50, 50, 50].map(Area.squareMetres))
    #expect(identities.closure == .zero)
  }

  @Test func `a layer given twice is covered twice`() async throws {
    let once = (0..<6).map { MultiPolygon.rectangle(x: Double($0) * 10, y: 0, width: 10, height: 10) }
    let result = try await report(once + once, boundary: .rectangle(x: 0, y: 0, width: 60, height: 10))
    #expect(result.overlaps.isEmpty && result.equalShapes.count == 6)
    #expect(result.identities?.multiplicities.map(\.inside) == [.zero, .zero, .squareMetres(600)])
    #expect(result.identities?.closure == .zero)
  }

  @Test func `equal invalid shapes leave one undecided face`() async throws {
    let bowtie = MultiPolygon.ring([(0, 0), (10, 10), (10, 0), (0, 10)])
    let result = try await report([bowtie, bowtie, .rectangle(x: -5, y: 0, width: 10, height: 10)])
    #expect(result.equalShapes.map(\.rows) == [[0, 1]])
    // The triangle at the left, up to x = 5: 25 m², all of it under the square.
    let undecided = result.faces.filter { !$0.leftOut.isEmpty && !$0.claimants.isEmpty }
    #expect(undecided.map(\.area).sum() == .squareMetres(25))
    #expect(undecided.allSatisfy { $0.leftOut == [0] && $0.claimants == [2] })
  }

  /// Boxes on a lattice of metres, some of them written again; brute force over all pairs of rows.
  @Test(arguments: 1...12) func `pairs and areas equal brute force with planted copies`(seed: Int) async throws {
    var random = SplitMix(seed: UInt64(seed) &* 13)
    var boxes: [(x: Int, y: Int, w: Int, h: Int)] = []
    for _ in 0..<60 {
      if !boxes.isEmpty, random.int(in: 0...2) == 0 {
        boxes.append(boxes[random.int(in: 0...boxes.count - 1)])
      } else {
        boxes.append(
          (
            random.int(in: 0...30), random.int(in: 0...30), random.int(in: 1...7), random.int(in: 1...7)
          ))
      }
    }
    let result = try await report(
      boxes.map { .rectangle(x: Double($0.x), y: Double($0.y), width: Double($0.w), height: Double($0.h)) })
    var expected: [[Int]: Int] = [:]
    var copies = 0
    for (i, a) in boxes.enumerated() {
      for (j, b) in boxes.enumerated().dropFirst(i + 1) {
        let width = min(a.x + a.w, b.x + b.w) - max(a.x, b.x)
        let height = min(a.y + a.h, b.y + b.h) - max(a.y, b.y)
        if a == b { copies += 1 } else if width > 0, height > 0 { expected[[i, j]] = width * height }
      }
    }
    let equal = EqualRows(result.equalShapes)
    var found: [[Int]: Area] = [:]
    for overlap in result.overlaps {
      for i in equal[overlap.first] { for j in equal[overlap.second] { found[[i, j].sorted()] = overlap.area } }
    }
    #expect(found == expected.mapValues { .squareMetres(Double($0)) })
    #expect(result.equalShapes.map { $0.rows.count * ($0.rows.count - 1) / 2 }.reduce(0, +) == copies)
    // Multiplicities by counting cells.
    var cells: [Int: Int] = [:]
    for x in 0..<40 {
      for y in 0..<40 {
        let k = boxes.count { $0.x <= x && x < $0.x + $0.w && $0.y <= y && y < $0.y + $0.h }
        if k > 0 { cells[k, default: 0] += 1 }
      }
    }
    let identities = try #require(result.identities)
    var counted: [Int: Area] = [:]
    for m in identities.multiplicities where m.k > 0 && m.outside + m.inside > .zero {
      counted[m.k] = m.inside + m.outside
    }
    #expect(counted == cells.mapValues { .squareMetres(Double($0)) })
    #expect(identities.closure == .zero)
  }

  /// 200 squares of 10 m, each 1 cm further east: the land is 11.99 m × 10 m.
  private static let pile = (0..<200).map { MultiPolygon.rectangle(x: Double($0) / 100, y: 0, width: 10, height: 10) }

  @Test func `two hundred squares on one spot are one pile with its land`() async throws {
    // A neighbour that reaches 9 cm into it, and one beside it.
    let beside = [
      MultiPolygon.rectangle(x: 11.9, y: 0, width: 10, height: 10), .rectangle(x: -10, y: 0, width: 10, height: 10),
    ]
    let result = try await report(Self.pile + beside, boundary: .rectangle(x: -10, y: 0, width: 40, height: 10))
    let pile = try #require(result.pileUps.first)
    #expect(result.pileUps.count == 1 && pile.rows == Array(0..<200) && pile.isRegionExact)
    #expect(pile.area == .squareMetres(119.9) && pile.areaSum == .squareMetres(20_000))
    #expect(pile.reaching.map(\.shape) == [200] && pile.reaching.map(\.area) == [.squareMetres(0.9)])
    #expect(result.overlaps.isEmpty && result.faces.isEmpty)
    #expect(result.gaps?.map(\.area) == [.squareMetres(81)])
    let identities = try #require(result.identities)
    #expect(identities.piledUpInside == .squareMetres(119.9))
    #expect(identities.piledUpSum == .squareMetres(20_000.9))
    #expect(identities.multiplicities.map(\.inside) == [81, 199.1].map(Area.squareMetres))
    #expect(identities.closure <= Area(squareMillimetres: 10))
  }

  @Test func `a hundred squares on one spot are looked at pair by pair`() async throws {
    let result = try await report(Array(Self.pile.prefix(100)))
    #expect(result.pileUps.isEmpty && result.overlaps.count == 4950)
    #expect(result.identities?.closure ?? .hectares(1) <= Area(squareMillimetres: 1000))
  }

  @Test func `the order of shapes and the number of tasks change nothing`() async throws {
    var random = SplitMix(seed: 9)
    let others = (0..<200).map { _ in
      MultiPolygon.rectangle(x: random.next(in: -60...60), y: random.next(in: -60...60), width: 5, height: 5)
    }
    let shapes = Self.pile + others + others.prefix(20)
    let order = shapes.indices.shuffled(using: &random)
    let first = try await report(shapes, threads: 1)
    let second = try await report(order.map { shapes[$0] }, threads: 4)
    #expect(first.pileUps.map { Set($0.rows) } == second.pileUps.map { Set($0.rows.map { order[$0] }) })
    #expect(first.pileUps.map(\.area) == second.pileUps.map(\.area))
    #expect(first.overlaps.map(\.area).sorted() == second.overlaps.map(\.area).sorted())
    #expect(first.faces.map(\.area).sorted() == second.faces.map(\.area).sorted())
    #expect(first.identities?.multiplicities == second.identities?.multiplicities)
  }

  @Test func `a road over thousands of fields keeps all its pairs`() async throws {
    // More than a search lists of one shape before it counts.
    let count = CrowdBudget.conspicuous + 100
    let fields = (0..<count).map { MultiPolygon.rectangle(x: Double($0), y: 0, width: 1, height: 10) }
    let result = try await report([.rectangle(x: 0, y: 4, width: Double(count), height: 2)] + fields)
    #expect(result.pileUps.isEmpty && result.overlaps.count == count)
    #expect(result.overlaps.allSatisfy { $0.area == .squareMetres(2) })
  }

  @Test func `a large parcel over a pile is not part of it`() async throws {
    let result = try await report(Self.pile + [.rectangle(x: -100, y: 5, width: 300, height: 300)])
    #expect(result.pileUps.map(\.rows) == [Array(0..<200)])
    #expect(result.pileUps.first?.reaching.map(\.area) == [.squareMetres(11.99 * 5)])
  }

  @Test func `strips across strips are a pile in a rectangle`() async throws {
    let strips = (0..<400).flatMap { row in
      [
        MultiPolygon.rectangle(x: 0, y: Double(row), width: 400, height: 0.5),
        .rectangle(x: Double(row), y: 0, width: 0.5, height: 400),
      ]
    }
    let result = try await report(
      strips, boundary: .rectangle(x: 0, y: 0, width: 1000, height: 400),
      budget: CrowdBudget(pairs: 1000, claims: 10_000, crossings: 1000))
    let pile = try #require(result.pileUps.first)
    #expect(pile.rows.count == 800 && !pile.isRegionExact)
    #expect(pile.area == .squareMetres(160_000) && pile.areaSum == .squareMetres(160_000))
    #expect(result.gaps?.map(\.area) == [.squareMetres(240_000)])
    #expect(result.identities?.closure == .zero)
  }

  @Test func `invalid shapes on one spot are a pile of placeholders`() async throws {
    let bows = (0..<60).map { row in
      MultiPolygon.ring([(0, 0), (10 + Double(row) / 10, 10), (10, 0), (0, 10)])
    }
    let result = try await report(bows + [.rectangle(x: -10, y: 0, width: 15, height: 10)])
    let pile = try #require(result.pileUps.first)
    #expect(result.pileUps.count == 1 && pile.isLeftOut && pile.rows == Array(0..<60))
    #expect(pile.reaching.map(\.shape) == [60])
    #expect(result.faces.isEmpty)
    #expect(result.identities?.closure ?? .hectares(1) <= Area(squareMillimetres: 1000))
  }

  @Test func `envelopes hang together in groups as all pairs say`() {
    var random = SplitMix(seed: 3)
    let envelopes = (0..<500).map { _ in
      let (x, y) = (random.next(in: 0...100), random.next(in: 0...100))
      return Envelope(minX: x, minY: y, maxX: x + random.next(in: 0...4), maxY: y + random.next(in: 0...4))
    }
    var group = Array(envelopes.indices)
    for i in envelopes.indices {
      for j in envelopes.indices where j > i && envelopes[i].intersects(envelopes[j]) && group[i] != group[j] {
        let (low, high) = (min(group[i], group[j]), max(group[i], group[j]))
        for k in group.indices where group[k] == high { group[k] = low }
      }
    }
    let expected = Dictionary(grouping: envelopes.indices) { group[$0] }.values.sorted { $0[0] < $1[0] }
    let tree = EnvelopeTree(envelopes)
    #expect(tree.groups() == expected)
    for envelope in envelopes.prefix(50) {
      var found: [Int] = []
      tree.visit(envelope) {
        found.append($0); return true
      }
      #expect(found.sorted() == envelopes.indices.filter { envelopes[$0].intersects(envelope) })
    }
  }
}
