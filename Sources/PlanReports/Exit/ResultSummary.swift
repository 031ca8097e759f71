public import LandUse
import PlanChecks
import PlanFormats
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
    if let known = content.known {
      let text = words.summary(
        .againstReport(
          known.report.file, fresh: known.fresh, known: known.known, gone: known.gone,
          notLookedFor: known.notLookedFor))
      lines.append(Line(text: text, mark: TerminalStyle.Mark(counts.worst)))
    }
    if counts.total == 0, content.known != nil {
      lines.append(Line(text: words.summary(.nothingFresh), mark: .good))
    } else if counts.total == 0 {
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
  ///
  /// - Parameter known: findings of an earlier report: they do not count, and of the quotas only those do whose finding
  ///   is not among them.
  public init(_ result: SessionResult, failOn threshold: FailureThreshold, known: KnownFindings? = nil) {
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
    if let known {
      self = Self.isFresh(result.checks, least: least, known) ? .findings : .clean
      return
    }
    let isFound = result.checks.contains { run in
      let findings = run.findings
      return findings.indices.contains { findings[$0].severity >= least }
    }
    self = isFound || Self.isBroken(result.snapshot.balances) ? .findings : .clean
  }

  /// Codes of the findings that a quota which is not kept, or cannot be decided, makes.
  private static let ofQuotas: Set<CheckCode> = ["QTA401", "QTA402"]

  private static func isFresh(_ checks: [CheckRun], least: Severity, _ known: KnownFindings) -> Bool {
    var before = 0
    for run in checks {
      let findings = run.findings
      let isOfQuotas = ofQuotas.contains(run.info.code)
      for place in findings.indices
      where !known.isKnown(before + place) && (isOfQuotas || findings[place].severity >= least) { return true }
      before += findings.count
    }
    return false
  }

  /// The exit code of the quotas alone.
  public init(_ balances: [QuotaBalance]) { self = Self.isBroken(balances) ? .findings : .clean }

  private static func isBroken(_ balances: [QuotaBalance]) -> Bool {
    balances.contains { $0.verdict == .fail || $0.verdict == .undecidable }
  }
}
