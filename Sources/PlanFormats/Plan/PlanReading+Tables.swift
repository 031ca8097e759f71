import Geometry
import LandUse

extension PlanReading {
  mutating func baseline(_ subjects: PlanSubjects) -> [BaselineStock] {
    guard let table = table("baseline", .baseline) else { return [] }
    var stocks: [BaselineStock] = []
    var first: [String: Int] = [:]
    for row in (0..<table.count).map({ RowReader(table: table, row: $0, log: log) }) {
      let (unit, code, area) = (subjects.unit(row, "unit"), subjects.category(row, "code"), row.requiredArea("area_ha"))
      let (day, citation) = (row.requiredDate("date"), citation(row))
      guard let unit, let code, let area, let day, let citation else { continue }
      if let line = first.updateValue(row.line, forKey: "\(unit) \(code) \(day)") {
        log.add(.duplicate, at: row.place("code"), found: "\(unit) \(code) \(day)", allowed: ["line \(line)"])
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
        log.add(.duplicate, at: row.place("code"), found: "\(unit) \(code)", allowed: ["line \(line)"])
      }
      land.append(
        UnparcelledLand(
          unit: unit, category: code, area: area, citation: citation, isFictitious: isFictitious(row), line: row.line))
    }
    return land
  }

  /// A figure needs a source; an invented one need not have any.
  func citation(_ row: RowReader) -> String? {
    if let text = row.text("citation") { return text }
    if row.text("fictitious").flatMap(FlagText.read) == true { return "" }
    log.add(.missingValue, at: row.place("citation"), allowed: ["a citation", "fictitious = true"])
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
    for row in (0..<table.count).map({ RowReader(table: table, row: $0, log: log) }) {
      guard let citation = citation(row) else {
        // The other fields are still looked at, so that one run shows all faults.
        _ = rows.quota(row, citation: "", isFictitious: false)
        continue
      }
      rows.add(row, citation: citation, isFictitious: isFictitious(row))
    }
    rows.noteYears(periods: periods)
    return rows.quotas.map(\.quota)
  }
}

/// Types quotas.csv.
struct QuotaRows {
  let table: CSVTable
  let subjects: PlanSubjects
  let log: FaultLog
  private(set) var quotas: [(quota: Quota, row: RowReader)] = []
  private var byKey: [String: [Int]] = [:]
  private var lineOfID: [String: Int] = [:]

  init(table: CSVTable, subjects: PlanSubjects, log: FaultLog) {
    self.table = table
    self.subjects = subjects
    self.log = log
  }

  mutating func add(_ row: RowReader, citation: String, isFictitious: Bool) {
    guard let quota = quota(row, citation: citation, isFictitious: isFictitious) else { return }
    if let line = lineOfID.updateValue(row.line, forKey: quota.id) {
      log.add(.duplicate, at: row.place("id"), found: quota.id, allowed: ["line \(line)"])
    }
    let key = "\(quota.scheme) \(quota.subject) \(quota.unit) \(quota.year) \(quota.basis.rawValue)"
    let others = byKey[key, default: []].map { quotas[$0] }
    if let other = others.first(where: { $0.quota.binding.overlaps(quota.binding) }) {
      log.add(.duplicate, at: row.place("category"), found: key, allowed: ["line \(other.row.line)"])
    }
    byKey[key, default: []].append(quotas.count)
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
    guard let own = subjects.scheme?.id else { return row.text("scheme") ?? "" }
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

  func noteYears(periods: [PlanPeriod]) {
    let years = periods.map(\.stockDate.year)
    guard !years.isEmpty else { return }
    for (quota, row) in quotas where !years.contains(quota.year) {
      log.note(
        TableNotice(
          .yearWithoutPeriod, at: row.place("year"), found: String(quota.year), allowed: years.map { String($0) }))
    }
  }
}

extension Validity {
  /// Whether any day belongs to both.
  func overlaps(_ other: Validity) -> Bool {
    func ends(_ a: Validity, before b: Validity) -> Bool {
      guard let last = a.lastDay, let first = b.firstDay else { return false }
      return last < first
    }
    return !ends(self, before: other) && !ends(other, before: self)
  }
}
