/// What all checks had to say: complete, in the order of the codes.
public struct CheckReport: Sendable {
  public struct Entry: Sendable {
    public var info: CheckInfo
    public var outcome: CheckOutcome

    public init(info: CheckInfo, outcome: CheckOutcome) {
      self.info = info
      self.outcome = outcome
    }

    /// Empty unless the check completed.
    public var findings: [Finding] {
      if case .completed(_, _, let findings) = outcome { findings } else { [] }
    }
  }

  public var entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries }

  /// By code, then subjects; ids are unique.
  public var findings: [Finding] { entries.flatMap(\.findings) }

  public func entry(_ code: CheckCode) -> Entry? { entries.first { $0.info.code == code } }

  public func count(of severity: Severity) -> Int {
    entries.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
  }

  /// Checks that gave no answer because they threw, with their messages.
  public var failures: [(code: CheckCode, message: String)] {
    entries.compactMap { entry in
      if case .failed(let message) = entry.outcome { (entry.info.code, message) } else { nil }
    }
  }

  /// The worst severity there is; nil when nothing was found.
  public var worst: Severity? { entries.flatMap { $0.findings.map(\.severity) }.max() }
}
