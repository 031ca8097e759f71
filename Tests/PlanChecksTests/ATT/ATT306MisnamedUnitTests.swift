import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanWords
import Testing

@Suite("ATT306 misnamed unit") struct ATT306MisnamedUnitTests {
  /// One parcel of 100 × 10 m = 1000 m² (area limit at 1:1000: 5.93 m²), with zones C1 and C2.
  private func plan(
    _ shares: [(Int32, Double)], claimed: Int? = nil, unit: String?, region: MultiPolygon? = nil, use: String = "LUA"
  ) throws -> PlanSnapshot {
    var plan = try PlanSnapshot.of(
      [.rectangle(100, 10, at: (0, 0), id: "road", use: use, unit: unit)], scale: 1000,
      accuracy: TestPlan.regulation)
    let parts = shares.map { ZoneShare(shape: 0, zone: $0.0, area: .squareMetres($0.1)) }
    var zones = ZoneAssignment()
    zones.shares = parts
    zones.strays = [
      ZoneAssignment.Stray(
        shape: 0, claimed: claimed, shares: parts, region: region ?? .rectangle(100, 10, at: (0, 0)))
    ]
    plan.layers[0].zones = zones
    plan.layers[0].zoneUnits = ["C1", "C2"]
    return plan
  }

  private func sentence(_ finding: Finding, _ language: Language = .english) throws -> String {
    Words(try TestPlan.plan(), in: language).sentence(for: finding)
  }

  // Half of it is not more than half: the smaller part decides which check tells it.
  @Test(arguments: [(500.0, "COV204"), (499.9, "ATT306")])
  func `a parcel that lies mostly in another unit is told here, one that lies mostly at home is not`(
    home: Double, code: String
  ) throws {
    let plan = try plan(
      [(1, 1000 - home), (0, home)], claimed: 0, unit: "C1",
      region: .rectangle((1000 - home) / 10, 10, at: (home / 10, 0)))
    let all = try MisnamedUnit().findings(in: plan) + ParcelAstray().findings(in: plan)
    #expect(all.map(\.code.text) == [code])
    #expect(all.first?.severity == .error)
    #expect(all.first?.value("awayArea") == 1000 - home)
    #expect(all.first?.subjects == [.parcel(layer: "parcels", row: 0, id: "road"), .unit("C1")])
  }

  @Test func `a registered unit elsewhere is named by the record, also when the shapes claim no zone`() throws {
    // D2 has no zone: the parcel lies wholly in C2, which belongs to D1.
    let plan = try plan([(1, 1000)], unit: "D2")
    let finding = try #require(try MisnamedUnit().findings(in: plan).first)
    #expect(finding.detail("kind") == "other-unit")
    #expect(finding.subjects.last == .unit("D2"))
    #expect(
      try sentence(finding)
        == "Parcel road names Đơn vị D2 (D2), but more of it lies in another unit: 1,000.0 m² (100.0%) lies outside "
        + "(Đơn vị C2 (C2): 100.0%): conflict.")
    #expect(
      try sentence(finding, .vietnamese)
        == "Thửa road ghi Đơn vị D2 (D2) nhưng phần lớn hơn nằm ở đơn vị khác, 1.000,0 m² (100,0%) nằm ngoài đơn vị đã "
        + "ghi (Đơn vị C2 (C2): 100,0%): vượt hạn sai.")
    #expect(try MisnamedUnit().findings(in: self.plan([(1, 1000)], unit: "D1")).isEmpty)
  }

  @Test func `a name that is on no register is told with its text, a warning, and where its parcels lie`() throws {
    let finding = try #require(try MisnamedUnit().findings(in: plan([(1, 1000)], unit: "999")).first)
    #expect(finding.severity == .warning)
    #expect(finding.subjects == [.value("999"), .layer("parcels")])
    #expect(finding.parts.map(\.subjects) == [[.unit("C2")]])
    #expect(
      try sentence(finding)
        == "1 parcel (0.10 ha) names “999”, which is not on the register of 1 March 2025; it counts where it lies "
        + "(Đơn vị C2 (C2): 100.0%).")
    #expect(
      try sentence(finding, .vietnamese)
        == "1 thửa (0,10 ha) ghi “999”, không có trong danh mục đơn vị ngày 01/03/2025; được tính theo vị trí "
        + "(Đơn vị C2 (C2): 100,0%).")
  }

  @Test func `unknown names are found where no unit has a shape, once a text`() throws {
    let units = ["999", "C1", "998", "999", nil, ""]
    let parcels = units.enumerated().map {
      TestParcel.square(100, at: (Double($0.offset) * 100, 0), id: "\($0.offset)", unit: $0.element)
    }
    var plan = try PlanSnapshot.of(parcels) { $0.outside = nil }
    let findings = try MisnamedUnit().findings(in: plan)
    #expect(findings.map(\.subjects) == [[.value("999"), .layer("parcels")], [.value("998"), .layer("parcels")]])
    #expect(findings.map { $0.value("parcels") } == [2, 1])
    #expect(findings.map { $0.value("area") } == [2, 1])
    #expect(findings.map { $0.origins.map(\.feature) } == [[0, 3], [2]])
    #expect(findings.map(\.severity) == [.error, .error])
    #expect(
      try sentence(#require(findings.first))
        == "2 parcels (2.00 ha) name “999”, which is not on the register of 1 March 2025; where they lie was not "
        + "looked at.")
    #expect(Set(findings.map(\.id)).count == 2)
    plan.plan.register = try .fromData(.of(units))
    #expect(try MisnamedUnit().skipReason(for: plan) == .noRegister)
    plan.plan.register = try TestPlan.register()
    plan.layers[0].layer.units = nil
    #expect(try MisnamedUnit().skipReason(for: plan) == .fieldAbsent("unit"))
  }

  @Test func `of many unknown names two hundred are told singly`() throws {
    let parcels = (0..<203).map { TestParcel.square(10, at: (Double($0) * 10, 0), unit: "X\($0)") }
    let findings = try MisnamedUnit().findings(in: PlanSnapshot.of(parcels) { $0.outside = nil })
    #expect(findings.count == 201)
    #expect(findings.last?.detail("kind") == "further-names")
    #expect(findings.last?.value("values") == 3)
    #expect(findings.last?.value("parcels") == 3)
  }

  @Test func `a record without a shape that names an unknown unit is found beside those that lie somewhere`() throws {
    var plan = try PlanSnapshot.of([
      .square(100, at: (0, 0), id: "a", unit: "999"), TestParcel(id: "n", unit: "999", fault: .noGeometry),
    ])
    var zones = ZoneAssignment()
    zones.shares = [ZoneShare(shape: 0, zone: 0, area: .squareMetres(10_000))]
    plan.layers[0].zones = zones
    plan.layers[0].zoneUnits = ["C1"]
    plan.layers[0].layer.declaredAreas = [.nan, 25_000]
    let finding = try #require(try MisnamedUnit().findings(in: plan).first)
    #expect(finding.severity == .error)
    #expect(finding.value("parcels") == 2)
    #expect(finding.value("unplaced") == 1)
    #expect(finding.value("area") == 3.5)
    #expect(
      try sentence(finding).hasSuffix(
        "they count where they lie (Đơn vị C1 (C1): 100.0%), except for 1 whose position was not looked at."))
  }

  @Test func `a confidential parcel's unit is not told`() throws {
    let finding = try #require(try MisnamedUnit().findings(in: plan([(1, 1000)], unit: "Đồn 12", use: "CQP")).first)
    #expect(finding.isConfidential)
    #expect(!(try sentence(finding)).contains("Đồn"))
  }

  @Test func `names of several units, of other days and of another kind are told with what is known of them`() throws {
    func unit(
      _ id: UnitID, _ name: String, _ kind: String, in parent: UnitID?, _ validity: Validity = .always,
      _ successors: [UnitID] = []
    ) -> AdministrativeUnit {
      AdministrativeUnit(
        id: id, level: parent == nil ? .district : .commune, kind: kind, nameVietnamese: name, parent: parent,
        validity: validity, successors: successors)
    }
    let register = try UnitRegister(
      asOf: TestPlan.day("2025-03-01"),
      units: [
        unit("D1", "Huyện Một", "huyện", in: nil), unit("D2", "Huyện Hai", "huyện", in: nil),
        unit("1", "Xã Tân Sơn", "xã", in: "D1"), unit("2", "Xã Tân Sơn", "xã", in: "D2"),
        unit("3", "Phường Lê Hồ", "phường", in: "D1"),
        unit("9", "Xã Tân Tựu", "xã", in: "D1", Validity(lastDay: try TestPlan.day("2024-12-31")), ["1", "3"]),
      ])
    let texts = ["Tân Sơn", "xã Tân Tựu", "Tân Sởn"]
    var plan = try PlanSnapshot.of(
      texts.enumerated().map { .square(10, at: (Double($0.offset) * 10, 0), unit: $0.element) })
    plan.plan.register = register
    let kinds = UnitKinds(
      ["xã", "phường"].map { UnitKinds.Word(text: $0, kind: $0, level: .commune, position: .before) }
        + [UnitKinds.Word(text: "huyện", kind: "huyện", level: .district, position: .before)])
    plan.plan.unitNames = UnitNameBook(register, kinds: kinds)
    plan.layers[0].layer.unitsByName = [
      ParcelLayer.UnitNameUse(text: "Xã Lê Hồ", unit: "3", way: .nameOfOtherKind, firstRows: [0], rows: 4)
    ]
    let findings = try MisnamedUnit().findings(in: plan)
    #expect(findings.map { $0.detail("kind") } == ["ambiguous-name", "unknown-name", "other-day", "other-kind"])
    #expect(findings[0].subjects == [.value("Tân Sơn"), .unit("1"), .unit("2"), .layer("parcels")])
    #expect(findings[1].detail("nearestUnit") == "1")
    #expect(findings[2].detail("validTo") == "2024-12-31")
    #expect(findings[2].detail("successors") == "1 3")
    #expect(findings[3].severity == .note)
    let words = Words(plan.plan, in: .english)
    #expect(
      words.sentence(for: findings[2])
        == "1 parcel (0.01 ha) names “xã Tân Tựu”, a unit of other days: Xã Tân Tựu (9), until 31 December 2024, not on "
        + "the register of 1 March 2025; followed by Xã Tân Sơn (1) and Phường Lê Hồ (3); where it lies was not looked at."
    )
    #expect(
      words.sentence(for: findings[3])
        == "4 parcels name “Xã Lê Hồ”, read as Phường Lê Hồ (3), which is not of that kind on 1 March 2025. "
        + "Origins are given of 1 of 4.")
  }
}
