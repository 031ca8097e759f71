/// The exit codes of the command; 64–74 are those of `sysexits.h`.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Nothing at or above the threshold.
  case clean = 0
  /// Findings, a quota that is not kept, or one that cannot be decided.
  case findings = 1
  case wrongUsage = 64
  /// An input is not what it must be.
  case wrongInput = 65
  case unreadableInput = 66
  /// Something could not be run; wins over `findings`.
  case notRun = 70
  case cannotCreateOutput = 73
  case cannotWriteOutput = 74
  case interrupted = 130

  /// One line for `--help`.
  public func meaning(_ say: Phrasing) -> String {
    switch self {
    case .clean: say("không có lỗi từ mức ngưỡng trở lên", "nothing at or above the threshold")
    case .findings:
      say(
        "có lỗi, chỉ tiêu không đạt hoặc chưa xác định được",
        "findings, or a quota that is not kept or cannot be decided")
    case .wrongUsage: say("dùng lệnh sai", "wrong usage")
    case .wrongInput: say("dữ liệu vào không đúng", "an input is not what it must be")
    case .unreadableInput: say("không đọc được dữ liệu vào", "an input cannot be read")
    case .notRun: say("có phần không chạy được", "something could not be run (wins over 1)")
    case .cannotCreateOutput: say("không tạo được kết quả", "the output cannot be created")
    case .cannotWriteOutput: say("không ghi được kết quả", "the output cannot be written")
    case .interrupted: say("bị ngắt", "interrupted")
    }
  }
}

/// From which severity on findings make the exit code 1.
public enum FailureThreshold: String, Sendable, Hashable, CaseIterable { case error, warning, never }
