import LandUse

extension SchemeReading {
  /// Codes twice, parents that are not there, cycles; each at its line.
  func checkTree(_ table: CSVTable, _ categories: [LandUseCategory]) {
    var lines: [String: Int] = [:]
    let all = rows(table)
    for row in all {
      guard let code = row.text("code") else { continue }
      if let first = lines[code] {
        log.add(.duplicate, at: row.place("code"), found: code, allowed: ["\(first)"])
      } else {
        lines[code] = row.line
      }
    }
    let parents = Dictionary(
      categories.map { ($0.code.text, $0.parent?.text) }, uniquingKeysWith: { first, _ in first })
    for row in all {
      guard let code = row.text("code"), let parent = row.text("parent") else { continue }
      if lines[parent] == nil {
        unknown(parent, at: row.place("parent"), codes: lines.keys.sorted())
      } else if isOwnAncestor(code, parents) {
        log.add(.cycle, at: row.place("parent"), found: code)
      }
    }
  }

  private func isOwnAncestor(_ code: String, _ parents: [String: String?]) -> Bool {
    var next = parents[code] ?? nil
    var steps = 0
    while let parent = next, steps <= parents.count {
      if parent == code { return true }
      next = parents[parent] ?? nil
      steps += 1
    }
    return false
  }

  /// Codes of groups and aliases must be codes of the scheme; an alias is no code and stands there once.
  func checkReferences(
    _ groups: CSVTable, _ aliasTable: CSVTable, codes: Set<CategoryCode>, aliases: [CategoryAlias]
  ) {
    let known = codes.map(\.text).sorted()
    for row in rows(groups) {
      for column in ["codes", "optional_codes"] {
        for code in Self.codes(row.text(column) ?? "") where !codes.contains(code) {
          unknown(code.text, at: row.place(column), codes: known)
        }
      }
    }
    var seen: Set<String> = []
    for row in rows(aliasTable) {
      if let code = row.text("code"), !codes.contains(CategoryCode(code)) {
        unknown(code, at: row.place("code"), codes: known)
      }
      guard let alias = row.text("alias") else { continue }
      if codes.contains(CategoryCode(alias)) || !seen.insert(alias).inserted {
        log.add(.duplicate, at: row.place("alias"), found: alias)
      }
    }
  }

  func unknown(_ code: String, at place: TablePlace, codes: [String]) {
    log.add(.unknownCategory, at: place, found: code, nearest: NearestText.closest(to: code, in: codes))
  }
}
