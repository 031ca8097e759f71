import ArgumentParser
import LandUse
import PlanFormats
import PlanSession

/// What flags say about files that no plan describes.
struct MappingOptions: ParsableArguments {
  @Option(help: "CRS of the files, whatever they say themselves: EPSG:5897.")
  var crs: String?

  @Option(name: .customLong("target-crs"), help: "Plane in metres in which areas are measured: EPSG:5897.")
  var targetCRS: String?

  @Option(help: "Field with the parcel's id; several joined: sheet,number.")
  var idField: String?

  @Option(help: "Field with the land-use code.")
  var useField: String?

  @Option(help: "Field with the unit's code.")
  var unitField: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Field with the use on a day: 2025-12-31=use2025. May be repeated.", valueName: "day=field"))
  var periodField: [DatedField] = []

  @Option(help: "GeoJSON file whose polygons together are the outline: finds gaps and what lies outside.")
  var boundary: String?

  /// The name of a flag that was given; nil when none was.
  var firstUsed: String? {
    let given: [(String, Bool)] = [
      ("--crs", crs != nil), ("--target-crs", targetCRS != nil), ("--id-field", idField != nil),
      ("--use-field", useField != nil), ("--unit-field", unitField != nil), ("--period-field", !periodField.isEmpty),
      ("--boundary", boundary != nil),
    ]
    return given.first { $0.1 }?.0
  }

  func source(paths: [String]) -> FileSource {
    var mapping = FieldMapping()
    mapping.id = idField.map { $0.split(separator: ",").map(String.init) } ?? []
    mapping.unit = unitField
    mapping.uses =
      (useField.map { [FieldMapping.Use(field: $0)] } ?? [])
      + periodField.map { FieldMapping.Use(day: $0.day, field: $0.field) }
    var source = FileSource(paths: paths, mapping: mapping)
    source.crs = crs
    source.targetCRS = targetCRS
    source.boundary = boundary
    return source
  }
}

/// `2025-12-31=use2025`, `2025=use2025` or `2021-2025=use2025`: a year, and a period's last one, stand for 31 December.
struct DatedField: ExpressibleByArgument {
  let day: CalendarDate
  let field: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let years = parts[0].split(separator: "-").last.flatMap { $0.count == 4 ? Int($0) : nil }
    guard let day = CalendarDate(iso: parts[0]) ?? years.flatMap(CalendarDate.endOfYear) else { return nil }
    self.day = day
    field = String(parts[1])
  }
}

/// `347=phu-ly.geojson`.
struct UnitFile: ExpressibleByArgument {
  let unit: String
  let file: String

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    unit = String(parts[0])
    file = String(parts[1])
  }
}
