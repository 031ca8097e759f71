import LandUse
public import PlanChecks

extension Severity: Worded {
  public var phrase: Phrase {
    switch self {
    case .error: Phrase("lỗi", "error")
    case .warning: Phrase("cảnh báo", "warning")
    case .note: Phrase("lưu ý", "note")
    }
  }
}

extension FaultClass: Worded {
  public var phrase: Phrase {
    switch self {
    case .noise: Phrase("trong hạn sai đo đạc", "within the limits of survey error")
    case .minor: Phrase("sai lệch nhỏ", "minor")
    case .conflict: Phrase("vượt hạn sai", "conflict")
    }
  }
}

extension PieceCause: Worded {
  public var phrase: Phrase {
    switch self {
    case .datum: Phrase("sai số chuyển đổi hệ tọa độ", "the accuracy of the operation between the datums")
    case .duplicate: Phrase("thửa được ghi hai lần", "a parcel recorded twice")
    case .missingVertex: Phrase("thiếu đỉnh trên ranh giới chung", "a vertex missing on the common border")
    case .rounding: Phrase("làm tròn tọa độ", "rounding of the coordinates")
    case .real: Phrase("ranh giới sai lệch thật", "the borders differ")
    }
  }
}

/// What became of a check, in a word.
public enum CheckStatus: String, Worded, Hashable, CaseIterable {
  case passed, found, nothingToCheck = "nothing-to-check", skipped, notApplicable = "not-applicable", failed

  public init(_ outcome: CheckOutcome) {
    switch outcome {
    case .completed(let examined, _, let findings):
      self = !findings.isEmpty ? .found : examined == 0 ? .nothingToCheck : .passed
    case .skipped(.notApplicable): self = .notApplicable
    case .skipped: self = .skipped
    case .failed: self = .failed
    }
  }

  public var phrase: Phrase {
    switch self {
    case .passed: Phrase("không phát hiện lỗi", "nothing found")
    case .found: Phrase("có phát hiện", "found")
    case .nothingToCheck: Phrase("không có gì để kiểm tra", "nothing to check")
    case .skipped: Phrase("không kiểm tra", "not checked")
    case .notApplicable: Phrase("không áp dụng", "not applicable")
    case .failed: Phrase("không chạy được", "could not be run")
    }
  }
}

extension Words {
  /// Why a check did not look.
  public func reason(_ reason: SkipReason) -> String {
    switch reason {
    case .notApplicable: say("không áp dụng cho loại lớp dữ liệu này", "does not apply to what the layers hold")
    case .noParcels: say("không có thửa đất nào", "there are no parcels")
    case .noBoundary: say("không có ranh giới để đối chiếu", "there is no boundary to look inside of")
    case .noUnitShapes: say("không có ranh giới đơn vị hành chính", "no unit has a boundary")
    case .noScheme: say("không có bảng mã loại đất", "there is no category scheme")
    case .noQuotas: say("không có bảng chỉ tiêu sử dụng đất", "there is no quota table")
    case .noProjects: say("không có danh mục công trình, dự án", "there is no list of projects")
    case .noCapital: say("không có bảng nhu cầu vốn", "there is no table of needed capital")
    case .noRegister: say("không có danh mục đơn vị hành chính", "there is no register of units")
    case .noAccuracyRegulation: say("không có bảng hạn sai", "no limits of survey error are loaded")
    case .fieldAbsent(let role):
      say("dữ liệu không có trường \(fieldName(role))", "no field holds the \(fieldName(role))")
    case .notAskedFor: say("không được yêu cầu", "it was not asked for")
    }
  }

  /// What a field holds; the role itself where it has no words.
  private func fieldName(_ role: String) -> String {
    switch role {
    case "id": say("mã thửa", "parcel id")
    case "use": say("mục đích sử dụng", "use")
    case "unit": say("đơn vị hành chính", "unit")
    case "declared-area": say("diện tích kê khai", "declared area")
    default: "“\(shown(role))”"
    }
  }

  /// A check's status with its reason or message: `không kiểm tra: không có ranh giới để đối chiếu`.
  public func status(_ outcome: CheckOutcome) -> String {
    let word = text(CheckStatus(outcome))
    switch outcome {
    case .completed(_, let excluded, _):
      guard excluded > 0 else { return word }
      let count = numbers.integer(excluded)
      return word
        + say(" (loại \(count) thửa)", excluded == 1 ? " (1 parcel excluded)" : " (\(count) parcels excluded)")
    case .skipped(let because): return word + ": " + reason(because)
    case .failed(let message): return word + ": " + shown(message)
    }
  }
}
