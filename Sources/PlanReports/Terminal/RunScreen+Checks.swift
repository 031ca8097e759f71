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
        for part in Self.parts(of: run.outcome) {
          let title = part.isRowsMissing ? words.text(CheckHeading.rowsMissing) : words.title(of: run.info)
          table.append([.init(code), .init(title), .init(text(part.outcome), mark(status, part.outcome))])
        }
      } else if let known = others.firstIndex(where: { $0.status == text(run.outcome) }) {
        others[known].codes.append(code)
      } else {
        others.append((text(run.outcome), mark(status, run.outcome), [code]))
      }
    }
    lines += table.lines(style)
    for other in others { add(other.codes.joined(separator: ", ") + " · " + other.status, other.mark) }
  }

  /// Sums that lack rows contradict nothing: they are counted apart from a table that does not add up.
  private static func parts(of outcome: CheckOutcome) -> [(isRowsMissing: Bool, outcome: CheckOutcome)] {
    guard case .completed(let examined, let excluded, let findings) = outcome else { return [(false, outcome)] }
    return [false, true].compactMap { isRowsMissing in
      let own = findings.filter { $0.isRowsMissing == isRowsMissing }
      return own.isEmpty ? nil : (isRowsMissing, .completed(examined: examined, excluded: excluded, findings: own))
    }
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
      add(words.notice(.firstOf(shown: limit, total: content.findings.count, rest: "--findings FILE")), .faint)
    }
  }
}

extension Finding {
  /// A sum of quotas that could not be formed: not all of its rows are on file.
  var isRowsMissing: Bool { code == "QTA404" && detail("kind") == "incomplete" }
}
