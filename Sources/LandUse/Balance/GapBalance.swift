public import Geometry

/// How much of a unit's uncovered land is explained by declared land.
public struct GapBalance: Sendable, Hashable {
  /// Uncovered area of the unit and all below it, as found.
  public var found: Area
  /// What declared land does not explain: possible for every subject.
  public var unexplained: Area
  /// Declared land of the unit itself beyond the gaps it could explain: it is counted, so it is counted where
  /// parcels lie already.
  public var declaredBeyondGaps: Area

  public init(found: Area, unexplained: Area, declaredBeyondGaps: Area) {
    self.found = found
    self.unexplained = unexplained
    self.declaredBeyondGaps = declaredBeyondGaps
  }

  static let none = GapBalance(found: .zero, unexplained: .zero, declaredBeyondGaps: .zero)

  /// By slot. Declared land explains gaps of its own unit and of those below it, never of a neighbour; what a commune
  /// leaves unexplained may still be explained by a record of the district.
  static func balances(of claims: CoverageClaims, slots: UnitSlots) -> [GapBalance] {
    var balances = [GapBalance](repeating: .none, count: slots.count)
    guard let gaps = claims.gaps else { return balances }
    for gap in gaps {
      let slot = slots.slot(ofUnit: gap.unit)
      balances[slot].found += gap.area
      balances[slot].unexplained += gap.area
    }
    var declared = [Area](repeating: .zero, count: slots.count)
    for land in claims.declared { declared[slots.slot(ofUnit: land.unit)] += land.area }
    for slot in slots.upwards {
      let explained = min(declared[slot], balances[slot].unexplained)
      balances[slot].unexplained -= explained
      balances[slot].declaredBeyondGaps = declared[slot] - explained
      balances[slots.parents[slot]].found += balances[slot].found
      balances[slots.parents[slot]].unexplained += balances[slot].unexplained
    }
    return balances
  }
}
