import Geometry
import PlanSession

/// Errors of a run as a whole in words.
struct SessionErrorText {
  let say: Phrasing

  init(_ say: Phrasing) { self.say = say }

  func failure(_ error: SessionError) -> FailureText {
    switch error {
    case .targetCRSNeeded(let file, let suggestions): targetNeeded(file, suggestions)
    case .targetCRSNotMetric(let crs, let name, _):
      FailureText(
        .wrongUsage,
        [
          say("\(crs) (\(name)) không phải hệ phẳng tính bằng mét.", "\(crs) (\(name)) is not a plane in metres."),
          say("Diện tích cần hệ phẳng, ví dụ EPSG:5897.", "Areas need a plane, for example EPSG:5897."),
        ])
    case .deprecatedCRS(let crs, let file, let replacements):
      FailureText(
        file == nil ? .wrongUsage : .wrongInput,
        [
          (file.map { $0 + ": " } ?? "")
            + say("hệ tọa độ \(crs) đã bị thu hồi.", "the CRS \(crs) was withdrawn by its authority."),
          replacements.isEmpty ? "" : say("Thay bằng: ", "Use instead: ") + replacements.joined(separator: ", "),
        ])
    case .layerElsewhere(let layer, let file, let declared, let extent, let expected, let suggestions):
      elsewhere(layer, file, declared, extent, expected, suggestions)
    default: ofSources(error)
    }
  }

  private func ofSources(_ error: SessionError) -> FailureText {
    switch error {
    case .boundaryUnusable(let file, let feature, let reason, let place):
      FailureText(
        .wrongInput,
        [
          say(
            "\(file), đối tượng #\(feature): không dùng làm ranh giới được: \(reason)\(text(place)).",
            "\(file), feature #\(feature): cannot serve as a boundary: \(reason)\(text(place))."),
          say("Ranh giới không được tự sửa: hãy sửa tệp.", "Boundaries are not repaired here: mend the file."),
        ])
    case .boundaryEmpty(let file):
      FailureText(.wrongInput, [say("\(file): không có vùng ranh giới nào.", "\(file): no boundary polygon in it.")])
    case .outlineMissing(let file, let code):
      FailureText(
        .wrongInput, [say("\(file): không có đối tượng mang mã \(code).", "\(file): no feature has the code \(code).")])
    default: ofRequest(error)
    }
  }

  private func ofRequest(_ error: SessionError) -> FailureText {
    switch error {
    case .unknownPeriod(let period, let known):
      FailureText(
        .wrongUsage,
        [
          say("Kế hoạch không có kỳ “\(period)”.", "The plan has no period “\(period)”."),
          say("Các kỳ: ", "Periods: ") + known.joined(separator: ", "),
        ])
    case .unknownUnit(let unit, let nearest):
      FailureText(
        .wrongUsage,
        [
          say("Không có đơn vị “\(unit)” trong danh mục.", "The register has no unit “\(unit)”."),
          nearest.isEmpty ? "" : say("Gần giống: ", "Similar: ") + nearest.joined(separator: ", "),
        ])
    case .areaBasisNotAvailable(let basis):
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
    default: FailureText(.wrongInput, [String(describing: error)])
    }
  }

  private func targetNeeded(_ file: String, _ suggestions: [CRSSuggestion]) -> FailureText {
    FailureText(
      .wrongUsage,
      [
        say(
          "\(file) ghi kinh độ, vĩ độ: muốn tính diện tích cần một hệ phẳng (--target-crs).",
          "\(file) is in longitude and latitude: areas need a plane (--target-crs).")
      ] + suggestions.map { "  --target-crs \($0.crs)   \($0.name)" })
  }

  private func elsewhere(
    _ layer: String, _ file: String, _ declared: String, _ extent: Envelope, _ expected: String,
    _ suggestions: [CRSSuggestion]
  ) -> FailureText {
    let range = "x \(number(extent.minX)) … \(number(extent.maxX)), y \(number(extent.minY)) … \(number(extent.maxY))"
    let readings = suggestions.map { suggestion in
      let swapped = suggestion.isSwapped ? say(", đổi chỗ hai trục", ", with its axes swapped") : ""
      return say(
        "  nếu là \(suggestion.crs) (\(suggestion.name))\(swapped) thì khớp: khai báo hệ tọa độ đó",
        "  it would fit as \(suggestion.crs) (\(suggestion.name))\(swapped): declare that CRS")
    }
    return FailureText(
      .wrongInput,
      [
        say(
          "\(file): lớp \(layer), đọc theo \(declared), nằm ngoài \(expected).",
          "\(file): the layer \(layer), read as \(declared), lies outside \(expected)."),
        say("Tọa độ trong tệp: ", "Coordinates in the file: ") + range,
      ] + readings + [
        say(
          "Hệ tọa độ khai trong plan.yaml (crs của lớp) hoặc bằng --crs.",
          "A CRS is declared in plan.yaml (crs of the layer) or with --crs.")
      ])
  }

  private func number(_ value: Double) -> String {
    MachineText.number(abs(value) > 1000 ? value.rounded() : (value * 1e6).rounded() / 1e6)
  }

  private func text(_ place: Coordinate?) -> String {
    place.map { say(" tại ", " at ") + "\(number($0.x)), \(number($0.y))" } ?? ""
  }
}
