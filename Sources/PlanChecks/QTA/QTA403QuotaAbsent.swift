import LandUse

/// A unit without a quota where others of its level have one.
///
/// - What it finds: for each subject that at least one unit of a level has a quota for, every unit of the level and
///   every plan year without one.
/// - Why it matters: nothing was judged there; a missing quota is never a kept one.
/// - Measures: `unitsWithQuota`, count of the level's units that have one; `unitsOfLevel`, count.
/// - Needs: nothing.
/// - Does not find: subjects that no unit of the level has a quota for, or rows for information only; rows that are on
///   file without a value (withheld).
/// - Source: Land Law 31/2024/QH15, article 60.4 (a lower plan fits the higher one); completeness of the table.
public struct QuotaAbsent: PlanCheck {
  public static let info = CheckInfo(
    code: "QTA403", name: "quota-absent", severity: .warning,
    measures: [.init("unitsWithQuota", .count), .init("unitsOfLevel", .count)],
    source: "Land Law 31/2024/QH15, art. 60.4; completeness of the quota table")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    guard !plan.plan.quotas.isEmpty else { return .skipped(because: .noQuotas) }
    guard plan.plan.register != nil else { return .skipped(because: .noRegister) }
    let asked = Set(plan.plan.quotas.filter { $0.bound != .info }.compactMap { Asked($0, plan.plan) })
    let absent = plan.missingQuotas.filter { asked.contains(Asked($0)) }
    let findings = absent.map { missing in
      Finding(
        code: Self.info.code, severity: Self.info.severity, subjects: [.unit(missing.unit), .of(missing.subject)],
        measures: [
          Measure("unitsWithQuota", Double(missing.unitsWithQuota), .count),
          Measure("unitsOfLevel", Double(missing.unitCount), .count),
        ],
        details: [
          Detail("kind", "absent"), Detail("year", String(missing.year)), Detail("level", missing.level.rawValue),
          Detail("scheme", missing.scheme),
        ])
    }
    return .completed(
      examined: plan.plan.quotas.count + absent.count, excluded: 0, findings: findings)
  }
}

/// A subject that a level has a binding row for.
private struct Asked: Hashable {
  var scheme: String
  var subject: QuotaSubject
  var level: AdministrativeUnit.Level

  init(_ missing: MissingQuota) {
    scheme = missing.scheme
    subject = missing.subject
    level = missing.level
  }

  /// Nil for a unit the register does not have.
  init?(_ quota: Quota, _ plan: Plan) {
    guard let level = plan.register?[quota.unit]?.level else { return nil }
    scheme = quota.scheme
    subject = quota.subject.resolved(in: plan.scheme)
    self.level = level
  }
}
