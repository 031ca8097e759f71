import Geometry

/// Divides the rounded cells of a unit among the units below it.
///
/// Every cell's parts sum up to the cell above, exactly. Parts, openings, closings, decreases, increases and totals of
/// the lower units stay less than two steps away where that can be had, as near as one where possible, openings and
/// closings at the numbers of the area tables first of all. Three-way tables have, other than two-way ones, no
/// guarantee that whole numbers exist within bounds: a flow settles cells, openings and totals, and an exchange between
/// pairs of units then mends the others; what is left beyond is told, never hidden.
struct TransitionSplit {
  struct Part {
    var unit: Int
    var cell: Int
    var exact: Area
    var steps: Int64
  }

  let upper: TransitionMatrix
  let given: [Int64]
  let lower: [TransitionMatrix]
  let step: Int64
  /// By lower unit, then use; nil where no table has such a row.
  let margins: [(opening: [Int64], closing: [Int64])?]
  private(set) var parts: [Part] = []

  /// - Parameters:
  ///   - upper: the exact matrix above, whose cells are the sums of those of `lower`.
  ///   - given: its rounded cells, in their order.
  init(
    upper: TransitionMatrix, given: [Int64], lower: [TransitionMatrix],
    margins: [(opening: [Int64], closing: [Int64])?], step: Int64
  ) {
    self.upper = upper
    self.given = given
    self.lower = lower
    self.margins = margins
    self.step = step
    let places = Dictionary(
      uniqueKeysWithValues: upper.cells.enumerated().map { (CellKey($1), $0) })
    for (unit, matrix) in lower.enumerated() {
      for cell in matrix.cells {
        guard let place = places[CellKey(cell)] else { continue }
        parts.append(Part(unit: unit, cell: place, exact: cell.area, steps: 0))
      }
    }
  }

  private struct CellKey: Hashable {
    var from: Int
    var to: Int
    init(_ cell: TransitionCell) {
      from = cell.from
      to = cell.to
    }
  }

  /// The cells of each lower unit in steps, in their order.
  mutating func rounded() -> [[Int64]] {
    flow()
    var exchange = TransitionExchange(self)
    exchange.mend()
    for index in parts.indices { parts[index].steps = exchange.steps[index] }
    var result = lower.map { _ in [Int64]() }
    // Parts were made unit by unit in the order of the cells.
    for part in parts { result[part.unit].append(part.steps) }
    return result
  }

  /// From a common node through each unit's total, its openings, the decrease to the parts, on into the cells above.
  private mutating func flow() {
    var nodes = 1 + lower.count + upper.cells.count
    var network = Circulation(nodes: nodes + lower.reduce(0) { $0 + 2 * $1.uses.count })
    var isPinned: [Bool] = []
    func add(_ value: Area, from: Int, to: Int, prefer: Int64? = nil) {
      let bounds = StepBounds(value, step: step)
      let start = prefer.map { min(max($0, bounds.far.lowerBound), bounds.far.upperBound) } ?? bounds.nearest
      network.add(
        Circulation.Arc(
          from: from, to: to, least: min(start, bounds.near.lowerBound), greatest: max(start, bounds.near.upperBound),
          flow: start, cost: prefer == nil ? bounds.clearness : 1))
      isPinned.append(value == .zero)
    }
    var part = 0
    for (unit, matrix) in lower.enumerated() {
      add(matrix.total, from: 0, to: 1 + unit)
      for use in matrix.uses {
        let line = matrix.line(of: [use])
        let (row, decrease) = (nodes, nodes + 1)
        nodes += 2
        add(line.opening, from: 1 + unit, to: row, prefer: margins[unit]?.opening[use])
        add(line.decrease, from: row, to: decrease)
        for cell in matrix.cells where cell.from == use {
          add(cell.area, from: cell.to == use ? row : decrease, to: 1 + lower.count + parts[part].cell)
          arcs.append(isPinned.count - 1)
          part += 1
        }
      }
    }
    for (place, steps) in given.enumerated() {
      network.add(
        Circulation.Arc(
          from: 1 + lower.count + place, to: 0, least: steps, greatest: steps, flow: steps, cost: 0))
      isPinned.append(true)
    }
    settle(&network, isPinned)
  }

  /// By part its arc.
  private var arcs: [Int] = []

  private mutating func settle(_ network: inout Circulation, _ isPinned: [Bool]) {
    var isBalanced = [0.125, 0.25, 0.5, 0.75, 1].contains { network.balance(costUpTo: $0) }
    // Bounds give way until everything adds up: what a cell above demands always finds a part that is not zero.
    while !isBalanced {
      var arc = 0
      network.widen {
        if !isPinned[arc] {
          $0.greatest += 1
          $0.least = max(0, $0.least - 1)
        }
        arc += 1
      }
      isBalanced = network.balance(costUpTo: 1)
    }
    for index in parts.indices { parts[index].steps = network.arcs[arcs[index]].flow }
  }
}
