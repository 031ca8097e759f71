import ArgumentParser
import PlanSession
import LandUse
import PlanReports

/// The command `landplan`; one file per subcommand beside this one.
struct LandPlan: AsyncParsableCommand {
  static let version = PlanSession.version

  static let configuration = CommandConfiguration(
    commandName: "landplan",
    abstract: "Checks land parcels, holds them against quotas, and writes land-use plans.",
    discussion: """
      Kiểm tra thửa đất, so với chỉ tiêu sử dụng đất và lập kế hoạch sử dụng đất.

      Messages are in Vietnamese where LANG begins with "vi" or --lang vi is given, else in English; files are in the \
      language of plan.yaml.

      EXIT CODES
      \(exitCodes)
      """,
    version: "landplan \(version)",
    subcommands: [
      InspectCommand.self, NewCommand.self, RunCommand.self, CheckCommand.self, QuotaCommand.self, ExportCommand.self,
      ExplainCommand.self,
    ])

  private static var exitCodes: String {
    let say = Phrasing(.english)
    return ExitStatus.allCases.map { status in
      let code = String(status.rawValue)
      return "  \(code)\(String(repeating: " ", count: 5 - code.count))\(status.meaning(say))"
    }.joined(separator: "\n")
  }
}
