import ArgumentParser
import PlanSession
import LandUse
import PlanReports

/// The command `landplan`; one file per subcommand beside this one.
struct LandPlan: AsyncParsableCommand {
  static let version = PlanSession.version

  static let configuration = CommandConfiguration(
    commandName: "landplan",
    abstract: told(
      "Kiểm tra thửa đất, so với chỉ tiêu sử dụng đất và lập kế hoạch sử dụng đất.",
      "Checks land parcels, holds them against quotas, and writes land-use plans."),
    discussion: told(
      """
      Bắt đầu với một tệp lạ: inspect, new, run. Thông báo bằng tiếng Việt khi LANG bắt đầu bằng “vi” hoặc có \
      --lang vi; các tệp kết quả theo ngôn ngữ của plan.yaml.

      MÃ THOÁT
      \(exitCodes)
      """,
      """
      Where to begin with an unknown file: inspect, new, run. Messages are in Vietnamese where LANG begins with \
      "vi" or --lang vi is given, else in English; files are in the language of plan.yaml.

      EXIT CODES
      \(exitCodes)
      """),
    version: "landplan \(version)",
    subcommands: [
      InspectCommand.self, NewCommand.self, RunCommand.self, CheckCommand.self, QuotaCommand.self, MatrixCommand.self,
      TraceCommand.self, BalanceCommand.self, ProjectsCommand.self, CompareCommand.self, ExportCommand.self,
      ExplainCommand.self,
    ])

  private static var exitCodes: String {
    let say = HelpLanguage.say
    return ExitStatus.allCases.map { status in
      let code = String(status.rawValue)
      return "  \(code)\(String(repeating: " ", count: 5 - code.count))\(status.meaning(say))"
    }.joined(separator: "\n")
  }
}
