import Geometry
import LandUse
import Testing

@Suite("A quota table held against itself") struct QuotaTableTests {
  private func table(
    _ quotas: [Quota], on day: CalendarDate? = nil, officialHectares: [UnitID: String] = [:]
  ) throws -> QuotaTable {
    QuotaTable(
      quotas, scheme: try PlanningSamples.scheme(),
      register: try PlanningSamples.register(officialHectares: officialHectares), on: day)
  }

  private func quota(
    _ bound: Quota.Bound, _ value: String?, unit: UnitID, of code: CategoryCode = "LUA", precision: String = "1",
    isWithheld: Bool = false
  ) -> Quota {
    PlanningSamples.quota(
      bound, value, of: .category(code), unit: unit, precision: precision, isWithheld: isWithheld)
  }

  @Test(arguments: [("99.99", "-0.01"), ("100", nil), ("100.0000000001", "0.0000000001")] as [(String, String?)])
  func `allocated and supplementary add up to the total exactly`(_ sum: String, _ residual: String?) throws {
    let faults = try table([
      PlanningSamples.quota(.max, "60", basis: .allocated),
      PlanningSamples.quota(.info, nil, basis: .supplementary).with(value: ha(sum) - ha("60")),
      PlanningSamples.quota(.max, "100", basis: .total),
    ]).faults
    #expect(faults.map(\.rule) == (residual == nil ? [] : [.basisSum]))
    #expect(faults.first?.residual == residual.map(ha))
  }

  @Test func `two bases of three are not held against each other`() throws {
    #expect(
      try table([
        PlanningSamples.quota(.max, "60", basis: .allocated), PlanningSamples.quota(.max, "100", basis: .total),
      ]).faults.isEmpty)
  }

  @Test(arguments: [
    (Quota.Bound.max, "40.0000000001", true), (.max, "40", false), (.max, "39.9999999999", false),
    (.min, "39.9999999999", true), (.min, "40", false), (.min, "40.0000000001", false),
    // equal: three rows of whole hectares leave 3 ha to rounding.
    (.equal, "43", false), (.equal, "43.0000000001", true), (.equal, "37", false), (.equal, "36.9999999999", true),
    (.info, "90", false),
  ])
  func `units are held against their parent by its operator`(
    _ bound: Quota.Bound, _ second: String, _ isFault: Bool
  ) throws {
    let table = try table([
      quota(bound, "100", unit: "35"), quota(bound, "60", unit: "347"), quota(bound, second, unit: "349"),
    ])
    #expect(table.faults.map(\.rule) == (isFault ? [.unitSum] : []))
    #expect(table.incomplete.isEmpty)
    if let fault = table.faults.first {
      #expect(fault.found == ha("60") + ha(second))
      #expect(fault.expected == ha("100"))
      #expect(fault.allowance == ha(bound == .equal ? "3" : "0"))
      #expect(fault.parts.map(\.unit) == ["347", "349"])
    }
  }

  @Test func `units are not added while one of them has no row`() throws {
    let table = try table([quota(.max, "100", unit: "35"), quota(.max, "160", unit: "347")])
    #expect(table.faults.isEmpty)
    #expect(table.incomplete.map(\.present) == [1])
    #expect(table.incomplete.map(\.of) == [2])
    #expect(table.incomplete.map(\.found) == [ha("160")])
  }

  @Test func `a withheld value leaves its sum incomplete`() throws {
    let table = try table([
      quota(.max, "100", unit: "35"), quota(.max, "160", unit: "347"), quota(.max, nil, unit: "349", isWithheld: true),
    ])
    #expect(table.faults.isEmpty)
    #expect(table.incomplete.map(\.withheld) == [1])
  }

  @Test func `a parent alone is not incomplete`() throws {
    #expect(try table([quota(.max, "100", unit: "35")]).incomplete.isEmpty)
  }

  @Test func `rows of another operator, year or basis are not added`() throws {
    var other = quota(.min, "90", unit: "349")
    let parent = quota(.max, "100", unit: "35")
    let child = quota(.max, "60", unit: "347")
    #expect(try table([parent, child, other]).faults.isEmpty)
    other = quota(.max, "90", unit: "349")
    other.year = 2030
    #expect(try table([parent, child, other]).faults.isEmpty)
    other.year = 2025
    other.basis = .allocated
    #expect(try table([parent, child, other]).faults.isEmpty)
    other.basis = .total
    #expect(try table([parent, child, other]).faults.map(\.rule) == [.unitSum])
  }

  @Test(arguments: [
    (Quota.Bound.max, "40", false), (.max, "40.0000000001", true), (.min, "40.0000000001", true), (.min, "1", false),
  ])
  func `parts of a category do not exceed it`(_ bound: Quota.Bound, _ second: String, _ isFault: Bool) throws {
    // HNK lies below CHN; LUC below LUA, which has no row, below CHN.
    let faults = try table([
      quota(bound, "100", unit: "347", of: "CHN"), quota(bound, "60", unit: "347", of: "LUC"),
      quota(bound, second, unit: "347", of: "HNK"),
    ]).faults
    #expect(faults.map(\.rule) == (isFault ? [.categorySum] : []))
  }

  @Test func `a part is held against the nearest category above it only`() throws {
    let faults = try table([
      quota(.max, "10", unit: "347", of: "NNP"), quota(.max, "100", unit: "347", of: "LUA"),
      quota(.max, "60", unit: "347", of: "LUC"),
    ]).faults
    #expect(faults.map(\.quota.subject) == [.category("NNP")])
    #expect(faults.map(\.found) == [ha("100")])
  }

  @Test(arguments: [
    ("40", false), ("43", false), ("43.0000000001", true), ("37", false), ("36.9999999999", true),
  ])
  func `a complete partition of equal rows meets its whole within rounding`(_ second: String, _ isFault: Bool) throws {
    let faults = try table([
      quota(.equal, "100", unit: "347", of: "LUA"), quota(.equal, "60", unit: "347", of: "LUC"),
      quota(.equal, second, unit: "347", of: "LUK"),
    ]).faults
    #expect(faults.map(\.rule) == (isFault ? [.categorySum] : []))
  }

  @Test func `equal parts that are not complete may fall short`() throws {
    #expect(
      try table([quota(.equal, "100", unit: "347", of: "LUA"), quota(.equal, "6", unit: "347", of: "LUC")]).faults
        .isEmpty)
    #expect(
      try table([quota(.equal, "100", unit: "347", of: "RSX"), quota(.equal, "6", unit: "347", of: "RSN")]).faults
        .isEmpty)
  }

  @Test(arguments: [("8763.9999999999", false), ("8764", false), ("8764.0000000001", true)])
  func `a value above the official area of its unit is a fault`(_ value: String, _ isFault: Bool) throws {
    let faults = try table([quota(.info, value, unit: "347")], officialHectares: ["347": "8764"]).faults
    #expect(faults.map(\.rule) == (isFault ? [.naturalArea] : []))
    #expect(faults.first?.residual == (isFault ? ha("0.0000000001") : nil))
  }

  @Test func `two rows for one thing are a fault and counted once`() throws {
    let table = try table([
      quota(.max, "100", unit: "35"), quota(.max, "60", unit: "347"), quota(.max, "70", unit: "347"),
      quota(.max, "40", unit: "349"),
    ])
    #expect(table.faults.map(\.rule) == [.duplicateRow])
  }

  @Test func `an alias stands for its code`() throws {
    let table = try table([quota(.max, "1", unit: "347", of: "KDT"), quota(.max, "2", unit: "347", of: "DTD")])
    #expect(table.faults.map(\.rule) == [.duplicateRow])
  }

  @Test func `rows that are not valid on the day take no part`() throws {
    let day = try PlanningSamples.day("2025-02-17")
    var superseded = quota(.max, "60", unit: "347")
    superseded.validity = Validity(lastDay: try PlanningSamples.day("2024-03-11"))
    let table = try table([superseded, quota(.max, "70", unit: "347")], on: day)
    #expect(table.faults.isEmpty)
    #expect(table.examined == 1)
  }

  @Test func `faults come in one order whatever the order of the rows`() throws {
    let rows = [
      quota(.max, "10", unit: "347", of: "LUA"), quota(.max, "20", unit: "347", of: "LUC"),
      quota(.max, "10", unit: "349", of: "LUA"), quota(.max, "20", unit: "349", of: "LUC"),
      quota(.max, "15", unit: "35", of: "LUA"),
    ]
    let forwards = try table(rows).faults
    #expect(forwards.map(\.rule) == [.unitSum, .categorySum, .categorySum])
    #expect(try table(rows.reversed()).faults == forwards)
  }
}

extension Quota {
  func with(value: Area) -> Quota {
    var quota = self
    quota.value = value
    return quota
  }
}

@Suite("Units without a quota") struct MissingQuotaTests {
  private func missing(_ quotas: [Quota], years: [Int] = [2025, 2030]) throws -> [String] {
    MissingQuota.all(
      in: quotas, scheme: try PlanningSamples.scheme(), register: try PlanningSamples.register(), years: years, on: nil
    ).map { "\($0.unit) \($0.year) \($0.subject) \($0.unitsWithQuota)/\($0.unitCount)" }
  }

  @Test func `a unit lacks what another unit of its level has, in each year`() throws {
    #expect(
      try missing([PlanningSamples.quota(.max, "1", of: .category("SKK"), unit: "347")])
        == ["347 2030 SKK 1/2", "349 2025 SKK 1/2", "349 2030 SKK 1/2"])
  }

  @Test func `a level without any row expects nothing`() throws {
    #expect(try missing([]).isEmpty)
    #expect(
      try missing([PlanningSamples.quota(.max, "1", of: .category("SKK"), unit: "35")], years: [2025]).isEmpty)
  }

  @Test func `withheld and informative rows are on file`() throws {
    #expect(
      try missing(
        [
          PlanningSamples.quota(.max, nil, of: .category("CQP"), unit: "347", isWithheld: true),
          PlanningSamples.quota(.info, "1", of: .category("CQP"), unit: "349"),
        ], years: [2025]
      ).isEmpty)
  }

  @Test func `a missing quota is a verdict of its own with what is held`() throws {
    let lacking = try #require(
      MissingQuota.all(
        in: [PlanningSamples.quota(.max, "1", of: .group("forest"), unit: "347")], scheme: nil,
        register: try PlanningSamples.register(), years: [2025], on: nil
      ).first)
    let judge = QuotaJudge(thresholds: Thresholds(), judgedOn: nil)
    let balance = judge.noQuota(lacking, held: .held(HeldArea(certain: ha("3"))))
    #expect(balance.verdict == .noQuota)
    #expect(balance.unit == "349")
    #expect(balance.held?.certain == ha("3"))
    #expect(balance.reason == .noneOnFile(unitsWithQuota: 1, ofUnits: 2))
  }
}
