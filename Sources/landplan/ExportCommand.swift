import ArgumentParser
import PlanReports
import PlanSession

/// `landplan export PLAN --unit U --period P --output DIR`: the plan of one unit of any level.
struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes the plan of one unit, of any level, for one period.",
    discussion: "Xuất kế hoạch của một đơn vị (tỉnh, huyện, xã) cho một kỳ.")

  @Argument(help: "The plan file.")
  var plan: String

  @Option(help: "Code of the unit.")
  var unit: String

  @Option(help: "Period: 2021-2025 (default: all).")
  var period: String?

  @Option(name: [.short, .long], help: "Folder to write.")
  var output: String

  @OptionGroup(title: "Files") var files: FileOptions
  @OptionGroup(title: "General") var session: SessionOptions

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
