import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanWords
import Testing

@Suite("COV203 gaps that declared land explains") struct GapExplanationTests {
  /// Two gaps of 100 and 60 m² in a territory with the zones C1, C2 (both below D1) and D2.
  private func plan(
    shares: [[(Int32, Double)]]? = [[(0, 100)], [(1, 60)]], _ change: (inout PlanSnapshot) throws -> Void = { _ in }
  ) throws -> PlanSnapshot {
    var plan = try PlanSnapshot.of([.square(10, at: (0, 0), id: "a", unit: "D2")]) {
      $0.gaps = [
        CoverageGap(area: .squareMetres(100), region: .rectangle(10, 10, at: (100, 0))),
        CoverageGap(area: .squareMetres(60), region: .rectangle(6, 10, at: (200, 0))),
      ]
    }
    plan.layers[0].zoneUnits = ["C1", "C2", "D2"]
    plan.layers[0].gapShares = shares.map { shares in
      shares.enumerated().map { gap, parts in
        parts.map { ZoneShare(shape: Int32(gap), zone: $0.0, area: .squareMetres($0.1)) }
      }
    }
    try change(&plan)
    return plan
  }

  private func unparcelled(_ unit: UnitID, _ area: Double) -> UnparcelledLand {
    UnparcelledLand(unit: unit, category: "DGT", area: .squareMetres(area), citation: "made up", isFictitious: true)
  }

  private func explained(_ plan: PlanSnapshot) throws -> [String?] {
    try UncoveredLand().findings(in: plan).map { $0.detail("explained") }
  }

  /// What the ledger of the quotas leaves unexplained in a unit, given the same gaps and declared land.
  private func unexplained(_ plan: PlanSnapshot, in unit: UnitID) throws -> Double {
    let register = try TestPlan.register()
    func row(_ unit: UnitID) -> Int32 { Int32(register.row(of: unit) ?? -1) }
    var claims = CoverageClaims(categories: [])
    let layer = plan.layers[0]
    claims.gaps = (layer.gapShares ?? []).joined().map {
      UnitArea(unit: $0.zone < 0 ? -1 : row(layer.zoneUnits[Int($0.zone)]), area: $0.area)
    }
    claims.declared = plan.plan.unparcelled.map {
      DeclaredLand(source: .unparcelled, unit: row($0.unit), category: -1, area: $0.area)
    }
    let ledger = HeldAreaLedger(claims, scheme: try TestPlan.scheme(), register: register)
    return ledger.gaps(inUnit: register.row(of: unit)).unexplained.squareMetres
  }

  @Test func `a gap lies in the unit of the boundaries, not in that of the parcels around it`() throws {
    let findings = try UncoveredLand().findings(in: plan())
    #expect(findings.map { $0.subjects.last } == [.unit("C1"), .unit("C2")])
  }

  @Test func `a gap across a border names each unit and its part`() throws {
    let findings = try UncoveredLand().findings(in: plan(shares: [[(0, 30), (1, 50), (-1, 20)], [(2, 60)]]))
    let finding = try #require(findings.first)
    #expect(finding.subjects.suffix(2) == [.unit("C1"), .unit("C2")])
    #expect(finding.parts.map(\.subjects) == [[.unit("C2")], [.unit("C1")], []])
    #expect(finding.parts.map { $0.measure("shareArea")?.value } == [50, 30, 20])
    let sentence = Words(try TestPlan.plan(), in: .english).sentence(for: finding)
    #expect(sentence == "Gap of 100.0 m², 10.00 m wide, in Đơn vị C1 (C1), Đơn vị C2 (C2) and no unit.")
  }

  // Two gaps of 100 and 60 m²; in mm², the least that is missing is 1e-6 m².
  @Test(
    arguments: [
      ("C1", 100.0, ["whole", nil], 60.0), ("C1", 99.999999, ["part", nil], 60.000001),
      ("C1", 500, ["whole", nil], 60),
      ("D1", 160, ["whole", "whole"], 0), ("D1", 159.999999, ["part", "part"], 0.000001),
      ("P", 160, ["whole", "whole"], 0), ("D2", 500, [nil, nil], 160), ("C2", 500, [nil, "whole"], 100),
      ("XX", 500, [nil, nil], 160),
    ] as [(UnitID, Double, [String?], Double)])
  func `declared land explains gaps of its unit and of those below it`(
    unit: UnitID, area: Double, explained: [String?], open: Double
  ) throws {
    let plan = try plan { $0.plan.unparcelled = [unparcelled(unit, area)] }
    #expect(try self.explained(plan) == explained)
    let severities = try UncoveredLand().findings(in: plan).map(\.severity)
    #expect(severities == explained.map { $0 == "whole" ? .note : .error })
    // The ledger of the quotas leaves as much open in the whole province.
    #expect(abs(try unexplained(plan, in: "P") - open) < 1e-9)
  }

  @Test func `a gap that is not explained says how much of its unit's gaps is, or of the nearest unit above`() throws {
    let plan = try plan { $0.plan.unparcelled = [unparcelled("C1", 40), unparcelled("D1", 50)] }
    let findings = try UncoveredLand().findings(in: plan)
    #expect(findings.map { $0.detail("explained") } == ["part", "part"])
    #expect(findings.map { $0.detail("explainedUnit") } == ["C1", "D1"])
    #expect(findings.map { $0.value("unitGapArea") } == [100, 160])
    #expect(findings.map { $0.value("explainedArea") } == [40, 90])
    #expect(try unexplained(plan, in: "C1") == 60)
    #expect(try unexplained(plan, in: "D1") == 70)
    let rest = try self.plan { $0.plan.unparcelled = [unparcelled("C1", 40), unparcelled("D1", 120)] }
    #expect(try explained(rest) == ["whole", "whole"])
    let sentence = Words(try TestPlan.plan(), in: .english).sentence(for: try #require(findings.last))
    #expect(
      sentence
        == "Gap of 60.0 m², 7.50 m wide, in Đơn vị C2 (C2); declared land explains 90.0 m² of the 160.0 m² of gaps "
        + "of Đơn vị D1 (D1).")
  }

  @Test func `a gap in two units is explained when the gaps of both are`() throws {
    let shares: [[(Int32, Double)]] = [[(0, 70), (2, 30)], [(1, 60)]]
    let half = try plan(shares: shares) { $0.plan.unparcelled = [unparcelled("C1", 70)] }
    #expect(try explained(half) == [nil, nil])
    let whole = try plan(shares: shares) { $0.plan.unparcelled = [unparcelled("C1", 70), unparcelled("D2", 30)] }
    #expect(try explained(whole) == ["whole", nil])
  }

  @Test func `without shapes of units only land of the unit above all explains anything`() throws {
    let commune = try plan(shares: nil) { $0.plan.unparcelled = [unparcelled("D2", 160)] }
    #expect(try explained(commune) == [nil, nil])
    let province = try plan(shares: nil) { $0.plan.unparcelled = [unparcelled("P", 160)] }
    #expect(try explained(province) == ["whole", "whole"])
  }

  /// The plan with a record that withholds its geometry.
  private func withheld(_ unit: String?, _ declared: Double) throws -> PlanSnapshot {
    try plan { plan in
      let layer = try ParcelLayer.of([
        .square(10, at: (0, 0), id: "a", unit: "D2"),
        TestParcel(id: "secret", use: "CQP", unit: unit, fault: .noGeometry),
      ])
      plan.layers[0].layer = layer
      plan.layers[0].layer.withheld = [1]
      plan.layers[0].layer.declaredAreas = [.nan, declared]
      plan.layers[0].areas.append(.zero)
      plan.layers[0].coverage?.leftOut = [LeftOutShape(shape: 1, placeholderArea: nil, placeholder: nil)]
    }
  }

  @Test func `a withheld record explains gaps of its unit as unparcelled land does`() throws {
    #expect(try explained(withheld("C1", 100)) == ["whole", nil])
    #expect(try explained(withheld("C1", 90)) == ["part", nil])
    #expect(try explained(withheld(nil, 160)) == ["whole", "whole"])
    #expect(try explained(withheld("C1", .nan)) == [nil, nil])
  }

  // Without a regulation a gap may be smaller than the record by 1 m² (`minOverlap`).
  @Test(
    arguments: [
      ("C1", 100.0, [true, false]), ("C1", 101, [true, false]), ("C1", 101.1, [false, false]),
      ("D1", 60, [true, true]), ("D2", 10, [false, false]), (nil, 100, [true, false]), (nil, .nan, [true, true]),
    ] as [(String?, Double, [Bool])])
  func `a gap that may be the land of a withheld record is confidential`(
    unit: String?, declared: Double, confidential: [Bool]
  ) throws {
    #expect(try UncoveredLand().findings(in: withheld(unit, declared)).map(\.isConfidential) == confidential)
  }
}
