import ArgumentParser
import LandUse
import PlanReports
import PlanSession

/// `landplan projects PLAN`: works and projects, their land and capital.
struct ProjectsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "projects",
    abstract: told(
      "Công trình, dự án: thửa đất, diện tích, vốn, điều chưa khớp; bảng nhu cầu vốn.",
      "Works and projects: their parcels, areas, capital and faults; the table of needed capital."),
    discussion: told(
      """
      Thửa của dự án lấy theo danh mục, không có thì theo ranh giới dự án, không có nữa thì theo trường dự án của thửa. \
      Thửa đất mật có trong tổng số, không nêu mã. Mã thoát 1 khi một phát hiện về dự án hoặc bảng vốn là lỗi.
      """,
      """
      The parcels of a project are those of the list, else those under its shape, else those that name it. Confidential \
      parcels are in the sums and never named. Exit code 1 where a finding about projects or capital is an error.
      """))

  @Argument(
    help: .told(
      "Tệp phương án.",
      "The plan file."),
    completion: .plan)
  var plan: String

  @Option(
    help: .told(
      "Chỉ dự án của đơn vị này và các đơn vị trực thuộc.",
      "Only projects of this unit and those below it."))
  var unit: String?

  @Option(
    help: .told(
      "Chỉ dự án của kỳ này.",
      "Only projects of this period."),
    completion: .periods)
  var period: String?

  @OptionGroup(title: told("Tệp kết quả", "Files")) var tables: TableFiles
  @OptionGroup(title: told("Chung", "General")) var session: SessionOptions

  func run() async throws {
    let job = Job(session)
    try await job.perform {
      try PlanArgument(path: plan).check(job.say)
      var request = session.request(.plan(path: plan))
      request.looksAtGaps = false
      let result = try await job.session(request)
      try tables.check(against: result.readPaths, job.say)
      let content = ReportContent(
        result, options: ReportOptions(threads: session.threadCount, toolVersion: LandPlan.version))
      let report = try ProjectReport(content, asked: unit, period: period)
      let files = ResultFiles(content)
      try tables.write(json: { try files.projects(report, to: $0) }, csv: { try files.projectTable(report, to: $0) })
      let screen = ProjectScreen(
        try ProjectReport(content.told(in: job.language), asked: unit, period: period), style: job.style)
      if !tables.takesStandardOutput {
        try job.print(screen.text)
      } else if let sentence = screen.nothing {
        job.remark(sentence)
      }
      return report.status
    }
  }
}
