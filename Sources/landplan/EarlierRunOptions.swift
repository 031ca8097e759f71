import ArgumentParser
import PlanFormats

/// The report of an earlier run, whose findings are known.
struct EarlierRunOptions: ParsableArguments {
  @Option(
    help: .told(
      "report.json của lần chạy trước: chỉ nêu lỗi mới và mã thoát chỉ tính lỗi mới (theo mã lỗi); chỉ tiêu vẫn in đủ.",
      "report.json of an earlier run: only new findings (by id) are shown and count for the exit "
        + "code; quotas are still shown.",
      valueName: told("tệp", "file")),
    completion: .file(extensions: ["json"]))
  var baseline: String?

  /// Nil where none is named.
  /// - Throws: `ReadError`, `EarlierReportError`.
  func report() throws -> EarlierReport? {
    try baseline.map { try EarlierReport.read($0, toolVersion: LandPlan.version) }
  }
}
