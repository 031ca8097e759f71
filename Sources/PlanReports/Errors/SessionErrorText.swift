import Geometry
import PlanSession

/// Errors of a run as a whole in words.
struct SessionErrorText {
  let say: Phrasing

  init(_ say: Phrasing) { self.say = say }

  func failure(_ error: SessionError) -> FailureText {
    switch error {
    case .targetCRSNeeded(let file, let suggestions): targetNeeded(file, suggestions)
    case .targetCRSNotMetric(let crs, let name, let file): targetNotMetric(crs, name, file)
    case .crsNotRead(let crs, let file, let reason): crsNotRead(crs, file, reason)
    case .noTransformation(let source, let target, let file, let reason):
      noTransformation(source, target, file, reason)
    case .deprecatedCRS(let crs, let file, let replacements): deprecated(crs, file, replacements)
    case .layerElsewhere(let layer, let file, let declared, let extent, let expected, let suggestions):
      elsewhere(layer, file, declared, extent, SafeText.clause(expected), suggestions)
    case .notDegrees(let file, let extent): notDegrees(file, extent)
    case .notUseCodes(let field, let file, let values): notUseCodes(field, file, values)
    case .layersOfOneDay(let first, let second, let day): layersOfOneDay(first, second, day)
    case .boundaryMalformed(let file, let feature, let fault, let place): malformed(file, feature, fault, place)
    case .boundaryUnusable(let file, let feature, let reason, let place): unusable(file, feature, reason, place)
    case .boundaryEmpty(let file):
      FailureText(.wrongInput, [say("\(file): không có vùng ranh giới nào.", "\(file): no boundary polygon in it.")])
    case .outlineMissing(let file, let code):
      FailureText(
        .wrongInput, [say("\(file): không có đối tượng mang mã \(code).", "\(file): no feature has the code \(code).")])
    case .unknownPeriod(let period, let known): unknownPeriod(period, known)
    case .unknownUnit(let unit, let nearest): unknownUnit(unit, nearest)
    case .unknownSubject(let text, let known): unknownSubject(text, known)
    case .unknownEncoding(let encoding, let known): unknownEncoding(encoding, known)
    case .areaBasisNotAvailable(let basis): basisNotAvailable(basis)
    }
  }

  // MARK: Systems

  private func crsNotRead(_ crs: String, _ file: String?, _ reason: String) -> FailureText {
    FailureText(
      file == nil ? .wrongUsage : .wrongInput,
      [
        at(file)
          + say("không dùng được hệ tọa độ “\(crs)” (\(reason)).", "the CRS “\(crs)” cannot be used (\(reason))."),
        CRSHint.prefix(crs, say)
          ?? say(
            "Hãy ghi mã EPSG, ví dụ EPSG:5897, trong tệp, trong plan.yaml hoặc bằng --crs.",
            "Give an EPSG code, such as EPSG:5897, in the file, in plan.yaml or with --crs."),
      ])
  }

  private func noTransformation(
    _ source: String, _ target: String, _ file: String, _ reason: String
  ) -> FailureText {
    FailureText(
      .wrongInput,
      [
        at(file)
          + say(
            "không có phép chuyển đủ chính xác từ \(source) sang \(target) (\(reason)).",
            "no operation that is good enough leads from \(source) to \(target) (\(reason))."),
        say("Xem lại hệ tọa độ của tệp và của kế hoạch.", "Look at the CRS of the file and of the plan."),
      ])
  }

  /// `parcels.geojson: `, or nothing.
  private func at(_ file: String?) -> String { file.map { SafeText.line($0) + ": " } ?? "" }

  private func targetNotMetric(_ crs: String, _ name: String, _ file: String?) -> FailureText {
    FailureText(
      file == nil ? .wrongUsage : .wrongInput,
      [
        at(file)
          + say("\(crs) (\(name)) không phải hệ phẳng tính bằng mét.", "\(crs) (\(name)) is not a plane in metres."),
        say("Diện tích cần hệ phẳng, ví dụ EPSG:5897.", "Areas need a plane, for example EPSG:5897."),
      ])
  }

  private func deprecated(_ crs: String, _ file: String?, _ replacements: [String]) -> FailureText {
    FailureText(
      file == nil ? .wrongUsage : .wrongInput,
      [
        (file.map { $0 + ": " } ?? "")
          + say("hệ tọa độ \(crs) đã bị thu hồi.", "the CRS \(crs) was withdrawn by its authority."),
        replacements.isEmpty ? "" : say("Thay bằng: ", "Use instead: ") + replacements.joined(separator: ", "),
      ])
  }

  private func notDegrees(_ file: String, _ extent: Envelope) -> FailureText {
    FailureText(
      .wrongInput,
      [
        say(
          "\(file): phần lớn tọa độ không phải kinh độ, vĩ độ (\(range(extent))).",
          "\(file): most of its positions are no longitude and latitude (\(range(extent)))."),
        say(
          "Tệp không ghi hệ tọa độ nên được đọc theo độ: hãy khai bằng --crs, ví dụ --crs EPSG:5897.",
          "A file that names no CRS is read in degrees: name it with --crs, for example --crs EPSG:5897."),
      ])
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
    let readings = suggestions.map { suggestion in
      let name = "\(suggestion.crs) (\(suggestion.name))"
      return suggestion.isSwapped
        ? say(
          "  nếu là \(name) nhưng hai trục bị đổi chỗ thì khớp: đổi lại thứ tự tọa độ trong tệp",
          "  it would fit as \(name) with its axes swapped: exchange x and y in the file")
        : say(
          "  nếu là \(name) thì khớp: khai báo hệ tọa độ đó", "  it would fit as \(name): declare that CRS")
    }
    return FailureText(
      .wrongInput,
      [
        say(
          "\(file): lớp \(layer), đọc theo \(declared), không khớp với \(expected).",
          "\(file): the layer \(layer), read as \(declared), does not fit \(expected)."),
        say("Tọa độ trong tệp: ", "Coordinates in the file: ") + range(extent),
      ] + readings + [
        say(
          "Hệ tọa độ khai trong plan.yaml (crs của lớp) hoặc bằng --crs.",
          "A CRS is declared in plan.yaml (crs of the layer) or with --crs.")
      ])
  }

  private func range(_ extent: Envelope) -> String {
    "x \(number(extent.minX)) … \(number(extent.maxX)), y \(number(extent.minY)) … \(number(extent.maxY))"
  }

  private func number(_ value: Double) -> String {
    MachineText.number(abs(value) > 1000 ? value.rounded() : (value * 1e6).rounded() / 1e6)
  }

  func text(_ place: Coordinate?) -> String {
    place.map { say(" tại ", " at ") + "\(number($0.x)), \(number($0.y))" } ?? ""
  }
}
