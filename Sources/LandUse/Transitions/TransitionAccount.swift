import Geometry

/// Holds rounded matrices against the exact ones and against the area tables: what was adjusted, and where they differ.
struct TransitionAccount {
  private let tree: TransitionTree
  private let opening: TransitionMargins?
  private let closing: TransitionMargins?
  private let step: Area

  init(_ tree: TransitionTree, _ opening: TransitionMargins?, _ closing: TransitionMargins?, _ step: Area) {
    self.tree = tree
    self.opening = opening
    self.closing = closing
    self.step = step
  }

  /// - Complexity: cells + uses × cells of a unit.
  func tell(_ result: inout RoundedTransitions) {
    let tops = Set(tree.tops)
    for slot in tree.matrices.indices {
      let (exact, rounded) = (tree.matrices[slot], result.matrices[slot])
      guard !rounded.cells.isEmpty else { continue }
      let reason: TransitionAdjustment.Reason = tops.contains(slot) ? .sums : .unitAbove
      for (cell, given) in zip(exact.cells, rounded.cells) {
        adjust(slot, .cell(from: cell.from, to: cell.to), cell.area, given.area, nil, reason, &result)
      }
      for use in exact.uses {
        let (line, given) = (exact.line(of: [use]), rounded.line(of: [use]))
        let numbers = (opening?.numbers[slot][use], closing?.numbers[slot][use])
        adjust(slot, .opening(use), line.opening, given.opening, numbers.0, reason, &result)
        adjust(slot, .closing(use), line.closing, given.closing, numbers.1, reason, &result)
      }
      adjust(slot, .total, exact.total, rounded.total, opening?.totals[slot], reason, &result)
      if let total = closing?.totals[slot] { compare(slot, .total, rounded.total, total, &result) }
    }
  }

  private func adjust(
    _ slot: Int, _ number: TransitionNumber, _ exact: Area, _ rounded: Area, _ table: Int64?,
    _ reason: TransitionAdjustment.Reason, _ result: inout RoundedTransitions
  ) {
    if let table { compare(slot, number, rounded, table, &result) }
    let nearest = step * Int(Rounding.nearest(exact.squareMillimetres, step.squareMillimetres))
    guard rounded != nearest else { return }
    let isOfTable = table.map { step * Int($0) == rounded } ?? false
    result.adjustments.append(
      TransitionAdjustment(
        slot: slot, number: number, exact: exact, nearest: nearest, rounded: rounded,
        reason: isOfTable ? .areaTable : reason))
  }

  private func compare(
    _ slot: Int, _ number: TransitionNumber, _ rounded: Area, _ table: Int64, _ result: inout RoundedTransitions
  ) {
    guard rounded != step * Int(table) else { return }
    let difference = TransitionDifference(slot: slot, number: number, areaTable: step * Int(table), rounded: rounded)
    if result.differences.last != difference { result.differences.append(difference) }
  }
}
