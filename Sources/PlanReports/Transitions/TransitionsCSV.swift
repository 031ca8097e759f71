import Geometry
import LandUse
import PlanFormats
import PlanSession

/// `matrix.csv`: every number of every matrix, a row each. Headings are the same in every language.
enum TransitionsCSV {
  static let columns = [
    "from_day", "to_day", "period", "unit", "unit_name", "level", "record", "code", "to_code", "is_sum", "area_m2",
    "area_ha", "nearest_ha", "reason", "area_table_ha", "rule", "fictitious",
  ]

  static func write(_ transitions: TransitionContent, to file: OutputFile) {
    let csv = CSVWriter(to: file, columns: columns)
    for pair in transitions.pairs {
      let marks = TransitionMarks(pair.rounded)
      for slot in transitions.slots where !pair.ledger.matrices[slot].cells.isEmpty {
        TransitionRows(transitions, pair, slot, marks, csv).write()
      }
    }
  }
}

/// What was adjusted and what differs, by number.
struct TransitionMarks {
  struct Key: Hashable {
    var slot: Int
    var number: TransitionNumber
  }

  let adjustments: [Key: TransitionAdjustment]
  let differences: [Key: TransitionDifference]

  init(_ rounded: RoundedTransitions) {
    adjustments = Dictionary(
      rounded.adjustments.map { (Key(slot: $0.slot, number: $0.number), $0) }, uniquingKeysWith: { first, _ in first })
    differences = Dictionary(
      rounded.differences.map { (Key(slot: $0.slot, number: $0.number), $0) }, uniquingKeysWith: { first, _ in first })
  }
}

/// The rows of one unit: cells, then the lines around them, then the total.
private struct TransitionRows {
  let transitions: TransitionContent
  let pair: PeriodTransitions
  let slot: Int
  let marks: TransitionMarks
  let csv: CSVWriter
  let exact: TransitionMatrix
  let rounded: TransitionMatrix

  init(
    _ transitions: TransitionContent, _ pair: PeriodTransitions, _ slot: Int, _ marks: TransitionMarks, _ csv: CSVWriter
  ) {
    self.transitions = transitions
    self.pair = pair
    self.slot = slot
    self.marks = marks
    self.csv = csv
    exact = pair.ledger.matrices[slot]
    rounded = pair.rounded.matrices[slot]
  }

  func write() {
    for (cell, given) in zip(exact.cells, rounded.cells) {
      row(
        "cell", transitions.entry(of: cell.from), transitions.entry(of: cell.to), cell.area, given.area,
        number: .cell(from: cell.from, to: cell.to))
    }
    for entry in transitions.entries(exact) {
      let (line, given) = (exact.line(of: entry.uses), rounded.line(of: entry.uses))
      let code = transitions.code(of: entry)
      let use = entry.isUse ? entry.uses.first : nil
      func margin(_ record: String, _ area: Area, _ rounded: Area, _ number: TransitionNumber? = nil) {
        row(record, code, nil, area, rounded, isSum: !entry.isUse, number: number)
      }
      margin("opening", line.opening, given.opening, use.map { .opening($0) })
      margin("unchanged", line.unchanged, given.unchanged)
      margin("decrease", line.decrease, given.decrease)
      margin("increase", line.increase, given.increase)
      margin("change", line.change, given.change)
      margin("closing", line.closing, given.closing, use.map { .closing($0) })
    }
    row("total", nil, nil, exact.total, rounded.total, number: .total)
  }

  private func row(
    _ record: String, _ code: String?, _ to: String?, _ exact: Area, _ rounded: Area, isSum: Bool = false,
    number: TransitionNumber? = nil
  ) {
    let content = transitions.content
    let unit = transitions.unit(of: slot)
    let key = number.map { TransitionMarks.Key(slot: slot, number: $0) }
    let adjustment = key.flatMap { marks.adjustments[$0] }
    let table = key.flatMap { marks.differences[$0] }?.areaTable
    csv.row([
      .text(pair.opening.description), .text(pair.closing.description), .text(pair.period), .text(unit?.text),
      .text(transitions.title(ofSlot: slot)), .text(unit.flatMap { content.level(of: $0) }?.rawValue), .text(record),
      .text(code), .text(to), .flag(isSum), .figure(MachineText.squareMetres(exact)),
      .figure(Self.hectares(rounded)), .figure(adjustment.map { Self.hectares($0.nearest) }),
      .text(adjustment?.reason.rawValue), .figure(table.map(Self.hectares)), .text(number.flatMap(rule)),
      .flag(content.isFictitious),
    ])
  }

  /// What law demands of a cell that is a change.
  private func rule(_ number: TransitionNumber) -> String? {
    guard case .cell(let from, let to) = number else { return nil }
    return pair.ledger.scheme.transitionRule(from: from, to: to)?.demand.rawValue
  }

  static func hectares(_ area: Area) -> String {
    MachineText.hundredths(area.squareMillimetres / ControlledRounding.hundredthOfHectare.squareMillimetres)
  }
}
