/// Runs checks on a snapshot.
public enum CheckRunner {
  /// Runs all checks and puts their answers into the order of the codes.
  ///
  /// A check that throws becomes `.failed` with its error's words; the others go on. Findings are sorted by code, then
  /// subjects, and get unique ids; the result does not depend on the number of threads.
  ///
  /// - Parameter threads: how many share the checks, the chunks of rows for those that look at one parcel at a time, and
  ///   the pieces of those that look at pieces.
  public static func run(
    _ checks: [any Check] = CheckRegistry.all, on plan: PlanSnapshot, threads: Int = 1
  ) -> CheckReport {
    CheckReport(entries: entries(of: checks, on: plan, Crew(threads: threads)))
  }

  private static func entries(of checks: [any Check], on plan: PlanSnapshot, _ crew: Crew) -> [CheckReport.Entry] {
    let sorted = checks.sorted { type(of: $0).info.code < type(of: $1).info.code }
    let whole = sorted.compactMap { $0 is any PieceCheck ? nil : $0 as? any PlanCheck }
    let inPieces = sorted.compactMap { $0 as? any PieceCheck }
    let single = sorted.compactMap { $0 as? any ParcelCheck }
    let pass = RowPass(single, on: plan, crew)
    let work = crew.map(whole.count + pass.chunks.count) { task -> Work in
      task < whole.count
        ? .answer(outcome { try whole[task].run(on: plan) })
        : .rows(pass.look(at: pass.chunks[task - whole.count]))
    }
    let answers = work.compactMap { if case .answer(let outcome) = $0 { outcome } else { nil } }
    let found = work.compactMap { if case .rows(let found) = $0 { found } else { nil } }
    // One after another: each of these has work for all threads.
    let answersInPieces = inPieces.map { check in outcome { try check.run(on: plan, crew) } }
    let outcomes = answers + answersInPieces
    let ordered = crew.map(outcomes.count + single.count) { index in
      Self.ordered(
        index < outcomes.count ? outcomes[index] : pass.outcome(of: index - outcomes.count, found: found))
    }
    return zip(whole as [any Check] + inPieces + single, ordered)
      .map { CheckReport.Entry(info: type(of: $0).info, outcome: $1) }
      .sorted { $0.info.code < $1.info.code }
  }

  /// What a task gave: a check of the plan its answer, a chunk what was found in its rows.
  private enum Work: Sendable {
    case answer(CheckOutcome)
    case rows(RowPass.Found)
  }

  private static func outcome(of run: () throws -> CheckOutcome) -> CheckOutcome {
    do {
      return try run()
    } catch {
      return .failed(message: String(describing: error))
    }
  }

  private static func ordered(_ outcome: CheckOutcome) -> CheckOutcome {
    guard case .completed(let examined, let excluded, let findings) = outcome else { return outcome }
    return .completed(examined: examined, excluded: excluded, findings: findings.inReportOrder)
  }
}
