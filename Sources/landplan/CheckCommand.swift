import ArgumentParser
import LandUse
import PlanFormats
import PlanReports
import PlanSession

/// `landplan check FILE… | PLAN`: findings and verdicts, also without any plan.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: told(
      "Kiểm tra một phương án, hoặc tệp GeoJSON không cần phương án.",
      "Checks a plan, or GeoJSON files without any plan."),
    discussion: told(
      """
      Nhiều tệp cùng lúc là một lãnh thổ. Trường dữ liệu được nhận theo tên khi không có tùy chọn nào chỉ ra; \
      chương trình in những gì đã nhận. Tệp kinh độ, vĩ độ cần --target-crs: hệ phẳng để tính diện tích.
      """,
      """
      Several files together are one territory. Fields are found by their names where no flag names them; what \
      was taken is printed. Files in longitude and latitude need --target-crs, the plane in which areas are \
      measured.
      """))

  @Argument(
    help: .told(
      "Tệp phương án (.yaml), hoặc các tệp GeoJSON (kể cả mỗi dòng một đối tượng, kể cả .gz).",
      "A plan file (.yaml), or GeoJSON files (also newline-delimited, also .gz)."),
    completion: .parcelsOrPlan)
  var sources: [String]

  @OptionGroup(
    title: told("Trường dữ liệu và hệ tọa độ (tệp không có phương án)", "Fields and systems (files without a plan)"))
  var mapping: MappingOptions

  @Option(
    help: .told(
      "Chỉ kỳ này của phương án.",
      "Only this period of the plan."),
    completion: .periods)
  var period: String?

  @Option(
    help: .told(
      "Ghi báo cáo dạng JSON; - là đầu ra chuẩn.",
      "Write the report as JSON; - is standard output.", valueName: told("tệp", "file")),
    completion: .file(extensions: ["json"]))
  var json: String?

  @Option(
    help: .told(
      "Ghi các lỗi tìm thấy dạng GeoJSON, hoặc CSV nếu tên tệp kết thúc như vậy; - là đầu ra chuẩn.",
      "Write findings as GeoJSON, or CSV where the name ends so; - is standard output.", valueName: told("tệp", "file")),
    completion: .file(extensions: ["geojson", "csv"]))
  var findings: String?

  @Option(
    name: .customLong("export-unit"), parsing: .singleValue,
    help: .told(
      "Ghi các thửa của một đơn vị dạng GeoJSON. Có thể lặp lại.",
      "Write the parcels of a unit as GeoJSON. May be repeated.", valueName: told("đơn-vị=tệp", "unit=file")))
  var exportUnits: [UnitFile] = []

  @Option(
    help: .told(
      "Lỗi từ mức nào thì mã thoát là 1: error (lỗi), warning (cảnh báo), never (không bao giờ).",
      "Which findings make the exit code 1: error, warning, never."))
  var failOn: FailureThreshold = .error

  @OptionGroup(title: told("So với lần chạy trước", "Against an earlier run")) var earlier: EarlierRunOptions
  @OptionGroup(title: told("Tệp kết quả", "Files")) var files: FileOptions
  @OptionGroup(title: told("Độ phủ", "Coverage")) var coverage: CoverageOptions
  @OptionGroup(title: told("Chung", "General")) var session: SessionOptions

  private var isPlan: Bool { sources.count == 1 && sources.allSatisfy(PlanArgument.isPlan) }

  func validate() throws {
    let say = session.say
    func refuse(_ vietnamese: String, _ english: String) -> ValidationError {
      ValidationError(say(vietnamese, english))
    }
    try coverage.check(say)
    if sources.isEmpty {
      throw refuse("Hãy chỉ ra tệp phương án, hoặc các tệp GeoJSON.", "Name a plan file, or GeoJSON files.")
    }
    if !isPlan, sources.contains(where: PlanArgument.isPlan) {
      throw refuse(
        "Tệp phương án đứng một mình: các lớp dữ liệu ghi trong đó.",
        "A plan file stands alone: its layers are named in it.")
    }
    try mapping.check(isPlan: isPlan, period: period, say)
    if json == "-", findings == "-" {
      throw refuse(
        "Chỉ một trong --json và --findings được ghi ra đầu ra chuẩn.",
        "Only one of --json and --findings can be standard output.")
    }
  }

  func run() async throws {
    let job = Job(session)
    try await job.perform {
      let outputs = OutputPaths(paths: [json, findings].compactMap { $0 } + exportUnits.map(\.file))
      try outputs.check(against: sources + [mapping.boundary, earlier.baseline].compactMap { $0 }, job.say)
      let report = try earlier.report()
      let result = try await job.session(try request())
      try outputs.check(against: result.readPaths, job.say)
      let options = files.reportOptions(threads: session.threadCount)
      // Without a plan nothing but --lang says in which language files are.
      let known = try report.map { try KnownFindings($0, in: result, isPlan: isPlan) }
      let content = ReportContent(result, options: options, language: isPlan ? nil : session.language, known: known)
      let written = ResultFiles(content)
      let screen = json == "-" || findings == "-" ? nil : RunScreen(content.told(in: job.language), style: job.style)
      let (findings, json) = (findings, json)
      // None needs another: while one is written, so are the others.
      async let text = screen?.text(listedFindings: 10)
      async let features = findings.flatMap { try written.findings(to: $0 == "-" ? nil : $0) }
      async let document = json.flatMap { try written.report(to: $0 == "-" ? nil : $0) }
      for export in exportUnits { try await write(export, written, content) }
      if let bytes = try await features { try StandardOutput.write(bytes) }
      if let bytes = try await document { try StandardOutput.write(bytes) }
      if let text = await text { try job.print(text) }
      return ExitStatus(result, failOn: failOn, known: known)
    }
  }

  private func request() throws -> SessionRequest {
    var request = session.request(isPlan ? .plan(path: sources[0]) : .files(mapping.source(paths: sources)))
    coverage.apply(to: &request)
    request.period = period
    return request
  }

  private func write(_ export: UnitFile, _ files: ResultFiles, _ content: ReportContent) async throws {
    let unit = try content.knownUnit(export.unit)
    try await files.parcels(of: unit.id, on: content.result.days.last ?? nil, to: export.file)
  }
}
