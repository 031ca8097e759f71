import Geometry
import LandUse
import PlanSession
import PlanWords

extension PlanMarkdown {
  /// Categories in the scheme's order with their level as a number (1, 1.1, 1.1.1), then unknown values, then the total
  /// against the official area.
  mutating func writeAreas() {
    page.heading("\(words.text(ReportHeading.areas)) (ha)", level: 2)
    let tables = days.map { content.areas(of: unit.id, on: $0) }
    guard tables.contains(where: { $0.total.area != .zero }) else {
      return page.paragraph(say("Không có diện tích nào.", "No areas."))
    }
    var rows = categoryRows(tables)
    rows += unknownRows(tables)
    rows.append(["", "**\(words.text(FigureHeading.computedTotal))**", ""] + tables.map { "**\(cell($0.total))**" })
    rows += officialRows(tables)
    let columns: [(String, MarkdownText.Alignment)] =
      [
        (words.text(ColumnHeading.serial), .left), (words.text(ColumnHeading.category), .left),
        (words.text(ColumnHeading.code), .left),
      ] + days.map { (dayTitle($0), .right) }
    page.table(columns, rows)
    page.paragraph(words.notice(.roundedTogether))
    for (day, table) in zip(days, tables) {
      if let note = content.repeatedNote(table) { page.paragraph((days.count > 1 ? dayTitle(day) + ": " : "") + note) }
    }
    if let note = content.leftOutNote(of: unit.id) { page.paragraph(note) }
    // The boundary is the whole territory: for a part of it the figure would be another's.
    if unit.level == .province, unit.parent == nil, let check = content.areaCrossCheck { page.paragraph(check) }
    if content.plan.areaBasis == .legal {
      page.paragraph(say("Diện tích được quy về diện tích tự nhiên công bố.", "Areas are scaled to the legal area."))
    }
  }

  func dayTitle(_ day: CalendarDate?) -> String { day.map { words.date($0) } ?? words.text(FigureHeading.areaHectares) }

  /// Blank for zero, as the official tables print it.
  func cell(_ figure: UnitAreas.Figure?) -> String {
    guard let figure, figure.shownHundredths != 0 else { return "" }
    return content.hectares(figure)
  }

  private func categoryRows(_ tables: [UnitAreas]) -> [[String]] {
    guard let scheme = content.plan.scheme else { return [] }
    var numbering = Numbering()
    var rows: [[String]] = []
    var overlays: [[String]] = []
    for category in scheme.categories where tables.contains(where: { $0[category.code] != nil }) {
      let figures = tables.map { cell($0[category.code]) }
      let name = SafeText.markdown(say(category.nameVietnamese, category.nameEnglish))
      if category.role == .overlay {
        overlays.append(["", name + say(" (không cộng)", " (not summed)"), category.code.text] + figures)
        continue
      }
      let depth = scheme.ancestors(of: category.code).count
      let shown = depth == 0 ? "**\(name)**" : String(repeating: "&emsp;", count: depth - 1) + name
      rows.append([numbering.next(depth: depth), shown, SafeText.markdown(category.code.text)] + figures)
      rows += undividedRow(category, depth: depth, tables)
    }
    return rows + overlays
  }

  /// What is at a category and at none of its parts, so that the parts add up; none where nothing stands below it.
  private func undividedRow(_ category: LandUseCategory, depth: Int, _ tables: [UnitAreas]) -> [[String]] {
    let isDivided = content.plan.scheme?.children(of: category.code).contains { child in
      child.role == .coverage && tables.contains { $0[child.code] != nil }
    }
    let figures = tables.map { cell($0.own(category.code)) }
    guard isDivided == true, figures.contains(where: { !$0.isEmpty }) else { return [] }
    let code = SafeText.markdown(category.code.text)
    let name = say(
      "Chỉ ghi mã \(code), hoặc ghi nhiều loại đất chưa tách", "Under \(code) only, or of several uses not told apart")
    return [["", String(repeating: "&emsp;", count: depth) + "*\(name)*", ""] + figures]
  }

  private func unknownRows(_ tables: [UnitAreas]) -> [[String]] {
    let texts = Set(tables.flatMap { $0.unknown.map(\.text) }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return zip(texts, content.remarks(onUnknown: texts)).map { text, remark in
      let name =
        text.isEmpty
        ? say("Không ghi mục đích sử dụng", "No use given") : remark.prefix(1).uppercased() + remark.dropFirst()
      return ["", name, SafeText.markdown(text)]
        + tables.map { table in cell(table.unknown.first { $0.text == text }?.figure) }
    }
  }

  private func officialRows(_ tables: [UnitAreas]) -> [[String]] {
    guard let official = unit.officialArea else { return [] }
    var title = words.text(FigureHeading.legalArea)
    if !official.isVerified { title += " – *\(words.notice(.unverified))*" }
    let legal = UnitAreas.Figure(area: official.area, hundredths: nil)
    let differences = tables.map { table -> String in
      var difference = UnitAreas.Figure(area: .zero, hundredths: table.total.shownHundredths)
      difference -= UnitAreas.Figure(area: .zero, hundredths: legal.shownHundredths)
      return cell(difference)
    }
    return [
      ["", title, ""] + tables.map { _ in cell(legal) },
      ["", words.text(FigureHeading.difference), ""] + differences,
    ]
  }

  mutating func writeGroups() {
    guard let scheme = content.plan.scheme, !scheme.isFromData, !scheme.groups.isEmpty else { return }
    let tables = days.map { content.areas(of: unit.id, on: $0) }
    page.heading("\(words.text(ColumnHeading.group)) (ha)", level: 2)
    var rows: [[String]] = []
    for group in scheme.groups {
      let sums = tables.map { $0.sum(ofGroup: group.id) }
      guard sums.contains(where: { ($0?.shownHundredths ?? 0) != 0 }) else { continue }
      let codes = SafeText.markdown(group.codes.map(\.text).joined(separator: ", "))
      rows.append([SafeText.markdown(say(group.nameVietnamese, group.nameEnglish)), codes] + sums.map(cell))
    }
    let rest = tables.map { table in table.rest(beside: scheme.groups.compactMap { table.sum(ofGroup: $0.id) }) }
    if rest.contains(where: { $0.shownHundredths != 0 }) {
      rows.append([say("Không thuộc nhóm", "In no group"), ""] + rest.map(cell))
    }
    rows.append(["**\(words.text(FigureHeading.total))**", ""] + tables.map { "**\(cell($0.total))**" })
    page.table(
      [(words.text(ColumnHeading.group), .left), (words.text(ColumnHeading.code), .left)]
        + days.map { (dayTitle($0), .right) }, rows)
  }

  mutating func writeUnitsBelow() {
    let below = content.register?.children(of: unit.id) ?? []
    guard !below.isEmpty else { return }
    let title = words.text(below[0].level == .commune ? ColumnHeading.commune : ColumnHeading.unit)
    page.heading("\(title) (ha)", level: 2)
    let rows = below.map { child in
      [SafeText.markdown(child.id.text), SafeText.markdown(words.title(of: child))]
        + days.map { cell(content.areas(of: child.id, on: $0).total) }
    }
    page.table(
      [(words.text(ColumnHeading.code), .left), (title, .left)] + days.map { (dayTitle($0), .right) }, rows)
  }
}

/// Numbers of a table with levels: 1, 1.1, 1.1.1, 1.2, 2.
struct Numbering {
  private var counters: [Int] = []

  mutating func next(depth: Int) -> String {
    while counters.count <= depth { counters.append(0) }
    counters.removeSubrange((depth + 1)...)
    counters[depth] += 1
    return counters.map(String.init).joined(separator: ".")
  }
}
