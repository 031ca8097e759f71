import Coverage
import Geometry
import LandUse
import PlanChecks
import PlanSession
import PlanWords

extension PlanMarkdown {
  /// The projects of the unit and those below it in the periods of the days, and the table of needed capital; nothing
  /// where the plan has neither.
  mutating func writeProjects() {
    writeProjectList()
    writeCapital()
  }

  private mutating func writeProjectList() {
    guard !content.plan.projects.isEmpty else { return }
    let periods = Set(days.map { content.periodName($0) })
    let report = ProjectReport(content, unit: unit.id)
    let rows = report.rows.filter { periods.contains($0.project.period) }
    page.heading(words.text(ProjectHeading.projects), level: 2)
    writeProjectsFromAbove(in: periods)
    guard !rows.isEmpty else {
      return page.paragraph(say("Danh mục không có dự án nào của đơn vị.", "The list has no project of the unit."))
    }
    let capital = words.figures(rows.map { $0.project.capital?.dong }, places: 6, least: 0)
    let headings: [(ProjectHeading, MarkdownText.Alignment)] = [
      (.work, .left), (.listedArea, .right), (.linkedArea, .right), (.parcels, .right), (.capital, .right),
      (.status, .left), (.faults, .left),
    ]
    page.table(
      [
        (words.text(ProjectHeading.project), .left), (words.text(ColumnHeading.unit), .left),
        (say("Kỳ", "Period"), .left), (say("Loại đất", "Category"), .left),
      ] + headings.map { (words.text($0.0), $0.1) },
      zip(rows, capital).map { row, capital in
        [
          SafeText.markdown("\(row.project.id) – \(report.name(of: row.project))"),
          SafeText.markdown(content.title(of: row.project.unit)), SafeText.markdown(row.project.period),
          row.project.category.text, SafeText.markdown(row.project.work), words.hectaresValue(row.project.area),
          words.tableHectares(row.land.area), words.numbers.integer(row.land.parcels.count), capital,
          row.project.status.map { words.text($0) } ?? "", row.faults.map(\.text).joined(separator: ", "),
        ]
      })
  }

  /// Projects that are listed for a unit above and have land in this one: a road of the province.
  private mutating func writeProjectsFromAbove(in periods: Set<String>) {
    let above = content.lineage(of: unit.id).filter { $0 != unit.id }
    let all = ProjectReport(content)
    let names = all.rows.filter { row in
      periods.contains(row.project.period) && above.contains(row.project.unit)
        && row.land.parcels.contains { reaches(unit.id, $0) }
    }.map { SafeText.markdown("\($0.project.id) (\(all.name(of: $0.project)))") }
    guard !names.isEmpty else { return }
    let list = names.joined(separator: "; ")
    page.paragraph(
      say(
        "Dự án của đơn vị cấp trên có đất trong đơn vị này: \(list).",
        "Projects of units above with land here: \(list)."))
  }

  /// Whether any of the parcel lies in the unit; without shapes of units, whether it is told under it.
  private func reaches(_ unit: UnitID, _ parcel: ProjectParcel) -> Bool {
    let layer = content.result.snapshot.layers[parcel.layer]
    let shares = layer.zones?.shares(of: parcel.row) ?? []
    guard !shares.isEmpty else {
      return content.unit(ofRow: parcel.row, inLayer: parcel.layer).map { content.lineage(of: $0).contains(unit) }
        ?? false
    }
    return shares.contains { share in
      let zone = Int(share.zone)
      return layer.zoneUnits.indices.contains(zone) && content.lineage(of: layer.zoneUnits[zone]).contains(unit)
    }
  }

  private mutating func writeCapital() {
    guard !content.plan.capital.isEmpty else { return }
    let capital = CapitalRows(content.plan, words)
    page.heading(words.text(ProjectHeading.neededCapital), level: 2)
    page.table(
      [("", .left)] + capital.titles.map { (SafeText.markdown($0), .right) },
      capital.rows.map { [$0.title] + $0.cells })
    page.paragraph(
      say("Của toàn phương án, không riêng đơn vị này. ", "Of the whole plan, not of this unit. ") + words.capitalRemark
    )
    for citation in capital.citations { page.paragraph(SafeText.markdown(citation)) }
  }
}
