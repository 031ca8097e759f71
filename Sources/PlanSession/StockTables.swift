import Coverage
import Geometry
import LandUse
import PlanChecks

/// The stocks of every day a plan asks for, from its layers: one claims table, its categories exchanged day by day.
struct StockTables {
  private let plan: Plan
  private let whole: (assembly: ClaimsAssembly, claims: CoverageClaims)?
  private let allocations: (assembly: ClaimsAssembly, claims: CoverageClaims)?

  /// - Complexity: linear in shares, faces and gaps.
  init(plan: Plan, layers: [LayerSnapshot], zones: UnitZones?) throws {
    self.plan = plan
    func claims(_ content: LayerContent) throws -> (ClaimsAssembly, CoverageClaims)? {
      guard let layer = layers.first(where: { $0.layer.content == content }) else { return nil }
      let assembly = ClaimsAssembly(layer: layer, plan: plan, zones: zones)
      return (assembly, try assembly.claims())
    }
    whole = try claims(.whole)
    allocations = try claims(.allocations)
  }

  /// The layer that shows the full territory, on a day; nil without one, or without a use that holds on the day.
  func ledger(on day: CalendarDate?) -> HeldAreaLedger? {
    guard let scheme = plan.scheme, let claims = dated(whole, day: day) else { return nil }
    return HeldAreaLedger(claims.claims, scheme: scheme, register: plan.register)
  }

  /// The baseline and what an allocations layer changes until a day.
  func allocationLedger(on day: CalendarDate) -> AllocationLedger? {
    guard let scheme = plan.scheme, let register = plan.register, let dated = dated(allocations, day: day),
      let allocations
    else { return nil }
    var claims = dated.claims
    let opening = allocations.assembly.layer.layer.uses.first { $0.day.map { $0 < day } ?? true }
    claims.openingCategories = allocations.assembly.categories(opening?.codes, scheme: scheme)
    let stocks = OpeningStocks(plan.baseline, before: day, scheme: scheme, register: register)
    return AllocationLedger(claims, opening: stocks, scheme: scheme, register: register)
  }

  /// The stock a quota is held against.
  func stock(of subject: QuotaSubject, in unit: UnitID, on day: CalendarDate) -> HeldStock? {
    if let ledger = ledger(on: day) { return ledger.stock(of: subject, in: unit) }
    return allocationLedger(on: day)?.stock(of: subject, in: unit)
  }

  /// The area tables of a day, with hectares that add up.
  func rows(on day: CalendarDate?) throws -> [AreaRow] {
    guard let scheme = plan.scheme, let dated = dated(whole, day: day) else { return [] }
    let ledger = HeldAreaLedger(dated.claims, scheme: scheme, register: plan.register)
    return try AreaTables(scheme: scheme, register: plan.register)
      .rows(ledger, claims: dated.claims, codes: dated.codes, day: day)
  }

  /// What rounding did to the tables of a day.
  func roundings(on day: CalendarDate?) throws -> [RoundedCell] {
    guard let scheme = plan.scheme, let ledger = ledger(on: day) else { return [] }
    return try AreaTables(scheme: scheme, register: plan.register).roundings(ledger, day: day)
  }

  private func dated(
    _ layer: (assembly: ClaimsAssembly, claims: CoverageClaims)?, day: CalendarDate?
  ) -> (claims: CoverageClaims, codes: DictionaryColumn?)? {
    guard let scheme = plan.scheme, let layer else { return nil }
    let parcels = layer.assembly.layer.layer
    guard let uses = day.map({ parcels.uses(on: $0) }) ?? parcels.uses.first else { return nil }
    var claims = layer.claims
    claims.categories = layer.assembly.categories(uses.codes, scheme: scheme)
    layer.assembly.addDatedRecords(to: &claims)
    return (claims, uses.codes)
  }
}
