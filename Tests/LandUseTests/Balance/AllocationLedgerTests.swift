import Geometry
import Testing

@testable import LandUse

@Suite("Stocks from allocations") struct AllocationLedgerTests {
  private func baseline(
    _ rows: [(unit: UnitID, code: CategoryCode, hectares: String)], on day: String = "2020-12-31"
  ) throws -> [BaselineStock] {
    let day = try PlanningSamples.day(day)
    return rows.enumerated().map { index, row in
      BaselineStock(
        unit: row.unit, category: row.code, area: ha(row.hectares), day: day, citation: "test", isFictitious: true,
        line: index + 2)
    }
  }

  private func opening(_ rows: [BaselineStock], before day: String = "2025-12-31") throws -> OpeningStocks {
    OpeningStocks(
      rows, before: try PlanningSamples.day(day), scheme: try PlanningSamples.scheme(),
      register: try PlanningSamples.register())
  }

  private func stock(
    _ code: CategoryCode, in unit: UnitID, _ opening: OpeningStocks
  ) throws -> Area? {
    let row = try #require(try PlanningSamples.register().row(of: unit))
    return try opening.stock(of: .category(code), inUnit: row)
  }

  /// Rows that change from one code to another, each whole in commune 1.
  private func ledger(
    _ rows: [(from: CategoryCode?, to: CategoryCode?, hectares: String)], _ opening: OpeningStocks
  ) throws -> AllocationLedger {
    let scheme = try PlanningSamples.scheme()
    let register = try PlanningSamples.register()
    func row(_ code: CategoryCode?) -> Int32 { code.map { PlanningSamples.row($0, scheme) } ?? -1 }
    var claims = CoverageClaims(categories: rows.map { row($0.to) }, openingCategories: rows.map { row($0.from) })
    for (index, change) in rows.enumerated() {
      claims.addShare(row: Int32(index), unit: Int32(register.row(of: "1") ?? -1), area: ha(change.hectares))
    }
    return AllocationLedger(claims, opening: opening, scheme: scheme, register: register)
  }

  @Test func `the stock is the opening stock with what goes in and without what goes out`() throws {
    let opening = try opening(try baseline([("1", "LUC", "100"), ("1", "SKK", "10")]))
    let ledger = try ledger(
      [("LUC", "SKK", "4"), ("LUC", "ODT", "1"), ("ODT", "SKK", "0.5"), ("SKK", "SKK", "7")], opening)
    #expect(ledger.stock(of: .category("LUC"), in: "1") == .held(HeldArea(certain: ha("95"))))
    #expect(ledger.stock(of: .category("SKK"), in: "1") == .held(HeldArea(certain: ha("14.5"))))
  }

  @Test func `what is disputed on the way in raises the possible stock and on the way out lowers the certain one`()
    throws
  {
    let opening = try opening(try baseline([("1", "LUC", "100"), ("1", "SKK", "10")]))
    let ledger = try ledger([("NNP", "SKK", "4"), ("LUC", nil, "3")], opening)
    // 4 ha of NNP may have been rice; 3 ha of rice may have become anything, rice among it.
    #expect(
      ledger.stock(of: .category("LUC"), in: "1")
        == .held(HeldArea(certain: ha("93"), disputes: [.ancestorCode: ha("4"), .unknownCode: ha("3")])))
    #expect(
      ledger.stock(of: .category("SKK"), in: "1")
        == .held(HeldArea(certain: ha("14"), disputes: [.unknownCode: ha("3")])))
  }

  @Test func `land of unknown use before and after may have come or gone`() throws {
    let ledger = try ledger([(nil, nil, "2")], try opening(try baseline([("1", "LUC", "100")])))
    #expect(
      ledger.stock(of: .category("LUC"), in: "1")
        == .held(HeldArea(certain: ha("98"), disputes: [.unknownCode: ha("4")])))
  }

  @Test(arguments: [1, 0])
  func `several uses stay only where the record is known to say the same before and after`(other: Int32) throws {
    let scheme = try PlanningSamples.scheme()
    let register = try PlanningSamples.register()
    let (odt, cln) = (PlanningSamples.row("ODT", scheme), PlanningSamples.row("CLN", scheme))
    let set = Int32(scheme.categories.count)
    var claims = CoverageClaims(categories: [set], openingCategories: [set + other])
    claims.alternatives = [[cln, odt], [cln, odt]]
    claims.addShare(row: 0, unit: Int32(register.row(of: "1") ?? -1), area: ha("2"))
    let opening = try opening(try baseline([("1", "ODT", "10"), ("1", "SKK", "1")]))
    let ledger = AllocationLedger(claims, opening: opening, scheme: scheme, register: register)
    #expect(
      ledger.stock(of: .category("ODT"), in: "1")
        == .held(HeldArea(certain: ha(other == 0 ? "10" : "8"), disputes: other == 0 ? [:] : [.severalCodes: ha("4")])))
    #expect(ledger.stock(of: .category("SKK"), in: "1") == .held(HeldArea(certain: ha("1"))))
  }

  @Test func `the classes of changes are as many as occur`() {
    var changes = ChangeClasses(categoryCount: 1_000_000)
    #expect(changes.kind(from: 999_999, to: 5) == 0)
    #expect(changes.kind(from: 5, to: 999_999) == 1)
    #expect(changes.kind(from: -1, to: 1_000_000) == 2)
    #expect(changes.kind(from: 2_000_000, to: -7) == 2)
    #expect(changes.kind(from: 999_999, to: 5) == 0)
    #expect(changes.count == 3)
  }

  @Test func `without an opening stock the changes are given and nothing else`() throws {
    let ledger = try ledger([("LUC", "SKK", "4"), ("SKK", "ODT", "1"), (nil, "SKK", "2")], try opening([]))
    #expect(
      ledger.stock(of: .category("SKK"), in: "1")
        == .noBaseline(
          allocated: AreaInterval(least: ha("4"), greatest: ha("6")), released: AreaInterval(ha("1"))))
  }

  @Test func `more released than there was contradicts the baseline`() throws {
    let opening = try opening(try baseline([("1", "LUC", "3")]))
    let over = try ledger([("LUC", "SKK", "3.0000000001")], opening)
    #expect(
      over.stock(of: .category("LUC"), in: "1")
        == .releasedBeyondBaseline(baseline: ha("3"), released: AreaInterval(ha("3.0000000001"))))
    let all = try ledger([("LUC", "SKK", "3")], opening)
    #expect(all.stock(of: .category("LUC"), in: "1") == .held(HeldArea(certain: .zero)))
    // 5 ha that may have been rice: between nothing and all 3 ha are left, never less than nothing.
    let doubtful = try ledger([("CHN", "SKK", "5")], opening)
    #expect(
      doubtful.stock(of: .category("LUC"), in: "1")
        == .held(HeldArea(certain: .zero, disputes: [.ancestorCode: ha("3")])))
  }

  @Test func `overlapping allocations move the land once`() throws {
    let scheme = try PlanningSamples.scheme()
    let register = try PlanningSamples.register()
    let commune = Int32(register.row(of: "1") ?? -1)
    var claims = CoverageClaims(
      categories: [PlanningSamples.row("SKK", scheme), PlanningSamples.row("SKK", scheme)],
      openingCategories: [PlanningSamples.row("LUC", scheme), PlanningSamples.row("ODT", scheme)])
    claims.addShare(row: 0, unit: commune, area: ha("5"))
    claims.addShare(row: 1, unit: commune, area: ha("4"))
    claims.addFace(area: ha("1"), unit: commune, claimants: [0, 1])
    let opening = try opening(try baseline([("1", "LUC", "100"), ("1", "SKK", "10")]))
    let ledger = AllocationLedger(claims, opening: opening, scheme: scheme, register: register)
    #expect(ledger.stock(of: .category("SKK"), in: "1") == .held(HeldArea(certain: ha("18"))))
    #expect(
      ledger.stock(of: .category("LUC"), in: "1") == .held(HeldArea(certain: ha("95"), disputes: [.overlap: ha("1")])))
  }

  @Test func `a withheld release of unknown size leaves nothing certain`() throws {
    let scheme = try PlanningSamples.scheme()
    let register = try PlanningSamples.register()
    var claims = CoverageClaims(categories: [], openingCategories: [])
    claims.unmeasured = [
      UnmeasuredRecord(
        unit: Int32(register.row(of: "1") ?? -1), category: PlanningSamples.row("SKK", scheme),
        openingCategory: PlanningSamples.row("LUC", scheme))
    ]
    let opening = try opening(try baseline([("1", "LUC", "100"), ("1", "SKK", "10")]))
    let ledger = AllocationLedger(claims, opening: opening, scheme: scheme, register: register)
    #expect(
      ledger.stock(of: .category("LUC"), in: "1") == .held(HeldArea(certain: .zero, disputes: [.leftOut: ha("100")])))
    #expect(ledger.stock(of: .category("SKK"), in: "1") == .held(HeldArea(certain: ha("10"), unmeasured: 1)))
  }

  @Test func `an aggregate's opening stock is the sum of its children when all of them are given`() throws {
    let complete = try opening(try baseline([("1", "LUC", "60"), ("1", "LUK", "5")]))
    #expect(try stock("LUA", in: "1", complete) == ha("65"))
    #expect(try stock("CHN", in: "1", complete) == nil)
    let partly = try opening(try baseline([("1", "LUC", "60")]))
    #expect(try stock("LUA", in: "1", partly) == nil)
    let own = try opening(try baseline([("1", "LUA", "66"), ("1", "LUC", "60")]))
    #expect(try stock("LUA", in: "1", own) == ha("66"))
    #expect(own.faults.isEmpty)
  }

  @Test func `a single listed child is a part, not the whole`() throws {
    let opening = try opening(try baseline([("1", "RSN", "3")]))
    #expect(try stock("RSN", in: "1", opening) == ha("3"))
    #expect(try stock("RSX", in: "1", opening) == nil)
  }

  @Test(arguments: [
    ("65.0000000001", OpeningStocks.Fault.Kind?.some(.childrenFallShort)), ("65", nil),
    ("64.9999999999", .childrenExceed),
  ])
  func `complete children are held against their parent's own row and are what counts`(
    _ stated: String, _ kind: OpeningStocks.Fault.Kind?
  ) throws {
    let opening = try opening(try baseline([("1", "LUA", stated), ("1", "LUC", "60"), ("1", "LUK", "5")]))
    #expect(opening.faults.map(\.kind) == [kind].compactMap { $0 })
    #expect(try stock("LUA", in: "1", opening) == ha("65"))
    if let fault = opening.faults.first {
      #expect(fault.stated == ha(stated))
      #expect(fault.found == ha("65"))
      #expect(fault.line == 2)
    }
  }

  @Test func `a unit without rows has the sum of its units when all of them have one`() throws {
    let opening = try opening(try baseline([("1", "LUC", "60"), ("2", "LUC", "5"), ("3", "LUC", "7")]))
    #expect(try stock("LUC", in: "347", opening) == ha("65"))
    #expect(try stock("LUC", in: "349", opening) == nil)
    #expect(try stock("LUC", in: "35", opening) == nil)
  }

  @Test func `only the rows of the latest day before the stock date count`() throws {
    let rows =
      try baseline([("1", "LUC", "60")], on: "2020-12-31") + baseline([("1", "LUC", "55")], on: "2024-12-31")
      + baseline([("1", "LUC", "50")], on: "2025-12-31")
    let first = try opening(rows, before: "2025-12-31")
    #expect(first.day?.description == "2024-12-31")
    #expect(try stock("LUC", in: "1", first) == ha("55"))
    #expect(try stock("LUC", in: "1", try opening(rows, before: "2030-12-31")) == ha("50"))
    #expect(try opening(rows, before: "2020-12-31").day == nil)
  }

  @Test func `rows that cannot be used are told`() throws {
    let opening = try opening(
      try baseline([("1", "LUC", "60"), ("1", "LUC", "61"), ("1", "XYZ", "1"), ("999", "LUC", "1")]))
    #expect(opening.faults.map(\.kind) == [.duplicateRow, .unknownCode, .unknownUnit])
    #expect(opening.faults.map(\.line) == [3, 4, 5])
    #expect(try stock("LUC", in: "1", opening) == ha("60"))
  }
}
