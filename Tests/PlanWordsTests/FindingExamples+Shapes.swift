import Coverage
import Geometry
import LandUse
import PlanChecks

extension FindingExamples {
  private static let parcel = Subject.parcel(layer: "l", row: 0, id: "12-35")

  private static func shape(
    _ code: CheckCode, _ kind: String, _ subjects: [Subject], _ measures: [Measure] = [],
    _ details: [(String, String)] = [], parts: [FindingPart] = [], _ severity: Severity = .error
  ) -> Finding {
    Finding(
      code: code, severity: severity, subjects: subjects, measures: measures,
      details: [Detail("kind", kind)] + details.map { Detail($0.0, $0.1) }, parts: parts,
      origins: [Origin(file: "l.geojson", feature: 0, byte: 0)])
  }

  private static func faults(_ kinds: [ValidityFault.Kind]) -> [FindingPart] {
    kinds.map { kind in
      FindingPart(
        subjects: [], measures: [], details: [Detail("fault", kind.rawValue)], place: .point(Coordinate(x: 1, y: 2)))
    }
  }

  private static func invalid(
    _ measures: [Measure], _ details: [(String, String)] = [], parts: [FindingPart] = [], count: Int? = nil
  ) -> Finding {
    shape(
      "GEO102", "", [parcel], [Measure("faults", Double(count ?? parts.count + 1), .count)] + measures,
      [("reason", "Self-intersection"), ("fault", "self-crossing")] + details, parts: parts)
  }

  /// Each kind of fault first and beside others, and each way in which something was not looked for or tried.
  static let invalidShapes =
    ValidityFault.Kind.allCases.map { kind in
      shape("GEO102", "", [parcel], [Measure("faults", 1, .count)], [("reason", "Boom"), ("fault", kind.rawValue)])
    } + [
      invalid([], parts: faults(ValidityFault.Kind.allCases)),
      invalid([], [("extent", "at-least")], parts: faults([.selfCrossing, .holeOutside]), count: 1234),
      invalid(
        [Measure("areaByStructure", 25, .squareMetre)], [("untried", "linework")], parts: faults([.selfCrossing])),
      invalid([], [("untried", "linework")]),
      invalid([], [("untried", "linework structure"), ("extent", "first-only"), ("stand", "envelope")]),
      invalid([], [("untried", "linework structure"), ("stand", "hull")]),
      invalid([], [("untried", "linework structure")]),
      shape(
        "GEO102", "", [parcel], [Measure("faults", 1, .count)],
        [("reason", "Invalid Coordinate"), ("fault", "invalid-coordinate"), ("extent", "first-only")]),
    ]
}

extension FindingExamples {
  private static func spikes(_ count: Double) -> Finding {
    shape(
      "GEO104", "spikes", [parcel],
      [
        Measure("spikes", count, .count), Measure("spikeLength", 12.5, .metre),
        Measure("spikeWidth", 0.004, .metre, limit: 0.05),
      ], [], .warning)
  }

  private static let scale = [("scale", "500")]

  static let narrowShapes = [
    shape("GEO104", "repeated-points", [parcel], [Measure("repeatedPoints", 1, .count)], [], .note),
    shape("GEO104", "repeated-points", [parcel], [Measure("repeatedPoints", 1200, .count)], [], .note),
    shape(
      "GEO104", "many-repeated-points", [.layer("l")],
      [Measure("parcels", 1200, .count), Measure("repeatedPoints", 3000, .count)], [], .note),
    spikes(1), spikes(3),
    shape(
      "GEO106", "", [.layer("l")], [Measure("decimals", 6, .count), Measure("step", 0.1107, .metre, limit: 0.07)],
      [("file", "l.geojson")] + scale, .warning),
    shape(
      "GEO106", "", [.layer("l")], [Measure("decimals", 1, .count), Measure("step", 0.1, .metre, limit: 0.07)],
      [("file", "l.geojson")] + scale, .warning),
    shape(
      "GEO107", "", [parcel], [Measure("width", 0.1, .metre, limit: 0.14), Measure("parcelArea", 12, .squareMetre)],
      scale,
      .warning),
  ]
}
