/// The quotas of the faulty sample: loose ones in every unit, so that land in dispute decides none, and a few that are
/// broken, missing, undecidable or contradict each other on purpose.
struct FaultyQuotas {
  private struct Key: Hashable {
    var category: String
    /// Empty for the province.
    var district: String
    var year: Int
  }

  private struct Subject {
    var category: String
    var codes: [LandUseCode]
    var isFloor: Bool
  }

  private static let subjects = [
    Subject(category: "LUA", codes: [.LUC, .LUK], isFloor: true),
    Subject(category: "RSN", codes: [.RSN], isFloor: true),
    Subject(category: "group:industry", codes: [.SKK, .SKN], isFloor: false),
    Subject(category: "group:urban", codes: [.ODT], isFloor: false),
    Subject(category: "NTS", codes: [.NTS], isFloor: false),
  ]

  private let ledger: AreaLedger
  private(set) var rows: [QuotaRow] = []
  private(set) var faults: [PlantedFault] = []

  /// - Parameter doubtful: hectares of natural forest in a district that is coded as production forest only.
  init(ledger: AreaLedger, doubtful: (district: String, hectares: Double)) throws(DrawingError) {
    self.ledger = ledger
    for year in [2025, 2030] {
      for subject in Self.subjects { addLoose(subject, year: year) }
    }
    try breakSome()
    try plantUndecidable(doubtful)
  }

  /// Floors at 70 % of the area held and ceilings well above it; the province gets more room than its districts.
  private mutating func addLoose(_ subject: Subject, year: Int) {
    for district in [nil] + ledger.districts.indices.map(Optional.some) {
      let held = ledger.hectares(of: subject.codes, in: district, year: year)
      let value = subject.isFloor ? held * (district == nil ? 0.6 : 0.7) : held * 1.3 + (district == nil ? 600 : 50)
      rows.append(
        QuotaRow(
          category: subject.category, unit: district.map { ledger.districts[$0] } ?? "35", year: year,
          value: Int64((value * 100).rounded(.down)), operation: subject.isFloor ? "min" : "max"))
    }
  }

  private func index(_ category: String, _ unit: String, _ year: Int) -> Int? {
    rows.firstIndex { $0.category == category && $0.unit == unit && $0.year == year }
  }

  private func identifier(_ index: Int) -> String { QuotaRow.identifier(index + 1) }

  private func held(_ codes: [LandUseCode], _ unit: String, _ year: Int) -> Double {
    ledger.hectares(of: codes, in: ledger.districts.firstIndex(of: unit), year: year)
  }

  private mutating func breakSome() throws(DrawingError) {
    // 347 has the land in dispute; elsewhere areas are certain.
    let urban = ledger.districts.filter { $0 != "347" }.max { held([.ODT], $0, 2030) < held([.ODT], $1, 2030) }
    guard let urban, held([.ODT], urban, 2030) > 10 else { throw .fault("quota-ceiling-broken") }
    let homes = held([.ODT], urban, 2030), rice = held([.LUC, .LUK], "353", 2025)
    plant(
      "quota-ceiling-broken", "group:urban", urban, 2030, value: homes * 0.7, code: "QTA401", by: "excess", of: homes)
    plant("quota-floor-broken", "LUA", "353", 2025, value: rice * 1.2, code: "QTA401", by: "shortfall", of: rice)
    plant("quota-near-limit", "LUA", "351", 2025, value: held([.LUC, .LUK], "351", 2025) * 0.995, code: "QTA405")
    plantContradiction()
    plantAbsence()
  }

  /// Sets a row's value; it is broken by the difference to the area held, where that is told.
  private mutating func plant(
    _ kind: String, _ category: String, _ unit: String, _ year: Int, value: Double, code: String,
    by measure: String? = nil, of held: Double = 0
  ) {
    guard let index = index(category, unit, year) else { return }
    let hundredths = Int64((value * 100).rounded())
    rows[index].value = hundredths
    let breach = abs(Double(hundredths) / 100 - held)
    let measures = measure.map { [PlantedFault.Measure(name: $0, value: breach, tolerance: 0.001)] } ?? []
    faults.append(
      PlantedFault(
        kind: kind, records: [], expected: [.init(code: code, quota: identifier(index), measures: measures)]))
  }

  /// The districts' ceilings of industry add up to more than the province's, which is kept.
  private mutating func plantContradiction() {
    guard let parent = index("group:industry", "35", 2030) else { return }
    let sum = rows.filter { $0.category == "group:industry" && $0.year == 2030 && $0.unit != "35" }
      .reduce(0) { $0 + ($1.value ?? 0) }
    let all = ledger.hectares(of: [.SKK, .SKN], in: nil, year: 2030)
    let value = Int64(((all * 1.1 + 60) * 100).rounded())
    rows[parent].value = value
    faults.append(
      PlantedFault(
        kind: "quota-sum-contradiction", records: [],
        expected: [
          .init(
            code: "QTA404", quota: identifier(parent),
            measures: [.init(name: "residual", value: Double(sum - value) / 100, tolerance: 0.001)])
        ]))
  }

  /// One district has no row: nothing is judged there, and the sum of the districts cannot be.
  private mutating func plantAbsence() {
    guard let absent = index("NTS", "352", 2025), let parent = index("NTS", "35", 2025) else { return }
    rows[absent].isAbsent = true
    faults.append(
      PlantedFault(
        kind: "quota-absent", records: [],
        expected: [
          .init(code: "QTA403", subject: "352 NTS 2025"), .init(code: "QTA404", quota: identifier(parent)),
        ]))
  }

  /// A floor between what is certainly natural forest and what may be.
  private mutating func plantUndecidable(_ doubtful: (district: String, hectares: Double)) throws(DrawingError) {
    let possible = held([.RSN], doubtful.district, 2030)
    plant(
      "quota-undecidable", "RSN", doubtful.district, 2030, value: possible - doubtful.hectares / 2, code: "QTA402")
    let all = ledger.hectares(of: [.RSN], in: nil, year: 2030)
    guard doubtful.hectares < 0.25 * possible, possible < all * 0.99 || doubtful.hectares < 0.25 * all else {
      throw .fault("quota-undecidable")
    }
  }

  func write(to path: String) throws(DrawingError) {
    let writer = try ByteWriter(path: path)
    writer.write(QuotaFiles.decimalSign)
    writer.write(QuotaRow.header)
    for (index, row) in rows.enumerated() where !row.isAbsent { row.write(number: index + 1, to: writer) }
    try writer.close()
  }
}
