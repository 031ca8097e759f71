import Coverage
import Geometry
import LandUse
import PlanChecks

/// The stocks of every day a plan asks for, from its layers: one claims table each, its categories exchanged day by
/// day.
struct StockTables {
  let plan: Plan
  let layers: [Claimed]

  struct Claimed {
    /// Place of the layer in the snapshot.
    let position: Int
    let assembly: ClaimsAssembly
    let claims: CoverageClaims
    var parcels: ParcelLayer { assembly.layer.layer }
  }

  /// What the tables and verdicts of a day stand on.
  struct DayStock {
    /// Nil where neither a layer of the full territory nor an allocations layer says the uses on the day.
    var ledger: (any StockLedger)?
    var rows: [AreaRow] = []
    var sums: [UnitSums] = []
    var roundings: [RoundedCell] = []
    /// Rows of the baseline that contradict each other, where the stock stands on it.
    var baselineFaults: [OpeningStocks.Fault] = []
  }

  /// - Complexity: linear in shares, faces and gaps.
  init(plan: Plan, layers: [LayerSnapshot], zones: UnitZones?, accuracy: AccuracyRegulation? = nil) throws {
    self.plan = plan
    self.layers = try layers.enumerated().filter { $1.layer.content != .overlay }.map { position, layer in
      let assembly = ClaimsAssembly(layer: layer, plan: plan, zones: zones, accuracy: accuracy)
      return Claimed(position: position, assembly: assembly, claims: try assembly.claims())
    }
  }

  /// The stock of a day, with the tables of a layer of the full territory.
  func stock(on day: CalendarDate?) throws -> DayStock {
    guard let scheme = plan.scheme, let source = source(on: day) else { return DayStock() }
    switch source.ledger {
    case .whole(let ledger):
      let tables = try AreaTables(ledger: ledger, scheme: scheme, register: plan.register)
      return DayStock(
        ledger: ledger, rows: tables.rows(source.claims, uses: source.uses, day: day),
        sums: tables.sums(source.claims, day: day), roundings: tables.roundings(day: day))
    case .allocations(let ledger):
      return DayStock(ledger: ledger, baselineFaults: ledger.opening.faults)
    }
  }

  /// What the stock of a day is computed from.
  struct Source {
    enum Ledger {
      case whole(HeldAreaLedger)
      case allocations(AllocationLedger)
    }

    /// Position in the snapshot.
    let layer: Int
    let uses: UseColumn
    let claims: CoverageClaims
    let ledger: Ledger
  }

  /// Of the layer that shows the full territory on the day, else baseline and allocations.
  ///
  /// Use columns of exactly that day go before those without a day. An older column is no substitute: the stock of 2020
  /// is not the stock of 2025.
  ///
  /// - Parameter day: nil takes the first use there is: files without a plan name no day.
  func source(on day: CalendarDate?) -> Source? {
    guard let scheme = plan.scheme else { return nil }
    for named in day == nil ? [nil] : [day, nil] {
      if let whole = wholeSource(scheme: scheme, { uses in day == nil || uses.day == named }) { return whole }
      if let day, let changes = allocationSource(on: day, scheme: scheme, { $0.day == named }) { return changes }
    }
    return nil
  }

  private func wholeSource(scheme: CategoryScheme, _ holds: (UseColumn) -> Bool) -> Source? {
    for layer in layers where layer.parcels.content == .whole {
      guard let uses = layer.parcels.uses.first(where: holds) else { continue }
      var claims = layer.claims
      layer.assembly.addUses(uses, scheme: scheme, to: &claims)
      layer.assembly.addDatedRecords(to: &claims)
      let ledger = HeldAreaLedger(claims, scheme: scheme, register: plan.register)
      return Source(layer: layer.position, uses: uses, claims: claims, ledger: .whole(ledger))
    }
    return nil
  }

  /// The baseline and what an allocations layer changes between its day and the stock's.
  private func allocationSource(
    on day: CalendarDate, scheme: CategoryScheme, _ holds: (UseColumn) -> Bool
  ) -> Source? {
    guard let register = plan.register else { return nil }
    for layer in layers where layer.parcels.content == .allocations {
      guard let uses = layer.parcels.uses.first(where: holds) else { continue }
      let opening = OpeningStocks(plan.baseline, before: day, scheme: scheme, register: register)
      // The uses of the baseline's own day; without a baseline, those before everything: they only tell what changed.
      var before = opening.day.map { layer.parcels.uses(on: $0) } ?? layer.parcels.uses.first
      // A column cannot tell what was there before itself: then nothing does.
      if before?.day == uses.day { before = nil }
      var claims = layer.claims
      layer.assembly.addUses(uses, before: .some(before), scheme: scheme, to: &claims)
      layer.assembly.addDatedRecords(to: &claims)
      let ledger = AllocationLedger(claims, opening: opening, scheme: scheme, register: register)
      return Source(layer: layer.position, uses: uses, claims: claims, ledger: .allocations(ledger))
    }
    return nil
  }
}
