/// Invents the quotas of the sample from its own areas, so that every verdict there is occurs. None is a real figure.
struct QuotaInvention: Sendable {
  let ledger: AreaLedger
  let register: UnitRegister
  private(set) var rows: [QuotaRow] = []

  init(ledger: AreaLedger, register: UnitRegister) {
    self.ledger = ledger
    self.register = register
    for year in [2025, 2030] { invent(for: year) }
  }

  /// A category or group that gets a quota in every unit, of nothing where it has no land.
  private struct Subject {
    var category: String
    var codes: [LandUseCode]
    var operation: String
    /// Value as a share of the area held.
    var ease: Double
  }

  private static let subjects: [Subject] = [
    Subject(category: "LUA", codes: [.LUC, .LUK], operation: "min", ease: 0.97),
    Subject(category: "RPH", codes: [.RPH], operation: "min", ease: 0.98),
    Subject(category: "RDD", codes: [.RDD], operation: "min", ease: 0.98),
    Subject(category: "RSN", codes: [.RSN], operation: "min", ease: 0.97),
    Subject(category: "group:industry", codes: [.SKK, .SKN], operation: "max", ease: 1.06),
    Subject(category: "group:urban", codes: [.ODT], operation: "max", ease: 1.05),
    Subject(category: "CAN", codes: [.CAN], operation: "equal", ease: 1),
    Subject(category: "DGD", codes: [.DGD], operation: "min", ease: 0.95),
    Subject(category: "TMD", codes: [.TMD], operation: "min", ease: 0.95),
    Subject(category: "NTS", codes: [.NTS], operation: "max", ease: 1.04),
    Subject(category: "DGT", codes: [.DGT], operation: "info", ease: 1.02),
    Subject(category: "CSD", codes: LandUseCode.unused, operation: "max", ease: 1.05),
  ]

  private mutating func invent(for year: Int) {
    for subject in Self.subjects { add(subject, year: year) }
    for (category, code) in [("SKK", LandUseCode.SKK), ("ODT", .ODT)] { addParts(category, code, year: year) }
    for unit in ["35"] + ledger.districts {
      rows.append(QuotaRow(category: "CQP", unit: unit, year: year, value: nil, operation: "equal"))
    }
    // An aggregate of the older planning list whose members are not known: not computable.
    let roads = hundredths(ledger.hectares(of: [.DGT, .DTL], in: nil, year: year))
    rows.append(QuotaRow(category: "DHT", unit: "35", year: year, value: roads, operation: "max"))
  }

  private mutating func add(_ subject: Subject, year: Int) {
    var sum: Int64 = 0
    var lines: [QuotaRow] = []
    for (index, district) in ledger.districts.enumerated() {
      let held = ledger.hectares(of: subject.codes, in: index, year: year)
      var row = QuotaRow(
        category: subject.category, unit: district, year: year, value: hundredths(held * subject.ease),
        operation: subject.operation, tolerance: subject.operation == "equal" ? 5 : nil)
      stage(&row, held: held, district: index)
      sum += row.value ?? 0
      if !isAbsent(subject.category, district, year) { lines.append(row) }
    }
    guard !lines.isEmpty else { return }
    rows.append(province(subject.category, subject.operation, sum: sum, year: year))
    rows += lines
  }

  /// One gap on purpose: no quota on file.
  private func isAbsent(_ category: String, _ district: String, _ year: Int) -> Bool {
    category == "group:urban" && district == "349" && year == 2025
  }

  /// Sets single rows so that they fail, come near the limit, stay undecided or break within the source's rounding.
  private func stage(_ row: inout QuotaRow, held: Double, district: Int) {
    switch (row.category, row.unit, row.year) {
    case ("LUA", "352", 2030): row.value = hundredths(held * 1.03)
    case ("group:urban", "347", 2030): row.value = hundredths(held * 0.95)
    case ("LUA", "353", 2025): row.value = hundredths(held * 0.995)
    case ("RSN", "351", 2030), ("RSN", "350", 2030):
      // RSX-coded land may hold natural forest: between what is certain and what is possible.
      let possible = held + ledger.hectares(of: [.RSX], in: district, year: row.year)
      row.value = hundredths((held + possible) / 2)
    case ("NTS", _, 2030), ("DGD", "347", 2030), ("DGD", "350", 2030), ("DGD", "353", 2030):
      withinRounding(&row, held: held)
    default: break
    }
  }

  /// Whole hectares, broken by less than half of one, wherever the area held allows it.
  private func withinRounding(_ row: inout QuotaRow, held: Double) {
    let whole = held.rounded(), over = row.operation == "max" ? held - whole : whole - held
    guard over > 0.05, over < 0.45 else { return }
    row.value = Int64(whole) * 100
    row.precision = 100
  }

  /// What the province gets: the sum of the districts, in whole hectares on the safe side, except TMD in 2030,
  /// which does not add up on purpose.
  private func province(_ category: String, _ operation: String, sum: Int64, year: Int) -> QuotaRow {
    var row = QuotaRow(category: category, unit: "35", year: year, value: sum, operation: operation)
    switch operation {
    case "min":
      row.value = sum / 100 * 100
      row.precision = 100
    case "max":
      row.value = (sum + 99) / 100 * 100
      row.precision = 100
    case "equal": row.tolerance = 5
    default: break
    }
    if category == "TMD" && year == 2030 { row.value = (row.value ?? 0) * 102 / 10_000 * 100 + 100 }
    return row
  }

  /// allocated + supplementary = total, per district and for the province.
  private mutating func addParts(_ category: String, _ code: LandUseCode, year: Int) {
    var sums: (Int64, Int64) = (0, 0)
    var lines: [QuotaRow] = []
    for (index, district) in ledger.districts.enumerated() {
      let held = ledger.hectares(of: [code], in: index, year: year)
      let allocated = hundredths(held * 0.9), added = hundredths(held * 0.14)
      sums = (sums.0 + allocated, sums.1 + added)
      lines += parts(category, unit: district, year: year, allocated, added)
    }
    guard !lines.isEmpty else { return }
    rows += parts(category, unit: "35", year: year, sums.0, sums.1) + lines
  }

  private func parts(_ category: String, unit: String, year: Int, _ allocated: Int64, _ added: Int64) -> [QuotaRow] {
    [("allocated", allocated, "info"), ("supplementary", added, "info"), ("total", allocated + added, "max")].map {
      QuotaRow(category: category, unit: unit, year: year, value: $0.1, basis: $0.0, operation: $0.2)
    }
  }

  private func hundredths(_ hectares: Double) -> Int64 { Int64((hectares * 100).rounded()) }
}
