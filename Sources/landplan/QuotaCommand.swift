import ArgumentParser
import LandUse
import PlanReports
import PlanSession

/// `landplan quota PLAN`: the quota table alone.
struct QuotaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quota",
    abstract: told(
      "So diện tích của phương án với chỉ tiêu sử dụng đất: mọi kết luận, kèm lý do.",
      "Holds the areas of a plan against its quotas: every verdict, with its reason."),
    discussion: told(
      """
      Không có số trong hồ sơ nghĩa là chưa có chỉ tiêu, không bao giờ là đạt.
      """,
      """
      A missing figure is no quota on file, never one that is kept.
      """))

  @Argument(
    help: .told(
      "Tệp phương án.",
      "The plan file."),
    completion: .plan)
  var plan: String

  @Option(
    help: .told(
      "Chỉ đơn vị này và các đơn vị trực thuộc.",
      "Only this unit and those below it."))
  var unit: String?

  @Option(
    help: .told(
      "Chỉ kỳ này.",
      "Only this period."),
    completion: .periods)
  var period: String?

  @Option(
    help: .told(
      "Ghi các kết luận dạng JSON; - là đầu ra chuẩn.",
      "Write the verdicts as JSON; - is standard output.", valueName: told("tệp", "file")),
    completion: .file(extensions: ["json"]))
  var json: String?

  @Flag(
    help: .told(
      "Không tìm khoảng hở: nhanh hơn, nhưng kết luận không tính đất chưa được phủ.",
      "Do not look for gaps: faster, and verdicts do not count uncovered land."))
  var noGaps = false

  @OptionGroup(title: told("Chung", "General")) var session: SessionOptions

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
