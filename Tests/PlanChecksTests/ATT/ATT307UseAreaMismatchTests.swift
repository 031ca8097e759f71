import Coverage
import Geometry
import LandUse
import PlanChecks
import Testing

@Suite("ATT307 uses that do not add up") struct ATT307UseAreaMismatchTests {
  /// Parcels of 1000 m², at 1:1000 with a limit of 5.93 m².
  private func findings(
    _ uses: [String?], scale: Int? = 1000, declared: [Double]? = nil, _ change: (inout PlanSnapshot) -> Void = { _ in }
  ) throws -> [Finding] {
    try UseAreaMismatch().findings(in: plan(uses, scale: scale, declared: declared, change))
  }

  private func plan(
    _ uses: [String?], scale: Int? = 1000, declared: [Double]? = nil, _ change: (inout PlanSnapshot) -> Void = { _ in }
  ) throws -> PlanSnapshot {
    let parcels = uses.enumerated().map {
      TestParcel.rectangle(10, 100, at: (Double($0.offset) * 10, 0), id: "\($0.offset)", use: $0.element)
    }
    var plan = try PlanSnapshot.of(parcels, scale: scale, accuracy: TestPlan.regulation)
    plan.layers[0].layer.declaredAreas = declared
    change(&plan)
    return plan
  }

  @Test(arguments: [
    ("LUA 600 + RPH 405.9290", 0), ("LUA 600 + RPH 405.93", 0), ("LUA 600 + RPH 405.9310", 1),
    ("LUA 600 + RPH 394.07", 0),
    ("LUA 600 + RPH 394.0690", 1), ("LUA + RPH", 0), ("LUA 1005.93 + RPH", 0), ("LUA 1005.931 + RPH", 1),
    ("LUA 900", 1), ("LUA 0,06 ha; RPH 400 m2", 0), ("LUA", 0), ("LUA 600 + XYZ 100", 0),
  ])
  func `a sum up to the limit adds up, beyond it does not`(use: String, count: Int) throws {
    #expect(try findings([use]).count == count)
  }

  @Test func `the declared area goes before that of the shape, and both are told`() throws {
    #expect(try findings(["LUA 600 + RPH 300"], declared: [900]).isEmpty)
    let declared = try #require(try findings(["LUA 600 + RPH 350"], declared: [900]).first)
    #expect(declared.detail("whole") == "declared" && declared.value("wholeArea") == 900)
    let computed = try #require(try findings(["LUA 600 + RPH 300"], declared: [.nan]).first)
    #expect(computed.detail("whole") == "computed" && computed.value("difference") == 100)
    // A wrong declared area is told by ATT305 alone.
    #expect(try findings(["LUA 600 + RPH 405.93"], declared: [900]).isEmpty)
    #expect(computed.detail("codes") == "LUA+RPH")
    #expect(abs((computed.measure("difference")?.limit ?? 0) - 5.93) < 1e-6)
  }

  @Test func `an invalid parcel is looked at by what it declares alone`() throws {
    let invalid = InvalidShape(
      shape: 0, reason: "Self-intersection", place: nil, areaAsGiven: .zero, areaByLinework: nil, areaByStructure: nil)
    let use = "LUA 600 + RPH 300"
    let plan = try plan([use, "LUA"]) { $0.layers[0].invalid = [invalid] }
    #expect(try UseAreaMismatch().counts(for: plan) == [1, 1])
    #expect(try findings([use], declared: [1000]) { $0.layers[0].invalid = [invalid] }.count == 1)
    let fits = "LUA 600 + RPH 400"
    #expect(try findings([fits], declared: [900]) { $0.layers[0].invalid = [invalid] }.count == 1)
  }

  @Test func `beyond two hundred the smaller differences are one finding of each column`() throws {
    let uses = (0..<202).map { "LUA 600 + RPH \(410 + ($0 * 7) % 202)" }
    let found = try findings(uses)
    #expect(found.count == 201)
    #expect(found.compactMap { $0.value("difference") }.sorted() == (12...211).map { Double($0) })
    let rest = try #require(found.first { $0.detail("kind") == "further" })
    // The differences are 10 to 211 m², each once; the two smallest are 10 and 11.
    #expect(rest.value("parcels") == 2 && rest.value("differenceSum") == 21)
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test func `confidential parcels are marked, and without limits or scheme nobody looked`() throws {
    #expect(try findings(["LUA 1 + CQP 2"]).map(\.isConfidential) == [true])
    var plan = try plan(["LUA 1 + RPH 2"])
    plan.accuracy = nil
    #expect(try UseAreaMismatch().skipReason(for: plan) == .noAccuracyRegulation)
    plan.plan.scheme = nil
    #expect(try UseAreaMismatch().skipReason(for: plan) == .noScheme)
  }
}
