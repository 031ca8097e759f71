import Geometry
import LandUse
import PlanChecks
import PlanSession
import PlanWords

/// What `landplan projects` prints: the list, what is wrong in it, its sums, the table of needed capital.
public struct ProjectScreen {
  private let report: ProjectReport
  private let style: TerminalStyle

  public init(_ report: ProjectReport, style: TerminalStyle) {
    self.report = report
    self.style = style
  }

  private var words: Words { report.content.words }
  private var say: Phrasing { report.content.say }

  /// What is said where the plan has nothing to show; nil where it has.
  public var nothing: String? {
    guard report.isEmpty, report.content.plan.capital.isEmpty else { return nil }
    return report.content.plan.projects.isEmpty
      ? say(
        "Phương án không có danh mục công trình, dự án và không có bảng nhu cầu vốn.",
        "The plan has neither a list of projects nor a table of needed capital.")
      : say("Không có dự án nào của đơn vị và kỳ này.", "No project of that unit and period.")
  }

  public var text: String {
    var screen = RunScreen(report.content, style: style)
    screen.addHead()
    screen.addTableNotices()
    if let nothing {
      screen.lines.append("")
      screen.add(nothing, indent: 0, .warning)
    }
    if !report.isEmpty {
      addProjects(to: &screen)
      addFindings(to: &screen)
      for aspect in ProjectReport.Aspect.allCases { addSums(by: aspect, to: &screen) }
    }
    addCapital(to: &screen)
    if report.content.isFictitious {
      screen.lines.append("")
      screen.add(words.notice(.illustrative), indent: 0, .warning)
    }
    return screen.lines.joined(separator: "\n") + "\n"
  }

  private func addProjects(to screen: inout RunScreen) {
    screen.heading(words.text(ProjectHeading.projects))
    var table = TextTable([.left, .left, .right, .right, .right, .right], elastic: 0)
    let headings: [ProjectHeading] = [.listedArea, .linkedArea, .parcels, .capital]
    table.append(
      [words.text(ProjectHeading.project), say("Kỳ", "Period")].map { TextTable.Cell($0, .faint) }
        + headings.map { TextTable.Cell(words.text($0), .faint) })
    let capital = words.figures(report.rows.map { $0.project.capital?.dong }, places: 6, least: 0)
    for (row, capital) in zip(report.rows, capital) {
      table.append([
        .init(SafeText.line(row.project.id)), .init(SafeText.line(row.project.period)),
        .init(words.hectaresValue(row.project.area)), .init(words.hectaresValue(row.land.area)),
        .init(words.numbers.integer(row.land.parcels.count)), .init(capital),
      ])
    }
    let lines = table.lines(style)
    screen.lines += lines.prefix(1)
    for (line, row) in zip(lines.dropFirst(), report.rows) {
      screen.lines.append(line)
      screen.add(facts(row), indent: 4, row.faults.isEmpty ? .faint : .warning)
    }
    let unlisted = report.content.result.snapshot.projectLinks?.unlistedNames ?? 0
    if unlisted > 0 {
      let number = words.numbers.integer(unlisted)
      screen.add(
        say(
          "Các thửa ghi \(number) tên dự án khác không có trong danh mục.",
          "Parcels name \(number) other \(unlisted == 1 ? "project" : "projects") that the list does not have."))
    }
  }

  /// `Trường học · Xã Vũ Bản · kế hoạch · PRJ604`.
  private func facts(_ row: ProjectReport.Row) -> String {
    let facts = [
      report.name(of: row.project), report.content.title(of: row.project.unit),
      row.project.status.map { words.text($0) } ?? "", row.faults.map(\.text).joined(separator: " "),
    ]
    return facts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private func addFindings(to screen: inout RunScreen) {
    let shown = Set(report.rows.map(\.project.id))
    var sentences: [(String, TerminalStyle.Mark?)] = []
    for run in report.content.result.checks where run.info.code.text.hasPrefix("PRJ") {
      for finding in run.findings {
        let projects = finding.subjects.compactMap { if case .project(let id) = $0 { id } else { nil } }
        guard projects.isEmpty || projects.contains(where: shown.contains) else { continue }
        let sentence = words.sentence(
          for: finding, includesConfidential: report.content.options.includesConfidential)
        sentences.append((finding.code.text + "  " + sentence, finding.severity == .error ? .bad : nil))
      }
    }
    guard !sentences.isEmpty else { return }
    screen.heading(words.text(ProjectHeading.faults))
    for (sentence, mark) in sentences { screen.add(sentence, mark) }
  }

  private func addSums(by aspect: ProjectReport.Aspect, to screen: inout RunScreen) {
    let sums = report.sums(by: aspect)
    guard sums.contains(where: { !$0.key.isEmpty }) else { return }
    screen.heading(words.text(ProjectHeading.sums) + " " + title(of: aspect))
    var table = TextTable([.left, .right, .right, .right, .right], elastic: 0)
    let headings: [ProjectHeading] = [.count, .listedArea, .linkedArea, .capital]
    table.append([TextTable.Cell("")] + headings.map { TextTable.Cell(words.text($0), .faint) })
    let all = sums + [report.total]
    let capital = words.figures(all.map { $0.withCapital > 0 ? $0.capital.dong : nil }, places: 6, least: 0)
    for (number, sum) in all.enumerated() {
      let name = number < sums.count ? report.name(of: sum, by: aspect) : words.allSources
      table.append([
        .init(SafeText.line(name)), .init(words.numbers.integer(sum.projects)),
        .init(words.hectaresValue(sum.listed)), .init(words.hectaresValue(sum.linked)), .init(capital[number]),
      ])
    }
    screen.lines += table.lines(style)
  }

  private func title(of aspect: ProjectReport.Aspect) -> String {
    switch aspect {
    case .unit: say("đơn vị", "unit")
    case .period: say("kỳ", "period")
    case .category: say("loại đất", "category")
    case .work: say("hạng mục", "kind of work")
    case .capitalClass: say("khu vực vốn", "capital class")
    }
  }

  private func addCapital(to screen: inout RunScreen) {
    let plan = report.content.plan
    guard !plan.capital.isEmpty else { return }
    let capital = CapitalRows(plan, words)
    screen.heading(words.text(ProjectHeading.neededCapital))
    var table = TextTable([.left] + capital.titles.map { _ in .right }, elastic: 0)
    table.append([TextTable.Cell("")] + capital.titles.map { TextTable.Cell($0, .faint) })
    for row in capital.rows { table.append([.init(row.title)] + row.cells.map { TextTable.Cell($0) }) }
    screen.lines += table.lines(style)
    screen.add(words.capitalRemark)
    for citation in capital.citations { screen.add(citation, .faint) }
  }
}
