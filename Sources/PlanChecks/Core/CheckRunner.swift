import Dispatch
import Synchronization

/// Runs checks on a snapshot.
public enum CheckRunner {
  /// Runs all checks and puts their answers into the order of the codes.
  ///
  /// A check that throws becomes `.failed` with its error's words; the others go on. Findings are sorted by code, then
  /// subjects, and get unique ids; the result does not depend on the number of threads.
  ///
  /// - Parameter threads: how many checks may run at once.
  public static func run(
    _ checks: [any PlanCheck] = CheckRegistry.all, on plan: PlanSnapshot, threads: Int = 1
  ) -> CheckReport {
    let ordered = checks.sorted { type(of: $0).info.code < type(of: $1).info.code }
    let workers = max(1, min(threads, ordered.count))
    guard workers > 1 else { return CheckReport(entries: ordered.map { entry($0, plan) }) }
    let next = Atomic(0)
    let entries = Mutex([CheckReport.Entry?](repeating: nil, count: ordered.count))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < ordered.count else { return }
        let entry = entry(ordered[index], plan)
        entries.withLock { $0[index] = entry }
      }
    }
    return CheckReport(entries: entries.withLock { $0.compactMap { $0 } })
  }

  private static func entry(_ check: any PlanCheck, _ plan: PlanSnapshot) -> CheckReport.Entry {
    let info = type(of: check).info
    do {
      let outcome = try check.run(on: plan)
      guard case .completed(let examined, let excluded, let findings) = outcome else {
        return CheckReport.Entry(info: info, outcome: outcome)
      }
      let ordered = identified(findings.sorted(by: Finding.precedes))
      return CheckReport.Entry(
        info: info, outcome: .completed(examined: examined, excluded: excluded, findings: ordered))
    } catch {
      return CheckReport.Entry(info: info, outcome: .failed(message: String(describing: error)))
    }
  }

  /// Numbers findings with equal ids from the second on.
  private static func identified(_ findings: [Finding]) -> [Finding] {
    var seen: [FindingID: Int] = [:]
    seen.reserveCapacity(findings.count)
    return findings.map { finding in
      let number = (seen[finding.id] ?? 0) + 1
      seen[finding.id] = number
      guard number > 1 else { return finding }
      var numbered = finding
      numbered.id = finding.id.numbered(number)
      return numbered
    }
  }
}
