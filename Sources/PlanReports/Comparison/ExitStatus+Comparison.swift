import PlanChecks
public import PlanSession

/// From what on a comparison makes the exit code 1.
public enum ComparisonThreshold: String, Sendable, Hashable, CaseIterable { case error, warning, difference, never }

extension ExitStatus {
  /// The exit code of a comparison.
  ///
  /// 70 when a check of either side could not be run; else 1 when a new finding reaches the threshold or a quota is
  /// broken that was not before, or with `difference` when anything differs at all; else 0.
  public init(_ comparison: PlanComparison, failOn threshold: ComparisonThreshold) {
    let isIncomplete = (comparison.before.checks + comparison.after.checks).contains {
      if case .failed = $0.outcome { true } else { false }
    }
    guard !isIncomplete else {
      self = .notRun
      return
    }
    let isReached: Bool
    switch threshold {
    case .never: isReached = false
    case .difference: isReached = !comparison.isEmpty
    case .error, .warning:
      let least: Severity = threshold == .error ? .error : .warning
      isReached = comparison.quotas.newlyBroken > 0 || Self.isReached(least, comparison)
    }
    self = isReached ? .findings : .clean
  }

  private static func isReached(_ least: Severity, _ comparison: PlanComparison) -> Bool {
    var (before, fresh) = (0, comparison.findings.fresh[...])
    for run in comparison.after.checks {
      let findings = run.findings
      while let place = fresh.first, place < before + findings.count {
        if findings[place - before].severity >= least { return true }
        fresh = fresh.dropFirst()
      }
      before += findings.count
    }
    return false
  }
}
