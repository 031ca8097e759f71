import ArgumentParser
import LandUse
import PlanReports
import PlanSession

/// `landplan quota PLAN`: the quota table alone.
struct QuotaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quota", abstract: "Holds the areas of a plan against its quotas: every verdict, with its reason.",
    discussion: "So sánh diện tích với chỉ tiêu sử dụng đất: mọi kết luận, kèm lý do.")

  @Argument(help: "The plan file.")
  var plan: String

  @Option(help: "Only this unit and those below it.")
  var unit: String?

  @Option(help: "Only this period.")
  var period: String?

  @Option(help: ArgumentHelp("Write the verdicts as JSON; - is standard output.", valueName: "file"))
  var json: String?

  @Flag(help: "Do not look for gaps: faster, and verdicts do not count uncovered land.")
  var noGaps = false

  @OptionGroup(title: "General") var session: SessionOptions

  func run() async throws {
    let job = Job(session)
    try await job.perform {
      try PlanArgument(path: plan).check(job.say)
      var request = session.request(.plan(path: plan))
      request.period = period
      request.looksAtGaps = !noGaps
      let result = try await job.session(request)
      try OutputPaths(paths: [json].compactMap { $0 }).check(against: result.readPaths, job.say)
      let options = ReportOptions(threads: session.threadCount, toolVersion: LandPlan.version)
      let content = ReportContent(result, options: options)
      let balances = try asked(of: content)
      if let bytes = try json.flatMap({ try ResultFiles(content).quotas(balances, to: $0 == "-" ? nil : $0) }) {
        try StandardOutput.write(bytes)
      }
      let screen = QuotaScreen(content.told(in: job.language), balances: balances, style: job.style)
      if json != "-" {
        try job.print(screen.text)
      } else if let sentence = screen.noQuota {
        job.remark(sentence)
      }
      return ExitStatus(balances)
    }
  }

  private func asked(of content: ReportContent) throws -> [QuotaBalance] {
    guard let unit else { return content.balances }
    return content.balances(of: try content.knownUnit(unit).id, withUnitsBelow: true)
  }
}
