import Coverage
import Geometry
import LandUse
import PlanChecks
import Testing

@Suite("ATT303 aggregate code") struct ATT303AggregateCodeTests {
  private func plan(_ codes: [String?], content: LayerContent = .whole) throws -> PlanSnapshot {
    try PlanSnapshot.of(
      codes.enumerated().map { .square(100, at: (Double($0.offset) * 100, 0), id: "\($0.offset)", use: $0.element) },
      content: content)
  }

  @Test func `each sum is told once for its parcels, however it is written`() throws {
    let findings = try AggregateCode().findings(in: plan(["NNP", "LUA", "nnp ", "PNN", nil, "XYZ", "NNP+CQP"]))
    #expect(findings.map(\.subjects.first) == [.category("NNP"), .category("PNN")])
    #expect(findings.map { $0.value("parcels") } == [2, 1])
    #expect(findings.map { $0.value("area") } == [2, 1])
    #expect(findings.allSatisfy { $0.severity == .warning && $0.detail("kind") == "aggregate" })
  }

  @Test func `an overlay code is none of a parcel, and at home in an overlay`() throws {
    let findings = try AggregateCode().findings(in: plan(["KDT"]))
    #expect(findings.map { $0.detail("kind") } == ["overlay-code"])
    #expect(try AggregateCode().findings(in: plan(["KDT"], content: .overlay)).isEmpty)
  }

  @Test(arguments: [("2024-07-31", 1), ("2024-08-01", 0), (nil, 0)] as [(String?, Int)])
  func `a sum whose parts have ended is none`(day: String?, count: Int) throws {
    var plan = try plan(["CHN"])
    plan.layers[0].layer.uses[0].day = try day.map(TestPlan.day)
    #expect(try AggregateCode().findings(in: plan).count == count)
  }

  @Test func `confidential land is marked, and codes of the data's own are no sums`() throws {
    var plan = try plan(["NNP", "PNN"])
    plan.layers[0].layer.withheld = [1]
    #expect(try AggregateCode().findings(in: plan).map(\.isConfidential) == [false, true])
    plan.plan.scheme = try .fromData(["NNP"])
    #expect(try AggregateCode().skipReason(for: plan) == .noScheme)
  }
}

@Suite("ATT304 missing attribute") struct ATT304MissingAttributeTests {
  private func findings(
    _ parcels: [TestParcel], content: LayerContent = .whole, _ change: (inout PlanSnapshot) -> Void = { _ in }
  ) throws -> [Finding] {
    var plan = try PlanSnapshot.of(parcels, content: content)
    change(&plan)
    return try MissingAttribute().findings(in: plan)
  }

  private static let gaps: [TestParcel] = [
    .square(100, at: (0, 0), id: "a", unit: "C1"), .square(100, at: (100, 0), id: " ", use: "null", unit: "C1"),
    .square(100, at: (200, 0), use: nil, unit: "\u{A0}"), .square(100, at: (300, 0), id: "d", use: "-"),
  ]

  @Test func `each field is told once with records and hectares`() throws {
    let findings = try findings(Self.gaps)
    #expect(findings.map { $0.detail("kind") } == ["id", "unit", "use"])
    #expect(findings.map { $0.value("parcels") } == [2, 2, 3])
    #expect(findings.map { $0.value("area") } == [2, 2, 3])
    #expect(findings.map(\.severity) == [.warning, .warning, .warning])
    #expect(findings.map { $0.origins.map(\.feature) } == [[1, 2], [2, 3], [1, 2, 3]])
  }

  @Test func `an overlay needs no unit, and outside the whole territory a missing use is a note`() throws {
    let overlay = try findings(Self.gaps, content: .overlay)
    #expect(overlay.map { $0.detail("kind") } == ["id", "use"])
    #expect(overlay.map(\.severity) == [.warning, .note])
    #expect(try findings(Self.gaps, content: .allocations).map(\.severity) == [.warning, .warning, .note])
  }

  @Test func `a field nobody filled is no field`() throws {
    #expect(try findings([.square(10, at: (0, 0)), .square(10, at: (10, 0))]).isEmpty)
  }

  @Test func `what a withheld record lacks is told where its shape is missing`() throws {
    let parcels: [TestParcel] = [
      .square(10, at: (0, 0), id: "a", unit: "C1"), TestParcel(id: "b", use: nil, fault: .noGeometry),
    ]
    #expect(try findings(parcels) { $0.layers[0].layer.withheld = [1] }.isEmpty)
    #expect(try findings(parcels).map { $0.detail("kind") } == ["unit", "use"])
  }

  @Test func `ten rows are named and all are counted, in each use column`() throws {
    let parcels = (0..<12).map { TestParcel.square(1, at: (Double($0), 0), id: "\($0)", use: nil) }
    let later = UseColumn(
      day: try TestPlan.day("2030-12-31"), field: "use2030", codes: .of([String?](repeating: nil, count: 12)))
    let findings = try findings(parcels) { $0.layers[0].layer.uses.append(later) }
    #expect(findings.map { $0.value("parcels") } == [12, 12])
    #expect(findings.map(\.origins.count) == [10, 10])
    #expect(findings.map { $0.detail("day") } == [nil, "2030-12-31"])
  }

  @Test func `without any such field nobody looked`() throws {
    var plan = try PlanSnapshot.of([.square(10, at: (0, 0))])
    plan.layers[0].layer.uses = []
    #expect(try MissingAttribute().skipReason(for: plan) == .fieldAbsent("id"))
  }
}
