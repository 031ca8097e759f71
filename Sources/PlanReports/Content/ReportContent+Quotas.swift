import Geometry
public import LandUse
import PlanChecks
import PlanWords

extension ReportContent {
  /// The verdicts of a unit, with those of the units below it after its own; else in the session's order.
  public func balances(of unit: UnitID, withUnitsBelow: Bool) -> [QuotaBalance] {
    let own = balances.filter { $0.unit == unit }
    guard withUnitsBelow else { return own }
    return own + balances.filter { $0.unit != unit && lineage(of: $0.unit).contains(unit) }
  }

  /// `1.234,50`, or `1.234,50 – 1.240,00` where something is in dispute.
  func heldText(_ balance: QuotaBalance) -> String {
    guard let held = balance.held else { return "" }
    let least = words.hectaresValue(held.certain)
    guard !held.isCertain else { return least }
    return least + " – " + (held.unmeasured > 0 ? "?" : words.hectaresValue(held.possible))
  }
}
