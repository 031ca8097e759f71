@testable import Geometry
import Testing

/// The failure conventions of the two C libraries, each folded into one method.
@Suite("C conventions") struct ConventionTests {
  @Test func `a geometry cannot be NULL, a truth not 2, a success not 0, a number not negative`() throws {
    let context = GEOSContext()
    let silent = GeometryError.geos(function: "f", message: "no message")
    #expect(throws: silent) { try context.owned(nil, "f") }
    #expect(throws: silent) { try context.truth(2, "f") }
    #expect(throws: silent) { try context.succeed(0, "f") }
    #expect(throws: silent) { try context.number(-1, "f") }
    #expect(try context.truth(1, "f") && !context.truth(0, "f"))
    #expect(try context.number(0, "f") == 0)
    #expect(throws: Never.self) { try context.succeed(1, "f") }
  }

  @Test func `a failure takes the message with it`() throws {
    let context = GEOSContext()
    #expect(throws: GeometryError.self) { try context.makeLine([Coordinate(x: 0, y: 0)]) }
    #expect(context.failure("g") == .geos(function: "g", message: "no message"))
  }

  @Test func `reading rings of a line fails in GEOS's words`() throws {
    let context = GEOSContext()
    let line = GeometryHandle(
      adopting: try context.makeLine([Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1)]), in: context)
    #expect(try line.polygonalPart().isEmpty)
    #expect(try line.area() == 0)
    #expect(try line.coordinates() == [Coordinate(x: 0, y: 0), Coordinate(x: 1, y: 1)])
  }

  @Test func `coordinates of a collection fail in GEOS's words`() throws {
    let context = GEOSContext()
    let parts = square(0, 0, side: 1).polygons + square(5, 5, side: 1).polygons
    let two = GeometryHandle(adopting: try context.makeShape(MultiPolygon(parts)), in: context)
    var error: GeometryError?
    do throws(GeometryError) { _ = try two.coordinates() } catch let thrown { error = thrown }
    guard case .geos("GEOSGeom_getCoordSeq_r", let message) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message.hasPrefix("IllegalArgumentException"))
  }

  @Test func `PROJ's NULL carries the function, the text and the code`() throws {
    let context = PROJContext()
    var error: GeometryError?
    do throws(GeometryError) { _ = try context.create("+proj=nothing") } catch let thrown { error = thrown }
    guard case .proj("proj_create", let message, let code) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!message.isEmpty)
    #expect(code != 0)
    #expect(throws: GeometryError.self) { try TransformationWorker("+proj=pipeline +step +proj=nothing") }
  }
}
