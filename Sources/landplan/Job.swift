import ArgumentParser
import Foundation
import LandUse
import PlanReports
import PlanSession

/// What all commands share: a session with progress, and errors as one message and an exit code.
struct Job {
  let language: Language
  let style: TerminalStyle
  private let progress: ProgressLine

  /// - Parameter showsProgress: also where stderr is no terminal.
  init(language: Language, showsProgress: Bool) {
    self.language = language
    style = TerminalStyle(
      environment: ProcessInfo.processInfo.environment, isTerminal: StandardOutput.isTerminal)
    progress = ProgressLine(language, width: style.width, isActive: showsProgress || StandardError.isTerminal)
  }

  init(_ options: SessionOptions) {
    self.init(language: options.terminalLanguage, showsProgress: options.progress)
  }

  var say: Phrasing { Phrasing(language) }

  /// For results that take long to write.
  var tell: @Sendable (SessionProgress) -> Void {
    let progress = progress
    return { progress.show($0) }
  }

  /// The result stays in memory until the process ends.
  func session(_ request: SessionRequest) async throws -> SessionResult {
    let result = try await PlanSession.run(request, progress: tell)
    KeptUntilExit.keep(result)
    progress.clear()
    return result
  }

  func print(_ text: String) throws {
    progress.clear()
    try StandardOutput.write(text)
  }

  /// A remark beside results that have standard output to themselves.
  func remark(_ text: String) {
    progress.clear()
    StandardError.write("landplan: " + text + "\n")
  }

  /// Runs a command's work and ends with its exit code.
  func perform(_ work: () async throws -> ExitStatus) async throws {
    let status: ExitStatus
    do {
      status = try await work()
    } catch {
      status = report(error)
    }
    throw ExitCode(status.rawValue)
  }

  private func report(_ error: any Error) -> ExitStatus {
    progress.clear()
    let failure = (error as? UsageFailure)?.text ?? FailureText(error, in: language)
    let style = TerminalStyle(
      environment: ProcessInfo.processInfo.environment, isTerminal: StandardError.isTerminal)
    for (position, line) in failure.lines.enumerated() {
      StandardError.write((position == 0 ? style.marked("landplan: ", .bad) : "  ") + line + "\n")
    }
    return failure.status
  }
}

/// A fault of the command line that shows only when the data is known.
struct UsageFailure: Error {
  let text: FailureText

  init(_ message: String, hint: String = "") { text = FailureText(usage: message, hint: hint) }
}
