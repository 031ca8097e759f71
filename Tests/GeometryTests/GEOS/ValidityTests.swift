import Geometry
import Testing

@Suite("ShapeValidity and repair") struct ValidityTests {
  let engine = GeometryEngine()

  @Test func `a square is valid, and so is nothing`() throws {
    #expect(try engine.validity(of: square(0, 0, side: 1)) == .valid)
    #expect(try engine.validity(of: MultiPolygon()) == .valid)
  }

  @Test func `a bow-tie intersects itself at its knot`() throws {
    let validity = try engine.validity(of: bowTie)
    #expect(validity == .invalid(reason: "Self-intersection", place: Coordinate(x: 0.5, y: 0.5)))
    #expect(!validity.isValid)
  }

  @Test func `a hole beside its exterior is named with its place`() throws {
    let shape = MultiPolygon(Polygon(exterior: squareRing(0, 0, side: 10), holes: [squareRing(20, 20, side: 1)]))
    #expect(
      try engine.validity(of: shape) == .invalid(reason: "Hole lies outside shell", place: Coordinate(x: 20, y: 20)))
  }

  @Test(arguments: 0..<3) func `a ring of too few coordinates is invalid, not an error`(count: Int) throws {
    let shape = polygon(Array([(0.0, 0.0), (1.0, 0.0)].prefix(count)))
    #expect(
      try engine.validity(of: shape) == .invalid(reason: "Too few points in geometry component", place: nil))
  }

  @Test func `three equal coordinates are too few points for GEOS as well`() throws {
    let validity = try engine.validity(of: polygon([(1, 1), (1, 1), (1, 1)]))
    guard case .invalid(let reason, _) = validity else {
      Issue.record("\(validity)")
      return
    }
    #expect(reason == "Too few points in geometry component")
  }

  @Test func `a coordinate that is not finite is invalid, not an error`() throws {
    let shape = polygon([(0, 0), (1, 0), (.nan, 1)])
    #expect(try engine.validity(of: shape) == .invalid(reason: "Invalid Coordinate", place: nil))
  }

  /// Expected areas: shapely 2.2.0, make_valid(method=…).
  @Test func `linework hollows out what is covered twice, structure keeps it`() throws {
    let twice = MultiPolygon(square(0, 0, side: 10).polygons + square(5, 5, side: 10).polygons)
    let linework = try engine.repaired(twice, by: .linework)
    let structure = try engine.repaired(twice, by: .structure)
    #expect(linework.areaAfter == 150)
    #expect(structure.areaAfter == 175)
    #expect(linework.areaBefore == 200 && structure.areaBefore == 200)
    #expect(linework.method == .linework && structure.method == .structure)
    for repair in [linework, structure] {
      #expect(try engine.validity(of: repair.shape) == .valid)
      #expect(repair.shape.area == repair.areaAfter)
    }
  }

  @Test(arguments: RepairMethod.allCases) func `a repaired bow-tie is two triangles`(method: RepairMethod) throws {
    let repair = try engine.repaired(bowTie, by: method)
    #expect(repair.shape.polygons.count == 2)
    #expect(repair.areaAfter == 0.5)
    #expect(repair.areaBefore == 0)
  }

  @Test(arguments: RepairMethod.allCases) func `a collapsed ring is repaired to nothing`(method: RepairMethod) throws {
    let repair = try engine.repaired(polygon([(0, 0), (10, 0), (5, 0)]), by: method)
    #expect(repair.shape.isEmpty)
    #expect(repair.areaAfter == 0)
  }

  @Test func `what cannot be built cannot be repaired`() {
    #expect(throws: GeometryError.degenerateRing(coordinates: 2)) {
      try engine.repaired(polygon([(0, 0), (1, 1)]), by: .structure)
    }
  }
}
