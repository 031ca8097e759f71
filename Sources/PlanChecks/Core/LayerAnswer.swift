import LandUse

/// What a check saw and found in one layer.
struct LayerAnswer {
  var examined: Int
  var excluded: Int
  var findings: [Finding]
}

extension PlanSnapshot {
  /// The outcome of a check that looks at one layer after the other: the sums of its answers.
  ///
  /// - Parameters:
  ///   - reason: why it did not look, where `look` gives no answer for any layer.
  ///   - look: nil for a layer that it does not look at.
  func outcome(
    skippedBecause reason: SkipReason, _ look: (LayerSnapshot, ConfidentialRows) throws -> LayerAnswer?
  ) rethrows -> CheckOutcome {
    guard rowCount > 0 else { return .skipped(because: .noParcels) }
    let answers = try zip(layers, confidentialRows).compactMap(look)
    guard !answers.isEmpty else { return .skipped(because: reason) }
    return .completed(
      examined: answers.reduce(0) { $0 + $1.examined }, excluded: answers.reduce(0) { $0 + $1.excluded },
      findings: answers.count == 1 ? answers[0].findings : answers.flatMap(\.findings))
  }
}
