import ArgumentParser
import PlanReports
import PlanSession

/// `landplan run PLAN.yaml --output DIR`: everything, with the plans of all districts.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: told(
      "Lập toàn bộ kết quả của một phương án: báo cáo, lỗi, các biểu, và kế hoạch của từng huyện.",
      "Runs a plan and writes everything: report, findings, tables, and each district's plan."),
    discussion: told(
      """
      Thư mục kết quả xuất hiện trọn vẹn hoặc không xuất hiện. Thư mục của lần chạy trước được thay mới; thư mục \
      chứa thứ khác được giữ nguyên. Đất bảo mật (plan.yaml, confidentialCodes) có trong mọi tổng số, nhưng \
      không tệp nào chứa hình thể, mã hay tên của nó nếu không có --include-confidential.
      """,
      """
      The folder appears whole or not at all. A folder of an earlier run is replaced; one that holds anything \
      else is left alone. Confidential land (plan.yaml, confidentialCodes) is in every total, and without \
      --include-confidential no file holds its geometry, ids or names.
      """))

  @Argument(
    help: .told(
      "Tệp phương án.",
      "The plan file."),
    completion: .plan)
  var plan: String

  @Option(
    name: [.short, .long],
    help: .told(
      "Thư mục ghi kết quả.",
      "Folder to write."),
    completion: .directory)
  var output: String

  @Option(
    help: .told(
      "Lỗi từ mức nào thì mã thoát là 1: error (lỗi), warning (cảnh báo), never (không bao giờ).",
      "Which findings make the exit code 1: error, warning, never."))
  var failOn: FailureThreshold = .error

  @OptionGroup(title: told("So với lần chạy trước", "Against an earlier run")) var earlier: EarlierRunOptions
  @OptionGroup(title: told("Tệp kết quả", "Files")) var files: FileOptions
  @OptionGroup(title: told("Độ phủ", "Coverage")) var coverage: CoverageOptions
  @OptionGroup(title: told("Chung", "General")) var session: SessionOptions

  func validate() throws { try coverage.check(session.say) }

  func run() async throws {
    let job = Job(session)
    try await job.perform {
      try PlanArgument(path: plan).check(job.say)
      let report = try earlier.report()
      // Before the work: a folder that cannot be written should not cost a run.
      let folder = try OutputFolder(path: output)
      var request = session.request(.plan(path: plan))
      coverage.apply(to: &request)
      request.asksTransitions = true
      let result = try await job.session(request)
      let known = try report.map { try KnownFindings($0, in: result, isPlan: true) }
      let content = ReportContent(
        result, options: files.reportOptions(threads: session.threadCount), known: known)
      let written = try await ResultFiles(content, progress: job.tell).writeRun(to: folder)
      let screen = RunScreen(content.told(in: job.language), style: job.style)
      try job.print(screen.text(written: (output, written)))
      return ExitStatus(result, failOn: failOn, known: known)
    }
  }
}
