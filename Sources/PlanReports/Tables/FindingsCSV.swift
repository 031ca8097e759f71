import Coverage
import Geometry
import LandUse
import PlanChecks
public import PlanFormats
import PlanSession

/// `findings.csv`: a row for each finding, for people with a spreadsheet and a field receiver.
///
/// `x_north_m` and `y_east_m` are the place in the plan CRS by the Vietnamese convention: X is north, Y is east.
/// `parcel` is the record's identifier, `sheet` and `number` those of the first parcel; further subjects follow in
/// `other_subjects`. `file`, `feature` (counted from 0) and `byte` are those of each parcel in turn, `;` between them;
/// a parcel without identifier is `#` and its feature. `id` is that of `report.json`. `confidential` marks rows that
/// hold, or withhold, confidential land.
public enum FindingsCSV {
  static let columns = [
    "id", "code", "severity", "district", "commune", "unit", "sheet", "number", "parcel", "other_subjects", "x_north_m",
    "y_east_m", "longitude", "latitude", "measures", "message", "file", "feature", "byte", "confidential", "fictitious",
  ]

  /// With the report of an earlier run a last column says which findings it has.
  private static func columns(of content: ReportContent) -> [String] {
    content.known == nil ? columns : columns + ["known"]
  }

  /// - Throws: `GeometryError` when the plan CRS has no operation to longitude and latitude.
  public static func write(_ content: ReportContent, to file: OutputFile) throws {
    let places = PlaceWorkers(try PlaceProjector(content.plan, to: .wgs84))
    let columns = columns(of: content)
    _ = CSVWriter(to: file, columns: columns)
    file.write(count: content.findings.count, perPart: 256, threads: content.options.threads) { range, file in
      guard let places = places.worker() else { return }
      let csv = CSVWriter(within: file, columns: columns.count)
      for position in range { csv.row(cells(content.findings[position], content, places)) }
    }
    try places.check()
  }

  private static func list(_ values: [String]) -> String? { values.isEmpty ? nil : values.joined(separator: ";") }

  private static func cells(
    _ shown: ShownFinding, _ content: ReportContent, _ places: PlaceWorker
  ) -> [CSVWriter.Cell] {
    let finding = shown.finding
    let unit = content.unit(of: finding)
    let parcel = FirstParcel(finding, content)
    let anchor = finding.place?.anchor.map(PlaceWorker.roundedMetres)
    let position = finding.place?.anchor.flatMap(places.position)
    let origins = finding.origins
    return [
      .text(shown.id.text), .text(finding.code.text), .text(finding.severity.rawValue),
      .text(content.unit(unit, at: .district).map { content.title(of: $0) }),
      .text(content.unit(unit, at: .commune).map { content.title(of: $0) }), .text(unit?.text),
      .text(parcel.sheet), .text(parcel.number), .text(parcel.name),
      .text(parcel.others.isEmpty ? nil : parcel.others.joined(separator: "; ")),
      .figure(anchor.map { MachineText.number($0.y) }), .figure(anchor.map { MachineText.number($0.x) }),
      .figure(position.map { MachineText.number($0.x) }), .figure(position.map { MachineText.number($0.y) }),
      .text(FindingText.cell(finding.measures)), .text(content.message(of: shown)),
      .text(list(origins.map(\.file))), .figure(list(origins.map { String($0.feature) })),
      .figure(list(origins.map { String($0.byte) })),
      .flag(finding.isConfidential), .flag(content.isFictitious),
    ] + (shown.isKnown.map { [.flag($0)] } ?? [])
  }
}

/// The first parcel of a finding, and what else it is about.
private struct FirstParcel {
  var name: String?
  var sheet: String?
  var number: String?
  var others: [String] = []

  init(_ finding: Finding, _ content: ReportContent) {
    var parcels = 0
    for subject in finding.subjects {
      if case .parcel(let layerID, let row, let id) = subject {
        let origin = finding.origins.indices.contains(parcels) ? finding.origins[parcels] : nil
        parcels += 1
        let text = id ?? "#\(origin?.feature ?? row)"
        guard parcels == 1 else {
          others.append(text)
          continue
        }
        name = text
        guard let layer = content.position(ofLayer: layerID) else { continue }
        sheet = content.result.snapshot.layers[layer].layer.sheets?.text(row)
        number = content.result.snapshot.layers[layer].layer.numbers?.text(row)
      } else if case .unit = subject {
        continue
      } else {
        others.append(Self.name(of: subject))
      }
    }
  }

  private static func name(of subject: Subject) -> String {
    switch subject {
    case .parcel(_, let row, let id): id ?? "#\(row)"
    case .unit(let id): id.text
    case .category(let code): code.text
    case .group(let id), .value(let id), .quota(let id), .layer(let id), .project(let id): id
    }
  }
}

extension DictionaryColumn {
  /// The value of a row; nil when missing or when the column ends before it.
  func text(_ row: Int) -> String? { row >= 0 && row < count ? self[row] : nil }
}
