import Geometry
import LandUse
import Testing

@Suite("Transition ledger") struct TransitionLedgerTests {
  private func ledger(
    _ before: [(kind: Int32, area: Area)], _ after: [(kind: Int32, area: Area)], areas: [(unit: Int32, area: Area)]
  ) throws -> TransitionLedger {
    let scheme = try PlanningSamples.scheme()
    var opening = CoverageClaims(categories: [Int32(scheme.categories.count)])
    opening.alternatives = [[PlanningSamples.row("ODT", scheme), PlanningSamples.row("CLN", scheme)]]
    for share in areas { opening.addShare(row: 0, unit: share.unit, area: share.area) }
    var closing = opening
    opening.stated.set(row: 0, parts: before, rowCount: 1)
    closing.stated.set(row: 0, parts: after, rowCount: 1)
    return TransitionLedger(
      opening: opening, closing: closing, scheme: scheme, register: try PlanningSamples.register())
  }

  /// By hand: 300 m² of ODT stay; of 700 m² CLN 500 stay and 200 became ODT.
  @Test func `of stated uses as much as possible stayed`() throws {
    let scheme = try PlanningSamples.scheme()
    let (odt, cln) = (PlanningSamples.row("ODT", scheme), PlanningSamples.row("CLN", scheme))
    let ledger = try ledger(
      [(odt, .squareMetres(300)), (cln, .squareMetres(700))], [(odt, .squareMetres(500)), (cln, .squareMetres(500))],
      areas: [(3, .squareMetres(1000))])
    let matrix = try #require(ledger.matrix(of: "1"))
    #expect(matrix.area(from: [Int(odt)], to: [Int(odt)]) == .squareMetres(300))
    #expect(matrix.area(from: [Int(cln)], to: [Int(cln)]) == .squareMetres(500))
    #expect(matrix.area(from: [Int(cln)], to: [Int(odt)]) == .squareMetres(200))
    #expect(matrix.cells.count == 3)
  }

  /// A quarter of the parcel lies in another unit: a quarter of each use there, as in the area tables.
  @Test func `stated uses of a split parcel are divided by unit as the area tables divide them`() throws {
    let scheme = try PlanningSamples.scheme()
    let (odt, cln) = (PlanningSamples.row("ODT", scheme), PlanningSamples.row("CLN", scheme))
    let ledger = try ledger(
      [(odt, .squareMetres(300)), (cln, .squareMetres(700))], [(odt, .squareMetres(1000))],
      areas: [(3, .squareMetres(750)), (5, .squareMetres(250))])
    #expect(ledger.matrix(of: "1")?.line(of: [Int(odt)]).opening == .squareMetres(225))
    #expect(ledger.matrix(of: "3")?.line(of: [Int(odt)]).opening == .squareMetres(75))
    #expect(ledger.matrix(of: "3")?.line(of: [Int(odt)]).increase == .squareMetres(175))
    #expect(ledger.matrix(of: "35")?.line(of: [Int(cln)]).decrease == .squareMetres(700))
    #expect(ledger.matrix(of: "35")?.total == .squareMetres(1000))
  }

  /// HNK carries its own code above others: a line with all below it, and one for land that is not divided further.
  @Test func `parents are sums of their lines on both axes`() throws {
    let scheme = try PlanningSamples.scheme()
    let (lua, luc, luk, odt) = (
      Int(PlanningSamples.row("LUA", scheme)), Int(PlanningSamples.row("LUC", scheme)),
      Int(PlanningSamples.row("LUK", scheme)), Int(PlanningSamples.row("ODT", scheme))
    )
    let matrix = TransitionMatrix([
      TransitionCell(from: luc, to: luk, area: ha("1")), TransitionCell(from: luc, to: odt, area: ha("2")),
      TransitionCell(from: lua, to: luc, area: ha("4")), TransitionCell(from: odt, to: odt, area: ha("8")),
    ])
    let entries = TransitionEntry.entries(for: matrix.uses, among: [], in: scheme)
    #expect(
      entries.map { ($0.category.map { scheme.categories[$0].code.text } ?? "?") + ($0.isUndivided ? "*" : "") }
        == ["NNP", "CHN", "LUA", "LUA*", "LUC", "LUK", "PNN", "ODT"])
    let rice = try #require(entries.first { $0.category == lua && !$0.isUndivided })
    let line = matrix.line(of: rice.uses)
    #expect([line.opening, line.closing, line.unchanged] == [ha("7"), ha("5"), ha("5")])
    #expect([line.decrease, line.increase, line.change] == [ha("2"), .zero, ha("-2")])
  }

  @Test(arguments: [
    ("LUC", "SKK", "rice"), ("LUC", "LUK", nil), ("LUK", "CLN", "rice"), ("CLN", "SKK", "farm"), ("CLN", "LUC", nil),
    ("SKK", "ODT", "homes"), ("ODT", "SKK", nil), ("LUC", "ODT", "rice to homes"), ("CSD", "SKK", nil),
    ("ODT", "ODT", nil),
  ])
  func `the nearest rule speaks of a change, and none where nothing changes`(
    from: CategoryCode, to: CategoryCode, citation: String?
  ) throws {
    let plain = try PlanningSamples.scheme()
    let scheme = try CategoryScheme(
      id: "test", citation: "test", categories: plain.categories, groups: [],
      transitionRules: [
        TransitionRule(from: "NNP", to: "PNN", demand: .decision, citation: "farm", isVerified: false),
        TransitionRule(from: "LUA", to: nil, demand: .decision, citation: "rice", isVerified: true),
        TransitionRule(from: "LUA", to: "ODT", demand: .forbidden, citation: "rice to homes", isVerified: true),
        TransitionRule(from: "PNN", to: "ODT", demand: .free, citation: "homes", isVerified: true),
      ])
    let rule = scheme.transitionRule(
      from: try #require(scheme.row(of: from)), to: try #require(scheme.row(of: to)))
    #expect(rule?.citation == citation)
  }
}
