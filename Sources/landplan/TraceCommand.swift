import ArgumentParser
import LandUse
import PlanReports
import PlanSession

/// `landplan trace PLAN --unit U --code C --period P`: the parcels that add up to a number.
struct TraceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: told(
      "Liệt kê các thửa hợp thành một con số trong bảng.",
      "Lists the parcels that add up to a number of the tables."),
    discussion: told(
      """
      Diện tích các thửa cộng lại đúng bằng con số, đến milimét vuông; phần chưa chắc chắn được nêu riêng kèm lý do.
      """,
      """
      The areas add up to the number exactly, to the square millimetre; what is not certain is told apart, with why.
      """))

  @Argument(
    help: .told(
      "Tệp phương án.",
      "The plan file."),
    completion: .plan)
  var plan: String

  @Option(
    help: .told(
      "Mã loại đất, kể cả mã tổng hợp, hoặc group:TÊN.",
      "Land-use code, codes of sums included, or group:NAME."))
  var code: String

  @Option(
    help: .told(
      "Mã hoặc tên đơn vị hành chính (mặc định: toàn bộ dữ liệu).",
      "Code or name of the unit (default: all land)."))
  var unit: String?

  @Option(
    help: .told(
      "Chỉ kỳ này.",
      "Only this period."),
    completion: .periods)
  var period: String?

  @Option(
    help: .told(
      "Số thửa nêu trên màn hình (mặc định: 20); phần còn lại gộp một dòng.",
      "Parcels listed on the screen (default: 20); the others are summed in a line."))
  var rows: Int = 20

  @Flag(
    help: .told(
      "Nêu cả thửa đất mật.",
      "Name confidential parcels, too."))
  var includeConfidential = false

  @OptionGroup(title: told("Tệp kết quả", "Files")) var tables: TableFiles
  @OptionGroup(title: told("Chung", "General")) var session: SessionOptions

  func validate() throws {
    guard rows >= 0 else {
      throw ValidationError(session.say("--rows phải từ 0 trở lên.", "--rows must be 0 or more."))
    }
  }

  func run() async throws {
    let job = Job(session)
    try await job.perform {
      try PlanArgument(path: plan).check(job.say)
      var request = session.request(.plan(path: plan))
      request.period = period
      request.traced = TracedNumber(subject: code, unit: unit)
      let result = try await job.session(request)
      try tables.check(against: result.readPaths, job.say)
      let options = ReportOptions(
        includesConfidential: includeConfidential, threads: session.threadCount, toolVersion: LandPlan.version)
      let content = ReportContent(result, options: options)
      let files = ResultFiles(content)
      try tables.write(json: files.traces(to:), csv: files.traceTable(to:))
      if !tables.takesStandardOutput {
        try job.print(TraceScreen(content.told(in: job.language), style: job.style, listed: rows).text)
      }
      return .clean
    }
  }
}
