import Geometry
import LandUse

/// A quota of which nobody can say whether it is kept, because land is in dispute or figures are missing.
///
/// - What it finds: every quota with the verdict "undecidable" (an error), with the hectares in dispute by reason; and
///   every one that is "not computable" (a warning), with what stands in the way.
/// - Why it matters: an undecided quota is not a kept one. The reasons say what to mend first.
/// - Measures: `required`, `heldMin`, `heldMax`, `margin`, ha, as in QTA401; in dispute, ha: `disputedOverlap`,
///   `disputedGap`, `disputedUndecided`, `disputedLeftOut`, `disputedUnknownCode`, `disputedAncestorCode`,
///   `disputedSeveralCodes`, `disputedUnplaced`; `unmeasured`, count of records whose area nobody knows; without a baseline `allocatedMin`, `allocatedMax`,
///   `releasedMin`, `releasedMax`, ha; `baseline`, ha, where more is released than it holds.
/// - Needs: nothing.
/// - Does not find: disputes that cannot change a verdict; quotas without a value by right (withheld).
/// - Source: verdict by interval: pass, fail, else undecidable.
public struct QuotaUndecided: PlanCheck {
  public static let info = CheckInfo(
    code: "QTA402", name: "quota-undecided", severity: .error,
    measures: [
      .init("required", .hectare), .init("heldMin", .hectare), .init("heldMax", .hectare), .init("margin", .hectare),
      .init("disputedOverlap", .hectare), .init("disputedGap", .hectare), .init("disputedUndecided", .hectare),
      .init("disputedLeftOut", .hectare), .init("disputedUnknownCode", .hectare),
      .init("disputedAncestorCode", .hectare), .init("disputedSeveralCodes", .hectare),
      .init("disputedUnplaced", .hectare),
      .init("unmeasured", .count), .init("allocatedMin", .hectare),
      .init("allocatedMax", .hectare), .init("releasedMin", .hectare), .init("releasedMax", .hectare),
      .init("baseline", .hectare),
    ],
    source: "verdict by interval of certain and possible area")

  public init() {}

  public func run(on plan: PlanSnapshot) throws -> CheckOutcome {
    let findings = BalanceFindings(code: Self.info.code, plan: plan)
    return findings.outcome(lookingAt: { $0.wasJudged || $0.verdict == .notComputable }) { balance in
      switch balance.verdict {
      case .undecidable, .notComputable:
        let why = Why(balance)
        return findings.finding(
          balance, balance.verdict == .undecidable ? .error : .warning, kind: balance.verdict.rawValue,
          measures: why.measures, details: [Detail("because", why.because)] + why.details)
      case .pass, .fail, .withinRounding, .noQuota, .withheld, .info: return nil
      }
    }
  }
}

/// A verdict's reason as fields.
private struct Why {
  var because = "in-dispute"
  var measures: [Measure] = []
  var details: [Detail] = []

  init(_ balance: QuotaBalance) {
    switch balance.reason {
    case .inDispute(let disputes): measures = Self.measures(of: disputes)
    case .unmeasured(let records, let disputes):
      because = "unmeasured"
      measures = [Measure("unmeasured", Double(records), .count)] + Self.measures(of: disputes)
    case .gapsNotLookedFor(let disputes):
      because = "gaps-not-looked-for"
      measures = Self.measures(of: disputes)
    case .noBaseline(let allocated, let released):
      because = "no-baseline"
      measures = Self.measures("allocated", allocated) + Self.measures("released", released)
    case .releasedBeyondBaseline(let baseline, let released):
      because = "released-beyond-baseline"
      measures = [Measure("baseline", baseline.hectares, .hectare)] + Self.measures("released", released)
    case .subject(let fault): (because, details) = Self.words(of: fault)
    case .noValue: because = "no-value"
    case .belowHalfPrecision, .informative, .partOfTotal, .notValid, .notBinding, .valueWithheld, .noneOnFile, nil:
      measures = Self.measures(of: balance.held?.disputes ?? [:])
    }
  }

  private static func measures(of disputes: [Dispute: Area]) -> [Measure] {
    Dispute.allCases.compactMap { dispute in
      disputes[dispute].map { Measure(name(of: dispute), $0.hectares, .hectare) }
    }
  }

  private static func name(of dispute: Dispute) -> String {
    switch dispute {
    case .overlap: "disputedOverlap"
    case .gap: "disputedGap"
    case .undecided: "disputedUndecided"
    case .leftOut: "disputedLeftOut"
    case .unknownCode: "disputedUnknownCode"
    case .ancestorCode: "disputedAncestorCode"
    case .severalCodes: "disputedSeveralCodes"
    case .unplaced: "disputedUnplaced"
    }
  }

  private static func measures(_ name: String, _ interval: AreaInterval) -> [Measure] {
    [
      Measure(name + "Min", interval.least.hectares, .hectare),
      Measure(name + "Max", interval.greatest.hectares, .hectare),
    ]
  }

  private static func words(of fault: SubjectFault) -> (String, [Detail]) {
    switch fault {
    case .unknownCategory(let code): ("unknown-category", [Detail("subject", code.text)])
    case .unknownGroup(let id): ("unknown-group", [Detail("subject", id)])
    case .unknownUnit(let id): ("unknown-unit", [Detail("subject", id.text)])
    case .noUse(let day): ("no-use", [Detail("subject", day.description)])
    case .undefinedAggregate(let code): ("undefined-aggregate", [Detail("subject", code.text)])
    }
  }
}
