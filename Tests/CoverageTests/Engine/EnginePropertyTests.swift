import Foundation
import Geometry
import TestSupport
import Testing

/// Random cases against brute force. `LANDPLAN_CASES` says how many of each family; a failing case is printed small.
@Suite("The engine equals brute force") struct EnginePropertyTests {
  /// As many as take a minute without optimisation, all families and ways together.
  #if DEBUG
    private static let usualCount = 15
  #else
    private static let usualCount = 300
  #endif

  static let count = ProcessInfo.processInfo.environment["LANDPLAN_CASES"].flatMap(Int.init) ?? usualCount

  @Test(arguments: CaseFamily.allCases, EngineWay.allCases)
  func `random cases of a family are reported as brute force has them`(
    family: CaseFamily, way: EngineWay
  ) async throws {
    var failures = 0
    for seed in 1...max(Self.count, 1) {
      let name = "\(family.rawValue), seed \(seed), \(way.rawValue)"
      let holds = try await EngineProof.expect(family.make(seed: seed), name) {
        try await EngineProof.bruteForce($0, way)
      }
      // What fails once mostly fails often, and to make a case small takes a while.
      if !holds { failures += 1 }
      if failures == 3 { break }
    }
  }

  @Test(arguments: CaseFamily.allCases)
  func `the cases of a family are no empty ones`(family: CaseFamily) throws {
    var (shapes, overlaps, gaps, boundaries, equal, invalid) = (0, 0, 0, 0, 0, 0)
    for seed in 1...60 {
      let given = try family.make(seed: seed)
      let reference = try Reference(given)
      shapes += given.shapes.count
      if reference.pairs.values.contains(where: { $0.area > 0.01 }) { overlaps += 1 }
      if reference.gaps?.polygons.contains(where: { $0.area > 0.01 }) == true { gaps += 1 }
      if given.boundary != nil { boundaries += 1 }
      if !reference.equal.isEmpty { equal += 1 }
      if !reference.placeholders.isEmpty { invalid += 1 }
    }
    #expect(shapes > 180)
    #expect(gaps > 5 && boundaries > 20)
    #expect(overlaps > 20 || family == .voronoi || family == .invalid || family == .nested || family == .lattice)
    #expect(overlaps > 5 || family == .voronoi || family == .invalid)
    #expect(equal > 3 || family != .planted)
    #expect((invalid > 30) == (family == .invalid))
  }
}
