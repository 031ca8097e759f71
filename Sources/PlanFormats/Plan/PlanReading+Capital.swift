import LandUse

extension TableSchema {
  /// `capital.csv`: capital needed by period and source.
  public static let capital = TableSchema(
    [
      TableColumn("source", aliases: ["nguồn vốn", "khu vực vốn", "chỉ tiêu"], isRequired: true),
      TableColumn("period", aliases: ["kỳ", "giai đoạn"], isRequired: true),
      TableColumn("amount_thousand_billion_vnd", aliases: ["vốn (nghìn tỷ đồng)"], isRequired: true),
      TableColumn("share_percent", aliases: ["cơ cấu (%)"]),
      TableColumn("citation", aliases: ["căn cứ", "văn bản"], isRequired: true),
      TableColumn("fictitious", aliases: ["minh họa", "số liệu minh họa"]),
    ] + remarks)
}

extension PlanReading {
  /// The rows of `capital`: each source and period once; a period is one of the plan's, or `whole`.
  mutating func capital(periods: [PlanPeriod]) -> CapitalTable {
    guard let table = table("capital", .capital) else { return CapitalTable() }
    var capital = CapitalTable()
    for row in (0..<table.count).map({ RowReader(table: table, row: $0, log: log) }) {
      let source = row.choice("source", Self.sources, default: nil)
      let period = row.choice("period", Self.words(for: periods), default: nil)
      let isGiven = row.requiredText("amount_thousand_billion_vnd") != nil
      let amount =
        isGiven ? row.money("amount_thousand_billion_vnd", decimals: 12, unit: "nghìn tỷ đồng") : nil
      let share = row.decimal("share_percent", decimals: 6, limit: 1_000_000_000, unit: "%")
      guard let source, let period, let amount, let citation = citation(row) else { continue }
      if let first = capital.need(source.source, in: period.id) {
        log.add(.duplicate, at: row.place("source"), found: row.text("source") ?? "", allowed: ["\(first.line)"])
      }
      capital.needs.append(
        CapitalNeed(
          source: source.source, period: period.id, amount: amount, share: share?.value,
          shareRounding: share?.half ?? 0, citation: citation, isFictitious: isFictitious(row), line: row.line))
    }
    return capital
  }

  /// Nil is all sources.
  private struct Source { var source: CapitalClass? }

  private static let sources: [(String, Source)] =
    RowReader.capitalClasses.map { ($0.0, Source(source: $0.1)) }
    + ["total", "tổng số"].map { ($0, Source(source: nil)) }

  /// Nil is the whole time of the plan.
  private struct Period { var id: String? }

  private static func words(for periods: [PlanPeriod]) -> [(String, Period)] {
    var words = periods.map { ($0.id, Period(id: $0.id)) }
    words += ["whole", "cả thời kỳ"].map { ($0, Period(id: nil)) }
    if let first = periods.first, let last = periods.last, periods.count > 1 {
      words.append(("\(first.firstDay.year)-\(last.stockDate.year)", Period(id: nil)))
    }
    return words
  }
}
