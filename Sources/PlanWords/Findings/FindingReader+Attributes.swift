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

  var unknownCode: String {
    let parcels = count("parcels")
    let number = words.numbers.integer(parcels)
    let area = figure("area")
    let size = say("\(number) thửa, \(area)", "\(words.counted(parcels, "parcel")), \(area)")
    switch kind {
    case "missing": return say("không ghi mã loại đất\(field): \(size).", "no land-use code\(field): \(size).")
    case "further":
      let values = words.numbers.integer(count("values"))
      return say(
        "\(values) giá trị khác\(field) không có trong bảng mã: \(size).",
        "\(values) further values\(field) are not in the scheme: \(size).")
    default:
      let nearest = finding.detail("nearestCode").map(words.shown)
      let hint = nearest.map { say("; có thể là \($0)", "; perhaps \($0)") } ?? ""
      return say(
        "mã \(value)\(field) không có trong bảng mã: \(size)\(hint).",
        "code \(value)\(field) is not in the scheme: \(size)\(hint).")
    }
  }

  /// The value as written; not told of confidential land, since a value may hold a name beside the code.
  private var value: String {
    guard !isHidden else { return say("của đất bảo mật", "of confidential land") }
    for case .value(let text) in finding.subjects { return "“\(words.shown(text))”" }
    return ""
  }

  /// ` (trường “loaiDat”, ngày 31/12/2025)`.
  private var field: String {
    let field = words.shown(finding.detail("field") ?? "")
    let day = finding.detail("day").flatMap { CalendarDate(iso: $0) }.map(words.date)
    let on = day.map { say(", ngày \($0)", ", \($0)") } ?? ""
    return say(" (trường “\(field)”\(on))", " (field “\(field)”\(on))")
  }
}
