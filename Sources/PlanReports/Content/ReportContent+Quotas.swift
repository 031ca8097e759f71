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

  /// The figure of the area table where it is the same area: one rounded table feeds all others.
  private func tableFigure(_ balance: QuotaBalance, _ held: Area) -> String? {
    let table = areas(of: balance.unit, on: balance.stockDate)
    let figure: UnitAreas.Figure? =
      switch balance.subject {
      case .category(let code): table[plan.scheme?.resolve(code) ?? code]
      case .group(let id): table.sum(ofGroup: id)
      }
    return figure.flatMap { $0.area == held ? hectares($0) : nil }
  }

  /// `1.234,50`, or `1.234,50 – 1.240,00` where something is in dispute.
  func heldText(_ balance: QuotaBalance) -> String {
    guard let held = balance.held else { return "" }
    let least = words.hectaresValue(held.certain)
    guard !held.isCertain else { return tableFigure(balance, held.certain) ?? least }
    return least + " – " + (held.knownPossible.map(words.hectaresValue) ?? "?")
  }
}
