import ArgumentParser
import PlanReports
import PlanSession

/// `landplan export PLAN --unit U --period P --output DIR`: the plan of one unit of any level.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: told(
      "Xuất kế hoạch của một đơn vị ở cấp bất kỳ cho một kỳ.",
      "Writes the plan of one unit, of any level, for one period."),
    discussion: told(
      """
      Đơn vị có thể là tỉnh, huyện hoặc xã; thư mục kết quả xuất hiện trọn vẹn hoặc không xuất hiện.
      """,
      """
      The unit may be a province, a district or a commune; the folder appears whole or not at all.
      """))

  @Argument(
    help: .told(
      "Tệp phương án.",
      "The plan file."),
    completion: .plan)
  var plan: String

  @Option(
    help: .told(
      "Mã đơn vị hành chính.",
      "Code of the unit."))
  var unit: String

  @Option(
    help: .told(
      "Kỳ: 2021-2025 (mặc định: tất cả).",
      "Period: 2021-2025 (default: all)."),
    completion: .periods)
  var period: String?

  @Option(
    name: [.short, .long],
    help: .told(
      "Thư mục ghi kết quả.",
      "Folder to write."),
    completion: .directory)
  var output: String

  @OptionGroup(title: told("Tệp kết quả", "Files")) var files: FileOptions
  @OptionGroup(title: told("Chung", "General")) var session: SessionOptions

  func run() async throws {
    let job = Job(session)
    try await job.perform {
      try PlanArgument(path: plan).check(job.say)
      let folder = try OutputFolder(path: output)
      var request = session.request(.plan(path: plan))
      request.period = period
      let result = try await job.session(request)
      let content = ReportContent(result, options: files.reportOptions(threads: session.threadCount))
      let unit = try content.knownUnit(unit)
      let count = try await ResultFiles(content, progress: job.tell).writePlan(of: unit, days: result.days, to: folder)
      try job.print(content.told(in: job.language).exportSummary(of: unit, folder: output, files: count) + "\n")
      return .clean
    }
  }
}
