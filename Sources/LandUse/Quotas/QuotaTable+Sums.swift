import Geometry

extension QuotaTable {
  /// Units against their parent, for rows of one subject, year, basis and bound: `max` Σ ≤, `min` Σ ≥, `equal` = within
  /// the summed precisions. Only where every child on the register has a row with a value.
  func unitSums() -> (faults: [QuotaTableFault], incomplete: [IncompleteQuotaSum]) {
    guard let register else { return ([], []) }
    let byKey = firstRows()
    var children: [UnitID: [UnitID]] = [:]
    for unit in register.units { if let parent = unit.parent { children[parent, default: []].append(unit.id) } }
    var faults: [QuotaTableFault] = []
    var incomplete: [IncompleteQuotaSum] = []
    for key in byKey.keys.sorted() {
      guard let parent = byKey[key], let value = parent.value, parent.bound != .info else { continue }
      let units = children[key.unit] ?? []
      let onFile = units.compactMap { unit in
        var childKey = key
        childKey.unit = unit
        return byKey[childKey]
      }
      let parts = onFile.filter { $0.value != nil }
      guard !onFile.isEmpty else { continue }
      guard parts.count == units.count else {
        incomplete.append(
          IncompleteQuotaSum(
            quota: parent, present: parts.count, of: units.count, withheld: onFile.filter(\.isWithheld).count,
            found: parts.valueSum))
        continue
      }
      let allowance = parent.bound == .equal ? parent.precision + parts.precisionSum : .zero
      if Self.breaks(parent.bound, sum: parts.valueSum, value: value, allowance: allowance) {
        faults.append(
          QuotaTableFault(
            rule: .unitSum, quota: parent, parts: parts, expected: value, found: parts.valueSum, allowance: allowance))
      }
    }
    return (faults, incomplete)
  }

  private static func breaks(_ bound: Quota.Bound, sum: Area, value: Area, allowance: Area) -> Bool {
    switch bound {
    case .max: sum > value
    case .min: sum < value
    case .equal: (sum - value).magnitude > allowance
    case .info: false
    }
  }

  /// Categories against the nearest category above them that has a row of the same unit, year, basis and bound.
  ///
  /// Parts are `of-which`: Σ ≤ the whole. They are a `partition` (Σ =) when the rows are `equal`, the whole is an
  /// aggregate with at least two children in the scheme, and each of these children has a row of its own.
  func categoryFaults() -> [QuotaTableFault] {
    guard let scheme else { return [] }
    let byKey = firstRows()
    var partsOf: [Key: [Quota]] = [:]
    for key in byKey.keys.sorted() {
      guard let row = byKey[key], row.value != nil, row.bound != .info, case .category(let code) = row.subject else {
        continue
      }
      for ancestor in scheme.ancestors(of: code) {
        var wholeKey = key
        wholeKey.subject = .category(ancestor)
        guard byKey[wholeKey]?.value != nil else { continue }
        partsOf[wholeKey, default: []].append(row)
        break
      }
    }
    return partsOf.keys.sorted().compactMap { key in
      guard let whole = byKey[key], let parts = partsOf[key] else { return nil }
      return categoryFault(whole, parts: parts, in: scheme)
    }
  }

  private func categoryFault(_ whole: Quota, parts: [Quota], in scheme: CategoryScheme) -> QuotaTableFault? {
    guard let value = whole.value, case .category(let code) = whole.subject else { return nil }
    let sum = parts.valueSum
    let allowance = whole.bound == .equal ? whole.precision + parts.precisionSum : .zero
    let children = scheme.children(of: code).filter { $0.role == .coverage }.map { QuotaSubject.category($0.code) }
    let isPartition =
      whole.bound == .equal && children.count > 1 && scheme[code]?.leafUse != .yes
      && Set(children) == Set(parts.map(\.subject))
    guard sum > value + allowance || (isPartition && sum < value - allowance) else { return nil }
    return QuotaTableFault(
      rule: .categorySum, quota: whole, parts: parts, expected: value, found: sum, allowance: allowance)
  }
}
