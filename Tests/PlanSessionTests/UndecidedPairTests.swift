import Coverage
import Geometry
import LandUse
import PlanChecks
import TestSupport
import Testing

@testable import PlanSession

/// Pairs the library could not intersect: no known input makes it fail, so the report is given by hand.
@Suite("Undecided pairs") struct UndecidedPairTests {
  /// A parcel of 1 ha and one of 0.5 ha beside it, in two communes of one district; what they share is not known.
  private func ledger(_ codes: [String], units: [String]) throws -> HeldAreaLedger {
    let scheme = try CategoryScheme.fromData(["LUA", "SKK"])
    let day = try #require(CalendarDate.endOfYear(2025))
    let register = try UnitRegister(
      asOf: day,
      units: [("D", nil), ("C1", "D"), ("C2", "D")].map { id, parent in
        AdministrativeUnit(
          id: UnitID(id), level: parent == nil ? .district : .commune, kind: "", nameVietnamese: id,
          parent: parent.map { UnitID($0) })
      })
    var plan = Plan(id: "p", crs: "EPSG:5897")
    plan.scheme = scheme
    plan.register = register
    func column(_ values: [String]) -> DictionaryColumn {
      var column = DictionaryColumn()
      for value in values { column.append(value) }
      return column
    }
    let shapes = try ShapeTable.of([
      .rectangle(x: 0, y: 0, width: 100, height: 100), .rectangle(x: 90, y: 0, width: 50, height: 100),
    ])
    let layer = ParcelLayer(
      id: "l", file: "l", content: .whole, shapes: shapes, sourceCRS: "EPSG:5897", ids: column(["a", "b"]),
      units: column(units), uses: [UseColumn(day: day, field: "use", codes: column(codes))], byteOffsets: [0, 0])
    var snapshot = LayerSnapshot(layer: layer, areas: [.ha(1), .ha(0.5)], invalid: [])
    var report = CoverageReport()
    report.undecidedPairs = [UndecidedPair(first: 0, second: 1, message: "side location conflict")]
    snapshot.coverage = report
    let assembly = ClaimsAssembly(layer: snapshot, plan: plan, zones: nil)
    var claims = try assembly.claims()
    assembly.addUses(layer.uses[0], scheme: scheme, to: &claims)
    return HeldAreaLedger(claims, scheme: scheme, register: register)
  }

  @Test func `what they hold together is between the larger and the sum`() throws {
    let stocks = try ledger(["LUA", "LUA"], units: ["C1", "C1"]).stocks(of: .category("LUA"))
    #expect(stocks[unit: 1].bounds == [.ha(1), .ha(1.5)])
    #expect(stocks[unit: 0].bounds == [.ha(1), .ha(1.5)])
  }

  @Test func `under two codes each holds at least what the other cannot have`() throws {
    let ledger = try ledger(["LUA", "SKK"], units: ["C1", "C1"])
    let rice = try ledger.stocks(of: .category("LUA"))[unit: 1]
    let park = try ledger.stocks(of: .category("SKK"))[unit: 1]
    #expect(rice.certain == .ha(0.5))
    #expect(rice.possible >= .ha(1))
    #expect(park.certain == .zero)
    #expect(park.possible >= .ha(0.5))
  }

  @Test func `across two communes nothing is lost in either`() throws {
    let stocks = try ledger(["LUA", "LUA"], units: ["C1", "C2"]).stocks(of: .category("LUA"))
    #expect(stocks[unit: 1].certain == .ha(0.5) && stocks[unit: 1].possible >= .ha(1))
    #expect(stocks[unit: 2].certain == .zero && stocks[unit: 2].possible >= .ha(0.5))
    #expect(stocks[unit: 0].certain == .ha(1) && stocks[unit: 0].possible >= .ha(1.5))
  }
}
