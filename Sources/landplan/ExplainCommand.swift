import ArgumentParser
import LandUse
import PlanChecks
import PlanReports

/// `landplan explain [CODE]`: what a check finds, why it matters, what it does not find.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: told(
      "Giải thích một nội dung kiểm tra: tìm gì, đo gì, không tìm gì, căn cứ.",
      "Explains a check: what it finds, its measures, what it does not find, its source."),
    discussion: told(
      """
      Không ghi mã: liệt kê mọi nội dung kiểm tra, mỗi nội dung một dòng.
      """,
      """
      Without a code: all checks in a line each.
      """))

  @Argument(
    help: .told(
      "Mã nội dung kiểm tra: COV201.",
      "Code of the check: COV201."),
    completion: .list(CheckRegistry.infos.map(\.code.text)))
  var code: String?

  @Option(
    name: .customLong("lang"),
    help: .told(
      "Ngôn ngữ: vi hoặc en (mặc định: theo LANG).",
      "Language: vi or en (default: by LANG)."))
  var language: Language?

  func run() async throws {
    let job = Job(language: language ?? SessionOptions.environmentLanguage, showsProgress: false)
    try await job.perform {
      let screen = ExplainScreen(job.language, style: job.style)
      guard let code else {
        try job.print(screen.list)
        return .clean
      }
      guard let text = screen.explanation(of: CheckCode(code.uppercased())) else {
        throw UsageFailure(screen.unknown(code), hint: screen.codes)
      }
      try job.print(text)
      return .clean
    }
  }
}
