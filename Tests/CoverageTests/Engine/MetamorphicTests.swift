import Coverage
import Geometry
import TestSupport
import Testing

/// What may be changed about a plan without a change of its report.
@Suite("Engine: what changes nothing") struct MetamorphicTests {
  /// Of each family; a tenth of the cases that are held against brute force.
  private static let count = max(EnginePropertyTests.count / 5, 1)

  /// Tries cases of a family until two have failed.
  private func expect(
    _ family: CaseFamily, _ way: EngineWay, sourceLocation: SourceLocation = #_sourceLocation,
    _ property: (EngineCase) async throws -> [Discrepancy]
  ) async throws {
    var failures = 0
    for seed in 1...Self.count {
      let name = "\(family.rawValue), seed \(seed), \(way.rawValue)"
      let holds = try await EngineProof.expect(
        family.make(seed: seed), name, sourceLocation: sourceLocation
      ) { try await property($0.prepared(for: way)) }
      if !holds { failures += 1 }
      if failures == 2 { break }
    }
  }

  private static func differences(_ a: [String], _ b: [String]) -> [Discrepancy] {
    guard a != b else { return [] }
    let lines = zip(a, b).first { $0 != $1 }
    return [Discrepancy(subject: .bytes, text: "\n    \(lines?.0 ?? "\(a.count)")\n    \(lines?.1 ?? "\(b.count)")")]
  }

  /// By 10⁻⁶ of an area; of areas below 100 m² by 10⁻⁴ m², which is what rounding to 1 µm may do to them.
  private static func differences(_ a: [String: Double], _ b: [String: Double]) -> [Discrepancy] {
    Set(a.keys).union(b.keys).sorted().compactMap { key in
      let (first, second) = (a[key] ?? 0, b[key] ?? 0)
      if abs(first - second) <= max(1e-4, 1e-6 * abs(first)) { return nil }
      return Discrepancy(subject: .figures, text: "\(key): \(first) m², then \(second)")
    }
  }

  @Test(arguments: CaseFamily.allCases, EngineWay.allCases)
  func `the order of parcels, parts and holes changes no byte`(family: CaseFamily, way: EngineWay) async throws {
    try await expect(family, way) { given in
      let first = try await given.report(way).encoded()
      var found: [Discrepancy] = []
      var random = SplitMix(seed: UInt64(given.vertexCount))
      for order in [given.shapes.indices.reversed(), given.shapes.indices.shuffled(using: &random)] {
        var other = given
        other.shapes = order.map { row in
          MultiPolygon(
            given.shapes[row].polygons.reversed().map { Polygon(exterior: $0.exterior, holes: $0.holes.reversed()) })
        }
        found += try await Self.differences(first, other.report(way).encoded { order[$0] })
      }
      return found
    }
  }

  @Test(arguments: CaseFamily.allCases, EngineWay.allCases)
  func `where rings begin and which way they run changes no byte`(family: CaseFamily, way: EngineWay) async throws {
    try await expect(family, way) { given in
      let first = try await given.report(way).encoded()
      let rotated = given.mapRings { Ring(Array($0.coordinates.dropFirst(2) + $0.coordinates.prefix(2))) }
      let reversed = given.mapRings { Ring($0.coordinates.reversed()) }
      return try await Self.differences(first, rotated.report(way).encoded())
        + Self.differences(first, reversed.report(way).encoded())
    }
  }

  @Test(arguments: CaseFamily.allCases, EngineWay.allCases)
  func `the number of tasks changes no byte`(family: CaseFamily, way: EngineWay) async throws {
    try await expect(family, way) { given in
      let first = try await given.report(way, threads: 1).encoded()
      return try await Self.differences(first, given.report(way, threads: 2).encoded())
        + Self.differences(first, given.report(way, threads: 3).encoded())
    }
  }

  @Test(arguments: CaseFamily.allCases, EngineWay.allCases)
  func `a plan moved by whole metres keeps its areas`(family: CaseFamily, way: EngineWay) async throws {
    try await expect(family, way) { given in
      let first = try await given.report(way).figures()
      return try await Self.differences(first, given.shifted(x: 1000, y: -500_000).report(way).figures())
        + Self.differences(first, given.shifted(x: 551_784, y: 2_323_033).report(way).figures())
    }
  }

  @Test(arguments: CaseFamily.allCases, EngineWay.allCases)
  func `vertices put on edges of both sides keep all areas`(family: CaseFamily, way: EngineWay) async throws {
    try await expect(family, way) { given in
      var random = SplitMix(seed: 5)
      let other = EdgeVertices.insert(into: given, scale: nil) { random.int(in: 0...2) == 0 ? nil : 0.5 }
      return try await Self.differences(given.report(way).figures(), other.report(way).figures())
    }
  }

  @Test(arguments: [1, 2], EngineWay.allCases)
  func `a layer of many parcels gives the same bytes in any order on any number of tasks`(
    seed: UInt64, way: EngineWay
  ) async throws {
    // Enough rows for work to be divided among tasks.
    var random = SplitMix(seed: seed)
    var shapes = Tessellation.jitteredGrid(35, &random)
    for _ in 0..<40 {
      try PlantedFault.allCases[random.int(in: 0...PlantedFault.allCases.count - 1)].plant(in: &shapes, &random)
    }
    let given = EngineCase(shapes, boundary: .rectangle(x: 3, y: 4, width: 52, height: 51))
    let first = try await given.report(way, threads: 1).encoded()
    let order = given.shapes.indices.shuffled(using: &random)
    let other = EngineCase(order.map { given.shapes[$0] }, boundary: given.boundary)
    for threads in 2...3 {
      let again = try await other.report(way, threads: threads).encoded { order[$0] }
      let found = Self.differences(first, again)
      #expect(found.isEmpty, "\(found)")
    }
  }
}
