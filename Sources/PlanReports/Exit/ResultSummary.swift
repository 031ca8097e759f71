public import LandUse
import PlanChecks
public import PlanSession
import PlanWords

/// How a run ended: its last lines, and its exit code.
public struct ResultSummary {
  struct Line {
    var text: String
    var mark: TerminalStyle.Mark?
  }

  let lines: [Line]

  init(_ content: ReportContent) {
    let words = content.words
    let result = content.result
    var lines: [Line] = []
    let counts = content.counts.all
    if counts.total == 0 {
      let parcels = result.snapshot.layers.reduce(0) { $0 + $1.layer.count }
      lines.append(Line(text: words.summary(.nothingFound(parcels: parcels)), mark: .good))
    } else {
      let found = words.summary(.found(errors: counts.errors, warnings: counts.warnings, notes: counts.notes))
      lines.append(Line(text: found, mark: TerminalStyle.Mark(counts.worst)))
    }
    if !content.balances.isEmpty { lines.append(Self.quotas(content)) }
    let failed = result.checks.filter { CheckStatus($0.outcome) == .failed }.map(\.info.code)
    if !failed.isEmpty { lines.append(Line(text: words.summary(.couldNotRun(failed)), mark: .bad)) }
    self.lines = lines
  }

  private static func quotas(_ content: ReportContent) -> Line {
    func count(_ verdict: QuotaVerdict) -> Int { content.balances.count { $0.verdict == verdict } }
    let (kept, failed, undecided) = (count(.pass), count(.fail), count(.undecidable))
    let text = content.words.summary(
      .quotas(
        kept: kept, failed: failed, undecided: undecided, other: content.balances.count - kept - failed - undecided))
    return Line(text: text, mark: failed > 0 ? .bad : undecided > 0 ? .warning : .good)
  }
}

extension ExitStatus {
  /// The exit code of a run that came to its end.
  ///
  /// 70 when a check could not be run; else 1 when a finding reaches the threshold, or, below `never`, a quota is not
  /// kept or cannot be decided; else 0.
  public init(_ result: SessionResult, failOn threshold: FailureThreshold) {
    let isIncomplete = result.checks.contains { if case .failed = $0.outcome { true } else { false } }
    if isIncomplete {
      self = .notRun
      return
    }
    let least: Severity? =
      switch threshold {
      case .error: .error
      case .warning: .warning
      case .never: nil
      }
    guard let least else {
      self = .clean
      return
    }
    let isFound = result.checks.contains { run in
      let findings = run.findings
      return findings.indices.contains { findings[$0].severity >= least }
    }
    self = isFound || Self.isBroken(result.snapshot.balances) ? .findings : .clean
  }

  /// The exit code of the quotas alone.
  public init(_ balances: [QuotaBalance]) { self = Self.isBroken(balances) ? .findings : .clean }

  private static func isBroken(_ balances: [QuotaBalance]) -> Bool {
    balances.contains { $0.verdict == .fail || $0.verdict == .undecidable }
  }
}
