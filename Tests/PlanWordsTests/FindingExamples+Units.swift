import LandUse
import PlanChecks

extension FindingExamples {
  static let misnamedUnits: [Finding] = {
    let a = Subject.parcel(layer: "l", row: 0, id: "12-35")
    let shares = [
      FindingPart(
        subjects: [.unit("347")], measures: [Measure("shareArea", 600, .squareMetre), Measure("share", 0.6, .ratio)]),
      FindingPart(subjects: [], measures: [Measure("shareArea", 400, .squareMetre), Measure("share", 0.4, .ratio)]),
    ]
    func finding(
      _ kind: String, _ subjects: [Subject], _ measures: [Measure], _ details: [(String, String)] = [],
      _ severity: Severity = .warning, parts: [FindingPart] = []
    ) -> Finding {
      Finding(
        code: "ATT306", severity: severity, subjects: subjects, measures: measures,
        details: [Detail("kind", kind), Detail("registerDate", "2025-03-01")]
          + details.map { Detail($0.0, $0.1) }, parts: parts, origins: [Origin(file: "l.geojson", feature: 0, byte: 0)])
    }
    func texts(_ parcels: Double, unplaced: Double? = nil) -> [Measure] {
      [Measure("parcels", parcels, .count), Measure("area", 3.2, .hectare)]
        + (unplaced.map { [Measure("unplaced", $0, .count)] } ?? [])
    }
    let away = [Measure("awayArea", 400, .squareMetre), Measure("awayShare", 0.4, .ratio)]
    let old = [
      ("unitName", "Huyen Kim Bang"), ("unitCode", "350"), ("validFrom", "2008-01-01"), ("validTo", "2024-12-31"),
      ("successors", "350 347"),
    ]
    return [
      finding(
        "other-unit", [a, .unit("347")], away, [("scale", "1000"), ("class", "conflict")], .error, parts: shares),
      finding("unknown-name", [.value("999"), .layer("l")], texts(12), parts: shares),
      finding("unknown-name", [.value("Phu Li"), .layer("l")], texts(1), [("nearestUnit", "347")], parts: shares),
      finding("unknown-name", [.value("999"), .layer("l")], texts(12, unplaced: 12), [], .error),
      finding("unknown-name", [.value("999"), .layer("l")], texts(12, unplaced: 2), [], .error, parts: shares),
      finding(
        "ambiguous-name", [.value("Tan Son"), .unit("347"), .unit("349"), .layer("l")], texts(12), parts: shares),
      finding("other-day", [.value("350"), .layer("l")], texts(12), old, parts: shares),
      finding("other-day", [.value("350"), .layer("l")], texts(1, unplaced: 1), Array(old.prefix(2)), .error),
      finding(
        "other-kind", [.value("Xa Phu Ly"), .unit("347"), .layer("l")], [Measure("parcels", 3, .count)], [], .note),
      finding("further-names", [.layer("l")], texts(12) + [Measure("values", 3, .count)], parts: shares),
    ]
  }()
}
