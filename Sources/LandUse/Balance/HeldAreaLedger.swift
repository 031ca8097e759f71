public import Geometry

/// From coverage to held areas: the stock of any subject in any unit, for a layer of the full territory.
///
/// Land whose claimants all count is certain, each m² once. What some claimants count and others do not, unexplained
/// gaps, left-out parcels, unknown codes and ancestor codes are possible (see `Dispute`). What lies in a unit, and in
/// none of those below it, is possible in each of them. Sums are integer sums of mm²: order and threads cannot change
/// them.
///
/// - Complexity: one linear pass over shares and faces to build; then units × categories + distinct sets of claims
///   for each subject asked.
public struct HeldAreaLedger: StockLedger {
  public let scheme: CategoryScheme
  public let register: UnitRegister?
  private let slots: UnitSlots
  private let sums: ClaimSums
  private let gapBalances: [GapBalance]
  /// Declared land, each with the part of it that is in the sums.
  let declaredSums: [(land: DeclaredLand, sum: Area)]
  private let shapedUnits: Set<Int32>
  private let undecided: [Area]
  private let unmeasured: [UnmeasuredRecord]
  private let gapsAreUnknown: Bool
  /// Sets of categories: classes between the categories and the unknown ones.
  private let alternatives: [[Int32]]

  public init(_ claims: CoverageClaims, scheme: CategoryScheme, register: UnitRegister?) {
    self.scheme = scheme
    self.register = register
    slots = UnitSlots(register)
    // Behind the categories stand the sets of them, and last the class of unknown codes.
    alternatives = claims.alternatives
    let unknown = Int32(scheme.categories.count + alternatives.count)
    let classes = claims.categories.map { $0 >= 0 && $0 < unknown ? $0 : unknown }
    var sums = ClaimSums(claims, classes: classes, classCount: Int(unknown) + 1, slots: slots, stated: claims.stated)
    gapBalances = GapBalance.balances(of: claims, slots: slots)
    shapedUnits = claims.shapedUnits
    var beyond = claims.gaps == nil ? [] : gapBalances.map(\.declaredBeyondGaps)
    // The last rows of a unit are the ones there is no room for; withheld records are parcels and stay.
    var declaredSums: [(land: DeclaredLand, sum: Area)] = []
    for land in claims.declared.reversed() {
      let kind = Int(land.category >= 0 && land.category < unknown ? land.category : unknown)
      let slot = slots.slot(ofUnit: land.unit)
      let excess = beyond.isEmpty || land.source == .withheld ? .zero : min(land.area, beyond[slot])
      if !beyond.isEmpty { beyond[slot] -= excess }
      sums.addDeclared(land.area - excess, slot: slot, kind: kind)
      sums.addDeclaredBeyondGaps(excess, slot: slot, kind: kind)
      declaredSums.append((land, land.area - excess))
    }
    self.declaredSums = declaredSums.reversed()
    self.sums = sums
    gapsAreUnknown = !claims.looksForGaps
    undecided = claims.undecided(by: slots)
    unmeasured = claims.unmeasured
  }

  /// The held area of a subject by unit.
  /// - Throws: `SubjectFault` when the scheme does not say what the subject consists of.
  public func stocks(of subject: QuotaSubject) throws(SubjectFault) -> UnitStocks {
    stocks(of: try SubjectMembership(of: subject, in: scheme))
  }

  public func stocks(of membership: SubjectMembership) -> UnitStocks {
    let weights = membership.weights(alternatives: alternatives)
    var held = sums.held(weights: weights)
    let unplaced = slots.inherited(held.indices.map { held[$0].possible + undecided[$0] })
    sums.addCertainAbove(to: &held, weights: weights)
    let unplacedGaps = slots.inherited(gapBalances.map(\.unexplained), exceptBy: shapedUnits)
    for slot in held.indices {
      held[slot].add(gapBalances[slot].unexplained + unplacedGaps[slot], disputedAs: .gap)
      held[slot].add(undecided[slot], disputedAs: .undecided)
      held[slot].add(unplaced[slot], disputedAs: .unplaced)
      held[slot].gapsAreUnknown = gapsAreUnknown
    }
    let unknown = weights.count - 1
    for record in unmeasured {
      let kind = (0..<unknown).contains(Int(record.category)) ? Int(record.category) : unknown
      guard weights[kind].greatest > 0 else { continue }
      for slot in slots.lineage(of: slots.slot(ofUnit: record.unit)) { held[slot].unmeasured += 1 }
    }
    let counted = weights.map { $0.least > 0 }
    return UnitStocks(slots: slots, held: held, plain: sums.plainSums(of: counted))
  }

  /// By how much faces exceed the shares they lie in: mm² of rounding, since both were measured and rounded by
  /// themselves. More than that means that the columns contradict each other.
  public var overdrawn: Area { sums.overdrawn }

  public func heldStocks(of subject: QuotaSubject) -> [HeldStock] {
    do throws(SubjectFault) {
      let stocks = try stocks(of: subject)
      return (0..<slots.unitCount).map { .held(stocks[unit: $0]) }
    } catch {
      return [HeldStock](repeating: .notComputable(error), count: slots.unitCount)
    }
  }

  /// The uncovered land of a unit (its register row; nil: the whole layer) and what explains it.
  public func gaps(inUnit row: Int?) -> GapBalance { gapBalances[row ?? slots.wholeLayer] }

  /// Plain sums of the parcels by unit and category: the cube that feeds the tables. Overlapping land is in it as
  /// often as it is claimed; left-out parcels and gaps are not.
  ///
  /// Units: the rows of the register, then land in no unit, then the whole layer above everything. Categories: the rows
  /// of the scheme, then land of unknown code, then the total above everything. Land that is one of several categories
  /// stands at the lowest that holds them all, else with that of unknown code.
  public func cube() -> AreaCube {
    let (unknown, kinds) = (scheme.categories.count, sums.classCount)
    let columns =
      (0..<unknown).map { $0 } + alternatives.map { scheme.commonRow(of: $0).map { Int($0) } ?? unknown } + [unknown]
    var own = [Area](repeating: .zero, count: slots.count * (unknown + 2))
    for slot in 0..<slots.count {
      for kind in 0..<kinds { own[slot * (unknown + 2) + columns[kind]] += sums.plain[slot * kinds + kind] }
    }
    return AreaCube(
      unitParents: slots.parents.map { $0 < 0 ? nil : $0 }, categoryParents: AreaCube.categoryParents(of: scheme),
      own: own)
  }
}

/// The held area of one subject in every unit.
public struct UnitStocks: Sendable {
  let slots: UnitSlots
  private let held: [HeldArea]
  private let plain: [Area]

  init(slots: UnitSlots, held: [HeldArea], plain: [Area]) {
    self.slots = slots
    self.held = held
    self.plain = plain
  }

  /// In the unit at a row of the register, with all units below it.
  public subscript(unit row: Int) -> HeldArea { held[row] }
  public var wholeLayer: HeldArea { held[slots.wholeLayer] }
  /// Land that lies in no unit of the register.
  public var outsideUnits: HeldArea { held[slots.noUnit] }

  /// Sum of the parcels' areas in the unit (nil: the whole layer), overlapping land as often as it is claimed, left-out
  /// parcels not at all; land counted as declared is in it.
  public func parcelSum(unit row: Int?) -> Area { plain[row ?? slots.wholeLayer] }
}

extension CoverageClaims {
  /// Undecided area of every slot, units with all below them.
  func undecided(by slots: UnitSlots) -> [Area] {
    var areas = [Area](repeating: .zero, count: slots.count)
    for part in undecided { areas[slots.slot(ofUnit: part.unit)] += part.area }
    for slot in slots.upwards { areas[slots.parents[slot]] += areas[slot] }
    return areas
  }
}
