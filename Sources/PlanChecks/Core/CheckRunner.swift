import Dispatch
import Synchronization

/// Runs checks on a snapshot.
public enum CheckRunner {
  /// Runs all checks and puts their answers into the order of the codes.
  ///
  /// A check that throws becomes `.failed` with its error's words; the others go on. Findings are sorted by code, then
  /// subjects, and get unique ids; the result does not depend on the number of threads.
  ///
  /// - Parameter threads: how many checks, or chunks of rows for those that look at one parcel at a time, run at once.
  public static func run(
    _ checks: [any Check] = CheckRegistry.all, on plan: PlanSnapshot, threads: Int = 1
  ) -> CheckReport {
    let sorted = checks.sorted { type(of: $0).info.code < type(of: $1).info.code }
    let whole = sorted.compactMap { $0 as? any PlanCheck }
    let single = sorted.compactMap { $0 as? any ParcelCheck }
    let pass = RowPass(single, on: plan)
    let answers = Mutex([CheckOutcome?](repeating: nil, count: whole.count))
    let found = Mutex([RowPass.Found?](repeating: nil, count: pass.chunks.count))
    perform(whole.count + pass.chunks.count, threads: threads) { task in
      if task < whole.count {
        let outcome = outcome(of: whole[task], plan)
        answers.withLock { $0[task] = outcome }
      } else {
        let chunk = task - whole.count
        let part = pass.look(at: pass.chunks[chunk])
        found.withLock { $0[chunk] = part }
      }
    }
    let parts = found.withLock { $0.compactMap { $0 } }
    let outcomes =
      zip(whole, answers.withLock { $0.compactMap { $0 } }).map { (type(of: $0).info, $1) }
      + single.enumerated().map { (type(of: $1).info, pass.outcome(of: $0, found: parts)) }
    return CheckReport(
      entries: outcomes.sorted { $0.0.code < $1.0.code }.map { CheckReport.Entry(info: $0, outcome: ordered($1)) })
  }

  /// Runs tasks 0 ..< count on so many threads, begun in order.
  private static func perform(_ count: Int, threads: Int, _ body: @Sendable (Int) -> Void) {
    let workers = max(1, min(threads, count))
    guard workers > 1 else { return (0..<count).forEach(body) }
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      while true {
        let task = next.add(1, ordering: .relaxed).oldValue
        guard task < count else { return }
        body(task)
      }
    }
  }

  private static func outcome(of check: any PlanCheck, _ plan: PlanSnapshot) -> CheckOutcome {
    do {
      return try check.run(on: plan)
    } catch {
      return .failed(message: String(describing: error))
    }
  }

  /// Findings in the order of a report, with unique ids.
  private static func ordered(_ outcome: CheckOutcome) -> CheckOutcome {
    guard case .completed(let examined, let excluded, let findings) = outcome else { return outcome }
    return .completed(
      examined: examined, excluded: excluded, findings: identified(findings.sorted(by: Finding.precedes)))
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
