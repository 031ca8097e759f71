import Geometry
import LandUse
import PlanChecks
public import PlanFormats

/// `findings.geojson`: where the faults are. A finding without place has a null geometry; one of a point is a Point.
///
/// Properties: id, code, severity, message, unit, subjects[], measures[], file, feature, byte, withheld, fictitious;
/// with `--baseline` also known.
public enum FindingsGeoJSON {
  /// - Throws: `GeometryError` when the plan CRS has no operation to longitude and latitude.
  public static func write(_ content: ReportContent, to file: OutputFile) throws {
    let projector = try PlaceProjector(content.plan, to: content.options.outputCRS)
    let places = PlaceWorkers(projector)
    let features = FeatureWriter(to: file, crs: projector.crsMember) { json in
      CollectionHead(content, name: "findings").write(to: json)
    }
    features.features(count: content.findings.count, threads: content.options.threads) { range, features in
      guard let places = places.worker() else { return }
      for position in range { write(content.findings[position], content, places, to: features) }
    }
    try places.check()
    features.finish()
  }

  private static func write(
    _ shown: ShownFinding, _ content: ReportContent, _ places: PlaceWorker, to features: FeatureWriter
  ) {
    let properties = { (json: JSONWriter) in writeProperties(of: shown, content, to: json) }
    switch place(shown.finding, places) {
    case .point(let point): features.feature(id: shown.id.text, point: point, properties: properties)
    case .region(let region): features.feature(id: shown.id.text, geometry: region.canonical, properties: properties)
    case nil: features.feature(id: shown.id.text, geometry: nil, properties: properties)
    }
  }

  private static func place(_ finding: Finding, _ places: PlaceWorker) -> Place? {
    switch finding.place {
    case .point(let point): places.position(point).map { .point($0) }
    case .region(let region): places.shape(region).map { .region($0) }
    case nil: nil
    }
  }

  private static func writeProperties(of shown: ShownFinding, _ content: ReportContent, to json: JSONWriter) {
    let finding = shown.finding
    json.member("id", shown.id.text)
    json.member("code", finding.code.text)
    json.member("severity", finding.severity.rawValue)
    json.member("message", content.message(of: shown))
    json.member("unit", content.unit(of: finding)?.text)
    json.key("subjects")
    json.array { for subject in finding.subjects { FindingText.write(subject, to: json) } }
    json.key("measures")
    json.array { for measure in finding.measures { FindingText.write(measure, to: json) } }
    let origin = finding.origins.first
    json.member("file", origin?.file)
    json.memberOrNull("feature", origin?.feature)
    json.memberOrNull("byte", origin?.byte)
    json.member("withheld", shown.isWithheld)
    json.member("fictitious", content.isFictitious)
    if let isKnown = shown.isKnown { json.member("known", isKnown) }
  }
}
