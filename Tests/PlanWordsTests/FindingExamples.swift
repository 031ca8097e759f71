import Geometry
import LandUse
import PlanChecks

/// A finding of every kind, made by hand.
enum FindingExamples {
  static let all =
    shapes + invalidShapes + narrowShapes + overlaps + duplicates + displaced + gaps + astray + attributes
    + misnamedUnits + repeatedProperties
    + quotas + transitions + projects

  private static let a = Subject.parcel(layer: "l", row: 0, id: "12-35")
  private static let b = Subject.parcel(layer: "l", row: 7, id: nil)

  private static func finding(
    _ code: CheckCode, _ kind: String, _ subjects: [Subject], _ measures: [Measure] = [],
    _ details: [(String, String)] = [], parts: [FindingPart] = [], _ severity: Severity = .error
  ) -> Finding {
    Finding(
      code: code, severity: severity, subjects: subjects, measures: measures,
      details: [Detail("kind", kind)] + details.map { Detail($0.0, $0.1) }, parts: parts,
      origins: [Origin(file: "l.geojson", feature: 0, byte: 0), Origin(file: "l.geojson", feature: 7, byte: 90)])
  }

  private static let position = [("positionAsRead", "105.5 95.2"), ("crs", "OGC:CRS84")]

  static let shapes = [
    finding("GEO101", "unclosed", [a]), finding("GEO101", "too-short", [b]),
    finding(
      "GEO102", "", [a], [Measure("areaByLinework", 50, .squareMetre), Measure("areaByStructure", 25, .squareMetre)],
      [("reason", "Self-intersection"), ("fault", "self-crossing")]),
    finding("GEO102", "", [a], [Measure("faults", 1, .count)], [("reason", "Boom")]),
    finding("GEO103", "null", [a]), finding("GEO103", "empty", [a]), finding("GEO103", "not-polygonal", [a]),
    finding("GEO103", "null", [a], [], [("lacks", "area")]),
    finding("GEO103", "null", [a], [], [("withheld", "true"), ("lacks", "unit code area")]),
    finding("GEO105", "out-of-range", [a], [], position), finding("GEO105", "not-transformable", [a], [], position),
  ]

  static let overlaps = [
    finding(
      "COV201", "pair", [a, b],
      [
        Measure("overlapArea", 1250.3, .squareMetre), Measure("width", 2.4, .metre),
        Measure("shareOfSmaller", 0.032, .ratio),
      ], [("scale", "1000"), ("class", "conflict")]),
    finding(
      "COV201", "face", [a, b, a, b, a],
      [Measure("overlapArea", 80, .squareMetre), Measure("width", 0.5, .metre), Measure("multiplicity", 5, .count)],
      [("scale", "1000"), ("class", "minor")], .warning),
    finding(
      "COV201", "small-pairs", [.layer("l"), .unit("347")],
      [Measure("count", 12, .count), Measure("areaSum", 5.3, .squareMetre, limit: 1)], [("class", "noise")], .note),
    finding(
      "COV201", "small-pairs", [.layer("l")],
      [Measure("count", 1, .count), Measure("areaSum", 0.0001, .squareMetre, limit: 1)], [("class", "noise")], .note),
    finding(
      "COV201", "small-pairs", [.layer("l")],
      [Measure("count", 4, .count), Measure("areaSum", 2, .squareMetre, limit: 1)],
      [("class", "noise"), ("cause", "real")], .note),
    finding(
      "COV201", "pair", [a, b], [Measure("overlapArea", 2.5, .squareMetre), Measure("width", 0.1, .metre)],
      [("scale", "1000"), ("class", "noise"), ("cause", "missing-vertex")], .note),
    finding("COV201", "undecided", [a, b], [], [("reason", "TopologyException")], .warning),
  ]

  static let duplicates = [
    finding(
      "COV201", "pair", [a, b], [Measure("overlapArea", 50, .squareMetre), Measure("pairs", 6, .count)],
      [("class", "conflict")]),
    finding("COV201", "pile", [a, b], pile, [("land", "exact")]),
    finding("COV201", "pile", [a, b], pile, [("land", "around")]),
    finding("COV201", "reach", [a], [Measure("overlapArea", 12.5, .squareMetre), Measure("width", 0.5, .metre)]),
    finding("COV202", "equal", [a, b], sameShape(2), [("ids", "differ")]),
    finding("COV202", "equal", [a, b], sameShape(100_000), [("ids", "equal")]),
    finding("COV202", "equal", [b, b], sameShape(2), [("ids", "none")]),
    finding(
      "COV202", "nearly-equal", [a, b],
      sameShape(2) + [Measure("overlapArea", 998, .squareMetre), Measure("restArea", 2, .squareMetre, limit: 5.93)],
      [("ids", "differ")]),
  ]

  static let displaced = [
    finding("COV205", "displaced", [a], moved(52_000, 1), reading(1, "other-system"), parts: [read]),
    finding(
      "COV205", "displaced", [a], moved(224.3, 7),
      [("reference", "boundary")] + reading(1, "swapped-axes") + reading(2, "doubled-shift"), parts: [read, read],
      .warning),
    finding(
      "COV205", "displaced", [a], moved(52_000, 1), [("reference", "neighbours")] + reading(1, "other-system"),
      parts: [read]),
    finding("COV205", "displaced", [a], [Measure("readings", 1, .count)], reading(1, "swapped-axes"), parts: [read]),
    finding(
      "COV205", "untried", [.layer("l")], [Measure("parcels", 12, .count)], [("reference", "boundary")], .warning),
    finding(
      "COV205", "untried", [.layer("l")], [Measure("parcels", 1, .count)], [("reference", "neighbours")], .warning),
  ]

  private static func moved(_ metres: Double, _ readings: Double) -> [Measure] {
    [Measure("displacement", metres, .metre, limit: 5000), Measure("readings", readings, .count)]
  }
  private static func reading(_ number: Int, _ kind: String) -> [(String, String)] {
    [
      ("reading\(number)", "EPSG:9209"), ("readingName\(number)", "VN-2000 / TM-3 105-30"),
      ("readingAs\(number)", kind),
    ]
  }
  private static let read = FindingPart(
    subjects: [.value("EPSG:9209")], measures: [Measure("displacement", 52_000, .metre, limit: 5000)])

  private static let pile = [
    Measure("parcels", 100_000, .count), Measure("landArea", 10_500, .squareMetre),
    Measure("areaSum", 1e9, .squareMetre),
  ]
  private static func sameShape(_ rows: Double) -> [Measure] {
    [Measure("rows", rows, .count, limit: 1), Measure("parcelArea", 1000, .squareMetre)]
  }

  static let gaps = [
    finding(
      "COV203", "gap", [a, b, .unit("347")],
      [Measure("gapArea", 125, .squareMetre), Measure("width", 2, .metre)], [("scale", "1000"), ("class", "conflict")]),
    finding(
      "COV203", "gap", [], [Measure("gapArea", 125, .squareMetre)], [("scale", "1000"), ("class", "noise")], .note),
    finding(
      "COV203", "gap", [a, .unit("347")],
      [
        Measure("gapArea", 125, .squareMetre), Measure("explainedArea", 120_000, .squareMetre),
        Measure("unitGapArea", 120_000, .squareMetre),
      ], [("scale", "1000"), ("class", "conflict"), ("explained", "whole"), ("explainedUnit", "347")], .note),
    finding(
      "COV203", "gap", [a, .unit("347"), .unit("349")],
      [
        Measure("gapArea", 125, .squareMetre), Measure("explainedArea", 5_000, .squareMetre),
        Measure("unitGapArea", 20_000, .squareMetre),
      ], [("scale", "1000"), ("class", "conflict"), ("explained", "part"), ("explainedUnit", "35")], parts: shares),
    finding(
      "COV203", "gap", [a],
      [
        Measure("gapArea", 125, .squareMetre), Measure("explainedArea", 5_000, .squareMetre),
        Measure("unitGapArea", 5_000, .squareMetre),
      ], [("explained", "whole")], .note),
    finding(
      "COV203", "small-gaps", [.layer("l")],
      [Measure("count", 3, .count), Measure("areaSum", 1.2, .squareMetre, limit: 1)], [("class", "noise")], .note),
    finding(
      "COV203", "small-gaps", [.layer("l")],
      [Measure("count", 3, .count), Measure("areaSum", 1.2, .squareMetre, limit: 1)],
      [("class", "noise"), ("cause", "rounding")], .note),
  ]

  private static let shares = [
    FindingPart(
      subjects: [.unit("347")], measures: [Measure("shareArea", 600, .squareMetre), Measure("share", 0.6, .ratio)]),
    FindingPart(subjects: [], measures: [Measure("shareArea", 400, .squareMetre), Measure("share", 0.4, .ratio)]),
  ]
  private static let away = [Measure("awayArea", 400, .squareMetre), Measure("awayShare", 0.4, .ratio)]
  private static let outside = [Measure("outsideArea", 400, .squareMetre), Measure("outsideShare", 0.4, .ratio)]

  static let astray = [
    finding(
      "COV204", "partly-outside", [a, .unit("347")], away, [("scale", "1000"), ("class", "conflict")], parts: shares),
    finding("COV204", "several-units", [a], [Measure("units", 2, .count)], parts: shares, .note),
    finding(
      "COV204", "several-units", [a], outside + [Measure("units", 2, .count)], [("scale", "1000"), ("class", "minor")],
      parts: shares),
    finding(
      "COV204", "several-units", [a], [Measure("units", 2, .count)], [("names", "unknown")], parts: shares, .note),
    finding(
      "COV204", "partly-outside", [a, .unit("347")], [Measure("awayArea", 400, .squareMetre)], [],
      parts: [FindingPart(subjects: [.unit("349")], measures: [Measure("shareArea", 400, .squareMetre)])]),
    finding("COV204", "outside-units", [a], away, [("scale", "1000"), ("class", "conflict")], parts: shares),
    finding("COV204", "outside-boundary", [a], outside, [("class", "conflict")]),
    finding(
      "COV204", "small-outside", [.layer("l"), .unit("347")],
      [Measure("count", 2, .count), Measure("areaSum", 0.7, .squareMetre, limit: 1)], [("class", "noise")], .note),
  ]

  private static let field = [("field", "loaiDat"), ("day", "2025-12-31")]

  static let attributes =
    [
      finding("ATT301", "", [a, b], [Measure("rows", 2, .count)], [("id", "12-35")]),
      finding(
        "ATT302", "unknown", [.value("lua"), .layer("l")],
        [Measure("parcels", 12, .count), Measure("area", 3.2, .hectare)],
        field + [("nearestCode", "LUA")]),
      finding(
        "ATT302", "unknown", [.value("???"), .layer("l")],
        [Measure("parcels", 1, .count), Measure("area", 0, .hectare)],
        [("field", "ma")]),
      finding(
        "ATT302", "further", [.layer("l")],
        [Measure("parcels", 1200, .count), Measure("area", 3.2, .hectare), Measure("values", 300, .count)], field),
    ] + FindingExamples.readings

  private static func quota(
    _ code: CheckCode, _ kind: String, _ measures: [Measure], _ details: [(String, String)] = [],
    _ severity: Severity = .error,
    held: [Measure] = [Measure("heldMin", 1150.2, .hectare), Measure("heldMax", 1160, .hectare)]
  ) -> Finding {
    let row = [
      ("year", "2025"), ("bound", "min"), ("basis", "total"), ("citation", "QĐ 1"), ("unverified", "true"),
      ("fictitious", "true"),
    ]
    return finding(
      code, kind, [.unit("347"), .category("LUA"), .quota("MH-1")],
      [Measure("required", 1200, .hectare)] + held + measures,
      row + details, severity)
  }

  static let quotas =
    [
      quota("QTA401", "fail", [Measure("margin", -40, .hectare), Measure("shortfall", 40, .hectare)]),
      quota("QTA401", "fail", [Measure("margin", -40, .hectare), Measure("excess", 40, .hectare)]),
      quota(
        "QTA402", "undecidable", [Measure("disputedOverlap", 10, .hectare), Measure("disputedGap", 5, .hectare)],
        [("because", "in-dispute")]),
      quota(
        "QTA402", "undecidable", [Measure("unmeasured", 3, .count)], [("because", "unmeasured")],
        held: [Measure("heldMin", 1150.2, .hectare)]),
      quota(
        "QTA402", "undecidable", [Measure("allocatedMin", 7, .hectare), Measure("releasedMin", 2, .hectare)],
        [("because", "no-baseline")], held: []),
      quota(
        "QTA402", "not-computable", [], [("because", "undefined-aggregate"), ("subject", "DHT")], .warning, held: []),
      quota("QTA402", "not-computable", [], [("because", "unknown-category"), ("subject", "XXX")], .warning, held: []),
      quota("QTA402", "not-computable", [], [("because", "no-value")], .warning, held: []),
      quota(
        "QTA402", "undecidable", [Measure("disputedUnplaced", 2, .hectare)], [("because", "gaps-not-looked-for")],
        held: [Measure("heldMin", 1150.2, .hectare)]),
      quota(
        "QTA402", "undecidable", [], [("because", "gaps-not-looked-for")],
        held: [Measure("heldMin", 1150.2, .hectare)]),
      quota(
        "QTA402", "not-computable", [], [("because", "no-use"), ("subject", "2025-12-31")], .warning, held: []),
      quota("QTA402", "not-computable", [], [("because", "released-beyond-baseline")], .warning, held: []),
      finding(
        "QTA403", "absent", [.unit("347"), .group("industry")],
        [Measure("unitsWithQuota", 5, .count), Measure("unitsOfLevel", 6, .count)], [("year", "2030")], .warning),
      quota("QTA405", "near-limit", [Measure("margin", 3, .hectare)], [], .note),
      quota(
        "QTA405", "within-rounding", [Measure("deviation", 0.3, .hectare), Measure("precision", 1, .hectare)], [],
        .warning),
    ] + contradictions

  private static let contradictions =
    ["basis-sum", "unit-sum", "category-sum", "natural-area", "duplicate-row"].map { rule in
      quota(
        "QTA404", rule,
        [
          Measure("expected", 100, .hectare), Measure("found", 101, .hectare), Measure("residual", 1, .hectare),
          Measure("rows", 2, .count),
        ])
    }
    + ["duplicate-row", "children-exceed", "children-fall-short", "unknown-code", "unknown-unit"].map { fault in
      finding(
        "QTA404", "baseline-" + fault, [.unit("347"), .category("LUA")],
        [Measure("stated", 100, .hectare), Measure("found", 101, .hectare), Measure("residual", 1, .hectare)],
        [("line", "7")])
    } + [
      quota(
        "QTA404", "incomplete",
        [Measure("found", 60, .hectare), Measure("rows", 1, .count), Measure("rowsExpected", 2, .count)], [], .note)
    ]
}
