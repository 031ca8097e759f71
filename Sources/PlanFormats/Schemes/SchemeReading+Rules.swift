import LandUse

extension SchemeReading {
  /// What law says of changes between uses. A scheme may lack the file.
  ///
  /// Faults of the rows are logged: a code that the scheme does not have, a rule that is none, a pair twice.
  mutating func transitionRules(
    codes: Set<CategoryCode>
  ) throws(TableErrors) -> (rules: [TransitionRule], tables: [CSVTable]) {
    guard let table = try optionalTable("transitions.csv", .transitionRules) else { return ([], []) }
    var rules: [TransitionRule] = []
    for row in rows(table) {
      let demand = row.choice("rule", TransitionRule.Demand.allCases.map { ($0.rawValue, $0) }, default: nil)
      let to = row.text("to") == nil ? nil : known(row, "to", codes)
      guard let from = known(row, "from", codes), let citation = row.requiredText("citation"), let demand else {
        continue
      }
      if rules.contains(where: { $0.from == from && $0.to == to }) {
        log.add(.duplicate, at: row.place("to"), found: "\(from) \(to?.text ?? "")")
      }
      rules.append(
        TransitionRule(from: from, to: to, demand: demand, citation: citation, isVerified: isVerified(row)))
    }
    return (rules, [table])
  }
}
