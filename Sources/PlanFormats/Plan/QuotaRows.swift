import Geometry
import LandUse

/// Types quotas.csv.
struct QuotaRows {
  let table: CSVTable
  let subjects: PlanSubjects
  let log: FaultLog
  private(set) var quotas: [(quota: Quota, row: RowReader)] = []
  private var lineOfID: [String: Int] = [:]

  init(table: CSVTable, subjects: PlanSubjects, log: FaultLog) {
    self.table = table
    self.subjects = subjects
    self.log = log
  }

  mutating func add(_ row: RowReader, citation: String, isFictitious: Bool) {
    guard let quota = quota(row, citation: citation, isFictitious: isFictitious) else { return }
    if let line = lineOfID.updateValue(row.line, forKey: quota.id) {
      log.add(.duplicate, at: row.place("id"), found: quota.id, allowed: ["\(line)"])
    }
    quotas.append((quota, row))
  }

  /// The quota of a row; nil when a field of it was refused (logged).
  func quota(_ row: RowReader, citation: String, isFictitious: Bool) -> Quota? {
    let isWithheld = row.flag("withheld")
    let isVerified = row.flag("verified")
    let bound = row.choice("operator", Self.bounds, default: nil)
    let basis = row.choice("basis", Quota.Basis.allCases.map { ($0.rawValue, $0) }, default: .total)
    let value = isWithheld ? row.area("value_ha") : row.requiredArea("value_ha")
    let precision = row.area("precision_ha") ?? writtenPrecision(row)
    let tolerance = tolerance(row, bound: bound)
    let (validity, binding) = (
      row.validity(from: "valid_from", to: "valid_to"), row.validity(from: "binding_from", to: "binding_to")
    )
    let (id, scheme, subject) = (row.requiredText("id"), scheme(row), subjects.subject(row, "category"))
    let (unit, year) = (subjects.unit(row, "unit"), row.requiredYear("year"))
    guard let id, let scheme, let subject, let unit, let year, let bound, let basis, value != nil || isWithheld
    else { return nil }
    return Quota(
      id: id, scheme: scheme, subject: subject, unit: unit, year: year, value: value, precision: precision,
      basis: basis, bound: bound, tolerance: tolerance, authority: row.text("authority") ?? "", citation: citation,
      validity: validity, binding: binding, isVerified: isVerified, isFictitious: isFictitious,
      isWithheld: isWithheld, line: row.line)
  }

  private static let bounds: [(String, Quota.Bound)] =
    Quota.Bound.allCases.map { ($0.rawValue, $0) } + [
      (">=", .min), ("≥", .min), ("<=", .max), ("≤", .max), ("=", .equal),
    ]

  /// The plan's scheme when the row is silent; no other can be judged.
  private func scheme(_ row: RowReader) -> String? {
    guard let own = subjects.scheme?.id else { return row.text("scheme") ?? CategoryScheme.dataID }
    guard let text = row.text("scheme"), text != own else { return own }
    log.add(.unknownScheme, at: row.place("scheme"), found: text, allowed: [own])
    return nil
  }

  /// One unit of the last digit as the value is written.
  private func writtenPrecision(_ row: RowReader) -> Area {
    guard let text = row.text("value_ha"), let number = try? DecimalText(text, declared: table.decimalSign),
      let precision = try? number.lastDigit(in: .hectare)
    else { return .zero }
    return precision
  }

  private func tolerance(_ row: RowReader, bound: Quota.Bound?) -> Area? {
    guard let tolerance = row.area("tolerance_ha") else { return nil }
    if let bound, bound != .equal, tolerance > .zero {
      log.note(TableNotice(.toleranceUnused, at: row.place("tolerance_ha"), found: bound.rawValue))
    }
    return tolerance
  }

  /// No two rows may bound the same subject, unit, year and basis in the same way on one day. O(n log n).
  func checkBindings() {
    var groups: [String: [Int]] = [:]
    for (index, entry) in quotas.enumerated() {
      let quota = entry.quota
      let key =
        "\(quota.scheme) \(quota.subject) \(quota.unit) \(quota.year) \(quota.basis.rawValue) \(quota.bound.rawValue)"
      groups[key, default: []].append(index)
    }
    var clashes: [(first: Int, second: Int, key: String)] = []
    for (key, indices) in groups where indices.count > 1 {
      clashes += overlappingBindings(indices).map { ($0.first, $0.second, key) }
    }
    for clash in clashes.sorted(by: { $0.second < $1.second }) {
      log.add(
        .duplicate, at: quotas[clash.second].row.place("category"), found: clash.key,
        allowed: ["\(quotas[clash.first].row.line)"])
    }
  }

  /// For each row whose days begin while an earlier one's still run: the two, in file order.
  private func overlappingBindings(_ indices: [Int]) -> [(first: Int, second: Int)] {
    // A row bounds something on the days on which it is valid and binds.
    func begins(_ index: Int) -> CalendarDate? {
      let quota = quotas[index].quota
      return [quota.validity.firstDay, quota.binding.firstDay].compactMap { $0 }.max()
    }
    func ends(_ index: Int) -> CalendarDate? {
      let quota = quotas[index].quota
      return [quota.validity.lastDay, quota.binding.lastDay].compactMap { $0 }.min()
    }
    let ordered = indices.sorted { a, b in
      guard let first = begins(a), let second = begins(b) else {
        return (begins(a) == nil ? 0 : 1, a) < (begins(b) == nil ? 0 : 1, b)
      }
      return (first, a) < (second, b)
    }
    var result: [(first: Int, second: Int)] = []
    var running = ordered[0]
    for index in ordered.dropFirst() {
      let hasEnded = ends(running).map { end in begins(index).map { end < $0 } ?? false } ?? false
      if !hasEnded { result.append((min(running, index), max(running, index))) }
      // The one that ends last keeps running.
      if let end = ends(running), ends(index).map({ end < $0 }) ?? true { running = index }
    }
    return result
  }

  /// One notice per year that no period ends in.
  func noteYears(periods: [PlanPeriod]) {
    let years = periods.map(\.stockDate.year)
    guard !years.isEmpty else { return }
    var rows: [Int: [RowReader]] = [:]
    for (quota, row) in quotas where !years.contains(quota.year) { rows[quota.year, default: []].append(row) }
    for (year, rows) in rows.sorted(by: { $0.key < $1.key }) {
      guard let first = rows.first else { continue }
      log.note(
        TableNotice(
          .yearWithoutPeriod, at: first.place("year"), found: String(year), allowed: years.map { String($0) },
          count: rows.count))
    }
  }
}
