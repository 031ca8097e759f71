import ArgumentParser
import LandUse
import PlanReports
import PlanSession

/// `landplan balance PLAN`: the room that is left under every quota.
struct BalanceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "balance",
    abstract: told(
      "Diện tích còn được sử dụng theo từng chỉ tiêu, từng đơn vị, từng kỳ.",
      "The room that is left under every quota, by unit and period."),
    discussion: told(
      """
      Mức tối đa: còn được thêm bao nhiêu; mức tối thiểu: còn được giảm bao nhiêu; số âm là đã vượt. Khi có diện tích \
      chưa thống nhất, kết quả là một khoảng.
      """,
      """
      A ceiling: how much may still be added; a floor: how much may still be taken; below zero it is broken. Where land \
      is in dispute it is an interval.
      """))

  @Argument(
    help: .told(
      "Tệp phương án.",
      "The plan file."),
    completion: .plan)
  var plan: String

  @Option(
    help: .told(
      "Chỉ đơn vị này và các đơn vị trực thuộc, mọi chỉ tiêu.",
      "Only this unit and those below it, every quota."))
  var unit: String?

  @Option(
    help: .told(
      "Chỉ kỳ này.",
      "Only this period."),
    completion: .periods)
  var period: String?

  @Flag(
    help: .told(
      "Nêu mọi chỉ tiêu, không chỉ của các nhóm đất.",
      "List every quota, not only those of use groups."))
  var all = false

  @OptionGroup(title: told("Tệp kết quả", "Files")) var tables: TableFiles
  @OptionGroup(title: told("Chung", "General")) var session: SessionOptions

  func run() async throws {
    let job = Job(session)
    try await job.perform {
      try PlanArgument(path: plan).check(job.say)
      var request = session.request(.plan(path: plan))
      request.period = period
      let result = try await job.session(request)
      try tables.check(against: result.readPaths, job.say)
      let options = ReportOptions(threads: session.threadCount, toolVersion: LandPlan.version)
      let content = ReportContent(result, options: options)
      let balances = try asked(of: content)
      let files = ResultFiles(content)
      try tables.write(json: { try files.room(balances, to: $0) }, csv: { try files.roomTable(balances, to: $0) })
      if !tables.takesStandardOutput {
        let screen = BalanceScreen(
          content.told(in: job.language), balances: balances, style: job.style, listsAll: all || unit != nil)
        try job.print(screen.text)
      }
      return .clean
    }
  }

  private func asked(of content: ReportContent) throws -> [QuotaBalance] {
    guard let unit else { return content.balances }
    return content.balances(of: try content.knownUnit(unit).id, withUnitsBelow: true)
  }
}
