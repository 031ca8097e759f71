import PlanChecks
import PlanSession

/// How many findings there are of each severity.
struct SeverityCounts: Sendable {
  private(set) var errors = 0
  private(set) var warnings = 0
  private(set) var notes = 0

  var total: Int { errors + warnings + notes }

  subscript(severity: Severity) -> Int {
    switch severity {
    case .error: errors
    case .warning: warnings
    case .note: notes
    }
  }

  /// The worst there is; nil when nothing was counted.
  var worst: Severity? { errors > 0 ? .error : warnings > 0 ? .warning : notes > 0 ? .note : nil }

  fileprivate mutating func add(_ severity: Severity) {
    switch severity {
    case .error: errors += 1
    case .warning: warnings += 1
    case .note: notes += 1
    }
  }

  static func + (a: SeverityCounts, b: SeverityCounts) -> SeverityCounts {
    var sum = a
    sum.errors += b.errors
    sum.warnings += b.warnings
    sum.notes += b.notes
    return sum
  }
}

/// What is said of all findings of a run together, gathered in one pass for all outputs.
///
/// Findings are looked at by position: to take one out of its list copies counted references to all it holds.
struct FindingCounts: Sendable {
  struct OfCheck: Sendable {
    /// Sums that lack rows contradict nothing: they are counted apart from a table that does not add up.
    var rowsMissing = SeverityCounts()
    var others = SeverityCounts()
    /// Findings that an earlier report has, in neither of the two.
    var known = 0
  }

  /// In the order of the checks.
  private(set) var checks: [OfCheck] = []
  /// Whether any fault was classed by its width; by limits of a scale; by those of a scale that is assumed.
  private(set) var isClassed = false
  private(set) var isClassedByScale = false
  private(set) var isScaleAssumed = false

  /// - Parameter known: findings of an earlier report, which are not counted.
  init(_ runs: [CheckRun], known: KnownFindings? = nil) {
    var before = 0
    for run in runs {
      var counts = OfCheck()
      let findings = run.findings
      for position in findings.indices {
        if known?.isKnown(before + position) == true {
          counts.known += 1
        } else if findings[position].isRowsMissing {
          counts.rowsMissing.add(findings[position].severity)
        } else {
          counts.others.add(findings[position].severity)
        }
        if !(isClassed && isScaleAssumed) { note(findings[position]) }
      }
      checks.append(counts)
      before += findings.count
    }
  }

  var all: SeverityCounts { checks.reduce(SeverityCounts()) { $0 + $1.rowsMissing + $1.others } }

  private mutating func note(_ finding: Finding) {
    let isByScale = finding.detail("scale") != nil
    isClassedByScale = isClassedByScale || isByScale
    isScaleAssumed = isScaleAssumed || (isByScale && finding.detail("scaleAssumed") != nil)
    isClassed = isClassed || (finding.detail("class") != nil && finding.detail("widthMethod") != nil)
  }
}

extension Finding {
  /// A sum of quotas that could not be formed: not all of its rows are on file.
  var isRowsMissing: Bool { code == "QTA404" && detail("kind") == "incomplete" }
}
