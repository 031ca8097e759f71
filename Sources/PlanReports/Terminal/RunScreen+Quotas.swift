import Geometry
import LandUse
import PlanWords

extension RunScreen {
  /// The quotas, day by day; the ones that need attention first where not all fit.
  mutating func addQuotas(_ balances: [QuotaBalance]) {
    guard !balances.isEmpty else { return }
    let shown = QuotaScreenOrder.first(quotaRows, of: balances)
    for year in Set(balances.map(\.year)).sorted() {
      let ofYear = shown.filter { $0.year == year }
      guard !ofYear.isEmpty else { continue }
      let day = CalendarDate.endOfYear(year).map { words.date($0) } ?? String(year)
      heading(words.text(ReportHeading.quotas) + " (ha), " + day)
      lines += quotaTable(ofYear).lines(style)
    }
    addLegend(shown)
    if shown.count < balances.count {
      let rest = "landplan quota PLAN"
      add(words.notice(.firstOf(shown: shown.count, total: balances.count, rest: rest)), .faint)
    }
  }

  /// The signs that stand in the tables, in a line.
  private mutating func addLegend(_ balances: [QuotaBalance]) {
    let bars = balances.map { QuotaBar(held: $0.held, required: $0.required, width: 10).text }.joined()
    let signs: [(String, Bool, String)] = [
      ("│", bars.contains("│"), say("mức chỉ tiêu", "the quota")),
      ("░", bars.contains("░"), say("diện tích chưa thống nhất", "land in dispute")),
      ("›", bars.contains("›"), say("vượt khung hình", "beyond the bar")),
      ("!", balances.contains(where: \.isNearLimit), say("sát ngưỡng", "near the limit")),
      (
        "ⓘ", balances.contains { $0.quota?.bound == .info },
        say("để tham khảo, không xét", "for information, not judged")
      ),
    ]
    let legend = signs.filter(\.1).map { $0.0 + " " + $0.2 }.joined(separator: " · ")
    if !legend.isEmpty { add(legend, .faint) }
  }

  private var isWide: Bool { style.width >= 110 }

  private func quotaTable(_ balances: [QuotaBalance]) -> TextTable {
    // Names of units are cut only when they are long; then the remark behind a verdict gives way.
    var table = TextTable([.left, .left, .right, .left, .right, .left], elastic: 5)
    let names = content.rowNames(balances.map(\.unit), isLong: isWide, width: isWide ? 32 : 16)
    for balance in balances {
      let bound = balance.quota.map { Self.symbol($0.bound) } ?? ""
      let bar = QuotaBar(held: balance.held, required: balance.required, width: isWide ? 20 : 10)
      table.append([
        .init(names[balance.unit] ?? SafeText.line(balance.unit.text)),
        .init(TextWidth.fitted(name(of: balance.subject), to: isWide ? 24 : 12)),
        .init(balance.held.map { words.hectaresValue($0.certain) } ?? "–"), .init(bar.text, mark(balance)),
        .init(balance.required.map { bound + " " + words.hectaresValue($0) } ?? ""),
        .init(verdict(balance), mark(balance)),
      ])
    }
    return table
  }

  /// `!` is near the limit; a value that is only part of a total says which part.
  private func verdict(_ balance: QuotaBalance) -> String {
    var text = words.text(balance.verdict) + (balance.isNearLimit ? " !" : "")
    if let basis = balance.quota?.basis, basis != .total {
      // Where there is little room the sign before the value says already that it is for information.
      if balance.verdict == .info, !isWide { return "(\(words.text(basis)))" }
      text += " (\(words.text(basis)))"
    }
    return text
  }

  /// The code of a category, which a planner knows by heart; the name of a group.
  func name(of subject: QuotaSubject) -> String {
    switch subject {
    case .category(let code): SafeText.line(code.text)
    case .group(let id): SafeText.line(words.groupName(id))
    }
  }

  private static func symbol(_ bound: Quota.Bound) -> String {
    switch bound {
    case .min: "≥"
    case .max: "≤"
    case .equal: "="
    case .info: "ⓘ"
    }
  }

  private func mark(_ balance: QuotaBalance) -> TerminalStyle.Mark? {
    switch balance.verdict {
    case .pass: balance.isNearLimit ? .warning : .good
    case .fail: .bad
    case .undecidable, .withinRounding, .noQuota, .notComputable: .warning
    case .withheld, .info: .faint
    }
  }
}

/// Which verdicts are shown when not all are: not kept, undecidable, near the limit, kept, then the others;
/// the session's order among equals.
enum QuotaScreenOrder {
  static func first(_ limit: Int, of balances: [QuotaBalance]) -> [QuotaBalance] {
    guard balances.count > limit else { return balances }
    let chosen = balances.indices.sorted { (rank(balances[$0]), $0) < (rank(balances[$1]), $1) }.prefix(limit)
    return chosen.map { balances[$0] }
  }

  private static func rank(_ balance: QuotaBalance) -> Int {
    switch balance.verdict {
    case .fail: 0
    case .undecidable: 1
    case .notComputable: 2
    case .withinRounding: 3
    case .pass: balance.isNearLimit ? 4 : 5
    case .noQuota: 6
    case .withheld, .info: 7
    }
  }
}
