import Coverage
import Geometry
import TestSupport
import Testing

/// Counted work of the engine, the same on every machine: a guard against work that grows without a reason.
@Suite("Engine: counted work") struct CountedWorkTests {
  private func report(
    _ shapes: [MultiPolygon], boundary: MultiPolygon?
  ) async throws -> (CoverageReport, validityCalls: Int) {
    let set = try await ShapeSet(.of(shapes), threads: 2)
    let analysis = CoverageAnalysis(
      boundary: boundary, looksAtGaps: true, widthFrom: EngineCase.widthFrom, threads: 2)
    return (try await analysis.report(on: set), set.validityCalls)
  }

  @Test(arguments: [10, 40, 60]) func `of a clean layer only the outline is noded`(rows: Int) async throws {
    var random = SplitMix(seed: UInt64(rows))
    let side = Tessellation.side
    let shapes = Tessellation.jitteredGrid(rows, &random)
    let (report, validityCalls) = try await report(shapes, boundary: .rectangle(x: 0, y: 0, width: side, height: side))
    #expect(report.way == .edges)
    // Four edges a parcel, of which the outline's are left; they and the boundary's four are noded, into one face and
    // the one around it.
    #expect(report.work.edges == 4 * rows * rows)
    #expect(report.work.unmatched == 4 * rows)
    #expect(report.work.segments == 4 * rows + 4)
    #expect(report.work.faces == 2)
    #expect(report.work.zones == 0)
    #expect(validityCalls == 0 && report.work.circles == 0)
  }

  @Test func `a layer without a boundary is noded at its outline`() async throws {
    var random = SplitMix(seed: 3)
    let (report, _) = try await report(Tessellation.jitteredGrid(30, &random), boundary: nil)
    #expect(report.work.segments == 120 && report.work.faces == 2 && report.work.zones == 0)
  }

  @Test(arguments: 1...4)
  func `each fault of a layer adds a few segments, faces and one zone or two`(seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    let rows = 40
    let faults = 20
    var shapes = Tessellation.jitteredGrid(rows, &random)
    for _ in 0..<faults {
      try PlantedFault.allCases[random.int(in: 0...PlantedFault.allCases.count - 1)].plant(in: &shapes, &random)
    }
    let (report, validityCalls) = try await report(
      shapes, boundary: .rectangle(x: 0, y: 0, width: Tessellation.side, height: Tessellation.side))
    #expect(report.way == .edges)
    // A parcel has 4 edges, a merger of two up to 8: with those of its neighbours, whose partners are gone, each fault
    // leaves at most 16 over. They cross those of one or two others' at most: fewer faces than segments.
    #expect(report.work.edges <= 4 * rows * rows + 9 * faults)
    #expect(report.work.unmatched <= 4 * rows + 16 * faults)
    let placeholders = report.leftOut.reduce(0) { $0 + ($1.placeholder?.vertexNumber ?? 0) }
    #expect(report.work.segments <= report.work.unmatched + 4 + placeholders)
    #expect(report.work.faces <= report.work.segments)
    #expect(report.work.zones <= 2 * faults)
    // GEOS is asked about shapes that may be invalid, and for circles in pieces of many vertices: none of a clean parcel.
    #expect(validityCalls <= faults && report.work.circles <= faults)
  }

  @Test func `of parcels digitised each by itself GEOS is asked nothing`() async throws {
    var random = SplitMix(seed: 4)
    let rows = 30
    let shapes = Tessellation.jitteredGrid(rows, &random).map { shape in
      MultiPolygon(
        shape.polygons.map { polygon in
          Polygon(
            exterior: Ring(
              polygon.exterior.coordinates.map {
                Coordinate(x: $0.x + random.next(in: -0.1...0.1), y: $0.y + random.next(in: -0.1...0.1))
              }))
        })
    }
    let side = Tessellation.side
    let (report, validityCalls) = try await report(shapes, boundary: .rectangle(x: 0, y: 0, width: side, height: side))
    #expect(report.overlaps.count > rows * rows)
    #expect(report.work.segments == 4 * rows * rows + 4)
    // A node of the grid lies in up to four parcels, an edge between two: a handful of faces each.
    #expect(report.work.faces < 12 * rows * rows)
    #expect(validityCalls == 0 && report.work.circles == 0)
  }

  @Test func `two layers on each other are one zone for each stretch, not one for each pair`() async throws {
    // Their outlines run along each other: one face claimed twice.
    var random = SplitMix(seed: 8)
    let shapes = Tessellation.jitteredGrid(20, &random) + Tessellation.jitteredGrid(20, &random)
    let (report, _) = try await report(shapes, boundary: nil)
    #expect(report.way == .edges)
    #expect(report.overlaps.count > 400)
    #expect(report.work.unmatched == 160)
    #expect(report.work.faces == 2 && report.work.zones == 1)
  }

  @Test func `the number of tasks changes no count`() async throws {
    var random = SplitMix(seed: 21)
    var shapes = Tessellation.jitteredGrid(50, &random)
    for fault in PlantedFault.allCases { try fault.plant(in: &shapes, &random) }
    let set = try await ShapeSet(.of(shapes), threads: 1)
    var counts: Set<CoverageWork> = []
    for threads in 1...3 {
      let analysis = CoverageAnalysis(
        boundary: .rectangle(x: 1, y: 1, width: 50, height: 50), looksAtGaps: true,
        widthFrom: EngineCase.widthFrom, threads: threads)
      counts.insert(try await analysis.report(on: set).work)
    }
    #expect(counts.count == 1)
  }
}
