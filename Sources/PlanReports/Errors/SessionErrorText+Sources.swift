import Coverage
import Geometry
import LandUse

/// What layers, boundaries and requests are refused for.
extension SessionErrorText {
  func notUseCodes(_ field: String, _ file: String, _ values: Int) -> FailureText {
    FailureText(
      .wrongInput,
      [
        say(
          "\(file): trường “\(field)” có \(values) giá trị khác nhau, không thể là mã loại đất.",
          "\(file): the field “\(field)” has \(values) different values: these are no use codes."),
        say(
          "Hãy chỉ ra trường ghi mã loại đất: --use-field TRƯỜNG.",
          "Name the field that holds the code of the use: --use-field FIELD."),
      ])
  }

  func layersOfOneDay(_ first: String, _ second: String, _ day: CalendarDate?) -> FailureText {
    let when = day.map { say(" ngày \($0)", " on \($0)") } ?? ""
    return FailureText(
      .wrongInput,
      [
        say(
          "Lớp “\(first)” và lớp “\(second)” cùng ghi mục đích sử dụng đất\(when) của cùng một khu đất: không rõ lấy số "
            + "liệu của lớp nào.",
          "The layers “\(first)” and “\(second)” both give the uses\(when) of the same land: it is not clear which of them "
            + "counts."),
        say(
          "Trong plan.yaml, bỏ cột đó ở một lớp (fields.uses), hoặc sửa holds của một lớp: allocations, overlay.",
          "In plan.yaml, take that column from one of them (fields.uses), or correct the holds of one: allocations, overlay."
        ),
      ])
  }

  // MARK: Boundaries

  private func noBoundary(_ file: String, _ feature: Int) -> String {
    say(
      "\(file), đối tượng #\(feature) (đếm từ 0): không dùng làm ranh giới được: ",
      "\(file), feature #\(feature) (counted from 0): cannot serve as a boundary: ")
  }

  func malformed(_ file: String, _ feature: Int, _ fault: ShapeFault.Kind, _ place: Coordinate?) -> FailureText {
    let isMisplaced = fault == .outOfRange || fault == .notTransformable
    return FailureText(
      .wrongInput,
      [
        noBoundary(file, feature) + "\(words(for: fault))\(text(place)).",
        isMisplaced
          ? say(
            "Hãy kiểm tra hệ tọa độ của tệp: boundaries.crs trong plan.yaml, hoặc --boundary-crs.",
            "Look at the file's CRS: boundaries.crs in plan.yaml, or --boundary-crs.")
          : notRepaired,
      ])
  }

  func unusable(_ file: String, _ feature: Int, _ reason: String, _ place: Coordinate?) -> FailureText {
    let reason = SafeText.clause(reason)
    return FailureText(
      .wrongInput,
      [
        noBoundary(file, feature) + "\(reason)\(text(place)).",
        notRepaired,
      ])
  }

  private var notRepaired: String {
    say("Ranh giới không được tự sửa: hãy sửa tệp.", "Boundaries are not repaired here: mend the file.")
  }

  private func words(for fault: ShapeFault.Kind) -> String {
    switch fault {
    case .noGeometry: say("không có hình thể", "it has no geometry")
    case .emptyGeometry: say("hình thể không có tọa độ", "its geometry has no coordinates")
    case .unclosedRing: say("đường bao không khép kín", "a ring is not closed")
    case .ringTooShort: say("đường bao có ít hơn bốn tọa độ", "a ring has fewer than four positions")
    case .outOfRange:
      say("tọa độ ngoài phạm vi của hệ tọa độ", "a position is beyond the range of its coordinate system")
    case .notTransformable:
      say("tọa độ không chuyển được sang hệ tọa độ của kế hoạch", "a position has no image in the plan CRS")
    case .notPolygonal: say("hình thể không phải dạng vùng", "its geometry is not of area")
    }
  }

  // MARK: Requests

  func unknownPeriod(_ period: String, _ known: [String]) -> FailureText {
    FailureText(
      .wrongUsage,
      [
        say("Kế hoạch không có kỳ “\(period)”.", "The plan has no period “\(period)”."),
        known.isEmpty
          ? say("Kế hoạch không ghi kỳ nào (periods).", "It names none at all (periods).")
          : say("Các kỳ: ", "Periods: ") + known.joined(separator: ", "),
      ])
  }

  func unknownUnit(_ unit: String, _ nearest: [String]) -> FailureText {
    FailureText(
      .wrongUsage,
      [
        say("Không có đơn vị “\(unit)” trong danh mục.", "The register has no unit “\(unit)”."),
        nearest.isEmpty ? "" : say("Gần giống: ", "Similar: ") + nearest.joined(separator: ", "),
      ])
  }

  func unknownSubject(_ text: String, _ known: [String]) -> FailureText {
    FailureText(
      .wrongUsage,
      [
        say("Không có mã hay nhóm “\(text)” trong bảng mã loại đất.", "The scheme has no code or group “\(text)”."),
        say("Có: ", "There are: ") + known.joined(separator: ", "),
      ])
  }

  func unknownEncoding(_ encoding: String, _ known: [String]) -> FailureText {
    FailureText(
      .wrongUsage,
      [
        say("Không có bảng mã văn bản “\(encoding)”.", "There is no text encoding “\(encoding)”."),
        say("Các bảng mã: ", "Encodings: ") + known.joined(separator: ", "),
      ])
  }

  func basisNotAvailable(_ basis: String) -> FailureText {
    FailureText(
      .wrongInput,
      [
        say(
          "areaBasis: \(basis) chưa dùng được: mọi biểu đều tính theo diện tích đo trên bản đồ (computed).",
          "areaBasis: \(basis) is not available: every table stands on the computed areas."),
        say(
          "Hãy xóa dòng areaBasis trong plan.yaml, hoặc ghi computed.",
          "Remove areaBasis from plan.yaml, or write computed."),
      ])
  }
}
