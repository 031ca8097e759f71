import Coverage
import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

/// What stops a plan, and what inputs of several systems come to.
@Suite("Refusals and systems of a plan") struct RefusalTests {
  private func error(_ plan: SmallPlan, _ adjust: (inout SessionRequest) -> Void = { _ in }) async -> SessionError? {
    await #expect(throws: SessionError.self) { try await plan.run(adjust) }
  }

  @Test func `two layers cannot both be the stock of one day`() async throws {
    var plan = try SmallPlan(whole: SmallPlan.rural, uses: "{2025-12-31: use}")
    plan.layers.append(SmallPlan.Layer(id: "again", holds: "whole", uses: "{one: use}", features: SmallPlan.rural))
    let day = CalendarDate.endOfYear(2025)
    #expect(await error(plan) == .layersOfOneDay(first: "parcels", second: "again", day: day))
    plan.layers[0].uses = "use"
    plan.layers[1].uses = "use"
    #expect(await error(plan) == .layersOfOneDay(first: "parcels", second: "again", day: nil))
  }

  @Test func `two layers of different days each give their own stock`() async throws {
    var plan = try SmallPlan(whole: SmallPlan.rural, uses: "{2025-12-31: use}")
    plan.periods = SmallPlan.bounds2030
    plan.layers.append(
      SmallPlan.Layer(
        id: "later", holds: "whole", uses: "{two: use}",
        features: SmallPlan.cover([["use": "SKK"], ["use": "SKK"], ["use": "SKK"], ["use": "SKK"]])))
    let result = try await plan.run()
    #expect(result.row("P", "SKK", 2025)?.sum == .ha(4))
    #expect(result.row("P", "SKK", 2030)?.sum == .ha(16))
  }

  @Test func `a layer of the very day is its stock rather than one without a day`() async throws {
    var plan = try SmallPlan(whole: SmallPlan.rural, uses: "use")
    plan.periods = SmallPlan.bounds2030
    plan.layers.append(
      SmallPlan.Layer(
        id: "later", holds: "whole", uses: "{two: use}",
        features: SmallPlan.cover([["use": "SKK"], ["use": "SKK"], ["use": "SKK"], ["use": "SKK"]])))
    let result = try await plan.run()
    #expect(result.row("P", "SKK", 2025)?.sum == .ha(4))
    #expect(result.row("P", "SKK", 2030)?.sum == .ha(16))
  }

  @Test func `a period that the plan does not have is refused with those it has`() async throws {
    let plan = try SmallPlan(whole: SmallPlan.rural)
    #expect(await error(plan) { $0.period = "2026-2030" } == .unknownPeriod("2026-2030", known: ["one"]))
  }

  @Test(arguments: ["declared", "legal"]) func `tables on another basis are not made`(basis: String) async throws {
    var plan = try SmallPlan(whole: SmallPlan.rural)
    plan.more = ["areaBasis: \(basis)"]
    #expect(await error(plan) == .areaBasisNotAvailable(basis))
  }

  @Test(arguments: ["EPSG:4326", "EPSG:4756", "EPSG:2263"])
  func `areas need a plane in metres`(crs: String) async throws {
    var plan = try SmallPlan(whole: SmallPlan.rural)
    plan.crs = crs
    guard case .targetCRSNotMetric(let found, _, _) = await error(plan) else {
      Issue.record("not refused")
      return
    }
    #expect(found == crs)
  }

  @Test func `a withdrawn system is refused in the plan and in a layer`() async throws {
    var plan = try SmallPlan(whole: SmallPlan.rural)
    plan.layers[0].crs = "EPSG:6957"
    guard case .deprecatedCRS(_, let file, let replacements) = await error(plan) else {
      Issue.record("not refused")
      return
    }
    #expect(file?.hasSuffix("parcels.geojson") == true)
    #expect(replacements == ["EPSG:5897"])
    plan.layers[0].crs = "EPSG:5897"
    plan.crs = "EPSG:6957"
    guard case .deprecatedCRS("EPSG:6957", let planFile, _) = await error(plan) else {
      Issue.record("not refused")
      return
    }
    #expect(planFile?.hasSuffix("plan.yaml") == true)
  }

  @Test func `an outline that the boundary file does not have is named`() async throws {
    var plan = try SmallPlan(whole: SmallPlan.rural)
    plan.boundaries = (0..<4).map { SmallPlan.commune($0) }
    guard case .outlineMissing(let file, "P") = await error(plan) else {
      Issue.record("not refused")
      return
    }
    #expect(file.hasSuffix("boundaries.geojson"))
    plan.outlineCode = nil
    let result = try await plan.run()
    #expect(result.snapshot.layers[0].coverage?.identities?.boundaryArea == .ha(16))
    #expect(result.findings("COV203").isEmpty)
  }

  @Test func `a unit's shape that crosses itself is no boundary`() async throws {
    var plan = try SmallPlan(whole: SmallPlan.rural)
    plan.boundaries?.append(
      SmallPlan.bowtie("z", 0, 0, 100, unit: nil, ["code": "A"]))
    guard case .boundaryUnusable(_, let feature, let reason, let place) = await error(plan) else {
      Issue.record("not refused")
      return
    }
    #expect(feature == 5)
    #expect(reason == "Self-intersection")
    #expect(place == Coordinate(x: 590_050, y: 2_270_050))
  }

  @Test func `layers of different systems meet in the plan's`() async throws {
    // The corners of the overlay's square of 1 ha were computed by pyproj, EPSG:5897 to EPSG:4756 (no change of datum).
    var plan = try SmallPlan(whole: SmallPlan.rural)
    plan.layers.append(
      SmallPlan.Layer(
        id: "towns", holds: "overlay", uses: "use",
        features: [
          ##"""
          {"type":"Feature","properties":{"id":"t","unit":null,"use":"KDT"},
          "geometry":{"type":"Polygon","coordinates":[[
          [105.86776059022,20.52047481699],
          [105.86871935886,20.52047001862],
          [105.86872445517,20.52137325833],
          [105.86776568091,20.52137805694],
          [105.86776059022,20.52047481699]]]}}
          """##
        ], crs: "EPSG:4756"))
    let result = try await plan.run()
    let towns = result.snapshot.layers[1]
    #expect(abs(towns.areas[0].squareMetres - 10_000) < 0.001)
    let records = result.inputs.filter { $0.role == .layer }.compactMap(\.transformation)
    #expect(records.map(\.sourceCRS) == ["EPSG:5897", "EPSG:4756"])
    #expect(records[0].name == nil)
    #expect(records[1].targetCRS == "EPSG:5897")
    #expect(Set(records.map(\.sourceDatum)).count == 1)
    #expect(towns.datumAccuracy == nil)
  }

  @Test func `a boundary file that says it is invented makes the plan so`() async throws {
    let plan = try SmallPlan(whole: SmallPlan.rural)
    #expect(try await !plan.run().snapshot.plan.isFictitious)
    var invented = plan
    invented.boundaries?[0] = SmallPlan.outline.replacing(#""code":"P""#, with: #""code":"P","fictitious":true"#)
    #expect(try await invented.run().snapshot.plan.isFictitious)
  }

  @Test func `more different values than any scheme has are no use codes`() async throws {
    func file(_ count: Int) throws -> SmallPlan {
      let cells = (0..<count).map { row in
        SmallPlan.parcel("p\(row)", Double(row % 40), Double(row / 40), 1, 1, unit: "A1", ["use": "\(row)"])
      }
      var plan = try SmallPlan(whole: cells)
      plan.scheme = nil
      return plan
    }
    #expect(try await file(1000).run { $0.looksAtGaps = false }.row("P", "999")?.sum == .squareMetres(1))
    guard case .notUseCodes("use", let name, 1001) = await error(try file(1001)) else {
      Issue.record("not refused")
      return
    }
    #expect(name == "parcels.geojson")
  }
}

@Suite("Refusals and systems of files") struct FileRefusalTests {
  private let folder: TrialFolder

  init() throws { folder = try TrialFolder() }

  private func run(_ source: FileSource) async throws -> SessionResult {
    var request = SessionRequest(source: .files(source), threads: 2)
    request.geoData = SharedData.geoData("").path
    return try await PlanSession.run(request)
  }

  @Test func `files of different systems are one layer in the plane`() async throws {
    // The second square touches the first; its corners were computed by pyproj, EPSG:5897 to EPSG:4756.
    let plane = try folder.write("a.geojson", collection([square(590_000, 2_270_000, 100, #""use":"LUA""#)]))
    let degrees = try folder.write(
      "b.geojson",
      collection(
        [
          ##"""
          {"type":"Feature","properties":{"use":"LUA"},
          "geometry":{"type":"Polygon","coordinates":[[
          [105.86392551291,20.52049395752],
          [105.86488428265,20.52048918033],
          [105.86488935647,20.52139242097],
          [105.86393058111,20.52139719838],
          [105.86392551291,20.52049395752]]]}}
          """##
        ], crs: "EPSG:4756"))
    let result = try await run(FileSource(paths: [plane, degrees], mapping: FieldMapping()))
    #expect(result.snapshot.layers.count == 1)
    #expect(result.snapshot.layers[0].layer.sourceCRS == "EPSG:5897")
    let sum = try #require(result.areas.first { $0.category == "LUA" }?.sum)
    #expect(abs(sum.squareMetres - 20_000) < 0.001)
    #expect(result.findings.filter { $0.code == "COV201" && $0.severity == .error }.isEmpty)
    #expect(result.inputs.compactMap(\.transformation).map(\.sourceCRS) == ["EPSG:5897", "EPSG:4756"])
  }

  @Test func `more different values than any scheme has are no use codes`() async throws {
    let cells = (0..<1001).map { square(590_000 + $0 % 40, 2_270_000 + $0 / 40, 1, #""use":"c\#($0)""#) }
    let fits = try folder.write("fits.geojson", collection(Array(cells.dropLast())))
    #expect(try await run(FileSource(paths: [fits], mapping: FieldMapping())).areas.count == 1000)
    let file = try folder.write("many.geojson", collection(cells))
    let error = await #expect(throws: SessionError.self) {
      try await run(FileSource(paths: [file], mapping: FieldMapping()))
    }
    #expect(error == .notUseCodes(field: "use", file: file, values: 1001))
  }

  @Test func `positions that are no degrees are told where no plane is asked for`() async throws {
    let file = try folder.write(
      "metres.geojson", collection([square(590_000, 2_270_000, 10, #""use":"LUA""#)], crs: nil))
    let error = await #expect(throws: SessionError.self) {
      try await run(FileSource(paths: [file], mapping: FieldMapping()))
    }
    guard case .notDegrees(_, let extent) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(extent == Envelope(minX: 590_000, minY: 2_270_000, maxX: 590_010, maxY: 2_270_010))
  }

  @Test func `a boundary that says it is invented makes the run so`() async throws {
    let parcels = try folder.write("p.geojson", collection([square(590_000, 2_270_000, 10, #""use":"LUA""#)]))
    let boundary = try folder.write(
      "b.geojson", collection([square(590_000, 2_270_000, 20, #""fictitious":true"#)]))
    var source = FileSource(paths: [parcels], mapping: FieldMapping())
    #expect(try await !run(source).snapshot.plan.isFictitious)
    source.boundary = boundary
    let result = try await run(source)
    #expect(result.snapshot.plan.isFictitious)
    #expect(result.snapshot.layers[0].coverage?.gaps?.map(\.area) == [.squareMetres(300)])
  }
}
