import Foundation
import LandUse

extension SchemeReading {
  /// Lists of codes, what became of codes, further names. A scheme may lack any of the three files.
  ///
  /// Faults of the rows are logged: a code that the scheme does not have, a list twice, an end before its start.
  mutating func history(codes: Set<CategoryCode>) throws(TableErrors) -> (history: CodeHistory, tables: [CSVTable]) {
    var history = CodeHistory()
    var tables: [CSVTable] = []
    if let table = try optionalTable("lists.csv", .codeLists) {
      history.lists = lists(table)
      tables.append(table)
    }
    if let table = try optionalTable("crosswalk.csv", .crosswalk) {
      history.successions = successions(table, codes: codes)
      tables.append(table)
    }
    if let table = try optionalTable("names.csv", .categoryNames) {
      history.names = rows(table).compactMap { row in
        guard let name = row.requiredText("name"), let code = known(row, "code", codes) else { return nil }
        return CategoryName(code: code, name: name)
      }
      tables.append(table)
    }
    return (history, tables)
  }

  mutating func optionalTable(_ file: String, _ schema: TableSchema) throws(TableErrors) -> CSVTable? {
    let path = URL(filePath: folder.path).appending(path: subfolder + "/" + file).path
    return FileManager.default.fileExists(atPath: path) ? try table(file, schema) : nil
  }

  private func lists(_ table: CSVTable) -> [CodeHistory.CodeList] {
    var lists: [CodeHistory.CodeList] = []
    for row in rows(table) {
      let validity = row.validity(from: "first_day", to: "last_day")
      guard let status = row.requiredText("status"), let name = row.requiredText("name_vi"),
        let english = row.requiredText("name_en")
      else { continue }
      if lists.contains(where: { $0.status == status }) {
        log.add(.duplicate, at: row.place("status"), found: status)
      }
      lists.append(
        CodeHistory.CodeList(status: status, validity: validity, nameVietnamese: name, nameEnglish: english))
    }
    return lists
  }

  /// The rows of one old code belong together, wherever they stand.
  private func successions(_ table: CSVTable, codes: Set<CategoryCode>) -> [CodeSuccession] {
    var successions: [CodeSuccession] = []
    for row in rows(table) {
      let relation = row.choice(
        "relation", CodeSuccession.Relation.allCases.map { ($0.rawValue, $0) }, default: nil)
      let validity = Validity(lastDay: row.date("valid_until"))
      if let until = validity.lastDay, let from = row.date("new_valid_from"), from <= until {
        log.add(.endBeforeStart, at: row.place("new_valid_from"), found: from.description, allowed: ["> \(until)"])
      }
      guard let old = row.requiredText("old_code"), let next = known(row, "new_code", codes), let relation else {
        continue
      }
      let verified = isVerified(row)
      if let index = successions.firstIndex(where: { $0.code.text == old }) {
        if relation == .split, successions[index].relation == .split {
          successions[index].successors.append(next)
        } else {
          log.add(.duplicate, at: row.place("old_code"), found: old)
        }
      } else {
        successions.append(
          CodeSuccession(
            code: CategoryCode(old), successors: [next], relation: relation, validity: validity, isVerified: verified))
      }
    }
    return successions
  }

  func known(_ row: RowReader, _ column: String, _ codes: Set<CategoryCode>) -> CategoryCode? {
    guard let text = row.requiredText(column) else { return nil }
    let code = CategoryCode(text)
    if !codes.contains(code) { unknown(text, at: row.place(column), codes: codes.map(\.text).sorted()) }
    return code
  }
}

extension CodeHistory {
  /// What tables may write for a code of an older list that is none of the scheme's: the one that surely holds it.
  ///
  /// Of a code that was split the category above all that followed; nothing where there is none.
  func aliases(in categories: [LandUseCategory]) -> [CategoryCode: CategoryCode] {
    let parents = Dictionary(categories.map { ($0.code, $0.parent) }, uniquingKeysWith: { first, _ in first })
    func line(_ code: CategoryCode) -> [CategoryCode] {
      sequence(first: code) { parents[$0].flatMap { $0 } }.prefix(categories.count).map { $0 }
    }
    var aliases: [CategoryCode: CategoryCode] = [:]
    for succession in successions where parents[succession.code] == nil {
      let lines = succession.successors.map(line)
      aliases[succession.code] = lines.first?.first { above in lines.allSatisfy { $0.contains(above) } }
    }
    return aliases
  }
}
