import Coverage
import Geometry
import LandUse

/// How far declared land explains the gaps of a unit and of those below it.
struct GapExplanation {
  /// The unit whose gaps these are; nil for land in no unit.
  var unit: UnitID?
  var found: Area
  var explained: Area
  /// True when the gap itself is explained: nothing of the unit's gaps is left over.
  var isWhole: Bool

  var measures: [Measure] {
    [
      Measure("unitGapArea", found.squareMetres, .squareMetre),
      Measure("explainedArea", explained.squareMetres, .squareMetre),
    ]
  }

  var details: [Detail] {
    guard explained > .zero else { return [] }
    let unit = unit.map { [Detail("explainedUnit", $0.text)] } ?? []
    return [Detail("explained", isWhole ? "whole" : "part")] + unit
  }
}

/// The units in which a layer's gaps lie, and what declared land explains of them.
///
/// The figures are those of the ledger that quotas are judged on, so that check and quota never disagree: unparcelled
/// land and withheld records of a unit explain gaps of the unit and of those below it; what they do not cover stays
/// unexplained. Where no unit has a shape, gaps are the one unit's above all.
///
/// - Complexity: O(gaps + units · log units) beside the ledger's own.
struct GapUnits: Sendable {
  /// A part of a gap: its slot, which is a row of the register or, for land in no unit, their count.
  private struct Part: Sendable {
    var slot: Int
    var area: Area
  }

  private let register: UnitRegister?
  private let gaps: [CoverageGap]
  /// By gap, largest first; empty where no unit has a shape: then all gaps lie in `slotAbove`.
  private let split: [[Part]]
  private let slotAbove: Int
  private let isSplit: Bool
  private var found: [Area] = []
  private var explained: [Area] = []
  /// By slot: the nearest one at or above it whose gaps are all explained.
  private var coveredBy: [Int?] = []
  /// By slot: the nearest one at or above it whose own declared land explains something.
  private var helpedBy: [Int?] = []

  init(_ gaps: [CoverageGap], in layer: LayerSnapshot, _ plan: Plan) {
    let register = plan.register
    self.register = register
    let noUnit = register?.units.count ?? 0
    self.gaps = gaps
    isSplit = layer.gapShares?.count == gaps.count
    slotAbove = register?.rowAboveAll ?? noUnit
    split =
      isSplit ? Self.parts(layer.gapShares ?? [], layer.zoneUnits.map { register?.row(of: $0) ?? noUnit }, noUnit) : []
    guard let scheme = plan.scheme else { return }
    var claims = CoverageClaims(categories: [])
    let parts = isSplit ? Array(split.joined()) : [Part(slot: slotAbove, area: gaps.lazy.map(\.area).sum())]
    claims.gaps = parts.map { UnitArea(unit: $0.slot < noUnit ? Int32($0.slot) : -1, area: $0.area) }
    claims.declared = Self.declared(in: layer, plan)
    balance(HeldAreaLedger(claims, scheme: scheme, register: register))
  }

  /// - Parameter slots: of each zone.
  private static func parts(_ shares: [[ZoneShare]], _ slots: [Int], _ noUnit: Int) -> [[Part]] {
    shares.map { shares in
      shares.map { Part(slot: slots.indices.contains(Int($0.zone)) ? slots[Int($0.zone)] : noUnit, area: $0.area) }
        .sorted { ($1.area, $0.slot) < ($0.area, $1.slot) }
    }
  }

  private func parts(_ gap: Int) -> [Part] { isSplit ? split[gap] : [Part(slot: slotAbove, area: gaps[gap].area)] }

  /// Unparcelled land, and records with a withheld geometry that is not there.
  private static func declared(in layer: LayerSnapshot, _ plan: Plan) -> [DeclaredLand] {
    let unparcelled = (plan.register == nil ? [] : plan.unparcelled).map { land in
      DeclaredLand(
        source: .unparcelled, unit: Int32(plan.register?.row(of: land.unit) ?? -1), category: -1, area: land.area)
    }
    let withheld = layer.withheldRecords.compactMap { row in
      layer.declaredArea(of: row).map { area in
        DeclaredLand(
          source: .withheld, unit: Int32(layer.registerRow(of: row, plan.register) ?? -1), category: -1, area: area)
      }
    }
    return unparcelled + withheld
  }

  private mutating func balance(_ ledger: HeldAreaLedger) {
    let units = register?.units ?? []
    let parents = units.map { unit in unit.parent.flatMap { register?.row(of: $0) } }
    var balances = units.indices.map { ledger.gaps(inUnit: $0) }
    // What no unit above all holds of the whole layer lies in none.
    var rest = ledger.gaps(inUnit: nil)
    for row in units.indices where parents[row] == nil {
      rest.found -= balances[row].found
      rest.unexplained -= balances[row].unexplained
    }
    balances.append(rest)
    found = balances.map(\.found)
    explained = balances.map { $0.found - $0.unexplained }
    var own = explained
    for (row, parent) in parents.enumerated() { if let parent { own[parent] -= explained[row] } }
    // Parents stand before children.
    for slot in balances.indices {
      let parent = slot < units.count ? parents[slot] : nil
      let isCovered = found[slot] > .zero && explained[slot] == found[slot]
      coveredBy.append(isCovered ? slot : parent.flatMap { coveredBy[$0] })
      helpedBy.append(own[slot] > .zero ? slot : parent.flatMap { helpedBy[$0] })
    }
  }

  /// The units of a gap's parts; nil for the part in none. Largest first.
  func shares(of gap: Int) -> [(unit: UnitID?, area: Area)] { parts(gap).map { (unit(at: $0.slot), $0.area) } }

  /// The register rows of a gap's parts; the number of units for the part in none.
  func slots(of gap: Int) -> [Int] { parts(gap).map(\.slot) }

  /// False where no unit has a shape: then nobody knows in which of them a gap lies.
  var areKnown: Bool { isSplit }

  /// Nil where nothing can be said.
  func explanation(of gap: Int) -> GapExplanation? {
    let parts = parts(gap)
    guard !found.isEmpty, let largest = parts.first?.slot else { return nil }
    guard let open = parts.first(where: { coveredBy[$0.slot] == nil })?.slot else {
      return explanation(at: coveredBy[largest] ?? largest, isWhole: true)
    }
    return explanation(at: helpedBy[open] ?? open, isWhole: false)
  }

  private func explanation(at slot: Int, isWhole: Bool) -> GapExplanation {
    GapExplanation(unit: unit(at: slot), found: found[slot], explained: explained[slot], isWhole: isWhole)
  }

  private func unit(at slot: Int) -> UnitID? {
    guard let register, register.units.indices.contains(slot) else { return nil }
    return register.units[slot].id
  }
}

extension LayerSnapshot {
  /// Rows whose owner withholds the geometry, and of whose shape there is nothing; ascending.
  var withheldRecords: [Int] {
    layer.withheld.sorted().filter { row in leftOut(row).map { ($0.placeholderArea ?? .zero) == .zero } ?? false }
  }

  /// The register row of the unit a record names; of the one above all where it names none that is there.
  func registerRow(of row: Int, _ register: UnitRegister?) -> Int? {
    layer.units?.text(row).flatMap { register?.row(of: UnitID($0)) } ?? register?.rowAboveAll
  }
}

extension UnitRegister {
  /// The one unit above all others, where land lies of which nothing else is known; nil when there are several, or one.
  var rowAboveAll: Int? {
    guard units.count > 1 else { return nil }
    let roots = units.indices.filter { units[$0].parent == nil }
    return roots.count == 1 ? roots[0] : nil
  }
}
