import Geometry

/// Moves steps between lower units, within one cell or crosswise in two, until no such move brings the numbers nearer
/// to what they should be.
///
/// Each move keeps the sums of the cells above. A number costs nothing where the area tables have it, or less than one
/// step from its exact value; two steps away costs far more than everything else. Costs are whole numbers that fall with
/// every move, so it ends; `mostTrials` bounds the work, the same on every machine.
struct TransitionExchange {
  private struct Number {
    var value: Int64
    let bounds: StepBounds
    let target: Int64?
    let weight: Int

    var cost: Int {
      let beyondFar = Int(max(0, bounds.far.lowerBound - value, value - bounds.far.upperBound))
      let beyondNear = Int(max(0, bounds.near.lowerBound - value, value - bounds.near.upperBound))
      let off = target.map { Int(min(1000, abs($0 - value))) } ?? 0
      let far = min(beyondFar, 1000)
      let near = min(beyondNear, 1000)
      return 1_000_000 * far * far + weight * (near * near + 10 * off * off)
    }
  }

  private static let mostTrials = 4_000_000
  private let parts: [TransitionSplit.Part]
  private let unitCount: Int
  /// Parts first, then by unit: openings, closings, decreases, increases and the total.
  private var numbers: [Number]
  /// For each part the numbers that it is in.
  private var touched: [[Int]]
  /// By number the parts in it.
  private var members: [[Int]]
  /// By cell and unit the part, −1 where there is none.
  private var partAt: [Int32]
  private var trials = 0

  var steps: [Int64] { numbers.prefix(parts.count).map(\.value) }

  init(_ split: TransitionSplit) {
    parts = split.parts
    unitCount = split.lower.count
    numbers = parts.map {
      Number(value: $0.steps, bounds: StepBounds($0.exact, step: split.step), target: nil, weight: 1)
    }
    touched = parts.indices.map { [$0] }
    partAt = [Int32](repeating: -1, count: split.upper.cells.count * split.lower.count)
    for (index, part) in parts.enumerated() { partAt[part.cell * split.lower.count + part.unit] = Int32(index) }
    members = parts.indices.map { [$0] }
    addMargins(split)
  }

  private mutating func addMargins(_ split: TransitionSplit) {
    for (unit, matrix) in split.lower.enumerated() {
      let own = parts.indices.filter { parts[$0].unit == unit }
      func cell(_ part: Int) -> TransitionCell { split.upper.cells[parts[part].cell] }
      for use in matrix.uses {
        let line = matrix.line(of: [use])
        let table = split.margins[unit]
        add(line.opening, own.filter { cell($0).from == use }, table?.opening[use], split.step)
        add(line.closing, own.filter { cell($0).to == use }, table?.closing[use], split.step)
        add(line.decrease, own.filter { cell($0).from == use && cell($0).to != use }, nil, split.step)
        add(line.increase, own.filter { cell($0).to == use && cell($0).from != use }, nil, split.step)
      }
      add(matrix.total, own, nil, split.step)
    }
  }

  private mutating func add(_ exact: Area, _ own: [Int], _ target: Int64?, _ step: Int64) {
    let value = own.map { numbers[$0].value }.reduce(0, +)
    for part in own { touched[part].append(numbers.count) }
    members.append(own)
    numbers.append(
      Number(value: value, bounds: StepBounds(exact, step: step), target: target, weight: 10))
  }

  /// - Complexity: numbers that are off × parts of their row or column × pairs of units, per pass.
  mutating func mend() {
    var isMoving = true
    while isMoving && trials < Self.mostTrials {
      isMoving = false
      for number in numbers.indices where numbers[number].cost > 0 {
        for by in [Int64(-1), 1] where improve(number, by) { isMoving = true }
      }
    }
  }

  private mutating func improve(_ number: Int, _ by: Int64) -> Bool {
    for part in members[number] {
      for other in 0..<unitCount where other != parts[part].unit && trials < Self.mostTrials {
        guard let partner = self.part(in: parts[part].cell, of: other), allows(part, by), allows(partner, -by) else {
          continue
        }
        let change = shift(part, by) + shift(partner, -by)
        if change < 0 || crosswise(part, other, by, change) { return true }
        _ = shift(part, -by) + shift(partner, by)
      }
    }
    return false
  }

  /// A second move between the same units the other way, in a cell of the same row or column.
  private mutating func crosswise(_ part: Int, _ other: Int, _ by: Int64, _ first: Int) -> Bool {
    for number in touched[part].dropFirst().prefix(2) {
      for second in members[number] where second != part {
        guard let partner = self.part(in: parts[second].cell, of: other), allows(second, -by), allows(partner, by)
        else { continue }
        if first + shift(second, -by) + shift(partner, by) < 0 { return true }
        _ = shift(second, by) + shift(partner, -by)
      }
    }
    return false
  }

  private func part(in cell: Int, of unit: Int) -> Int? {
    let part = partAt[cell * unitCount + unit]
    return part < 0 ? nil : Int(part)
  }

  private func allows(_ part: Int, _ by: Int64) -> Bool {
    numbers[part].bounds.far.contains(numbers[part].value + by)
  }

  /// Changes a part and all numbers it is in.
  /// - Returns: by how much the cost changes.
  private mutating func shift(_ part: Int, _ by: Int64) -> Int {
    trials += 1
    var change = 0
    for number in touched[part] {
      change -= numbers[number].cost
      numbers[number].value += by
      change += numbers[number].cost
    }
    return change
  }
}
