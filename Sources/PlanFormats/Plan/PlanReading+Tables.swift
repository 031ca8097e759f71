import Geometry
import LandUse

extension PlanReading {
  mutating func baseline(_ subjects: PlanSubjects) -> [BaselineStock] {
    guard let table = table("baseline", .baseline) else { return [] }
    var stocks: [BaselineStock] = []
    var first: [String: Int] = [:]
    for row in filledRows(table, figure: "area_ha") {
      let (unit, code, area) = (subjects.unit(row, "unit"), subjects.category(row, "code"), row.requiredArea("area_ha"))
      let (day, citation) = (row.requiredDate("date"), citation(row))
      guard let unit, let code, let area, let day, let citation else { continue }
      if let line = first.updateValue(row.line, forKey: "\(unit) \(code) \(day)") {
        log.add(.duplicate, at: row.place("code"), found: "\(unit) \(code) \(day)", allowed: ["\(line)"])
      }
      stocks.append(
        BaselineStock(
          unit: unit, category: code, area: area, day: day, citation: citation, isFictitious: isFictitious(row),
          line: row.line))
    }
    return stocks
  }

  mutating func unparcelled(_ subjects: PlanSubjects) -> [UnparcelledLand] {
    guard let table = table("unparcelled", .unparcelled) else { return [] }
    var land: [UnparcelledLand] = []
    var first: [String: Int] = [:]
    for row in (0..<table.count).map({ RowReader(table: table, row: $0, log: log) }) {
      let (unit, code, area) = (subjects.unit(row, "unit"), subjects.category(row, "code"), row.requiredArea("area_ha"))
      guard let unit, let code, let area, let citation = citation(row) else { continue }
      if let line = first.updateValue(row.line, forKey: "\(unit) \(code)") {
        log.add(.duplicate, at: row.place("code"), found: "\(unit) \(code)", allowed: ["\(line)"])
      }
      land.append(
        UnparcelledLand(
          unit: unit, category: code, area: area, citation: citation, isFictitious: isFictitious(row), line: row.line))
    }
    return land
  }

  /// Rows of a form that nobody has filled in: without figure and without source they say nothing. One notice a table.
  private mutating func filledRows(_ table: CSVTable, figure: String) -> [RowReader] {
    let rows = (0..<table.count).map { RowReader(table: table, row: $0, log: log) }
    let isFilled = rows.map { row in
      row.text(figure) != nil || row.text("citation") != nil
        || ["fictitious", "withheld"].contains { row.text($0).flatMap(FlagText.read) == true }
    }
    let unfilled = zip(rows, isFilled).filter { !$0.1 }.map(\.0)
    if let first = unfilled.first {
      log.note(TableNotice(.rowsUnfilled, at: first.place(figure), found: "", count: unfilled.count))
    }
    return zip(rows, isFilled).filter(\.1).map(\.0)
  }

  /// A figure needs a source; an invented one need not have any.
  func citation(_ row: RowReader) -> String? {
    if let text = row.text("citation") { return text }
    if row.text("fictitious").flatMap(FlagText.read) == true { return "" }
    log.add(.missingValue, at: row.place("citation"), allowed: ["text", "fictitious = true"])
    return nil
  }

  mutating func isFictitious(_ row: RowReader) -> Bool {
    let flag = row.flag("fictitious")
    if flag { hasFictitious = true }
    return flag
  }

  mutating func quotas(_ subjects: PlanSubjects, periods: [PlanPeriod]) -> [Quota] {
    guard let table = table("quotas", .quotas) else { return [] }
    var rows = QuotaRows(table: table, subjects: subjects, log: log)
    for row in filledRows(table, figure: "value_ha") {
      guard let citation = citation(row) else {
        // The other fields are still looked at, so that one run shows all faults.
        _ = rows.quota(row, citation: "", isFictitious: false)
        continue
      }
      rows.add(row, citation: citation, isFictitious: isFictitious(row))
    }
    rows.checkBindings()
    rows.noteYears(periods: periods)
    return rows.quotas.map(\.quota)
  }
}
