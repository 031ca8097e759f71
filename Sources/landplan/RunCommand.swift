import ArgumentParser
import PlanReports
import PlanSession

/// `landplan run PLAN.yaml --output DIR`: everything, with the plans of all districts.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Runs a plan and writes everything: report, findings, tables, and each district's plan.",
    discussion: """
      Lập toàn bộ kết quả của một phương án.

      The folder appears whole or not at all. A folder of an earlier run is replaced; one that holds anything else is left \
      alone. Confidential land (plan.yaml, confidentialCodes) is in every total, and without --include-confidential \
      no file holds its geometry, ids or names.
      """)

  @Argument(help: "The plan file.")
  var plan: String

  @Option(name: [.short, .long], help: "Folder to write.")
  var output: String

  @Option(help: "Which findings make the exit code 1: error, warning, never.")
  var failOn: FailureThreshold = .error

  @OptionGroup(title: "Files") var files: FileOptions
  @OptionGroup(title: "Coverage") var coverage: CoverageOptions
  @OptionGroup(title: "General") var session: SessionOptions

  func validate() throws { try coverage.check(session.say) }

  func run() async throws {
    let job = Job(session)
    try await job.perform {
      try PlanArgument(path: plan).check(job.say)
      // Before the work: a folder that cannot be written should not cost a run.
      let folder = try OutputFolder(path: output)
      var request = session.request(.plan(path: plan))
      coverage.apply(to: &request)
      let result = try await job.session(request)
      let content = ReportContent(result, options: files.reportOptions(threads: session.threadCount))
      let written = try await ResultFiles(content, progress: job.tell).writeRun(to: folder)
      let screen = RunScreen(content.told(in: job.language), style: job.style)
      try job.print(screen.text(written: (output, written)))
      return ExitStatus(result, failOn: failOn)
    }
  }
}
