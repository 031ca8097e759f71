public import ArgumentParser
import LandUse
import PlanFormats
public import PlanReports
import PlanSession

/// `landplan compare A B`: what differs between two plans, or two versions of a layer.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: told(
      "So sánh hai phương án, hoặc hai phiên bản của một lớp thửa đất.",
      "Compares two plans, or two versions of a layer."),
    discussion: told(
      """
      A là trước, B là sau. Thửa được ghép theo mã (hoặc xã + tờ + số thửa): thêm mới, không còn, đổi hình thể (tọa \
      độ khác trên 0,001 mm trong hệ của phương án; điểm đầu, thứ tự vòng và thứ tự thửa không tính), đổi thông tin \
      (loại đất, đơn vị, diện tích kê khai …). Mã bị trùng được nêu và không ghép. Lỗi được ghép theo mã lỗi.
      Mã thoát 1 khi có lỗi mới từ mức --fail-on, hoặc chỉ tiêu mới không đạt hay chưa thể kết luận.
      """,
      """
      A is before, B is after. Parcels are matched by id (or commune + sheet + number): added, removed, reshaped \
      (coordinates more than 0.001 mm apart in the plan CRS; the start of rings, the order of rings and of parcels do \
      not count), reallocated (use, unit, declared area …). Ids used twice are told and not paired. Findings are \
      matched by their ids.
      The exit code is 1 for new findings from --fail-on on, and for quotas newly not kept or undecidable.
      """))

  @Argument(
    help: .told(
      "Trước: tệp phương án (.yaml) hoặc tệp GeoJSON.",
      "Before: a plan file (.yaml) or a GeoJSON file."),
    completion: .parcelsOrPlan)
  var before: String

  @Argument(
    help: .told(
      "Sau: cùng loại với tệp trước.",
      "After: of the same kind."),
    completion: .parcelsOrPlan)
  var after: String

  @OptionGroup(
    title: told("Trường dữ liệu và hệ tọa độ (tệp không có phương án)", "Fields and systems (files without a plan)"))
  var mapping: MappingOptions

  @Option(
    help: .told(
      "Chỉ kỳ này của cả hai phương án.",
      "Only this period of both plans."),
    completion: .periods)
  var period: String?

  @Option(
    help: .told(
      "Ghi mọi khác biệt dạng JSON; - là đầu ra chuẩn.",
      "Write all differences as JSON; - is standard output.", valueName: told("tệp", "file")),
    completion: .file(extensions: ["json"]))
  var json: String?

  @Option(
    help: .told(
      "Ghi các biểu areas.csv, parcels.csv, quotas.csv, findings.csv vào thư mục này.",
      "Write areas.csv, parcels.csv, quotas.csv and findings.csv into this folder.",
      valueName: told("thư-mục", "folder")),
    completion: .directory)
  var csv: String?

  @Option(
    name: .customLong("geojson"),
    help: .told(
      "Ghi các thửa khác nhau dạng GeoJSON; - là đầu ra chuẩn.",
      "Write the parcels that differ as GeoJSON; - is standard output.", valueName: told("tệp", "file")),
    completion: .file(extensions: ["geojson"]))
  var geoJSON: String?

  @Option(
    help: .told(
      "Khi nào mã thoát là 1: error (lỗi mới), warning (cảnh báo mới), difference (bất kỳ khác biệt nào), never.",
      "What makes the exit code 1: error, warning (new findings of it), difference (any at all), never."))
  var failOn: ComparisonThreshold = .error

  @OptionGroup(title: told("Tệp kết quả", "Files")) var files: FileOptions
  @OptionGroup(title: told("Độ phủ", "Coverage")) var coverage: CoverageOptions
  @OptionGroup(title: told("Chung", "General")) var session: SessionOptions

  private var arePlans: Bool { PlanArgument.isPlan(before) }

  func validate() throws {
    let say = session.say
    func refuse(_ vietnamese: String, _ english: String) -> ValidationError {
      ValidationError(say(vietnamese, english))
    }
    try coverage.check(say)
    guard arePlans == PlanArgument.isPlan(after) else {
      throw refuse(
        "Hai tệp phải cùng loại: hai phương án (.yaml), hoặc hai tệp GeoJSON.",
        "The two must be of one kind: two plans (.yaml), or two GeoJSON files.")
    }
    try mapping.check(isPlan: arePlans, period: period, say)
    if json == "-", geoJSON == "-" {
      throw refuse(
        "Chỉ một trong --json và --geojson được ghi ra đầu ra chuẩn.",
        "Only one of --json and --geojson can be standard output.")
    }
  }

  func run() async throws {
    let job = Job(session)
    try await job.perform {
      let outputs = OutputPaths(paths: [json, geoJSON].compactMap { $0 })
      try outputs.check(against: [before, after] + [mapping.boundary].compactMap { $0 }, job.say)
      let folder = try csv.map { try OutputFolder(path: $0) }
      let first = try await job.session(request(before))
      let second = try await job.session(request(after))
      try outputs.check(against: first.readPaths + second.readPaths, job.say)
      let comparison = try await PlanComparison(before: first, after: second, threads: session.threadCount)
      let content = ComparisonContent(
        comparison, sources: (before, after), options: files.reportOptions(threads: session.threadCount),
        language: arePlans ? nil : session.language)
      try await write(content, to: folder, job)
      return ExitStatus(comparison, failOn: failOn)
    }
  }

  private func write(_ content: ComparisonContent, to folder: OutputFolder?, _ job: Job) async throws {
    let written = ComparisonFiles(content)
    if let bytes = try json.flatMap({ try written.json(to: $0 == "-" ? nil : $0) }) {
      try StandardOutput.write(bytes)
    }
    if let geoJSON, let bytes = try await written.geoJSON(to: geoJSON == "-" ? nil : geoJSON) {
      try StandardOutput.write(bytes)
    }
    let count = try folder.map { try written.tables(to: $0) }
    guard json != "-", geoJSON != "-" else { return }
    let screen = ComparisonScreen(content.told(in: job.language), style: job.style)
    try job.print(screen.text(written: csv.flatMap { path in count.map { (path, $0) } }))
  }

  private func request(_ path: String) -> SessionRequest {
    var request = session.request(arePlans ? .plan(path: path) : .files(mapping.source(paths: [path])))
    coverage.apply(to: &request)
    request.period = period
    return request
  }
}

extension ComparisonThreshold: ExpressibleByArgument {}
