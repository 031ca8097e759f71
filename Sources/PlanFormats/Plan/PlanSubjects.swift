import LandUse

/// Looks up what rows of tables refer to: units of the register, categories and groups of the scheme.
struct PlanSubjects {
  let scheme: CategoryScheme?
  let register: UnitRegister?
  let log: FaultLog

  /// Nil, logged, when the register does not have the unit. Without a register every unit is taken.
  func unit(_ row: RowReader, _ column: String) -> UnitID? {
    guard let text = row.requiredText(column) else { return nil }
    return unit(text, at: row.place(column))
  }

  func unit(_ text: String, at place: TablePlace) -> UnitID? {
    guard let register, register[UnitID(text)] == nil else { return UnitID(text) }
    log.add(
      .unknownUnit, at: place, found: text, allowed: ["\(register.asOf)"],
      nearest: closestUnit(to: text, in: register))
    return nil
  }

  /// By code, else by name: someone may have written the name.
  private func closestUnit(to text: String, in register: UnitRegister) -> String? {
    let folded = NearestText.folded(text)
    if let named = register.units.first(where: { NearestText.folded($0.nameVietnamese).hasSuffix(folded) }) {
      return "\(named.id) (\(named.nameVietnamese))"
    }
    return NearestText.closest(to: text, in: register.units.map(\.id.text))
  }

  /// The scheme's own code for a key; an aggregate whose members are unknown stays what it is.
  func category(_ row: RowReader, _ column: String) -> CategoryCode? {
    guard let text = row.requiredText(column) else { return nil }
    let code = CategoryCode(text)
    guard let scheme else { return code }
    if scheme.undefinedAggregates.contains(code) { return code }
    if let known = scheme.resolve(code) { return known }
    log.add(
      .unknownCategory, at: row.place(column), found: text, allowed: [scheme.id],
      nearest: closestKey(to: text, in: scheme))
    return nil
  }

  private func closestKey(to text: String, in scheme: CategoryScheme) -> String? {
    NearestText.closest(
      to: text, in: scheme.categories.map(\.code.text) + scheme.aliases.keys.map(\.text).sorted())
  }

  /// A code, or `group:ID`.
  func subject(_ row: RowReader, _ column: String) -> QuotaSubject? {
    guard let text = row.text(column), text.hasPrefix("group:") else {
      return category(row, column).map { .category($0) }
    }
    let id = String(text.dropFirst("group:".count))
    guard let scheme, scheme.group(id) == nil else { return .group(id) }
    let ids = scheme.groups.flatMap { [$0.id] + $0.subgroups.map(\.id) }
    log.add(
      .unknownGroup, at: row.place(column), found: id, allowed: ids.map { "group:" + $0 },
      nearest: NearestText.closest(to: id, in: ids).map { "group:" + $0 })
    return nil
  }
}
