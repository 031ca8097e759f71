import Geometry

/// Controlled rounding of one matrix by itself: cells, openings, closings, decreases and increases each move by less
/// than one step, whatever is exactly zero stays zero.
///
/// The network: from the total into each row; from there the diagonal cell leads straight to the column of the same
/// use, the others through the row's decrease, the cell and the column's increase; columns lead back to the total. An arc is a number
/// of the table, its bounds the whole numbers below and above. The exact table is itself a circulation within the
/// bounds, so a whole one exists (Hoffman's theorem), also when the margins are free. With the margins of other tables
/// it need not.
struct TransitionTable {
  /// What the margins are held to.
  enum Margins: CaseIterable {
    /// The numbers of the area tables.
    case given
    /// The same, decreases and increases less than two steps away.
    case givenLoosely
    /// Their own whole numbers, those of the area tables first.
    case free
  }

  private let matrix: TransitionMatrix
  private let uses: [Int]
  private let places: [Int: Int]
  private let lines: [TransitionLine]
  private let step: Int64
  private let opening: [Int64]?
  private let closing: [Int64]?

  /// - Parameters: by use the numbers of the area tables, where there are any.
  init(_ matrix: TransitionMatrix, opening: [Int64]?, closing: [Int64]?, step: Int64) {
    self.matrix = matrix
    self.step = step
    self.opening = opening
    self.closing = closing
    uses = matrix.uses
    places = Dictionary(uniqueKeysWithValues: uses.enumerated().map { ($1, $0) })
    lines = uses.map { matrix.line(of: [$0]) }
  }

  /// The cells in steps, in their order.
  func rounded() -> [Int64] {
    let ways: [Margins] = opening == nil || closing == nil ? [.free] : Margins.allCases
    for way in ways {
      if let cells = solved(way) { return cells }
    }
    return matrix.cells.map { StepBounds($0.area, step: step).nearest }
  }

  private enum Node: Int { case row, decrease, increase, column }

  private func node(_ kind: Node, _ use: Int) -> Int { 1 + kind.rawValue * uses.count + (places[use] ?? 0) }

  private func solved(_ margins: Margins) -> [Int64]? {
    var network = Circulation(nodes: 2 + 4 * uses.count)
    let sink = 1 + 4 * uses.count
    for cell in matrix.cells {
      let isDiagonal = cell.from == cell.to
      let bounds = StepBounds(cell.area, step: step)
      network.add(
        Circulation.Arc(
          from: node(isDiagonal ? .row : .decrease, cell.from), to: node(isDiagonal ? .column : .increase, cell.to),
          least: bounds.near.lowerBound, greatest: bounds.near.upperBound, flow: bounds.nearest,
          cost: bounds.clearness))
    }
    for (use, line) in zip(uses, lines) {
      let isLoose = margins == .givenLoosely
      add(line.decrease, from: node(.row, use), to: node(.decrease, use), isLoose: isLoose, to: &network)
      add(line.increase, from: node(.increase, use), to: node(.column, use), isLoose: isLoose, to: &network)
      addMargin(line.opening, opening?[use], from: 0, to: node(.row, use), margins, to: &network)
      addMargin(line.closing, closing?[use], from: node(.column, use), to: sink, margins, to: &network)
    }
    let total = total(margins)
    network.add(Circulation.Arc(from: sink, to: 0, least: total, greatest: total, flow: total, cost: 0))
    for limit in [0.125, 0.25, 0.5, 0.75, 1, 2] where network.balance(costUpTo: limit) {
      return network.arcs.prefix(matrix.cells.count).map(\.flow)
    }
    return nil
  }

  /// The total of the tables; of its own the nearest, or that of the opening's table where it is less than one away.
  ///
  /// Either whole number beside the exact total can be had: the exact table lies between whole ones.
  private func total(_ margins: Margins) -> Int64 {
    let given = opening.map { opening in uses.reduce(0) { $0 + opening[$1] } }
    let bounds = StepBounds(matrix.total, step: step)
    guard let given, margins != .free || bounds.near.contains(given) else { return bounds.nearest }
    return given
  }

  private func add(_ value: Area, from: Int, to: Int, isLoose: Bool, to network: inout Circulation) {
    let bounds = StepBounds(value, step: step)
    let range = isLoose ? bounds.far : bounds.near
    network.add(
      Circulation.Arc(
        from: from, to: to, least: range.lowerBound, greatest: range.upperBound, flow: bounds.nearest,
        cost: bounds.clearness))
  }

  private func addMargin(
    _ value: Area, _ given: Int64?, from: Int, to: Int, _ margins: Margins, to network: inout Circulation
  ) {
    let bounds = StepBounds(value, step: step)
    let asked = given ?? bounds.nearest
    let isFree = margins == .free
    let start = isFree ? min(max(asked, bounds.near.lowerBound), bounds.near.upperBound) : asked
    network.add(
      Circulation.Arc(
        from: from, to: to, least: isFree ? bounds.near.lowerBound : asked,
        greatest: isFree ? bounds.near.upperBound : asked, flow: start, cost: isFree ? 2 : 0))
  }
}
