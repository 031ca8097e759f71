import LandUse
public import PlanChecks

/// How a run ended: what the last lines of the terminal say.
public enum RunSummary: Sendable, Hashable {
  case nothingFound(parcels: Int)
  case found(errors: Int, warnings: Int, notes: Int)
  case quotas(kept: Int, failed: Int, undecided: Int, other: Int)
  /// Checks that gave no answer.
  case couldNotRun([CheckCode])
  case written(files: Int, folder: String)

  static let examples: [RunSummary] = [
    .nothingFound(parcels: 12_345), .found(errors: 1, warnings: 2, notes: 1234),
    .quotas(kept: 10, failed: 1, undecided: 2, other: 3), .couldNotRun(["COV201", "COV203"]),
    .written(files: 12, folder: "out"),
  ]
}

extension Words {
  public func summary(_ summary: RunSummary) -> String {
    switch summary {
    case .nothingFound(let parcels):
      say(
        "Không phát hiện lỗi trên \(numbers.integer(parcels)) thửa đất.",
        "Nothing found on \(counted(parcels, "parcel")).")
    case .found(let errors, let warnings, let notes): found(errors, warnings, notes)
    case .quotas(let kept, let failed, let undecided, let other): quotas(kept, failed, undecided, other)
    case .couldNotRun(let codes):
      say(
        "Không chạy được: \(codes.map(\.text).joined(separator: ", ")). Kết quả chưa đầy đủ.",
        "Could not be run: \(codes.map(\.text).joined(separator: ", ")). The result is incomplete.")
    case .written(let files, let folder):
      say(
        "Đã ghi \(numbers.integer(files)) tệp vào \(shown(folder)).",
        "\(counted(files, "file")) written to \(shown(folder)).")
    }
  }

  private func found(_ errors: Int, _ warnings: Int, _ notes: Int) -> String {
    say(
      "\(numbers.integer(errors)) lỗi, \(numbers.integer(warnings)) cảnh báo, \(numbers.integer(notes)) lưu ý.",
      "\(counted(errors, "error")), \(counted(warnings, "warning")), \(counted(notes, "note")).")
  }

  private func quotas(_ kept: Int, _ failed: Int, _ undecided: Int, _ other: Int) -> String {
    let (kept, failed) = (numbers.integer(kept), numbers.integer(failed))
    let (undecided, other) = (numbers.integer(undecided), numbers.integer(other))
    return say(
      "Chỉ tiêu: \(kept) đạt, \(failed) không đạt, \(undecided) chưa thể kết luận, \(other) trường hợp khác.",
      "Quotas: \(kept) kept, \(failed) not kept, \(undecided) undecidable, \(other) other.")
  }
}
