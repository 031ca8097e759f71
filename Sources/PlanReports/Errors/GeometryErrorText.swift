import Geometry

/// Errors of GEOS and PROJ in words; the libraries' own texts stay as they are.
struct GeometryErrorText {
  let say: Phrasing

  init(_ say: Phrasing) { self.say = say }

  func failure(_ error: GeometryError) -> FailureText {
    switch error {
    case .unsupportedCRS(let text, let reason):
      FailureText(
        .wrongInput,
        [
          say("Không dùng được hệ tọa độ “\(text)”: ", "The CRS “\(text)” cannot be used: ") + SafeText.clause(reason)
            + ".",
          CRSHint.prefix(text, say)
            ?? say("Hãy ghi mã như EPSG:5897 hoặc OGC:CRS84.", "Write a code such as EPSG:5897 or OGC:CRS84."),
        ])
    case .noOperation(let from, let to):
      FailureText(
        .wrongInput,
        [say("Không có phép chuyển từ \(from) sang \(to).", "There is no transformation from \(from) to \(to).")])
    case .ballparkOnly(let from, let to):
      FailureText(
        .wrongInput,
        [
          say(
            "Từ \(from) sang \(to) chỉ có phép chuyển gần đúng, sai có thể hàng trăm mét: không dùng.",
            "From \(from) to \(to) only a ballpark operation is known, which may be off by hundreds of metres: refused."
          ),
          say("Hãy kiểm tra --crs và --target-crs.", "Look at --crs and --target-crs."),
        ])
    case .pinnedOperationNotFound(let operation, let from, let to, let candidates):
      FailureText(
        .wrongInput,
        [
          say(
            "Phép chuyển \(operation) không dùng được từ \(from) sang \(to).",
            "The operation \(operation) does not lead from \(from) to \(to)."),
          candidates.isEmpty ? "" : say("Có thể dùng: ", "There are: ") + candidates.joined(separator: "; "),
        ])
    default: ofLibrary(error)
    }
  }

  private func ofLibrary(_ error: GeometryError) -> FailureText {
    switch error {
    case .proj("proj_create", let message, _):
      FailureText(
        .wrongInput,
        [
          say(
            "PROJ không biết hệ tọa độ này: \(SafeText.clause(message)).",
            "PROJ does not know this CRS: \(SafeText.clause(message))."),
          say(
            "Hãy kiểm tra --crs, --target-crs, hoặc crs trong plan.yaml và trong tệp.",
            "Look at --crs, --target-crs, or crs in plan.yaml and in the file."),
        ])
    case .proj(let function, let message, let code):
      FailureText(
        .notRun,
        [
          say(
            "PROJ báo lỗi trong \(function): \(message) (\(code)).", "PROJ failed in \(function): \(message) (\(code))."
          )
        ])
    case .geos(let function, let message):
      FailureText(
        .notRun,
        [
          say(
            "GEOS báo lỗi trong \(function): \(SafeText.clause(message)).",
            "GEOS failed in \(function): \(SafeText.clause(message)).")
        ])
    default:
      FailureText(.notRun, [say("Lỗi tính toán hình học: ", "Geometry failed: ") + String(describing: error)])
    }
  }
}

/// What to write where a CRS was written as a bare number.
enum CRSHint {
  /// `Did you mean EPSG:5897?`; nil for anything but digits.
  static func prefix(_ text: String, _ say: Phrasing) -> String? {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return say("Hãy ghi cả tiền tố: EPSG:\(text).", "Write it with its prefix: EPSG:\(text).")
  }
}
