import LandUse

extension TableSchema {
  /// `projects.csv`: works and projects of the plan.
  public static let projects = TableSchema(
    [
      TableColumn("id", aliases: ["mã công trình", "mã dự án"], isRequired: true),
      TableColumn("name", aliases: ["tên công trình", "tên dự án", "tên công trình, dự án"], isRequired: true),
      TableColumn("unit", aliases: ["đơn vị", "mã đơn vị"], isRequired: true),
      TableColumn("category", aliases: ["mã loại đất", "loại đất", "mã đất"], isRequired: true),
      TableColumn("area_ha", aliases: ["diện tích (ha)"], isRequired: true),
      TableColumn("period", aliases: ["kỳ", "kỳ kế hoạch"], isRequired: true),
      TableColumn("capital_million_vnd", aliases: ["vốn (triệu đồng)"]),
      TableColumn("source", aliases: ["nguồn vốn"]),
      TableColumn("citation", aliases: ["căn cứ", "văn bản"], isRequired: true),
      TableColumn("fictitious", aliases: ["minh họa", "số liệu minh họa"]),
    ] + remarks)
}

extension PlanReading {
  /// The rows of `projects`: strict, each id once. A period is one of the plan's.
  mutating func projects(_ subjects: PlanSubjects, periods: [PlanPeriod]) -> [PlannedProject] {
    guard let table = table("projects", .projects) else { return [] }
    var projects: [PlannedProject] = []
    var lines: [String: Int] = [:]
    for row in (0..<table.count).map({ RowReader(table: table, row: $0, log: log) }) {
      let (id, name) = (row.requiredText("id"), row.requiredText("name"))
      let (unit, category) = (subjects.unit(row, "unit"), subjects.category(row, "category"))
      let (area, capital) = (row.requiredArea("area_ha"), capital(row))
      let (period, citation) = (period(row, of: periods), citation(row))
      guard let id, let name, let unit, let category, let area, let period, let citation else { continue }
      if let first = lines[id] { log.add(.duplicate, at: row.place("id"), found: id, allowed: ["\(first)"]) }
      lines[id] = lines[id] ?? row.line
      projects.append(
        PlannedProject(
          id: id, name: name, unit: unit, category: category, area: area, period: period, capitalMillionVND: capital,
          source: row.text("source") ?? "", citation: citation, isFictitious: isFictitious(row), line: row.line))
    }
    return projects
  }

  /// Million đồng; nil when the field is empty or refused.
  private func capital(_ row: RowReader) -> Double? {
    row.number("capital_million_vnd").flatMap { Double($0.plain) }
  }

  private func period(_ row: RowReader, of periods: [PlanPeriod]) -> String? {
    guard let text = row.requiredText("period") else { return nil }
    if periods.contains(where: { $0.id == text }) { return text }
    log.add(
      .notAllowed, at: row.place("period"), found: text, allowed: periods.map(\.id),
      nearest: NearestText.closest(to: text, in: periods.map(\.id)))
    return nil
  }
}
