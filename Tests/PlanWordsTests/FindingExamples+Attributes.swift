import LandUse
import PlanChecks

/// Findings on codes, missing attributes and areas.
extension FindingExamples {
  private static let parcels = [Measure("parcels", 12, .count), Measure("area", 3.2, .hectare)]
  private static let field = [("field", "loaiDat"), ("day", "2025-12-31")]
  private static let a = Subject.parcel(layer: "l", row: 0, id: "12-35")

  static let readings =
    [
      example("ATT302", "unknown", [.value("ONT+XYZ")], parcels, field + [("unknownParts", "XYZ")]),
      example("ATT302", "ambiguous", [.value("dat khac")], parcels, field + [("candidates", "NKH PNK")]),
      example("ATT302", "older-list", [], parcels, field + [("listDay", "2024-07-31"), ("codes", "TTN, LUN")], .note),
      example("ATT302", "newer-list", [], parcels, field + [("listDay", "2024-08-01"), ("codes", "CNT")], .note),
      example("ATT303", "aggregate", [.category("NNP")], parcels, field, .warning),
      example("ATT303", "overlay-code", [.category("KDT")], parcels, [("field", "ma")], .warning),
      example("ATT304", "id", [], parcels, [], .warning), example("ATT304", "unit", [], parcels, [], .warning),
      example("ATT304", "unit", [], parcels, [], .note), example("ATT304", "use", [], parcels, field, .warning),
    ] + areas + statedAreas

  private static let statedAreas =
    ["declared", "computed"].map { whole in
      example(
        "ATT307", "parcel", [a],
        [
          Measure("statedArea", 550.5, .squareMetre), Measure("wholeArea", 560, .squareMetre),
          Measure("difference", 9.5, .squareMetre, limit: 3.7),
        ], field + [("whole", whole), ("codes", "ONT+CLN"), ("scale", "1000")], .warning)
    } + [
      example(
        "ATT307", "further", [], [Measure("parcels", 12, .count), Measure("differenceSum", 99.5, .squareMetre)], field,
        .warning)
    ]

  private static let areas =
    ["", "hectares", "square-metres"].map { cause in
      example(
        "ATT305", "parcel", [a],
        [
          Measure("declaredArea", 1012.5, .squareMetre), Measure("computedArea", 1000, .squareMetre),
          Measure("difference", 12.5, .squareMetre, limit: 5.9),
        ], [("cause", cause), ("scale", "1000")], .warning)
    }
    + ["hectares", "square-metres", "utm", "tm3", "constant"].map { cause in
      example(
        "ATT305", "factor", [],
        [
          Measure("parcels", 300, .count), Measure("declaredSum", 0.01, .hectare),
          Measure("computedSum", 100, .hectare),
        ], [("cause", cause), ("factor", "0.002778"), ("scale", "1000")])
    } + [
      example(
        "ATT305", "further", [], [Measure("parcels", 12, .count), Measure("differenceSum", 99.5, .squareMetre)],
        [("scale", "1000")], .warning),
      example("ATT305", "not-a-number", [], [Measure("parcels", 1, .count)], [("example", "x")], .warning),
      example("ATT305", "ambiguous", [], [Measure("parcels", 2, .count)], [("example", "1.234")], .warning),
      example("ATT305", "not-positive", [], [Measure("parcels", 1, .count)], [], .note),
    ]

  static func example(
    _ code: CheckCode, _ kind: String, _ subjects: [Subject], _ measures: [Measure], _ details: [(String, String)],
    _ severity: Severity = .error
  ) -> Finding {
    Finding(
      code: code, severity: severity, subjects: subjects + [.layer("l")], measures: measures,
      details: [Detail("kind", kind)] + details.map { Detail($0.0, $0.1) },
      origins: [Origin(file: "l.geojson", feature: 0, byte: 0)])
  }
}
