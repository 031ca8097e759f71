public import Geometry

/// A number of a matrix: a cell, or one of the margins of a use.
public enum TransitionNumber: Sendable, Hashable {
  case cell(from: Int, to: Int)
  case opening(Int)
  case closing(Int)
  case total
}

/// A number of a matrix that controlled rounding did not round to the nearest step.
public struct TransitionAdjustment: Sendable, Hashable {
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// It is the number of the area table of the day.
    case areaTable = "area-table"
    /// Rows and columns have to add up.
    case sums
    /// The units below have to add up to the cells of the unit above.
    case unitAbove = "unit-above"
  }

  public var slot: Int
  public var number: TransitionNumber
  public var exact: Area
  public var nearest: Area
  public var rounded: Area
  public var reason: Reason
}

/// An opening, closing or total that is not the number of the area table of its day.
public struct TransitionDifference: Sendable, Hashable {
  public var slot: Int
  public var number: TransitionNumber
  public var areaTable: Area
  public var rounded: Area
}

/// Matrices of all units in whole steps of 0.01 ha, in which every sum holds.
public struct RoundedTransitions: Sendable, Hashable {
  /// By slot, as those of the ledger; a cell that is not zero and became it is kept as zero.
  public var matrices: [TransitionMatrix]
  /// By slot, then number.
  public var adjustments: [TransitionAdjustment] = []
  /// Openings, closings and totals of units that are not those of the area tables: see `TransitionRounding`.
  public var differences: [TransitionDifference] = []

  /// Numbers that moved by two steps or more, which cannot be excluded below the topmost units.
  public var largeMoves: [TransitionAdjustment] {
    adjustments.filter { ($0.rounded - $0.exact).magnitude >= ControlledRounding.hundredthOfHectare * 2 }
  }
}

/// Three-way controlled rounding (unit × use before × use after), top-down.
///
/// - **Topmost units** (the province, land in no unit): cells, openings, closings, decreases and increases move by less
///   than one step. Openings and closings are the numbers of the area tables wherever a table of whole numbers with
///   these margins exists: the two tables were rounded each for itself and can, in principle, contradict each other
///   (land that did not change, rounded up on one day and down on the other).
/// - **Units below**: cells add up to those of the unit above, exactly; numbers move by less than two steps, see
///   `TransitionSplit`. Openings and closings are held to the area tables where that can be had together with this. It
///   cannot always: where a use of half a step lies in one district and goes to one use, and half a step in another
///   district goes to another, cells of the province and area tables of the districts may have been rounded
///   differently, and zeros have to stay zero. `differences` lists every such number.
///
/// Exact zeros stay zero. Method: L. H. Cox (1987) as in `ControlledRounding`.
public enum TransitionRounding {
  /// - Parameters: the rounded area tables of both days over the same units, where there are any.
  public static func rounded(
    _ ledger: TransitionLedger, opening: RoundedCube?, closing: RoundedCube?
  ) -> RoundedTransitions {
    let count = ledger.matrices.count
    let scheme = ledger.scheme
    return rounded(
      TransitionTree(ledger),
      opening: opening.map { TransitionMargins($0, scheme: scheme, slotCount: count) },
      closing: closing.map { TransitionMargins($0, scheme: scheme, slotCount: count) })
  }

  static func rounded(
    _ tree: TransitionTree, opening: TransitionMargins?, closing: TransitionMargins?,
    step: Area = ControlledRounding.hundredthOfHectare
  ) -> RoundedTransitions {
    var rounding = TreeRounding(tree, opening, closing, step.squareMillimetres)
    rounding.roundAll()
    var result = RoundedTransitions(matrices: rounding.matrices(step))
    TransitionAccount(tree, opening, closing, step).tell(&result)
    return result
  }
}

/// Units with their matrices, each the sum of those below and of what is its own.
struct TransitionTree: Sendable {
  let matrices: [TransitionMatrix]
  let own: [TransitionMatrix]
  let children: [[Int]]
  /// The units that are rounded by themselves.
  let tops: [Int]

  /// - Parameter apart: a slot that is no table: the sum of the topmost ones.
  init(matrices: [TransitionMatrix], own: [TransitionMatrix], parents: [Int?], apart: Int? = nil) {
    self.matrices = matrices
    self.own = own
    var children = [[Int]](repeating: [], count: parents.count)
    for (slot, parent) in parents.enumerated() { if let parent { children[parent].append(slot) } }
    self.children = children
    tops = parents.indices.filter { parents[$0] == nil && $0 != apart }
  }

  /// The whole layer is no table by itself where there are units: it is the sum of the topmost ones.
  init(_ ledger: TransitionLedger) {
    let whole = ledger.wholeLayer
    let hasUnits = ledger.slots.unitCount > 0
    let parents = ledger.slots.parents.map { parent in parent < 0 || (hasUnits && parent == whole) ? nil : parent }
    self.init(matrices: ledger.matrices, own: ledger.own, parents: parents, apart: hasUnits ? whole : nil)
  }
}

/// The cells of every unit in steps, from the topmost down.
private struct TreeRounding {
  private let tree: TransitionTree
  private let opening: TransitionMargins?
  private let closing: TransitionMargins?
  private let step: Int64
  private var cells: [[Int64]]

  init(_ tree: TransitionTree, _ opening: TransitionMargins?, _ closing: TransitionMargins?, _ step: Int64) {
    self.tree = tree
    self.opening = opening
    self.closing = closing
    self.step = step
    cells = [[Int64]](repeating: [], count: tree.matrices.count)
  }

  mutating func roundAll() {
    for top in tree.tops {
      cells[top] = TransitionTable(
        tree.matrices[top], opening: opening?.numbers[top], closing: closing?.numbers[top], step: step
      ).rounded()
      var open = [top]
      while let unit = open.popLast() {
        guard !tree.children[unit].isEmpty else { continue }
        split(unit)
        open += tree.children[unit]
      }
    }
  }

  private mutating func split(_ unit: Int) {
    let below = tree.children[unit]
    var matrices = below.map { tree.matrices[$0] }
    var margins = below.map { slot in
      opening.flatMap { opening in closing.map { (opening.numbers[slot], $0.numbers[slot]) } }
    }
    if !tree.own[unit].cells.isEmpty {
      matrices.append(tree.own[unit])
      margins.append(nil)
    }
    var split = TransitionSplit(
      upper: tree.matrices[unit], given: cells[unit], lower: matrices, margins: margins, step: step)
    for (slot, steps) in zip(below, split.rounded()) { cells[slot] = steps }
  }

  func matrices(_ step: Area) -> [TransitionMatrix] {
    zip(tree.matrices, cells).map { matrix, steps in
      TransitionMatrix(zip(matrix.cells, steps).map { TransitionCell(from: $0.from, to: $0.to, area: step * Int($1)) })
    }
  }
}
