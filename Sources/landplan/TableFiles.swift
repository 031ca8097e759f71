import ArgumentParser
import PlanReports

/// `--json` and `--csv` of commands that print one table: the whole of it for programs.
struct TableFiles: ParsableArguments {
  @Option(
    help: .told(
      "Ghi tất cả dạng JSON; - là đầu ra chuẩn.",
      "Write all of it as JSON; - is standard output.", valueName: told("tệp", "file")),
    completion: .file(extensions: ["json"]))
  var json: String?

  @Option(
    help: .told(
      "Ghi tất cả dạng CSV; - là đầu ra chuẩn.",
      "Write all of it as CSV; - is standard output.", valueName: told("tệp", "file")),
    completion: .file(extensions: ["csv"]))
  var csv: String?

  func validate() throws {
    guard json == "-", csv == "-" else { return }
    throw ValidationError(
      HelpLanguage.say(
        "--json và --csv không thể cùng ghi ra đầu ra chuẩn.", "--json and --csv cannot both be standard output."))
  }

  /// Nothing else may be printed there then.
  var takesStandardOutput: Bool { json == "-" || csv == "-" }

  /// - Throws: `UsageFailure` for a file that was read.
  func check(against read: [String], _ say: Phrasing) throws {
    try OutputPaths(paths: [json, csv].compactMap { $0 }).check(against: read, say)
  }

  /// - Parameters: write to the file of a path, or give the bytes for standard output where there is none.
  func write(
    json writeJSON: (_ path: String?) throws -> [UInt8]?, csv writeCSV: (_ path: String?) throws -> [UInt8]?
  ) throws {
    if let bytes = try json.flatMap({ try writeJSON($0 == "-" ? nil : $0) }) { try StandardOutput.write(bytes) }
    if let bytes = try csv.flatMap({ try writeCSV($0 == "-" ? nil : $0) }) { try StandardOutput.write(bytes) }
  }
}
