import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanWords
import Testing

@Suite("GEO107 sliver parcel") struct GEO107SliverParcelTests {
  private func findings(_ parcels: [TestParcel], scale: Int? = 1000) throws -> [Finding] {
    CheckRunner.run([SliverParcel()], on: try .of(parcels, scale: scale, accuracy: TestPlan.regulation)).findings
  }

  /// Twice 0.15 m at 1:1000. A strip of w × 40 m is 2A/P = 40w / (40 + w) wide: 0.3 m for w = 12 / 39.7 = 0.302267.
  @Test(arguments: [(0.3022, 1), (0.3023, 0)])
  func `a strip is told up to twice the position limit`(width: Double, count: Int) throws {
    let found = try findings([.rectangle(width, 40, at: (0, 0), id: "a")])
    #expect(found.count == count)
    guard let finding = found.first else { return }
    #expect(abs((finding.value("width") ?? 0) - 40 * width / (40 + width)) < 1e-9)
    #expect(finding.measure("width")?.limit == 0.3)
    #expect(abs((finding.value("parcelArea") ?? 0) - 40 * width) < 1e-6)
    #expect(finding.detail("widthMethod") == "2A/P" && finding.detail("scale") == "1000")
    #expect(finding.severity == .warning && finding.place != nil)
  }

  /// A square of side s has an inscribed circle of diameter s; at 1 % tolerance of the side.
  @Test(arguments: [(0.29, 1), (0.304, 0), (1, 0)])
  func `a compact parcel is as wide as its largest inscribed circle`(side: Double, count: Int) throws {
    let found = try findings([.square(side, at: (0, 0), id: "a")])
    #expect(found.count == count)
    if let finding = found.first {
      #expect(finding.detail("widthMethod") == "inscribed-circle")
      #expect(abs((finding.value("width") ?? 0) - side) < 0.02 * side)
    }
  }

  @Test func `an angle whose centre lies outside is measured all the same`() throws {
    func angle(_ arm: Double) -> TestParcel {
      let ring = [(0.0, 0.0), (2, 0), (2, arm), (arm, arm), (arm, 2), (0, 2), (0, 0)]
      return TestParcel(id: "l", exterior: ring.map { Coordinate(x: $0.0, y: $0.1) })
    }
    // Arms of 0.2 m: 4πA/P² = 4π · 0.76 / 64 = 0.149, 2A/P = 0.19. Arms of 0.5 m: 4π · 1.75 / 64 = 0.34, room for
    // 0.58 m.
    #expect(try findings([angle(0.2)]).count == 1)
    #expect(try findings([angle(0.5)]).isEmpty)
  }

  @Test func `the scale of the layer decides, one to ten thousand where it has none`() throws {
    let lane = TestParcel.rectangle(5, 100, at: (0, 0), id: "a")
    #expect(try findings([lane]).isEmpty)
    let finding = try #require(try findings([lane], scale: nil).first)
    #expect(finding.measure("width")?.limit == 6 && finding.detail("scaleAssumed") == "true")
    #expect(
      Words(.english).sentence(for: finding)
        == "Parcel a: 4.76 m wide, 500.0 m²; no wider than twice the position limit (6.00 m at 1:10,000).")
  }

  @Test(arguments: [("DGT", 0), ("dgt", 0), ("DGT+LUA", 1), ("LUA", 1), (nil, 1)] as [(String?, Int)])
  func `roads are lines by nature, alone and however they are written`(use: String?, count: Int) throws {
    let strip = TestParcel.rectangle(0.1, 40, at: (0, 0), id: "a", use: use)
    var plan = try PlanSnapshot.of([strip], scale: 1000, accuracy: TestPlan.regulation)
    let road = LandUseCategory(
      code: "DGT", parent: "PNN", nameVietnamese: "Đất giao thông", nameEnglish: "Transport", group: nil,
      role: .coverage, leafUse: .yes, status: "all", isLinear: true)
    let known = try #require(plan.plan.scheme)
    plan.plan.scheme = try CategoryScheme(
      id: "roads", citation: "made up", categories: known.categories + [road], groups: [])
    #expect(CheckRunner.run([SliverParcel()], on: plan).findings.count == count)
    // Rice on one of its days makes it no line.
    guard count == 0 else { return }
    plan.layers[0].layer.uses.append(UseColumn(day: nil, field: "later", codes: .of(["LUA"])))
    #expect(CheckRunner.run([SliverParcel()], on: plan).findings.count == 1)
  }

  @Test func `without a regulation nothing is judged, and unsound shapes are left out`() throws {
    let strip = TestParcel.rectangle(0.1, 40, at: (0, 0), id: "a")
    let bare = CheckRunner.run([SliverParcel()], on: try .of([strip]))
    guard case .skipped(.noAccuracyRegulation)? = bare.entry("GEO107")?.outcome else {
      Issue.record("judged without limits")
      return
    }
    var plan = try PlanSnapshot.of([strip], scale: 1000, accuracy: TestPlan.regulation)
    plan.layers[0].invalid = [InvalidShape(shape: 0, reason: "Self-intersection", place: nil, areaAsGiven: .zero)]
    guard case .completed(0, 1, let found)? = CheckRunner.run([SliverParcel()], on: plan).entry("GEO107")?.outcome
    else {
      Issue.record("an invalid shape was measured")
      return
    }
    #expect(found.isEmpty)
  }

  @Test func `land of the military is told without its name`() throws {
    let strip = TestParcel.rectangle(0.1, 40, at: (0, 0), id: "K9", use: "CQP")
    let finding = try #require(try findings([strip]).first)
    #expect(finding.isConfidential)
    #expect(!Words(.vietnamese).sentence(for: finding).contains("K9"))
  }
}
