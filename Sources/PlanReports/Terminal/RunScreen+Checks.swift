import Geometry
import LandUse
import PlanChecks
import PlanSession
import PlanWords

extension RunScreen {
  /// A line for each check that found something or failed; the others share one with what became of them.
  mutating func addChecks() {
    heading(words.text(ReportHeading.checks))
    var table = TextTable([.left, .left, .left], elastic: 1)
    var others: [(status: String, mark: TerminalStyle.Mark?, codes: [String])] = []
    for run in content.result.checks {
      let status = CheckStatus(run.outcome)
      let code = run.info.code.text
      if status == .found || status == .failed {
        table.append([
          .init(code), .init(words.title(of: run.info)), .init(text(run.outcome), mark(status, run.outcome)),
        ])
      } else if let known = others.firstIndex(where: { $0.status == text(run.outcome) }) {
        others[known].codes.append(code)
      } else {
        others.append((text(run.outcome), mark(status, run.outcome), [code]))
      }
    }
    lines += table.lines(style)
    for other in others { add(other.codes.joined(separator: ", ") + " · " + other.status, other.mark) }
  }

  private func text(_ outcome: CheckOutcome) -> String {
    guard case .completed(_, let excluded, let findings) = outcome, !findings.isEmpty else {
      return words.status(outcome)
    }
    let counts = [Severity.error, .warning, .note].compactMap { severity -> String? in
      let number = findings.count { $0.severity == severity }
      guard number > 0 else { return nil }
      return words.numbers.integer(number) + " " + words.text(severity) + say("", number == 1 ? "" : "s")
    }
    let rest = excluded == 0 ? "" : say(" (loại \(excluded) thửa)", " (\(excluded) excluded)")
    return counts.joined(separator: ", ") + rest
  }

  private func mark(_ status: CheckStatus, _ outcome: CheckOutcome) -> TerminalStyle.Mark? {
    switch status {
    case .passed: return .good
    case .failed: return .bad
    case .skipped, .notApplicable, .nothingToCheck: return .faint
    case .found:
      guard case .completed(_, _, let findings) = outcome else { return nil }
      let worst = findings.map(\.severity).max()
      return worst == .error ? .bad : worst == .warning ? .warning : nil
    }
  }

  /// The worst findings, a sentence each.
  mutating func addFindings(_ limit: Int) {
    guard limit > 0, !content.findings.isEmpty else { return }
    heading(words.text(ReportHeading.findings))
    let listed = content.worstFindings(limit, of: content.findings)
    noteFeatures(listed.contains(where: content.tellsFeatures))
    for shown in listed {
      add("\(shown.finding.code) \(words.text(shown.finding.severity)): \(content.message(of: shown))")
    }
    if content.findings.count > limit {
      add(words.notice(.firstOf(shown: limit, total: content.findings.count)), .faint)
    }
  }

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
    if shown.count < balances.count {
      add(words.notice(.firstOf(shown: shown.count, total: balances.count)), .faint)
    }
  }

  private func quotaTable(_ balances: [QuotaBalance]) -> TextTable {
    let isWide = style.width >= 110
    var table = TextTable([.left, .left, .right, .left, .right, .left], elastic: 0)
    for balance in balances {
      let bound = balance.quota.map { Self.symbol($0.bound) } ?? ""
      let bar = QuotaBar(held: balance.held, required: balance.required, width: isWide ? 20 : 10)
      let unit = isWide ? content.title(of: balance.unit) : content.shortName(of: balance.unit)
      table.append([
        .init(SafeText.line(unit)), .init(Self.name(of: balance.subject)),
        .init(balance.held.map { words.hectaresValue($0.certain) } ?? "–"), .init(bar.text, mark(balance)),
        .init(balance.required.map { bound + " " + words.hectaresValue($0) } ?? ""),
        .init(verdict(balance), mark(balance)),
      ])
    }
    return table
  }

  /// `!` is near the limit, `?` may change by land nobody looked for; a value that is only part of a total says which
  /// part.
  private func verdict(_ balance: QuotaBalance) -> String {
    var text = words.text(balance.verdict) + (balance.isNearLimit ? " !" : "")
    if let basis = balance.quota?.basis, basis != .total { text += " (\(words.text(basis)))" }
    return text
  }

  static func name(of subject: QuotaSubject) -> String {
    switch subject {
    case .category(let code): SafeText.line(code.text)
    case .group(let id): SafeText.line(id)
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
