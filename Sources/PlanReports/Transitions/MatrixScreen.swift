import Geometry
import LandUse
import PlanSession
import PlanWords

/// What `landplan matrix` prints: for each pair of days and each unit the lines around the matrix, then what became
/// what, what was rounded otherwise than to the nearest, and opened cells.
public struct MatrixScreen {
  private let transitions: TransitionContent
  let content: ReportContent
  private let style: TerminalStyle
  var screen: RunScreen
  /// Adjustments and parcels told one by one; the JSON file has all.
  private static let most = 20

  public init(_ transitions: TransitionContent, style: TerminalStyle) {
    self.transitions = transitions
    self.style = style
    content = transitions.content
    screen = RunScreen(content, style: style)
  }

  var say: Phrasing { content.say }
  private var words: Words { content.words }

  public var text: String {
    var page = self
    page.screen.addHead()
    for missing in transitions.missing { page.screen.add(content.sentence(missing), indent: 0, .warning) }
    if transitions.pairs.isEmpty && transitions.missing.isEmpty {
      page.screen.add(content.noTransitions, indent: 0, .warning)
    }
    for pair in transitions.pairs { page.add(pair) }
    for cell in transitions.cells { page.add(cell) }
    return page.screen.lines.joined(separator: "\n") + "\n"
  }

  /// Of one unit; of all units the topmost ones: those below are in the files.
  private func slots(of pair: PeriodTransitions) -> [Int] {
    let shown = transitions.slots.filter { !pair.ledger.matrices[$0].cells.isEmpty }
    guard transitions.slots.count > 1, let units = content.register?.units else { return shown }
    return shown.filter { !units.indices.contains($0) || units[$0].parent == nil }
  }

  private mutating func add(_ pair: PeriodTransitions) {
    for slot in slots(of: pair) {
      screen.heading(
        say("Chu chuyển đất đai ", "Change of land use ") + "\(words.date(pair.opening)) → \(words.date(pair.closing))"
          + (pair.period.map { say(" · kỳ ", " · period ") + $0 } ?? "") + " · " + transitions.title(ofSlot: slot)
          + " (ha)")
      let matrix = pair.rounded.matrices[slot]
      addLines(matrix)
      addChanges(matrix)
      addRules(matrix)
    }
    addAdjustments(pair)
  }

  // MARK: Tables

  private mutating func addLines(_ matrix: TransitionMatrix) {
    var table = TextTable([.left] + Array(repeating: .right, count: 6), elastic: 0)
    let heads = [
      say("Mã", "Code"), say("Đầu kỳ", "Opening"), say("Không đổi", "Unchanged"), say("Cộng giảm", "Decrease"),
      say("Cộng tăng", "Increase"), say("Biến động", "Change"), say("Cuối kỳ", "Closing"),
    ]
    table.append(heads.map { TextTable.Cell($0, .bold) })
    for entry in transitions.entries(matrix) {
      let line = matrix.line(of: entry.uses)
      let name = String(repeating: " ", count: entry.depth) + shownCode(transitions.code(of: entry))
      table.append(
        [TextTable.Cell(name, entry.isUse ? nil : .bold)]
          + [line.opening, line.unchanged, line.decrease, line.increase, line.change, line.closing].map {
            TextTable.Cell(words.tableHectares($0))
          })
    }
    let all = matrix.line(of: Set(matrix.uses))
    table.append([
      TextTable.Cell(say("Tổng", "Total"), .bold), TextTable.Cell(words.tableHectares(all.opening)),
      TextTable.Cell(words.tableHectares(unchanged(matrix))),
      TextTable.Cell(words.tableHectares(all.opening - unchanged(matrix))),
      TextTable.Cell(words.tableHectares(all.closing - unchanged(matrix))), TextTable.Cell(""),
      TextTable.Cell(words.tableHectares(all.closing)),
    ])
    screen.lines += table.lines(style)
  }

  private func unchanged(_ matrix: TransitionMatrix) -> Area {
    matrix.cells.filter { $0.from == $0.to }.map(\.area).sum()
  }

  /// Rows that lose land and columns that gain it, as many columns side by side as the terminal has room for.
  private mutating func addChanges(_ matrix: TransitionMatrix) {
    let changes = matrix.cells.filter { $0.from != $0.to && $0.area != .zero }
    guard !changes.isEmpty else {
      return screen.add(say("Không có đất nào chuyển mục đích.", "No land changed its use."))
    }
    screen.lines.append("")
    screen.add(say("Từ loại đất (dòng) sang loại đất (cột):", "From use (rows) to use (columns):"))
    let columns = Set(changes.map(\.to)).sorted()
    let width = 2 + (changes.map { words.tableHectares($0.area).count }.max() ?? 6)
    let room = max(1, (style.width - 14) / max(width, 8))
    for start in stride(from: 0, to: columns.count, by: room) {
      if start > 0 { screen.lines.append("") }
      addBlock(changes, Array(columns[start..<min(start + room, columns.count)]))
    }
  }

  private mutating func addBlock(_ changes: [TransitionCell], _ columns: [Int]) {
    var table = TextTable([.left] + columns.map { _ in .right }, elastic: 0)
    table.append([TextTable.Cell("")] + columns.map { TextTable.Cell(shownCode(transitions.entry(of: $0)), .bold) })
    for row in Set(changes.map(\.from)).sorted() {
      let areas = columns.map { column in
        changes.first { $0.from == row && $0.to == column }.map { words.tableHectares($0.area) } ?? ""
      }
      guard areas.contains(where: { !$0.isEmpty }) else { continue }
      table.append([TextTable.Cell(shownCode(transitions.entry(of: row)))] + areas.map { TextTable.Cell($0) })
    }
    screen.lines += table.lines(style)
  }

  private func shownCode(_ code: String) -> String {
    if code == TransitionUses.unknown { return say("Chưa rõ", "Unknown") }
    guard code.hasSuffix(TransitionUses.ownSuffix) else { return code }
    return code.dropLast(TransitionUses.ownSuffix.count) + say(" (chưa chia)", " (undivided)")
  }

  // MARK: Rounding

  private mutating func addAdjustments(_ pair: PeriodTransitions) {
    let shown = Set(slots(of: pair))
    let adjustments = pair.rounded.adjustments.filter { shown.contains($0.slot) }
    let differences = pair.rounded.differences.filter { shown.contains($0.slot) }
    if !adjustments.isEmpty {
      screen.lines.append("")
      screen.add(content.roundingSentence(adjustments.count))
      screen.lines += table(of: adjustments.prefix(Self.most)).lines(style)
      addRest(adjustments.count)
    }
    guard !differences.isEmpty else { return }
    screen.lines.append("")
    screen.add(content.differenceSentence(differences.count), .warning)
    for difference in differences.prefix(Self.most) {
      screen.add(
        "\(name(difference.number)): \(words.hectares(difference.rounded)), "
          + "\(say("biểu diện tích", "area table")) \(words.hectaresValue(difference.areaTable))", indent: 4)
    }
    addRest(differences.count)
  }

  private func table(of adjustments: ArraySlice<TransitionAdjustment>) -> TextTable {
    var table = TextTable([.left, .right, .right, .right, .left], elastic: 4)
    let heads = [
      say("Số", "Number"), say("Chính xác", "Exact"), say("Gần nhất", "Nearest"), say("Ghi là", "Stands as"),
      say("Lý do", "Reason"),
    ]
    table.append(heads.map { TextTable.Cell($0, .bold) })
    for adjustment in adjustments {
      let exact = adjustment.exact.squareMillimetres / 10_000
      table.append(
        [
          name(adjustment.number), words.numbers.scaled(exact, decimals: 6), words.hectaresValue(adjustment.nearest),
          words.hectaresValue(adjustment.rounded), content.sentence(adjustment.reason),
        ].map { TextTable.Cell($0) })
    }
    return table
  }

  private mutating func addRest(_ count: Int) {
    guard count > Self.most else { return }
    let rest = words.numbers.integer(count - Self.most)
    screen.add(say("… và \(rest) số khác (--json).", "… and \(rest) more (--json)."), indent: 4)
  }

  private func name(_ number: TransitionNumber) -> String {
    switch number {
    case .cell(let from, let to): "\(shownCode(transitions.entry(of: from))) → \(shownCode(transitions.entry(of: to)))"
    case .opening(let use): say("Đầu kỳ ", "Opening ") + shownCode(transitions.entry(of: use))
    case .closing(let use): say("Cuối kỳ ", "Closing ") + shownCode(transitions.entry(of: use))
    case .total: say("Tổng", "Total")
    }
  }

  // MARK: Cells

  private mutating func add(_ cell: OpenedCell) {
    screen.heading(
      "\(cell.uses.text) · \(words.date(cell.pair.opening)) → \(words.date(cell.pair.closing))"
        + (cell.unit.map { " · " + content.title(of: $0) } ?? "") + " · \(words.hectares(cell.rounded))")
    var table = TextTable([.left, .left, .right], elastic: 1)
    table.append(
      [say("Thửa", "Parcel"), say("Đơn vị", "Unit"), say("Diện tích (m²)", "Area (m²)")].map {
        TextTable.Cell($0, .bold)
      })
    for parcel in cell.parcels.prefix(Self.most) {
      let id = parcel.id ?? say("đối tượng số ", "feature ") + String(parcel.feature)
      append(SafeText.line(id), parcel.unit.map { content.title(of: $0) } ?? "", parcel.area, to: &table)
    }
    let others = cell.parcels.dropFirst(Self.most)
    if !others.isEmpty {
      let count = words.numbers.integer(others.count)
      append(say("\(count) thửa khác", "\(count) more"), "", others.map(\.area).sum(), to: &table)
    }
    if cell.withheld.count > 0 {
      let count = words.numbers.integer(cell.withheld.count)
      append(say("\(count) thửa bảo mật", "\(count) confidential"), "", cell.withheld.area, to: &table)
    }
    if cell.declared != .zero { append(say("Đất khai báo", "Declared land"), "", cell.declared, to: &table) }
    append(say("Tổng", "Total"), "", cell.exact, to: &table)
    screen.lines += table.lines(style)
  }

  private func append(_ name: String, _ unit: String, _ area: Area, to table: inout TextTable) {
    table.append([name, unit, words.numbers.scaled(area.squareMillimetres, decimals: 6)].map { TextTable.Cell($0) })
  }
}
