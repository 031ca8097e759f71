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
  /// What the report of an earlier run has of the findings.
  case againstReport(String, fresh: Int, known: Int, gone: Int, notLookedFor: Int)
  /// Every finding is known.
  case nothingFresh

  static let examples: [RunSummary] = [
    .nothingFound(parcels: 12_345), .found(errors: 1, warnings: 2, notes: 1234),
    .quotas(kept: 10, failed: 1, undecided: 2, other: 3), .couldNotRun(["COV201", "COV203"]),
    .written(files: 12, folder: "out"), .nothingFresh,
    .againstReport("r.json", fresh: 1, known: 2, gone: 3, notLookedFor: 0),
    .againstReport("r.json", fresh: 0, known: 1, gone: 0, notLookedFor: 4),
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
    case .againstReport(let file, let fresh, let known, let gone, let notLookedFor):
      againstReport(shown(file), fresh, known, gone, notLookedFor)
    case .nothingFresh: say("Không có lỗi mới.", "No new findings.")
    }
  }

  private func againstReport(
    _ file: String, _ fresh: Int, _ known: Int, _ gone: Int, _ notLookedFor: Int
  ) -> String {
    let rest =
      notLookedFor == 0
      ? ""
      : say(
        ", \(numbers.integer(notLookedFor)) không kiểm tra lại", ", \(numbers.integer(notLookedFor)) not looked for")
    return say(
      "So với \(file): \(numbers.integer(fresh)) lỗi mới, \(numbers.integer(known)) lỗi đã biết (không nêu lại), "
        + "\(numbers.integer(gone)) lỗi không còn\(rest).",
      "Against \(file): \(numbers.integer(fresh)) new, \(numbers.integer(known)) known (not shown), "
        + "\(numbers.integer(gone)) gone\(rest).")
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
