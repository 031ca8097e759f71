import LandUse
import PlanChecks
public import PlanFormats
public import PlanSession

/// Which findings of a run an earlier report has, too.
///
/// A finding is known by its id: code, subjects, place (to 0.1 m) and kind, never its measures. Thus a quota that is
/// broken by more is known, and so is a sum of small overlaps of one unit and cause that has grown; an overlap whose
/// middle has moved is another one: the earlier one is gone and it is new. A report that withholds confidential
/// findings does not tell their ids: these are known by their number, as many of a code and unit as there were.
public struct KnownFindings: Sendable {
  public let report: EarlierReport
  /// By position among the findings of the run.
  private var isKnownAt: [Bool] = []
  public private(set) var known = 0
  /// Findings of the earlier report that are no longer found.
  public private(set) var gone = 0
  /// Findings of the earlier report whose check did not look in this run.
  public private(set) var notLookedFor = 0

  public var fresh: Int { isKnownAt.count - known }

  /// - Parameter isPlan: false for files without a plan, which may have another name than the earlier ones.
  /// - Throws: a report of another plan, or in another CRS, which no place of this run can be found in.
  /// - Complexity: linear in the findings.
  public init(_ report: EarlierReport, in result: SessionResult, isPlan: Bool) throws(EarlierReportError) {
    self.report = report
    let plan = result.snapshot.plan
    if isPlan, report.planID != plan.id {
      throw EarlierReportError(.otherPlan(found: report.planID, own: plan.id), file: report.file)
    }
    guard report.crs == plan.crs else {
      throw EarlierReportError(.otherCRS(found: report.crs, own: plan.crs), file: report.file)
    }
    let names = Self.names(of: result.snapshot.layers.map(\.layer.id), in: report)
    var withheld = report.withheld
    for run in result.checks {
      var knownOfCheck = 0
      let findings = run.findings
      for place in findings.indices {
        let isKnown =
          report.ids.contains(findings[place].id(callingLayers: names).text)
          || (findings[place].isConfidential && Self.take(findings[place], from: &withheld))
        isKnownAt.append(isKnown)
        knownOfCheck += isKnown ? 1 : 0
      }
      known += knownOfCheck
      let rest = report.counts[run.info.code.text, default: 0] - knownOfCheck
      if case .completed = run.outcome { gone += rest } else { notLookedFor += rest }
    }
  }

  func isKnown(_ position: Int) -> Bool { isKnownAt.indices.contains(position) && isKnownAt[position] }

  /// A single layer is the same one, whatever it is called: files have the names of their versions.
  private static func names(of layers: [String], in report: EarlierReport) -> [String: String] {
    guard layers.count == 1, report.layers.count == 1, layers != report.layers else { return [:] }
    return [layers[0]: report.layers[0]]
  }

  /// True for one of those that the report withholds, which then is taken.
  private static func take(_ finding: Finding, from withheld: inout [EarlierReport.Withheld: Int]) -> Bool {
    guard !withheld.isEmpty else { return false }
    let subjects = ShownFinding(finding, withheldAs: 1).finding.subjects.map(text)
    let key = EarlierReport.Withheld(code: finding.code.text, subjects: subjects)
    guard let count = withheld[key], count > 0 else { return false }
    withheld[key] = count - 1
    return true
  }

  /// As `report.json` writes them.
  private static func text(_ subject: Subject) -> String {
    switch subject {
    case .parcel: ""
    case .unit(let id): "unit " + id.text
    case .category(let code): "category " + code.text
    case .group(let id): "group " + id
    case .value(let text): "value " + text
    case .quota(let id): "quota " + id
    case .project(let id): "project " + id
    case .layer(let id): "layer " + id
    }
  }
}
