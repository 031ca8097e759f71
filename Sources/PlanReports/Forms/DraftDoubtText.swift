import LandUse
import PlanFormats
import PlanSession
import PlanWords

/// What is to be looked at before the figures of a drafted plan are used, in sentences.
struct DraftDoubtText {
  let words: Words

  private var say: Phrasing { Phrasing(words.language) }

  /// Empty for remarks that are no doubts.
  func sentence(_ remark: DraftRemark) -> String {
    switch remark {
    case .legacyText(let file, let text): legacyText(file, text)
    case .noIDs(let file):
      say(
        "\(file): không thấy trường mã thửa: thửa chỉ được nêu bằng số thứ tự. Ghi tên trường vào fields.id.",
        "\(file): no field holds parcel ids: parcels are only told by their position. Name one in fields.id.")
    case .noAreas(let file):
      say(
        "\(file): không thấy trường diện tích: không đối chiếu được với hồ sơ. Ghi tên trường vào fields.declaredArea.",
        "\(file): no field holds declared areas: nothing is compared with the records. Name one in"
          + " fields.declaredArea.")
    case .undatedUse(let file, let field, let days): undatedUse(file, field, days)
    case .filesOverlap(let first, let second):
      say(
        "\(first) và \(second) đều ghi loại đất, phạm vi chồng lên nhau: landplan run không nhận khi phần lớn thửa của"
          + " tệp này nằm trên tệp kia. Bỏ một tệp, hoặc ghi ngày của mỗi tệp vào fields.uses.",
        "\(first) and \(second) both hold uses and their extents overlap: landplan run refuses them where most parcels of"
          + " one lie on the other. Take one away, or give the day of each in fields.uses.")
    case .noScale(let file, let fields): noScale(file, fields)
    case .registerDay(let day):
      say(
        "Ngày của danh mục đơn vị (unitRegister) do máy đoán\(day.map { ": " + words.date($0) } ?? "").",
        "The day of the list of units (unitRegister) is a guess\(day.map { ": " + words.date($0) } ?? "").")
    default: ""
    }
  }

  private func legacyText(_ file: String, _ text: LegacyText) -> String {
    let example = text.before.isEmpty ? "" : " (“\(SafeText.line(text.before))” → “\(SafeText.line(text.after))”)"
    return say(
      "\(file): chữ có vẻ theo bảng mã \(text.vietnameseName), không phải Unicode\(example): tên đơn vị sẽ sai. Lập lại"
        + " với --text-encoding \(text.encoding).",
      "\(file): its text looks to be in \(text.englishName), not Unicode\(example): names of units will be wrong. Make"
        + " the plan again with --text-encoding \(text.encoding).")
  }

  private func undatedUse(_ file: String, _ field: String, _ days: [CalendarDate]) -> String {
    let list = days.map { words.date($0) }.joined(separator: ", ")
    let name = SafeText.line(field)
    return say(
      "\(file): trường loại đất “\(name)” không có ngày nên được dùng cho mọi ngày chốt số liệu (\(list)): hiện trạng và"
        + " quy hoạch sẽ như nhau. Ghi ngày vào fields.uses: {2025-12-31: trường}.",
      "\(file): the use field “\(name)” has no day and stands for the stocks of all plan days (\(list)): present and"
        + " planned uses will be the same. Give the day in fields.uses: {2025-12-31: field}.")
  }

  private func noScale(_ file: String, _ fields: [String]) -> String {
    let list = fields.map { "“\(SafeText.line($0))”" }.joined(separator: ", ")
    let hint =
      fields.isEmpty
      ? ""
      : say(
        " Trường tờ và thửa (\(list)) cho thấy đây là bản đồ địa chính.",
        " Fields of sheet and parcel number (\(list)) point to a cadastral map.")
    return say(
      "\(file): chưa ghi tỷ lệ bản đồ (scale) nên hạn sai lấy theo 1:10 000.\(hint)",
      "\(file): no map scale is given, so the limits of error are those of 1:10,000.\(hint)")
  }
}
