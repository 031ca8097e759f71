import LandUse
import PlanChecks

extension FindingExamples {
  static let projects: [Finding] = {
    let a = Subject.parcel(layer: "l", row: 0, id: "12-35")
    func finding(
      _ code: CheckCode, _ kind: String, _ subjects: [Subject], _ measures: [Measure],
      _ details: [(String, String)] = []
    ) -> Finding {
      Finding(
        code: code, severity: .warning, subjects: subjects, measures: measures,
        details: [Detail("kind", kind)] + details.map { Detail($0.0, $0.1) },
        origins: subjects.contains(a) ? [Origin(file: "l.geojson", feature: 0, byte: 0)] : [])
    }
    let project: [Subject] = [.unit("347"), .category("LUA"), .project("DA-1")]
    let listed = [Measure("listedArea", 1.01, .hectare), Measure("parcels", 2, .count)]
    let linked = Measure("linkedArea", 1, .hectare)
    let law = [("citation", "art. 65")]
    return [
      finding("PRJ601", "", project, listed + [linked, Measure("areaDifference", -100, .squareMetre, limit: 50)]),
      finding("PRJ602", "", project, [Measure("outsideArea", 5000, .squareMetre, limit: 1), linked]),
      finding("PRJ603", "", [a, .project("DA-1"), .project("DA-2")], [Measure("sharedArea", 5000, .squareMetre)]),
      finding(
        "PRJ604", "LUA", [a] + project,
        [Measure("protectedArea", 0.5, .hectare), linked, Measure("parcels", 1, .count)],
        law),
      finding("PRJ605", "none", project, listed),
      finding("PRJ605", "unknown", project, listed + [Measure("unknownParcels", 1, .count)]),
      finding("PRJ606", "planned", project, listed), finding("PRJ606", "begun", project, listed),
    ] + capital
  }()

  private static let capital: [Finding] = CapitalFault.Rule.allCases.map { rule in
    let (prefix, unit): (String, Measure.Unit) =
      rule.isOfShares ? ("share", .percent) : ("capital", .thousandBillionDong)
    return Finding(
      code: "PRJ607", severity: .error, subjects: [],
      measures: [
        Measure(prefix + "Stated", 14.23, unit), Measure(prefix + "Found", 14.22, unit),
        Measure(prefix + "Difference", 0.01, unit, limit: 0.005),
      ],
      details: [
        Detail("kind", "\(rule.rawValue)-state-whole"), Detail("rule", rule.rawValue), Detail("source", "state"),
        Detail("period", "whole"), Detail("citation", "Decision 1"), Detail("line", "7"),
      ])
  }
}
