import LandUse
import PlanFormats
import PlanWords

extension MappingText {
  /// `12 giá trị của “loaiDat” … (ví dụ đối tượng #3: “luc” → LUC).`
  func mended(_ field: String, _ mend: UseMend, _ count: Int, _ example: UseExample?) -> String {
    let number = words.numbers.integer(count)
    let field = SafeText.line(field)
    let shown = example.map { example in
      let read = example.uses.map(told).joined(separator: " + ")
      let text = SafeText.line(example.text)
      return say(
        " (ví dụ đối tượng #\(example.feature): “\(text)” → \(read))",
        " (for example feature #\(example.feature): “\(text)” → \(read))")
    }
    let values = say("\(number) giá trị của “\(field)” ", "\(number) \(count == 1 ? "value" : "values") of “\(field)” ")
    return values + how(mend, isOne: count == 1) + (shown ?? "") + "."
  }

  private func told(_ use: UseExample.Use) -> String {
    SafeText.line(use.code) + (use.area.map { " " + words.squareMetres($0) } ?? "")
  }

  private func how(_ mend: UseMend, isOne: Bool) -> String {
    let are = isOne ? "is" : "are"
    switch mend {
    case .spacing: return say("có khoảng trắng thừa, đã bỏ", "\(are) read without stray blanks")
    case .letters:
      return say(
        "viết khác mã (chữ thường, dấu), đọc theo mã", "\(are) read as codes whatever the letters' case or marks")
    case .mark: return say("có ký hiệu sau mã, đã bỏ", "\(are) read without the mark behind the code")
    case .name: return say("ghi tên loại đất, đọc thành mã", "\(are) names, read as their codes")
    case .alias: return say("dùng cách ghi khác của mã", "\(are) another key for a code")
    case .olderCode:
      return say(
        "là mã của bảng mã cũ, đọc theo bảng chuyển đổi mã", "\(are) of an older list of codes, read by the crosswalk")
    case .several:
      return say(
        "ghi nhiều mã không kèm diện tích: chỉ chắc chắn ở loại đất chung của chúng",
        "\(isOne ? "has" : "have") several codes without areas: certain only for what holds all of them")
    case .statedAreas:
      return say(
        "ghi diện tích cho từng mã; diện tích thửa được chia theo đó khi tổng khớp",
        "\(isOne ? "states" : "state") the area of each code; the parcel is divided by them where they add up")
    case .ambiguousAreas:
      return say(
        "ghi diện tích đọc được theo hai cách, nên không dùng diện tích đó",
        "\(isOne ? "states" : "state") areas that can be read in two ways, which are not used")
    }
  }
}
