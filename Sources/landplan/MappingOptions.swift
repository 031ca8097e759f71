import ArgumentParser
import LandUse
import PlanFormats
import PlanReports
import PlanSession

/// What flags say about files that no plan describes.
struct MappingOptions: ParsableArguments {
  @OptionGroup var system: SystemOptions

  @Option(
    name: .customLong("target-crs"),
    help: .told(
      "Hệ phẳng (mét) để tính diện tích: EPSG:5897.",
      "Plane in metres in which areas are measured: EPSG:5897."))
  var targetCRS: String?

  @Option(
    help: .told(
      "Trường ghi mã thửa; nhiều trường ghép lại: to_ban_do,so_thua.",
      "Field with the parcel's id; several joined: sheet,number."))
  var idField: String?

  @Option(
    help: .told(
      "Trường ghi mã loại đất.",
      "Field with the land-use code."))
  var useField: String?

  @Option(
    help: .told(
      "Trường ghi mã đơn vị hành chính.",
      "Field with the unit's code."))
  var unitField: String?

  @Option(
    parsing: .singleValue,
    help: .told(
      "Trường ghi loại đất tại một ngày: 2025-12-31=use2025. Có thể lặp lại.",
      "Field with the use on a day: 2025-12-31=use2025. May be repeated.", valueName: told("ngày=trường", "day=field")))
  var periodField: [DatedField] = []

  @OptionGroup var record: RecordOptions

  @Option(
    help: .told(
      "Tệp GeoJSON có các vùng hợp thành đường bao: để tìm khoảng hở và phần nằm ngoài.",
      "GeoJSON file whose polygons together are the outline: finds gaps and what lies outside."),
    completion: .parcels)
  var boundary: String?

  @Option(
    name: .customLong("boundary-crs"),
    help: .told(
      "Hệ tọa độ của tệp ranh giới đó, bất kể tệp tự ghi gì.",
      "CRS of that file, whatever it says itself."))
  var boundaryCRS: String?

  /// The name of a flag that was given; nil when none was.
  private var firstUsed: String? {
    let given: [(String, Bool)] =
      [
        ("--crs", system.crs != nil), ("--target-crs", targetCRS != nil), ("--id-field", idField != nil),
        ("--use-field", useField != nil), ("--unit-field", unitField != nil), ("--period-field", !periodField.isEmpty),
        ("--boundary", boundary != nil), ("--boundary-crs", boundaryCRS != nil),
        ("--text-encoding", system.textEncoding != nil),
      ] + record.given
    return given.first { $0.1 }?.0
  }

  /// What belongs to files does not go with a plan, and the other way round. Called by the commands' own validation, which
  /// knows the language.
  ///
  /// - Parameter period: as given.
  func check(isPlan: Bool, period: String?, _ say: Phrasing) throws {
    if isPlan, let flag = firstUsed {
      throw ValidationError(
        say(
          "\(flag) chỉ dùng cho tệp không có phương án; phương án ghi điều đó cho từng lớp.",
          "\(flag) is for files without a plan; a plan says it for each of its layers."))
    }
    if !isPlan, period != nil {
      throw ValidationError(
        say("--period chỉ dùng cho phương án; tệp không có kỳ.", "--period is for plans; files have no periods."))
    }
  }

  func source(paths: [String]) -> FileSource {
    var mapping = FieldMapping()
    mapping.id = idField.map { $0.split(separator: ",").map(String.init) } ?? []
    mapping.unit = unitField
    mapping.uses =
      (useField.map { [FieldMapping.Use(field: $0)] } ?? [])
      + periodField.map { FieldMapping.Use(day: $0.day, field: $0.field) }
    record.apply(to: &mapping)
    var source = FileSource(paths: paths, mapping: mapping)
    source.crs = system.crs
    source.targetCRS = targetCRS
    source.textEncoding = system.textEncoding
    source.boundary = boundary
    source.boundaryCRS = boundaryCRS
    return source
  }
}

/// Flags for what a record says besides id, use and unit.
struct RecordOptions: ParsableArguments {
  @Option(
    help: .told(
      "Trường ghi diện tích kê khai; tính bằng m2 nếu không thêm :ha.",
      "Field with the declared area; m2 unless :ha is added.", valueName: told("trường[:ha]", "field[:ha]")))
  var areaField: AreaField?

  @Option(
    help: .told(
      "Trường ghi số tờ bản đồ.",
      "Field with the number of the map sheet."))
  var sheetField: String?

  @Option(
    help: .told(
      "Trường ghi số thửa trong tờ bản đồ.",
      "Field with the parcel's number on its sheet."))
  var numberField: String?

  @Option(
    help: .told(
      "Trường ghi trạng thái.",
      "Field with the status."))
  var statusField: String?

  @Option(
    help: .told(
      "Trường ghi công trình, dự án.",
      "Field with the project."))
  var projectField: String?

  @Option(
    help: .told(
      "Trường ghi quyết định.",
      "Field with the decision."))
  var decisionField: String?

  @Option(
    help: .told(
      "Trường ghi năm.",
      "Field with the year."))
  var yearField: String?

  @Option(
    help: .told(
      "Trường ghi ngày bắt đầu hiệu lực.",
      "Field with the first day on which the record is valid."))
  var validFromField: String?

  @Option(
    help: .told(
      "Trường ghi ngày hết hiệu lực.",
      "Field with the last day on which the record is valid."))
  var validToField: String?

  /// Each flag, and whether it was given.
  var given: [(String, Bool)] {
    [
      ("--area-field", areaField != nil), ("--sheet-field", sheetField != nil), ("--number-field", numberField != nil),
      ("--status-field", statusField != nil), ("--project-field", projectField != nil),
      ("--decision-field", decisionField != nil), ("--year-field", yearField != nil),
      ("--valid-from-field", validFromField != nil), ("--valid-to-field", validToField != nil),
    ]
  }

  func apply(to mapping: inout FieldMapping) {
    mapping.declaredArea = areaField.map { FieldMapping.DeclaredArea(field: $0.field, unit: $0.unit) }
    mapping.sheet = sheetField
    mapping.number = numberField
    mapping.status = statusField
    mapping.project = projectField
    mapping.decision = decisionField
    mapping.year = yearField
    mapping.validFrom = validFromField
    mapping.validTo = validToField
  }
}

/// `dt`, `dt:m2` or `dt:ha`.
struct AreaField: ExpressibleByArgument {
  let field: String
  let unit: AreaUnit

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    let named = parts.count > 1 ? parts.last.flatMap { AreaUnit(rawValue: String($0)) } : nil
    unit = named ?? .squareMetre
    field = named == nil ? argument : parts.dropLast().joined(separator: ":")
    if field.isEmpty { return nil }
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
