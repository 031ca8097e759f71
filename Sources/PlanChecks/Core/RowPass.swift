import LandUse

/// One pass over the rows of all layers for every check that looks at one parcel at a time: the columns of some
/// thousands of rows are in the cache for all of them.
struct RowPass: Sendable {
  /// Consecutive rows of a layer, which one thread looks at.
  struct Chunk: Sendable {
    let layer: Int
    let rows: Range<Int>
  }

  /// What the looks found in a chunk, by check.
  struct Found: Sendable {
    var findings: [[Finding]]
    var excluded: [Int]
  }

  /// How one check looks at each layer, or why it does not.
  private struct Plan: Sendable {
    var looks: [RowLook?] = []
    var reasons: [SkipReason] = []
    var failure: String?
  }

  /// Large enough that starting a chunk costs nothing beside it, small enough to share a layer of thousands.
  private static let chunkRows = 4096

  let chunks: [Chunk]
  private let plans: [Plan]
  private let rowCounts: [Int]

  init(_ checks: [any ParcelCheck], on plan: PlanSnapshot, _ crew: Crew) {
    plans = crew.map(checks.count) { Self.plan(checks[$0], plan) }
    rowCounts = plan.layers.map(\.layer.count)
    guard !checks.isEmpty else {
      chunks = []
      return
    }
    chunks = rowCounts.enumerated().flatMap { layer, count in
      stride(from: 0, to: count, by: Self.chunkRows).map {
        Chunk(layer: layer, rows: $0..<min($0 + Self.chunkRows, count))
      }
    }
  }

  private static func plan(_ check: any ParcelCheck, _ snapshot: PlanSnapshot) -> Plan {
    var plan = Plan()
    do {
      for (layer, confidential) in zip(snapshot.layers, snapshot.confidentialRows) {
        switch try check.look(at: layer, confidential, in: snapshot) {
        case .rows(let look): plan.looks.append(look)
        case .skipped(let reason):
          plan.looks.append(nil)
          plan.reasons.append(reason)
        }
      }
    } catch {
      plan.failure = String(describing: error)
    }
    return plan
  }

  func look(at chunk: Chunk) -> Found {
    let looks = plans.map { $0.failure == nil ? $0.looks[chunk.layer] : nil }
    var found = Found(
      findings: [[Finding]](repeating: [], count: looks.count), excluded: [Int](repeating: 0, count: looks.count))
    for (check, look) in looks.enumerated() {
      guard let look else { continue }
      for row in chunk.rows {
        if look.isExcluded(row) {
          found.excluded[check] += 1
        } else {
          look.look(row, &found.findings[check])
        }
      }
    }
    return found
  }

  /// What became of a check.
  ///
  /// - Parameter found: what every chunk gave, in the order of `chunks`.
  func outcome(of check: Int, found: [Found]) -> CheckOutcome {
    let plan = plans[check]
    if let failure = plan.failure { return .failed(message: failure) }
    guard rowCounts.contains(where: { $0 > 0 }) else { return .skipped(because: .noParcels) }
    var (examined, excluded) = (0, 0)
    var findings: [Finding] = []
    for (layer, look) in plan.looks.enumerated() {
      guard let look else { continue }
      let parts = zip(chunks, found).filter { $0.0.layer == layer }.map(\.1)
      let skipped = parts.reduce(0) { $0 + $1.excluded[check] }
      examined += rowCounts[layer] - skipped
      excluded += skipped
      findings += look.conclude(parts.flatMap { $0.findings[check] })
    }
    if plan.looks.allSatisfy({ $0 == nil }), let reason = plan.reasons.first { return .skipped(because: reason) }
    return .completed(examined: examined, excluded: excluded, findings: findings)
  }
}
