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
    for (run, counts) in zip(content.result.checks, content.counts.checks) {
      let status = CheckStatus(run.outcome)
      let code = run.info.code.text
      switch status {
      case .found:
        for (title, own) in [
          (words.title(of: run.info), counts.others), (words.text(CheckHeading.rowsMissing), counts.rowsMissing),
        ] where own.total > 0 {
          let text = text(own) + excluded(run.outcome)
          table.append([.init(code), .init(title), .init(text, TerminalStyle.Mark(own.worst))])
        }
        if counts.known > 0, counts.others.total + counts.rowsMissing.total == 0 {
          append(code, words.text(CheckHeading.onlyKnown), .faint, to: &others)
        }
      case .failed:
        table.append([.init(code), .init(words.title(of: run.info)), .init(words.status(run.outcome), .bad)])
      case .passed, .skipped, .notApplicable, .nothingToCheck:
        append(code, words.status(run.outcome), status == .passed ? .good : .faint, to: &others)
      }
    }
    lines += table.lines(style)
    for other in others { add(other.codes.joined(separator: ", ") + " · " + other.status, other.mark) }
  }

  /// To the line of the status where there is one.
  private func append(
    _ code: String, _ status: String, _ mark: TerminalStyle.Mark?,
    to lines: inout [(status: String, mark: TerminalStyle.Mark?, codes: [String])]
  ) {
    if let line = lines.firstIndex(where: { $0.status == status }) {
      lines[line].codes.append(code)
    } else {
      lines.append((status, mark, [code]))
    }
  }

  private func text(_ counts: SeverityCounts) -> String {
    [Severity.error, .warning, .note].compactMap { severity -> String? in
      let number = counts[severity]
      guard number > 0 else { return nil }
      return words.numbers.integer(number) + " " + words.text(severity) + say("", number == 1 ? "" : "s")
    }.joined(separator: ", ")
  }

  private func excluded(_ outcome: CheckOutcome) -> String {
    guard case .completed(_, let excluded, _) = outcome, excluded > 0 else { return "" }
    return say(" (loại \(excluded) thửa)", " (\(excluded) excluded)")
  }

  /// The worst findings, a sentence each.
  mutating func addFindings(_ limit: Int) {
    guard limit > 0, content.findings.toldCount > 0 else { return }
    heading(words.text(ReportHeading.findings))
    let listed = content.findings.worst(limit)
    noteFeatures(listed.contains(where: content.tellsFeatures))
    for shown in listed {
      add("\(shown.finding.code) \(words.text(shown.finding.severity)): \(content.message(of: shown))")
    }
    if content.findings.toldCount > limit {
      add(words.notice(.firstOf(shown: limit, total: content.findings.toldCount, rest: "--findings FILE")), .faint)
    }
  }
}
