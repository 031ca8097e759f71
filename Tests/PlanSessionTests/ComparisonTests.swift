import Foundation
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

/// Two versions of a layer in metres of EPSG:5897; places are metres from its corner.
struct Versions {
  let folder: TrialFolder

  init() throws { folder = try TrialFolder() }

  static func feature(_ id: String?, _ use: String, _ rings: [[(Double, Double)]], _ more: String = "") -> String {
    let texts = rings.map { ring in
      let points = (ring + ring.prefix(1)).map { String(format: "[%.4f,%.4f]", 590_000 + $0.0, 2_270_000 + $0.1) }
      return "[" + points.joined(separator: ",") + "]"
    }
    let name = id.map { "\"id\":\"\($0)\"," } ?? ""
    return #"{"type":"Feature","properties":{\#(name)"use":"\#(use)"\#(more)},"#
      + #""geometry":{"type":"Polygon","coordinates":[\#(texts.joined(separator: ","))]}}"#
  }

  static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> [(Double, Double)] {
    [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
  }

  func run(_ features: [String], _ name: String) async throws -> SessionResult {
    var mapping = FieldMapping()
    mapping.id = ["id"]
    mapping.uses = [FieldMapping.Use(field: "use")]
    let path = try folder.write(name, collection(features))
    var request = SessionRequest(source: .files(FileSource(paths: [path], mapping: mapping)), threads: 2)
    request.geoData = SharedData.geoData("").path
    return try await PlanSession.run(request)
  }

  func compare(_ before: [String], _ after: [String]) async throws -> PlanComparison {
    let first = try await run(before, "before.geojson")
    let second = try await run(after, "after.geojson")
    return try await PlanComparison(before: first, after: second, threads: 2)
  }
}

extension PlanComparison {
  /// The ids of rows of the only layer.
  func ids(before rows: [UInt32]) -> [String?] { rows.map { before.snapshot.layers[0].layer.ids[Int($0)] } }
  func ids(after rows: [UInt32]) -> [String?] { rows.map { after.snapshot.layers[0].layer.ids[Int($0)] } }
  func changes(_ keep: (ParcelChange) -> Bool) -> [String?] { ids(after: layers[0].changed.filter(keep).map(\.after)) }
  func area(_ category: String) -> AreaChange? { areas?.first { $0.category == category } }
}

@Suite("Comparison of two versions of a layer") struct ComparisonTests {
  private typealias V = Versions

  @Test func `every kind of difference, with areas worked out by hand`() async throws {
    let quadrilateral = [(0.0, 400.0), (110, 410), (100, 500), (-5, 490)]
    let comparison = try await V().compare(
      [
        V.feature("p1", "LUC", [V.box(0, 0, 100, 100)]), V.feature("p2", "LUC", [V.box(100, 0, 100, 100)]),
        V.feature("p3", "LUC", [V.box(200, 0, 100, 100)]), V.feature("p4", "CLN", [V.box(0, 200, 50, 50)]),
        V.feature("p6", "LUC", [V.box(0, 400, 100, 100)]), V.feature("p7", "LUC", [V.box(200, 400, 10, 10)]),
        V.feature("p8", "CLN", [V.box(300, 400, 10, 10)]), V.feature(nil, "LUC", [V.box(0, 600, 10, 10)]),
      ],
      [
        V.feature("p8", "ODT", [V.box(300, 400, 10, 20)]),
        V.feature("p5", "SKK", [V.box(500, 0, 200, 200)]),
        // The first one from another corner, the other way round.
        V.feature("p1", "luc ", [[(100, 100), (100, 0), (0, 0), (0, 100)]]),
        V.feature("p2", "ODT", [V.box(100, 0, 100, 100)]), V.feature("p3", "LUC", [V.box(200, 0, 150, 100)]),
        V.feature("p6", "LUC", [quadrilateral]), V.feature("p7", "LUC", [V.box(200, 400, 10, 10)]),
        V.feature("p7", "LUC", [V.box(220, 400, 10, 10)]),
      ])
    let layer = comparison.layers[0]
    #expect(comparison.ids(after: layer.added) == ["p5"])
    #expect(comparison.ids(before: layer.removed) == ["p4"])
    #expect(layer.same == 1, "p1")
    #expect(comparison.changes { $0.isReshaped } == ["p3", "p6", "p8"], "largest first")
    #expect(comparison.changes { $0.isReallocated } == ["p8", "p2"])
    let differences = layer.changed.filter(\.isReshaped).map { $0.symmetricDifference?.squareMetres ?? -1 }
    #expect(differences[0] == 5000)
    // shapely 2.2.0: Polygon(p6 before).symmetric_difference(Polygon(p6 after)).area
    #expect(abs(differences[1] - 1_611.471_861_471_86) < 1e-4)
    #expect(differences[2] == 100)
    let fields = layer.changed.flatMap { layer.fieldChanges($0) }
    let use = RecordField(.use)
    #expect(
      fields == [
        FieldChange(field: use, before: "CLN", after: "ODT"), FieldChange(field: use, before: "LUC", after: "ODT"),
      ])
    #expect(layer.repeated.map(\.id) == ["p7"])
    #expect(layer.repeated[0].before.count == 1 && layer.repeated[0].after.count == 2)
    #expect(layer.unnamedBefore.count == 1 && layer.unnamedAfter.isEmpty)
    // LUC before: p1 p2 p3 p6 p7 and the one without id; after: p1 p3 p6 and p7 twice.
    #expect(comparison.area("LUC")?.before?.sum.squareMetres == 40_200)
    #expect(comparison.area("LUC")?.after?.sum.squareMetres == 34_950, "10,000 + 15,000 + 9,750 + 200")
    #expect(comparison.area("LUC")?.change.squareMetres == -5_250)
    #expect(comparison.area("LUC")?.roundedChange == -52 || comparison.area("LUC")?.roundedChange == -53)
    #expect(comparison.area("SKK")?.before == nil)
    #expect(comparison.area("SKK")?.change.squareMetres == 40_000)
    #expect(comparison.area("CLN")?.after == nil)
    #expect(comparison.area("CLN")?.change.squareMetres == -2_600)
    #expect(comparison.area("ODT")?.change.squareMetres == 10_200)
  }

  @Test func `the symmetric difference of shapes with holes`() async throws {
    let comparison = try await V().compare(
      [V.feature("a", "LUC", [V.box(0, 0, 100, 100), [(20, 20), (20, 60), (60, 60), (60, 20)]])],
      [
        V.feature(
          "a", "LUC",
          [[(0, 0), (100, 0), (100, 100), (50, 70), (0, 100)], [(30, 30), (30, 70), (55, 65), (70, 30)]])
      ])
    // shapely 2.2.0: 8400, 7300 and 2519.047619047619.
    let change = try #require(comparison.layers[0].changed.first)
    #expect(abs((change.symmetricDifference?.squareMetres ?? 0) - 2_519.047_619_047_62) < 1e-4)
    #expect(comparison.before.snapshot.layers[0].areas[0].squareMetres == 8_400)
    #expect(comparison.after.snapshot.layers[0].areas[0].squareMetres == 7_300)
  }

  @Test func `an invalid shape is not measured`() async throws {
    let comparison = try await V().compare(
      [V.feature("a", "LUC", [V.box(0, 0, 100, 100)])],
      [V.feature("a", "LUC", [[(0, 0), (100, 100), (100, 0), (0, 100)]])])
    let change = try #require(comparison.layers[0].changed.first)
    #expect(change.isReshaped && change.symmetricDifference == nil)
  }

  @Test func `findings are matched by id whatever the files are called`() async throws {
    let overlapping = [V.feature("a", "LUC", [V.box(0, 0, 100, 100)]), V.feature("b", "LUC", [V.box(90, 0, 100, 100)])]
    let more = overlapping + [V.feature("c", "XYZ1", [V.box(0, 200, 100, 100)])]
    let comparison = try await V().compare(overlapping, more.reversed())
    let found = comparison.after.findings
    #expect(comparison.findings.same == 1 && comparison.findings.gone.isEmpty)
    #expect(comparison.findings.fresh.map { found[$0].code } == ["ATT302"])
    let back = try await V().compare(more, overlapping)
    #expect(back.findings.fresh.isEmpty && back.findings.gone.count == 1)
  }

  @Test func `planes and schemes that differ are refused`() async throws {
    let features = [V.feature("a", "LUC", [V.box(0, 0, 100, 100)])]
    let (versions, first) = (try Versions(), try await V().run(features, "a.geojson"))
    var second = try await versions.run(features, "b.geojson")
    second.snapshot.plan.crs = "EPSG:3405"
    let other = second
    await #expect(throws: ComparisonError.crsDiffer(before: "EPSG:5897", after: "EPSG:3405")) {
      try await PlanComparison(before: first, after: other, threads: 1)
    }
    second.snapshot.plan.crs = "EPSG:5897"
    second.snapshot.plan.scheme = nil
    let without = second
    await #expect(throws: ComparisonError.schemesDiffer(before: "vn-2024", after: nil)) {
      try await PlanComparison(before: first, after: without, threads: 1)
    }
  }
}

@Suite("Comparison of two plans") struct PlanComparisonTests {
  @Test func `quotas whose verdict changed, those of one side, and areas of units`() async throws {
    var before = try SmallPlan(whole: SmallPlan.rural)
    before.quotas = ["q1,SKK,B,2025,4,max", "q2,LUA,A,2025,4,min", "q3,CLN,A,2025,9,max"]
    // B2 becomes industry: 8 ha in B, which may have 4.
    var after = try SmallPlan(
      whole: SmallPlan.cover([["use": "LUA"], ["use": "CLN"], ["use": "SKK"], ["use": "SKK"]]))
    after.quotas = ["q1,SKK,B,2025,4,max", "q2,LUA,A,2025,4,min", "q4,CLN,A,2025,9,max"]
    let comparison = try await PlanComparison(before: before.run(), after: after.run(), threads: 2)
    let change = try #require(comparison.quotas.changed.first)
    #expect(comparison.quotas.changed.count == 1)
    // q2, and what has no quota on file.
    #expect(comparison.quotas.same == comparison.before.snapshot.balances.count - 2)
    #expect(change.before.quota?.id == "q1" && change.isBroken)
    #expect(change.before.verdict == .pass && change.after.verdict == .fail)
    #expect(change.before.held?.certain == .ha(4) && change.after.held?.certain == .ha(8))
    #expect(comparison.quotas.beforeOnly.map(\.quota?.id) == ["q3"])
    #expect(comparison.quotas.afterOnly.map(\.quota?.id) == ["q4"])
    #expect(comparison.quotas.newlyBroken == 1)
    for unit in ["P", "B", "B2"] {
      let rows = try #require(comparison.areas).filter { $0.unit?.text == unit }
      #expect(rows.first { $0.category == "SKK" }?.change == .ha(4))
      #expect(rows.first { $0.category == "SKK" }?.roundedChange == 400)
      #expect(rows.first { $0.category == "ODT" }?.change == .ha(-4))
    }
    #expect(try #require(comparison.areas).allSatisfy { $0.unit?.text != "A" }, "nothing changed there")
    #expect(comparison.layers[0].changed.map(\.isReallocated) == [true])
  }

  @Test func `units and days of one side are told`() async throws {
    let before = try SmallPlan(whole: SmallPlan.rural)
    var after = try SmallPlan(whole: SmallPlan.rural)
    after.units += "\nB3,commune,xã,Xã B3,B,"
    after.periods = SmallPlan.bounds2030
    let comparison = try await PlanComparison(before: before.run(), after: after.run(), threads: 2)
    #expect(comparison.units.afterOnly == ["B3"] && comparison.units.beforeOnly.isEmpty)
    #expect(comparison.days.map { $0?.year } == [2025] && comparison.daysAfterOnly.map(\.year) == [2030])
    #expect(comparison.areas == [] && !comparison.isEmpty)
  }
}
