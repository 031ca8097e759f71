import Coverage
import Geometry
import TestSupport
import Testing

/// Areas: pyproj 3.7.2 (PROJ 9.5.1, EPSG:4326 to EPSG:5897) and shapely 2.
@Suite("Vertices on long edges") struct VertexInsertionTests {
  /// 10.4 km from west to east.
  static let south = MultiPolygon.ring([(105.85, 20.49), (105.95, 20.49), (105.95, 20.5), (105.85, 20.5)])
  /// Shares its southern border with `south`, and has a vertex in its middle.
  static let north = MultiPolygon.ring([
    (105.85, 20.5), (105.9, 20.5), (105.95, 20.5), (105.95, 20.51), (105.85, 20.51),
  ])
  static let unit = 1e-8

  struct Found {
    var shapes: ShapeSet
    var insertions: VertexInsertions
    var outline: MultiPolygon?

    var coverage: ShapeSet { shapes.inserting(insertions, outline: outline) }

    func report() async throws -> CoverageReport {
      try await CoverageAnalysis(
        boundary: outline.map(insertions.inserted(into:)), looksAtGaps: true, widthFrom: .squareMetres(1), threads: 1
      ).report(on: coverage)
    }
  }

  private func found(
    _ shapes: [MultiPolygon], outline: MultiPolygon? = nil, from crs: String = "EPSG:4326", unit: Double = unit
  ) async throws -> Found {
    let transformation = try Transformation(from: CRS(crs), to: CRS("EPSG:5897"))
    let table = try ShapeTable.of(shapes)
    let set = try await ShapeSet(
      table.replacingPoints(try await transformation.transformed(table.points).points), threads: 1)
    let plane = try await projected(outline, by: transformation)
    let born = try plane.flatMap { try VertexInsertionSearch.Outline($0, by: transformation, unit: unit) }
    let insertions = try await VertexInsertionSearch(transformation, unit: unit).find(
      in: set, rows: [0..<table.count], source: { table.points }, outline: born)
    return Found(shapes: set, insertions: insertions, outline: plane)
  }

  private func projected(_ shape: MultiPolygon?, by transformation: Transformation) async throws -> MultiPolygon? {
    guard let shape else { return nil }
    let table = try ShapeTable.of([shape])
    return table.replacingPoints(try await transformation.transformed(table.points).points).shape(0)
  }

  @Test func `a vertex in the middle of the neighbour's edge of 10 km leaves no overlap`() async throws {
    let found = try await found([Self.south, Self.north])
    #expect(found.insertions.inShapes.count == 1)
    let report = try await found.report()
    #expect(report.overlaps.isEmpty)
    #expect(report.insertedVertices.count == 1)
    #expect(report.insertedVertices.area.squareMetres.isClose(to: -4157.925194, within: 1e-4))
    #expect(report.insertedVertices.absoluteArea == -report.insertedVertices.area)
    #expect(report.identities?.closure ?? .squareMetres(1) < .squareMetres(0.01))
    // The areas of the shapes stay those of the rings as given.
    #expect(found.coverage.areas[0].squareMetres.isClose(to: 11_548_996.734676, within: 1e-3))
    #expect(report.identities?.shapeSum == found.coverage.areas.sum())
    let plain = try await CoverageAnalysis(
      boundary: nil, looksAtGaps: false, widthFrom: .zero, threads: 1
    ).report(on: found.shapes)
    #expect(plain.overlaps.map(\.area.squareMetres).first?.isClose(to: 4157.925194, within: 1e-4) == true)
  }

  @Test(arguments: [(0.0, 1), (0.9, 1), (1, 1), (-1, 1), (1.1, 0), (-1.1, 0)])
  func `a vertex lies on an edge within one unit of the last decimal`(units: Double, count: Int) async throws {
    var north = Self.north
    north.polygons[0].exterior.coordinates[1].y += units * Self.unit
    #expect(try await found([Self.south, north]).insertions.inShapes.count == count)
  }

  /// A unit of 0.01° is 1 km; the edge's sagitta is 0.797 m, 7.64e-6° along the edge.
  @Test(arguments: [(0.0, 1), (7.6e-6, 1), (7.7e-6, 0)])
  func `where decimals are few the sagitta decides`(offset: Double, count: Int) async throws {
    var north = Self.north
    north.polygons[0].exterior.coordinates[1].y += offset
    #expect(try await found([Self.south, north], unit: 0.01).insertions.inShapes.count == count)
  }

  @Test func `a vertex on the line beyond the edge is none on the edge`() async throws {
    let east = MultiPolygon.ring([(105.96, 20.5), (105.97, 20.5), (105.97, 20.51), (105.96, 20.51)])
    let west = MultiPolygon.ring([(105.6, 20.49), (105.84, 20.5), (105.6, 20.5)])
    #expect(try await found([Self.south, east, west]).insertions.isEmpty)
  }

  @Test func `several vertices of several neighbours stand in order along the edge`() async throws {
    let neighbours = [(105.85, 105.87), (105.9, 105.93), (105.87, 105.9), (105.93, 105.95)].map { west, east in
      MultiPolygon.ring([(west, 20.5), (east, 20.5), (east, 20.51), (west, 20.51)])
    }
    let found = try await found([Self.south] + neighbours)
    #expect(found.insertions.inShapes.map(\.points.count) == [3])
    let coverage = found.coverage
    let ring = coverage.coverage.shape(0).polygons[0].exterior.coordinates
    #expect(ring.count == 7)
    // From the north-east corner to the west, then the smallest vertex closes the ring.
    let xs = ring[2...6].map(\.x)
    #expect(xs == xs.sorted(by: >))
    #expect(coverage.insertedVertices.area.squareMetres.isClose(to: -5155.827350, within: 1e-4))
    #expect(try await found.report().overlaps.isEmpty)
  }

  @Test func `two long edges along one border get each other's ends`() async throws {
    let north = MultiPolygon.ring([(105.8, 20.5), (105.9, 20.5), (105.9, 20.51), (105.8, 20.51)])
    let found = try await found([Self.south, north])
    #expect(found.insertions.inShapes.map(\.points.count) == [1, 1])
    let changes = found.coverage.insertedVertices.changes
    #expect(changes.map(\.shape) == [0, 1])
    #expect(changes[0].area.squareMetres.isClose(to: -4157.925194, within: 1e-4))
    #expect(changes[1].area.squareMetres.isClose(to: 4157.728425, within: 1e-4))
    #expect(found.coverage.insertedVertices.absoluteArea == changes[0].area.magnitude + changes[1].area)
    #expect(try await found.report().overlaps.isEmpty)
  }

  @Test func `an edge of a hole gets the vertices of what fills the hole`() async throws {
    let around = MultiPolygon.ring(
      [(105.84, 20.45), (105.96, 20.45), (105.96, 20.49), (105.84, 20.49)],
      holes: [[(105.86, 20.46), (105.94, 20.46), (105.94, 20.48), (105.86, 20.48)]])
    let filler = MultiPolygon.ring([
      (105.86, 20.46), (105.94, 20.46), (105.94, 20.48), (105.9, 20.48), (105.86, 20.48),
    ])
    let found = try await found([filler, around])
    #expect(found.insertions.inShapes.count == 1)
    #expect(found.coverage.insertedVertices.changes.map(\.shape) == [1])
    #expect(found.coverage.insertedVertices.area.squareMetres.isClose(to: 2127.421797, within: 1e-4))
    let report = try await found.report()
    #expect(report.overlaps.isEmpty)
  }

  @Test func `an edge that the neighbour has the other way round needs nothing`() async throws {
    let north = MultiPolygon.ring([(105.85, 20.5), (105.95, 20.5), (105.95, 20.51), (105.85, 20.51)])
    // A third shape with a vertex on their border overlaps both.
    let third = MultiPolygon.ring([(105.9, 20.5), (105.905, 20.495), (105.905, 20.505)])
    #expect(try await found([Self.south, north, third]).insertions.isEmpty)
  }

  @Test func `shapes that are left out give no vertices and get none`() async throws {
    let bow = MultiPolygon.ring([(105.85, 20.5), (105.9, 20.5), (105.95, 20.5), (105.85, 20.51), (105.95, 20.51)])
    let found = try await found([Self.south, bow])
    #expect(!found.shapes.isUsable[1])
    #expect(found.insertions.isEmpty)
    let crossed = MultiPolygon.ring([(105.85, 20.49), (105.95, 20.49), (105.85, 20.5), (105.95, 20.5)])
    #expect(try await self.found([crossed, Self.north]).insertions.isEmpty)
  }

  /// Its southern edge, 0.4 m away and straight in the plane, lies within the bend of the northern one.
  @Test func `a shape that would become invalid stays as it is`() async throws {
    let strip = MultiPolygon.ring([(105.85, 20.499996), (105.95, 20.499996), (105.95, 20.5), (105.85, 20.5)])
    let found = try await found([strip, Self.north])
    #expect(found.insertions.isEmpty)
    #expect(found.coverage.insertedVertices == InsertedVertices())
  }

  @Test func `between two planes of one central meridian nothing is bent`() async throws {
    let south = MultiPolygon.rectangle(x: 590_000, y: 2_270_000, width: 10_000, height: 1000)
    let north = MultiPolygon.ring([
      (590_000, 2_271_000), (595_000, 2_271_000), (600_000, 2_271_000), (600_000, 2_272_000), (590_000, 2_272_000),
    ])
    #expect(try await found([south, north], from: "EPSG:32648", unit: 0.001).insertions.isEmpty)
  }

  /// 960 m along a parallel at 20.5° bend by 6.8 mm, 1280 m by 12 mm.
  @Test(arguments: [(0.0092, 0), (0.0123, 1)]) func `edges are long from a sagitta of 1 cm`(
    width: Double, count: Int
  ) async throws {
    let south = MultiPolygon.ring([(105.9, 20.49), (105.9 + width, 20.49), (105.9 + width, 20.5), (105.9, 20.5)])
    let north = MultiPolygon.ring([
      (105.9, 20.5), (105.9 + width / 2, 20.5), (105.9 + width, 20.5), (105.9 + width, 20.51), (105.9, 20.51),
    ])
    #expect(try await found([south, north]).insertions.inShapes.count == count)
  }

  @Test func `the outline's long edges get the vertices of shapes, and theirs get its`() async throws {
    let outline = MultiPolygon.ring([
      (105.85, 20.49), (105.92, 20.49), (105.95, 20.49), (105.95, 20.5), (105.95, 20.51), (105.85, 20.51),
      (105.85, 20.5),
    ])
    var north = Self.north
    north.polygons[0].exterior.coordinates.insert(Coordinate(x: 105.89, y: 20.51), at: 4)
    let found = try await found([Self.south, north], outline: outline)
    // 105.89 in the north.
    #expect(found.insertions.inOutline == 1)
    // The outline's vertex at 105.92 and the neighbour's at 105.9.
    #expect(found.insertions.inShapes.reduce(0) { $0 + $1.points.count } == 2)
    #expect(found.insertions.points.count == 1)
    let report = try await found.report()
    #expect(report.overlaps.isEmpty)
    #expect((report.gaps ?? []).map(\.area).sum() < .squareMetres(0.001))
    #expect((report.outside ?? []).map(\.area).sum() < .squareMetres(0.001))
    #expect(report.insertedVertices.inOutline == 1 && report.insertedVertices.outlineArea != .zero)
  }

  @Test func `rings get longer behind the vertex an edge goes out from, and nothing else changes`() throws {
    let table = try ShapeTable.of([
      .rectangle(x: 0, y: 0, width: 10, height: 10),
      .ring([(20, 0), (30, 0), (30, 10), (20, 10)], holes: [[(22, 2), (28, 2), (28, 8), (22, 8)]]),
    ])
    let more = [Coordinate(x: 5, y: 0), Coordinate(x: 0, y: 4), Coordinate(x: 22, y: 5)]
    let first = UInt32(table.points.count)
    let longer = table.inserting(
      [
        VertexInsertion(edge: 0, points: [first]), VertexInsertion(edge: 3, points: [first + 1]),
        VertexInsertion(edge: 8, points: [first + 2]),
      ], adding: more)
    #expect(longer.count == 2 && longer.vertexCount == 15)
    func corners(_ ring: Int) -> [Coordinate] {
      longer.vertices(ofRing: ring).map { longer.points[Int(longer.pointIDs[$0])] }
    }
    #expect(corners(0).map(\.x) == [0, 5, 10, 10, 0, 0] && corners(0).map(\.y) == [0, 0, 0, 10, 10, 4])
    #expect(corners(1) == table.shape(1).polygons[0].exterior.coordinates)
    #expect(corners(2).count == 5)
    #expect(longer.area(of: 0) == .squareMetres(100) && longer.area(of: 1) == .squareMetres(64))
    #expect(table.inserting([]).pointIDs == table.pointIDs)
  }
}

extension Double {
  fileprivate func isClose(to other: Double, within tolerance: Double) -> Bool { abs(self - other) <= tolerance }
}
