import LandUse
import PlanChecks

extension FindingReader {
  var duplicateID: String {
    let rows = words.numbers.integer(count("rows"))
    guard !isHidden else {
      return say(
        "một mã thửa có ở \(rows) bản ghi (có đất bảo mật).",
        "\(rows) records have one id (confidential land among them).")
    }
    let id = words.shown(finding.detail("id") ?? "")
    let positions = finding.origins.prefix(5).map { origin in
      (namesFiles ? words.shown(origin.file) + " " : "") + "#\(origin.feature)"
    }.joined(separator: ", ")
    let more = count("rows") > 5 ? ", …" : ""
    return say(
      "mã thửa “\(id)” có ở \(rows) bản ghi: đối tượng \(positions)\(more).",
      "id “\(id)” is on \(rows) records: features \(positions)\(more).")
  }

  /// `12 thửa, 3,20 ha`.
  private var size: String {
    let parcels = count("parcels")
    let area = figure("area")
    return say("\(words.numbers.integer(parcels)) thửa, \(area)", "\(words.counted(parcels, "parcel")), \(area)")
  }

  var unknownCode: String {
    switch kind {
    case "older-list", "newer-list": return foreignList
    case "ambiguous":
      let candidates = words.shown((finding.detail("candidates") ?? "").replacing(" ", with: ", "))
      return say(
        "tên \(value)\(field) ứng với nhiều loại đất (\(candidates)): \(size).",
        "the name \(value)\(field) stands for several categories (\(candidates)): \(size).")
    case "further":
      let values = words.numbers.integer(count("values"))
      return say(
        "\(values) giá trị khác\(field) không có trong bảng mã: \(size).",
        "\(values) further values\(field) are not in the scheme: \(size).")
    default:
      let nearest = finding.detail("nearestCode").map(words.shown)
      let hint = nearest.map { say("; có thể là \($0)", "; perhaps \($0)") } ?? ""
      return say(
        "mã \(value)\(field) không có trong bảng mã\(unknownParts): \(size)\(hint).",
        "code \(value)\(field) is not in the scheme\(unknownParts): \(size)\(hint).")
    }
  }

  /// ` (không rõ: XYZ)`: which of several codes is unknown.
  private var unknownParts: String {
    guard !isHidden, let parts = finding.detail("unknownParts").map(words.shown) else { return "" }
    return say(" (không rõ: \(parts))", " (unknown: \(parts))")
  }

  private var foreignList: String {
    let day = finding.detail("listDay").flatMap { CalendarDate(iso: $0) }.map(words.date) ?? ""
    let codes = isHidden ? "" : ": " + words.shown(finding.detail("codes") ?? "")
    return kind == "older-list"
      ? say(
        "\(size)\(field) mang mã của bảng mã cũ, hết hiệu lực ngày \(day)\(codes).",
        "\(size)\(field) with codes of an older list, in force until \(day)\(codes).")
      : say(
        "\(size)\(field) mang mã của bảng mã mới, chỉ có hiệu lực từ ngày \(day)\(codes).",
        "\(size)\(field) with codes of a later list, in force only from \(day)\(codes).")
  }

  var aggregateCode: String {
    var category = ""
    for case .category(let code) in finding.subjects { category = words.name(of: code) }
    return kind == "overlay-code"
      ? say(
        "\(category) là mã lớp phủ, không phải mã của thửa đất\(field): \(size), coi là chưa rõ loại đất.",
        "\(category) is an overlay and no use of a parcel\(field): \(size), counted as of unknown use.")
      : say(
        "\(category) là mã tổng hợp\(field): \(size), chỉ tính ở mức mã đó, chưa rõ loại đất chi tiết.",
        "\(category) is a sum, not a use of a parcel\(field): \(size), counted at that level only.")
  }

  var missingAttribute: String {
    switch kind {
    case "id": say("không ghi mã thửa: \(size).", "no parcel id: \(size).")
    case "unit":
      finding.severity == .note
        ? say(
          "không ghi đơn vị hành chính, được tính theo vị trí: \(size).",
          "no administrative unit, counted where they lie: \(size).")
        : say("không ghi đơn vị hành chính: \(size).", "no administrative unit: \(size).")
    default: say("không ghi mã loại đất\(field): \(size).", "no land-use code\(field): \(size).")
    }
  }

  /// The value as written; not told of confidential land, since a value may hold a name beside the code.
  private var value: String {
    guard !isHidden else { return say("của đất bảo mật", "of confidential land") }
    for case .value(let text) in finding.subjects { return "“\(words.shown(text))”" }
    return ""
  }

  /// ` (trường “loaiDat”, ngày 31/12/2025)`.
  var field: String {
    let field = words.shown(finding.detail("field") ?? "")
    let day = finding.detail("day").flatMap { CalendarDate(iso: $0) }.map(words.date)
    let on = day.map { say(", ngày \($0)", ", \($0)") } ?? ""
    return say(" (trường “\(field)”\(on))", " (field “\(field)”\(on))")
  }
}
