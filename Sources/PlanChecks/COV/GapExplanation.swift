import Coverage
import Geometry
import LandUse

/// Why a gap is no fault, where it is none.
///
/// - A unit's gaps are explained when their sum is that of the unit's unparcelled land. A gap belongs to the unit of
///   the parcels around it; between units to the nearest unit above them all. A unit without rows of its own takes the
///   sum of those below it.
/// - A single gap is explained by a record with a withheld geometry that declares its area.
struct GapExplanation {
  /// Half the last digit of the tables the unparcelled areas come from (0.01 ha): what a row may be off by rounding.
  static let roundingPerRow = Area.squareMetres(50)

  var unit: UnitID?
  var details: [Detail] = []
  var measures: [Measure] = []
  var isByWithheldRecord = false
  var isExplained: Bool { !details.isEmpty }

  /// The unit of the rows around a gap: theirs when they agree, else the nearest one above them all; nil when unknown.
  static func unit(of rows: [Int], in layer: LayerSnapshot, _ register: UnitRegister?) -> UnitID? {
    var common: [UnitID]?
    for unit in Set(rows.compactMap { layer.unit(of: $0) }).sorted() {
      let lineage = register?.lineage(of: unit) ?? []
      let all = lineage.isEmpty ? [unit] : lineage
      common = common.map { $0.filter(all.contains) } ?? all
    }
    return common?.first
  }

  static func explain(
    _ gaps: [CoverageGap], units: [UnitID?], in layer: LayerSnapshot, _ plan: PlanSnapshot, _ rule: FaultClassRule
  ) -> [GapExplanation] {
    var explanations = units.map { GapExplanation(unit: $0) }
    let sums = UnitSums(gaps, units, plan.plan)
    for index in gaps.indices {
      guard let unit = units[index] else { continue }
      for above in sums.lineage(of: unit) {
        guard let match = sums.comparison(of: above) else { continue }
        explanations[index].measures = [
          Measure("unparcelledArea", match.unparcelled.squareMetres, .squareMetre),
          Measure("unitGapArea", match.gaps.squareMetres, .squareMetre),
        ]
        guard match.agrees else { continue }
        explanations[index].details = [Detail("explainedBy", "unparcelled"), Detail("explainedUnit", above.text)]
        break
      }
    }
    explainByWithheldRecords(gaps, in: layer, plan, rule, &explanations)
    return explanations
  }

  /// Each record explains one gap at most: the closest in area among those still open, in the order of the rows.
  ///
  /// - Complexity: O(g log g + r · c) for r records with c gaps of about their area.
  private static func explainByWithheldRecords(
    _ gaps: [CoverageGap], in layer: LayerSnapshot, _ plan: PlanSnapshot, _ rule: FaultClassRule,
    _ explanations: inout [GapExplanation]
  ) {
    guard let declared = layer.layer.declaredAreas, !layer.layer.withheld.isEmpty else { return }
    var open = gaps.indices.filter { !explanations[$0].isExplained }
    open.sort { (gaps[$0].area, $0) < (gaps[$1].area, $1) }
    for row in layer.layer.withheld.sorted() where row < declared.count && declared[row] > 0 {
      let area = Area.squareMetres(declared[row])
      let tolerance = rule.scale?.areaLimit(of: area) ?? plan.plan.thresholds.minOverlap
      let unit = layer.unit(of: row)
      var best: (position: Int, difference: Area)?
      var position = open.firstPosition { gaps[$0].area >= area - tolerance }
      while position < open.count, gaps[open[position]].area <= area + tolerance {
        let difference = (gaps[open[position]].area - area).magnitude
        if difference < best?.difference ?? Area(squareMillimetres: .max),
          Self.agree(unit, explanations[open[position]].unit, plan.plan.register)
        {
          best = (position, difference)
        }
        position += 1
      }
      guard let best else { continue }
      explanations[open[best.position]].details = [Detail("explainedBy", "withheld")]
      explanations[open[best.position]].isByWithheldRecord = true
      open.remove(at: best.position)
    }
  }

  /// True when one is the other or above it, or one is unknown.
  private static func agree(_ a: UnitID?, _ b: UnitID?, _ register: UnitRegister?) -> Bool {
    guard let a, let b, a != b else { return true }
    return register.map { $0.lineage(of: a).contains(b) || $0.lineage(of: b).contains(a) } ?? false
  }
}

extension [Int] {
  /// The first position whose element fulfils the condition, given that all after it do; the count when none does.
  fileprivate func firstPosition(where condition: (Int) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Gaps and unparcelled land summed by unit, those below included.
private struct UnitSums {
  struct Comparison {
    var unparcelled: Area
    var gaps: Area
    var agrees: Bool
  }

  private let register: UnitRegister?
  private var gaps: [UnitID: Area] = [:]
  private var unparcelled: [UnitID: (area: Area, rows: Int)] = [:]

  init(_ list: [CoverageGap], _ units: [UnitID?], _ plan: Plan) {
    register = plan.register
    for (gap, unit) in zip(list, units) {
      guard let unit else { continue }
      for above in lineage(of: unit) { gaps[above, default: .zero] += gap.area }
    }
    for row in plan.unparcelled {
      let sum = unparcelled[row.unit] ?? (.zero, 0)
      unparcelled[row.unit] = (sum.area + row.area, sum.rows + 1)
    }
    // Parents stand before children, so that backwards each child is complete before it is added.
    let withRows = Set(unparcelled.keys)
    for unit in register?.units.reversed() ?? [] {
      guard let parent = unit.parent, !withRows.contains(parent), let own = unparcelled[unit.id] else { continue }
      let sum = unparcelled[parent] ?? (.zero, 0)
      unparcelled[parent] = (sum.area + own.area, sum.rows + own.rows)
    }
  }

  /// The unit and those above it, nearest first; the unit alone where no register knows it.
  func lineage(of unit: UnitID) -> [UnitID] {
    let lineage = register?.lineage(of: unit) ?? []
    return lineage.isEmpty ? [unit] : lineage
  }

  /// Nil for a unit that has no unparcelled land on file.
  func comparison(of unit: UnitID) -> Comparison? {
    guard let own = unparcelled[unit] else { return nil }
    let sum = gaps[unit] ?? .zero
    return Comparison(
      unparcelled: own.area, gaps: sum,
      agrees: (sum - own.area).magnitude <= GapExplanation.roundingPerRow * own.rows)
  }
}
