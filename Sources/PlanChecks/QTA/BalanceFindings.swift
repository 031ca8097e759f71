import Geometry
import LandUse

/// What the checks share that read quota balances.
struct BalanceFindings {
  let code: CheckCode
  let plan: PlanSnapshot

  /// Looks at the balances that were judged, as far as `looksAt` takes them, and makes findings of some; rows for
  /// information are nobody's fault, whatever else is wrong with them.
  func outcome(
    lookingAt looksAt: (QuotaBalance) -> Bool, _ finding: (QuotaBalance) -> Finding?
  ) -> CheckOutcome {
    guard !plan.plan.quotas.isEmpty || !plan.balances.isEmpty else { return .skipped(because: .noQuotas) }
    let examined = plan.balances.filter { $0.quota?.bound != .info && looksAt($0) }
    return .completed(examined: examined.count, excluded: 0, findings: examined.compactMap(finding))
  }

  func finding(
    _ balance: QuotaBalance, _ severity: Severity, kind: String, measures: [Measure] = [], details: [Detail] = []
  ) -> Finding {
    Finding(
      code: code, severity: severity,
      subjects: [.unit(balance.unit), .of(balance.subject)] + (balance.quota.map { [.quota($0.id)] } ?? []),
      measures: Self.figures(of: balance) + measures,
      details: [Detail("kind", kind), Detail("year", String(balance.year))]
        + (balance.quota.map(Self.details) ?? []) + details)
  }

  private static func figures(of balance: QuotaBalance) -> [Measure] {
    var measures: [Measure] = []
    let required = balance.required?.hectares
    if let required { measures.append(Measure("required", required, .hectare)) }
    if let held = balance.held {
      measures.append(Measure("heldMin", held.certain.hectares, .hectare, limit: required))
      if let possible = held.knownPossible {
        measures.append(Measure("heldMax", possible.hectares, .hectare, limit: required))
      }
    }
    if let margin = balance.margin { measures.append(Measure("margin", margin.hectares, .hectare)) }
    return measures
  }

  /// What a row of the quota table says beside its figures.
  static func details(of quota: Quota) -> [Detail] {
    var details = [
      Detail("bound", quota.bound.rawValue), Detail("basis", quota.basis.rawValue), Detail("citation", quota.citation),
      Detail("authority", quota.authority),
    ]
    if quota.line > 0 { details.append(Detail("line", String(quota.line))) }
    if !quota.isVerified { details.append(Detail("unverified", "true")) }
    if quota.isFictitious { details.append(Detail("fictitious", "true")) }
    return details
  }
}

extension Subject {
  static func of(_ subject: QuotaSubject) -> Subject {
    switch subject {
    case .category(let code): .category(code)
    case .group(let id): .group(id)
    }
  }
}

extension QuotaBalance {
  /// True when areas were held against a value.
  var wasJudged: Bool {
    switch verdict {
    case .pass, .fail, .undecidable, .withinRounding: true
    case .noQuota, .withheld, .info, .notComputable: false
    }
  }
}
