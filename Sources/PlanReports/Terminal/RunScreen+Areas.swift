import Geometry
import LandUse
import PlanSession
import PlanWords

extension RunScreen {
  private static let listedCategories = 80

  /// Hectares of each category in all files together, in the scheme's order and indented by level; values that are no
  /// code after them, then the total. What there is to see where no plan asks for more.
  mutating func addCategories() {
    guard content.plan.periods.isEmpty else { return }
    let areas = content.territoryAreas
    let rows = categoryRows(areas) + unknownRows(areas)
    guard !rows.isEmpty else { return }
    heading(words.text(ReportHeading.areas) + " (ha)")
    var table = TextTable([.left, .left, .right], elastic: 1)
    for row in rows.prefix(Self.listedCategories) { table.append(row) }
    table.append([
      .init(words.text(FigureHeading.total), .bold), .init(""), .init(content.hectares(areas.total), .bold),
    ])
    lines += table.lines(style)
    addRoundings()
    if let note = content.repeatedNote(areas) { add(note, .faint) }
    if rows.count > Self.listedCategories {
      add(words.notice(.firstOf(shown: Self.listedCategories, total: rows.count, rest: "--json FILE")), .faint)
    }
  }

  fileprivate mutating func addRoundings() {
    let cells = content.result.roundings.count
    if cells > 0 { add(words.notice(.roundedApart(cells: cells)), .faint) }
  }

  private func categoryRows(_ areas: UnitAreas) -> [[TextTable.Cell]] {
    guard let scheme = content.plan.scheme else { return [] }
    return scheme.categories.compactMap { category in
      guard let figure = areas[category.code] else { return nil }
      let indent = String(repeating: "  ", count: scheme.ancestors(of: category.code).count)
      let name = SafeText.value(say(category.nameVietnamese, category.nameEnglish))
      let note = category.role == .overlay ? say(" (không cộng)", " (not summed)") : ""
      return [
        .init(indent + SafeText.value(category.code.text)), .init((name == category.code.text ? "" : name) + note),
        .init(content.hectares(figure)),
      ]
    }
  }

  /// By bytes; records that give no use come last.
  private func unknownRows(_ areas: UnitAreas) -> [[TextTable.Cell]] {
    let given = areas.unknown.filter { !$0.text.isEmpty }
    let values = given + areas.unknown.filter(\.text.isEmpty)
    return zip(values, content.remarks(onUnknown: values.map(\.text))).map { value, remark in
      let name = value.text.isEmpty ? say("(không ghi)", "(none)") : SafeText.value(value.text)
      return [.init(name), .init(remark, .faint), .init(content.hectares(value.figure))]
    }
  }
}

extension RunScreen {
  /// Hectares of each use group in each planned unit, on the last day, with what is in no group, and the unit above
  /// them all; only where it fits.
  mutating func addGroups() {
    guard let scheme = content.plan.scheme, !scheme.isFromData, let day = content.result.days.last else { return }
    let units = content.plannedUnits.filter { content.areas(of: $0.id, on: day).total.area != .zero }
    let groups = scheme.groups.filter { group in
      units.contains { (content.areas(of: $0.id, on: day).sum(ofGroup: group.id)?.area ?? .zero) != .zero }
    }
    guard !units.isEmpty, units.count <= 16, !groups.isEmpty, groups.count <= 6 else { return }
    heading(
      words.text(ColumnHeading.group) + " (ha)" + (day.map { say(", ngày ", ", ") + words.date($0) } ?? ""))
    lines += GroupTable(content, units: units, groups: groups, on: day).lines(style)
    addRoundings()
    let repeated = (units.map { $0.id as UnitID? } + [nil]).map { content.areas(of: $0, on: day) }
      .reduce(into: (land: Area.zero, total: UnitAreas.Figure())) { sum, areas in
        sum.land += areas.repeated
        sum.total += areas.total
      }
    if let note = content.repeatedNote(repeated.land, of: repeated.total) { add(note, .faint) }
  }
}

/// The table of use groups by unit.
private struct GroupTable {
  private struct Row {
    var name: String
    /// Without the unit's kind.
    var shortName: String
    var figures: [UnitAreas.Figure]
  }

  private let titles: [String]
  private var rows: [Row] = []
  private let content: ReportContent
  private let hasRest: Bool

  init(_ content: ReportContent, units: [AdministrativeUnit], groups: [UseGroup], on day: CalendarDate?) {
    self.content = content
    let say = content.say
    let all = units.map { ($0.id as UnitID?, content.areas(of: $0.id, on: day)) } + Self.elsewhere(content, day)
    func sums(_ areas: UnitAreas) -> [UnitAreas.Figure] {
      groups.map { areas.sum(ofGroup: $0.id) ?? UnitAreas.Figure() }
    }
    // Land in no group: of categories that no group names, and of codes that nobody knows.
    hasRest = all.contains { $0.1.rest(beside: sums($0.1)).area != .zero }
    titles =
      groups.map { SafeText.line(say($0.nameVietnamese, $0.nameEnglish)) }
      + (hasRest ? [say("Không thuộc nhóm", "In no group")] : []) + [content.words.text(FigureHeading.total)]
    let named = units.map(\.id) + Set(units.compactMap(\.parent))
    let (long, short) = (content.rowNames(named, isLong: true), content.rowNames(named, isLong: false))
    func name(_ unit: UnitID) -> (String, String) { (long[unit] ?? unit.text, short[unit] ?? unit.text) }
    let names = units.map { name($0.id) }
    let nowhere = say("(ngoài mọi đơn vị)", "(in no unit)")
    for ((_, areas), name) in zip(all, names + [(nowhere, nowhere)]) { add(areas, sums(areas), name) }
    guard all.count > 1 else { return }
    let parents = Set(units.map(\.parent))
    if let parent = parents.first.flatMap({ $0 }), parents.count == 1, all.count == units.count {
      let areas = content.areas(of: parent, on: day)
      add(areas, sums(areas), name(parent))
    } else {
      let name = content.words.text(FigureHeading.total)
      rows.append(Row(name: name, shortName: name, figures: Self.total(rows)))
    }
  }

  private mutating func add(_ areas: UnitAreas, _ sums: [UnitAreas.Figure], _ names: (long: String, short: String)) {
    let figures = sums + (hasRest ? [areas.rest(beside: sums)] : []) + [areas.total]
    rows.append(Row(name: SafeText.line(names.long), shortName: SafeText.line(names.short), figures: figures))
  }

  /// What lies in no unit; nothing where all land does.
  private static func elsewhere(_ content: ReportContent, _ day: CalendarDate?) -> [(UnitID?, UnitAreas)] {
    let areas = content.areas(of: nil, on: day)
    return areas.total.area == .zero ? [] : [(nil, areas)]
  }

  private static func total(_ rows: [Row]) -> [UnitAreas.Figure] {
    guard var sums = rows.first?.figures else { return [] }
    for row in rows.dropFirst() { for (column, figure) in row.figures.enumerated() { sums[column] += figure } }
    return sums
  }

  /// Headings in one line where there is room, else broken at spaces; then also without the kinds of units.
  func lines(_ style: TerminalStyle) -> [String] {
    let whole = table(titles.map { [$0] }, \.name)
    if whole.naturalWidth <= style.width { return whole.lines(style) }
    let layouts = [(11, \Row.name), (11, \Row.shortName)].map { table(broken(to: $0.0), $0.1) }
    return (layouts.first { $0.naturalWidth <= style.width } ?? table(broken(to: 8), \.shortName)).lines(style)
  }

  private func broken(to width: Int) -> [[String]] { titles.map { TextWidth.wrapped($0, to: width) } }

  private func table(_ headings: [[String]], _ name: KeyPath<Row, String>) -> TextTable {
    var table = TextTable([.left] + Array(repeating: .right, count: headings.count), elastic: 0)
    let height = headings.map(\.count).max() ?? 0
    for line in 0..<height {
      let texts = headings.map { heading in
        let index = line - (height - heading.count)
        return index < 0 ? "" : heading[index]
      }
      table.append([.init("")] + texts.map { .init($0, .faint) })
    }
    for row in rows { table.append([.init(row[keyPath: name])] + row.figures.map { .init(content.hectares($0)) }) }
    return table
  }
}
