import LandUse
import PlanChecks

extension FindingExamples {
  static let transitions = ["unproven", "forbidden"].flatMap { kind in
    [
      transition(
        kind, [.parcel(layer: "l", row: 0, id: "12-35")], [Measure("area", 1.25, .hectare)], verified: "true"),
      transition(
        kind + "-further", [.category("LUC"), .category("SKK")],
        [Measure("parcels", 12, .count), Measure("area", 3.2, .hectare)], verified: "false"),
    ]
  }

  private static func transition(
    _ kind: String, _ subjects: [Subject], _ measures: [Measure], verified: String
  ) -> Finding {
    Finding(
      code: "PER503", severity: kind.hasPrefix("forbidden") ? .error : .warning, subjects: subjects, measures: measures,
      details: [
        Detail("kind", kind), Detail("from", "LUC"), Detail("to", "SKK"), Detail("openingDay", "2020-12-31"),
        Detail("day", "2025-12-31"), Detail("citation", "31/2024/QH15, 122.1"),
        Detail("verified", verified),
      ])
  }
}
