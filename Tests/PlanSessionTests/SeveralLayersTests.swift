import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanFormats
import PlanSession
import TestSupport
import Testing

/// Plans of several layers, each in its own system, at its own scale, with its own fields.
@Suite("Several layers of a plan") struct SeveralLayersTests {
  private static func feature(_ id: String, unit: String?, _ uses: KeyValuePairs<String, String>, _ ring: String)
    -> String
  {
    #"{"type":"Feature","properties":{\#(SmallPlan.properties(id, unit, uses))},"#
      + #""geometry":{"type":"Polygon","coordinates":[\#(ring)]}}"#
  }

  // Corners of B1 and B2 in EPSG:3405, and of two zones (200 × 100 m from x 300, 100 × 100 m from x 450, both from y 50)
  // in degrees of WGS 84, by pyproj 3 with the parameters of EPSG:6960.
  private static let b1 =
    "[[590372.87728773,2269318.93189319],[590572.81728173,2269318.93189319],[590572.81728173,2269518.87188719],"
    + "[590372.87728773,2269518.87188719],[590372.87728773,2269318.93189319]]"
  private static let b2 =
    "[[590572.81728173,2269318.93189319],[590772.75727572,2269318.93189319],[590772.75727573,2269518.87188719],"
    + "[590572.81728173,2269518.87188719],[590572.81728173,2269318.93189319]]"
  private static let town =
    "[[105.8677218788,20.5199477466],[105.8696394177,20.5199381446],[105.8696445196,20.5208413881],"
    + "[105.8677269694,20.5208509906],[105.8677218788,20.5199477466]]"
  private static let park =
    "[[105.8691600331,20.5199405471],[105.8701188023,20.5199357408],[105.8701239070,20.5208389842],"
    + "[105.8691651322,20.5208437907],[105.8691600331,20.5199405471]]"

  /// The north district in EPSG:5897, the south one in EPSG:3405, overlays in degrees.
  private func plan() throws -> SmallPlan {
    var plan = try SmallPlan(whole: [
      SmallPlan.parcel("1", 0, 0, 200, 200, unit: "A1", ["use": "LUA"]),
      SmallPlan.parcel("2", 200, 0, 200, 200, unit: "A2", ["use": "CLN"]),
    ])
    plan.layers = [
      SmallPlan.Layer(
        id: "bac", holds: "whole", uses: "{one: use}", features: plan.layers[0].features, more: ", scale: 1000"),
      SmallPlan.Layer(
        id: "nam", holds: "whole", uses: "{one: mdsd}",
        features: [
          Self.feature("1", unit: "B1", ["mdsd": "SKK"], Self.b1),
          Self.feature("2", unit: "B2", ["mdsd": "ODT"], Self.b2),
        ], crs: "EPSG:3405", more: ", scale: 2000"),
      SmallPlan.Layer(
        id: "do_thi", holds: "overlay", uses: "{one: khu}",
        features: [
          Self.feature("t", unit: nil, ["khu": "KDT"], Self.town),
          Self.feature("k", unit: nil, ["khu": "KCN"], Self.park),
        ], crs: nil, more: ", scale: 10000"),
    ]
    return plan
  }

  @Test func `three layers in three systems at three scales are one territory and an overlay beside it`() async throws {
    let result = try await plan().run()
    for (unit, code) in [("A1", "LUA"), ("A2", "CLN"), ("B1", "SKK"), ("B2", "ODT")] {
      #expect(abs((result.row(unit, code)?.sum.squareMetres ?? 0) - 40_000) < 0.01, "\(unit)")
    }
    #expect(result.row("P", "KDT") == nil)
    #expect(result.snapshot.layers.map(\.layer.id) == ["bac + nam", "do_thi"])
    #expect(result.snapshot.layers.map(\.layer.scale) == [2000, 10_000])
    #expect(result.findings("COV203", kind: "gap").isEmpty)
    #expect(result.findings("COV204").isEmpty)
    #expect(result.notices.map(\.kind) == [.layersUnited])
    #expect(result.notices.first?.allowed == ["bac", "nam"])
    #expect(
      result.inputs.filter { $0.role == .layer }.map { $0.transformation?.sourceCRS } == [
        "EPSG:5897", "EPSG:3405", "OGC:CRS84",
      ])
    // Overlays are checked among themselves: 50 m of the town's east lie in the park.
    let pairs = result.findings("COV201", kind: "pair")
    #expect(
      pairs.map(\.subjects) == [
        [.parcel(layer: "do_thi", row: 1, id: "k"), .parcel(layer: "do_thi", row: 0, id: "t")]
      ])
    #expect(abs((pairs.first?.measure("overlapArea")?.value ?? 0) - 5000) < 0.5)
  }

  @Test func `land that two layers both cover is found at their border, with the file of each`() async throws {
    var plan = try plan()
    plan.layers[1].crs = "EPSG:5897"
    plan.layers[1].features = [
      SmallPlan.parcel("1", 390, 0, 210, 200, unit: "B1", ["mdsd": "SKK"]),
      SmallPlan.parcel("2", 600, 0, 190, 200, unit: "B2", ["mdsd": "ODT"]),
    ]
    let result = try await plan.run()
    let overlap = try #require(result.findings("COV201", kind: "pair").first { $0.origins[0].file != "do_thi.geojson" })
    #expect(overlap.measure("overlapArea")?.value == 2000)
    #expect(Set(overlap.origins.map(\.file)) == ["bac.geojson", "nam.geojson"])
    #expect(overlap.origins.map(\.feature).sorted() == [0, 1])
    // The strip of 10 m at the east end is covered by neither.
    #expect(result.findings("COV203", kind: "gap").map { $0.measure("gapArea")?.value } == [2000])
    #expect(result.row("A2", "CLN")?.sum == .ha(4))
    #expect(result.row("A2", "CLN")?.heldMin == .ha(3.8))
  }

  @Test func `identifiers repeat between layers, and are told where they repeat within one`() async throws {
    #expect(try await plan().run().findings("ATT301").isEmpty)
    var plan = try plan()
    plan.layers[1].features[1] = Self.feature("1", unit: "B2", ["mdsd": "ODT"], Self.b2)
    let finding = try #require(try await plan.run().findings("ATT301").first)
    #expect(finding.origins.map(\.file) == ["nam.geojson", "nam.geojson"])
  }

  @Test func `without a scale of one of them the limits are those assumed`() async throws {
    var plan = try plan()
    plan.layers[0].more = ""
    #expect(try await plan.run().snapshot.layers[0].layer.scale == nil)
  }

  @Test func `allocations beside the full territory give the day it does not show`() async throws {
    var plan = try plan()
    plan.layers.removeLast()
    plan.periods = SmallPlan.bounds2030
    plan.layers.append(
      SmallPlan.Layer(
        id: "thay_doi", holds: "allocations", uses: "{one: u25, two: u30}",
        features: [SmallPlan.parcel("x", 0, 0, 100, 100, unit: "A1", ["u25": "LUA", "u30": "SKK"])]))
    plan.baseline = ["A1,LUA,4,2025-12-31", "A1,SKK,0,2025-12-31"]
    plan.quotas = ["q25,LUA,A1,2025,4,min", "q30,LUA,A1,2030,4,min"]
    let result = try await plan.run()
    #expect(try result.balance("q25").verdict == .pass)
    #expect(try result.balance("q30").held?.bounds == [.ha(3), .ha(3)])
    #expect(!result.notices.contains { $0.kind == .allocationsUnused })
    plan.layers[0].uses = "{one: use, two: use}"
    plan.layers[1].uses = "{one: mdsd, two: mdsd}"
    let shown = try await plan.run()
    #expect(try shown.balance("q30").held?.certain == .ha(4))
    #expect(shown.notices.first { $0.kind == .allocationsUnused }?.allowed == ["bac + nam", "2030-12-31"])
  }

  @Test func `two layers of allocations are one, and their changes add up`() async throws {
    func changes(_ id: String, _ x: Double, _ unit: String) -> SmallPlan.Layer {
      SmallPlan.Layer(
        id: id, holds: "allocations", uses: "{2020-12-31: u20, one: u25}",
        features: [SmallPlan.parcel("1", x, 0, 100, 100, unit: unit, ["u20": "LUA", "u25": "SKK"])])
    }
    var plan = try SmallPlan()
    plan.layers = [changes("bac", 0, "A1"), changes("nam", 400, "B1")]
    plan.baseline = ["P,LUA,10,2020-12-31", "P,SKK,1,2020-12-31"]
    plan.quotas = ["q,SKK,P,2025,5,max"]
    #expect(try await plan.run().balance("q").held?.bounds == [.ha(3), .ha(3)])
  }
}

/// Adding overlays changes nothing of the other layers: no area, no verdict, no coverage, no finding.
@Suite("Overlays disturb nothing") struct OverlayTests {
  private struct Told: Equatable {
    var areas: [AreaRow]
    var roundings: [RoundedCell]
    var verdicts: [String]
    var coverage: [String]
    var findings: [Finding]

    init(_ result: SessionResult) {
      areas = result.areas
      roundings = result.roundings
      verdicts = result.snapshot.balances.map {
        "\($0.quota?.id ?? "-") \($0.verdict) \($0.held?.bounds ?? []) \(String(describing: $0.margin))"
      }
      coverage = result.snapshot.layers.filter { $0.layer.content != .overlay }.map {
        "\($0.layer.id) \($0.areas) \($0.coverage?.overlaps.map(\.area) ?? []) \($0.coverage?.gaps?.map(\.area) ?? []) "
          + "\(String(describing: $0.coverage?.identities)) \($0.zones?.shares ?? [])"
      }
      findings = result.findings.filter { finding in
        !finding.subjects.contains { subject in
          switch subject {
          case .parcel(let layer, _, _), .layer(let layer): layer.hasPrefix("over")
          default: false
          }
        }
      }
    }
  }

  /// A plan with faults of its own: an overlap, a gap, an unknown code, an unknown unit, quotas kept and not.
  private func plan() throws -> SmallPlan {
    var features = SmallPlan.rural
    features[0] = SmallPlan.parcel("a1", 0, 0, 190, 200, unit: "A1", ["use": "LUA"])
    features[1] = SmallPlan.parcel("a2", 200, 0, 210, 200, unit: "A2", ["use": "XXX"])
    features[3] = SmallPlan.parcel("b2", 600, 0, 200, 200, unit: "ZZ", ["use": "ODT"])
    var plan = try SmallPlan(whole: features)
    plan.quotas = ["a,LUA,P,2025,3,min", "b,SKK,P,2025,1,max", "c,KDT,P,2025,9,max", "d,ODT,B2,2025,4,equal"]
    return plan
  }

  private func overlay(_ random: inout SplitMix, _ number: Int) -> SmallPlan.Layer {
    let codes = ["KDT", "KCN", "KKT", "LUA", "CQP", "no such", ""]
    let units = ["A1", "B2", "ZZ", "P", nil]
    var features = (0..<random.int(in: 1...12)).map { row in
      SmallPlan.parcel(
        "a\(row % 3)", random.next(in: -50...700), random.next(in: -50...150), random.next(in: 1...300),
        random.next(in: 1...200), unit: units[random.int(in: 0...units.count - 1)],
        ["use": codes[random.int(in: 0...codes.count - 1)]])
    }
    features.append(SmallPlan.bowtie("w", random.next(in: 0...600), 0, 50, unit: "A1", ["use": "KDT"]))
    features.append(SmallPlan.withheld("h", unit: "A1", squareMetres: 5000, ["use": "CQP"]))
    return SmallPlan.Layer(id: "over\(number)", holds: "overlay", uses: "use", features: features)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5]) func `whatever they hold`(seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    let alone = Told(try await plan().run())
    var plan = try plan()
    for number in 0..<random.int(in: 1...3) {
      plan.layers.insert(overlay(&random, number), at: random.int(in: 0...plan.layers.count))
    }
    let beside = Told(try await plan.run())
    #expect(beside.areas == alone.areas)
    #expect(beside.roundings == alone.roundings)
    #expect(beside.verdicts == alone.verdicts)
    #expect(beside.coverage == alone.coverage)
    #expect(beside.findings == alone.findings)
  }

  @Test func `in a plan without a scheme their codes are no categories`() async throws {
    var plan = try SmallPlan(whole: SmallPlan.rural)
    plan.scheme = nil
    let alone = try await plan.run()
    var random = SplitMix(seed: 9)
    plan.layers.append(overlay(&random, 0))
    #expect(try await plan.run().areas == alone.areas)
  }
}
