import Geometry
import LandUse
import Testing

/// Held areas by hand: hectares of single pieces of land.
@Suite("Held areas") struct HeldAreaLedgerTests {
  /// Rows of the given codes, each whole in a unit.
  private func claims(
    _ rows: [(code: CategoryCode?, unit: UnitID?, hectares: String)]
  ) throws -> CoverageClaims {
    let register = try PlanningSamples.register()
    let scheme = try PlanningSamples.scheme()
    var claims = CoverageClaims(categories: rows.map { $0.code.flatMap { scheme.row(of: $0) }.map(Int32.init) ?? -1 })
    for (index, row) in rows.enumerated() {
      claims.addShare(row: Int32(index), unit: unit(row.unit, register), area: ha(row.hectares))
    }
    return claims
  }

  private func unit(_ id: UnitID?, _ register: UnitRegister) -> Int32 {
    id.flatMap { register.row(of: $0) }.map(Int32.init) ?? -1
  }

  private func held(
    _ subject: QuotaSubject, in unit: UnitID = "35", _ claims: CoverageClaims
  ) throws -> HeldArea {
    let ledger = HeldAreaLedger(
      claims, scheme: try PlanningSamples.scheme(), register: try PlanningSamples.register())
    return try #require(ledger.stock(of: subject, in: unit).area)
  }

  @Test func `land coded NNP is certain for NNP and disputed for rice`() throws {
    let claims = try claims([("NNP", "1", "4"), ("LUC", "1", "3")])
    #expect(try held(.category("NNP"), claims) == HeldArea(certain: ha("7")))
    #expect(try held(.category("LUA"), claims) == HeldArea(certain: ha("3"), disputes: [.ancestorCode: ha("4")]))
    #expect(try held(.category("ODT"), claims) == HeldArea(certain: .zero))
  }

  @Test func `production forest is not certain to be natural forest though natural forest is its only child`() throws {
    let claims = try claims([("RSX", "1", "5")])
    #expect(try held(.category("RSN"), claims) == HeldArea(certain: .zero, disputes: [.ancestorCode: ha("5")]))
    #expect(try held(.category("LNP"), claims) == HeldArea(certain: ha("5")))
  }

  @Test func `a group counts an ancestor and its descendant once`() throws {
    // forest = {LNP, RPH}; RPH lies below LNP.
    let claims = try claims([("RPH", "1", "2"), ("RDD", "1", "1"), ("LNP", "1", "4")])
    #expect(try held(.group("forest"), claims) == HeldArea(certain: ha("7")))
  }

  @Test func `an overlay code counts for itself and makes the land's use unknown for the rest`() throws {
    let claims = try claims([("KDT", "1", "2"), ("ODT", "1", "3")])
    #expect(try held(.category("KDT"), claims) == HeldArea(certain: ha("2")))
    #expect(try held(.category("DTD"), claims) == HeldArea(certain: ha("2")))
    #expect(try held(.group("urban"), claims) == HeldArea(certain: ha("3"), disputes: [.unknownCode: ha("2")]))
  }

  @Test func `overlap of parcels with one code counts once and is not disputed`() throws {
    var claims = try claims([("LUC", "1", "10"), ("LUC", "1", "6"), ("LUK", "1", "5")])
    claims.addFace(area: ha("1"), unit: unit("1", try PlanningSamples.register()), claimants: [0, 1])
    claims.addFace(area: ha("2"), unit: unit("1", try PlanningSamples.register()), claimants: [0, 1, 2])
    // 21 claimed; 1 twice and 2 three times: 21 − 1 − 4 = 16 of rice, of which LUC or LUK is open on 2.
    #expect(try held(.category("LUA"), claims) == HeldArea(certain: ha("16")))
    #expect(try held(.category("LUC"), claims) == HeldArea(certain: ha("11"), disputes: [.overlap: ha("2")]))
    #expect(try held(.category("LUK"), claims) == HeldArea(certain: ha("3"), disputes: [.overlap: ha("2")]))
  }

  @Test
  func `the doubt about a code stays one where the other claimant does not count, and is an overlap where it does`()
    throws
  {
    var claims = try claims([("ODT", "1", "5"), ("NNP", "1", "4"), ("LUC", "1", "3")])
    claims.addFace(area: ha("1"), unit: unit("1", try PlanningSamples.register()), claimants: [0, 1])
    claims.addFace(area: ha("2"), unit: unit("1", try PlanningSamples.register()), claimants: [1, 2])
    // NNP alone 1, over ODT 1: its code is in doubt; over LUC 2: LUC counts, NNP may not. LUC alone 1.
    #expect(
      try held(.category("LUA"), claims)
        == HeldArea(certain: ha("1"), disputes: [.ancestorCode: ha("2"), .overlap: ha("2")]))
  }

  @Test func `an overlap across a border is disputed in both units and certain above them`() throws {
    let register = try PlanningSamples.register()
    var claims = try claims([("LUC", "1", "10"), ("LUC", "3", "8")])
    claims.addFace(
      area: ha("2"),
      claims: [.init(row: 0, unit: unit("1", register)), .init(row: 1, unit: unit("3", register))])
    #expect(try held(.category("LUA"), in: "1", claims) == HeldArea(certain: ha("8"), disputes: [.overlap: ha("2")]))
    #expect(try held(.category("LUA"), in: "347", claims) == HeldArea(certain: ha("8"), disputes: [.overlap: ha("2")]))
    #expect(try held(.category("LUA"), in: "3", claims) == HeldArea(certain: ha("6"), disputes: [.overlap: ha("2")]))
    #expect(try held(.category("LUA"), in: "35", claims) == HeldArea(certain: ha("16")))
  }

  @Test func `a left-out parcel is possible for its code alone, and undecided where it meets others`() throws {
    var claims = try claims([("LUC", "1", "5"), ("SKK", "1", "3"), ("LUC", "1", "2")])
    claims.leftOutRows = [1]
    claims.addFace(area: ha("1"), unit: unit("1", try PlanningSamples.register()), claimants: [0, 1])
    #expect(
      try held(.category("SKK"), claims)
        == HeldArea(certain: .zero, disputes: [.leftOut: ha("2"), .undecided: ha("1")]))
    #expect(try held(.category("LUC"), claims) == HeldArea(certain: ha("6"), disputes: [.undecided: ha("1")]))
    #expect(try held(.category("ODT"), claims) == HeldArea(certain: .zero))
  }

  @Test func `unknown codes are possible for everything`() throws {
    let claims = try claims([(nil, "1", "2"), ("LUC", "1", "1")])
    #expect(try held(.category("SKK"), claims) == HeldArea(certain: .zero, disputes: [.unknownCode: ha("2")]))
    #expect(try held(.category("LUC"), claims) == HeldArea(certain: ha("1"), disputes: [.unknownCode: ha("2")]))
  }

  @Test func `land outside the units is in the whole layer and in no unit`() throws {
    let claims = try claims([("LUC", nil, "2"), ("LUC", "1", "1")])
    #expect(try held(.category("LUC"), in: "35", claims).certain == ha("1"))
    let stocks = try HeldAreaLedger(
      claims, scheme: try PlanningSamples.scheme(), register: try PlanningSamples.register()
    ).stocks(of: .category("LUC"))
    #expect(stocks.wholeLayer.certain == ha("3"))
    #expect(stocks.outsideUnits.certain == ha("2"))
  }

  @Test func `a withheld record counts as declared and explains an equal gap of its unit, not of its neighbour`() throws
  {
    let register = try PlanningSamples.register()
    var claims = try claims([("LUC", "1", "1")])
    claims.gaps = [
      UnitArea(unit: unit("1", register), area: ha("6")), UnitArea(unit: unit("2", register), area: ha("1")),
    ]
    claims.declared = [
      DeclaredLand(
        source: .withheld, unit: unit("1", register),
        category: PlanningSamples.row("CQP", try PlanningSamples.scheme()), area: ha("4"))
    ]
    #expect(try held(.category("CQP"), in: "1", claims) == HeldArea(certain: ha("4"), disputes: [.gap: ha("2")]))
    #expect(try held(.category("CQP"), in: "347", claims) == HeldArea(certain: ha("4"), disputes: [.gap: ha("3")]))
    #expect(try held(.category("LUC"), in: "2", claims) == HeldArea(certain: .zero, disputes: [.gap: ha("1")]))
  }

  @Test func `declared land beyond the gaps is possible, not certain: it would lie on parcels`() throws {
    let register = try PlanningSamples.register()
    let scheme = try PlanningSamples.scheme()
    var claims = CoverageClaims(categories: [])
    claims.gaps = [UnitArea(unit: unit("1", register), area: ha("3"))]
    claims.declared = [
      DeclaredLand(
        source: .unparcelled, unit: unit("347", register), category: PlanningSamples.row("DGT", scheme), area: ha("5"))
    ]
    let ledger = HeldAreaLedger(claims, scheme: scheme, register: register)
    let district = ledger.gaps(inUnit: register.row(of: "347"))
    #expect(district == GapBalance(found: ha("3"), unexplained: .zero, declaredBeyondGaps: ha("2")))
    // The commune knows nothing of the district's record.
    #expect(ledger.gaps(inUnit: register.row(of: "1")).unexplained == ha("3"))
    #expect(
      ledger.stock(of: .category("DGT"), in: "35").area == HeldArea(certain: ha("3"), disputes: [.overlap: ha("2")]))
  }

  @Test func `a record of unknown area opens its code in its unit and above`() throws {
    let register = try PlanningSamples.register()
    let scheme = try PlanningSamples.scheme()
    var claims = try claims([("SKK", "1", "1")])
    claims.unmeasured = [UnmeasuredRecord(unit: unit("1", register), category: PlanningSamples.row("SKK", scheme))]
    #expect(try held(.category("SKK"), in: "1", claims).unmeasured == 1)
    #expect(try held(.category("SKK"), in: "35", claims).unmeasured == 1)
    #expect(try held(.category("SKK"), in: "2", claims).unmeasured == 0)
    #expect(try held(.category("LUC"), in: "1", claims).isCertain)
  }

  @Test func `the parcel sum counts overlapping land as often as it is claimed`() throws {
    let register = try PlanningSamples.register()
    var claims = try claims([("LUC", "1", "10"), ("LUK", "2", "6")])
    claims.addFace(
      area: ha("1"), claims: [.init(row: 0, unit: unit("1", register)), .init(row: 1, unit: unit("2", register))])
    let ledger = HeldAreaLedger(claims, scheme: try PlanningSamples.scheme(), register: register)
    let stocks = try ledger.stocks(of: .category("LUA"))
    #expect(stocks.parcelSum(unit: register.row(of: "347")) == ha("16"))
    #expect(stocks.parcelSum(unit: register.row(of: "1")) == ha("10"))
  }

  @Test func `subjects the scheme does not define are not computable`() throws {
    let ledger = HeldAreaLedger(
      try claims([]), scheme: try PlanningSamples.scheme(), register: try PlanningSamples.register())
    #expect(ledger.stock(of: .category("DHT"), in: "35") == .notComputable(.undefinedAggregate("DHT")))
    #expect(ledger.stock(of: .category("XYZ"), in: "35") == .notComputable(.unknownCategory("XYZ")))
    #expect(ledger.stock(of: .group("none"), in: "35") == .notComputable(.unknownGroup("none")))
  }

  @Test func `a unit that is not on the register has no stock, and its quota is not passed`() throws {
    let ledger = HeldAreaLedger(
      try claims([]), scheme: try PlanningSamples.scheme(), register: try PlanningSamples.register())
    let judge = QuotaJudge(thresholds: Thresholds(), judgedOn: nil)
    let balances = judge.judge([PlanningSamples.quota(.max, "100", unit: "999")], in: ledger)
    #expect(balances.map(\.verdict) == [.notComputable])
    #expect(balances.map(\.reason) == [.subject(.unknownUnit("999"))])
  }

  @Test func `a quota table is judged row by row, the missing rows after the others`() throws {
    let ledger = HeldAreaLedger(
      try claims([("LUC", "1", "90"), ("CHN", "1", "5"), ("SKK", "3", "7")]), scheme: try PlanningSamples.scheme(),
      register: try PlanningSamples.register())
    let quotas = [
      PlanningSamples.quota(.min, "90", unit: "347"), PlanningSamples.quota(.max, "94", unit: "347"),
      PlanningSamples.quota(.max, "6", of: .category("SKK"), unit: "349", precision: "0.01"),
    ]
    let missing = MissingQuota.all(
      in: quotas, scheme: try PlanningSamples.scheme(), register: try PlanningSamples.register(), years: [2025], on: nil
    )
    let balances = QuotaJudge(thresholds: Thresholds(), judgedOn: nil).judge(quotas, missing: missing, in: ledger)
    #expect(balances.map(\.verdict) == [.pass, .undecidable, .fail, .noQuota, .noQuota])
    #expect(balances[1].reason == .inDispute([.ancestorCode: ha("5")]))
    #expect(balances[3].held == HeldArea(certain: .zero))
  }

  @Test func `a face measured larger than its shares leaves no negative land`() throws {
    var claims = try claims([("LUC", "1", "5"), ("SKK", "1", "5")])
    claims.addFace(area: ha("5.0000000003"), unit: unit("1", try PlanningSamples.register()), claimants: [0, 1])
    let ledger = HeldAreaLedger(
      claims, scheme: try PlanningSamples.scheme(), register: try PlanningSamples.register())
    #expect(
      ledger.stock(of: .category("LUC"), in: "1").area
        == HeldArea(certain: .zero, disputes: [.overlap: ha("5.0000000003")]))
    #expect(ledger.overdrawn == ha("0.0000000006"))
  }

  @Test func `columns that contradict each other neither trap nor count`() throws {
    var claims = CoverageClaims(categories: [0])
    claims.addShare(row: 9, unit: 99, area: ha("1"))
    claims.addFace(area: ha("1"), unit: 0, claimants: [7, -3])
    claims.addFace(area: ha("1"), unit: 0, claimants: [])
    claims.leftOutRows = [55]
    claims.gaps = [
      UnitArea(unit: 88, area: Area(squareMillimetres: .max)), UnitArea(unit: 88, area: Area(squareMillimetres: .max)),
    ]
    #expect(try held(.category("LUC"), in: "35", claims).possible == .zero)
  }
}
